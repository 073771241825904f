"""Pages that an editor closed to the public (Wagtail's page privacy), asked in the query itself."""

from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef
from wagtail.models import PageViewRestriction


def is_closed(path: str) -> Exists:
    """Return the condition “this page, or one above it, is closed”; `path` names the tree path, as in `page__path`."""
    below = ExpressionWrapper(OuterRef(path), output_field=CharField())
    return Exists(PageViewRestriction.objects.alias(below=below).filter(below__startswith=F("page__path")))
