"""Settings by concern: `base` gathers them, `development`, `production` and `test` choose."""
