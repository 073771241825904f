"""What the templates of journeys can load."""
