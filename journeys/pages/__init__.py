"""Journeys: what happens in a life, as steps over pages that exist."""
