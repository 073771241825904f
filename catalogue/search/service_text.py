"""What a service offers the search: its name, what it does, and how it is reached."""

from catalogue.organisation.models import ChannelKind, Service
from catalogue.products.models.searchable import PageText


def text_of_service(service: Service) -> PageText | None:
    """Return the words of an active service (needs `department` and `channels`); None for one that no longer answers.

    A phone number is found in every way of writing it, so it stands there as its national digits.
    """
    if not service.active:
        return None
    channels = [channel for channel in service.channels.all() if channel.active and channel.public]
    reached = [f"{channel.label} {channel.value}" for channel in channels]
    phones = [channel.value for channel in channels if channel.kind == ChannelKind.PHONE]
    return PageText(
        kind="service",
        title=service.name,
        summary=service.description,
        keywords="",
        body="\n".join([service.department.name, *reached, *map(national_digits, phones)]),
    )


def national_digits(phone: str) -> str:
    """Return a phone number as people dial it: “+3211239000” → “011239000”."""
    digits = "".join(sign for sign in phone if sign.isdigit())
    return "0" + digits[2:] if digits.startswith("32") and len(digits) > 9 else digits
