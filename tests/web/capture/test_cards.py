"""All cards, and their pictures."""

from io import BytesIO

import pytest
from django.test import Client
from PIL import Image
from pytest_django import DjangoAssertNumQueries
from pytest_django.asserts import assertContains, assertRedirects

from dardar.accounts.models import Book
from dardar.capture.actions import take_fields
from dardar.capture.models import Capture, Card
from dardar.capture.reviewing import accept, skip
from tests.capture.made import LUCIA, SHOP, key, occasion, one_card, photographed
from tests.web.people.views import said

URL = "/capture/cards/"


class TestAll:
    """The table full of cards."""

    def test_an_empty_table_teaches(self, client: Client) -> None:
        assertContains(client.get(URL), "A card in a pocket does nothing.")

    def test_cards_lie_by_day_and_place_with_what_became_of_them(
        self, client: Client, book: Book
    ) -> None:
        one, two = photographed(book, LUCIA, SHOP, gathering="Breakfast")
        take_fields(book, key(), LUCIA, kind=Capture.Kind.LEFT, occasion=occasion(book, "Fair"))
        person = accept(book, one, LUCIA)
        skip(book, two)
        page = client.get(URL)
        for words in ("Breakfast", "Fair", "accepted", "set aside", "to be looked through"):
            assertContains(page, words)
        assertContains(page, f'href="/people/{person.pk}/"')
        assertContains(page, "Look through one card")

    def test_two_that_are_ticked_become_one(self, client: Client, book: Book) -> None:
        one, two = photographed(book, LUCIA, SHOP)
        answer = client.post(f"{URL}pair/", {"card": [str(one.pk), str(two.pk)]})
        assert said(answer) == ["The two are one card now."]
        assert Card.objects.get(pk=two.pk).front == one

    @pytest.mark.parametrize("number", [0, 1, 3])
    def test_one_or_three_do_not(self, client: Client, book: Book, number: int) -> None:
        found = photographed(book, LUCIA, SHOP, LUCIA)[:number]
        answer = client.post(f"{URL}pair/", {"card": [str(card.pk) for card in found]})
        assert said(answer) == ["Tick two cards that you have not decided on yet."]

    def test_what_was_set_aside_is_taken_up_or_thrown_away(
        self, client: Client, book: Book
    ) -> None:
        card = one_card(book)
        skip(book, card)
        assertRedirects(client.post(f"{URL}{card.pk}/take-up/"), URL)
        assert Card.objects.get().state == Card.State.TO_REVIEW
        assert said(client.post(f"{URL}{card.pk}/discard/")) == ["Thrown away."]
        assert not Card.objects.exists()

    def test_its_queries_do_not_grow_with_the_cards(
        self, client: Client, book: Book, django_assert_num_queries: DjangoAssertNumQueries
    ) -> None:
        client.get(URL)
        for number in (2, 30):
            for card in photographed(book, *([LUCIA] * number)):
                accept(book, card, LUCIA)
            with django_assert_num_queries(10):
                client.get(URL)


class TestPictures:
    """A card whole, small, or a line of it."""

    def size(self, client: Client, address: str) -> tuple[int, int]:
        answer = client.get(address)
        assert answer["Content-Type"] == "image/webp"
        assert "private" in answer["Cache-Control"]
        with Image.open(BytesIO(answer.content)) as image:
            return image.size

    def test_a_line_is_cut_out_with_a_little_around_it(self, client: Client, book: Book) -> None:
        scan = f"/capture/scans/{one_card(book).scans.get().pk}/"
        assert self.size(client, scan) == (400, 250)
        assert self.size(client, f"{scan}?small=1") == (400, 250)
        assert self.size(client, f"{scan}?box=20,20,300,60") == (300, 60)

    @pytest.mark.parametrize(
        "box", ["", "a,b,c,d", "1,2,3", "9,9,1,1", "9000,9000,9001,9001", "1e9,0,2e9,4"]
    )
    def test_a_place_that_is_none_shows_the_whole(
        self, client: Client, book: Book, box: str
    ) -> None:
        scan = one_card(book).scans.get()
        width, height = self.size(client, f"/capture/scans/{scan.pk}/?box={box}")
        assert width / height == pytest.approx(400 / 250, rel=0.01)

    def test_a_browser_that_has_it_is_told_so(self, client: Client, book: Book) -> None:
        address = f"/capture/scans/{one_card(book).scans.get().pk}/?box=20,20,300,60"
        etag = client.get(address)["ETag"]
        assert client.get(address, headers={"If-None-Match": etag}).status_code == 304

    def test_a_text_has_no_picture(self, client: Client, book: Book) -> None:
        kind = Capture.Kind.LEFT
        capture = take_fields(book, key(), LUCIA, kind=kind, occasion=occasion(book))
        scan = capture.cards.get().scans.get()
        assert client.get(f"/capture/scans/{scan.pk}/").status_code == 404
