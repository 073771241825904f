"""Trying a query out: what the settings in force give, beside what a draft would give."""
