"""What stands on a card as its page shows it: lines with where they lead, and the picture."""

from base64 import b64encode
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from dardar.capture.models import OwnCard
from dardar.core.cards.fields import Field, Kind
from dardar.encounters import reach
from dardar.people.wording import label_words
from dardar.web.people.facts import bare_site, site

ICONS: Final[Mapping[Kind, str]] = {
    Kind.PHONE: "phone",
    Kind.EMAIL: "mail",
    Kind.URL: "globe",
    Kind.PROFILE: "person",
    Kind.ADDRESS: "company",
}


class Line(NamedTuple):
    """One way to reach somebody."""

    icon: str
    text: str
    href: str
    label: str


def lines(fields: Sequence[Field], region: str) -> list[Line]:
    """Return the ways to reach somebody, by kind, with where each leads."""
    return [_line(field, region) for kind in ICONS for field in fields if field.kind is kind]


def _line(field: Field, region: str) -> Line:
    kind, text = field.kind, field.value
    if kind is Kind.PHONE:
        href = reach.tel(text, region)
    elif kind is Kind.EMAIL:
        href = reach.mailto(text, None)
    else:
        href = "" if kind is Kind.ADDRESS else site(text)
    # Before calling one wants to know whom it wakes.
    label = label_words(field.label) if kind is Kind.PHONE else ""
    return Line(ICONS[kind], bare_site(text), href, label)


def picture_of(card: OwnCard) -> str:
    """Return the picture of a card as an address that holds it whole, "" if there is none."""
    return image_url(bytes(card.image))


def image_url(image: bytes) -> str:
    """Return a WebP picture as an address that holds it whole, "" if there is none."""
    return f"data:image/webp;base64,{b64encode(image).decode()}" if image else ""
