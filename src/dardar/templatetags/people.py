"""People in templates; ``{% load people %}``."""

from datetime import date
from typing import Any, Final
from uuid import UUID

from django import template
from django.template import Context
from django.urls import reverse
from django.utils.translation import gettext as _

from dardar.core.identity.names import initials
from dardar.encounters.models import Encounter
from dardar.encounters.wording import day_words
from dardar.people.history import sentence
from dardar.people.models import Change, Person
from dardar.people.wording import ago_words

register = template.Library()

TINTS: Final = 8


@register.inclusion_tag("parts/avatar.html", takes_context=True)
def avatar(context: Context, person: Person, size: str = "") -> dict[str, Any]:
    """Show the picture of a person, else their initials: ``{% avatar person size="l" %}``.

    Pictures are those of ``photos`` in the context, made by :func:`dardar.people.queries.photos`.
    """
    shown: dict[UUID, UUID] = context.get("photos") or {}
    photo = shown.get(person.pk)
    return {
        "initials": initials(person.name),
        "tint": person.pk.int % TINTS,
        "photo": reverse("photo", args=[photo]) if photo else "",
        "size": size,
    }


@register.filter
def ago(day: date | None, on: date) -> str:
    """Say how long ago a day was: ``{{ person.last_contact_on|ago:on }}``."""
    return ago_words(day, on)


@register.filter
def met(first: Encounter, on: date) -> str:
    """Begin the story of how we met: ``{{ first|met:on }}``, the place and the rest follow."""
    is_meeting = first.kind == Encounter.Kind.MEETING
    if abs((on - first.on).days) <= 1:
        text = _("You met %(day)s") if is_meeting else _("You were first in touch %(day)s")
    else:
        text = _("You met on %(day)s") if is_meeting else _("You were first in touch on %(day)s")
    return text % {"day": day_words(first.on, on)}


@register.filter
def told(entry: Change) -> str:
    """Say what a change did: ``{{ change|told }}``."""
    return sentence(entry)
