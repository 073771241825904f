"""Who asks: a citizen, association or business; optional everywhere, never merged by itself."""
