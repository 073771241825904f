"""The headless API: DRF and its OpenAPI document."""

from typing import Any

from cms.settings.contact import TRUSTED_PROXY_COUNT

REST_FRAMEWORK: dict[str, Any] = {
    "DEFAULT_AUTHENTICATION_CLASSES": [],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.AllowAny"],
    "DEFAULT_RENDERER_CLASSES": ["catalogue.organisation.api_rendering.QuickJSON"],
    "DEFAULT_PARSER_CLASSES": ["rest_framework.parsers.JSONParser"],
    "DEFAULT_PAGINATION_CLASS": "catalogue.organisation.pagination.PageNumbers",
    "DEFAULT_FILTER_BACKENDS": ["django_filters.rest_framework.DjangoFilterBackend"],
    "DEFAULT_SCHEMA_CLASS": "catalogue.organisation.api_schema.ProblemSchema",
    "DEFAULT_THROTTLE_CLASSES": ["rest_framework.throttling.AnonRateThrottle"],
    "DEFAULT_THROTTLE_RATES": {"anon": "600/min"},
    "EXCEPTION_HANDLER": "catalogue.organisation.problems.problem_handler",
    "PAGE_SIZE": 25,
    "NUM_PROXIES": TRUSTED_PROXY_COUNT,
    "UNAUTHENTICATED_USER": None,
}

_CONDITIONS = {"type": "array", "items": {"$ref": "#/components/schemas/FlowCondition"}}
FLOW_CONDITION: dict[str, Any] = {  # holds itself, which no serializer can say
    "type": "object",
    "description": "`all` or `any` of other conditions, or one test of the answer to one question.",
    "properties": {
        "all": _CONDITIONS,
        "any": _CONDITIONS,
        "question": {"type": "string", "description": "Its key. Without an answer to it, the test does not hold."},
        "test": {
            "type": "string",
            "description": "`is`, `is_not` (one choice, yes or no, area of a place); `includes`, `includes_all`, "
            "`includes_none` (several choices); `at_least`, `at_most` (number); `on_or_after`, `on_or_before`, "
            "`years_ago`, `days_ago` (date; at least so many, counted today).",
        },
        "value": {"type": "array", "items": {"type": "string"}},
    },
}

SPECTACULAR_SETTINGS: dict[str, Any] = {
    "TITLE": "Stad Hasselt: product catalogue and questions",
    "DESCRIPTION": (
        "What the city offers, who answers for it and how to reach them now. Readable by everybody, without a key; "
        "people's data only with a token and a purpose, and each look is written down. "
        "Lists come in pages (`page`, `page_size`). Every answer carries an ETag and Last-Modified: send them back "
        "and get 304 while nothing changed. Errors are problem details (RFC 9457)."
    ),
    "VERSION": "1.0.0",
    "SERVE_INCLUDE_SCHEMA": False,
    "SWAGGER_UI_DIST": "SIDECAR",
    "SWAGGER_UI_FAVICON_HREF": "SIDECAR",
    "SWAGGER_UI_SETTINGS": {"deepLinking": False, "validatorUrl": None, "docExpansion": "list"},
    "SCHEMA_PATH_PREFIX": "/api/v1",
    "DEFAULT_GENERATOR_CLASS": "catalogue.organisation.api_schema.Document",
    "PREPROCESSING_HOOKS": ["catalogue.organisation.api_schema.only_ours"],
    "COMPONENT_SPLIT_REQUEST": True,
    "ENUM_NAME_OVERRIDES": {
        "ChannelKind": "catalogue.organisation.models.ChannelKind.choices",
        "ProductType": "catalogue.products.models.ProductType.choices",
        "TopicQuestionKind": "contactforms.topics.api.KINDS",
        "AttachmentKind": "contactforms.topics.models.attachment.FileKind.choices",
        "FlowOutcomeKind": "journeys.flows.definition.OutcomeKind.values",
        "QuestionState": "contactforms.questions.models.State.choices",
        "AskedThrough": "contactforms.questions.models.AskedThrough.choices",
        "ContactChannel": "contactforms.contacts.models.ContactChannel.choices",
        "CustomerKind": "contactforms.customers.models.CustomerKind.choices",
        "RoutingReason": "catalogue.responsibility.Reason.choices",
    },
    "APPEND_COMPONENTS": {"schemas": {"FlowCondition": FLOW_CONDITION}},
    "ENUM_GENERATE_CHOICE_DESCRIPTION": False,  # the document is the same in every language
}
