"""Nobody reaches the introductions of another book, and no link presses a button."""

from uuid import UUID

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from dardar.accounts.models import Book
from dardar.giving.asking import ask_wishes
from dardar.giving.models import Asking, Give, Introduction, Side
from dardar.giving.requests import requested
from dardar.people.models import Change, Person
from tests.giving.scenes import asked, letters, link

BUTTONS = [
    ("introduction", "introduction", {"blurb-0": "x", "blurb-1": "x", "act": "ask"}),
    ("introduction_discard", "introduction", {}),
    ("introduction_call_off", "introduction", {}),
    ("introduction_met", "introduction", {}),
    ("introduction_outcome", "introduction", {"outcome": "x"}),
    ("introduction_later", "introduction", {"to": "week"}),
    ("introduction_reply", "request", {"reply": "accept"}),
    ("side_again", "side", {}),
    ("side_came_back", "side", {}),
    ("side_answer", "side", {"0-answer": "yes"}),
    ("side_thanked", "side", {}),
    ("wishes_ask", "person", {}),
    ("wishes_close", "asking", {}),
    ("asking_came_back", "asking", {}),
]
LISTS = [
    ("introductions", []),
    ("introductions_part", ["under-way"]),
    ("introductions_part", ["asked-of-you"]),
    ("introduction_new", []),
]


@pytest.fixture(autouse=True)
def fresh_limits() -> None:
    cache.clear()


@pytest.fixture
def ids(book: Book, ana: Person, luis: Person, marta: Person) -> dict[str, UUID]:
    """Return the ids of Alma's things."""
    scene = asked(book, ana, luis)
    return {
        "introduction": scene.introduction.pk,
        "request": requested(book, ana, marta).pk,
        "side": scene.introduction.sides.get(place=0).pk,
        "person": ana.pk,
        "asking": ask_wishes(book, marta, link).asking.pk,
    }


def rows() -> list[object]:
    models = (Introduction, Side, Asking, Give, Change)
    return [list(model._default_manager.order_by("pk").values()) for model in models]


@pytest.mark.parametrize("kind", ["introduction", "request"])
def test_a_stranger_sees_no_introduction_of_another_book(
    client: Client, stranger: Client, ids: dict[str, UUID], kind: str
) -> None:
    address = reverse("introduction", args=[ids[kind]])
    assert client.get(address).status_code == 200
    assert stranger.get(address).status_code == 404
    assert Client().get(address).status_code == 302


@pytest.mark.usefixtures("ids")
@pytest.mark.parametrize(("name", "args"), LISTS)
def test_a_stranger_finds_nothing_of_another_book_in_any_list(
    stranger: Client, name: str, args: list[str]
) -> None:
    shown = stranger.get(reverse(name, args=args)).content.decode()
    for words in ("Ana Ruiz", "Luis Prado", "Marta Gil"):
        assert words not in shown
    assert Client().get(reverse(name, args=args)).status_code == 302


@pytest.mark.parametrize(("name", "kind", "fields"), BUTTONS)
def test_a_stranger_presses_no_button_of_another_book(
    stranger: Client, ids: dict[str, UUID], name: str, kind: str, fields: dict[str, str]
) -> None:
    before, sent = rows(), len(letters())
    address = reverse(name, args=[ids[kind]])
    assert stranger.post(address, fields).status_code == 404
    answer = Client().post(address, fields)
    assert answer.status_code == 302
    assert "/login/" in answer["Location"]
    assert rows() == before
    assert len(letters()) == sent


@pytest.mark.parametrize(
    ("name", "kind", "_fields"), [b for b in BUTTONS if b[0] != "introduction"]
)
def test_a_link_presses_no_button(
    client: Client, ids: dict[str, UUID], name: str, kind: str, _fields: dict[str, str]
) -> None:
    before = rows()
    assert client.get(reverse(name, args=[ids[kind]])).status_code == 405
    assert rows() == before


def test_a_stranger_introduces_nobody_of_another_book(
    stranger: Client, ids: dict[str, UUID], luis: Person
) -> None:
    before = rows()
    query = f"?one={ids['person']}&other={luis.pk}"
    assert "Luis" not in stranger.get(reverse("introduction_new") + query).content.decode()
    fields = {"one": str(ids["person"]), "other": str(luis.pk), "idea": "mine"}
    response = stranger.post(reverse("introduction_new"), fields)
    assert response.status_code == 422
    assert "Luis" not in response.content.decode()
    assert rows() == before
