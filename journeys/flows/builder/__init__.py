"""The screens on which editors build guided questions: the list beside a live diagram, in Wagtail's admin."""
