"""The look of the site shows on every page: changing it is a change of content."""

from typing import Any

from django.db.models.signals import post_save
from django.dispatch import receiver
from wagtail.images.models import Image
from wagtail.models import Site

from catalogue.organisation.models import content_version
from cms.site.models import CitySettings


@receiver(post_save, sender=CitySettings, dispatch_uid="site_settings_saved")
@receiver(post_save, sender=Site, dispatch_uid="site_saved")
@receiver(post_save, sender=Image, dispatch_uid="site_image_saved")
def on_look_changed(**kwargs: Any) -> None:
    """Show it at the next request."""
    content_version.bump()
