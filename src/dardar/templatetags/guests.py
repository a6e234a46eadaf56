"""Guests of events in templates; ``{% load guests %}``."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django import template
from django.template import Context

from dardar.core.identity.names import initials
from dardar.events.models import Guest
from dardar.templatetags.people import TINTS
from dardar.web.circles.forms import LANGUAGES

register = template.Library()


@register.simple_tag(takes_context=True)
def at(context: Context, name: str = "", *args: object) -> str:
    """Return the address of a page of the event: ``{% at "person" guest.pk %}``."""
    address: str = context["here"].to(name, *args)
    return address


@register.inclusion_tag("parts/avatar.html")
def guest_avatar(guest: Guest, size: str = "", photo: str = "") -> dict[str, Any]:
    """Show a guest: their picture, else their initials; ``{% guest_avatar guest "l" photo %}``."""
    return {
        "initials": initials(guest.name),
        "tint": guest.pk.int % TINTS,
        "photo": photo,
        "size": size,
    }


@register.filter
def spoken_by(guest: Guest) -> str:
    """Name the languages that a guest speaks."""
    return ", ".join(LANGUAGES.get(code, code) for code in guest.tongues)


@register.filter
def said_of(wants: Mapping[UUID, str], guest: Guest) -> str:
    """Return what was said of meeting a guest, "" if nothing: ``{{ wants|said_of:guest }}``."""
    return wants.get(guest.pk, "")
