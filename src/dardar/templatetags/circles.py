"""Circles in templates; ``{% load circles %}``."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django import template
from django.template import Context
from django.utils.safestring import SafeString

from dardar.circles.lunch import Word
from dardar.circles.models import Member, MemberAnswer
from dardar.core.identity.names import initials
from dardar.templatetags.people import TINTS
from dardar.web.circles.forms import LANGUAGES
from dardar.web.giving import why as words

register = template.Library()


@register.simple_tag(takes_context=True)
def to(context: Context, name: str = "", *args: object) -> str:
    """Return the address of a page of the circle: ``{% to "member" member.pk %}``."""
    address: str = context["here"].to(name, *args)
    return address


@register.inclusion_tag("parts/avatar.html", takes_context=True)
def card_avatar(context: Context, member: Member, size: str = "") -> dict[str, Any]:
    """Show the picture of a member, else their initials: ``{% card_avatar member %}``.

    The picture is shown of members who were read with their ``picture``.
    """
    length = getattr(member, "picture", 0)
    photo = f"{context['here'].to('photo', member.pk)}?{length}" if length else ""
    return {
        "initials": initials(member.name),
        "tint": member.pk.int % TINTS,
        "photo": photo,
        "size": size,
    }


@register.filter
def why_answer(answer: MemberAnswer) -> words.Why:
    """Return why an offer answers a need: ``{% with because=answer|why_answer %}``."""
    return words.Why(answer.reasons)


@register.filter
def marked_in_offer(answer: MemberAnswer) -> SafeString:
    """Show the words of an offer, those marked that answer."""
    return words.marked(answer.offer.words, words.offer_words(answer.reasons))


@register.filter
def spoken(member: Member) -> str:
    """Name the languages that a member speaks."""
    return ", ".join(LANGUAGES.get(code, code) for code in member.tongues)


@register.filter
def pick(rows: Mapping[UUID, Any], pk: UUID) -> Any:  # noqa: ANN401 - whatever is kept there
    """Return what is kept of an id: ``{% with form=forms|pick:turn.pk %}``."""
    return rows.get(pk)


@register.filter
def best(found: list[Word[Any]]) -> list[Word[Any]]:
    """Return the words that tell most of why somebody is at a table."""
    return found[:2]
