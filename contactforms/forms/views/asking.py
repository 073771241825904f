"""Ask a question: on a page, or on the contact page."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.cache import patch_cache_control
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods
from wagtail.models import Page

from contactforms.forms.along import ALONG, Along
from contactforms.forms.channels import lines
from contactforms.forms.forms import QuestionForm
from contactforms.forms.refusing import Refusal, refusal
from contactforms.forms.tokens import CONTACT, Age, FormToken
from contactforms.forms.who_answers import Asking, asking_about
from contactforms.questions.models import AskedThrough, Question
from contactforms.questions.pages import live_page, was_removed
from contactforms.questions.services import KeyReused, NotAllowed, sent_before
from contactforms.questions.services import ask as ask_question
from contactforms.topics.definitions import mark
from contactforms.topics.forms import TopicForm
from contactforms.topics.services import questions_for
from journeys.flows.visit.kept import forget
from journeys.flows.visit.offered import FlowLink, flows_for
from journeys.pages.following import with_journey

METHODS = ["GET", "HEAD", "POST"]
LONGEST_START = 400  # characters


@dataclass(frozen=True, slots=True)
class Helps:
    """Guided questions that may answer this, with the address that keeps the journey."""

    flow: FlowLink
    url: str


# No CSRF cookie: nobody logs in here, so there is nothing to forge; the signed token says the form is ours.
@csrf_exempt
@sensitive_post_parameters()
@require_http_methods(METHODS)
def ask(request: HttpRequest, page: UUID) -> HttpResponse:
    """Ask about a page; its service answers."""
    about = live_page(page)
    if about is None and was_removed(page):
        return render(request, "public_forms/gone.html", status=410)
    if about is None:
        raise Http404
    return _form(request, about)


@csrf_exempt
@sensitive_post_parameters()
@require_http_methods(METHODS)
def contact(request: HttpRequest) -> HttpResponse:
    """Ask the front desk, or see how else to reach it."""
    return _form(request, None)


def _form(request: HttpRequest, page: Page | None) -> HttpResponse:
    asking = asking_about(page)
    choices: dict[str, Any] = {"topics": asking.topics, "audiences": asking.audiences}
    questions, along = questions_for(page, asking.answering.service), Along.read(request)
    choices |= {"told": along.way}
    name = str(page.uuid) if page is not None else CONTACT
    if request.method != "POST":
        begun = QuestionForm(initial={"text": begun_with(request)}, asked=TopicForm(questions), **choices)
        return _show(request, page, asking, begun, FormToken.new(name), along)
    token = FormToken.read(request.POST.get("token", ""), name)
    refused = _refusal(request, token)
    # Files are looked at for people who are at a form of ours, and not too often.
    files = None if token is None or (refused and refused.status == 429) else request.FILES
    form = QuestionForm(request.POST, asked=TopicForm(questions, request.POST, files), **choices)
    if refused:
        # An old token is replaced, one that came too fast is not: its second click is in time.
        fresh = token if token is not None and token.age is not Age.TOO_OLD else FormToken.new(name)
        form.add_error(None, refused.words)
        return refused.on(_show(request, page, asking, form, fresh, along))
    assert token is not None
    if along.lost and form.is_valid() and (before := sent_before(_key(form, token, along))):
        return redirect("forms:received", token=before.status_token)  # a second click, after its answers were forgotten
    if along.lost:
        lost = _(
            "Your answers to the guided questions are gone: we keep them for a short while only."
            " Send your question without them, or answer the questions again."
        )
        form.add_error(None, lost)
    if not form.is_valid():
        return _show(request, page, asking, form, token, along, status=422)
    try:
        return _asked(request, form, page, token, along)
    except NotAllowed as error:  # a file went with another question meanwhile
        form.add_error(None, error.message)
        if form.asked is not None:
            form.asked.forget_gone()
        return _show(request, page, asking, form, token, along, status=422)


def begun_with(request: HttpRequest) -> str:
    """Return the words that someone searched with and found no answer to: the start of the question."""
    text = request.GET.get("vraag", "")[:LONGEST_START]
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def _refusal(request: HttpRequest, token: FormToken | None) -> Refusal | None:
    """Return why this post is not looked at; the text stays in the form."""
    many = _("Many questions came from your connection just now. Wait a minute and send yours again.")
    again = _("Read your question once more and send it again.")
    return refusal(request, token, "question", many=many, again=again)


def _asked(request: HttpRequest, form: QuestionForm, page: Page | None, token: FormToken, along: Along) -> HttpResponse:
    sent = form.cleaned_data
    way = along.way if sent.get(ALONG) else None

    def as_sent(key: str) -> Question:
        return ask_question(
            text=sent["text"],
            page=page,
            email=sent["email"],
            phone=str(sent["phone"] or ""),
            name=sent["name"],
            topic=sent.get("topic", ""),
            audience=sent.get("audience"),
            language=get_language() or "nl",
            asked_through=AskedThrough.PAGE_FORM if page is not None else AskedThrough.CONTACT_FORM,
            idempotency_key=key,
            answers=form.answers,
            at_step=along.at_step,
            way=way,
        )

    try:
        question = as_sent(_key(form, token, along))
    except KeyReused:  # the same form again, after other answers to the same sensitive questions
        question = as_sent(_key(form, token, along, way=way))
    if way is not None and way.sensitive:
        forget(request, way.flow_uuid)  # the question holds them now
    return redirect("forms:received", token=question.status_token)


def _key(form: QuestionForm, token: FormToken, along: Along, **also: object) -> str:
    """Return what the second click on the same form is recognised by.

    Of sensitive guided questions it holds which ones and not the answers, for those are forgotten once sent.
    """
    if form.answers:
        also["answers"] = mark(form.answers)
    if along.at_step:
        also["step"] = along.at_step
    if ALONG not in also and (form.cleaned_data.get(ALONG) or along.lost):
        also[ALONG] = along.flow if along.way is None or along.way.sensitive else along.way
    return token.key_for(form.cleaned_data | also)


def _show(
    request: HttpRequest,
    page: Page | None,
    asking: Asking,
    form: QuestionForm,
    token: FormToken,
    along: Along,
    status: int = 200,
) -> HttpResponse:
    context = {"page_asked": page, "asking": asking, "form": form, "token": token.signed(), "along": along}
    if page is not None and along.way is None:
        context["may_help"] = [
            Helps(flow, with_journey(flow.coming_back_to(page), along.followed)) for flow in flows_for(page)
        ]
    if page is None:
        context["channels"] = lines(asking.answering.public_channels, asking.calendar)
    template = "public_forms/ask.html" if page is not None else "public_forms/contact.html"
    response = render(request, template, context, status=status)
    patch_cache_control(response, private=True, no_cache=True)  # the token is this visitor's only
    return response
