"""What speaks against a need and an offer that are about the same, and what more they share."""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from rapidfuzz.distance import Indel

from dardar.core.matching.places import country_of
from dardar.core.matching.reference import Role
from dardar.core.matching.texts import Reading

_ALIKE_FROM: Final = 0.8
_LONG_ENOUGH: Final = 4


class Conflict(StrEnum):
    """Why a text that is about the same does not answer."""

    SIDE = "side"  # an «offer» that is a wish in truth, or a «need» that offers
    DENIED = "denied"  # one does not want, or does not do, what the other says
    PLACE = "place"  # they stand in different places
    LANGUAGE = "language"  # they are about different languages
    MONTH = "month"  # they stand in different months


class Common(StrEnum):
    """What two texts share besides their subject."""

    PLACE = "place"
    LANGUAGE = "language"
    MONTH = "month"


@dataclass(frozen=True, slots=True)
class Compared:
    """What speaks against two texts, and what for them."""

    conflicts: frozenset[Conflict]
    common: frozenset[Common]


def spelt_alike(one: str, other: str) -> bool:
    """Tell whether two stems are the same but for a typo or a language: «comision», «commiss»."""
    if one == other:
        return True
    if min(len(one), len(other)) < _LONG_ENOUGH:
        return False
    return Indel.normalized_similarity(one, other, score_cutoff=_ALIKE_FROM) > 0


def compare(need: Reading, offer: Reading) -> Compared:
    """Hold what was read in a need against what was read in an offer."""
    conflicts, common = set(), set()
    # A need may begin like an offer («I am selling my flat»); two that offer do not answer.
    if offer.leans is Role.NEED or need.leans is offer.leans is Role.OFFER:
        conflicts.add(Conflict.SIDE)
    if _denies(need, offer) or _denies(offer, need):
        conflicts.add(Conflict.DENIED)
    for conflict, shared, agree in (
        (Conflict.PLACE, Common.PLACE, _agree_on_place(need, offer)),
        (Conflict.LANGUAGE, Common.LANGUAGE, _agree(need.tongues, offer.tongues)),
        (Conflict.MONTH, Common.MONTH, _agree(need.months, offer.months)),
    ):
        if agree is True:
            common.add(shared)
        elif agree is False:
            conflicts.add(conflict)
    return Compared(frozenset(conflicts), frozenset(common))


def _agree(one: AbstractSet[object], other: AbstractSet[object]) -> bool | None:
    """Tell whether two texts share one of what they name, None if one names nothing."""
    return bool(one & other) if one and other else None


def _agree_on_place(need: Reading, offer: Reading) -> bool | None:
    """Tell whether two texts stand in one place; None where one tells none, or says any will do.

    A country holds its towns, but to say «in Spain» is not to say which town.
    """
    agree = _agree(need.places, offer.places)
    if agree is not False:
        return agree
    if need.anywhere or offer.anywhere:
        return None
    ours, theirs = ({country_of(place) for place in one.places} for one in (need, offer))
    wide = all(p.startswith("=") for p in need.places) or all(
        p.startswith("=") for p in offer.places
    )
    return None if wide and (ours & theirs) else False


def _denies(one: Reading, other: Reading) -> bool:
    """Tell whether one denies what the other says (and does not deny itself)."""
    said = other.stems - other.denied
    return any(spelt_alike(denied, stem) for denied in one.denied for stem in said)
