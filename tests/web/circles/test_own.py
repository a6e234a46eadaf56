"""My own place in a circle, by account and by link."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from dardar.accounts.models import Book
from dardar.circles.actions import set_role
from dardar.circles.models import Circle, Member, MemberWish
from dardar.circles.refusing import refuse_to_meet
from tests.people.pictures import png
from tests.web.circles.looking import rows, send, text

CARD = {"name": "Ana Ruiz Soler", "company": "Norte", "languages": ["es"], "language": "en"}


def test_the_card_says_what_was_written(by_ana: str, ana: Member) -> None:
    page = send(Client(), f"{by_ana}me/", **CARD)
    assert "Your card is kept." in page
    ana.refresh_from_db()
    assert (ana.name, ana.company, ana.tongues) == ("Ana Ruiz Soler", "Norte", ["es"])
    assert ana.mail == "ana@circle.example"
    send(Client(), f"{by_ana}me/", **CARD, mail="ana@norte.example")
    ana.refresh_from_db()
    assert ana.mail == "ana@norte.example"
    page = text(Client(), f"{by_ana}me/")
    assert "@" not in page.partition("<main")[2]


@pytest.mark.parametrize(("field", "said"), [("name", " "), ("mail", "x"), ("languages", "xx")])
def test_what_can_not_be_kept_says_so(by_ana: str, field: str, said: str) -> None:
    response = Client().post(f"{by_ana}me/", CARD | {field: said})
    assert response.status_code == 422
    assert b"errorlist" in response.content


def test_with_an_account_there_is_no_address_to_give(
    stranger: Client, bruno: Member, by_circle: str
) -> None:
    page = text(stranger, f"{by_circle}me/")
    assert 'name="mail"' not in page
    assert "You come by your account" in page
    assert bruno


def test_another_language_counts_at_once(by_ana: str) -> None:
    client = Client()
    assert '<html lang="es"' in send(client, f"{by_ana}me/", **CARD | {"language": "es"})


def test_a_picture_is_shown_and_taken_away(by_ana: str, ana: Member) -> None:
    client = Client()
    large = SimpleUploadedFile("a.png", png() + b"\0" * 200_000)
    assert "The picture is kept." in send(client, f"{by_ana}me/picture/", photo=large)
    assert f"members/{ana.pk}/photo/" in text(client, f"{by_ana}me/")
    assert "taken away" in send(client, f"{by_ana}me/picture/", remove="1")
    assert "Choose a picture" in send(client, f"{by_ana}me/picture/")
    none = SimpleUploadedFile("a.png", b"<svg/>")
    assert "could not be read" in send(client, f"{by_ana}me/picture/", photo=none)
    ana.refresh_from_db()
    assert not ana.image


def test_a_picture_has_its_limit_signed_in_too(client: Client, by_circle: str) -> None:
    huge = SimpleUploadedFile("a.png", b"\0" * (12 * 1024 * 1024 + 1))
    assert "too large" in send(client, f"{by_circle}me/picture/", photo=huge)


def test_offers_and_needs_come_change_and_go(by_ana: str, ana: Member) -> None:
    client = Client()
    page = send(client, f"{by_ana}me/wishes/", role="need", words="a cellar for the wine")
    assert "Written down: a cellar for the wine" in page
    wish = MemberWish.objects.get(words="a cellar for the wine")
    path = f"{by_ana}me/wishes/{wish.pk}/"
    assert "a cellar for the wine" in text(client, path)
    assert "Set right: a cool cellar" in send(client, path, words="a cool cellar")
    assert client.post(path, {"words": " "}).status_code == 422
    assert "no longer" in send(client, path, how="close")
    wish.refresh_from_db()
    assert wish.state == "met"
    send(client, path, how="delete")
    assert not MemberWish.objects.filter(pk=wish.pk).exists()
    kept = ana.wishes.get(role="need")
    assert client.post(f"{by_ana}me/wishes/{kept.pk}/", {"how": "x"}).status_code == 400


def test_a_card_holds_so_many_and_no_empty_ones(by_ana: str) -> None:
    client = Client()
    for number in range(9):
        send(client, f"{by_ana}me/wishes/", role="need", words=f"thing {number}")
    page = send(client, f"{by_ana}me/wishes/", role="need", words="one more")
    assert "A card holds ten of each" in page
    assert client.post(f"{by_ana}me/wishes/", {"role": "need", "words": "…"}).status_code == 422


def test_nobody_changes_what_is_another_s(by_ana: str, luis: Member) -> None:
    before = rows()
    for wish in luis.wishes.all():
        for fields in ({"words": "x"}, {"how": "delete"}):
            path = f"{by_ana}me/wishes/{wish.pk}/"
            assert Client().post(path, fields).status_code == 404
    assert rows() == before


def test_rounds_are_joined_knowing_what_that_means_and_left(by_ana: str, ana: Member) -> None:
    client = Client()
    assert "learn each other’s address" in text(client, f"{by_ana}me/")
    assert "You are in from the next round on." in send(
        client, f"{by_ana}me/rounds/", **{"in": "1"}
    )
    ana.refresh_from_db()
    assert ana.in_rounds
    send(client, f"{by_ana}me/rounds/", **{"in": "0"})
    ana.refresh_from_db()
    assert not ana.in_rounds


def test_whom_i_would_rather_not_meet_only_i_see(
    client: Client, by_circle: str, by_ana: str, ana: Member, luis: Member
) -> None:
    refuse_to_meet(ana, luis, block=True)
    page = text(Client(), f"{by_ana}me/")
    assert "Luis Prado" in page
    assert "not shown to me" in page
    assert "Luis Prado" not in text(Client(), by_ana)
    for path in (by_circle, f"{by_circle}hosting/", f"{by_circle}members/{ana.pk}/"):
        assert "not to meet" not in text(client, path)
    assert "proposed to each other again" in send(
        Client(), f"{by_ana}members/{luis.pk}/refuse/", how="back"
    )
    assert not ana.refusals.exists()


def test_the_address_can_be_forgotten(by_ana: str, ana: Member) -> None:
    assert "nothing is written" in send(Client(), f"{by_ana}me/mail/")
    ana.refresh_from_db()
    assert ana.mail == ""
    assert "You left no address" in text(Client(), f"{by_ana}me/")


def test_leaving_takes_everything_along(by_ana: str, ana: Member) -> None:
    page = send(Client(), f"{by_ana}me/leave/")
    assert "Nothing of yours is here" in page
    assert not Member.objects.filter(pk=ana.pk).exists()
    text(Client(), by_ana, 404)


def test_a_host_who_leaves_needs_an_heir(
    client: Client, by_circle: str, bruno: Member, host: Member, strangers_book: Book
) -> None:
    assert "A circle needs a host." in send(client, f"{by_circle}me/leave/")
    set_role(host, bruno, Member.Role.COHOST)
    assert "You have left" in send(client, f"{by_circle}me/leave/")
    assert Circle.objects.get().book == strangers_book


def test_signed_in_another_link_is_shown_too(client: Client, by_circle: str) -> None:
    page = send(client, f"{by_circle}me/link/")
    path = "/m/" + page.partition("testserver/m/")[2].partition('"')[0]
    assert "Bread and wine" in text(Client(), path)
