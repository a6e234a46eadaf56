"""The page of a circle, by account and by link."""

import pytest
from django.test import Client
from pytest_django.fixtures import DjangoAssertNumQueries

from dardar.circles.gifts import give
from dardar.circles.matching import catch_up
from dardar.circles.models import Circle, Member
from dardar.circles.own import set_picture
from dardar.circles.refusing import refuse_to_meet, report
from dardar.circles.rounds import note_met, propose_now
from dardar.giving.models import Give
from tests.circles.scenes import asking, by_the_circle, joined, link
from tests.people.pictures import png
from tests.web.circles.looking import plain, send, text


@pytest.fixture
def lively(host: Member, ana: Member, luis: Member) -> Circle:
    """Return the circle with something of everything in it."""
    Member.objects.filter(pk__in=[ana.pk, luis.pk]).update(in_rounds=True)
    [meeting] = propose_now(host, link).meetings.all()
    note_met(ana, meeting)
    give(ana, luis, Give.Kind.ADVICE, "about flour")
    give(ana, luis, Give.Kind.INTRODUCTION)
    catch_up(host.circle)
    return host.circle


def test_a_member_sees_asks_and_who_could_answer_and_why(
    lively: Circle, by_ana: str, luis: Member
) -> None:
    page = text(Client(), by_ana)
    assert "You are looking for" in page
    assert "an accountant" in page
    assert "<mark>accountant</mark> for small shops" in page
    assert "strong match" in page
    assert f"members/{luis.pk}/" in page
    assert lively.aim in page


def test_gives_are_counted_and_never_told(client: Client, by_circle: str, lively: Circle) -> None:
    page = text(client, by_circle)
    assert "<dt>gives</dt><dd>1</dd>" in page
    assert "<dt>introductions</dt><dd>1</dd>" in page
    assert "about flour" not in page
    assert lively


def test_who_met_whom_stands_there(client: Client, by_circle: str, lively: Circle) -> None:
    page = text(client, by_circle)
    assert "Who met whom" in page
    assert '<span class="tag" data-tone="done">met</span>' in page
    assert lively


def test_whoever_has_said_nothing_yet_is_asked_to(client: Client, by_circle: str) -> None:
    assert "Say what you offer and need" in text(client, by_circle)
    send(client, f"{by_circle}me/wishes/", role="need", words="a baker")
    page = text(client, by_circle)
    assert "Say what you offer and need" not in page
    assert page.count('data-kind="primary"') == 1


def test_no_address_stands_on_any_page(
    client: Client, lively: Circle, by_circle: str, by_ana: str, luis: Member
) -> None:
    for who, path in ((client, by_circle), (Client(), by_ana)):
        for rest in ("", "me/", "one-to-ones/", "lunch/?size=6", f"members/{luis.pk}/"):
            page = text(who, path + rest)
            assert "@circle.example" not in page, path + rest
            assert "alma@example.org" not in page, path + rest
    page = text(client, f"{by_circle}hosting/")
    assert "@" not in page.partition("<main")[2]
    assert lively


def test_hosts_let_newcomers_in(client: Client, host: Member, by_circle: str) -> None:
    eva = asking(host, "Eva Sanz", "a cellar")
    page = text(client, by_circle)
    assert "Wants to join" in page
    assert "a cellar" in page
    page = send(client, f"{by_circle}members/{eva.pk}/admit/", say="yes")
    assert "Eva Sanz is in." in page
    page = send(client, f"{by_circle}members/{eva.pk}/admit/", say="no")
    assert Member.objects.get(pk=eva.pk).state == "member"


def test_or_do_not(client: Client, host: Member, by_circle: str, by_ana: str) -> None:
    eva = asking(host)
    assert "Wants to join" not in text(Client(), by_ana)
    page = send(client, f"{by_circle}members/{eva.pk}/admit/", say="no")
    assert "Eva Sanz is not let in" in page
    assert not Member.objects.filter(pk=eva.pk).exists()


def test_or_the_circle_does_and_nobody_sees_who_said_what(
    client: Client, host: Member, luis: Member, by_circle: str, by_ana: str
) -> None:
    by_the_circle(host)
    eva = asking(host)
    page = send(Client(), f"{by_ana}members/{eva.pk}/admit/", say="no")
    assert "you said no" in page
    page = text(client, by_circle)
    assert "Yes: 0 · no: 1" in page
    assert "you said" not in page
    send(client, f"{by_circle}members/{eva.pk}/admit/", say="yes")
    assert "you said yes" in text(client, by_circle)
    assert luis


def test_a_refusal_changes_nothing_that_others_see(
    client: Client, lively: Circle, by_circle: str, by_ana: str, luis: Member
) -> None:
    ana = Member.objects.get(name="Ana Ruiz")

    def seen() -> list[str]:
        hers = ("me/", "one-to-ones/", "gifts/", f"members/{luis.pk}/")
        hosts = ("hosting/", "one-to-ones/", f"members/{luis.pk}/", f"members/{ana.pk}/")
        pages = [text(Client(), by_ana + rest) for rest in hers]
        return [plain(page) for page in (*pages, *(text(client, by_circle + r) for r in hosts))]

    before = seen()
    refuse_to_meet(luis, ana, block=True)
    assert seen() == before
    # On the page of the circle they are proposed to each other no more: to nobody who looks.
    for page in (text(Client(), by_ana), text(client, by_circle)):
        assert "Luis Prado" in page
        assert "<mark>accountant</mark> for small shops" not in page
    assert lively


def test_hosts_are_told_of_a_report_and_others_are_not(
    client: Client, by_circle: str, by_ana: str, ana: Member, luis: Member
) -> None:
    report(ana, luis, "He sells.")
    assert "A member told the hosts something." in text(client, by_circle)
    assert "A member told" not in text(Client(), by_ana)


def test_pictures_are_for_members(client: Client, by_circle: str, by_ana: str, ana: Member) -> None:
    set_picture(ana, png())
    assert f"members/{ana.pk}/photo/?" in text(client, by_circle)
    for who, path in ((client, by_circle), (Client(), by_ana)):
        response = who.get(f"{path}members/{ana.pk}/photo/")
        assert response["Content-Type"] == "image/webp"
    assert Client().get(f"{by_circle}members/{ana.pk}/photo/").status_code == 302
    text(client, f"{by_circle}members/{Member.objects.get(role='host').pk}/photo/", 404)


def test_the_page_asks_as_often_however_many_are_in_it(
    client: Client,
    by_circle: str,
    host: Member,
    lively: Circle,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    asking(host, "Eva Sanz", "a cellar")
    client.get(by_circle)
    with django_assert_num_queries(QUERIES):
        client.get(by_circle)
    for number in range(12):
        joined(host, f"N{number} Gil", offers=[f"bread {number}"], needs=[f"shoes {number}"])
    catch_up(lively)
    with django_assert_num_queries(QUERIES):
        assert "shoes 11" in text(client, by_circle)


QUERIES = 25
