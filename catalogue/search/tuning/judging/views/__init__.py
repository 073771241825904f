"""The screens of judging."""
