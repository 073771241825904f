"""Commands of the contacts."""
