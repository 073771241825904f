"""One call, visit or chat of an agent with someone: its notes, what was looked up, and who it was, if anyone."""
