"""What the city offers, who is responsible for it, how to reach them, and how to find it."""
