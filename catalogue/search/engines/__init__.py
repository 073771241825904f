"""Engines find candidates: a few hundred documents that may answer. They order nothing; `ranking` does."""
