"""In which layer each node stands: below what leads to it. Nothing here recurses: a flow may be long."""

from collections.abc import Iterable, Mapping, Sequence

from journeys.flows.checks.graph import flood

Goals = Mapping[str, Sequence[str]]


def backward(goals: Goals, roots: Iterable[str]) -> tuple[set[tuple[str, str]], list[str]]:
    """Return the arrows that close a loop, and the nodes in an order in which every other arrow goes forward."""
    back: set[tuple[str, str]] = set()
    finished: list[str] = []
    state: dict[str, int] = {}  # 1 on the way down, 2 done
    for root in roots:
        if root in state:
            continue
        state[root] = 1
        work = [(root, iter(goals.get(root, ())))]
        while work:
            key, rest = work[-1]
            for goal in rest:
                if goal not in state:
                    state[goal] = 1
                    work.append((goal, iter(goals.get(goal, ()))))
                    break
                if state[goal] == 1:
                    back.add((key, goal))
            else:
                state[key] = 2
                finished.append(key)
                work.pop()
    finished.reverse()
    return back, finished


def layered(goals: Goals, start: str, nodes: Sequence[str]) -> dict[str, int]:
    """Return the layer of every node, from 0. What the start does not reach stands below everything else.

    A question stands below all that lead to it; an end (a node without goals) right below the first that does.
    """
    reached = flood([start], goals) if start in nodes else set()
    layers = _below(goals, [key for key in nodes if key in reached], start if reached else "", 0)
    lowest = max(layers.values(), default=-1) + 1
    return layers | _below(goals, [key for key in nodes if key not in reached], "", lowest)


def _below(goals: Goals, nodes: Sequence[str], start: str, top: int) -> dict[str, int]:
    inside = set(nodes)
    own = {key: [goal for goal in goals.get(key, ()) if goal in inside] for key in nodes}
    aimed = {goal for key in nodes for goal in own[key] if goal != key}
    roots = [start] if start else [key for key in nodes if key not in aimed]
    back, order = backward(own, [*roots, *nodes])
    layers = dict.fromkeys(nodes, top)
    ends: dict[str, int] = {}
    for key in order:
        for goal in own[key]:
            if (key, goal) in back:
                continue
            if own[goal]:
                layers[goal] = max(layers[goal], layers[key] + 1)
            else:
                ends[goal] = min(ends.get(goal, layers[key] + 1), layers[key] + 1)
    return layers | ends
