"""Template tags of the topic questions."""
