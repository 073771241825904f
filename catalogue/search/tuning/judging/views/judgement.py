"""One judged query: the current results with a grade beside each, what is judged and not found, add and remove."""

from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, QueryDict
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from wagtail.admin import messages

from catalogue.search.tuning.judging.forms import JudgementForm, posted_grades
from catalogue.search.tuning.judging.models import Change, Grade, Judgement, Kind
from catalogue.search.tuning.judging.models.judgement import LONGEST_QUERY
from catalogue.search.tuning.judging.services import keeping
from catalogue.search.tuning.judging.services.grading import pages_for, screen
from catalogue.search.tuning.judging.services.things import existing
from catalogue.search.tuning.judging.views.base import Judging

HIGHEST = 3


class JudgementView(Judging):
    """A new judgement, or one that there is.

    Every button sends the whole form: moving and adding change what is on the screen, only saving keeps it.
    """

    template_name = "searchjudging/judgement.html"
    judgement: Judgement | None = None

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Find it."""
        super().setup(request, *args, **kwargs)
        if "pk" in kwargs and request.user.is_authenticated:
            rows = Judgement.objects.prefetch_related("grades").select_related("changed_by")
            self.judgement = get_object_or_404(rows, pk=kwargs["pk"])
        self.here = str(self.judgement or _("New query"))

    def get(self, request: HttpRequest, pk: int = 0) -> HttpResponseBase:
        """Show what is kept; a new one may bring its query along (`?q=`)."""
        grades = {grade.key: grade.grade for grade in self.judgement.grades.all()} if self.judgement else {}
        query = readable(self.judgement.query if self.judgement else request.GET.get("q", ""))
        form = JudgementForm(instance=self.judgement, initial={} if self.judgement else {"query": query})
        return self._screen(form, query, grades, readable(request.GET.get("find", "")))

    def post(self, request: HttpRequest, pk: int = 0) -> HttpResponseBase:
        """Save, or change what is on the screen."""
        data = request.POST
        grades, query = posted_grades(data), readable(data.get("query", ""))
        step, _colon, thing = data.get("do", "").partition(":")
        if step in {"up", "down"} and thing in grades:
            grades[thing] = min(max(grades[thing] + (1 if step == "up" else -1), 0), HIGHEST)
        elif step == "add" and thing in existing([thing]):
            grades[thing] = HIGHEST
        elif step == "save":
            return self._save(grades)
        return self._screen(
            self._unbound(data),
            query,
            grades,
            readable(data.get("find", "")),
            moved=thing if step != "find" else "",
            unsaved=True,
        )

    def _save(self, grades: dict[str, int]) -> HttpResponseBase:
        form, data = JudgementForm(self.request.POST, instance=self.judgement), self.request.POST
        find = readable(data.get("find", ""))
        if self.judgement and data.get("seen") != self._seen():
            form.add_error(
                None, _("Somebody else changed this meanwhile. Look at it, then save again to write over it.")
            )
        if form.is_valid():
            said = keeping.Said(
                query=form.cleaned_data["query"],
                kind=form.cleaned_data["kind"],
                note=form.cleaned_data["note"],
                grades={thing: grade for thing, grade in grades.items() if grade},
            )
            try:
                row = Judgement.objects.prefetch_related("grades").filter(pk=self.kwargs.get("pk")).first()
                saved = keeping.save(said, self.request.user, row)
            except ValidationError as error:
                form.add_error(None, error) if not hasattr(error, "error_dict") else _add(form, error)
            else:
                messages.success(self.request, _("“%s” is saved.") % saved.query)
                address = reverse("search_judgement", args=[saved.pk])
                return redirect(f"{address}?{urlencode({'find': find})}#add" if find else address)
        return self._screen(form, readable(data.get("query", "")), grades, find, unsaved=True)

    def _unbound(self, data: QueryDict) -> JudgementForm:
        kind = data.get("kind", "")
        initial = {"query": data.get("query", "")[:LONGEST_QUERY], "kind": kind, "note": data.get("note", "")[:1000]}
        return JudgementForm(instance=self.judgement, initial=initial)

    def _seen(self) -> str:
        """Return the mark of the latest change, by which a save knows that nobody else came between."""
        if self.judgement is None:
            return ""
        rows = Change.objects.filter(reference=self.judgement.reference).order_by("-pk").values_list("pk", flat=True)
        return str(rows.first() or 0)

    def _screen(
        self,
        form: JudgementForm,
        query: str,
        grades: dict[str, int],
        find: str,
        *,
        moved: str = "",
        unsaved: bool = False,
    ) -> HttpResponseBase:
        there = existing(grades)
        known = {thing: grade for thing, grade in grades.items() if thing in there}
        shown = screen(query, known, no_answer=_("no answer, or not judged")) if query or known else None
        on_screen = [row.thing for band in shown.bands for row in band.rows] if shown else []
        change = Change.objects.filter(reference=self.judgement.reference).first() if self.judgement else None
        can_undo = change and not change.undone and change.action in {Change.Action.SAVED, Change.Action.IMPORTED}
        return self.show(
            status=422 if form.is_bound and form.errors else 200,
            form=form, judgement=self.judgement, query=query, screen=shown, find=find, moved=moved, unsaved=unsaved,
            found=pages_for(find, on_screen) if find else None, seen=self._seen(), change=change if can_undo else None,
            grades=[(0, _("no answer")), *Grade.Value.choices], nothing=Kind.NONE,
        )  # fmt: skip


def readable(text: str) -> str:
    """Return one line without control characters, as long as the search looks."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text[: LONGEST_QUERY * 2]).split())[
        :LONGEST_QUERY
    ]


def _add(form: JudgementForm, error: ValidationError) -> None:
    """Put each error next to its field; what is about a field that is not on the form, above it."""
    for name, errors in error.error_dict.items():
        form.add_error(name if name in form.fields else None, errors)


class DeleteView(Judging):
    """Asks once more, then deletes; it can be undone from the list."""

    template_name = "searchjudging/delete.html"

    def get(self, request: HttpRequest, pk: int) -> HttpResponseBase:
        """Ask."""
        judgement = get_object_or_404(Judgement, pk=pk)
        self.here = _("Delete")
        return self.show(judgement=judgement)

    def post(self, request: HttpRequest, pk: int) -> HttpResponseBase:
        """Delete."""
        judgement = get_object_or_404(Judgement.objects.prefetch_related("grades"), pk=pk)
        keeping.delete(judgement, request.user)
        messages.success(request, _("“%s” is deleted. You can undo this below.") % judgement.query)
        return redirect("search_judging")


class UndoView(Judging):
    """Puts back how it was before a step."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, step: Any) -> HttpResponseBase:
        """Undo, unless somebody changed it since."""
        references = list(Change.objects.filter(step=step, undone=False).values_list("reference", flat=True))
        try:
            count = keeping.undo(step, request.user)
        except keeping.ChangedSince as error:
            names = ", ".join(error.references[:10])
            messages.error(request, _("Not undone: these were changed since then: %s.") % names)
        except ValidationError as error:
            messages.error(request, _("Not undone: %s") % " ".join(error.messages))
        else:
            if count:
                messages.success(request, _("Undone."))
            else:
                messages.warning(request, _("This was undone already."))
        left = Judgement.objects.filter(reference__in=references) if len(references) == 1 else Judgement.objects.none()
        if (row := left.first()) and request.POST.get("stay"):
            return redirect("search_judgement", row.pk)
        return redirect("search_judging")
