"""Guided questions: a few plain questions that end at exactly the duties and products that apply."""
