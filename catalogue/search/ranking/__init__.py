"""The whole of relevance: what a question means (`question`), how well a page answers it (`score`).

No Django and no engine in here: an engine finds a few hundred candidates, this package orders them.
"""
