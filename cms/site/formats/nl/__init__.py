"""Dutch, as in Flanders."""
