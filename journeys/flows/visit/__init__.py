"""Guided questions as visitors meet them: one a page, answers in the address or, when sensitive, in the session."""
