"""The pages of the sealing rate and of gatherings."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from dardar.accounts.models import Book
from dardar.encounters.actions import (
    Circumstances,
    meet,
    talked,
)
from dardar.encounters.follow_ups import let_go
from dardar.encounters.models import Encounter
from tests.encounters.scenes import (
    MONDAY,
    WEDNESDAY,
    met,
    person,
    seal_of,
)
from tests.web.encounters.views import page

Clock = Callable[[date], None]


def test_the_sealing_page_states_the_rate_and_how_it_is_counted(
    client: Client, book: Book, fair: Encounter, clock: Clock
) -> None:
    let_go(book, seal_of(met(book, MONDAY, "Eva", gathering="Ball").people.get()), "no answer")
    talked(book, fair.people.get(), Encounter.Kind.CALL)
    clock(WEDNESDAY)
    met(book, MONDAY, "Ivo")
    met(book, WEDNESDAY, "Oto")
    shown = page(client, "sealing")
    assert "1 of 3 in time · 1 not yet · 1 let go · 1 still in time" in shown
    assert "33<small> %</small>" in shown
    assert "nobody new" in shown
    assert "Each person counts once" in shown
    assert f'href="{reverse("unsealed", args=["not-yet"])}?month=2026-09-01"' in shown
    assert "The year before" not in shown
    before = page(client, "sealing", until="2026-08-31")
    assert "Until August 2026" in before
    assert "To the latest" in before


def test_years_back_are_a_tap_away(client: Client, book: Book, clock: Clock) -> None:
    clock(MONDAY)
    met(book, date(2024, 5, 1), "Luis")
    assert "?until=2025-09-01" in page(client, "sealing")
    assert page(client, "sealing", until="nonsense")


def test_before_the_first_meeting_the_sealing_page_teaches(client: Client) -> None:
    assert "Nobody met yet" in page(client, "sealing")


def test_who_is_not_sealed_can_be_seen(client: Client, book: Book, fair: Encounter) -> None:
    assert fair.gathering
    let_go(book, seal_of(met(book, MONDAY, "Eva Sanz").people.get()), "no answer")
    assert "Luis Prado" in page(client, "unsealed", "not-yet")
    assert "Luis Prado" in page(client, "unsealed", "not-yet", gathering=str(fair.gathering.pk))
    assert "Luis Prado" in page(client, "unsealed", "not-yet", month="2026-09-20")
    assert "Luis Prado" not in page(client, "unsealed", "not-yet", month="2026-08-01")
    shown = page(client, "unsealed", "let-go")
    assert "Eva Sanz" in shown
    assert "no answer" in shown


@pytest.mark.parametrize("query", ["gathering=nonsense", f"gathering={UUID(int=0)}"])
def test_a_gathering_there_is_not_has_nobody(client: Client, query: str) -> None:
    assert client.get(f"{reverse('unsealed', args=['not-yet'])}?{query}").status_code == 404


def test_there_is_no_other_list(client: Client) -> None:
    assert client.get(reverse("unsealed", args=["in-time"])).status_code == 404


def test_gatherings_are_listed_with_people_met_and_sealed(
    client: Client, book: Book, fair: Encounter
) -> None:
    assert fair.gathering
    known = person(book, "Bea Known")
    talked(book, known, Encounter.Kind.CALL, on=MONDAY)
    meet(book, [known], Circumstances(on=MONDAY, gathering=fair.gathering))
    gone, sealed = met(book, MONDAY, "Eva Gone", "Ivo Sealed", gathering="Fair").people.all()
    let_go(book, seal_of(gone), "no answer")
    talked(book, sealed, Encounter.Kind.CALL)
    shown = page(client, "gatherings")
    assert "Fair" in shown
    assert "4 people met" in shown
    shown = page(client, "gathering", fair.gathering.pk)
    for words in ("known before", "to seal, due today", "let go", "sealed today"):
        assert words in shown


def test_without_gatherings_their_page_teaches(client: Client) -> None:
    assert "No gathering yet" in page(client, "gatherings")
