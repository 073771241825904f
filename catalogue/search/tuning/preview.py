"""The preview below the form of a synonym or a word rule: what moves, before it is saved."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.views.decorators.http import require_safe

from catalogue.search.models import Synonym, WordRule
from catalogue.search.tuned import in_force_now
from catalogue.search.tuning.drafts import LONGEST, draft_in, first_try, with_draft
from catalogue.search.tuning.moving import compare
from catalogue.search.tuning.rights import for_the_desk

MODELS: dict[str, type[Synonym] | type[WordRule]] = {"synonym": Synonym, "wordrule": WordRule}
TRY_WITH = "try_with"


def preview(model: type[Synonym] | type[WordRule], data: QueryDict | dict[str, Any], pk: int | None) -> dict[str, Any]:
    """Return the context of the fragment for what stands in the form; without `comparison` while that is no row yet."""
    draft = draft_in(model, data, pk)
    if draft is None:
        return {"comparison": None}
    query = " ".join(str(data.get(TRY_WITH) or "").split())[:LONGEST] or first_try(draft)
    return {"comparison": compare(query, in_force_now(), with_draft(draft)), "in_use": draft.active}


@require_safe
@for_the_desk
def preview_fragment(request: HttpRequest, kind: str) -> HttpResponse:
    """Answer a script with the preview of the fields in the address; nothing is saved."""
    if kind not in MODELS:
        raise Http404
    pk = request.GET.get("row", "")
    row = int(pk) if pk.isdecimal() and len(pk) < 18 else None
    context = preview(MODELS[kind], request.GET, row)
    return render(request, "searchtuning/_preview.html", context | {"fragment": True})
