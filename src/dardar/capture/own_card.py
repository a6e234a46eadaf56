"""Verbs on the owner's own card: make it, change it, renew its link, switch it off and on."""

from collections.abc import Callable, Iterable

from dardar.accounts.models import Book
from dardar.capture.models import OwnCard
from dardar.capture.own_fields import new_token
from dardar.core.cards.fields import Field, Kind
from dardar.core.cards.stored import from_stored, to_stored
from dardar.core.identity import phones
from dardar.people.actions import NoPictureError
from dardar.people.imports.pictures import clean
from dardar.people.journal import change

Verb = Callable[[Book], OwnCard]
"""What can be done to a card there is."""


class NamelessError(ValueError):
    """A card without a name says nothing to whoever gets it."""


def own_card(book: Book) -> OwnCard | None:
    """Return the card of a book, None if it has none yet."""
    return OwnCard.objects.filter(book=book).order_by("created_at", "pk").first()


def shown_fields(card: OwnCard) -> list[Field]:
    """Return what stands on a card, in its order."""
    return [from_stored(one) for one in card.fields]


def save_own_card(
    book: Book, fields: Iterable[Field], *, offers: str = "", needs: str = "", language: str = "en"
) -> OwnCard:
    """Let the card of a book say exactly this, and return it; the first time it is made.

    Phones are written as they are dialled from abroad: whoever scans the card may be from anywhere.

    Args:
        book: whose card it is.
        fields: what it shows, in this order.
        offers: what the owner can give, in their own words.
        needs: what the owner is looking for.
        language: the one these two are written in.

    Raises:
        NamelessError: no field says a name.
        ValidationError: too many fields, or too long ones; nothing is changed.

    """
    said = [_dialled(field, book.region) for field in fields if field.value.strip()]
    if not any(field.kind is Kind.NAME for field in said):
        raise NamelessError
    values = {
        "fields": [to_stored(field) for field in said],
        "offers": offers.strip(),
        "needs": needs.strip(),
        "language": language,
    }
    with change(book, "own_card_saved") as journal:
        card = own_card(book)
        OwnCard(book=book, **values).clean_fields()
        if card is None:
            return journal.create(OwnCard(book=book, **values))
        journal.update(card, **values)
        return card


def _dialled(field: Field, region: str) -> Field:
    number = phones.e164(field.value, region) if field.kind is Kind.PHONE else None
    if number is None:
        return field
    return Field(field.kind, phones.pretty(number, None), field.label, field.parts, field.preferred)


def renew_link(book: Book) -> OwnCard:
    """Give the card another link: those given away before lead nowhere from now on.

    Raises:
        OwnCard.DoesNotExist: there is no card.

    """
    return _set(book, "own_link_renewed", token=new_token())


def switch_off(book: Book) -> OwnCard:
    """Let the link lead nowhere until it is switched on again.

    Raises:
        OwnCard.DoesNotExist: there is no card.

    """
    return _set(book, "own_link_off", is_on=False)


def switch_on(book: Book) -> OwnCard:
    """Let the link lead to the card again.

    Raises:
        OwnCard.DoesNotExist: there is no card.

    """
    return _set(book, "own_link_on", is_on=True)


def set_picture(book: Book, data: bytes) -> OwnCard:
    """Show a picture on the card from now on.

    Raises:
        NoPictureError: the bytes are no picture that can be read.
        OwnCard.DoesNotExist: there is no card.

    """
    image = clean(data)
    if image is None:
        raise NoPictureError
    return _set(book, "own_card_pictured", image=image)


def remove_picture(book: Book) -> OwnCard:
    """Take the picture off the card.

    Raises:
        OwnCard.DoesNotExist: there is no card.

    """
    return _set(book, "own_card_unpictured", image=b"")


def _set(book: Book, verb: str, **values: object) -> OwnCard:
    with change(book, verb) as journal:
        card = own_card(book)
        if card is None:
            raise OwnCard.DoesNotExist
        journal.update(card, **values)
    return card
