"""A citizen's request about their own data: find the person, hand over everything, or forget them."""
