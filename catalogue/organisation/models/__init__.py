"""Tables of the organisation."""

from catalogue.organisation.models.calendar import CityHoliday, OpeningException
from catalogue.organisation.models.channel import Channel, ChannelKind
from catalogue.organisation.models.content_version import ContentVersion
from catalogue.organisation.models.department import Department
from catalogue.organisation.models.service import Service, ServiceMember

__all__ = [
    "Channel",
    "ChannelKind",
    "CityHoliday",
    "ContentVersion",
    "Department",
    "OpeningException",
    "Service",
    "ServiceMember",
]
