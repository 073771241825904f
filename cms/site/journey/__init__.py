"""Journeys on the site: the page, the way along it, and the list that someone takes home."""
