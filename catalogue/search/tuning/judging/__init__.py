"""What editors say is the right answer to a query, and how well the search does by that."""
