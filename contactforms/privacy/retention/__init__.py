"""How long names and texts are kept, and what happens then."""
