"""The API: every app's routes under one prefix, and its documentation."""

from django.urls import URLPattern, URLResolver, path, re_path

from catalogue.organisation.api import urlpatterns as organisation_urls
from catalogue.organisation.api_views import NoSuchAddress
from catalogue.products.api import urlpatterns as product_urls
from catalogue.products.api_lookup import LookupView
from catalogue.responsibility.api import urlpatterns as answered_product_urls
from catalogue.search.api import urlpatterns as search_urls
from cms.api_docs import DocsView, RootView, SchemaView
from contactforms.contacts.api import urlpatterns as call_urls
from contactforms.outbox.sms_status import urlpatterns as sms_urls
from contactforms.portal.customers.api import urlpatterns as customer_urls
from contactforms.questions.api import urlpatterns as question_urls
from contactforms.topics.api import urlpatterns as topic_urls
from journeys.flows.api import urlpatterns as flow_urls
from journeys.pages.api import urlpatterns as journey_urls

urlpatterns: list[URLPattern | URLResolver] = [
    path("", RootView.as_view(), name="root"),
    *answered_product_urls,
    *product_urls,
    *organisation_urls,
    *journey_urls,
    path("pages/lookup/", LookupView.as_view(), name="lookup"),
    *search_urls,
    *flow_urls,
    *question_urls,
    *sms_urls,
    *topic_urls,
    *call_urls,
    *customer_urls,
    path("schema/", SchemaView.as_view(), name="schema"),
    path("docs/", DocsView.as_view(), name="docs"),
    re_path(r"^(?:[\s\S]*/)?$", NoSuchAddress.as_view(), name="no_such_address"),
]
