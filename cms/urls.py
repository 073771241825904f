"""Every address: the shell's own, each app's, and Wagtail's pages last."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.conf.urls.static import static
from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from cms.api import urlpatterns as api_urls

urlpatterns = [
    path("health/", include("cms.health.urls")),
    path("api/v1/", include((api_urls, "api"))),
    path("", include("cms.accounts.one_login")),
    path("beheer/", include(wagtailadmin_urls)),
    path("documenten/", include(wagtaildocs_urls)),
    path("account/", include("cms.accounts.urls")),
    path("portal/overzicht/", include("contactforms.reports.urls")),
    path("portal/", include("contactforms.portal.urls")),
    *static(settings.MEDIA_URL, document_root=settings.MEDIA_ROOT),
    *i18n_patterns(  # Dutch has no prefix, a second language would have its own
        path("", include("contactforms.forms.urls")),
        path("", include("cms.site.urls")),
        path("", include(wagtail_urls)),
        prefix_default_language=False,
    ),
]
