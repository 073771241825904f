"""The list of products in the admin: the list behind every count on the start screen."""
