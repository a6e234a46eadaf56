"""One-to-ones and the un-networking lunch."""

from uuid import uuid4

import pytest
from django.test import Client

from dardar.accounts.models import Book
from dardar.circles.matching import catch_up
from dardar.circles.models import Member, OneToOne, Turn
from dardar.circles.refusing import refuse_to_meet
from dardar.circles.rounds import propose_now
from dardar.core.cards.fields import Field, Kind
from dardar.people.actions import add_person
from tests.circles.scenes import joined, link
from tests.web.circles.looking import rows, send, text


@pytest.fixture
def meeting(host: Member, ana: Member, luis: Member) -> OneToOne:
    """Let Ana and Luis be proposed to each other."""
    Member.objects.filter(pk__in=[ana.pk, luis.pk]).update(in_rounds=True)
    catch_up(host.circle)
    return propose_now(host, link).meetings.get()


def test_a_host_proposes_once_a_month(
    client: Client, by_circle: str, ana: Member, luis: Member
) -> None:
    page = send(client, f"{by_circle}one-to-ones/propose/")
    assert "Fewer than two want a one-to-one" in page
    Member.objects.filter(pk__in=[ana.pk, luis.pk]).update(in_rounds=True)
    assert "2 members want one-to-ones." in text(client, f"{by_circle}one-to-ones/")
    page = send(client, f"{by_circle}one-to-ones/propose/")
    assert "each has been told" in page
    assert "Those of this month are proposed." in page
    assert OneToOne.objects.count() == 1


def test_a_member_sees_whom_to_meet_and_what_they_could_give_each_other(
    meeting: OneToOne, by_ana: str
) -> None:
    page = text(Client(), f"{by_ana}one-to-ones/")
    assert "Luis Prado" in page
    assert "could give you" in page
    assert "We have met" in page
    assert "Two questions" not in page
    assert meeting.state == "proposed"


def test_after_it_two_questions_that_the_two_read(
    client: Client, by_circle: str, meeting: OneToOne, by_ana: str, luis: Member
) -> None:
    path = f"{by_ana}one-to-ones/{meeting.pk}/"
    page = send(Client(), path)
    assert "Kept: you have met." in page
    assert "Two questions" in page
    prefix = str(meeting.pk)[:8]
    said = {f"{prefix}-worth": "yes", f"{prefix}-words": "how to count"}
    assert "for the two of you" in send(Client(), f"{path}review/", **said)
    assert "how to count" in text(Client(), f"{by_ana}one-to-ones/")
    assert Turn.objects.get(member__name="Ana Ruiz").worth == "yes"
    assert Client().post(f"{path}review/", {f"{prefix}-worth": "x"}).status_code == 422
    for page in (text(client, by_circle), text(client, f"{by_circle}one-to-ones/")):
        assert "how to count" not in page
    assert luis


def test_the_other_reads_the_review(
    meeting: OneToOne, by_ana: str, ana: Member, luis: Member
) -> None:
    Turn.objects.filter(member=luis).update(
        worth="partly", words="bread", reviewed_at=meeting.round.created_at
    )
    page = text(Client(), f"{by_ana}one-to-ones/")
    assert "Luis Prado says it was worth it: partly." in page
    assert "bread" in page
    assert ana


def test_what_did_not_come_about_is_no_fault(meeting: OneToOne, by_ana: str) -> None:
    page = send(Client(), f"{by_ana}one-to-ones/{meeting.pk}/", missed="1")
    assert "You may be proposed to each other again." in page
    meeting.refresh_from_db()
    assert meeting.state == "missed"


def test_nobody_tells_of_what_is_not_theirs(
    client: Client, by_circle: str, meeting: OneToOne
) -> None:
    before = rows()
    for pk in (meeting.pk, uuid4()):
        for rest in ("", "review/"):
            path = f"{by_circle}one-to-ones/{pk}/{rest}"
            assert client.post(path, {"missed": "1"}).status_code == 404
    assert rows() == before


def test_whoever_sat_out_or_was_left_reads_so(
    client: Client, by_circle: str, meeting: OneToOne, by_ana: str, luis: Member
) -> None:
    host = Member.objects.get(role="host")
    Turn.objects.create(book=host.book, round=meeting.round, member=host)
    assert "You sat this one out" in text(client, f"{by_circle}one-to-ones/")
    luis.delete()
    assert "They have left the circle." in text(Client(), f"{by_ana}one-to-ones/")


def test_whom_i_blocked_after_it_was_proposed_is_no_error(
    meeting: OneToOne, by_ana: str, ana: Member, luis: Member
) -> None:
    refuse_to_meet(ana, luis, block=True)
    assert text(Client(), f"{by_ana}one-to-ones/")
    assert meeting


def test_a_circle_without_rounds_says_so(by_ana: str, host: Member) -> None:
    type(host.circle).objects.update(has_rounds=False)
    assert "no monthly one-to-ones" in text(Client(), f"{by_ana}one-to-ones/")


def test_a_lunch_of_a_circle_says_whom_to_invite_and_why(
    client: Client, by_circle: str, host: Member, ana: Member, luis: Member
) -> None:
    assert "not enough people" in text(client, f"{by_circle}lunch/?size=6")
    for number in range(6):
        joined(host, f"N{number} Gil", offers=[f"bread {number}"], company=f"Works {number}")
    catch_up(host.circle)
    page = text(client, f"{by_circle}lunch/?size=6&with={luis.pk}&with=x")
    assert "A table of 6." in page
    assert "has for Ana Ruiz:" in page
    assert "new to 5 at the table" in page
    assert page.count('<ol class="seats">') == 1
    fixed = "".join(f"&with={one.pk}" for one in Member.objects.exclude(pk=host.pk))
    assert "More are set than there are seats." in text(client, f"{by_circle}lunch/?size=6{fixed}")
    assert "Whom to invite" in text(client, f"{by_circle}lunch/?size=99")
    assert ana


def test_a_lunch_of_people_i_know(client: Client, book: Book) -> None:
    assert "Whom to invite" in text(client, "/circles/lunch/")
    people = [add_person(book, [Field(Kind.NAME, f"Eva {n} Sol")]) for n in range(7)]
    asked = "&".join(f"person={one.pk}" for one in people)
    page = text(client, f"/circles/lunch/?size=6&{asked}")
    assert "A table of 6." in page
    assert "Eva 1 Sol" in page
    assert "not enough people" in text(client, f"/circles/lunch/?size=12&{asked}")
    assert "more than one" in text(client, "/circles/lunch/?who=Nobody")
