"""Nobody but its host reaches the pages of an event; no link of a page changes anything."""

from collections.abc import Iterator

import pytest
from django.test import Client

from dardar.accounts.models import Book
from dardar.events.actions import pin
from dardar.events.models import Event, Guest, Pin
from dardar.events.roster import begin
from dardar.web.events.urls import urlpatterns
from tests.events.test_planning import made
from tests.web.events.guests_looking import rows

PRIVATE = (b"Ana Ruiz", b"Luis Prado", b"Give and take", b"norte.example")
# A guest with an account has these; their own tests say what is on them.
OF_GUESTS = ("event_mine", "event_brief", "event_recognise")


@pytest.fixture
def ids(book: Book, event: Event, ana: Guest, luis: Guest) -> dict[str, str]:
    """Return the ids of what is at Alma's event."""
    return {
        "event": str(event.pk),
        "guests": str(ana.pk),
        "plan": str(made(book, event).pk),
        "pins": str(pin(book, ana, luis, Pin.Kind.FORBID).pk),
        "roster": str(begin(book, event, "x.csv", [b"Name\nAna\n"]).pk),
        "code": ana.code,
    }


def addresses(ids: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Yield every address that names something of the event."""
    for pattern in urlpatterns:
        route, name = str(pattern.pattern), pattern.name or ""
        if "<uuid:event>" not in route or name.startswith("event_mine"):
            continue
        kind = route.split("/")[2]
        route = route.replace("<uuid:event>", ids["event"])
        route = route.replace("<uuid:pk>", ids.get(kind, ids["guests"]))
        yield name, "/" + route.replace("<slug:which>", "sign-up").replace("<slug:kind>", "svg")
    yield "event_badge", f"/b/{ids['code']}/"


SENT = {"how": "remove", "round": "1", "count": "2", "seats": "2", "name": "x", "code": "x"}


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_stranger_finds_nothing_and_changes_nothing(
    stranger: Client, ids: dict[str, str], method: str
) -> None:
    before, found = rows(), list(addresses(ids))
    assert len(found) > 35
    for name, address in found:
        response = getattr(stranger, method)(address, SENT)
        assert response.status_code in {404, 405}, name
        assert not any(words in response.content for words in PRIVATE), name
    assert rows() == before


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_guest_with_an_account_reaches_no_page_of_the_host(
    stranger: Client, bruno: Guest, ids: dict[str, str], method: str
) -> None:
    assert bruno.event_id
    before = rows()
    for name, address in addresses(ids):
        if name.startswith(OF_GUESTS):
            continue
        response = getattr(stranger, method)(address, SENT)
        assert response.status_code in {404, 405}, name
    assert rows() == before


def test_signed_out_every_address_leads_to_signing_in(ids: dict[str, str]) -> None:
    before = rows()
    for name, address in addresses(ids):
        for method in ("get", "post"):
            response = getattr(Client(), method)(address)
            assert response.status_code == 302, name
            assert "/login/" in response["Location"]
    assert rows() == before


def test_no_link_of_a_page_changes_anything(client: Client, ids: dict[str, str]) -> None:
    before = rows()
    for name, address in addresses(ids):
        assert client.get(address).status_code in {200, 302, 404, 405}, name
    assert rows() == before


def test_a_form_from_elsewhere_is_refused(book: Book, ids: dict[str, str]) -> None:
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(book.owner)
    before = rows()
    for name, address in addresses(ids):
        assert browser.post(address, SENT).status_code in {403, 405}, name
    assert rows() == before
