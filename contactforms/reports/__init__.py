"""What the lead sees: all open questions by service and age."""
