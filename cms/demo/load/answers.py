"""Answers to the topic questions of a demo question: made up, and such as the form would have let through."""

import random
from datetime import datetime, timedelta
from io import BytesIO
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageDraw

from catalogue.organisation.models import Service
from catalogue.products.models import ProductPage
from contactforms.topics.asking import consider
from contactforms.topics.attachments.services import by_token, receive
from contactforms.topics.definitions import Answer, Kind, TopicQuestion
from contactforms.topics.services import questions_for

TEXTS = ("Voor de deur, aan de rechterkant.", "Twee zakken en een doos.", "Het staat er sinds het weekend.")
PLACES = ("Demostraat 12, 3500 Hasselt", "Voorbeeldplein, naast de bank, 3500 Hasselt", "Testlaan 140, 3511 Kuringen")
PHOTO_EVERY = 12  # of the questions that ask for one


def answers_for(page: ProductPage | None, service: Service, at: datetime, dice: random.Random) -> tuple[Answer, ...]:
    """Return answers to what applies, with a photo now and then."""
    questions = questions_for(page, service)
    sent: dict[str, Any] = {question.key: _answer(question, at, dice) for question in questions}
    tokens = [one for answer in sent.values() if isinstance(answer, list) for one in answer]
    return consider(questions, sent, by_token(tokens), insist=False).answers


def _answer(question: TopicQuestion, at: datetime, dice: random.Random) -> Any:
    match question.kind:
        case Kind.CHOICE:
            return dice.choice(question.options).key
        case Kind.CHOICES:
            return [option.key for option in dice.sample(question.options, 2)]
        case Kind.DATE:
            return (at - timedelta(days=dice.randint(0, 3))).date()
        case Kind.PLACE:
            return dice.choice(PLACES)
        case Kind.PHOTO:
            return [_photo(dice)] if dice.randrange(PHOTO_EVERY) == 0 else []
    return dice.choice(TEXTS)


def _photo(dice: random.Random) -> str:
    """Return the token of a drawing of a street with a bag in front of a door."""
    picture = Image.new("RGB", (1200, 800), "#c9d6df")
    draw = ImageDraw.Draw(picture)
    draw.rectangle((0, 560, 1200, 800), fill="#8d99a6")
    draw.rectangle((150, 120, 700, 560), fill="#b5533c")
    draw.rectangle((360, 300, 500, 560), fill="#3b3a36")
    left = dice.randint(520, 900)
    draw.ellipse((left, 480, left + 160, 660), fill="#f4f1e8", outline="#55514a", width=4)
    out = BytesIO()
    picture.save(out, "JPEG")
    return receive(SimpleUploadedFile("Voor de deur.jpg", out.getvalue(), "image/jpeg")).token
