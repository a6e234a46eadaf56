"""What may stand on a card that is shown: which kinds, how many and how long, whoever wrote it."""

from typing import Final

from django.core.exceptions import ValidationError

from dardar.core.cards.fields import Field, Kind
from dardar.core.cards.stored import from_stored
from dardar.ids import new_secret

SHOWN: Final = frozenset(
    {
        Kind.NAME,
        Kind.COMPANY,
        Kind.ROLE,
        Kind.EMAIL,
        Kind.PHONE,
        Kind.URL,
        Kind.PROFILE,
        Kind.ADDRESS,
    }
)
MOST: Final = 30  # fields
LONGEST: Final = 500  # characters of a value or one of its parts
_BITS: Final = 128  # of a link: short, for codes that are scanned from a screen


def new_token() -> str:
    """Return the end of a card's link, which nobody can guess."""
    return new_secret(_BITS)


def check_fields(stored: object) -> None:
    """Raise ValidationError for what are not the stored fields of a card that is shown."""
    try:
        fields = [from_stored(one) for one in stored]  # type: ignore[attr-defined] # tried here
        is_good = len(fields) <= MOST and all(map(_is_good, fields))
    except (TypeError, KeyError, ValueError, AttributeError):
        is_good = False
    if not is_good:
        raise ValidationError("These are not the fields of a card.", code="invalid")


def _is_good(field: Field) -> bool:
    texts = [field.value, field.label, *field.parts.keys(), *field.parts.values()]
    return field.kind in SHOWN and all(isinstance(t, str) and len(t) <= LONGEST for t in texts)
