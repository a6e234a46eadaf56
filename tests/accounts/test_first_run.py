"""Who may open the first book."""

import pytest
from pytest_django import Settings

from dardar.accounts import first_run
from dardar.accounts.models import Book


@pytest.mark.django_db
def test_it_is_the_first_run_while_nobody_is_here() -> None:
    assert first_run.is_first_run()


def test_the_first_run_ends_with_the_first_book(book: Book) -> None:
    assert book.pk
    assert not first_run.is_first_run()


@pytest.mark.parametrize(
    ("host", "url", "visitor", "needed"),
    [
        ("localhost", "", "127.0.0.1", False),
        ("127.0.0.1", "", "::1", False),
        ("localhost", "", "192.168.1.9", True),
        ("localhost", "https://dardar.example.org", "127.0.0.1", True),
        ("192.168.1.5", "", "127.0.0.1", True),
        ("::", "http://192.168.1.5:8600", "192.168.1.9", True),
    ],
)
def test_a_code_is_asked_for_where_a_stranger_might_come_first(
    settings: Settings, host: str, url: str, visitor: str, *, needed: bool
) -> None:
    settings.HOST, settings.PUBLIC_URL = host, url
    assert first_run.needs_code(visitor) is needed


def test_the_code_is_recognised_however_it_is_typed() -> None:
    code = first_run.setup_code()
    assert first_run.is_setup_code(code)
    assert first_run.is_setup_code(code.lower().replace("-", " "))


@pytest.mark.parametrize("wrong", ["", "AAAA-BBBB-CCCC", "ñ"])
def test_another_code_is_not(wrong: str) -> None:
    assert not first_run.is_setup_code(wrong)


def test_another_server_has_another_code(settings: Settings) -> None:
    code = first_run.setup_code()
    settings.SECRET_KEY = "another key"
    assert not first_run.is_setup_code(code)
