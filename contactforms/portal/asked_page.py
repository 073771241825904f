"""The page a question came from, as it read then, and what changed since."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from wagtail.models import Page, Revision

from catalogue.organisation.models import Channel
from catalogue.products.models import ProductPage
from catalogue.responsibility.rules import reachable_channels
from contactforms.questions.models import Question
from contactforms.questions.told import as_it_was


@dataclass(frozen=True, slots=True)
class AskedPage:
    """What an expert reads beside the question.

    `then` is the page as it was when the question was asked, where that version is kept; `now` as it is.
    """

    title: str
    url: str
    then: Page | None
    now: Page | None
    changed_at: datetime | None
    notice: str

    @property
    def product(self) -> ProductPage | None:
        """The product as the person who asked read it, else as it is now."""
        page = self.then or self.now
        return page if isinstance(page, ProductPage) else None

    @property
    def agent_note(self) -> str:
        """What editors tell colleagues: always the note of now."""
        return self.now.agent_note if isinstance(self.now, ProductPage) else ""

    @property
    def short_answer(self) -> str:
        """The answer to read aloud or to start from: that of now, because old advice may be wrong by now."""
        page = self.now if self.now is not None else self.then
        return page.short_answer if isinstance(page, ProductPage) else ""


def asked_page(question: Question) -> AskedPage | None:
    """Return the page beside the question, or None when it was asked on no page."""
    if not question.page_title and question.page is None:
        return None
    now = question.page.specific if question.page is not None else None
    then = _as_it_was(question)
    changed = now is not None and now.live and now.live_revision_id != question.page_version
    return AskedPage(
        title=question.page_title or (now.title if now else ""),
        url=(now.url or "") if now is not None and now.live else "",
        then=then,
        now=now,
        changed_at=now.last_published_at if changed and now is not None else None,
        notice=_notice(now, changed, then is not None),
    )


def channels_of(question: Question, page: AskedPage | None) -> list[Channel]:
    """Return how people reach the service where the question is: the page's choice, else all of them."""
    now = page.now if page is not None else None
    if now is not None:
        return list(reachable_channels(now, question.service))
    return [channel for channel in question.service.channels.all() if channel.active]


def _as_it_was(question: Question) -> Page | None:
    """Return the page in the version of then, when that is kept."""
    if question.page_version is None:
        return None
    revision = Revision.objects.filter(pk=question.page_version).select_related("content_type").first()
    if revision is None:
        return None
    model = revision.content_type.model_class()
    if model is None or not issubclass(model, ProductPage):
        return None
    return as_it_was(revision, model)


def _notice(now: Page | None, changed: bool, kept: bool) -> str:
    if now is None:
        return _("This page no longer exists.")
    if not now.live:
        return _("This page is no longer on the website.")
    if changed and kept:
        return _("This page was changed after the question. Below is the text of then.")
    if changed:
        return _("This page was changed after the question; the text of then is not kept. Below is the text of now.")
    return ""
