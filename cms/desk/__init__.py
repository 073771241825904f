"""The editor's start screen in the admin."""
