"""The public side: ask a question, follow it."""
