"""The screen, and the button that saves the draft."""

from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import HttpRequest, QueryDict
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import View
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from catalogue.search.engines.base import EngineDown
from catalogue.search.models import Synonym, WordRule
from catalogue.search.tuned import in_force_now
from catalogue.search.tuning.drafts import LONGEST
from catalogue.search.tuning.rights import DESK
from catalogue.search.tuning.trying.drafts import Drafts, read
from catalogue.search.tuning.trying.sides import How, Side, compare, moved

SAVED = "search_try_saved"
LONGEST_ADDRESS = 8_000  # signs: far above any draft that people write
NAMES = ("said", "meant", "way", "word", "rule", "other")


class DeskView(View):
    """Only for who may use the search desk."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Ask for the right."""
        if not request.user.has_perm(DESK):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class TryView(WagtailAdminTemplateMixin, DeskView):
    """A query in the settings in force and in a draft; all of it stands in the address."""

    template_name = "searchtrying/try.html"
    header_icon = "view"

    def get_page_title(self) -> str:
        """Return what the screen is."""
        return _("Try a query")

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        """Return the way here."""
        return [*super().get_breadcrumbs_items(), {"url": "", "label": _("Try a query")}]

    def get(self, request: HttpRequest) -> HttpResponseBase:
        """Search, and show both."""
        data, drafts = request.GET, read(request.GET)
        query = clean(data.get("q", ""))
        how = How(data.get("view") == "agent", data.get("meaning") != "no", chosen_engine(data.get("engine", "")))
        sides: list[Side] = []
        down = False
        if query:
            both = {"live": in_force_now()} | ({"draft": drafts.settings()} if drafts.right else {})
            try:
                sides = compare(query, both, how, why=_why(data.get("why", "")))
            except EngineDown:
                down = True
        shared = data.copy()
        shared.pop("why", None)
        return self.render_to_response(
            self.get_context_data(
                query=query, drafts=drafts, how=how, sides=sides, down=down, moved=moved(sides)["count"],
                kinds=WordRule.Kind.choices, shared=shared.urlencode(), engines=engines(),
                may_save=may_save(request.user, drafts),
                hidden=[(name, value) for name in ("q", *NAMES) for value in data.getlist(name)[:10]],
                saved=_saved_rows(request.session.get(SAVED)),
            )
        )  # fmt: skip


class SaveView(DeskView):
    """Saves the draft rows, all or none: in force for the next search."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest) -> HttpResponseBase:
        """Save, or go back to the screen with what is wrong beside its field."""
        drafts, query = read(request.POST), clean(request.POST.get("q", ""))
        if not may_save(request.user, drafts):
            raise PermissionDenied
        rows: list[Any] = []
        try:
            with transaction.atomic():
                for form in drafts.forms:
                    if not form.is_valid():
                        raise ValidationError("")
                    form.instance.full_clean()
                    form.instance.save()
                    rows.append(form.instance)
        except ValidationError:
            messages.error(request, _("Not saved. See what is wrong with the draft."))
            address = _address(request.POST)
            if len(address) > LONGEST_ADDRESS:
                address = urlencode({"q": query})
            return redirect(f"{reverse('search_try')}?{address}")
        if rows:
            request.session[SAVED] = [[row._meta.model_name, row.pk] for row in rows]
            messages.success(request, _("Saved: %s. In force for the next search.") % ", ".join(map(str, rows)))
        return redirect(f"{reverse('search_try')}?{urlencode({'q': query})}")


class UndoView(DeskView):
    """Takes back what this editor saved here last."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest) -> HttpResponseBase:
        """Delete the rows; the registers can put them back."""
        rows = _saved_rows(request.session.pop(SAVED, None))
        for row in rows:
            if not request.user.has_perm(f"search.delete_{row._meta.model_name}"):
                raise PermissionDenied
        with transaction.atomic():
            for row in rows:
                row.delete()
        messages.success(request, _("Undone."))
        return redirect(f"{reverse('search_try')}?{urlencode({'q': clean(request.POST.get('q', ''))})}")


def clean(text: str) -> str:
    """Return one line without control characters."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text[:1000]).split())[:LONGEST]


def engines() -> list[str]:
    """Return the engines that can be chosen."""
    return ["postgres", *(["elasticsearch"] if getattr(settings, "ELASTICSEARCH_URL", "") else [])]


def chosen_engine(name: str) -> str | None:
    """Return the engine that is insisted on; None: as for everybody."""
    return name if name in engines() else None


def may_save(user: Any, drafts: Drafts) -> bool:
    """Tell whether this account may add the kinds of rows that the draft has."""
    return all(user.has_perm(f"search.add_{form.instance._meta.model_name}") for form in drafts.forms)


def _why(text: str) -> tuple[str, int] | None:
    side, _colon, pk = text.partition(":")
    return (side, int(pk)) if pk.isascii() and pk.isdigit() and len(pk) < 16 else None


def _address(data: QueryDict) -> str:
    return urlencode([(name, value) for name in ("q", *NAMES) for value in data.getlist(name)[:10]])


def _saved_rows(saved: Any) -> list[Any]:
    models: dict[str, Any] = {"synonym": Synonym, "wordrule": WordRule}
    return [row for name, pk in saved or [] for row in models[name].objects.filter(pk=pk)]
