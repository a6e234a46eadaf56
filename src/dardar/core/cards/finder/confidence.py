"""How likely a field is right: the weights of what speaks for it and against it.

The weights are log-odds and are added, as in a logistic regression (Fellegi and Sunter's weights of
evidence); they were set on cards written for it and checked against a reliability curve.
"""

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from math import exp
from typing import Final

from dardar.core.cards.fields import Kind
from dardar.core.cards.finder.why import AGAINST, Why

_BASE: Final[Mapping[Kind, float]] = {
    Kind.NAME: -4.2,
    Kind.COMPANY: -3.2,
    Kind.ROLE: -1.5,
    Kind.EMAIL: 0.0,
    Kind.PHONE: -2.0,
    Kind.URL: 0.0,
    Kind.PROFILE: 0.0,
    Kind.CHAT: 0.5,
    Kind.ADDRESS: -2.6,
    Kind.PLACE: 0.0,
}
_WEIGHTS: Final[Mapping[Kind, Mapping[Why, float]]] = {
    Kind.NAME: {
        Why.LABELLED: 5.0,
        Why.TITLE: 3.2,
        Why.DEGREE: 2.0,
        Why.KNOWN_GIVEN: 2.4,
        Why.KNOWN_FAMILY: 1.6,
        Why.MAIL_AGREES: 4.4,
        Why.PART_OF_MAIL: 1.6,
        Why.NEXT_TO_ROLE: 2.0,
        Why.BESIDE_FIRM: 1.2,
        Why.NAME_SHAPE: 1.0,
        Why.LARGEST: 0.4,
        Why.ONE_TEXT: 0.8,
        Why.FUNCTION_MAIL: -2.2,
        Why.COMPANY_WORD: -5.0,
        Why.LEGAL_FORM: -7.0,
        Why.ROLE_WORD: -4.0,
        Why.STREET_WORD: -4.0,
        Why.KNOWN_CITY: -3.0,
        Why.SENTENCE: -3.5,
        Why.ORDINARY_WORD: -1.6,
        Why.SHORT: -2.4,
    },
    Kind.COMPANY: {
        Why.LABELLED: 5.0,
        Why.LEGAL_FORM: 4.6,
        Why.COMPANY_WORD: 3.2,
        Why.SITE_AGREES: 4.6,
        Why.PART_OF_SITE: 2.2,
        Why.AFTER_AT: 3.5,
        Why.LARGEST: 1.2,
        Why.STANDS_OUT: 1.4,
        Why.FIRST: 0.6,
        Why.NOBODY: 0.6,
        Why.ONLY_ONE: 0.8,
        Why.BOTH_SIDES: 0.8,
        Why.ONE_TEXT: 0.6,
        Why.GENERIC: -2.4,
        Why.ORDINARY_WORD: -1.6,
        Why.SENTENCE: -2.8,
        Why.ROLE_WORD: -2.5,
        Why.PRACTICE: -1.5,
        Why.STREET_WORD: -2.5,
        Why.KNOWN_CITY: -2.0,
        Why.KNOWN_GIVEN: -1.2,
        Why.SHORT: -1.5,
    },
    Kind.ROLE: {
        Why.LABELLED: 5.0,
        Why.ROLE_WORD: 3.2,
        Why.ROLE_ENDING: 2.6,
        Why.PRACTICE: 1.6,
        Why.BELOW_NAME: 1.8,
        Why.LEGAL_FORM: -4.0,
    },
    Kind.EMAIL: {
        Why.WELL_FORMED: 3.6,
        Why.LABELLED: 0.6,
        Why.NAME_AGREES: 2.6,
        Why.SITE_AGREES: 2.6,
        Why.KNOWN_HOST: 1.0,
        Why.BOTH_SIDES: 1.0,
        Why.MENDED: -2.6,
    },
    Kind.PHONE: {
        Why.VALID_NUMBER: 6.0,
        Why.POSSIBLE_NUMBER: 1.6,
        Why.INTERNATIONAL: 1.8,
        Why.LABELLED: 1.6,
        Why.BOTH_SIDES: 1.0,
        Why.MENDED: -2.0,
    },
    Kind.URL: {
        Why.WITH_WWW: 4.4,
        Why.WELL_FORMED: 2.6,
        Why.SITE_AGREES: 3.0,
        Why.LABELLED: 2.0,
        Why.BOTH_SIDES: 1.0,
        Why.MENDED: -2.0,
    },
    Kind.PROFILE: {
        Why.KNOWN_HOST: 4.6,
        Why.LABELLED: 3.6,
        Why.WELL_FORMED: 0.8,
        Why.MENDED: -2.0,
    },
    Kind.CHAT: {Why.KNOWN_HOST: 3.6, Why.LABELLED: 2.6},
    Kind.ADDRESS: {
        Why.LABELLED: 2.6,
        Why.STREET_WORD: 2.4,
        Why.NUMBERED: 1.4,
        Why.HOUSE_NUMBER: 1.4,
        Why.POSTCODE: 2.4,
        Why.KNOWN_CITY: 1.8,
        Why.KNOWN_REGION: 0.8,
        Why.KNOWN_COUNTRY: 1.4,
        Why.INNER_PART: 1.2,
        Why.TOGETHER: 0.0,
    },
    Kind.PLACE: {
        Why.KNOWN_CITY: 2.0,
        Why.KNOWN_REGION: 0.5,
        Why.KNOWN_COUNTRY: 1.5,
        Why.LABELLED: 1.5,
    },
}


# How often a text was right that an engine was so sure of: it is asked of its letters, but a text
# is right as a whole only.
_READINGS: Final = (
    (0.999, 1.0),
    (0.995, 0.98),
    (0.99, 0.91),
    (0.98, 0.88),
    (0.95, 0.8),
    (0.9, 0.7),
)
_WORST: Final = 0.5
_UNSURE: Final = 0.75  # of the texts in which an accent was set again, or seems to be lost
# Each of these was checked against something else, which misread letters hardly pass.
_CHECKED: Final = frozenset(
    {Why.SITE_AGREES, Why.NAME_AGREES, Why.VALID_NUMBER, Why.BOTH_SIDES, Why.KNOWN_HOST}
)
_CLEAR: Final = 0.98
_CHECKED_KINDS: Final = frozenset({Kind.EMAIL, Kind.URL, Kind.PHONE, Kind.PROFILE})


def log_odds(kind: Kind, reasons: Iterable[Why]) -> float:
    """Return the logarithm of the odds that a text is of a kind, by these reasons.

    Whether its letters were read right is no question of that; ``likely`` asks it as well.
    """
    weights = _WEIGHTS.get(kind, {})
    asked = set(reasons) - {Why.UNSURE_READING}
    return _BASE.get(kind, 0.0) + sum(weights.get(reason, 0.0) for reason in asked)


def likely(kind: Kind, reasons: Iterable[Why], reading: float = 1.0) -> float:
    """Return how likely a field with these reasons is right as it stands, 0 to 1.

    Args:
        kind: of the field.
        reasons: what speaks for it and against it.
        reading: how sure the engine was of its letters.

    """
    reasons = set(reasons)
    share = 1.0 if _is_checked(kind, reasons, reading) else _share_right(reading)
    if Why.UNSURE_READING in reasons:
        share *= _UNSURE
    return round(share / (1 + exp(-log_odds(kind, reasons))), 3)


def told(kind: Kind, reasons: Iterable[Why]) -> tuple[str, ...]:
    """Return the codes of what spoke for a field, the weightiest first."""
    weights = _WEIGHTS.get(kind, {})
    spoke = (r for r in dict.fromkeys(reasons) if r not in AGAINST and weights.get(r, 0.0) >= 0)
    return tuple(r.value for r in sorted(spoke, key=lambda r: -weights.get(r, 0.0)))


def _is_checked(kind: Kind, reasons: AbstractSet[Why], reading: float) -> bool:
    """Tell whether something else than the engine vouches for the letters.

    Of an address on the net it vouches for a part alone: a lost dot it does not see.
    """
    is_clear = kind is Kind.PHONE or reading >= _CLEAR
    return is_clear and kind in _CHECKED_KINDS and bool(_CHECKED & reasons)


def _share_right(reading: float) -> float:
    return next((share for least, share in _READINGS if reading >= least), _WORST)
