"""Links of members: guess, tamper, replay, expiry, enumeration, prefetch."""

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
from dardar.circles.actions import end
from dardar.circles.joining import new_link
from dardar.circles.leaving import leave
from dardar.circles.models import Member
from dardar.giving import links
from dardar.web.circles.urls import urlpatterns
from tests.circles.scenes import door, joined, link, token_of
from tests.web.circles.looking import plain, rows, text


def tampered(token: str) -> Iterator[str]:
    """Yield what is nearly a token, and what is none at all."""
    yield from (token[:-1], token + "A", token.swapcase(), token[::-1], token[1:])
    yield from ("x", uuid4().hex, "%00", "é", "A" * 43, "A" * 3000, "%F0%9F%92%8C")
    yield links.hashed(links.Purpose.MEMBER, token)


def addresses(token: str) -> Iterator[tuple[str, str]]:
    """Yield every address of members by link, filled in."""
    for pattern in urlpatterns:
        route, name = str(pattern.pattern), pattern.name or ""
        if name.startswith("place"):
            route = route.replace("<str:token>", token).replace("<slug:kind>", "svg")
            yield name, "/" + route.replace("<uuid:pk>", str(uuid4()))


def test_a_guessed_link_is_answered_alike_whatever_it_is(by_ana: str, ana: Member) -> None:
    token, before, seen = by_ana.split("/")[2], rows(), set()
    for wrong in tampered(token):
        for method in ("get", "post"):
            response = getattr(Client(), method)(f"/m/{wrong}/", {"name": "x"})
            seen.add((response.status_code, plain(response.content.decode())))
    assert len(seen) == 1
    [(status, page)] = seen
    assert status == 404
    assert "Ana Ruiz" not in page
    assert "Bread" not in page
    assert rows() == before
    assert ana


def test_no_page_of_a_circle_opens_by_a_guessed_link(by_ana: str, host: Member) -> None:
    found = list(addresses("A" * 43)) + list(addresses(door(host)))
    assert len(found) > 60
    before = rows()
    for name, address in found:
        for method in ("get", "post"):
            response = getattr(Client(), method)(address)
            assert response.status_code == 404, (name, method)
            assert b"Ana Ruiz" not in response.content
    assert rows() == before
    assert by_ana


def test_a_door_opens_with_its_own_token_only(by_ana: str, host: Member) -> None:
    token = door(host)
    assert Client().get(f"/j/{by_ana.split('/')[2]}/").status_code == 404
    for wrong in (*tampered(token), token.lower(), token + "x" * 40):
        if wrong != token and wrong[:32] != token:
            assert Client().get(f"/j/{wrong}/").status_code == 404


def test_whyever_a_link_is_dead_its_answer_is_that_of_a_guess(host: Member, book: Book) -> None:
    tokens = {}
    for why in ("too old", "replaced", "left"):
        member = joined(host, f"{why.split()[0].capitalize()} Gil")
        tokens[why] = token_of(new_link(member, link))
        if why == "too old":
            past = timezone.now() - timedelta(seconds=1)
            Member.objects.filter(pk=member.pk).update(expires_at=past)
        elif why == "replaced":
            new_link(member, link)
        else:
            leave(member)
    tokens["ended"] = token_of(new_link(joined(host, "Ended Gil"), link))
    end(host)
    Client().get("/m/x/")
    with CaptureQueriesContext(connection) as guess:
        guessed = Client().get("/m/never-was/")
    for why, token in tokens.items():
        with CaptureQueriesContext(connection) as queries:
            response = Client().get(f"/m/{token}/")
        assert response.status_code == guessed.status_code == 404, why
        assert plain(response.content.decode()) == plain(guessed.content.decode()), why
        assert len(queries) == len(guess), why
    assert book


@pytest.mark.parametrize("method", ["get", "head"])
def test_looking_changes_nothing(by_ana: str, ana: Member, luis: Member, method: str) -> None:
    before = rows()
    for rest in ("", "me/", "one-to-ones/", "gifts/", "lunch/?size=6", f"members/{luis.pk}/"):
        response = getattr(Client(), method)(f"{by_ana}{rest}")
        assert response.status_code in {200, 405}, rest
    assert rows() == before
    assert ana


def test_nothing_is_kept_in_caches_or_searches(by_ana: str, host: Member) -> None:
    for path in (by_ana, f"{by_ana}me/", f"/j/{door(host)}/", "/m/x/", "/j/x/"):
        response = Client().get(path)
        assert "no-store" in response["Cache-Control"]
        assert response["X-Robots-Tag"] == "noindex, nofollow"
        assert response["Referrer-Policy"] == "same-origin"
        assert '<meta name="robots" content="noindex, nofollow">' in response.content.decode()
        assert "default-src 'none'" in response["Content-Security-Policy"]


def test_a_form_from_elsewhere_is_refused(by_ana: str, host: Member) -> None:
    before, visitor = rows(), Client(enforce_csrf_checks=True)
    assert visitor.post(f"{by_ana}me/leave/").status_code == 403
    assert visitor.post(f"{by_ana}me/", {"name": "x"}).status_code == 403
    assert rows() == before
    assert host


def test_many_from_one_address_and_many_acts_at_one_link_must_wait(
    by_ana: str, settings: Settings
) -> None:
    settings.ACCOUNT_RATE_LIMITS = {"open_place": "2/m/ip", "act_in_place": "1/m/key"}
    found = [Client().get(f"/m/{n}/").status_code for n in range(3)]
    assert found == [404, 404, 429]
    clients = [Client(REMOTE_ADDR=f"192.0.2.{n}") for n in range(2)]
    answers = [one.post(f"{by_ana}me/rounds/", {"in": "0"}).status_code for one in clients]
    assert answers == [302, 429]


def test_the_door_too(host: Member, settings: Settings) -> None:
    settings.ACCOUNT_RATE_LIMITS = {"open_circle": "1/m/ip"}
    path = f"/j/{door(host)}/"
    assert [Client().get(path).status_code for _n in range(2)] == [200, 429]


def test_acting_prolongs_a_link(by_ana: str, ana: Member) -> None:
    Member.objects.filter(pk=ana.pk).update(expires_at=timezone.now() + timedelta(days=1))
    Client().post(f"{by_ana}me/rounds/", {"in": "1"})
    ana.refresh_from_db()
    assert ana.expires_at
    assert ana.expires_at > timezone.now() + timedelta(days=80)


def test_another_link_is_shown_once_and_the_one_before_is_dead(by_ana: str) -> None:
    client = Client()
    page = client.post(f"{by_ana}me/link/").content.decode()
    new = "/m/" + page.partition("testserver/m/")[2].partition('"')[0]
    assert new != by_ana
    text(client, by_ana, 404)
    assert "Ana Ruiz" in text(client, new)
