"""The form of an outcome: new, or one that there is."""

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _

from journeys.flows.builder import changes, choices
from journeys.flows.builder.assessing import node_url
from journeys.flows.builder.choices import Choice
from journeys.flows.builder.drafts import ChangedSince
from journeys.flows.builder.rich_text import editor
from journeys.flows.builder.typed import TypedOutcome, built_outcome, read_outcome, typed_outcome
from journeys.flows.builder.views.base import BuilderView
from journeys.flows.definition import Definition, Outcome, OutcomeKind


class OutcomeView(BuilderView):
    """An outcome."""

    panel = "flows/builder/_outcome.html"
    typed: TypedOutcome

    @property
    def key(self) -> str:
        """The key of the outcome, empty for a new one."""
        return str(self.kwargs.get("key", ""))

    def outcome(self) -> Outcome | None:
        """Return the outcome; raise Http404 for one that is not there."""
        if not self.key:
            return None
        found = self.draft.definition.outcome_of.get(self.key)
        if found is None and not self.draft.faults:
            raise Http404
        return found

    def get(self, request: HttpRequest, pk: int, key: str = "") -> HttpResponseBase:
        """Show it."""
        outcome = self.outcome()
        return self.form(typed_outcome(outcome) if outcome else TypedOutcome(), focus="panel")

    def post(self, request: HttpRequest, pk: int, key: str = "") -> HttpResponseBase:
        """Keep it, or look up, add and remove a product on the screen."""
        self.outcome()
        typed = read_outcome(request.POST)
        step, _colon, which = request.POST.get("do", "save").partition(":")
        if step == "product-add" and which not in typed.products:
            typed.products.append(which)
            typed.find = ""
        elif step == "product-chosen":
            chosen = choices.products_of(request.POST.get("chosen", ""))
            typed.products = list(dict.fromkeys([*typed.products, *chosen]))
        elif step == "product-remove":
            typed.products = [one for one in typed.products if one != which]
        if step != "save":
            return self.form(typed, focus="products", unsaved=True)
        built = built_outcome(typed, self.draft.definition, self.key)
        if built.wrong:
            return self.form(typed, status=422, focus="wrong", wrong=built.wrong, unsaved=True)
        self.typed, outcome, old = typed, built.node, self.key
        assert isinstance(outcome, Outcome)
        place, slot = request.POST.get("voor", ""), request.POST.get("bij", "")

        def apply(flow: Definition) -> Definition:
            flow = changes.put(flow, old, outcome) if old else changes.add_outcome(flow, outcome)
            return changes.lead_to(flow, place, slot, outcome.key) if place else flow

        said = _("Outcome “%s” is changed.") if old else _("Outcome “%s” is added.")
        return self.keep(apply, said % outcome.title, focus=f"node-{outcome.key}")

    def conflict(self, other: ChangedSince) -> HttpResponseBase:
        """Show the form again, and what another changed."""
        self.draft = other.draft
        if self.key and self.key not in other.draft.definition.outcome_of:
            return self.show(409, conflict=other, panel="flows/builder/_list.html")
        return self.form(self.typed, status=409, conflict=other, unsaved=True, focus="conflict")

    def form(self, typed: TypedOutcome, *, status: int = 200, focus: str = "", **context: object) -> HttpResponseBase:
        """Answer with the form."""
        wrong = {one.at: one.message for one in context.get("wrong", ())}  # type: ignore[attr-defined]
        place = self.request.POST if self.request.method == "POST" else self.request.GET
        url = node_url(self.draft, self.key) if self.key else reverse("flow_outcome_new", args=[self.draft.page.pk])
        return self.show(
            status,
            selected=self.key,
            focus=focus,
            typed=typed,
            wrong_at=wrong,
            form_url=url,
            is_new=not self.key,
            own_key=self.key,
            after={name: place.get(name, "")[:60] for name in ("voor", "bij")},
            kinds=[Choice(kind.value, str(kind.label)) for kind in OutcomeKind],
            text_editor=editor("text", typed.text, "text"),
            products=choices.products(typed.products),
            chooser=f"{reverse('wagtailadmin_choose_page')}?page_type=products.productpage&multiple=1",
            found=choices.find_products(typed.find, typed.products) if typed.find else None,
            journeys=choices.journeys(),
            services=choices.services(),
            pointing=changes.pointing_at(self.draft.definition, self.key) if self.key else (),
            **context,
        )
