"""Judging: reading and keeping judgements, bringing files in and out, scoring."""
