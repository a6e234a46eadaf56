"""How likely a field is right: the weights of what speaks for it and against it.

What a text is, is told by log-odds that are added (Fellegi and Sunter's weights of evidence) and
were set on cards written for it. Whether the field is right as it stands depends on its letters
too, so that likelihood is fitted: see ``FITTED``.
"""

from collections.abc import Iterable, Mapping, Sequence
from math import exp, log10
from typing import Final

from dardar.core.cards.fields import Kind
from dardar.core.cards.finder.why import AGAINST, Why
from dardar.core.cards.seen import Line

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


# The weights of a logistic regression on whether a field was right, over 3,600 fields of made-up
# cards, photographed well and badly: bench/_cards_calibrating.py fits them, and says how.
FITTED: Final[Mapping[str, float]] = {
    "address": 0.07,
    "always": 0.19,
    "by place": -2.15,
    "certainty of the worst line": 0.58,
    "checked": 1.10,
    "company": -0.15,
    "email": -1.18,
    "evidence": 0.59,
    "international": 0.30,
    "letters misread": -1.45,
    "letters misread, of an address on the net": 0.50,
    "mended": -1.74,
    "name": -0.05,
    "phone": 0.84,
    "possible": -3.25,
    "profile": 0.80,
    "read": -0.48,
    "role": 0.97,
    "unsure": -1.31,
    "url": -1.31,
    "valid": 1.09,
}
# Each of these was checked against something else, which misread letters hardly pass.
_CHECKED: Final = frozenset(
    {Why.SITE_AGREES, Why.NAME_AGREES, Why.VALID_NUMBER, Why.BOTH_SIDES, Why.KNOWN_HOST}
)
_ADDRESSED: Final = frozenset({Kind.EMAIL, Kind.URL, Kind.PROFILE, Kind.CHAT})
_MOST_ODDS: Final = 8.0
_MOST_DOUBT: Final = 3.0


def log_odds(kind: Kind, reasons: Iterable[Why]) -> float:
    """Return the logarithm of the odds that a text is of a kind, by these reasons.

    Whether its letters were read right is no question of that; ``likely`` asks it as well.
    """
    weights = _WEIGHTS.get(kind, {})
    asked = set(reasons) - {Why.UNSURE_READING}
    return _BASE.get(kind, 0.0) + sum(weights.get(reason, 0.0) for reason in asked)


def likely(kind: Kind, reasons: Iterable[Why], lines: Sequence[Line]) -> float:
    """Return how likely a field with these reasons is right as it stands, 0 to 1.

    Args:
        kind: of the field.
        reasons: what speaks for it and against it.
        lines: those it was read from.

    """
    weighed = features(kind, reasons, lines)
    odds = sum(FITTED.get(name, 0.0) * value for name, value in weighed.items())
    return round(1 / (1 + exp(-odds)), 3)


def features(kind: Kind, reasons: Iterable[Why], lines: Sequence[Line]) -> dict[str, float]:
    """Return what a confidence is made of, each thing by the name of its weight in ``FITTED``."""
    reasons = set(reasons)
    # As many letters of its lines the engine expects to have read wrongly.
    doubt = sum(len(line.text) * (1 - line.confidence) for line in lines)
    worst = min((line.confidence for line in lines), default=1.0)
    is_read = worst < 1
    is_checked = bool(_CHECKED & reasons) and kind in _ADDRESSED
    return {
        "always": 1.0,
        kind.value: 1.0,
        "evidence": min(log_odds(kind, reasons), _MOST_ODDS),
        "read": float(is_read),
        "letters misread": min(doubt, _MOST_DOUBT),
        "certainty of the worst line": min(-log10(max(1 - worst, 1e-4)), 4.0),
        "letters misread, of an address on the net": min(doubt, _MOST_DOUBT) * (kind in _ADDRESSED),
        "checked": float(is_checked),
        "unsure": float(Why.UNSURE_READING in reasons),
        "mended": float(Why.MENDED in reasons),
        "by place": float(kind is Kind.ROLE and not reasons - {Why.BELOW_NAME}),
        "possible": float(Why.POSSIBLE_NUMBER in reasons),
        "valid": float(Why.VALID_NUMBER in reasons),
        "international": float(Why.INTERNATIONAL in reasons),
    }


def told(kind: Kind, reasons: Iterable[Why]) -> tuple[str, ...]:
    """Return the codes of what spoke for a field, the weightiest first."""
    weights = _WEIGHTS.get(kind, {})
    spoke = (r for r in dict.fromkeys(reasons) if r not in AGAINST and weights.get(r, 0.0) >= 0)
    return tuple(r.value for r in sorted(spoke, key=lambda r: -weights.get(r, 0.0)))
