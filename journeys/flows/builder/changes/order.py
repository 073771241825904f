"""The order in which questions and outcomes stand in the list; it changes no way through the flow."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from journeys.flows.definition import Definition, Outcome, Question

Node = TypeVar("Node", Question, Outcome)


def move(definition: Definition, key: str, by: int) -> Definition:
    """Move a node up (-1) or down (1) in its list; at the end it stays."""
    return replace(
        definition,
        questions=_moved(definition.questions, key, by),
        outcomes=_moved(definition.outcomes, key, by),
    )


def _moved(nodes: tuple[Node, ...], key: str, by: int) -> tuple[Node, ...]:
    place = next((n for n, node in enumerate(nodes) if node.key == key), None)
    if place is None or not 0 <= place + by < len(nodes):
        return nodes
    left = [node for node in nodes if node.key != key]
    left.insert(place + by, nodes[place])
    return tuple(left)


def reorder(definition: Definition, keys: Sequence[str]) -> Definition:
    """Put the nodes in the order of `keys`; what is not named keeps its place behind them."""
    place = {key: number for number, key in enumerate(keys)}
    return replace(
        definition,
        questions=tuple(sorted(definition.questions, key=lambda node: place.get(node.key, len(place)))),
        outcomes=tuple(sorted(definition.outcomes, key=lambda node: place.get(node.key, len(place)))),
    )
