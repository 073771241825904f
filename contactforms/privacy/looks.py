"""A look at personal data that is no field of a customer: a file, a text. One row, written with the look."""

from uuid import UUID

from contactforms.privacy.membership import Someone
from contactforms.privacy.models import Purpose, ReadLogEntry


def log_look(
    actor: Someone, purpose: Purpose, place: str, *, subject_type: str, subject_uuid: UUID, fields: str
) -> ReadLogEntry:
    """Write down that `actor` looked; `place` is the name of the view, `fields` what was seen, never its content."""
    return ReadLogEntry.objects.create(
        actor_id=actor.pk,
        subject_type=subject_type,
        subject_uuid=subject_uuid,
        purpose=purpose,
        place=place,
        fields=fields,
    )
