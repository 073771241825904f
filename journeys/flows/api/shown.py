"""What the API tells about a flow."""

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from catalogue.organisation.api import RefShown
from catalogue.organisation.api_views import Shown
from catalogue.products.api_product import LabelShown
from journeys.flows.definition import Kind, OutcomeKind


@extend_schema_field({"$ref": "#/components/schemas/FlowCondition"})
class ConditionField(serializers.JSONField):
    """A condition: `{"all": […]}`, `{"any": […]}` or `{"question", "test", "value"}`."""


class OptionShown(Shown):
    """One answer to choose."""

    key = serializers.CharField()
    label = serializers.CharField()  # type: ignore[assignment]
    hint = serializers.CharField()
    to = serializers.CharField(help_text="Where it leads; empty when the question's own `to` says so.")


class RuleShown(Shown):
    """Where to go when a condition holds."""

    when = ConditionField()
    to = serializers.CharField()


class NumberShown(Shown):
    """What a number may be, both ends included; decimals as text."""

    unit = serializers.CharField()
    minimum = serializers.CharField(allow_null=True)
    maximum = serializers.CharField(allow_null=True)
    decimals = serializers.IntegerField()


class FlowQuestionShown(Shown):
    """One question. The first rule that holds decides where it leads, then the option chosen, then `to`."""

    key = serializers.CharField(help_text="Names it in `to` and in answers; does not change.")
    kind = serializers.ChoiceField(choices=[kind for kind in Kind.values if kind != Kind.PART])
    title = serializers.CharField()
    help_html = serializers.CharField()
    options = OptionShown(many=True)
    rules = RuleShown(many=True)
    to = serializers.CharField()
    number = NumberShown(allow_null=True)
    table = serializers.CharField(help_text="The table in `tables` that knows the places. May be empty.")
    needed = serializers.BooleanField(help_text="False: of several choices none may be chosen (answer `geen`).")


class LinkedShown(Shown):
    """A page: its UUID is stable."""

    uuid = serializers.UUIDField()
    title = serializers.CharField()
    url = serializers.URLField()


class AnsweringShown(RefShown):
    """Who answers questions about it."""

    url = serializers.URLField(help_text="The page about the service.")


class FlowOutcomeShown(Shown):
    """Where it ends. Never “you are entitled”: it applies probably, does not, or we must check."""

    key = serializers.CharField()
    kind = serializers.ChoiceField(choices=OutcomeKind.values)
    title = serializers.CharField()
    text_html = serializers.CharField()
    products = LinkedShown(many=True, help_text="Those that are published now.")
    journey = LinkedShown(allow_null=True)
    service = AnsweringShown(help_text="Who answers: the outcome's own service, else that of the whole.")


class FlowExitShown(Shown):
    """Where a part ends. Nobody sees it: `part` gets the answer `answer`, then the first rule that holds, else `to`."""

    key = serializers.CharField()
    part = serializers.CharField()
    answer = serializers.CharField()
    rules = RuleShown(many=True)
    to = serializers.CharField()


class PlaceShown(Shown):
    """A postal code or street, and the area in which it lies."""

    place = serializers.CharField()
    area = serializers.CharField()


class PlaceTableShown(Shown):
    """A table of places; what it does not name lies in the area `elders`."""

    slug = serializers.CharField()
    name = serializers.CharField()
    places = PlaceShown(many=True)


class FlowShown(Shown):
    """Guided questions, in short."""

    uuid = serializers.UUIDField(help_text="Stable; a moved or renamed page keeps it.")
    title = serializers.CharField()
    url = serializers.URLField(help_text="The page where it starts.")
    language = serializers.CharField()
    introduction = serializers.CharField()
    sensitive = serializers.BooleanField(help_text="Keep the answers out of addresses, logs and statistics.")
    theme = LabelShown(allow_null=True)
    audiences = LabelShown(many=True)
    last_published_at = serializers.DateTimeField(allow_null=True)


class FlowWholeShown(FlowShown):
    """Guided questions, whole: a client can ask them by itself. Parts are put in, under keys with a point."""

    start = serializers.CharField(help_text="The key of the first question.")
    questions = FlowQuestionShown(many=True)
    outcomes = FlowOutcomeShown(many=True)
    exits = FlowExitShown(many=True)
    tables = PlaceTableShown(many=True)


class AnsweredShown(Shown):
    """One question of the way, and its answer as it was understood."""

    question = serializers.CharField(help_text="Its key.")
    title = serializers.CharField()
    answer = serializers.ListField(child=serializers.CharField())


class NextShown(Shown):
    """Where the answers lead: to a question that has no answer yet, or to an outcome."""

    way = AnsweredShown(many=True, help_text="The questions answered so far, in order.")
    question = FlowQuestionShown(allow_null=True)
    outcome = FlowOutcomeShown(allow_null=True)
    error = serializers.CharField(help_text="Why what was given for `question` is no answer; empty otherwise.")
    unused = serializers.ListField(child=serializers.CharField(), help_text="Answers that are not on this way.")
