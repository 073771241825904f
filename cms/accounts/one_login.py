"""One way in: the logins and password mails that come with Wagtail lead to ours.

They know no second step, so that they would pass by it. These addresses stand before Wagtail's own.
"""

from django.urls import re_path
from django.views.generic import RedirectView

to_login = RedirectView.as_view(pattern_name="account_login", query_string=True)

urlpatterns = [re_path(r"^(?:beheer/login/|beheer/password_reset/.*|_util/login/)$", to_login)]
