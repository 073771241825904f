"""Tags of the search desk."""
