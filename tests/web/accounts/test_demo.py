"""The demo's link opens it signed in, once, and only in the demo."""

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from dardar.accounts.actions import open_first_book
from dardar.accounts.models import Book
from dardar.encounters.models import Space
from dardar.web.accounts.door import Door


@pytest.fixture
def door(settings: Settings) -> Door:
    """Have the server be that of a demo, and return its door."""
    settings.DEMO_DOOR = Door()
    open_first_book(email="lucia@dardar.example", password="", name="Lucía")
    return settings.DEMO_DOOR  # type: ignore[no-any-return] # just set


def link(token: str) -> str:
    """Return the address of a token."""
    return reverse("demo", args=[token])


@pytest.mark.django_db
def test_the_link_opens_today_signed_in(door: Door) -> None:
    visitor = Client()
    response = visitor.get(link(door.token))
    assert response.headers["Location"] == reverse("today")
    assert "Lucía" in visitor.get(reverse("settings")).content.decode()


@pytest.mark.django_db
def test_the_usual_spaces_speak_the_language_of_the_browser(door: Door) -> None:
    book = Book.objects.get()
    Space.objects.create(book=book, name="Coro Alameda")
    Client(headers={"accept-language": "es"}).get(link(door.token))
    names = {space.name for space in Space.objects.filter(book=book)}
    assert names >= {"Trabajo", "Coro Alameda"}
    assert "Work" not in names


@pytest.mark.django_db
def test_each_link_is_good_once_and_the_next_is_told(door: Door) -> None:
    told: list[str] = []
    door.used = lambda: told.append(door.token)
    first = door.token
    visitor = Client()
    visitor.get(link(first))
    late = Client().get(link(first))
    assert late.status_code == 410
    assert "This link was used" in late.content.decode()
    assert told == [door.token]
    assert door.token != first
    assert Client().get(link(door.token)).status_code == 302


@pytest.mark.django_db
def test_whoever_is_signed_in_may_open_an_old_link(door: Door) -> None:
    visitor = Client()
    old = link(door.token)
    visitor.get(old)
    assert visitor.get(old).headers["Location"] == reverse("today")


@pytest.mark.django_db
@pytest.mark.parametrize("token", ["x", "ñ"])
def test_a_made_up_token_opens_nothing(door: Door, token: str) -> None:
    before = door.token
    assert Client().get(link(token)).status_code == 410
    assert door.token == before


def test_a_real_server_has_no_such_door(book: Book) -> None:
    assert book.pk
    assert Client().get(link("x")).status_code == 404
