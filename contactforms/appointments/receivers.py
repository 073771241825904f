"""What happens to a question happens to its appointment: withdrawn, nobody needs to come."""

from typing import Any

from django.db.models.signals import post_save
from django.dispatch import receiver

from contactforms.appointments.models import Appointment, AppointmentState
from contactforms.appointments.services import cancel
from contactforms.questions.models import EventKind, QuestionEvent


@receiver(post_save, sender=QuestionEvent, dispatch_uid="appointments_follow_the_question")
def cancel_with_the_question(instance: QuestionEvent, created: bool, **kwargs: Any) -> None:
    """Cancel what is booked, in the transaction of the step."""
    if not created or instance.kind != EventKind.WITHDRAWN:
        return
    booked = Appointment.objects.filter(question_id=instance.question_id, state=AppointmentState.BOOKED)
    for appointment in booked.select_related("question", "hours__service"):
        cancel(appointment, instance.actor)
