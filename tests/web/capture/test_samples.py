"""Pictures for whoever looks around without a card at hand."""

import pytest
from django.test import Client
from pytest_django import Settings
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from dardar.accounts.models import Book
from dardar.capture.models import Capture
from dardar.settings import PACKAGE


@pytest.fixture
def on_offer(settings: Settings) -> int:
    settings.SAMPLE_CARDS = PACKAGE / "demo" / "cards"
    return len(list(settings.SAMPLE_CARDS.glob("*.jpg")))


def test_in_real_use_none_are_on_offer(client: Client) -> None:
    assertNotContains(client.get("/capture/"), "sample cards")
    assert client.post("/capture/samples/").status_code == 404


def test_each_is_taken_in_once(client: Client, book: Book, on_offer: int) -> None:
    assertContains(client.get("/capture/"), "Take the sample cards")
    for _again in range(2):
        assertRedirects(client.post("/capture/samples/"), "/capture/")
    taken = Capture.objects.filter(book=book, kind=Capture.Kind.PHOTO)
    assert taken.count() == on_offer > 0


def test_they_go_into_the_book_of_whoever_asks(
    client: Client, stranger: Client, book: Book, strangers_book: Book, on_offer: int
) -> None:
    client.post("/capture/samples/")
    stranger.post("/capture/samples/")
    for each in (book, strangers_book):
        assert Capture.objects.filter(book=each).count() == on_offer


def test_whoever_is_not_signed_in_takes_none(book: Book, on_offer: int) -> None:
    assert on_offer
    assert Client().post("/capture/samples/").status_code == 302
    assert not Capture.objects.filter(book=book).exists()
