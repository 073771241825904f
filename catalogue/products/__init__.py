"""Themes, audiences, life events and the product pages themselves."""
