"""Departments, services, channels, opening hours and the city's working days."""
