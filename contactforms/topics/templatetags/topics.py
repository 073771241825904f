"""What the editor of a product sees of its topic questions; how answers read."""

from datetime import date
from typing import Any

from django import template
from django.template.defaultfilters import linebreaksbr
from django.urls import reverse
from django.utils.formats import date_format
from wagtail.models import Page

from catalogue.products.models import ProductPage
from catalogue.responsibility import responsible_for
from contactforms.topics.definitions import Kind
from contactforms.topics.models import TopicSet
from contactforms.topics.services import questions_for

register = template.Library()


@register.inclusion_tag("topics/page_set.html", takes_context=True)
def topic_set_of(context: dict[str, Any], page: ProductPage) -> dict[str, Any]:
    """Return what is asked about this page, whose set that is, and where it is built."""
    own = TopicSet.objects.filter(page_id=page.pk).first()
    service = responsible_for(page).service
    return {
        "own": own,
        "service": service,
        "asked": questions_for(Page(pk=page.pk), service),
        "edit_url": _edit_url(own) if own is not None else f"{_url('add')}?page={page.pk}",
        "may": context["request"].user.has_perm(f"topics.{'change' if own else 'add'}_topicset"),
    }


def _url(view: str, *args: object) -> str:
    return reverse(f"wagtailsnippets_topics_topicset:{view}", args=args)


def _edit_url(topic_set: TopicSet) -> str:
    return _url("edit", topic_set.pk)


@register.simple_tag
def answer_in_words(answer: dict[str, Any]) -> str:
    """Return a kept answer as people read it; the lines of a text stay lines."""
    value = answer["value"]
    match answer["kind"]:
        case Kind.CHOICE:
            return str(value["label"])
        case Kind.CHOICES:
            return ", ".join(one["label"] for one in value)
        case Kind.DATE:
            return date_format(date.fromisoformat(value), "l j F Y")
        case Kind.PLACE:
            return _place(value)
        case Kind.PHOTO:
            return ", ".join(one["name"] for one in value)
        case Kind.TEXT:
            return linebreaksbr(value)
    return str(value)


def _place(value: dict[str, Any]) -> str:
    point = f"{value['lat']:.5f}, {value['lon']:.5f}" if "lat" in value else ""
    return f"{value['text']} ({point})" if value["text"] and point else value["text"] or point
