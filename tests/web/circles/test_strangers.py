"""Who has no place in a circle finds nothing of it at any address, and changes nothing."""

from collections.abc import Iterator

import pytest
from django.test import Client

from dardar.circles.joining import new_link
from dardar.circles.matching import catch_up
from dardar.circles.models import Member
from dardar.circles.rounds import propose_now
from dardar.web.circles.urls import urlpatterns
from tests.circles.scenes import asking, invited, link, token_of
from tests.web.circles.looking import rows, text

PRIVATE = (b"Ana Ruiz", b"Luis Prado", b"Bread and wine", b"accountant", b"circle.example")


@pytest.fixture
def ids(host: Member, ana: Member, luis: Member) -> dict[str, str]:
    """Return the ids of what is in Alma's circle."""
    Member.objects.filter(pk__in=[ana.pk, luis.pk]).update(in_rounds=True)
    catch_up(host.circle)
    meeting = propose_now(host, link).meetings.get()
    wish = ana.wishes.get(role="need")
    return {
        "circle": str(host.circle_id),
        "pk": str(ana.pk),
        "meeting": str(meeting.pk),
        "wish": str(wish.pk),
    }


def addresses(ids: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Yield every address by account that names something of the circle."""
    for pattern in urlpatterns:
        route, name = str(pattern.pattern), pattern.name or ""
        if "<uuid:circle>" not in route:
            continue
        kind = "wish" if "wishes" in route else "meeting" if "one-to-ones" in route else "pk"
        route = route.replace("<uuid:circle>", ids["circle"]).replace("<uuid:pk>", ids[kind])
        yield name, "/" + route.replace("<slug:kind>", "svg")


SENT = {"words": "x", "role": "cohost", "how": "block", "say": "yes", "name": "x", "missed": "1"}


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_stranger_finds_nothing_and_changes_nothing(
    stranger: Client, ids: dict[str, str], method: str
) -> None:
    before, found = rows(), list(addresses(ids))
    assert len(found) > 30
    for name, address in found:
        response = getattr(stranger, method)(address, SENT)
        assert response.status_code in {404, 405}, name
        assert not any(words in response.content for words in PRIVATE), name
    assert rows() == before


def test_signed_out_every_address_leads_to_signing_in(ids: dict[str, str]) -> None:
    before = rows()
    for name, address in addresses(ids):
        for method in ("get", "post"):
            response = getattr(Client(), method)(address)
            assert response.status_code == 302, name
            assert "/login/" in response["Location"]
    assert rows() == before


@pytest.mark.usefixtures("ids")
def test_lists_of_strangers_name_nothing_of_it(stranger: Client) -> None:
    for path in ("/circles/", "/circles/lunch/"):
        page = text(stranger, path)
        assert "Bread" not in page
        assert "Ana Ruiz" not in page


def test_no_link_of_a_page_changes_anything(client: Client, ids: dict[str, str]) -> None:
    before = rows()
    for name, address in addresses(ids):
        assert client.get(address).status_code in {200, 404, 405}, name
    assert rows() == before


def test_whoever_is_invited_or_asks_reaches_no_page_of_members(
    host: Member, ids: dict[str, str]
) -> None:
    _eva, token = invited(host, "Eva Sanz")
    waiting = asking(host, "Zoe Paz")
    Member.objects.filter(pk=waiting.pk).update(mail="")
    waiting.refresh_from_db()
    before = rows()
    for name, address in addresses(ids):
        rest = address.removeprefix(f"/circles/{ids['circle']}/")
        if rest in {"", "resume/"} or name == "circle_recognise":
            continue
        for method in ("get", "post"):
            response = getattr(Client(), method)(f"/m/{token}/{rest}", SENT)
            assert response.status_code == 302, name
            assert response["Location"] == f"/m/{token}/"
    assert rows() == before


def test_a_member_of_one_circle_reaches_nobody_of_another(
    stranger: Client, ids: dict[str, str]
) -> None:
    stranger.post("/circles/new/", {"name": "Other", "approval": "host", "language": "en"})
    mine = Member.objects.get(circle__name="Other")
    before = rows()
    for rest in (
        "",
        "gave/",
        "refuse/",
        "report/",
        "role/",
        "remove/",
        "admit/",
        "photo/",
        "again/",
    ):
        for method in ("get", "post"):
            path = f"/circles/{mine.circle_id}/members/{ids['pk']}/{rest}"
            response = getattr(stranger, method)(path, SENT)
            assert response.status_code in {404, 405}, path
            assert not any(words in response.content for words in PRIVATE)
    assert rows() == before


def test_a_link_opens_the_place_of_one_alone(ids: dict[str, str], luis: Member) -> None:
    path = f"/m/{token_of(new_link(luis, link))}/"
    before = rows()
    wish = f"{path}me/wishes/{ids['wish']}/"
    assert Client().get(wish).status_code == 404
    assert Client().post(wish, {"how": "delete"}).status_code == 404
    assert rows() == before
