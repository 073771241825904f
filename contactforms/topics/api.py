"""`GET /api/v1/products/{uuid}/topic-questions/` and `POST /api/v1/attachments/`: what other websites ask too."""

from typing import Any
from uuid import UUID

from django.core.files.uploadedfile import UploadedFile
from django.urls import path
from django.utils.translation import gettext as _
from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework import serializers, status
from rest_framework.exceptions import NotFound, ValidationError
from rest_framework.parsers import MultiPartParser
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.throttling import BaseThrottle
from rest_framework.views import APIView

from catalogue.organisation.api_schema import ProblemShown
from catalogue.organisation.api_views import OpenPost, PublicView, Shown
from catalogue.organisation.problems import MEDIA_TYPE, Gone
from catalogue.products.models import ProductPage
from catalogue.products.tombstones import tombstone_for_uuid
from catalogue.responsibility import responsible_for
from contactforms.privacy.limits import WINDOW, too_many
from contactforms.topics.attachments.refusing import Refused
from contactforms.topics.attachments.services import receive
from contactforms.topics.definitions import Kind, TopicQuestion
from contactforms.topics.models.attachment import FileKind
from contactforms.topics.services import questions_for
from contactforms.topics.uploads import CappedEverything

KINDS = [(kind.value, kind.value) for kind in Kind]


class TopicOptionShown(Shown):
    """One answer to choose."""

    key = serializers.CharField()
    label = serializers.CharField()  # type: ignore[assignment]


class TopicConditionShown(Shown):
    """An option that was chosen at an earlier question."""

    question = serializers.CharField(help_text="The key of the earlier question.")
    option = serializers.CharField(help_text="The key of one of its options.")


class TopicQuestionShown(Shown):
    """One question that is asked beforehand, and when."""

    key = serializers.CharField(help_text="Under which its answer is sent; stays when the words change.")
    label = serializers.CharField()  # type: ignore[assignment]
    kind = serializers.ChoiceField(
        choices=KINDS,
        help_text="The answer to send. text: text. choice: the key of an option. choices: a list of such keys. "
        "date: 2026-12-31. place: text, or {text, lat, lon} in degrees. photo: a list of tokens of "
        "`POST /api/v1/attachments/`.",
    )
    help = serializers.CharField(help_text="A line that helps to answer. May be empty.")
    required = serializers.BooleanField(help_text="Needs an answer when it is shown.")  # type: ignore[assignment]
    multiline = serializers.BooleanField(help_text="A text of several lines.")
    options = TopicOptionShown(many=True, help_text="Of the kinds choice and choices; of others none.")
    only_if = TopicConditionShown(
        many=True, help_text="Shown when at least one holds; always, when there is none. Hidden answers are dropped."
    )


class TopicQuestionsShown(Shown):
    """The questions of a product in the order in which they are asked."""

    questions = TopicQuestionShown(many=True)


class AttachmentIn(serializers.Serializer[Any]):
    """One file."""

    file = serializers.FileField(help_text="JPEG, PNG, WebP, HEIC or PDF; at most 10 MB.")


class AttachmentShown(Shown):
    """A file that was received, and waits for its question for a day."""

    token = serializers.CharField(help_text="Send it as an answer. Who has it may use the file, so keep it private.")
    name = serializers.CharField()
    kind = serializers.ChoiceField(choices=FileKind.values, help_text="What it is now: a photo is made anew.")
    size = serializers.IntegerField(help_text="In bytes, after cleaning.")


class TopicQuestionsView(PublicView):
    """What is asked beforehand about a product: by our form, our agents, and whoever reads this."""

    @extend_schema(
        operation_id="products_topic_questions_retrieve",
        tags=["products"],
        summary="The topic questions of a product",
        responses={200: TopicQuestionsShown, (410, MEDIA_TYPE): OpenApiResponse(ProblemShown, "It was removed.")},
    )
    def get(self, request: Request, uuid: UUID) -> Response:
        """Return the questions of the product, else those of the service that answers for it."""
        page = ProductPage.objects.live().public().filter(uuid=uuid).first()
        if page is None and tombstone_for_uuid(uuid):
            raise Gone(_("This page no longer exists."))
        if page is None:
            raise NotFound
        found = questions_for(page, responsible_for(page).service)
        return Response({"questions": [tell(question) for question in found]})


def tell(question: TopicQuestion) -> dict[str, Any]:
    """Return what `TopicQuestionShown` describes."""
    return {
        "key": question.key,
        "label": question.label,
        "kind": question.kind.value,
        "help": question.help,
        "required": question.required,
        "multiline": question.long,
        "options": [{"key": option.key, "label": option.label} for option in question.options],
        "only_if": [{"question": given.question, "option": given.option} for given in question.only_if],
    }


class FileThrottle(BaseThrottle):
    """Refuses an address that sends too many files in a minute."""

    def allow_request(self, request: Request, view: APIView) -> bool:
        """Count this post."""
        return request.method != "POST" or not too_many(request._request, "file")

    def wait(self) -> float:
        """Return after how many seconds to try again."""
        return WINDOW.total_seconds()


class AttachmentsView(OpenPost):
    """Files that will go with a question."""

    throttle_classes = (FileThrottle,)
    parser_classes = (MultiPartParser,)

    def initialize_request(self, request: Any, *args: Any, **kwargs: Any) -> Request:
        """Stop reading a file at its limit, before anything of it is read."""
        request.upload_handlers.insert(0, CappedEverything(request))
        return super().initialize_request(request, *args, **kwargs)

    @extend_schema(
        operation_id="attachments_create",
        tags=["questions"],
        summary="Send a file that goes with a question",
        request={"multipart/form-data": AttachmentIn},
        responses={
            201: OpenApiResponse(AttachmentShown, description="Received and cleaned: where it was taken is gone."),
            (400, MEDIA_TYPE): OpenApiResponse(ProblemShown, description="Not a file we take; `errors` says why."),
            (415, MEDIA_TYPE): OpenApiResponse(ProblemShown, description="Send multipart/form-data."),
            (429, MEDIA_TYPE): OpenApiResponse(ProblemShown, description="Too many files from one address."),
        },
    )
    def post(self, request: Request) -> Response:
        """Receive one file; without a question it is deleted after a day."""
        upload = request.FILES.get("file")
        if not isinstance(upload, UploadedFile):
            raise ValidationError({"file": [_("Send one file.")]})
        try:
            attachment = receive(upload)
        except Refused as error:
            raise ValidationError({"file": [error.message]}) from error
        told = {name: getattr(attachment, name) for name in ("token", "name", "kind", "size")}
        return Response(told, status=status.HTTP_201_CREATED)


urlpatterns = [
    path("products/<uuid:uuid>/topic-questions/", TopicQuestionsView.as_view(), name="product-topic-questions"),
    path("attachments/", AttachmentsView.as_view(), name="attachments"),
]
