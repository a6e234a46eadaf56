"""Cards as they would have been read."""

from collections.abc import Callable, Sequence
from datetime import date
from io import BytesIO
from uuid import UUID, uuid4

from django.utils import timezone
from PIL import Image

from dardar.accounts.models import Book
from dardar.capture.actions import Occasion
from dardar.capture.carrying import write_cards
from dardar.capture.findings import Finding, as_kept
from dardar.capture.models import Capture, Card, Scan
from dardar.capture.seen import Seen
from dardar.core.cards.fields import Field, Kind
from dardar.core.cards.photo.picture import Code, Picture, SeenCard
from dardar.core.cards.seen import Box, Findings, Found, Line
from dardar.encounters.models import Space
from dardar.ids import new_id

Reading = Callable[[bytes], Picture]

LUCIA = (
    Field(Kind.NAME, "Lucía Fernández Ruiz"),
    Field(Kind.COMPANY, "Norte Capital"),
    Field(Kind.ROLE, "Socia"),
    Field(Kind.PHONE, "+34 612 345 678", "cell"),
    Field(Kind.EMAIL, "lucia@norte.example"),
)
SHOP = (Field(Kind.COMPANY, "Panadería La Tahona"), Field(Kind.PHONE, "+34 915 551 212"))


def webp(width: int = 400, height: int = 250, colour: str = "white") -> bytes:
    """Return a picture as the reader makes them."""
    kept = BytesIO()
    Image.new("RGB", (width, height), colour).save(kept, "WEBP")
    return kept.getvalue()


def lines_of(fields: Sequence[Field]) -> list[Line]:
    """Return the fields as lines, one below the other."""
    return [
        Line(field.value, Box(20, 20 + 40 * place, 300, 50 + 40 * place))
        for place, field in enumerate(fields)
    ]


def found_in(fields: Sequence[Field], *, doubtful: Sequence[int] = ()) -> Findings:
    """Return what the finder would say of such lines, unsure of some of them."""
    return Findings(
        tuple(
            Found(field, 0.5 if place in doubtful else 0.99, (place,))
            for place, field in enumerate(fields)
        ),
        is_of_somebody=any(field.kind is Kind.NAME for field in fields),
    )


def findings(fields: Sequence[Field], scan: UUID, **more: Sequence[int]) -> list[Finding]:
    """Return them as a card keeps them."""
    return as_kept(found_in(fields, **more), lines_of(fields), str(scan))


def seen(fields: Sequence[Field], **more: Sequence[int]) -> Seen:
    """Return a card of which these fields were read."""
    scan = new_id()
    found = found_in(fields, **more)
    text = "\n".join(field.value for field in fields)
    kept = as_kept(found, lines_of(fields), str(scan))
    return Seen(kept, text, found.is_of_somebody, webp(), 400, 250, scan)


def photographed(
    book: Book,
    *cards: Sequence[Field],
    on: date | None = None,
    gathering: str = "",
    space: Space | None = None,
    doubtful: Sequence[int] = (),
) -> list[Card]:
    """Return the cards of a picture that has been read."""
    capture = Capture.objects.create(
        pk=new_id(),
        book=book,
        kind=Capture.Kind.PHOTO,
        state=Capture.State.READ,
        on=on or today(book),
        gathering=gathering,
        space=space,
    )
    write_cards(capture, [seen(fields, doubtful=doubtful) for fields in cards])
    return list(capture.cards.order_by("number"))


def one_card(book: Book, fields: Sequence[Field] = LUCIA, gathering: str = "") -> Card:
    """Return a card that has been read."""
    [card] = photographed(book, fields, gathering=gathering)
    return card


def a_scan(card: Card) -> Scan:
    """Return the one side of a card."""
    return card.scans.get()


def today(book: Book) -> date:
    """Return the day it is for the owner."""
    return timezone.localdate(timezone=book.zone)


def occasion(book: Book, gathering: str = "", space: Space | None = None) -> Occasion:
    """Return an occasion of today."""
    return Occasion(today(book), gathering, space)


def picture_of(*cards: Sequence[Field], codes: Sequence[str] = ()) -> Picture:
    """Return what a reader would see of cards, with codes beside them."""
    return Picture(
        tuple(SeenCard(webp(), 400, 250, tuple(lines_of(fields))) for fields in cards),
        tuple(Code(text, "QR Code", Box(0, 0, 10, 10)) for text in codes),
    )


def key() -> UUID:
    """Return a key as a phone makes it."""
    return uuid4()
