"""The town of a place, so that people and events of one town find each other."""

from typing import Final

from dardar.core.identity.text import fold
from dardar.core.matching.places import named

LONGEST: Final = 80


def town_of(place: str) -> str:
    """Return the town of a place, folded: one that is known, else what stands before a comma."""
    towns = sorted(_known(place))
    return (towns[0] if towns else fold(place.split(",", maxsplit=1)[0]))[:LONGEST]


def towns_in(place: str) -> set[str]:
    """Return the towns that the place of an event may lie in, as :func:`town_of` tells them."""
    parts = {fold(part)[:LONGEST] for part in place.split(",")}
    return (_known(place) or parts) - {""}


def _known(place: str) -> set[str]:
    return {one for one in named(place) if not one.startswith("=")}
