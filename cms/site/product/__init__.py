"""The product page: read in few queries, shown the same in a preview as live."""
