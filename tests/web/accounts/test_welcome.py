"""The first run opens the first book, once, and not for a stranger."""

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from dardar.accounts.first_run import setup_code
from dardar.accounts.models import Book

OWNER = {
    "name": "Alma",
    "email": "alma@example.org",
    "password": "a long pass word",
    "language": "es",
    "region": "MX",
    "time_zone": "America/Mexico_City",
}


@pytest.fixture
def visitor() -> Client:
    """Return a browser in which nobody is signed in."""
    return Client(headers={"accept-language": "es-MX,es;q=0.9"})


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["today", "people", "account_login", "settings", "server"])
def test_while_nobody_is_here_every_page_leads_to_the_first_run(visitor: Client, name: str) -> None:
    response = visitor.get(reverse(name))
    assert (response.status_code, response.headers["Location"]) == (302, reverse("welcome"))


@pytest.mark.django_db
def test_the_first_visitor_opens_a_book_and_is_signed_in(visitor: Client) -> None:
    response = visitor.post(reverse("welcome"), OWNER)
    assert response.headers["Location"] == reverse("today")
    book = Book.objects.select_related("owner").get()
    assert book.owner.is_keeper
    assert (book.language, book.region, book.time_zone) == ("es", "MX", "America/Mexico_City")
    assert visitor.get(reverse("today")).status_code == 200


@pytest.mark.django_db
def test_the_browser_proposes_language_country_and_zone(visitor: Client) -> None:
    form = visitor.get(reverse("welcome")).context["form"]
    proposed = {name: form[name].value() for name in ("language", "region", "time_zone")}
    assert proposed == {name: OWNER[name] for name in proposed}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("password", ""),
        ("password", "short"),
        ("password", "1234567890123"),
        ("password", "alma@example"),
        ("email", "nobody"),
        ("name", ""),
        ("time_zone", "Europe/Atlantis"),
        ("region", "XX"),
        ("language", "tlh"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_opened(
    visitor: Client, field: str, value: str
) -> None:
    response = visitor.post(reverse("welcome"), OWNER | {field: value})
    assert response.status_code == 400
    assert field in response.context["form"].errors
    assert not Book.objects.exists()


def test_of_two_who_come_first_at_once_only_one_opens_a_book(
    visitor: Client, book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dardar.web.accounts.welcome.is_first_run", lambda: True)
    response = visitor.post(reverse("welcome"), OWNER)
    assert response.headers["Location"] == reverse("today")
    assert list(Book.objects.all()) == [book]


def test_once_there_is_a_book_the_first_run_is_closed(visitor: Client, book: Book) -> None:
    for response in (visitor.get(reverse("welcome")), visitor.post(reverse("welcome"), OWNER)):
        assert response.headers["Location"] == reverse("today")
    assert list(Book.objects.all()) == [book]


@pytest.mark.django_db
def test_on_a_server_that_others_can_reach_the_code_is_asked_for(
    visitor: Client, settings: Settings
) -> None:
    settings.PUBLIC_URL = "https://dardar.example.org"
    for wrong in ({}, {"code": "AAAA-BBBB-CCCC"}):
        assert visitor.post(reverse("welcome"), OWNER | wrong).status_code == 400
    assert not Book.objects.exists()
    assert visitor.post(reverse("welcome"), OWNER | {"code": setup_code()}).status_code == 302
    assert Book.objects.count() == 1


@pytest.mark.django_db
def test_who_comes_from_another_machine_is_asked_for_the_code(visitor: Client) -> None:
    assert b'name="code"' not in visitor.get(reverse("welcome")).content
    from_afar = visitor.get(reverse("welcome"), REMOTE_ADDR="192.168.1.9")
    assert b'name="code"' in from_afar.content
