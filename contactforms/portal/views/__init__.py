"""The screens of the portal, one topic a file."""
