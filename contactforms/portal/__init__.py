"""The screens of agents and experts."""
