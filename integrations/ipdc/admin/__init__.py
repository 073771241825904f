"""The importer's registers in the admin, one module a kind."""
