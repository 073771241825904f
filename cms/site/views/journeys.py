"""“My list” of a journey: to print, to mail to oneself, or as days in a calendar."""

from dataclasses import dataclass
from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from catalogue.products.addresses import in_full, site_path
from cms.site.contact import calendar_of
from cms.site.crumbs import from_home
from cms.site.journey.forms import ListForm
from cms.site.journey.mailing import mail_list
from cms.site.journey.view import JourneyView, journey_view
from contactforms.forms.refusing import Refusal, refusal
from contactforms.forms.tokens import FormToken
from contactforms.privacy.limits import MAIL_WINDOW, too_many_mails
from journeys.pages.around import outlines
from journeys.pages.calendar_file import calendar_file
from journeys.pages.lists import dated, days_of, list_in_text
from journeys.pages.models import JourneyPage
from journeys.pages.outlines import shown_journeys

ACTIONS = {"dagen", "agenda", "mail"}
MAILED = "gemaild"


@dataclass(frozen=True, slots=True)
class Listed:
    """A journey, the form over its steps, and the days that were counted."""

    view: JourneyView
    form: ListForm
    path: str
    days: dict[str, date]

    @property
    def address(self) -> str:
        """The public address of the journey's page."""
        return in_full(self.path)


# No CSRF cookie: nobody logs in here, so there is nothing to forge; the signed token says the form is ours.
@csrf_exempt
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def my_list(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the steps to choose from; nothing that is filled in here is kept."""
    page = _journey(request, slug)
    view = journey_view(request, page)
    path = site_path(page.url_path, page.locale.language_code)
    steps = tuple(one.step for one in view.steps)
    name = f"list:{page.uuid}"
    if request.method != "POST":
        form = ListForm(steps=steps, initial={"stap": [step.key for step in steps]})
        return _show(request, Listed(view, form, path, {}), FormToken.new(name))
    action = request.POST.get("doe", "")
    form = ListForm(request.POST, steps=steps, action=action if action in ACTIONS else "")
    token = FormToken.read(request.POST.get("token", ""), name)
    if refused := _refusal(request, action, token, form):
        form.add_error(None, refused.words)
    if not form.is_valid():
        response = _show(request, Listed(view, form, path, {}), token or FormToken.new(name), 422)
        return refused.on(response) if refused else response
    chosen = [step for step in steps if step.key in form.cleaned_data["stap"]]
    listed = Listed(view, form, path, days_of(chosen, form.cleaned_data["dag"], calendar_of(request)))
    if action == "agenda" and listed.days:
        return _file(listed)
    if action in {"agenda", "dagen"} and not listed.days:
        form.add_error("stap", _("None of the steps you ticked is counted from a day."))
        return _show(request, listed, token or FormToken.new(name), 422)
    if action == "mail":
        assert token is not None
        return _mailed(listed, token)
    return _show(request, listed, token or FormToken.new(name))


def _journey(request: HttpRequest, slug: str) -> JourneyPage:
    outline = next((one for one in outlines(request) if one.slug == slug), None)
    rows = shown_journeys().select_related("locale", "theme", "responsible_service__department")
    page: JourneyPage | None = rows.filter(pk=outline.pk).first() if outline else None
    if page is None:
        raise Http404
    return page


def _refusal(request: HttpRequest, action: str, token: FormToken | None, form: ListForm) -> Refusal | None:
    """Return why nothing is mailed: too many from one sender, or to one address."""
    if action != "mail":
        return None
    many = _("Many lists were mailed from your connection just now. Wait a minute and try again.")
    refused = refusal(request, token, "journey_list", many=many, again=_("Send it once more."))
    if refused is None and form.is_valid() and too_many_mails(form.cleaned_data["mail"], "journey_list"):
        said = _("Many lists were mailed to this address just now. Wait an hour and try again.")
        return Refusal(said, 429, MAIL_WINDOW.seconds)
    return refused


def _calendar(listed: Listed) -> bytes | None:
    chosen = [one.step for one in listed.view.steps if one.step.key in listed.days]
    steps = dated(chosen, listed.days)
    page = listed.view.page
    return calendar_file(page.uuid, page.title, listed.address, steps, timezone.now()) if steps else None


def _file(listed: Listed) -> HttpResponse:
    response = HttpResponse(_calendar(listed) or b"", content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{listed.view.page.slug}.ics"'
    patch_cache_control(response, private=True, no_store=True)
    return response


def _mailed(listed: Listed, token: FormToken) -> HttpResponse:
    sent = listed.form.cleaned_data
    page = listed.view.page
    steps = [one.shown for one in listed.view.steps if one.step.key in sent["stap"]]
    text = list_in_text(page.title, listed.address, steps, listed.days)
    text += "\n" + _("You asked for this list on our website. We did not keep your address.") + "\n"
    key = f"list:{token.key_for({'stap': sent['stap'], 'mail': sent['mail'], 'dag': str(sent['dag'])})}"
    mail_list(key, sent["mail"], _("Your list: %(title)s") % {"title": page.title}, text, _calendar(listed))
    return redirect(f"{reverse('site:my_list', args=[page.slug])}?{MAILED}=1")


def _show(request: HttpRequest, listed: Listed, token: FormToken, status: int = 200) -> HttpResponse:
    ticked = set(listed.form["stap"].value() or ())
    page = listed.view.page
    context = {
        "page": page,
        "listed": listed,
        "journey": listed.view,
        "form": listed.form,
        "rows": [(one, one.step.key in ticked, listed.days.get(one.step.key)) for one in listed.view.steps],
        "mailed": MAILED in request.GET and request.method == "GET",
        "token": token.signed(),
        "crumbs": from_home((page.title, listed.path)),
    }
    response = render(request, "site/journey/list.html", context, status=status)
    patch_cache_control(response, private=True, no_cache=True)  # the token is this visitor's only
    return response
