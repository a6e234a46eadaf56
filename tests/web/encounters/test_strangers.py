"""Nobody reaches another's book, and no link changes anything."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from dardar.accounts.models import Book
from dardar.encounters.models import Encounter, FollowUp, Promise
from dardar.encounters.promises import promise
from dardar.people.models import Change, Person
from tests.encounters.scenes import (
    seal_of,
)
from tests.web.encounters.views import page

Clock = Callable[[date], None]


@pytest.fixture
def ids(book: Book, ana: Person, fair: Encounter) -> dict[str, UUID]:
    """Return the ids of Alma's things."""
    assert fair.gathering
    return {
        "person": ana.pk,
        "encounter": fair.pk,
        "gathering": fair.gathering.pk,
        "follow_up": seal_of(fair.people.get()).pk,
        "promise": promise(book, ana, "a book", by_me=True).pk,
    }


PAGES = [("timeline", "person"), ("encounter", "encounter"), ("gathering", "gathering")]
BUTTONS = [
    ("talked", "person", {"kind": "call"}),
    ("follow_up_add", "person", {"to": "week"}),
    ("person_let_go", "person", {"why": "no"}),
    ("promise_add", "person", {"text": "no"}),
    ("follow_up_done", "follow_up", {"kind": "call"}),
    ("follow_up_later", "follow_up", {"to": "week"}),
    ("follow_up_let_go", "follow_up", {"why": "no"}),
    ("follow_up_reopen", "follow_up", {}),
    ("promise_kept", "promise", {}),
    ("promise_dropped", "promise", {}),
    ("encounter", "encounter", {"said": "no"}),
    ("encounter_delete", "encounter", {}),
]


@pytest.mark.parametrize(("name", "kind"), PAGES)
def test_a_stranger_sees_no_page_of_another_book(
    stranger: Client, client: Client, ids: dict[str, UUID], name: str, kind: str
) -> None:
    address = reverse(name, args=[ids[kind]])
    assert client.get(address).status_code == 200
    assert stranger.get(address).status_code == 404
    assert Client().get(address).status_code == 302


@pytest.mark.parametrize(("name", "kind", "fields"), BUTTONS)
def test_a_stranger_presses_no_button_of_another_book(
    stranger: Client, ids: dict[str, UUID], name: str, kind: str, fields: dict[str, str]
) -> None:
    before = _state()
    address = reverse(name, args=[ids[kind]])
    assert stranger.post(address, fields).status_code == 404
    assert Client().post(address, fields).status_code == 302
    assert _state() == before


@pytest.mark.parametrize(("name", "kind", "_fields"), [b for b in BUTTONS if b[0] != "encounter"])
def test_a_link_presses_no_button(
    client: Client, ids: dict[str, UUID], name: str, kind: str, _fields: dict[str, str]
) -> None:
    before = _state()
    assert client.get(reverse(name, args=[ids[kind]])).status_code == 405
    assert _state() == before


@pytest.mark.usefixtures("ids")
@pytest.mark.parametrize(
    ("name", "args"),
    [
        ("today", []),
        ("today_part", ["to-seal"]),
        ("today_part", ["never"]),
        ("sealing", []),
        ("unsealed", ["not-yet"]),
        ("gatherings", []),
        ("meet", []),
    ],
)
def test_a_stranger_finds_nothing_of_another_book_in_any_list(
    stranger: Client, name: str, args: list[str]
) -> None:
    shown = page(stranger, name, *args)
    for words in ("Luis Prado", "Ana Ruiz", "Fair", "the plan"):
        assert words not in shown
    assert Client().get(reverse(name, args=args)).status_code == 302


def _state() -> list[object]:
    return [
        list(model._default_manager.order_by("pk").values_list())
        for model in (Encounter, FollowUp, Promise, Change)
    ]
