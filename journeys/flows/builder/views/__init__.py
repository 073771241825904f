"""The screens of the builder, in Wagtail's admin."""
