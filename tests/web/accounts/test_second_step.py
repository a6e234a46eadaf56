"""The second step: codes of an app, recovery codes, passkeys."""

import base64
import hashlib
import hmac
import struct
import time

import pytest
from allauth.mfa.models import Authenticator
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings

from dardar.accounts.models import Book, Mail

RIGHT = {"login": "alma@example.org", "password": "a long pass word"}


@pytest.fixture(autouse=True)
def no_tries_yet() -> None:
    """Forget what the limits of tries have counted."""
    cache.clear()


@pytest.fixture
def trusted(client: Client) -> Client:
    """Return Alma's browser after she gave her password once more."""
    client.post(reverse("account_reauthenticate"), {"password": "a long pass word"})
    return client


def code(secret: str, steps: int = 0) -> str:
    """Return the code of RFC 6238 for a secret, some steps of 30 seconds from now."""
    counter = struct.pack(">Q", int(time.time()) // 30 + steps)
    digest = hmac.new(base64.b32decode(secret), counter, hashlib.sha1).digest()
    start = digest[-1] & 15
    number = struct.unpack(">I", digest[start : start + 4])[0] & 0x7FFFFFFF
    return f"{number % 10**6:06d}"


def turn_on(trusted: Client) -> str:
    """Set the app up and return its secret."""
    secret: str = trusted.get(reverse("mfa_activate_totp")).context["form"].secret
    trusted.post(reverse("mfa_activate_totp"), {"code": code(secret)})
    return secret


def test_setting_it_up_asks_who_one_is(client: Client) -> None:
    for name in ("mfa_activate_totp", "mfa_add_webauthn"):
        assert "reauthenticate" in client.get(reverse(name)).headers["Location"]


def test_the_app_is_turned_on_by_its_code_alone(trusted: Client) -> None:
    page = trusted.get(reverse("mfa_activate_totp")).content.decode()
    assert "data:image/svg+xml;base64," in page
    wrong = trusted.post(reverse("mfa_activate_totp"), {"code": "000000"}).content.decode()
    assert "That code is not right" in wrong
    assert not Authenticator.objects.exists()
    turn_on(trusted)
    kinds = set(Authenticator.objects.values_list("type", flat=True))
    assert kinds == {"totp", "recovery_codes"}


def test_from_then_on_the_password_alone_does_not_do(trusted: Client) -> None:
    secret = turn_on(trusted)
    visitor = Client()
    location = visitor.post(reverse("account_login"), RIGHT).headers["Location"]
    assert location == reverse("mfa_authenticate")
    assert visitor.get(reverse("settings")).status_code == 302
    assert "Second step" in visitor.get(location).content.decode()
    wrong = visitor.post(location, {"code": "000000"}).content.decode()
    assert "That code is not right" in wrong
    # The code of this half minute was used to turn it on: the next one is as good.
    visitor.post(location, {"code": code(secret, 1)})
    assert visitor.get(reverse("settings")).status_code == 200


def test_a_code_is_good_once(trusted: Client) -> None:
    secret = turn_on(trusted)
    once = code(secret, 1)
    for expected in (200, 302):
        visitor = Client()
        visitor.post(reverse("account_login"), RIGHT)
        visitor.post(reverse("mfa_authenticate"), {"code": once})
        assert visitor.get(reverse("settings")).status_code == expected


def test_a_recovery_code_lets_in_once(trusted: Client) -> None:
    turn_on(trusted)
    recovery = trusted.get(reverse("mfa_view_recovery_codes")).context["unused_codes"][0]
    for expected in (200, 302):
        visitor = Client()
        visitor.post(reverse("account_login"), RIGHT)
        visitor.post(reverse("mfa_authenticate"), {"code": recovery})
        assert visitor.get(reverse("settings")).status_code == expected
    assert "9 codes are left" in trusted.get(reverse("mfa_index")).content.decode()


def test_recovery_codes_can_be_kept_and_made_anew(trusted: Client) -> None:
    turn_on(trusted)
    old = trusted.get(reverse("mfa_download_recovery_codes")).content.decode().split()
    assert len(old) == 10
    trusted.post(reverse("mfa_generate_recovery_codes"))
    new = trusted.get(reverse("mfa_download_recovery_codes")).content.decode().split()
    assert not set(old) & set(new)


def test_the_app_can_be_turned_off(trusted: Client) -> None:
    turn_on(trusted)
    assert "off?" in trusted.get(reverse("mfa_deactivate_totp")).content.decode()
    trusted.post(reverse("mfa_deactivate_totp"))
    assert not Authenticator.objects.filter(type="totp").exists()


def test_who_has_an_app_may_say_who_they_are_by_a_code(trusted: Client, book: Book) -> None:
    secret = turn_on(trusted)
    client = Client()
    client.force_login(book.owner)
    assert "Use a code" in client.get(reverse("account_reauthenticate")).content.decode()
    client.post(reverse("mfa_reauthenticate"), {"code": code(secret, 1)})
    assert client.get(reverse("mfa_add_webauthn")).status_code == 200


def test_the_pages_of_passkeys_offer_what_scripts_need(trusted: Client, book: Book) -> None:
    page = trusted.get(reverse("mfa_add_webauthn")).content.decode()
    assert 'id="js_data"' in page
    assert "dd-passkey" in page
    passkey = Authenticator.objects.create(
        user=book.owner, type="webauthn", data={"name": "my phone", "credential": {}}
    )
    page = trusted.get(reverse("mfa_remove_webauthn", args=[passkey.pk])).content.decode()
    assert "my phone" in page
    page = trusted.get(reverse("mfa_edit_webauthn", args=[passkey.pk])).content.decode()
    assert 'value="my phone"' in page


def test_passkeys_of_others_are_not_here(trusted: Client, strangers_book: Book) -> None:
    theirs = Authenticator.objects.create(
        user=strangers_book.owner, type="webauthn", data={"name": "theirs", "credential": {}}
    )
    for name in ("mfa_remove_webauthn", "mfa_edit_webauthn"):
        assert trusted.post(reverse(name, args=[theirs.pk]), {"name": "x"}).status_code == 404
    assert Authenticator.objects.filter(pk=theirs.pk).exists()


def test_the_owner_is_told_by_mail_when_the_app_is_turned_on(
    trusted: Client,
    settings: Settings,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    settings.MAIL_CONFIGURED = settings.ACCOUNT_EMAIL_NOTIFICATIONS = True
    with django_capture_on_commit_callbacks(execute=True):
        turn_on(trusted)
    assert "Your authenticator app was turned on" in Mail.objects.values_list("subject", flat=True)
