"""Links of guests: guess, tamper, replay, expiry, enumeration, prefetch, forms from elsewhere."""

from collections.abc import Iterator
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pytest_django import Settings

from dardar.accounts.models import Book
from dardar.events.models import Event, Guest
from dardar.events.signing_up import new_link, take_off
from dardar.giving import links
from dardar.web.events.guest_urls import urlpatterns
from tests.events.scenes import checked_in, link, plan_of, signed_up, token_of
from tests.web.circles.looking import plain, text
from tests.web.events.guests_looking import rows


def tampered(token: str) -> Iterator[str]:
    """Yield what is nearly a token, and what is none at all."""
    yield from (token[:-1], token + "A", token.swapcase(), token[::-1], token[1:])
    yield from ("x", uuid4().hex, "%00", "é", "A" * 43, "A" * 3000, "%F0%9F%92%8C")
    yield links.hashed(links.Purpose.GUEST, token)


def addresses(token: str) -> Iterator[tuple[str, str]]:
    """Yield every address of guests by link, filled in."""
    for pattern in urlpatterns:
        route, name = str(pattern.pattern), pattern.name or ""
        if route.startswith("g/"):
            route = route.replace("<str:token>", token)
            yield name, "/" + route.replace("<uuid:pk>", str(uuid4()))


def test_a_guessed_link_is_answered_alike_whatever_it_is(by_ana: str) -> None:
    token, before, seen = by_ana.split("/")[2], rows(), set()
    for wrong in tampered(token):
        for method in ("get", "post"):
            response = getattr(Client(), method)(f"/g/{wrong}/", {"name": "x"})
            seen.add((response.status_code, plain(response.content.decode())))
    assert [status for status, _page in seen] == [404] * len(seen)
    # Looking and sending have a page of their own, each the same for all.
    assert len(seen) == 1
    assert not any("Ana" in page or "Give and take" in page for _status, page in seen)
    assert rows() == before


def test_no_page_of_a_guest_opens_by_a_guessed_link(by_ana: str, ana: Guest, event: Event) -> None:
    before = rows()
    # Nor by what stands on posters, at the entrance, or on a badge.
    for wrong in ("A" * 43, event.token, event.door, ana.code):
        found = list(addresses(wrong))
        assert len(found) > 20
        for name, address in found:
            for method in ("get", "post"):
                response = getattr(Client(), method)(address)
                assert response.status_code == 404, (name, method)
                assert b"Ana Ruiz" not in response.content
    assert rows() == before
    assert by_ana


def test_the_door_opens_with_its_own_token_only(by_ana: str, event: Event, ana: Guest) -> None:
    for wrong in (by_ana.split("/")[2], event.door, ana.code, event.token[:-1], "x"):
        assert Client().get(f"/e/{wrong}/").status_code == 404
        assert Client().get(f"/e/{wrong}/lost/").status_code == 404


def test_whyever_a_link_is_dead_its_answer_is_that_of_a_guess(event: Event) -> None:
    tokens = {}
    for why in ("old", "replaced", "erased"):
        guest = signed_up(event, f"{why.capitalize()} Gil")
        tokens[why] = token_of(new_link(guest, link).link)
        if why == "old":
            past = timezone.now() - timedelta(seconds=1)
            Guest.objects.filter(pk=guest.pk).update(expires_at=past)
        elif why == "replaced":
            new_link(guest, link)
        else:
            take_off(guest)
    Client().get("/g/x/")
    with CaptureQueriesContext(connection) as guess:
        guessed = Client().get("/g/never-was/")
    for why, token in tokens.items():
        with CaptureQueriesContext(connection) as queries:
            response = Client().get(f"/g/{token}/")
        assert response.status_code == guessed.status_code == 404, why
        assert plain(response.content.decode()) == plain(guessed.content.decode()), why
        assert len(queries) == len(guess), why


@pytest.mark.parametrize("method", ["get", "head"])
def test_looking_changes_nothing(
    by_ana: str, ana: Guest, luis: Guest, event: Event, method: str
) -> None:
    plan_of(event, [(ana, luis)])
    checked_in(ana, luis)
    client, before = Client(), rows()
    pages = ("", "people/", "met/", "room/", "answer/", "debrief/", f"people/{luis.pk}/")
    for rest in (*pages, "state/", "plan.ics", "cards.vcf"):
        response = getattr(client, method)(f"{by_ana}{rest}")
        assert response.status_code in {200, 405}, rest
    # What a program that follows links finds nothing at: each verb is a form.
    for rest in ("erase/", "link/", "coming/", "leaving/", f"people/{luis.pk}/swap/", "room/down/"):
        assert getattr(client, method)(f"{by_ana}{rest}").status_code == 405, rest
    assert getattr(client, method)(f"/e/{event.door}/here/").status_code == 200
    assert rows() == before


def test_nothing_is_kept_in_caches_or_searches(by_ana: str, event: Event) -> None:
    for path in (by_ana, f"{by_ana}people/", f"/e/{event.token}/", "/g/x/", "/e/x/", "/e/x/here/"):
        response = Client().get(path)
        assert "no-store" in response["Cache-Control"]
        assert response["X-Robots-Tag"] == "noindex, nofollow"
        assert response["Referrer-Policy"] == "same-origin"
        assert '<meta name="robots" content="noindex, nofollow">' in response.content.decode()
        assert "default-src 'none'" in response["Content-Security-Policy"]


def test_a_form_from_elsewhere_is_refused(by_ana: str, event: Event, luis: Guest) -> None:
    before, visitor = rows(), Client(enforce_csrf_checks=True)
    for path in (
        *(f"{by_ana}erase/", f"{by_ana}answer/", f"{by_ana}people/{luis.pk}/swap/"),
        *(f"/e/{event.token}/", f"/e/{event.door}/here/"),
    ):
        assert visitor.post(path, {"name": "x"}).status_code == 403, path
    assert rows() == before


def test_whoever_tries_links_must_wait_and_a_room_behind_one_address_need_not(
    by_ana: str, settings: Settings
) -> None:
    settings.ACCOUNT_RATE_LIMITS = {"miss_guest": "2/m/ip", "open_guest": "50/m/key"}
    assert [Client().get(f"/g/{n}/").status_code for n in range(4)] == [404, 404, 429, 429]
    assert Client().get(by_ana).status_code == 200


def test_many_acts_at_one_link_must_wait_from_wherever(by_ana: str, settings: Settings) -> None:
    settings.ACCOUNT_RATE_LIMITS = {"open_guest": "9/m/key", "act_as_guest": "1/m/key"}
    clients = [Client(REMOTE_ADDR=f"192.0.2.{n}") for n in range(2)]
    answers = [one.post(f"{by_ana}coming/", {"comes": "1"}).status_code for one in clients]
    assert answers == [302, 429]
    settings.ACCOUNT_RATE_LIMITS = {"open_guest": "1/m/key"}


def test_the_door_has_its_limits_too(event: Event, settings: Settings) -> None:
    settings.ACCOUNT_RATE_LIMITS = {"open_event": "1/m/ip"}
    path = f"/e/{event.token}/"
    assert [Client().get(path).status_code for _n in range(2)] == [200, 429]
    settings.ACCOUNT_RATE_LIMITS = {"sign_up_event": "1/m/ip", "lost_guest": "1/m/key"}
    assert [Client().post(path).status_code for _n in range(2)] == [422, 429]
    mail = {"mail": "ana@norte.example"}
    assert [Client().post(f"{path}lost/", mail).status_code for _n in range(2)] == [200, 429]


def test_acting_prolongs_a_link(by_ana: str, ana: Guest, luis: Guest) -> None:
    checked_in(ana, luis)
    Guest.objects.filter(pk=ana.pk).update(expires_at=timezone.now() + timedelta(days=1))
    Client().post(f"{by_ana}people/{luis.pk}/swap/")
    ana.refresh_from_db()
    assert ana.expires_at
    assert ana.expires_at > timezone.now() + timedelta(days=80)


def test_another_link_is_shown_once_and_the_one_before_is_dead(by_ana: str) -> None:
    client = Client()
    page = client.post(f"{by_ana}link/").content.decode()
    new = "/g/" + page.partition("testserver/g/")[2].partition('"')[0]
    assert new != by_ana
    text(client, by_ana, 404)
    assert "Ana Ruiz" in text(client, new)


def test_by_account_only_a_guest_opens_their_own_page(
    bruno: Guest, client: Client, stranger: Client, event: Event, book: Book
) -> None:
    path = f"/events/{event.pk}/mine/"
    assert "Bruno Gil" in text(stranger, path)
    # The host is no guest of their own event unless they take part in it.
    assert client.get(path).status_code == 404
    assert Client().get(path).status_code == 302
    assert book != bruno.user_book
