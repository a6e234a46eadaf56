"""Nobody reaches the cards of another book."""

from django.test import Client

from dardar.accounts.models import Book
from dardar.capture.actions import take
from dardar.capture.models import Capture, Card, Scan
from dardar.people.actions import add_person
from dardar.people.models import Change
from tests.capture.made import LUCIA, key, occasion, one_card, webp

PAGES = ("", "state/", "text/", "review/", "cards/")
VERBS = ("cards/{card}/", "cards/{card}/take-up/", "cards/{card}/discard/")
OF_CAPTURES = ("{capture}/again/", "{capture}/drop/")


def rows() -> list[object]:
    models = (Capture, Card, Scan, Change)
    return [list(model._default_manager.order_by("pk").values()) for model in models]


def addresses(book: Book) -> list[str]:
    """Return every address that names something of a book."""
    card = one_card(book)
    picture = take(book, key(), kind=Capture.Kind.PHOTO, occasion=occasion(book), chunks=[webp()])
    named = [verb.format(card=card.pk) for verb in VERBS]
    named += [verb.format(capture=picture.pk) for verb in OF_CAPTURES]
    return [*named, f"scans/{card.scans.get().pk}/", f"scans/{card.scans.get().pk}/?box=1,1,9,9"]


def test_a_stranger_finds_nothing_and_changes_nothing(stranger: Client, book: Book) -> None:
    named = addresses(book)
    before = rows()
    for address in named:
        for method in ("get", "post"):
            response = getattr(stranger, method)(f"/capture/{address}", {"act": "accept"})
            assert response.status_code in {404, 405}, address
            assert b"Luc" not in response.content
    for page in PAGES:
        assert b"Luc" not in stranger.get(f"/capture/{page}").content
    assert rows() == before


def test_a_stranger_can_neither_pair_nor_look_at_a_card_by_its_id(
    stranger: Client, book: Book
) -> None:
    one, other = one_card(book), one_card(book)
    before = rows()
    stranger.post("/capture/cards/pair/", {"card": [str(one.pk), str(other.pk)]})
    assert b"Luc" not in stranger.get(f"/capture/review/?card={one.pk}").content
    assert rows() == before


def test_a_card_is_not_joined_with_somebody_of_another_book(
    client: Client, book: Book, strangers_book: Book
) -> None:
    theirs = add_person(strangers_book, LUCIA)
    card = one_card(book)
    answer = client.post(f"/capture/cards/{card.pk}/", {"join": str(theirs.pk)})
    assert answer.status_code == 404
    assert theirs.records.count() == 1


def test_nobody_reaches_anything_signed_out(book: Book) -> None:
    named = addresses(book)
    before = rows()
    for address in [*PAGES, "cards/pair/", *named]:
        for method in ("get", "post"):
            response = getattr(Client(), method)(f"/capture/{address}")
            assert response.status_code == 302
            assert "/login/" in response["Location"]
    assert rows() == before
