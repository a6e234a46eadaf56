"""Some people chosen: who should meet, rings, a round."""

from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from dardar.accounts.models import Book
from dardar.encounters.actions import Circumstances, meet
from dardar.encounters.days import today
from dardar.giving import pairing
from dardar.giving.actions import What, add_wish
from dardar.giving.introducing import draft
from dardar.giving.models import Role, Wish
from dardar.people.labelling import label_people
from dardar.people.models import Label, Person
from tests.giving.conftest import add
from tests.web.encounters.views import page

NEED, OFFER = Role.NEED, Role.OFFER


@pytest.fixture
def circle(book: Book, ana: Person, luis: Person, marta: Person) -> list[Person]:
    """Return three of whom each has what the next needs."""
    says = [
        (ana, "Piano lessons", "A website for my shop"),
        (luis, "Bicycle repairs", "Somebody who teaches the piano"),
        (marta, "I build websites", "Somebody to repair my bicycle"),
    ]
    for person, offer, need in says:
        add_wish(book, person, What(OFFER, offer))
        add_wish(book, person, What(NEED, need))
    pairing.catch_up(book)
    return [ana, luis, marta]


def look(client: Client, name: str, people: list[Person], **more: str) -> str:
    """Return the page about some people."""
    asked = {"person": [str(one.pk) for one in people], **more}
    answer = client.get(reverse(name), asked)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize("name", ["matrix", "rings", "round"])
def test_with_nobody_chosen_the_page_teaches_and_asks_whom(
    client: Client, book: Book, ana: Person, name: str
) -> None:
    label_people(book, [ana], "clients")
    shown = page(client, name)
    assert "Choose people" in shown
    assert "clients" in shown
    assert "choosing-why" in shown


class TestMatrix:
    """Who should meet."""

    def test_it_tells_who_should_meet_and_why(self, client: Client, circle: list[Person]) -> None:
        shown = look(client, "matrix", circle)
        assert shown.count('id="pair-') == 3
        assert "<mark>Piano lessons</mark>" in shown
        assert shown.count('class="square" data-kind="meet" href="#pair-') == 3
        need = Wish.objects.get(words="Somebody who teaches the piano")
        assert f"{reverse('introduction_new')}?need={need.pk}" in shown

    def test_not_these_two_leads_back_here(self, client: Client, circle: list[Person]) -> None:
        ana, luis, _marta = circle
        address = f"{reverse('matrix')}?person={ana.pk}&person={luis.pk}"
        pair = {"one": str(ana.pk), "other": str(luis.pk), "next": address}
        assert client.post(reverse("not_these"), pair)["Location"] == address
        assert look(client, "matrix", circle).count('id="pair-') == 2

    def test_who_is_near_already_is_told_with_whom_they_both_know(
        self, client: Client, book: Book, ana: Person, luis: Person, marta: Person
    ) -> None:
        for other in (ana, luis):
            meet(book, [marta, other], Circumstances(today(book)))
        shown = look(client, "matrix", [ana, luis])
        assert "Near already" in shown
        assert reverse("network_between", args=sorted([ana.pk, luis.pk])) in shown

    def test_the_table_that_mixes_best_is_laid(
        self, client: Client, book: Book, circle: list[Person]
    ) -> None:
        more = [add(book, f"Person {number}") for number in range(5)]
        assert 'id="table"' not in look(client, "matrix", circle)
        shown = look(client, "matrix", [*circle, *more], size="6")
        assert "A table of 6." in shown
        assert shown.count('class="seat-why"') == 6
        assert circle[0].name in shown.split('class="seats"')[1].split("</ol>")[0]

    def test_those_who_know_each_other_and_who_is_introduced_are_marked(
        self, client: Client, book: Book, circle: list[Person]
    ) -> None:
        ana, luis, marta = circle
        meet(book, [ana, luis], Circumstances(today(book)))
        begun = draft(book, ana, marta)
        shown = look(client, "matrix", circle)
        assert "have been at a meeting together" in shown
        assert reverse("introduction", args=[begun.pk]) in shown
        assert shown.count('id="pair-') == 1

    def test_people_are_chosen_by_label_by_name_and_by_hand(
        self, client: Client, book: Book, circle: list[Person]
    ) -> None:
        ana, luis, marta = circle
        label_people(book, [ana], "clients")
        add(book, "Eva")
        add(book, "Eva")
        label = str(Label.objects.get().pk)
        shown = look(client, "matrix", [luis], label=label, who="marta gil\nEva\nNobody")
        assert "3 people chosen" in shown
        assert marta.name in shown
        assert "Nobody, or more than one, is called so: Eva, Nobody" in shown

    def test_a_crowd_is_cut_and_says_so(self, client: Client, book: Book) -> None:
        people = [add(book, f"Guest {number:02}") for number in range(42)]
        shown = look(client, "matrix", people)
        assert "Only the first 40 are looked at." in shown
        assert "Nobody, as far as their offers and needs tell." in shown

    def test_what_is_not_there_is_left_out(self, client: Client, circle: list[Person]) -> None:
        asked = {"person": ["x", str(uuid4()), str(circle[0].pk)], "label": "x"}
        answer = client.get(reverse("matrix"), asked)
        assert "1 person chosen" in answer.content.decode()

    def test_the_ticked_of_the_list_lead_there(self, client: Client, circle: list[Person]) -> None:
        ticked = {"person": [str(one.pk) for one in circle]}
        response = client.post(reverse("giving_chosen"), ticked, follow=True)
        assert "3 people chosen" in response.content.decode()
        assert client.post(reverse("giving_chosen")).status_code == 302


class TestRings:
    """Everybody gives, everybody receives."""

    def test_a_ring_is_told_and_drawn(self, client: Client, circle: list[Person]) -> None:
        shown = look(client, "rings", circle)
        assert "3 of 3 people are in one." in shown
        assert "More is not possible." in shown
        assert shown.count('class="ring-arrow"') == 3
        assert shown.count("<circle") == 3
        assert "In no ring yet" not in shown

    def test_who_is_left_out_is_told_why(
        self, client: Client, book: Book, circle: list[Person]
    ) -> None:
        eva = add(book, "Eva Sanz")
        shown = look(client, "rings", [*circle, eva])
        assert "3 of 4 people are in one." in shown
        assert "Nothing they offer or need meets anything here yet" in shown

    def test_without_a_ring_it_says_what_to_do(
        self, client: Client, ana: Person, luis: Person
    ) -> None:
        assert "one more offer often closes one" in look(client, "rings", [ana, luis])


class TestRound:
    """Each asks for one thing."""

    def test_each_ask_finds_who_could_answer(self, client: Client, circle: list[Person]) -> None:
        shown = look(client, "round", circle)
        assert "Every ask has somebody." in shown
        assert shown.count('name="ask"') == 3

    def test_an_ask_is_chosen(self, client: Client, book: Book, circle: list[Person]) -> None:
        other = add_wish(book, circle[0], What(NEED, "A cello for the summer"))
        shown = look(client, "round", circle, ask=str(other.pk))
        assert f'value="{other.pk}" selected' in shown
        assert "1 ask finds nobody here yet." in shown

    def test_nobody_asks(self, client: Client, ana: Person, luis: Person) -> None:
        assert "Ask them first." in look(client, "round", [ana, luis])
