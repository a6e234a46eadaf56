"""Bodies are bounded; a page in use when sign-in ends is led to it."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation
from pytest_django import Settings

from dardar.accounts.models import Book


@pytest.fixture
def visitor(book: Book) -> Client:  # noqa: ARG001 - somebody must be here
    """Return a browser in which nobody is signed in."""
    return Client()


def test_somebody_signed_in_may_bring_a_file_up_to_the_limit(
    client: Client, settings: Settings
) -> None:
    settings.BODY_LIMIT = 1000
    assert client.post(reverse("settings"), {"name": "x" * 500}).status_code == 400
    response = client.post(reverse("settings"), {"name": "x" * 2000})
    assert response.status_code == 413
    assert "This server takes" in response.content.decode()


def test_signed_out_only_forms_are_taken(visitor: Client, settings: Settings) -> None:
    settings.BODY_LIMIT_SIGNED_OUT = 1000
    assert visitor.post(reverse("account_login"), {"login": "x" * 500}).status_code == 200
    assert visitor.post(reverse("account_login"), {"login": "x" * 2000}).status_code == 413


def test_a_fragment_asked_for_after_sign_in_ended_leads_the_whole_page_there(
    visitor: Client,
) -> None:
    headers = {"HX-Request": "true", "HX-Current-URL": "http://testserver/settings/"}
    response = visitor.get(reverse("settings"), headers=headers)
    assert response.status_code == 200
    assert response.headers["HX-Redirect"] == "/account/login/?next=%2Fsettings%2F"


def test_pages_of_a_book_are_kept_by_no_cache(client: Client) -> None:
    response = client.get(reverse("settings"))
    assert response.headers["Cache-Control"] == "private, no-store"
    assert response.headers["Content-Language"] == "en"


@pytest.mark.parametrize(("chosen", "browser", "spoken"), [("", "es", "es"), ("en", "es", "en")])
def test_the_owners_language_wins_over_the_browsers(
    client: Client, book: Book, chosen: str, browser: str, spoken: str
) -> None:
    Book.objects.filter(pk=book.pk).update(language=chosen)
    response = client.get(reverse("settings"), headers={"accept-language": browser})
    assert f'<html lang="{spoken}"' in response.content.decode()
    translation.activate("en")


def test_the_owners_time_ends_with_the_request(client: Client, book: Book) -> None:
    Book.objects.filter(pk=book.pk).update(time_zone="Asia/Tokyo")
    client.get(reverse("settings"))
    assert timezone.get_current_timezone_name() == "UTC"
