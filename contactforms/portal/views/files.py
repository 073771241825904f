"""A file that came with a question: only for who may read the question, and each look is a row of the read log."""

from uuid import UUID

from django.http import FileResponse, Http404, HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from contactforms.portal.access import OVERSEE, WORK, colleague, portal_view
from contactforms.portal.views.question import find
from contactforms.privacy.models import Place, Purpose
from contactforms.privacy.reading import log_look
from contactforms.questions.access import is_member, may_read_text
from contactforms.topics.models import Attachment

# The whole policy of this answer: nothing but the picture itself.
SANDBOX = "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; sandbox"


@require_safe
@portal_view(WORK, OVERSEE)
def show(request: HttpRequest, reference: str, uuid: UUID) -> HttpResponseBase:
    """Show a picture, hand over a PDF. Whatever is in it runs nothing and asks nobody (sandbox)."""
    question, user = find(request, reference), colleague(request)
    if not may_read_text(user, question):
        raise Http404
    attachment = get_object_or_404(Attachment, uuid=uuid, question_uuid=question.uuid)
    customer = question.customer
    log_look(
        user,
        "customer" if customer is not None else "question",
        customer.uuid if customer is not None else question.uuid,
        Purpose.ANSWER if is_member(user, question) else Purpose.OVERSEE,
        Place.FILE,
        ["file"],
    )
    response = FileResponse(
        attachment.file.open("rb"),
        as_attachment=not attachment.is_image,
        filename=attachment.name,
        content_type=attachment.kind,
    )
    response["X-Content-Type-Options"] = "nosniff"
    response["X-Robots-Tag"] = "noindex"
    response["Referrer-Policy"] = "no-referrer"
    response["Content-Security-Policy"] = SANDBOX
    return response
