"""The registers of synonyms and word rules."""
