"""One's own card: it says what its owner wrote, and each change can be taken back."""

from io import BytesIO

import pytest
from django.core.exceptions import ValidationError

from dardar.accounts.models import Book
from dardar.archive.actions import BadArchiveError, erase_everything, read_archive, write_archive
from dardar.capture import own_card as own
from dardar.capture.models import OwnCard
from dardar.capture.own_fields import LONGEST, MOST
from dardar.core.cards.fields import Field, Kind
from dardar.people.actions import NoPictureError
from dardar.people.history import sentence
from dardar.people.models import Change
from dardar.people.undo import undo
from tests.capture.own import FIELDS, card_of
from tests.people.pictures import png


def test_a_book_has_no_card_until_one_is_made(book: Book) -> None:
    assert own.own_card(book) is None
    made = card_of(book)
    assert own.own_card(book) == made
    assert (made.name, made.is_on, str(made)) == ("Alma Ríos", True, "Alma Ríos")
    assert (made.offers, made.needs) == ("Consejo para abrir en Bilbao", "Una socia")


def test_phones_are_written_as_they_are_dialled_from_abroad(book: Book) -> None:
    [phone] = [f for f in own.shown_fields(card_of(book)) if f.kind is Kind.PHONE]
    assert phone == Field(Kind.PHONE, "+34 612 34 56 78", "cell")


def test_a_phone_that_no_plan_knows_stays_as_it_was_written(book: Book) -> None:
    made = own.save_own_card(book, [*FIELDS[:1], Field(Kind.PHONE, "ext. 12")])
    assert own.shown_fields(made)[1] == Field(Kind.PHONE, "ext. 12")


def test_a_second_time_it_is_the_same_card_with_the_same_link(book: Book) -> None:
    first = card_of(book)
    again = own.save_own_card(book, FIELDS[:1])
    assert (again.pk, again.token) == (first.pk, first.token)
    assert OwnCard.objects.get().fields == [
        {"kind": "name", "value": "Alma Ríos", "parts": {"given": "Alma", "family": "Ríos"}}
    ]
    assert again.offers == ""


def test_a_card_without_a_name_is_refused(book: Book) -> None:
    with pytest.raises(own.NamelessError):
        own.save_own_card(book, [Field(Kind.NAME, " "), *FIELDS[1:]])
    assert not OwnCard.objects.exists()


@pytest.mark.parametrize(
    "more",
    [
        [Field(Kind.EMAIL, "a" * (LONGEST + 1))],
        [Field(Kind.URL, f"https://a.example/{number}") for number in range(MOST)],
        [Field(Kind.NOTE, "not for a card")],
    ],
)
def test_too_much_of_it_changes_nothing(book: Book, more: list[Field]) -> None:
    card_of(book)
    before = OwnCard.objects.values().get()
    with pytest.raises(ValidationError):
        own.save_own_card(book, [*FIELDS, *more])
    assert OwnCard.objects.values().get() == before


def test_another_link_is_another_token_that_nobody_can_guess(book: Book) -> None:
    tokens = {card_of(book).token, *(own.renew_link(book).token for _number in range(20))}
    assert len(tokens) == 21
    assert all(len(token) == 22 and token.isalnum() for token in tokens)


def test_the_link_is_switched_off_and_on(book: Book) -> None:
    card_of(book)
    assert not own.switch_off(book).is_on
    assert own.switch_on(book).is_on


def test_a_picture_is_made_anew_and_taken_away(book: Book) -> None:
    card_of(book)
    own.set_picture(book, png())
    assert bytes(OwnCard.objects.get().image)[8:12] == b"WEBP"
    own.remove_picture(book)
    assert bytes(OwnCard.objects.get().image) == b""


def test_what_is_no_picture_changes_nothing(book: Book) -> None:
    card_of(book)
    with pytest.raises(NoPictureError):
        own.set_picture(book, b"<svg xmlns='http://www.w3.org/2000/svg'/>")
    assert bytes(OwnCard.objects.get().image) == b""


@pytest.mark.parametrize(
    "verb", [own.renew_link, own.switch_off, own.switch_on, own.remove_picture]
)
def test_without_a_card_there_is_nothing_to_do(book: Book, verb: own.Verb) -> None:
    with pytest.raises(OwnCard.DoesNotExist):
        verb(book)
    assert not Change.objects.exists()


def test_every_change_is_told_and_can_be_taken_back(book: Book) -> None:
    states = [card_of(book)]
    own.save_own_card(book, FIELDS[:2])
    own.set_picture(book, png())
    own.remove_picture(book)
    own.renew_link(book)
    own.switch_off(book)
    own.switch_on(book)
    changes = list(Change.objects.order_by("-at", "-pk"))
    assert [sentence(entry).split()[1] for entry in changes] == [
        *("switched", "switched", "gave", "took", "put", "changed", "changed")
    ]
    for entry in changes[:-1]:
        undo(book, entry)
    card = OwnCard.objects.get()
    assert (card.token, card.fields) == (states[0].token, states[0].fields)
    undo(book, changes[-1])
    assert not OwnCard.objects.exists()


def test_it_travels_with_its_book_and_goes_with_it(book: Book) -> None:
    made = card_of(book)
    archive = b"".join(write_archive(book))
    erase_everything(book)
    assert not OwnCard.objects.exists()
    read_archive(book, BytesIO(archive))
    again = own.own_card(book)
    assert again is not None
    assert (again.token, again.fields, again.offers) == (made.token, made.fields, made.offers)


@pytest.mark.parametrize(
    ("was", "forged"),
    [
        (b'"kind": "role"', b'"kind": "note"'),
        (b'"kind": "role"', b'"kind": "nonsense"'),
        (b'"value": "Socia"', b'"value": 7'),
        (b'"value": "Socia"', b'"valu": "Socia"'),
        (b'"parts": {', b'"parts": ["a"], "was": {'),
        (b'"language": "es"', b'"language": "xx"'),
        (b'"token": "', b'"token": "../'),
    ],
)
def test_a_forged_card_is_refused_with_its_archive(book: Book, was: bytes, forged: bytes) -> None:
    card_of(book)
    Change.objects.all().delete()
    archive = b"".join(write_archive(book))
    assert was in archive
    erase_everything(book)
    with pytest.raises(BadArchiveError):
        read_archive(book, BytesIO(archive.replace(was, forged, 1)))
    assert not OwnCard.objects.exists()
