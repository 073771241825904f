"""The screens of what goes along."""
