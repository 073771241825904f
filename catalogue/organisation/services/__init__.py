"""Use cases of the organisation."""

from catalogue.organisation.services.front_desk import move_front_desk
from catalogue.organisation.services.merge import check_merge, merge_service
from catalogue.organisation.services.uses import uses_of

__all__ = ["check_merge", "merge_service", "move_front_desk", "uses_of"]
