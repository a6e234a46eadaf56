"""The plan's page: made, read, pinned, gone back to; the room with its clock and big screens."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django.fixtures import DjangoAssertNumQueries

from dardar.accounts.models import Book
from dardar.core.cards.fields import Field, Kind
from dardar.events import checking_in, hands, planning, round_clock
from dardar.events.actions import finish, pin
from dardar.events.after import Said, debrief_guest
from dardar.events.models import Event, Guest, KnownGuest, Pin
from dardar.events.plan_models import Debrief, Plan
from dardar.people.actions import add_person
from dardar.web.events import proof
from dardar.web.events.weave import weave
from tests.events.conftest import SetTime
from tests.events.scenes import START, checked_in, signed_up
from tests.events.test_planning import made
from tests.web.circles.looking import send, text
from tests.web.events.test_hosting import at

THINGS = ("bread", "wine", "cheese", "olives", "honey", "salt")


@pytest.fixture
def six(event: Event) -> list[Guest]:
    """Return six guests, each with something for the next."""
    return [
        signed_up(event, f"Guest {n}", offers=[thing], needs=[THINGS[(n + 1) % 6]])
        for n, thing in enumerate(THINGS)
    ]


def test_a_plan_is_made_in_sight_and_can_be_stopped(
    client: Client, event: Event, six: list[Guest]
) -> None:
    assert "6 guests, 8 rounds" in text(client, at(event, "plan/"))
    page = send(client, at(event, "plan/make/"))
    plan = Plan.objects.get()
    assert "Making the plan: 0" in page
    # Without script the page asks again by itself; with it only a part of it does.
    assert '<noscript><meta http-equiv="refresh" content="3">' in page
    part = client.get(at(event, "plan/"), headers={"HX-Request": "true"})
    assert "<html" not in part.content.decode()
    assert "HX-Refresh" not in part
    assert "Make the plan</button>" not in page  # it is being made
    assert "Stopping" in send(client, at(event, f"plan/{plan.pk}/stop/"))
    planning.run_plan.call(str(plan.pk))
    part = client.get(at(event, "plan/"), headers={"HX-Request": "true"})
    assert part["HX-Refresh"] == "true"
    assert len(six) == 6


def test_the_proof_is_told_in_words_and_numbers(
    client: Client, book: Book, event: Event, six: list[Guest]
) -> None:
    plan = made(book, event)
    page = text(client, at(event, "plan/"))
    share = proof.percent(plan.proof["total_share"])
    assert f"Together they gain {share} % of what no plan whatever can exceed." in page
    assert "All 6 guests have 5 meetings each." in page
    assert "Nobody who could meet somebody is left without a meeting." in page
    assert "http-equiv" not in page
    assert len(six) == 6


def test_who_came_onto_the_list_since_is_told_until_rounds_begin(
    client: Client, book: Book, event: Event, six: list[Guest], set_time: SetTime
) -> None:
    made(book, event)
    set_time(timezone.now() + timedelta(hours=1))
    assert "since this plan was made" not in text(client, at(event, "plan/"))
    late = signed_up(event, "Late")
    page = text(client, at(event, "plan/"))
    assert "1 guest has come onto the list since this plan was made." in page
    checked_in(*six, late)
    round_clock.start(book, event)
    assert "since this plan was made" not in text(client, at(event, "plan/"))


def test_the_grid_is_a_picture_and_a_table_by_rounds(
    client: Client, book: Book, event: Event, six: list[Guest]
) -> None:
    plan = made(book, event)
    picture = weave(plan)
    assert picture
    assert picture.width == 60
    assert sum(picture.counts) == 30
    page = text(client, at(event, "plan/?round=2"))
    assert '<svg viewBox="0 0 60 112"' in page
    met = sorted(seat.guest.name for seat in plan.seats.filter(round=1).select_related("guest"))
    assert all(name in page for name in met)
    for odd in ("0", "99", "-1", "x", "9" * 30):
        text(client, at(event, f"plan/?round={odd}"))
    assert len(six) == 6


def test_the_plan_asks_as_often_however_many_meet(
    client: Client,
    book: Book,
    event: Event,
    six: list[Guest],
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    made(book, event)
    client.get(at(event, "plan/"))
    with django_assert_max_num_queries(15):
        client.get(at(event, "plan/"))
    for number in range(6):
        signed_up(event, f"Other {number}", offers=["tea"], needs=["bread"])
    made(book, event)
    with django_assert_max_num_queries(15):
        client.get(at(event, "plan/"))
    assert len(six) == 6


def test_another_plan_is_tried_and_an_earlier_one_used(
    client: Client, book: Book, event: Event, six: list[Guest]
) -> None:
    first = made(book, event)
    send(client, at(event, "plan/make/"), another="1")
    planning.run_plan.call(str(event.plans.get(state="computing").pk))
    assert "All plans" in text(client, at(event, "plan/"))
    page = send(client, at(event, f"plan/{first.pk}/use/"))
    assert "Guests go by plan 1 now." in page
    first.refresh_from_db()
    assert first.is_current
    round_clock.skip_to(book, event, 7)
    page = send(client, at(event, "plan/make/"))
    assert "All rounds have begun" in page
    second = event.plans.exclude(pk=first.pk).get()
    assert "can’t be gone by any more" in send(client, at(event, f"plan/{second.pk}/use/"))
    assert len(six) == 6


def test_a_meeting_is_pinned_once_its_cost_is_seen(
    client: Client, event: Event, six: list[Guest]
) -> None:
    where = at(event, "pins/?kind=forbid&one=guest+0&other=Guest+1")
    page = text(client, where)
    assert "Guest 0 and Guest 1 are not to meet:" in page
    assert not Pin.objects.exists()
    sent = {"kind": "forbid", "one": str(six[0].pk), "other": str(six[1].pk)}
    assert "It counts when the plan is made next." in send(client, at(event, "pins/"), **sent)
    pinned = Pin.objects.get()
    assert "are not to meet" in text(client, at(event, "plan/"))
    assert "Taken back." in send(client, at(event, f"pins/{pinned.pk}/"))
    assert "costs" in text(client, at(event, f"pins/?one={six[0].pk}&other={six[2].pk}"))


@pytest.mark.parametrize(
    ("names", "words"),
    [
        ("one=Nobody&other=Guest+1", "Write the whole name of a guest"),
        ("one=Guest+1&other=Guest+1", "Nobody meets themselves."),
        ("one=Guest+1", "Write the whole name of a guest"),
    ],
)
def test_whom_is_meant_must_be_clear(
    client: Client, event: Event, six: list[Guest], names: str, words: str
) -> None:
    assert words in text(client, at(event, f"pins/?{names}"), 422)
    assert len(six) == 6


def test_a_plan_that_can_not_be_made_says_why_and_what_to_loosen(
    client: Client, book: Book, event: Event, ana: Guest, luis: Guest
) -> None:
    pin(book, ana, luis, Pin.Kind.FORBID)
    plan = made(book, event)
    assert plan.state == Plan.State.FAILED
    page = text(client, at(event, "plan/"))
    assert "No plan can be made" in page
    assert "Too many meetings are forbidden by you. Without that, 1 pair could meet." in page


def test_every_reason_has_words(event: Event) -> None:
    codes = ["guests", "tables", "steps", "gains", "refusals", "colleagues", "languages", "past"]
    codes += ["rounds", "together", "pin", "pins", "gave-up", "of-tomorrow"]
    plan = Plan(event=event, state=Plan.State.FAILED, why=[{"code": code} for code in codes])
    told = proof.obstacles(event, plan)
    assert len({one.what for one in told}) == len(codes) - 1  # what is unknown is «together»
    made_ = Plan(event=event, state=Plan.State.READY)
    made_.why = [{"code": code, "count": 2} for code in (*proof.NOTES, "unmatched", "standing")]
    assert len(proof.notes(made_)) == 6
    assert proof.notes(plan) == []


def test_a_share_is_never_rounded_up() -> None:
    assert [proof.percent(one) for one in (0.99996, 1.0, 1.0000001, 0.905, None)] == [
        *("99.9", "100", "100", "90.5", "")
    ]


def test_a_no_show_changes_little_and_the_page_shows_what(
    client: Client, book: Book, event: Event, six: list[Guest], set_time: SetTime
) -> None:
    made(book, event)
    set_time(START)
    round_clock.start(book, event)
    checked_in(*six[1:])
    page = send(client, at(event, f"guests/{six[0].pk}/"), how="miss")
    assert "did not come" in page
    planning.follow.call(str(event.pk))
    page = text(client, at(event, "plan/"))
    assert "What has changed" in page
    assert "<del>" in page
    assert "as people came and went" in page


def test_a_code_checks_in_and_a_wrong_one_says_so(client: Client, ana: Guest) -> None:
    where = at(ana.event, "scan/")
    assert "Scan the code" in text(client, where)
    page = send(client, where, code=f"http://testserver/b/{ana.code}/")
    assert "Ana Ruiz" in page
    assert "is there." in page
    part = client.post(where, {"code": ana.code}, headers={"HX-Request": "true"})
    assert "was there already." in part.content.decode()
    assert client.post(where, {"code": "x"}).status_code == 422
    assert "nobody who is expected" in send(client, where, code="x")


def test_a_badge_opens_for_the_host_and_looking_changes_nothing(
    client: Client, stranger: Client, book: Book, ana: Guest
) -> None:
    where = f"/b/{ana.code}/"
    assert "Check in" in text(client, where)
    ana.refresh_from_db()
    assert ana.checked_in_at is None
    assert "is there." in send(client, where)
    assert stranger.get(where).status_code == stranger.post(where).status_code == 404
    assert Client().get(where).status_code == 302
    checking_in.take_back(book, ana)
    finish(book, ana.event)
    assert "The event is over." in send(client, where)
    assert "The event is over." in send(client, at(ana.event, "scan/"), code=ana.code)


def test_the_list_says_who_is_there_left_and_came_back(client: Client, ana: Guest) -> None:
    event, where = ana.event, at(ana.event, f"guests/{ana.pk}/")
    for how, words in (
        ("in", "Ana Ruiz is there."),
        ("left", "Ana Ruiz has left"),
        ("back", "Ana Ruiz is back."),
        ("out", "not there after all"),
    ):
        assert words in send(client, where, how=how)
    assert client.post(where, {"how": "eat"}).status_code == 400
    assert "1 did not come." in send(client, at(event, "guests/missing/"))
    finish(event.book, event)
    assert "The event is over." in send(client, where, how="in")


def test_the_clock_is_started_held_and_moved(client: Client, event: Event) -> None:
    where = at(event, "room/clock/")
    assert "Begin the first round" in text(client, at(event, "room/"))
    assert "The first round has begun." in send(client, where, how="start")
    assert "Round 1 of 8." in text(client, at(event, "room/"))
    assert "The clock is held." in send(client, where, how="hold")
    assert "The clock goes on." in send(client, where, how="go_on")
    assert "Round 3 has begun." in send(client, where, round="3")
    for wrong in ("0", "9", "x", "²", ""):
        assert client.post(where, {"round": wrong}).status_code == 400


def test_the_big_screen_shows_who_sits_where_and_sends_only_what_changed(
    client: Client, book: Book, event: Event, six: list[Guest]
) -> None:
    page = text(client, at(event, "board/"))
    assert "The plan is not there yet." in page
    assert "The code of the entrance" in page
    made(book, event)
    where = at(event, "board/?part")
    first = client.get(where)
    assert "screen-head" in first.content.decode()
    assert "<html" not in first.content.decode()
    again = client.get(where, headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    round_clock.start(book, event)
    changed = client.get(where, headers={"If-None-Match": first["ETag"]})
    assert changed.status_code == 200
    assert "data-left=" in changed.content.decode()
    assert "The code of the entrance" not in changed.content.decode()
    whole = text(client, at(event, "board/"))
    assert '<noscript><meta http-equiv="refresh"' in whole
    assert 'class="nav"' not in whole
    finish(book, event)
    assert "Thank you for coming." in text(client, at(event, "board/"))
    assert len(six) == 6


def test_the_wall_shows_asks_and_hands_until_it_is_emptied(
    client: Client, ana: Guest, luis: Guest
) -> None:
    event = ana.event
    assert "One ask each" in text(client, at(event, "wall/"))
    checked_in(ana, luis)
    asked = hands.ask(ana, "A van on Thursday")
    hands.raise_hand(luis, asked.pk, "Mine is free")
    page = text(client, at(event, "wall/?part"))
    assert "A van on Thursday" in page
    assert "Mine is free" in page
    assert "1 hand" in text(client, at(event, "room/"))
    assert "The wall is empty" in send(client, at(event, "room/clear/"))
    assert "A van" not in text(client, at(event, "wall/"))


def test_my_brief_tells_who_comes_that_i_know(client: Client, book: Book, ana: Guest) -> None:
    fields = [Field(Kind.NAME, "Ana Ruiz"), Field(Kind.EMAIL, "ana@norte.example")]
    person = add_person(book, fields)
    event = ana.event
    page = text(client, at(event, "brief/"))
    assert "Nobody yet, as far as is known." in page
    page = send(client, at(event, "brief/known/"))
    assert "1 guest more is known" in page
    assert f"/people/{person.pk}/" in page
    page = send(client, at(event, f"brief/{ana.pk}/"), forget="1")
    assert "The tie to your book is cut." in page
    assert "Choose one person" in send(client, at(event, f"brief/{ana.pk}/"), who="Nobody")
    send(client, at(event, f"brief/{ana.pk}/"), person=str(person.pk))
    assert KnownGuest.objects.get().person == person


def test_a_guest_with_an_account_has_a_brief_too(
    stranger: Client, strangers_book: Book, bruno: Guest, ana: Guest
) -> None:
    Guest.objects.filter(pk=bruno.pk).update(my_aim="A first customer")
    page = text(stranger, at(bruno.event, "brief/"))
    assert "A first customer" in page
    assert at(bruno.event, "mine/answer/") in page  # where it is changed
    # Whom they can't see they can't recognise, whoever of their book it may be.
    person = add_person(strangers_book, [Field(Kind.NAME, "Ana Ruiz")])
    sent = {"person": str(person.pk)}
    assert stranger.post(at(bruno.event, f"brief/{ana.pk}/"), sent).status_code == 404
    assert ana.name not in page  # before check-in nobody is shown
    assert bruno.event.title in text(stranger, "/events/")


def test_the_debrief_keeps_what_it_cost_and_shows_all_verdicts(
    client: Client, event: Event, ana: Guest
) -> None:
    debrief_guest(ana, Said(worth=Debrief.Worth.PARTLY))
    where = at(event, "debrief/")
    assert "1 guest says whether it was worth it: 0 yes, 1 partly, 0 no." in text(client, where)
    said = {"worth": "yes", "hours": "3.5", "money": "20", "currency": "eur", "energy": "1"}
    assert "Kept." in send(client, where, **said, promises="Write to Ana")
    kept = Debrief.objects.get()
    assert (kept.worth, float(kept.hours or 0), kept.currency, kept.energy) == (
        *("yes", 3.5, "EUR", 1),
    )
    assert "Write to Ana" in text(client, where)
    for code in ("€", ""):
        assert client.post(where, said | {"currency": code}).status_code == 422
    assert "Kept." in send(client, where, money="0")
    assert "0 guests are written to." in send(client, at(event, "debrief/write/"))


def test_what_comes_next_follows_the_event(
    client: Client, book: Book, event: Event, six: list[Guest], set_time: SetTime
) -> None:
    assert "Make the plan" in text(client, at(event))
    made(book, event)
    assert "In the room" in text(client, at(event))
    set_time(timezone.now() + timedelta(days=9))
    assert "Look back" in text(client, at(event))
    assert len(six) == 6


def test_a_plan_that_came_too_late_says_so(
    client: Client, book: Book, event: Event, six: list[Guest]
) -> None:
    plan = planning.make(book, event)
    round_clock.start(book, event)
    planning.run_plan.call(str(plan.pk))
    assert "The rounds had begun before this plan was ready" in text(client, at(event, "plan/"))
    assert len(six) == 6
