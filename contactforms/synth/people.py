"""People who do not exist: families at one address, who share a phone or a mailbox now and then."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from random import Random

from contactforms.synth.names import FIRST, LAST, PLACES, STREETS, misspelt

FAMILY_SIZES = (1, 1, 1, 2, 2, 2, 3, 4, 4, 5)


@dataclass(frozen=True, slots=True)
class Someone:
    """A person as they write themselves down this time."""

    name: str
    email: str
    phone: str
    street: str
    house_number: str
    box: str
    postal_code: str
    municipality: str


def people(random: Random) -> Iterator[Someone]:
    """Yield people without end, family after family; no two families share a number."""
    number = 0
    while True:
        last, number = random.choice(LAST), number + 1
        home = Someone(
            name="", email="", phone=f"+3211{number % 1_000_000:06d}",
            street=random.choice(STREETS), house_number=str(random.randint(1, 240)),
            box=str(random.randint(1, 40)) if random.random() < 0.2 else "", **_place(random),
        )  # fmt: skip
        for member in range(random.choice(FAMILY_SIZES)):
            first = random.choice(FIRST)
            mailbox = "familie" if random.random() < 0.15 else first.lower()
            yield replace(
                home,
                name=f"{first} {last}",
                email=f"{mailbox}.{number}@post.example" if random.random() < 0.8 else "",
                phone=home.phone if random.random() < 0.3 else f"+32460{(number * 7 + member) % 1_000_000:06d}",
            )


def _place(random: Random) -> dict[str, str]:
    code, name = random.choice(PLACES)
    return {"postal_code": code, "municipality": name}


def again(someone: Someone, random: Random) -> Someone:
    """Return the same person, written down once more: another hand, and rarely everything."""
    chance = random.random()
    name = misspelt(someone.name, random) if chance < 0.25 else someone.name
    if 0.25 < chance < 0.35:
        first, _space, last = someone.name.partition(" ")
        name = f"{first[0]}. {last}" if chance < 0.3 else f"{last} {first}"
    email = someone.email if random.random() < 0.6 else ""
    phone = someone.phone if random.random() < 0.7 or not email else ""
    if random.random() < 0.5:
        return replace(someone, name=name, email=email, phone=phone)
    return replace(
        someone,
        name=name,
        email=email,
        phone=phone,
        street="",
        house_number="",
        box="",
        postal_code="",
        municipality="",
    )
