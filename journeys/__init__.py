"""Journeys through what happens in a life, and guided questions: a layer over the catalogue that never copies it."""
