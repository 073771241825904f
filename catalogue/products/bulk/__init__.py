"""What can be done with many pages at once."""
