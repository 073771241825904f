"""The search page: what was asked, what is shown of what was found, and what helps when nothing was."""
