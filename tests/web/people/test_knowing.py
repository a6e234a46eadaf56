"""You may know them already: while somebody is typed in, and after."""

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from dardar.accounts.models import Book
from dardar.core.cards.fields import Kind
from dardar.people.actions import edit_person
from dardar.people.lists import people
from dardar.people.models import Person
from tests.people.conftest import values
from tests.web.people.views import said

URL = "/people/known/"
NEW = "/people/new/"


class TestWhileTyping:
    """The half-written form is compared with the book."""

    @pytest.mark.parametrize(
        ("written", "why"),
        [
            ({"phone": ["", "612345678"]}, "Same mobile"),
            ({"email": "ANA@norte.example"}, "Same mail address"),
            ({"given": "Ana", "family": "Ruiz Soler"}, "Same name"),
            (
                {"given": "Anita", "family": "Ruiz Soler", "company": "Norte Capital"},
                "Anita is Ana",
            ),
        ],
    )
    def test_whoever_is_like_them_is_shown_with_the_reason(
        self, client: Client, ana: Person, written: dict[str, str], why: str
    ) -> None:
        response = client.post(URL, written)
        assertContains(response, "You may know them already")
        assertContains(response, f"/people/{ana.pk}/")
        assertContains(response, why)
        assertContains(response, f'name="known" value="{ana.pk}"')
        assertNotContains(response, "<html")

    @pytest.mark.parametrize(
        "written", [{}, {"given": "\0"}, {"email": "@"}, {"phone": "61"}, {"family": "Zubiri"}]
    )
    @pytest.mark.usefixtures("ana")
    def test_nobody_is_shown_for_what_tells_nothing(
        self, client: Client, written: dict[str, str]
    ) -> None:
        assert client.post(URL, written).content.strip() == b""

    @pytest.mark.usefixtures("ana")
    def test_a_stranger_learns_nothing(self, stranger: Client) -> None:
        assert stranger.post(URL, {"email": "ana@norte.example"}).content.strip() == b""

    def test_the_form_asks_as_it_is_written(self, client: Client) -> None:
        assertContains(client.get(NEW), f'hx-post="{URL}"')


class TestAfterwards:
    """Without script the question comes when the form is sent."""

    def test_the_question_tells_why(self, client: Client, ana: Person) -> None:
        response = client.post(NEW, {"given": "Anne", "phone": "612 345 678"})
        assertContains(response, "You may know them already")
        assertContains(response, "Same mobile")
        assertContains(response, "No, add somebody new")
        assertContains(response, f'value="{ana.pk}"')

    def test_somebody_new_is_added_all_the_same(
        self, client: Client, book: Book, ana: Person
    ) -> None:
        client.post(NEW, {"given": "Anne", "phone": "612 345 678", "anyway": "1"})
        assert people(book).exclude(pk=ana.pk).get().name == "Anne"

    def test_what_was_written_is_added_to_whom_it_is(
        self, client: Client, book: Book, ana: Person
    ) -> None:
        data = {"given": "Anne", "phone": ["612 345 678", "944 111 222"], "place": "Vigo"}
        response = client.post(NEW, {**data, "known": str(ana.pk)})
        assertRedirects(response, f"/people/{ana.pk}/")
        assert said(response) == ["Added to what you know of Ana Ruiz Soler."]
        assert people(book).get() == ana
        assert values(ana, Kind.PHONE) == ["944 111 222", "+34 612 345 678"]
        assert values(ana, Kind.PLACE) == ["Vigo"]
        assert values(ana, Kind.NAME) == ["Ana Ruiz Soler"]

    def test_what_is_known_already_is_not_written_again(self, client: Client, ana: Person) -> None:
        data = {"given": "Anne", "phone": "612 345 678", "known": str(ana.pk)}
        response = client.post(NEW, data)
        assert said(response) == ["All of this you knew of Ana Ruiz Soler."]
        assert ana.records.count() == 1

    def test_what_was_taken_out_comes_back_if_it_is_written_again(
        self, client: Client, book: Book, ana: Person
    ) -> None:
        base = list(ana.records.values_list("pk", flat=True))
        edit_person(book, ana, [Kind.PHONE], [], base=base)
        client.post(NEW, {"given": "Ana", "phone": "612 345 678", "known": str(ana.pk)})
        assert values(ana, Kind.PHONE) == ["612 345 678"]

    def test_nothing_is_added_to_somebody_of_another_book(
        self, stranger: Client, ana: Person
    ) -> None:
        data = {"given": "Ana", "place": "Vigo", "known": str(ana.pk)}
        assert stranger.post(NEW, data).status_code == 404
        assert ana.records.count() == 1


class TestMeeting:
    """The same when somebody new is met."""

    URL = "/meet/known/"

    @pytest.mark.parametrize("name", ["new", "who"])
    def test_whose_phone_it_is_is_said_while_it_is_typed(
        self, client: Client, ana: Person, name: str
    ) -> None:
        response = client.post(self.URL, {name: "Anita", "phone": "612345678"})
        assertContains(response, "You may know them already")
        assertContains(response, f'name="answer-0" value="{ana.pk}"')
        assertContains(response, "Same mobile")

    @pytest.mark.parametrize(
        "written",
        [
            {"new": "Anita"},
            {"phone": "612345678"},
            {"new": ["Anita", "Bea"], "phone": "612345678"},
            {"new": "Anita", "phone": "944111222"},
        ],
    )
    @pytest.mark.usefixtures("ana")
    def test_nothing_is_said_without_need(self, client: Client, written: dict[str, str]) -> None:
        assert client.post(self.URL, written).content.strip() == b""

    @pytest.mark.usefixtures("ana")
    def test_a_stranger_learns_nothing(self, stranger: Client) -> None:
        answer = stranger.post(self.URL, {"new": "Anita", "phone": "612345678"})
        assert answer.content.strip() == b""

    def test_a_new_name_with_the_phone_of_somebody_is_asked_back(
        self, client: Client, book: Book, ana: Person
    ) -> None:
        data = {"new": "Anita", "phone": "612 345 678", "when": "today", "kind": "meeting"}
        page = client.post("/meet/", data).content.decode()
        assert "Which Anita?" in page
        assert "Same mobile" in page
        answered = {**data, "asked": "Anita", "answer-0": str(ana.pk), "email": "ana@home.example"}
        client.post("/meet/", answered)
        assert people(book).get() == ana
        assert ana.encounters.get().on == timezone.localdate(timezone=book.zone)
        assert values(ana, Kind.EMAIL) == ["ana@home.example", "ana@norte.example"]

    def test_somebody_else_may_have_the_same_phone(
        self, client: Client, book: Book, ana: Person
    ) -> None:
        data = {"new": "Luis", "phone": "612 345 678", "when": "today", "kind": "meeting"}
        client.post("/meet/", {**data, "asked": "Luis", "answer-0": "new"})
        assert people(book).exclude(pk=ana.pk).get().phone == "612 345 678"
