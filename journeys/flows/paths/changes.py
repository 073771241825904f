"""Which paths a change of a flow changes."""

from dataclasses import dataclass

from journeys.flows.paths.walking import Path, Paths


@dataclass(frozen=True, slots=True)
class Changes:
    """Paths that are no more, that are new, and (before, after) those whose answers lead to another outcome."""

    gone: tuple[Path, ...]
    new: tuple[Path, ...]
    elsewhere: tuple[tuple[Path, Path], ...]

    def __bool__(self) -> bool:
        return bool(self.gone or self.new or self.elsewhere)


def changed_paths(before: Paths, after: Paths) -> Changes:
    """Compare the paths of two versions of a flow, each told apart by its questions and answers.

    Where one of them has more paths than were walked, what is missing from it says nothing and is left out.
    """
    old = {path.answers: path for path in before.paths}
    new = {path.answers: path for path in after.paths}
    return Changes(
        () if after.more else tuple(path for answers, path in old.items() if answers not in new),
        () if before.more else tuple(path for answers, path in new.items() if answers not in old),
        tuple(
            (path, new[answers])
            for answers, path in old.items()
            if answers in new and _goal(path) != _goal(new[answers])
        ),
    )


def _goal(path: Path) -> str | None:
    return path.outcome.key if path.outcome is not None else None
