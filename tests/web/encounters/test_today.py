"""Today: what it shows, whole or in parts."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from dardar.accounts.models import Book
from dardar.encounters.actions import (
    talked,
)
from dardar.encounters.follow_ups import add_follow_up, let_go_person
from dardar.encounters.models import Encounter
from dardar.encounters.promises import keep, promise
from dardar.people.models import Person
from tests.encounters.scenes import (
    FRIDAY,
    MONDAY,
    TUESDAY,
    met,
    person,
)
from tests.web.encounters.views import page

Clock = Callable[[date], None]


@pytest.mark.usefixtures("monday")
def test_an_empty_today_teaches_the_method_and_offers_the_next_step(client: Client) -> None:
    shown = page(client, "today")
    assert "Begin with one person" in shown
    assert f'href="{reverse("meet")}"' in shown
    assert f'href="{reverse("imports")}"' in shown


@pytest.mark.usefixtures("fair")
def test_a_card_has_all_it_takes_to_seal(client: Client) -> None:
    shown = page(client, "today")
    assert "Luis Prado" in shown
    assert "Sails on Sundays." in shown
    assert "You promised: the plan" in shown
    assert "through Ana Ruiz Soler" in shown
    assert 'href="tel:+34611223344"' in shown
    assert 'href="mailto:luis@prado.example?subject=Un%20placer' in shown
    assert 'href="https://wa.me/34611223344?text=Hola' in shown
    assert 'href="sms:+34611223344?body=Hola' in shown
    assert 'lang="es">Hola, Luis:' in shown
    assert "due today" in shown


def test_a_day_that_is_done_says_so_calmly(client: Client, book: Book, fair: Encounter) -> None:
    keep(book, fair.promises.get())
    talked(book, fair.people.get(), Encounter.Kind.CALL)
    talked(book, Person.objects.get(name="Ana Ruiz Soler"), Encounter.Kind.CALL)
    shown = page(client, "today")
    assert "Nothing is due." in shown
    assert "Everybody you met has heard from you." in shown


def test_today_shows_next_steps_promises_and_who_is_silent(
    client: Client, book: Book, ana: Person, monday: date
) -> None:
    add_follow_up(book, ana, monday, "ring about the hall")
    add_follow_up(book, ana, FRIDAY, "lunch")
    promise(book, ana, "the map", by_me=True)
    person(book, "Eva Sanz")
    let_go_person(book, person(book, "Ivo Gil"), "a wrong number")
    shown = page(client, "today")
    assert "Whom you met is sealed." in shown
    for words in ("ring about the hall", "the map", "Eva Sanz", "a wrong number", "lunch"):
        assert words in shown


def test_many_are_shown_in_pages(client: Client, book: Book, clock: Clock) -> None:
    clock(TUESDAY)
    met(book, MONDAY, *(f"Guest {number:03}" for number in range(60)))
    shown = page(client, "today")
    assert shown.count("data-card ") == 10
    assert "All of them: 60" in shown
    assert page(client, "today_part", "to-seal").count("data-card ") == 50
    assert page(client, "today_part", "to-seal", page="2").count("data-card ") == 10


@pytest.mark.parametrize("part", ["to-seal", "due", "promises", "never", "let-go", "ahead"])
def test_each_part_of_today_can_be_seen_whole(
    client: Client, book: Book, fair: Encounter, part: str
) -> None:
    luis = fair.people.get()
    add_follow_up(book, luis, TUESDAY, "ring")
    add_follow_up(book, luis, FRIDAY, "lunch")
    let_go_person(book, person(book, "Ivo Gil"), "a wrong number")
    names = {"never": "Ana Ruiz Soler", "let-go": "Ivo Gil"}
    assert names.get(part, "Luis Prado") in page(client, "today_part", part)


def test_an_empty_part_says_so(client: Client) -> None:
    assert "Nobody here." in page(client, "today_part", "due")


def test_there_is_no_other_part(client: Client) -> None:
    assert client.get(reverse("today_part", args=["other"])).status_code == 404
