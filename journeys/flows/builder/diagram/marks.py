"""What a box shows besides its words: a mark has a shape and a word, colour comes on top."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mark:
    """`name` is the class of the box's outline, `sign` a shape, `word` what it means."""

    name: str
    sign: str
    word: str
