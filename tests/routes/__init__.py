"""Every role × every route: the tables, and the small world in which they hold."""
