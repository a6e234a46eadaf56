"""What is seen in a picture, a code or a text: cards with their findings, nothing written yet."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from io import BytesIO
from typing import Final

from dardar.capture import reading, storage
from dardar.capture.findings import as_kept, certain, together
from dardar.capture.models import Capture
from dardar.capture.seen import Seen
from dardar.core.cards import vcard
from dardar.core.cards.fields import Entry, Field, Kind
from dardar.core.cards.finder import find
from dardar.core.cards.pasted import read_text
from dardar.core.cards.payloads import PayloadError, PayloadKind, read_code
from dardar.core.cards.photo.picture import Picture, SeenCard
from dardar.core.cards.seen import Line
from dardar.ids import new_id

_BEGIN_CARD: Final = "BEGIN:VCARD"


def see(capture: Capture) -> list[Seen]:
    """Return the cards of a capture; none if there is nothing on it.

    Raises:
        PictureError: it is no picture.
        ReadingError: the picture can't be read here.
        FileNotFoundError: it is gone.

    """
    seen = _SEEING[Capture.Kind(capture.kind)](capture, capture.book.region)
    is_by_hand = not reading.is_available()  # then the owner types what the picture shows
    return [card for card in seen if card.findings or (is_by_hand and card.picture)]


def _photo(capture: Capture, region: str) -> list[Seen]:
    return of_picture(reading.read(storage.read(capture.stored_as)), region)


def of_picture(picture: Picture, region: str) -> list[Seen]:
    """Return the cards of a picture that has been read.

    Args:
        picture: what was read.
        region: ISO 3166 country of phone numbers without a prefix.

    """
    cards = [_card(card, region) for card in picture.cards]
    told = {code.text for card in picture.cards for code in card.codes}
    loose = [code.text for code in picture.codes if code.text not in told]
    if len(cards) == 1 and loose:  # a code beside the one card is the card's
        return [_with_codes(cards[0], loose, region)]
    return [*cards, *(_of_code(text) for text in loose)]


def _card(card: SeenCard, region: str) -> Seen:
    found = find(card.lines, region)
    scan = new_id()
    seen = Seen(
        findings=as_kept(found, card.lines, str(scan)),
        text="\n".join(line.text for line in card.lines),
        is_of_somebody=found.is_of_somebody,
        picture=card.picture,
        width=card.width,
        height=card.height,
        scan=scan,
    )
    return _with_codes(seen, [code.text for code in card.codes], region)


def _with_codes(seen: Seen, texts: Iterable[str], region: str) -> Seen:
    """Return a card with what its codes say, which is the surest there is."""
    said = [of for text in texts for of in certain(_said(text), str(seen.scan))]
    return replace(seen, findings=together(said, seen.findings, region))


def _code(capture: Capture, _region: str) -> list[Seen]:
    return [_of_code(capture.text)]


def _of_code(text: str) -> Seen:
    return _of_fields(_said(text), text)


def _said(text: str) -> Sequence[Field]:
    """Return what a code says: if it says nothing of anybody, the whole as it is."""
    try:
        said = read_code(text)
    except PayloadError:
        return ()
    if said.fields or not said.text:
        return said.fields
    if said.kind is PayloadKind.ID:
        return (Field(Kind.OTHER, said.text, "badge"),)
    return (Field(Kind.NOTE, said.text),)


def _text(capture: Capture, region: str) -> list[Seen]:
    """See a pasted text: the vCards in it, else whom a signature or a page tells of."""
    text = capture.text
    if _BEGIN_CARD in text.upper():
        entries = vcard.read(BytesIO(text.encode()))
        return [_of_fields(e.fields, e.raw.decode()) for e in entries if isinstance(e, Entry)]
    found = read_text(text, region)
    scan = new_id()
    lines = [Line(line) for line in text.splitlines()]
    return [Seen(as_kept(found, lines, str(scan)), text, found.is_of_somebody, scan=scan)]


def _of_fields(fields: Iterable[Field], text: str) -> Seen:
    scan = new_id()
    return Seen(certain(fields, str(scan)), text, scan=scan)


_SEEING: Final[Mapping[Capture.Kind, Callable[[Capture, str], list[Seen]]]] = {
    Capture.Kind.PHOTO: _photo,
    Capture.Kind.CODE: _code,
    Capture.Kind.TEXT: _text,
}
