"""Which routes there are, and for each row of the tables an address in the world and what is sent there."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import get_resolver, reverse
from django.urls.resolvers import URLResolver
from wagtail.fields import StreamField
from wagtail.test.utils.form_data import querydict_from_html

from catalogue.products.models import ProductPage
from contactforms.forms.tokens import CONTACT, FormToken
from contactforms.portal.views.retention import rules_seen
from contactforms.privacy.retention.planning import plan
from tests.routes.conversation import CONVERSATION, SENT_IN_CONVERSATION
from tests.routes.world import EMAIL, World

STREAMS = [field.name for field in ProductPage._meta.get_fields() if isinstance(field, StreamField)]
OURS = ("cms.", "catalogue.", "journeys.", "contactforms.", "integrations.")


@dataclass(frozen=True, slots=True)
class Route:
    """A pattern of the resolver: where it is, what it is called, in which module its view is."""

    path: str
    name: str
    module: str

    @property
    def is_ours(self) -> bool:
        """Our view, or a screen that modeladmin makes of a register of ours."""
        return self.module.startswith(OURS) or "_modeladmin_" in self.name


def all_routes() -> list[Route]:
    """Return every route, in the resolver's order."""
    return list(_routes(get_resolver()))


def _routes(resolver: URLResolver, path: str = "", names: tuple[str, ...] = ()) -> Iterator[Route]:
    for pattern in resolver.url_patterns:
        here = path + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from _routes(pattern, here, (*names, *([pattern.namespace] if pattern.namespace else [])))
        else:
            yield Route(here, ":".join((*names, pattern.name or "")), getattr(pattern.callback, "__module__", ""))


# The arguments of a route when its row says nothing else.
ARGUMENTS: dict[str, Callable[[World], list[Any]]] = {
    "api:product-detail": lambda w: [w.page.uuid],
    "portal:item": lambda w: [w.page.uuid],
    "portal:file": lambda w: [w.question.reference, w.registers["attachment"].uuid],
    "portal:why": lambda w: [w.page.uuid],
    "api:product-topic-questions": lambda w: [w.page.uuid],
    **{
        f"portal:call_{name}": lambda w: [w.contact.uuid]
        for name in ("channel", "notes", "end", "resume", "caller", "caller_search")
    },
    "portal:call_undo": lambda w: [w.contact.uuid, w.question.reference],
    "api:call-end": lambda w: ["centrale-1"],
    "api:customer": lambda w: [w.question.customer.uuid],
    "portal:request": lambda w: ["klant", w.question.customer.uuid],
    "portal:request_open": lambda w: ["klant", w.question.customer.uuid],
    "portal:request_export": lambda w: ["klant", w.question.customer.uuid],
    "portal:request_erase": lambda w: ["klant", w.question.customer.uuid],
    "portal:retention_rule": lambda w: [w.registers["bewaarregels"].pk],
    "api:theme-detail": lambda w: [w.registers["themas"].uuid],
    "api:audience-detail": lambda w: [w.registers["doelgroepen"].uuid],
    "api:life-event-detail": lambda w: [w.registers["levensgebeurtenissen"].uuid],
    "api:department-detail": lambda w: [w.service.department.uuid],
    "api:service-detail": lambda w: [w.service.uuid],
    "api:channel-detail": lambda w: [w.registers["kanalen"].uuid],
    "api:flow-detail": lambda w: [w.flow.uuid],
    **{
        name: lambda w: [w.flow.pk]
        for name in (
            "flow_builder",
            "flow_question_new",
            "flow_outcome_new",
            "flow_undo",
            "flow_redo",
            "flow_publish",
            "flow_ways",
            "flow_try",
            "flow_try_question",
            "flow_try_places",
            "flow_try_leave",
            "flow_export",
            "flow_import",
        )
    },
    "flow_question": lambda w: [w.flow.pk, "groot"],
    "flow_outcome": lambda w: [w.flow.pk, "nee"],
    "flow_delete": lambda w: [w.flow.pk, "groot"],
    "site:flow_question whole": lambda w: {"_van": "wat", "wat": "tuinhuis"},
    "api:flow-next": lambda w: [w.flow.uuid],
    "forms:received": lambda w: [w.question.status_token],
    "forms:status": lambda w: [w.question.status_token],
    "forms:ask": lambda w: [w.page.uuid],
    "site:theme": lambda w: [w.registers["themas"].slug],
    "site:audience": lambda w: [w.registers["doelgroepen"].slug],
    "site:life_event": lambda w: [w.registers["levensgebeurtenissen"].slug],
    "site:department": lambda w: [w.service.department.slug],
    "site:service": lambda w: [w.service.slug],
    "site:my_list": lambda w: [w.registers["journey"].slug],
    "api:journey-detail": lambda w: [w.registers["journey"].uuid],
    "journeys_together": lambda w: [w.registers["journey"].pk],
    "site:accent": lambda w: ["0b5c7a"],
    "site:sitemap_part": lambda w: [1],
    "site:page": lambda w: [w.page.url.lstrip("/")],
    **{f"site:flow_{name}": lambda w: [w.flow.url.strip("/")] for name in ("question", "places", "leave")},
    "search_judgement": lambda w: [w.registers["search_judgement"].pk],
    "search_judgement_delete": lambda w: [w.registers["search_judgement"].pk],
    "search_judgement_undo": lambda w: [w.registers["search_change"].step],
    "search_score": lambda w: [w.registers["search_score"].pk],
    "outbox_try_again": lambda w: [w.registers["outbox_outboxmessage"].pk],
    "search_preview": lambda w: ["synonym"],
    "search_deleted": lambda w: ["synonym"],
    "search_put_back": lambda w: ["synonym", w.registers["synoniemen"].history.last().history_id],
}

# Whole addresses, where a row asks for something else than the usual.
SPECIAL: dict[str, Callable[[World], str]] = {
    "site:page home": lambda w: "/",
    "site:page journey": lambda w: w.registers["journey"].url,
    "site:page journey_section": lambda w: "/klantreizen/",
    "site:page ?reis": lambda w: f"{w.page.url}?reis={w.registers['journey'].slug}.doe",
    "site:my_list weg": lambda w: reverse("site:my_list", args=["weg"]),
    "site:page section": lambda w: w.section.url,
    "site:page draft": lambda w: w.section.url + w.draft.slug + "/",
    "site:page removed": lambda w: w.section.url + w.removed.slug + "/",
    "site:page moved": lambda w: "/was-daar/",
    "site:page flow": lambda w: w.flow.url,
    "site:page flows": lambda w: w.flow.get_parent().url,
    "site:flow_question answered": lambda w: f"{w.flow.url}vraag/?wat=tuinhuis",
    "site:flow_question wrong": lambda w: f"{w.flow.url}vraag/?_van=wat",
    "site:flow_question draft": lambda w: w.section.url + w.draft.slug + "/vraag/",
    "forms:ask draft": lambda w: reverse("forms:ask", args=[w.draft.uuid]),
    "forms:ask removed": lambda w: reverse("forms:ask", args=[w.removed.uuid]),
    "forms:received wrong": lambda w: reverse("forms:received", args=["gegokt"]),
    "forms:status wrong": lambda w: reverse("forms:status", args=["gegokt"]),
    "api:product-detail draft": lambda w: reverse("api:product-detail", args=[w.draft.uuid]),
    "api:product-detail removed": lambda w: reverse("api:product-detail", args=[w.removed.uuid]),
    "api:channel-detail agent_only": lambda w: reverse("api:channel-detail", args=[w.agent_channel.uuid]),
    "api:flow-detail draft": lambda w: reverse("api:flow-detail", args=[w.draft.uuid]),
    "api:no_such_address": lambda w: "/api/v1/bestaat/niet/",
    "portal:worklist everywhere": lambda w: reverse("portal:worklist") + "?dienst=alle",
    "portal:worklist the_question": lambda w: reverse("portal:worklist") + f"?zoek={w.question.reference}",
    "portal:calls of_the_agent": lambda w: reverse("portal:calls") + f"?contact={w.contact.uuid}",
    "portal:call_answered of_the_agent": lambda w: reverse("portal:call_answered"),
    "portal:search the_question": lambda w: reverse("portal:search") + f"?q={w.question.reference}",
    "portal:item wrong": lambda w: reverse("portal:item", args=[w.draft.uuid]),
    "portal:customer secret": lambda w: reverse("portal:customer", args=[w.secret.uuid]),
    "api:customer secret with_token": lambda w: reverse("api:customer", args=[w.secret.uuid]),
    "portal:customer_edit secret": lambda w: reverse("portal:customer_edit", args=[w.secret.uuid]),
    "portal:customer_same secret": lambda w: reverse("portal:customer_same", args=[w.question.customer.uuid]),
    "portal:file wrong": lambda w: reverse("portal:file", args=[w.question.reference, w.page.uuid]),
    "portal:request wrong": lambda w: reverse("portal:request", args=["klant", w.page.uuid]),
    "portal:question wrong": lambda w: reverse("portal:question", args=["2222-2222"]),
    "who_answers ?page": lambda w: reverse("who_answers") + f"?page={w.page.pk}",
    "wagtailadmin_pages:add section": lambda w: reverse(
        "wagtailadmin_pages:add", args=["products", "productpage", w.section.pk]
    ),
    "wagtailadmin_pages:edit publish": lambda w: reverse("wagtailadmin_pages:edit", args=[w.draft.pk]),
    "wagtailusers_users:edit expert": lambda w: reverse("wagtailusers_users:edit", args=[w.users["spare"].pk]),
    "wagtailusers_users:delete expert": lambda w: reverse("wagtailusers_users:delete", args=[w.users["spare"].pk]),
    "wagtailsettings:edit city": lambda w: reverse("wagtailsettings:edit", args=["site", "citysettings", w.site.pk]),
    "wagtailredirects:edit moved": lambda w: reverse("wagtailredirects:edit", args=[w.moved.pk]),
    "wagtailredirects:delete moved": lambda w: reverse("wagtailredirects:delete", args=[w.moved.pk]),
    "wagtail_bulk_action delete_user": lambda w: (
        reverse("wagtail_bulk_action", args=["accounts", "user", "delete"]) + f"?id={w.users['spare'].pk}"
    ),
    "wagtail_bulk_action publish": lambda w: _bulk("publish", w.draft.pk),
}


def _bulk(action: str, pk: int) -> str:
    return reverse("wagtail_bulk_action", args=["wagtailcore", "page", action]) + f"?id={pk}"


def address_of(label: str, world: World) -> str:
    """Return the address that a row means: its own, or the route's with a query or a page of the world."""
    if label in SPECIAL:
        return SPECIAL[label](world)
    name, _space, what = label.partition(" ")
    if what.startswith("?"):
        return address_of(name, world) + what
    if name == "wagtail_bulk_action":
        return _bulk(what, world.page.pk)
    if what and hasattr(world, what):
        return reverse(name, args=[getattr(world, what).pk])
    if "_modeladmin_" in name and not name.endswith(("_index", "_create")):
        return reverse(name, args=[world.registers[name.partition("_modeladmin_")[0]].pk])
    if name in CONVERSATION:
        return reverse(name, args=CONVERSATION[name](world.conversation, world))
    if name.startswith("portal:customer_") or name == "portal:customer":
        return reverse(name, args=[world.question.customer.uuid])
    if name.startswith("portal:") and not name.startswith("portal:call") and name not in {
        "portal:customers",
        "portal:worklist", "portal:promise", "portal:read_log", "portal:read_log_csv", "portal:search",
        "portal:suggest", "portal:item", "portal:why", "portal:file",
        "portal:requests", "portal:request", "portal:request_open",
        "portal:request_export", "portal:request_erase", "portal:retention", "portal:retention_csv",
        "portal:retention_rule_add", "portal:retention_rule",
    }:  # fmt: skip
        return reverse(name, args=[world.question.reference])
    return reverse(name, args=ARGUMENTS[name](world) if name in ARGUMENTS else [])


QUESTION = {"text": "Mag dit ook op zaterdag?", "email": "iemand@post.example", "phone": "", "name": "", "website": ""}
STEP = {"text": "Een tekst.", "how": "withdrawn", "service": "Dienst Wegen", "seen": "1"}
CUSTOMER: dict[str, Callable[[World], dict[str, Any]]] = {
    "portal:customers": lambda w: {"zoek": "Zeldsame Namwaarde"},  # misspelt: what is typed comes back
    "portal:customer_edit": lambda w: {"kind": "citizen", "phone": "0470 11 22 33"},
    "portal:customer_same": lambda w: {"other": str(w.again.uuid)},
    "portal:customer_same secret": lambda w: {"other": str(w.secret.uuid)},
    "portal:customer_different": lambda w: {"other": str(w.again.uuid)},
    "portal:customer_undo": lambda w: {"merge": w.merged.pk},
}
SENT: dict[str, Callable[[World], dict[str, Any]]] = {
    "search_try_save": lambda w: {"q": "x", "said": "ploemploem", "meant": "huisvuil", "way": ""},
    "search_judgement_add": lambda w: {"do": "save", "seen": "", "query": "vuilzakken", "kind": "A"},
    "api:customers with_token": lambda w: {"email": EMAIL},
    "portal:requests": lambda w: {"who": w.question.reference},
    "portal:request_erase": lambda w: {"checked": "on", "close": "on"},
    "portal:read_log": lambda w: {"about": EMAIL},
    "portal:retention": lambda w: {"sure": "on", "seen": rules_seen(plan())},
    "portal:retention_rule_add": lambda w: {"channel": "phone", "months": 3},
    "portal:retention_rule": lambda w: {"channel": "api", "months": 3},
    "bewaarregels_modeladmin_create": lambda w: {"channel": "phone", "months": 3},
    "bewaarregels_modeladmin_edit": lambda w: {"channel": "api", "months": 3},
    "site:my_list whole": lambda w: {
        "token": FormToken.new(f"list:{w.registers['journey'].uuid}").signed(),
        "stap": "doe", "mail": "ik@voorbeeld.example", "doe": "mail",
    },
    "forms:contact whole": lambda w: QUESTION | {"token": FormToken.new(CONTACT).signed()},
    "forms:ask whole": lambda w: QUESTION | {"token": FormToken.new(str(w.page.uuid)).signed()},
    "forms:ask empty": lambda w: {"token": FormToken.new(str(w.page.uuid)).signed()},
    "forms:lookup whole": lambda w: {"reference": w.question.reference, "reached_by": EMAIL},
    "forms:lookup wrong": lambda w: {"reference": w.question.reference, "reached_by": "ander@post.example"},
    "forms:status withdraw": lambda w: {"step": "withdraw"},
    "forms:status asked_before": lambda w: {"step": "asked_before", "link": w.question.status_token},
    "portal:call_answered": lambda w: {"item": str(w.page.uuid)},
    "portal:call_answered of_the_agent": lambda w: {"item": str(w.page.uuid), "contact": str(w.contact.uuid)},
    "portal:call_channel": lambda w: {"channel": "chat"},
    "portal:call_caller": lambda w: {"nieuw": "1", "name": "Iemand", "phone": "011 00 00 55"},
    "portal:call_notes": lambda w: {"text": "Belt terug.", "version": "0"},
    "api:calls whole": lambda w: {"call_id": "centrale-1", "agent": "agent", "phone": "011 00 00 01"},
    "api:questions whole": lambda w: {
        "product": str(w.page.uuid), "text": "Mag dit ook op zaterdag?", "email": "iemand@post.example",
    },
    "flow_new": lambda w: {"title": "Welke kaart?", "skeleton": "three"},
    "flow_builder": lambda w: {"do": "down:wat", "seen": w.flow.latest_revision_id or 0},
    "flow_question": lambda w: {"do": "save", "seen": w.flow.latest_revision_id or 0, "title": "Hoe?", "kind": "date"},
    "flow_outcome": lambda w: {"do": "save", "seen": w.flow.latest_revision_id or 0, "title": "Niet", "kind": "not"},
    "flow_delete": lambda w: {"seen": w.flow.latest_revision_id or 0},
    "flow_undo": lambda w: {"seen": w.flow.latest_revision_id or 0},
    "flow_publish": lambda w: {"seen": w.flow.latest_revision_id or 0},
    "api:flow-next": lambda w: {"answers": {"wat": "tuinhuis"}},
    "plaatsentabellen_modeladmin_create": lambda w: {"name": "Wijken", "slug": "wijken"},
    "plaatsen_modeladmin_create": lambda w: {
        "table": w.registers["plaatsentabellen"].pk, "name": "Havermarkt", "area": "zone-1",
    },
    "wagtailadmin_login password": lambda w: {"username": "expert", "password": "wachtwoord-voor-tests"},
    "diensten_modeladmin_merge": lambda w: {"successor": w.other_service.pk, "channels": "move"},
    "import-verschillen_modeladmin_decide": lambda w: {"decision": "accept"},
    "import-bevindingen_modeladmin_edit": lambda w: {"state": "done", "note": "Bekeken"},
    "kanalen_modeladmin_edit": lambda w: form(w, "kanalen_modeladmin_edit") | {"note": "Vraag naar de balie"},
    "kanalen_modeladmin_create": lambda w: form(w, "kanalen_modeladmin_edit"),
    "synoniemen_modeladmin_create": lambda w: {"said": "flurk", "meant": "huisvuilzak", "active": "on"},
    "synoniemen_modeladmin_edit": lambda w: {"said": "flurk", "meant": "restafval", "active": "on"},
    "woordregels_modeladmin_create": lambda w: {"word": "flurk", "kind": "stop", "active": "on"},
    "wagtailadmin_pages:edit publish": lambda w: (
        form(w, "wagtailadmin_pages:edit draft") | {"action-publish": "action-publish"}
    ),
    "wagtail_bulk_action product_owner": lambda w: {"owner": w.users["editor"].pk},
    "wagtail_bulk_action product_service": lambda w: {"responsible_service": w.other_service.pk},
    "wagtail_bulk_action product_status": lambda w: {"rewrite_status": "in_progress"},
    "wagtail_bulk_action product_review": lambda w: {"review_on": "2030-01-01"},
}  # fmt: skip


def form(world: World, label: str) -> dict[str, Any]:
    """Return what the form of a screen of the admin holds, as a browser would send it back."""
    if label not in world.forms:
        html = world.client("superuser").get(address_of(label, world)).content.decode()
        count = html.count("<form")
        found = [querydict_from_html(html, form_index=index) for index in range(count)]
        world.forms[label] = max(found, key=len)  # the others search, filter or log out
    streams = {f"{name}-count": "0" for name in STREAMS}  # a script draws these
    return streams | {name: values if len(values) > 1 else values[0] for name, values in world.forms[label].lists()}


def sent(label: str, world: World) -> dict[str, Any]:
    """Return what a row posts."""
    name = label.partition(" ")[0]
    if name in CONVERSATION:
        return SENT_IN_CONVERSATION
    if name.startswith("portal:customer"):
        return CUSTOMER[label](world)
    if label in SENT:
        return SENT[label](world)
    return STEP if name.startswith("portal:") else {}
