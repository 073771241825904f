"""A flow in the words of the API."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from catalogue.organisation.api import page_of, ref
from catalogue.products.addresses import canonical_url
from catalogue.products.api_html import HtmlVoice
from catalogue.products.api_product import label
from catalogue.responsibility import responsible_for
from journeys.flows.definition import Definition, Exit, Outcome, Question, Rule
from journeys.flows.definition.exchange import condition_json
from journeys.flows.definition.nodes import Kind
from journeys.flows.models import FlowPage, PlaceTable
from journeys.flows.services.outcomes import Linked, linked

Row = dict[str, Any]


def tell_flows(pages: Sequence[FlowPage]) -> list[Row]:
    """Return what `FlowShown` describes, of pages with locale, theme and audiences."""
    return [_tell(page) for page in pages]


def _tell(page: FlowPage) -> Row:
    published = page.last_published_at
    return {
        "uuid": str(page.uuid),
        "title": page.title,
        "url": canonical_url(page.url_path, page.locale.language_code),
        "language": page.locale.language_code,
        "introduction": page.introduction,
        "sensitive": page.sensitive,
        "theme": label(page.theme) if page.theme else None,
        "audiences": [label(audience) for audience in page.audiences.all()],
        "last_published_at": timezone.localtime(published).isoformat() if published else None,
    }


def tell_whole(page: FlowPage, definition: Definition) -> Row:
    """Return what `FlowWholeShown` describes; `definition` has its parts put in."""
    voice = NodeVoice.of(page, definition.questions, definition.outcomes)
    return {
        **_tell(page),
        "start": definition.start,
        "questions": [voice.question(question) for question in definition.questions if question.kind is not Kind.PART],
        "outcomes": [voice.outcome(outcome) for outcome in definition.outcomes],
        "exits": [_exit(way_out) for way_out in definition.exits],
        "tables": list(_tables({question.table for question in definition.questions if question.table})),
    }


@dataclass(frozen=True, slots=True)
class NodeVoice:
    """Tells questions and outcomes; what they refer to is read once for all of them."""

    html: HtmlVoice
    linked: Linked
    service: Row

    @classmethod
    def of(cls, page: FlowPage, questions: Sequence[Question], outcomes: Sequence[Outcome]) -> "NodeVoice":
        """Return the voice for these nodes of `page`."""
        html = HtmlVoice()
        html.learn([*(question.help for question in questions), *(outcome.text for outcome in outcomes)])
        service = responsible_for(page).service if outcomes else None
        return cls(html, linked(outcomes), {**ref(service), "url": page_of(service)} if service else {})

    def question(self, question: Question) -> Row:
        """Return what `FlowQuestionShown` describes."""
        return {
            "key": question.key,
            "kind": str(question.kind),
            "title": question.title,
            "help_html": self.html.tell(question.help),
            "options": [{"key": o.key, "label": o.label, "hint": o.hint, "to": o.to} for o in question.options],
            "rules": _rules(question.rules),
            "to": question.to,
            "number": _number(question) if question.kind is Kind.NUMBER else None,
            "table": question.table,
            "needed": question.needed,
        }

    def outcome(self, outcome: Outcome) -> Row:
        """Return what `FlowOutcomeShown` describes."""
        products, journeys = self.linked.products, self.linked.journeys
        service = self.linked.services.get(outcome.service) if outcome.service else None
        return {
            "key": outcome.key,
            "kind": str(outcome.kind),
            "title": outcome.title,
            "text_html": self.html.tell(outcome.text),
            "products": [_page(products[uuid]) for uuid in outcome.products if uuid in products],
            "journey": _page(journeys[outcome.journey]) if outcome.journey in journeys else None,
            "service": {**ref(service), "url": page_of(service)} if service else self.service,
        }


def _page(page: Any) -> Row:
    url = canonical_url(page.url_path, page.locale.language_code)
    return {"uuid": str(page.uuid), "title": page.title, "url": url}


def _rules(rules: Iterable[Rule]) -> list[Row]:
    return [{"when": condition_json(rule.when), "to": rule.to} for rule in rules]


def _number(question: Question) -> Row:
    limits = question.limits
    ends = {"minimum": limits.minimum, "maximum": limits.maximum}
    written = {name: None if end is None else f"{end:f}" for name, end in ends.items()}
    return {"unit": limits.unit, **written, "decimals": limits.decimals}


def _exit(way_out: Exit) -> Row:
    return {
        "key": way_out.key,
        "part": way_out.part,
        "answer": way_out.answer,
        "rules": _rules(way_out.rules),
        "to": way_out.to,
    }


def _tables(slugs: set[str]) -> Iterable[Row]:
    tables = PlaceTable.objects.filter(slug__in=slugs).prefetch_related("rows") if slugs else ()
    for table in tables:
        places = [{"place": row.name, "area": row.area} for row in table.rows.all()]
        yield {"slug": table.slug, "name": table.name, "places": places}
