"""A member's card, and what one does with them."""

from uuid import uuid4

import pytest
from django.test import Client

from dardar.accounts.models import Book
from dardar.circles.matching import catch_up
from dardar.circles.models import Gift, Known, Member, MemberWish, Refusal, Report
from dardar.circles.refusing import refuse_to_meet
from dardar.core.cards.fields import Field, Kind
from dardar.people.actions import add_person
from dardar.people.models import Person
from tests.web.circles.looking import rows, send, text

GIFT = {"kind": "advice", "on": "2026-01-05", "words": "how to count"}


@pytest.fixture
def person(book: Book) -> Person:
    """Return Ana as Alma knows her."""
    return add_person(book, [Field(Kind.NAME, "Ana María Ruiz")])


def test_a_card_shows_what_was_shared_and_what_two_could_give_each_other(
    by_ana: str, ana: Member, luis: Member
) -> None:
    Member.objects.filter(pk=luis.pk).update(languages="es,ca", company="Prado")
    catch_up(luis.circle)
    page = text(Client(), f"{by_ana}members/{luis.pk}/")
    for words in ("Luis Prado", "Prado", "Español, Català", "could give you", "You gave something"):
        assert words in page
    mine = text(Client(), f"{by_ana}members/{ana.pk}/")
    assert "Change my card" in mine
    assert "You gave something" not in mine


def test_a_gift_is_kept_and_can_be_taken_back(
    client: Client, by_circle: str, by_ana: str, luis: Member
) -> None:
    need = luis.wishes.get(role="need")
    path = f"{by_ana}members/{luis.pk}/"
    assert f'value="{need.pk}" selected' in text(Client(), f"{path}?need={need.pk}")
    page = send(Client(), f"{path}gave/", **GIFT, need=str(need.pk), meets="on")
    assert "Kept: what you gave Luis Prado." in page
    assert MemberWish.objects.get(pk=need.pk).state == "met"
    page = text(Client(), f"{by_ana}gifts/")
    assert "You gave Luis Prado advice." in page
    assert "how to count" in page
    assert "how to count" not in text(client, f"{by_circle}gifts/")
    gift = Gift.objects.get()
    assert client.post(f"{by_circle}gifts/{gift.pk}/").status_code == 404
    send(Client(), f"{by_ana}gifts/{gift.pk}/")
    assert not Gift.objects.exists()
    assert "Give first" in text(Client(), f"{by_ana}gifts/")


@pytest.mark.parametrize(
    "wrong", [{"on": "2999-01-01"}, {"on": "x"}, {"kind": "x"}, {"need": str(uuid4())}]
)
def test_what_is_no_gift_says_so(by_ana: str, luis: Member, wrong: dict[str, str]) -> None:
    response = Client().post(f"{by_ana}members/{luis.pk}/gave/", GIFT | wrong)
    assert response.status_code == 422
    assert b"errorlist" in response.content
    assert not Gift.objects.exists()


def test_nobody_gives_to_themselves_or_to_who_is_not_there(by_ana: str, ana: Member) -> None:
    before = rows()
    for pk in (ana.pk, uuid4()):
        assert Client().post(f"{by_ana}members/{pk}/gave/", GIFT).status_code == 404
        assert Client().post(f"{by_ana}members/{pk}/refuse/", {"how": "meet"}).status_code == 404
        assert Client().post(f"{by_ana}members/{pk}/report/", {"words": "x"}).status_code == 404
    assert rows() == before


@pytest.mark.parametrize(("how", "is_block"), [("meet", False), ("block", True)])
def test_a_refusal_is_for_my_own_eyes(
    client: Client,
    by_circle: str,
    by_ana: str,
    ana: Member,
    luis: Member,
    *,
    how: str,
    is_block: bool,
) -> None:
    page = send(Client(), f"{by_ana}members/{luis.pk}/refuse/", how=how)
    assert Refusal.objects.get(by=ana, of=luis).is_block == is_block
    assert "Luis Prado" in page
    assert Client().get(f"{by_ana}members/{luis.pk}/").status_code == (404 if is_block else 200)
    page = text(client, f"{by_circle}members/{luis.pk}/")
    assert "You asked not to meet" not in page


def test_it_can_be_taken_back_on_the_card(by_ana: str, ana: Member, luis: Member) -> None:
    refuse_to_meet(ana, luis)
    assert "You asked not to meet." in text(Client(), f"{by_ana}members/{luis.pk}/")
    send(Client(), f"{by_ana}members/{luis.pk}/refuse/", how="back")
    assert not Refusal.objects.exists()
    assert Client().post(f"{by_ana}members/{luis.pk}/refuse/", {"how": "back"}).status_code == 404


def test_a_report_reaches_the_hosts_alone(
    client: Client, by_circle: str, by_ana: str, luis: Member
) -> None:
    page = send(Client(), f"{by_ana}members/{luis.pk}/report/", words="He sells <b>things</b>.")
    assert "The hosts are told." in page
    page = client.get(f"{by_circle}hosting/").content.decode()
    assert "He sells &lt;b&gt;things&lt;/b&gt;." in page
    assert Client().get(f"{by_ana}hosting/").status_code == 403
    report = Report.objects.get()
    assert Client().post(f"{by_ana}reports/{report.pk}/").status_code == 403
    assert "looked into" in send(client, f"{by_circle}reports/{report.pk}/")
    response = Client().post(f"{by_ana}members/{luis.pk}/report/", {"words": " "})
    assert response.status_code == 422


def test_whom_of_my_book_a_member_is_only_i_know(
    client: Client, by_circle: str, by_ana: str, ana: Member, person: Person
) -> None:
    path = f"{by_circle}members/{ana.pk}/person/"
    assert "Choose one person" in send(client, path)
    assert "Choose one person" in send(client, path, who="Nobody Known")
    assert "Kept, for you alone." in send(client, path, person=str(person.pk))
    assert Known.objects.get(book=person.book, member=ana).person == person
    assert "Ana María Ruiz" in text(client, f"{by_circle}members/{ana.pk}/")
    assert "Ana María" not in text(Client(), f"{by_ana}members/{ana.pk}/")
    assert "The tie to your book is cut." in send(client, path, forget="1")
    assert client.post(path, {"forget": "1"}).status_code == 404
    send(client, path, who="ana maria ruiz")
    assert Known.objects.get().person == person


def test_nobody_of_another_book_is_meant(
    stranger: Client, by_circle: str, bruno: Member, ana: Member, person: Person
) -> None:
    page = send(stranger, f"{by_circle}members/{ana.pk}/person/", person=str(person.pk))
    assert "Choose one person" in page
    assert not Known.objects.exists()
    assert bruno
