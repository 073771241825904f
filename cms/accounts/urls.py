"""Login, logout, password, second factor. No signing up and no mail with a link: accounts come from the city."""

from allauth.account import views
from django.contrib.auth.decorators import login_required
from django.urls import include, path
from django.views.generic import TemplateView

from cms.accounts.start import start

NOTHING = TemplateView.as_view(template_name="accounts/nothing.html")

urlpatterns = [
    path("login/", views.login, name="account_login"),
    path("logout/", views.logout, name="account_logout"),
    path("start/", start, name="account_start"),
    path("geen-rechten/", login_required(NOTHING), name="account_nothing"),
    path("wachtwoord/", views.password_change, name="account_change_password"),
    path("reauthenticate/", views.reauthenticate, name="account_reauthenticate"),
    path("inactive/", views.account_inactive, name="account_inactive"),
    path("2fa/", include("allauth.mfa.urls")),
]
