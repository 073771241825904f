"""A way through a flow, told to whoever helps next: with a question, on a contact, to an agent.

It goes along in an address as `?hulp=<uuid of the flow>&antwoorden=<the answers, as one value>`; of a sensitive flow
only `hulp` does, and the answers are read from the visitor's session.
"""

from dataclasses import dataclass
from typing import Any, Self
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest, QueryDict

from journeys.flows.engine import Position, to_query
from journeys.flows.visit.kept import given_in, kept
from journeys.flows.visit.loading import LiveFlow, begun_flow, position_in
from journeys.flows.visit.words import answer_words

FLOW, ANSWERS = "hulp", "antwoorden"
LONGEST = 500  # characters of a title or an answer
MOST = 1000


@dataclass(frozen=True, slots=True)
class ToldWay:
    """What someone answered, in the words of that moment, so that a later change of the flow changes nothing here.

    `outcome_kind` is a value of `OutcomeKind`; both are empty when the way has not come to an end. `answers` opens
    the same place in the flow again (`antwoorden`); of a sensitive flow it is empty. `service_uuid` is who the outcome
    says should answer, None for the flow's own responsible service.
    """

    flow_uuid: UUID
    flow_title: str
    outcome_title: str
    outcome_kind: str
    sensitive: bool
    lines: tuple[tuple[str, str], ...]
    answers: str = ""
    service_uuid: UUID | None = None

    def as_json(self) -> dict[str, Any]:
        """Return it as JSON, to keep."""
        return {
            "flow": str(self.flow_uuid),
            "title": self.flow_title,
            "outcome": self.outcome_title,
            "kind": self.outcome_kind,
            "sensitive": self.sensitive,
            "lines": [list(line) for line in self.lines],
            "answers": self.answers,
            "service": str(self.service_uuid) if self.service_uuid else None,
        }

    @classmethod
    def from_json(cls, data: Any) -> Self | None:
        """Return what `as_json` made; None for anything else."""
        try:
            return cls(
                flow_uuid=UUID(data["flow"]),
                flow_title=str(data["title"])[:LONGEST],
                outcome_title=str(data["outcome"])[:LONGEST],
                outcome_kind=str(data["kind"])[:20],
                sensitive=bool(data["sensitive"]),
                lines=tuple((str(asked)[:LONGEST], str(said)[:LONGEST]) for asked, said in data["lines"][:MOST]),
                answers=str(data.get("answers", "")),
                service_uuid=UUID(data["service"]) if data.get("service") else None,
            )
        except (KeyError, TypeError, ValueError, AttributeError):
            return None


def told(flow: LiveFlow, position: Position) -> ToldWay:
    """Return the way to a position, in words."""
    outcome = position.outcome
    return ToldWay(
        flow_uuid=flow.page.uuid,
        flow_title=flow.page.title,
        outcome_title=outcome.title if outcome else "",
        outcome_kind=str(outcome.kind) if outcome else "",
        sensitive=flow.page.sensitive,
        lines=tuple((step.question.title, answer_words(step.question, step.answer)) for step in position.way),
        answers="" if flow.page.sensitive else to_query(position.way),
        service_uuid=outcome.service if outcome else None,
    )


def told_by(request: HttpRequest) -> ToldWay | None:
    """Return the way that this request tells, from its address or from a form's fields `hulp` and `antwoorden`.

    None when it tells none, or none of a live flow, or nothing was answered. Answers that no longer fit are left out.
    Three queries, one more for each street that was asked; none where nothing is told.
    """
    uuid = flow_told(request)
    flow = begun_flow(uuid) if uuid else None
    if uuid is None or flow is None:
        return None
    given = kept(request, uuid) if flow.page.sensitive else given_in(_sent(request).get(ANSWERS, ""))
    position = position_in(flow, given)
    return told(flow, position) if position.way else None


def flow_told(request: HttpRequest) -> UUID | None:
    """Return the flow that this request names, whether it is there or not."""
    try:
        return UUID(_sent(request).get(FLOW, ""))
    except ValueError:
        return None


def _sent(request: HttpRequest) -> QueryDict:
    return request.POST if request.method == "POST" and FLOW in request.POST else request.GET


def telling_query(flow: LiveFlow, position: Position) -> str:
    """Return what an address needs to tell this way, without its question mark; empty when nothing was answered."""
    if not position.way:
        return ""
    values = {FLOW: str(flow.page.uuid)}
    return urlencode(values if flow.page.sensitive else values | {ANSWERS: to_query(position.way)})
