"""From a file, a folder or a feed to documents: one plain tree per product, whatever the format."""
