"""The topic questions as a form: beside the form of a view, in its `<form>`, checked and shown with it.

    topics = TopicForm(questions_for(page, service), request.POST, request.FILES)
    if form.is_valid() & topics.is_valid():
        ask(…, answers=topics.answers)

In the template: `{% include "topics/_fields.html" %}` within `<form enctype="multipart/form-data">`, and
`topics.wrong` in the summary of errors. Files that were sent are received while checking, so that they are not
lost when something else is wrong: the form comes back with their tokens. A view that refuses to look at a post
passes no files.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext as _

from contactforms.topics.asking import as_sent, consider, is_shown, remaining
from contactforms.topics.attachments.names import safe_name
from contactforms.topics.attachments.refusing import Refused
from contactforms.topics.attachments.services import by_token, receive
from contactforms.topics.definitions import WITH_OPTIONS, Answer, FileRef, Kind, TopicQuestion
from contactforms.topics.fields import Unchecked
from contactforms.topics.values import MAX_FILES


@dataclass(frozen=True, slots=True)
class Row:
    """One question as the template shows it."""

    question: TopicQuestion
    field: BoundField
    when: str  # the condition in words, where it depends on an answer in this form
    only_if: str  # the same for the script: `question:option` with spaces between
    kept: tuple[tuple[str, FileRef], ...] = ()

    @property
    def grouped(self) -> bool:
        """Several inputs under one question."""
        return self.question.kind in WITH_OPTIONS

    @property
    def is_photo(self) -> bool:
        """Takes files."""
        return self.question.kind == Kind.PHOTO


class TopicForm(forms.Form):
    """Asks what is still open after the answers `given` before; `answers` are the new ones, cleaned.

    With `insist` off, a required question may stay open: the caller does not know either.
    """

    use_required_attribute = False

    def __init__(
        self,
        questions: Sequence[TopicQuestion],
        data: Any = None,
        files: Any = None,
        *,
        given: Sequence[Answer] = (),
        insist: bool = True,
    ) -> None:
        super().__init__(data, files, prefix="topic")
        self.questions = tuple(questions)
        self.given = tuple(given)
        self.insist = insist
        self.asked = remaining(self.questions, self.given)
        self.answers: tuple[Answer, ...] = ()
        self.received: dict[str, dict[str, FileRef]] = {}  # by question: the files it has, by token
        for question in self.asked:
            self.fields[question.key] = Unchecked(question)

    def __bool__(self) -> bool:
        """Tell whether there is anything to ask."""
        return bool(self.asked)

    @property
    def takes_files(self) -> bool:
        """The surrounding form must be sent as multipart."""
        return any(question.kind == Kind.PHOTO for question in self.asked)

    def clean(self) -> dict[str, Any]:
        """Check all answers together; each question's error stands at its field."""
        sent = as_sent(self.given) | {q.key: self.cleaned_data.get(q.key) for q in self.asked if q.kind != Kind.PHOTO}
        shown = {question.key for question in consider(self.questions, sent, insist=False).shown}
        refused: set[str] = set()
        for question in self.asked:
            if question.kind == Kind.PHOTO and question.key in shown:
                sent[question.key] = self._files(question, refused)
        usable = {token: ref for files in self.received.values() for token, ref in files.items()}
        outcome = consider(self.questions, sent, usable, insist=self.insist)
        for key, message in outcome.errors.items():
            if key in self.fields and key not in refused:
                self.add_error(key, message)
        self.answers = tuple(answer for answer in outcome.answers if answer.key in self.fields)
        return self.cleaned_data

    def _files(self, question: TopicQuestion, refused: set[str]) -> list[str]:
        """Return the tokens of the question's files: those kept from before, and those that come now."""
        name = self.add_prefix(question.key)
        removed = set(_listed(self.data, f"{name}-remove"))
        tokens = [token for token in _listed(self.data, f"{name}-kept") if token not in removed]
        known = self.received.setdefault(question.key, by_token(tokens))
        uploads = self.cleaned_data.get(question.key) or []
        if len(known) + len(uploads) > MAX_FILES:
            refused.add(question.key)
            self.add_error(question.key, _("Send at most %(most)d files here.") % {"most": MAX_FILES})
            return tokens
        for upload in uploads:
            try:
                attachment = receive(upload)
            except Refused as error:
                refused.add(question.key)
                shown = safe_name(upload.name or "", "").rstrip(".")
                self.add_error(question.key, f"{shown}: {error.message}")
            else:
                known[attachment.token] = attachment.ref
                tokens.append(attachment.token)
        return tokens

    def forget_gone(self) -> None:
        """Show the files no longer that went with another question meanwhile."""
        for key, files in self.received.items():
            self.received[key] = by_token(files, pending=True)

    @property
    def rows(self) -> list[Row]:
        """The questions to show, in their order."""
        return [self._row(question) for question in self.asked]

    def _row(self, question: TopicQuestion) -> Row:
        conditions = () if is_shown(question, self._known) else question.only_if
        here = [given for given in conditions if given.question in self.fields]
        return Row(
            question,
            self[question.key],
            _when(self.questions, [(given.question, given.option) for given in here]),
            " ".join(f"{given.question}:{given.option}" for given in here),
            tuple(self.received.get(question.key, {}).items()),
        )

    @cached_property
    def _known(self) -> Mapping[str, Answer]:
        return {answer.key: answer for answer in self.given}

    @property
    def wrong(self) -> list[tuple[str, str]]:
        """The errors for a summary, in the order of the questions: the id of the input to go to, and the words."""
        found = []
        for question in self.asked:
            suffix = "_0" if question.kind in WITH_OPTIONS else ""
            errors = self.errors.get(question.key, ())
            found += [(f"{self[question.key].auto_id}{suffix}", str(error)) for error in errors]
        return found


def _listed(data: Any, name: str) -> list[str]:
    return list(data.getlist(name)) if hasattr(data, "getlist") else []


def _when(questions: Sequence[TopicQuestion], conditions: list[tuple[str, str]]) -> str:
    """Return the conditions as a sentence: what people without the script read."""
    by_key = {question.key: question for question in questions}
    chosen: dict[str, list[str]] = {}
    for key, option in conditions:
        labels = [known.label for known in by_key[key].options if known.key == option]
        chosen.setdefault(by_key[key].label, []).extend(labels)
    parts = [
        _("“%(question)s”: %(answers)s") % {"question": label, "answers": _(" or ").join(f"“{one}”" for one in answers)}
        for label, answers in chosen.items()
    ]
    return _("Only fill this in for %(conditions)s.") % {"conditions": _(" or ").join(parts)} if parts else ""
