"""Taking in by a page and by a phone's queue."""

from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from dardar.accounts.models import Book
from dardar.capture import storage
from dardar.capture.actions import take
from dardar.capture.models import Capture
from dardar.encounters.models import Space
from dardar.web.capture import taking
from tests.capture.made import LUCIA, occasion, one_card, photographed, today, webp
from tests.capture.test_taking import VCARD
from tests.web.people.views import said

URL = "/capture/"
JSON = {"Accept": "application/json"}


def picture(name: str = "card.webp") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, webp(), "image/webp")


class TestPage:
    """The page with the big buttons."""

    def test_it_has_all_ways_to_take_something_in(self, client: Client) -> None:
        page = client.get(URL)
        for words in ("Photograph", "Choose pictures", "Scan a code", "Paste a text", "Show mine"):
            assertContains(page, words)
        assertContains(page, 'accept="image/jpeg,image/png,image/webp" capture="environment"')
        assertContains(page, "They all get:")

    def test_it_says_when_this_server_reads_no_pictures(
        self, client: Client, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        assertNotContains(client.get(URL), "is not installed on this server")
        monkeypatch.setattr(taking, "is_available", lambda: False)
        assertContains(client.get(URL), "is not installed on this server")

    def test_it_remembers_for_the_evening_what_all_get(self, client: Client, book: Book) -> None:
        space = Space.objects.filter(book=book).first()
        assert space
        on = today(book) - timedelta(days=1)
        data = {"gathering": "Breakfast", "on": on.isoformat(), "space": str(space.pk)}
        client.post(URL, {**data, "picture": picture()})
        capture = Capture.objects.get()
        assert (capture.gathering, capture.on, capture.space) == ("Breakfast", on, space)
        page = client.get(URL)
        assertContains(page, 'value="Breakfast"')
        assertContains(page, f'<option value="{space.pk}" selected>')
        assertContains(page, f'value="{on.isoformat()}"')

    def test_what_is_shared_without_an_occasion_gets_that_of_the_evening(
        self, client: Client, book: Book
    ) -> None:
        client.post(URL, {"gathering": "Breakfast", "picture": picture()})
        client.post(URL, {"picture": picture()})
        assert set(Capture.objects.values_list("gathering", flat=True)) == {"Breakfast"}
        assert book

    def test_it_says_what_is_being_read_and_asks_again(self, client: Client, book: Book) -> None:
        client.post(URL, {"picture": [picture(), picture()]})
        page = client.get(URL)
        assertContains(page, "2 are being read.")
        assertContains(page, 'hx-trigger="every 2s')
        assertContains(client.get(f"{URL}state/"), "2 are being read.")
        Capture.objects.all().delete()
        one_card(book)
        page = client.get(f"{URL}state/")
        assertNotContains(page, "every 2s")
        assertContains(page, "1 card to look through")

    def test_it_says_why_something_could_not_be_read(self, client: Client, book: Book) -> None:
        take(book, uuid4(), kind=Capture.Kind.PHOTO, occasion=occasion(book), chunks=[webp()])
        Capture.objects.update(state=Capture.State.FAILED, error="heic")
        assertContains(client.get(URL), "Apple’s own format")
        pk = Capture.objects.get().pk
        assertRedirects(client.post(f"{URL}{pk}/again/"), URL)
        assert Capture.objects.get().state == Capture.State.WAITING
        assertRedirects(client.post(f"{URL}{pk}/drop/"), URL)
        assert not Capture.objects.exists()

    def test_of_much_that_failed_the_first_are_shown(self, client: Client, book: Book) -> None:
        for _number in range(22):
            take(book, uuid4(), kind=Capture.Kind.PHOTO, occasion=occasion(book), chunks=[b"x"])
        Capture.objects.update(state=Capture.State.FAILED, error="truncated")
        page = client.get(URL)
        assertContains(page, "damaged or cut off", count=20)
        assertContains(page, "and 2 more")

    def test_a_reading_that_stands_still_can_be_begun_again(
        self, client: Client, book: Book
    ) -> None:
        Capture.objects.create(pk=uuid4(), book=book, kind="photo", state="reading", on=today(book))
        assertContains(client.get(URL), "The reading stands still; begin it again.")

    def test_its_queries_do_not_grow_with_what_waits(
        self, client: Client, book: Book, django_assert_num_queries: DjangoAssertNumQueries
    ) -> None:
        client.get(URL)
        for number in (1, 30):
            photographed(book, *([LUCIA] * number))
            for _one in range(number):
                client.post(URL, {"picture": picture()})
            with django_assert_num_queries(13):
                client.get(URL)


class TestSending:
    """What a form brings."""

    def test_many_pictures_come_at_once(self, client: Client) -> None:
        key = uuid4()
        data = {"key": str(key), "picture": [picture(), picture(), picture()]}
        answer = client.post(URL, data)
        assertRedirects(answer, URL, fetch_redirect_response=False)
        assert said(answer) == ["3 pictures taken in."]
        assert Capture.objects.count() == 3
        client.post(URL, {**data, "picture": [picture(), picture(), picture()]})
        assert Capture.objects.count() == 3
        assert Capture.objects.filter(pk=key).exists()

    def test_one_bad_picture_does_not_hold_up_the_others(
        self, client: Client, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(storage, "LARGEST", len(webp()))
        large = SimpleUploadedFile("large.jpg", webp() + b"x", "image/jpeg")
        answer = client.post(URL, {"picture": [picture(), large, picture()]})
        assert Capture.objects.count() == 2
        assert said(answer)[0].startswith("large.jpg: It is too large")

    def test_a_text_leads_straight_to_what_was_found(self, client: Client) -> None:
        answer = client.post(URL, {"kind": "text", "text": VCARD})
        assertRedirects(answer, f"{URL}review/")

    def test_a_text_that_is_refused_is_not_lost(self, client: Client) -> None:
        answer = client.post(URL, {"kind": "text", "text": "x" * 40_001})
        assert answer.status_code == 400
        assertContains(answer, "x" * 40_001, status_code=400)
        assertContains(answer, "It is too large", status_code=400)

    @pytest.mark.parametrize("data", [{"kind": "photo"}, {"kind": "left"}, {"kind": "x"}])
    def test_nothing_is_nothing(self, client: Client, data: dict[str, str]) -> None:
        answer = client.post(URL, {**data, "text": " "})
        assertRedirects(answer, URL, fetch_redirect_response=False)
        assert len(said(answer)) == 1
        assert not Capture.objects.exists()

    def test_the_page_for_a_text_stands_on_its_own(self, client: Client) -> None:
        assertContains(client.get(f"{URL}text/"), "<textarea")


class TestQueue:
    """What a phone sends that was without a network."""

    def test_it_is_told_that_a_picture_arrived_once(self, client: Client) -> None:
        key = uuid4()
        for _time in range(2):
            data = {"key": str(key), "kind": "photo", "picture": picture()}
            answer = client.post(URL, data, headers=JSON)
            assert answer.status_code == 200
            assert answer.json() == {"key": str(key), "state": "waiting", "url": URL}
        assert Capture.objects.count() == 1

    def test_it_is_told_what_will_never_be_taken(
        self, client: Client, strangers_book: Book
    ) -> None:
        key = uuid4()
        answer = client.post(URL, {"key": str(key), "kind": "code", "text": " "}, headers=JSON)
        assert (answer.status_code, answer.json()["error"]) == (400, "empty")
        there = occasion(strangers_book)
        take(strangers_book, key, kind=Capture.Kind.TEXT, occasion=there, text=VCARD)
        answer = client.post(URL, {"key": str(key), "kind": "text", "text": "x"}, headers=JSON)
        assert (answer.status_code, answer.json()["error"]) == (403, "foreign")

    def test_it_is_told_to_try_again_when_the_disk_is_full(
        self, client: Client, pictures: Path
    ) -> None:
        pictures.write_text("a file where the folder should be")
        answer = client.post(URL, {"picture": picture()}, headers=JSON)
        assert (answer.status_code, answer.json()["error"]) == (503, "no-room")
        answer = client.post(URL, {"picture": picture()})
        assert said(answer) == [
            "The server could not keep it; its disk may be full. Nothing else is lost."
        ]
        assert not Capture.objects.exists()
