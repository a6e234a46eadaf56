"""Offers and needs on the pages of people, of mine, and while an encounter is noted."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from dardar.accounts.models import Book
from dardar.encounters.days import today
from dardar.encounters.models import Encounter
from dardar.giving.actions import What, add_wish, withdraw
from dardar.giving.models import Role, Wish
from dardar.people.models import Change, Person
from dardar.people.undo import undo
from tests.web.encounters.views import page
from tests.web.people.views import said

NEED, OFFER = Role.NEED, Role.OFFER
FORM = {"role": "need", "words": "a printer", "shared": "mine"}


class TestWrite:
    """The form of an offer or a need."""

    def test_it_is_kept_with_its_last_day_urgency_and_who_may_see_it(
        self, client: Client, book: Book, ana: Person
    ) -> None:
        until = (today(book) + timedelta(days=9)).isoformat()
        form = {**FORM, "until": until, "urgent": "on", "shared": "circles"}
        response = client.post(reverse("wish_add", args=[ana.pk]), form, follow=True)
        assert said(response) == ["Written down: a printer"]
        found = Wish.objects.get()
        assert (found.person, found.role, found.urgent, found.shared) == (
            ana,
            NEED,
            True,
            "circles",
        )
        assert found.until
        assert found.until.isoformat() == until
        shown = response.content.decode()
        assert 'id="giving"' in shown
        assert "urgent" in shown
        assert "my circles may see it" in shown

    def test_it_can_be_undone(self, client: Client, ana: Person) -> None:
        client.post(reverse("wish_add", args=[ana.pk]), FORM)
        undo(ana.book, Change.objects.latest("at", "pk"))
        assert not Wish.objects.exists()

    def test_the_same_again_says_that_it_stands_there(self, client: Client, ana: Person) -> None:
        client.post(reverse("wish_add", args=[ana.pk]), FORM)
        response = client.post(reverse("wish_add", args=[ana.pk]), FORM | {"words": "A PRINTER"})
        assert said(client.get(response["Location"]))[-1] == "That stands there already: a printer"
        assert Wish.objects.count() == 1

    @pytest.mark.parametrize("words", ["", "   ", "…", "🙂" * 2, "x" * 301])
    def test_what_cannot_be_kept_stays_in_the_form(
        self, client: Client, ana: Person, words: str
    ) -> None:
        response = client.post(reverse("wish_add", args=[ana.pk]), FORM | {"words": words})
        assert response.status_code == 422
        assert 'class="errorlist"' in response.content.decode()
        assert not Wish.objects.exists()

    def test_a_link_may_say_which_of_the_two(self, client: Client, ana: Person) -> None:
        shown = page(client, "wish_add", ana.pk, role="offer")
        assert 'value="offer" id="id_role_0" required checked' in shown
        assert 'value="need" id="id_role_1" required checked' in page(client, "wish_add", ana.pk)

    def test_it_is_set_right(self, client: Client, book: Book, ana: Person) -> None:
        wish = add_wish(book, ana, What(NEED, "a printer"))
        assert "a printer" in page(client, "wish_edit", wish.pk)
        form = {"words": "a good printer", "shared": "mine", "next": "/give/"}
        response = client.post(reverse("wish_edit", args=[wish.pk]), form)
        assert response["Location"] == "/give/"
        wish.refresh_from_db()
        assert (wish.words, wish.role) == ("a good printer", NEED)

    def test_it_is_not_set_right_to_nothing(self, client: Client, book: Book, ana: Person) -> None:
        wish = add_wish(book, ana, What(OFFER, "a van"))
        form = {"words": "", "shared": "mine"}
        assert client.post(reverse("wish_edit", args=[wish.pk]), form).status_code == 422

    @pytest.mark.parametrize(
        ("how", "state"), [("met", "met"), ("withdraw", "withdrawn"), ("delete", None)]
    )
    def test_it_ends_and_that_can_be_undone(
        self, client: Client, book: Book, ana: Person, how: str, state: str | None
    ) -> None:
        wish = add_wish(book, ana, What(NEED, "a printer"))
        response = client.post(reverse(f"wish_{how}", args=[wish.pk]), follow=True)
        assert "a printer" in said(response)[0]
        assert list(Wish.objects.values_list("state", flat=True)) == ([state] if state else [])
        undo(book, Change.objects.latest("at", "pk"))
        assert Wish.objects.get().state == "open"

    def test_it_is_taken_up_again(self, client: Client, book: Book, ana: Person) -> None:
        wish = add_wish(book, ana, What(NEED, "a printer"))
        withdraw(book, wish)
        assert reverse("wish_reopen", args=[wish.pk]) in page(client, "person", ana.pk)
        client.post(reverse("wish_reopen", args=[wish.pk]))
        assert Wish.objects.get().state == "open"

    def test_one_whose_last_day_is_over_says_so(
        self, client: Client, book: Book, ana: Person
    ) -> None:
        over = today(book) - timedelta(days=2)
        wish = add_wish(book, ana, What(NEED, "a printer", until=over))
        shown = page(client, "person", ana.pk)
        assert "was until" in shown
        assert reverse("wish_reopen", args=[wish.pk]) in shown


class TestMine:
    """What I can give myself, what I have, and what I look for."""

    def test_an_empty_page_says_what_could_stand_there(self, client: Client) -> None:
        shown = page(client, "giving_mine")
        assert "An hour of advice, a craft, a pair of hands." in shown
        assert "An article, a contact, a room, a van." in shown

    def test_something_i_have_is_kept_apart(self, client: Client) -> None:
        form = {"role": "offer", "words": "a van", "shared": "mine", "is_resource": "on"}
        response = client.post(reverse("wish_add_mine"), form, follow=True)
        assert response.redirect_chain[-1][0] == reverse("giving_mine")
        assert "An article, a contact, a room, a van." not in response.content.decode()
        assert Wish.objects.get().person is None
        edit = page(client, "wish_edit", Wish.objects.get().pk)
        assert 'name="is_resource"' in edit

    def test_what_i_look_for_is_nothing_i_have(self, client: Client) -> None:
        form = {"role": "need", "words": "a van", "shared": "mine", "is_resource": "on"}
        response = client.post(reverse("wish_add_mine"), form)
        assert response.status_code == 422
        assert "Something you have can only be given." in response.content.decode()

    def test_a_need_of_mine_is_never_asked_whether_i_have_it(
        self, client: Client, book: Book
    ) -> None:
        wish = add_wish(book, None, What(NEED, "a quiet room"))
        assert 'name="is_resource"' not in page(client, "wish_edit", wish.pk)


class TestMeet:
    """Noted while whom I met is."""

    def meet(self, client: Client, **more: str) -> None:
        form = {"kind": "meeting", "when": "today", "new": "Eva Sanz", **more}
        self.answer = client.post(reverse("meet"), form)

    def test_offers_and_needs_are_kept_with_the_encounter_and_undone_with_it(
        self, client: Client, book: Book
    ) -> None:
        self.meet(client, needs="a printer\n\n a loft ", offers="Spanish lessons")
        eva = Person.objects.get(name="Eva Sanz")
        assert set(eva.wishes.values_list("role", "words")) == {
            ("need", "a printer"),
            ("need", "a loft"),
            ("offer", "Spanish lessons"),
        }
        undo(book, Change.objects.get(verb="met"))
        assert not Wish.objects.exists()
        assert not Encounter.objects.exists()

    def test_of_several_people_it_is_asked_whose_they_are(self, client: Client) -> None:
        form = {"kind": "meeting", "when": "today", "new": ["Eva Sanz", "Ivo Gil"], "offers": "x y"}
        answer = client.post(reverse("meet"), form)
        assert answer.status_code == 422
        assert "Whose is it?" in answer.content.decode()

    def test_a_line_that_is_a_story_is_asked_to_be_shorter(self, client: Client) -> None:
        self.meet(client, needs="x" * 301)
        assert self.answer.status_code == 422
        assert "one line may have 300 letters" in self.answer.content.decode()
        assert not Encounter.objects.exists()


def test_a_day_is_asked_for_as_browsers_write_it(client: Client, ana: Person) -> None:
    wish = add_wish(ana.book, ana, What(NEED, "a printer", until=date(2031, 3, 1)))
    assert 'type="date" name="until" value="2031-03-01"' in page(client, "wish_edit", wish.pk)
