"""The screens of what an agent does with what a caller asks."""
