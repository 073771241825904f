"""What is said when a source, or one product in it, cannot be read."""

from dataclasses import dataclass

from integrations.ipdc.messages import Message


@dataclass(frozen=True, slots=True)
class Refusal:
    """One file or product that was left out: where, and why."""

    source: str
    line: int | None
    reason: Message

    def __str__(self) -> str:
        where = self.source if self.line is None else f"{self.source}:{self.line}"
        return f"{where}: {self.reason}"


class Unreadable(Exception):
    """Raised while reading; becomes a `Refusal` for the whole file or page."""

    def __init__(self, template: object, *, line: int | None = None, **values: object) -> None:
        self.line = line
        self.reason = Message(template, values)
        super().__init__(str(template) if isinstance(template, str) else "unreadable")

    def refusal(self, source: str) -> Refusal:
        """The same, tied to the source it came from."""
        return Refusal(source, self.line, self.reason)
