"""Days in words; ``{% load days %}``."""

from datetime import date

from django import template
from django.utils.translation import gettext as _

from dardar.encounters import wording
from dardar.encounters.models import FollowUp

register = template.Library()


@register.filter
def day_words(day: date, on: date) -> str:
    """Say a day as seen from another: ``{{ encounter.on|day_words:on }}``."""
    return wording.day_words(day, on)


@register.filter
def due_words(step: FollowUp, on: date) -> str:
    """Say since when or until when a next step is due: ``{{ step|due_words:on }}``."""
    words = {"day": wording.day_words(step.due_on, on)}
    if step.due_on == on:
        return _("due today")
    return (_("since %(day)s") if step.due_on < on else _("due %(day)s")) % words
