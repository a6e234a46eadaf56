"""Networks in templates; ``{% load network %}``."""

from typing import Final

from django import template
from django.utils.translation import gettext as _

from dardar.core.ties.rings import RINGS
from dardar.core.ties.rings import Ring as Closeness
from dardar.insights.network.shape import By, Group
from dardar.ties.models import Ring

register = template.Library()

# Below it hardly any of those somebody knows know each other (Burt's constraint).
_OPEN: Final = 0.2
_CLOSED: Final = 0.5


@register.filter
def group_name(group: Group) -> str:
    """Return what a group is called: ``{{ group|group_name }}``."""
    if group.name.by is By.PEOPLE:
        return _("around %(names)s") % {"names": group.name.words}
    return group.name.words


@register.filter
def ring_words(ring: Closeness | int) -> str:
    """Say how close somebody is: ``{{ step.ring|ring_words }}``."""
    name = ring if isinstance(ring, Closeness) else RINGS[ring]
    return str(Ring(name.value).label)


@register.filter
def open_words(constraint: float) -> str:
    """Say how much those somebody knows know each other: ``{{ bridge.constraint|open_words }}``."""
    if constraint < _OPEN:
        return _("Hardly any of those they know know each other.")
    if constraint < _CLOSED:
        return _("Some of those they know know each other.")
    return _("Many of those they know know each other.")
