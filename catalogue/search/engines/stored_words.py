"""The words of a page as they stand in its row, read only where a question looks: most pages are asked once."""

import json
from collections.abc import Iterator, Mapping, Sequence

from catalogue.search.ranking.page_words import PageWords

END = '},"l":['  # where the counts end; tokens hold none of these signs


class StoredCounts(Mapping[str, Sequence[int]]):
    """The counts in their stored form."""

    __slots__ = ("_text",)

    def __init__(self, text: str) -> None:
        """Keep the text `{"c":{"token":[…],…` up to the end of the counts."""
        self._text = text

    def __getitem__(self, token: str) -> bytes:
        key = f'"{token}":['
        start = self._text.find(key)
        if start < 0:
            raise KeyError(token)
        start += len(key)
        return bytes(map(int, self._text[start : self._text.index("]", start)].split(",")))

    def __contains__(self, token: object) -> bool:
        return f'"{token}":[' in self._text

    def __iter__(self) -> Iterator[str]:
        return iter(json.loads(self._text + "}}")["c"])

    def __len__(self) -> int:
        return self._text.count(":[")


def as_stored(text: str) -> PageWords:
    """Return the words in a row's text, its counts unread."""
    end = text.rindex(END)
    rest = json.loads("{" + text[end + 2 :])
    return PageWords(StoredCounts(text[:end]), tuple(rest["l"]), tuple(rest["t"]))


def is_unread(words: PageWords) -> bool:
    """Tell whether the counts are still in their stored form."""
    return isinstance(words.counts, StoredCounts)


def read_out(words: PageWords) -> PageWords:
    """Return the same words with all counts read: quicker from the second question on."""
    if not isinstance(words.counts, StoredCounts):
        return words
    counts = json.loads(words.counts._text + "}}")["c"]
    return PageWords({token: bytes(count) for token, count in counts.items()}, words.lengths, words.title)
