"""A journey and guided questions beside the caller."""
