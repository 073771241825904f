"""Guided questions."""

from cms.settings.env import env

FLOW_COUNT_DAYS = env.int("FLOW_COUNT_DAYS", default=400)  # how long the sums of what happens in flows are kept
# Where “leave this site quickly” leads: a page that says nothing about who opens it, and that is always there.
LEAVE_QUICKLY_TO = env("LEAVE_QUICKLY_TO", default="https://www.google.be/")
