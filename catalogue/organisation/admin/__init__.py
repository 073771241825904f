"""The registers in the admin, one module a kind."""
