"""Finding pages: one row per live page, PostgreSQL, one ranking."""
