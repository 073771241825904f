"""What can be done with journeys."""

from journeys.pages.services.together import Linked, NotTogether, linked_drafts, publish_together

__all__ = ["Linked", "NotTogether", "linked_drafts", "publish_together"]
