"""How near documents are to a question in meaning, computed here: their vectors are in memory anyway.

In the database the same takes three times as long, for it reads every vector from beside its row.
numpy comes with the encoder, and without an encoder nothing is compared. Each product is computed by itself
(`vecdot`): as one product of a matrix its last digits, and with them the order, would depend on the other documents.
"""

from collections.abc import Sequence
from typing import Any

from catalogue.search.meaning import encoder

HEAD = 4  # bytes before the numbers in what `vector_send` gives: how many there are
SENT, KEPT = ">f4", "<f4"


def vector(sent: bytes | None) -> bytes | None:
    """Return a vector as it is kept, from what PostgreSQL sends; None where nothing can be compared."""
    if sent is None or encoder() is None:
        return None
    import numpy

    return bytes(numpy.frombuffer(sent, SENT, offset=HEAD).astype(KEPT).tobytes())


def likenesses(vectors: Sequence[bytes | None], meaning: Sequence[float]) -> list[float]:
    """Return the inner product of each vector with the question's; 0 for a document without one."""
    held = [one for one in vectors if one is not None]
    if not held:
        return [0.0] * len(vectors)
    import numpy

    together = numpy.frombuffer(b"".join(held), KEPT).reshape(-1, len(meaning))
    near = iter(numpy.vecdot(together, numpy.asarray(meaning, KEPT)).tolist())
    return [0.0 if one is None else next(near) for one in vectors]


class Vectors:
    """The vectors of many documents, each at its place."""

    def __init__(self) -> None:
        """Hold none."""
        self._rows: Any = None  # zeros where there is no vector

    def put(self, place: int, kept: bytes | None) -> None:
        """Put a vector (as `vector` gives it) at its place; those that are asked for meanwhile see it there or not."""
        if kept is None:
            return
        import numpy

        row = numpy.frombuffer(kept, KEPT)
        if self._rows is None or place >= len(self._rows):
            rows = numpy.zeros((max(2 * place, 1_024), len(row)), KEPT)
            if self._rows is not None:
                rows[: len(self._rows)] = self._rows
            self._rows = rows
        self._rows[place] = row

    def near(self, meaning: Sequence[float], places: int) -> tuple[list[float], list[int]]:
        """Return the likeness at each of so many places, and these places, the nearest first."""
        if self._rows is None:
            return [], []
        import numpy

        near = numpy.vecdot(self._rows[:places], numpy.asarray(meaning, KEPT))
        return near.tolist(), numpy.argsort(-near, kind="stable").tolist()
