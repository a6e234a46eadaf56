"""Signing in by mail address and password, and getting a new password by mail."""

import re

import pytest
from allauth.account.models import EmailAddress
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from dardar.accounts.models import Book, Mail

RIGHT = {"login": "alma@example.org", "password": "a long pass word"}


@pytest.fixture(autouse=True)
def no_tries_yet() -> None:
    """Forget what the limits of tries have counted."""
    cache.clear()


@pytest.fixture
def visitor(book: Book) -> Client:  # noqa: ARG001 - somebody must be here
    """Return a browser in which nobody is signed in."""
    return Client()


def test_the_right_password_opens_today(visitor: Client) -> None:
    response = visitor.post(reverse("account_login"), RIGHT)
    assert response.headers["Location"] == reverse("today")
    assert visitor.get(reverse("settings")).status_code == 200


def test_a_page_asked_for_signed_out_is_opened_after_signing_in(visitor: Client) -> None:
    location = visitor.get(reverse("settings")).headers["Location"]
    assert visitor.post(location, RIGHT).headers["Location"] == reverse("settings")


@pytest.mark.parametrize("wrong", [{"password": "another pass word"}, {"login": "x@example.org"}])
def test_wrong_details_say_the_same_whoever_is_here(visitor: Client, wrong: dict[str, str]) -> None:
    page = visitor.post(reverse("account_login"), RIGHT | wrong).content.decode()
    assert "The mail address or the password is not right." in page
    assert visitor.get(reverse("settings")).status_code == 302


def test_after_five_wrong_tries_even_the_right_password_waits(visitor: Client) -> None:
    for _try in range(5):
        visitor.post(reverse("account_login"), RIGHT | {"password": "wrong"})
    response = visitor.post(reverse("account_login"), RIGHT)
    assert "Too many tries" in response.content.decode()
    assert visitor.get(reverse("settings")).status_code == 302


def test_too_many_requests_get_a_page_of_ours(visitor: Client) -> None:
    codes = [visitor.post(reverse("account_login"), {}) for _try in range(31)]
    assert codes[-1].status_code == 429
    assert "A little slower" in codes[-1].content.decode()


def test_somebody_switched_off_stays_outside(visitor: Client, book: Book) -> None:
    book.owner.is_active = False
    book.owner.save()
    response = visitor.post(reverse("account_login"), RIGHT, follow=True)
    assert "switched off" in response.content.decode()
    assert visitor.get(reverse("settings")).status_code == 302


def test_nobody_signs_up(visitor: Client) -> None:
    page = visitor.get(reverse("account_signup")).content.decode()
    assert "By invitation" in page
    form = {"email": "x@example.org", "password1": "a long pass word"}
    visitor.post(reverse("account_signup"), form)
    assert not EmailAddress.objects.filter(email="x@example.org").exists()


def test_signing_out_ends_the_session(client: Client) -> None:
    assert "Sign out?" in client.get(reverse("account_logout")).content.decode()
    client.post(reverse("account_logout"))
    assert client.get(reverse("settings")).status_code == 302


def test_a_new_password_ends_the_other_sessions(client: Client, visitor: Client) -> None:
    visitor.post(reverse("account_login"), RIGHT)
    change = {
        "oldpassword": "a long pass word",
        "password1": "another long one",
        "password2": "another long one",
    }
    response = client.post(reverse("account_change_password"), change, follow=True)
    assert "Your new password is kept." in response.content.decode()
    assert client.get(reverse("settings")).status_code == 200
    assert visitor.get(reverse("settings")).status_code == 302


def test_a_wrong_present_password_changes_nothing(client: Client, book: Book) -> None:
    change = {"oldpassword": "wrong", "password1": "another one", "password2": "another one"}
    page = client.post(reverse("account_change_password"), change).content.decode()
    assert "That is not your present password." in page
    book.owner.refresh_from_db()
    assert book.owner.check_password("a long pass word")


def test_a_new_password_can_be_had_by_mail_once(visitor: Client, settings: Settings) -> None:
    settings.MAIL_CONFIGURED = True
    visitor.post(reverse("account_reset_password"), {"email": "alma@example.org"})
    mail = Mail.objects.get()
    link = re.findall(r"http://testserver(\S+)", mail.body)[0]
    page = visitor.get(link, follow=True)
    new = {"password1": "another long one", "password2": "another long one"}
    form = page.redirect_chain[-1][0]
    assert "is kept" in visitor.post(form, new, follow=True).content.decode()
    assert visitor.post(reverse("account_login"), RIGHT | {"password": "another long one"}).headers
    again = Client().get(link, follow=True).content.decode()
    assert "no longer good" in again


def test_asking_for_a_link_does_not_tell_who_is_here(visitor: Client, settings: Settings) -> None:
    settings.MAIL_CONFIGURED = True
    response = visitor.post(
        reverse("account_reset_password"), {"email": "nobody@example.org"}, follow=True
    )
    assert "Look into your mail" in response.content.decode()
    assert not Mail.objects.exists()


def test_without_a_mail_server_the_page_says_what_the_keeper_can_do(visitor: Client) -> None:
    page = visitor.get(reverse("account_reset_password")).content.decode()
    assert "changepassword" in page
    visitor.post(reverse("account_reset_password"), {"email": "alma@example.org"})
    assert not Mail.objects.exists()


def test_the_owner_is_told_by_mail_when_the_password_changed(
    client: Client, settings: Settings
) -> None:
    settings.MAIL_CONFIGURED = settings.ACCOUNT_EMAIL_NOTIFICATIONS = True
    change = {
        "oldpassword": "a long pass word",
        "password1": "another long one",
        "password2": "another long one",
    }
    client.post(reverse("account_change_password"), change)
    mail = Mail.objects.get()
    assert (mail.to, mail.subject) == ("alma@example.org", "Your password was changed")
    assert "127.0.0.1" in mail.body


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("name", ["account_login", "account_reset_password", "account_signup"])
def test_pages_for_everybody_obey_the_strict_policy(
    visitor: Client, name: str, language: str
) -> None:
    response = visitor.get(reverse(name), headers={"accept-language": language})
    page = response.content.decode()
    assert f'<html lang="{language}"' in page
    assert " style=" not in page
    assert not re.search(r" on[a-z]+=", page)
    assert not re.search(r"<script(?![^>]*(src=|application/json))", page)
    assert "script-src 'self'" in response.headers["Content-Security-Policy"]
