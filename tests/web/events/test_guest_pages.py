"""A guest's own pages: the plan, the others, swaps of cards, what they said, the room."""

import json
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from dardar.accounts.models import Book
from dardar.encounters.models import FollowUp
from dardar.events.actions import finish
from dardar.events.models import Event, Guest, GuestReport, Want
from dardar.events.plan_models import Ask, GuestDebrief, Hand, Swap
from dardar.events.round_clock import hold, skip_to, start
from dardar.events.wanting import want
from dardar.people.models import Person
from tests.events.conftest import SetTime
from tests.events.scenes import START, changed, checked_in, now, plan_of, signed_up
from tests.people.pictures import png
from tests.web.circles.looking import send, text
from tests.web.events.guests_looking import EVA


def begins(event: Event, book: Book, set_time: SetTime, *guests: Guest) -> None:
    """Let an event have begun with its first round, with these guests there."""
    set_time(START)
    checked_in(*guests)
    start(book, event)


def test_before_there_is_a_plan_the_page_says_when_there_will_be(by_ana: str) -> None:
    page = text(Client(), by_ana)
    for words in (
        *("Your plan, Ana Ruiz", "The host makes the plan when all have answered", "My code"),
        *("data:image/svg+xml", "erased on Oct. 14, 2026", "Monday, Sept. 14, 2026", "9 a.m."),
    ):
        assert words in page, words


def test_the_plan_names_table_partner_and_what_they_could_give_each_other(
    by_ana: str, ana: Guest, luis: Guest, event: Event
) -> None:
    plan = plan_of(event, [(ana, luis)])
    wish = {"need": "an accountant", "offer": "accountant for small shops", "is_strong": True}
    back = {"need": "a web site", "offer": "bread for parties", "is_strong": False}
    reasons = [
        {**wish, "giver": str(luis.pk), "taker": str(ana.pk)},
        {**back, "giver": str(ana.pk), "taker": str(luis.pk)},
    ]
    plan.meetings.update(reasons=reasons)
    hidden = text(Client(), by_ana)
    assert "Luis Prado" not in hidden
    assert "With whom, you see here once you have checked in." in hidden
    checked_in(ana)
    page = text(Client(), by_ana)
    assert "Luis Prado" in page
    assert "You look for “an accountant”: Luis Prado offers “accountant for small shops”." in page
    assert "Luis Prado looks for “a web site”: you offer “bread for parties”." in page
    assert "next" in page


def test_what_is_on_now_is_marked_and_a_swap_is_one_tap_away(
    *, by_ana: str, ana: Guest, luis: Guest, event: Event, book: Book, set_time: SetTime
) -> None:
    eva = signed_up(event, "Eva Sanz")
    plan_of(event, [(ana, luis)], [(ana, eva)])
    begins(event, book, set_time, ana, luis, eva)
    page = text(Client(), by_ana)
    assert 'data-when="now"' in page
    assert 'data-when="next"' in page
    assert page.count("Swap cards") == 1
    assert "Who swaps with you gets:" in page
    hold(book, event)
    assert "The clock is held" in text(Client(), by_ana)
    skip_to(book, event, 1)
    assert 'data-when="past"' in text(Client(), by_ana)


def test_a_page_is_read_anew_only_when_it_would_be_another(
    by_ana: str, ana: Guest, luis: Guest, event: Event, book: Book
) -> None:
    def version() -> str:
        found: str = json.loads(text(Client(), f"{by_ana}state/"))["version"]
        return found

    before = version()
    checked_in(luis)
    assert version() == before
    assert before in text(Client(), by_ana)
    plan_of(event, [(ana, luis)])
    planned = version()
    start(book, event)
    assert len({before, planned, version()}) == 3


def test_the_phone_may_keep_the_plan_for_a_day_after_the_end(by_ana: str, event: Event) -> None:
    until = event.ends_at + timedelta(days=1)
    kept = Client().get(by_ana)["Dardar-Keep-Until"]
    assert kept == str(int(until.timestamp()))
    assert "Dardar-Keep-Until" not in Client().get(f"{by_ana}people/")
    assert "Dardar-Keep-Until" not in Client().get("/g/x/")


def test_the_calendar_has_the_meetings(by_ana: str, ana: Guest, luis: Guest, event: Event) -> None:
    plan_of(event, [(ana, luis)])
    checked_in(ana)
    response = Client().get(f"{by_ana}plan.ics")
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    assert 'filename="give-and-take.ics"' in response["Content-Disposition"]
    assert "Luis Prado" in response.content.decode()


@pytest.mark.parametrize(
    ("rest", "count"),
    [("", 12), ("people/", 7), ("met/", 6), ("room/", 5), ("answer/", 6), ("state/", 4)],
)
def test_a_page_asks_the_database_as_often_for_many_as_for_few(
    *,
    by_ana: str,
    ana: Guest,
    event: Event,
    rest: str,
    count: int,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    others = [signed_up(event, f"Guest {n}", offers=["x"], needs=["y"]) for n in range(6)]
    plan_of(event, *([(ana, one)] for one in others))
    checked_in(ana, *others)
    client = Client()
    client.get(by_ana)
    with django_assert_num_queries(count):
        client.get(f"{by_ana}{rest}")


def test_cards_are_shown_once_checked_in_by_page_and_by_name(
    by_ana: str, ana: Guest, luis: Guest
) -> None:
    assert "once you have checked in" in text(Client(), f"{by_ana}people/")
    assert Client().get(f"{by_ana}people/{luis.pk}/").status_code == 404
    assert Client().get(f"{by_ana}people/{luis.pk}/photo/").status_code == 404
    checked_in(ana)
    page = text(Client(), f"{by_ana}people/")
    assert "Luis Prado" in page
    assert "accountant for small shops" in page
    assert "Nobody found." in text(Client(), f"{by_ana}people/?q=nobody")
    for wrong in ("x", "-1", "9" * 30, "²"):
        assert Client().get(f"{by_ana}people/", {"from": wrong}).status_code == 200
    card = text(Client(), f"{by_ana}people/{luis.pk}/")
    assert "Meet?" in card
    assert "Swap cards" not in card


def test_nobody_sees_an_address_before_both_have_tapped(
    *, by_ana: str, ana: Guest, luis: Guest, bruno: Guest, stranger: Client, event: Event
) -> None:
    checked_in(ana, luis, bruno)
    path = f"/events/{event.pk}/mine/people/{ana.pk}/"
    assert ana.mail not in text(stranger, path)
    send(stranger, f"{path}swap/")
    assert ana.mail not in text(stranger, path)
    assert "As soon as" not in text(Client(), by_ana)
    page = send(Client(), f"{by_ana}people/{bruno.pk}/swap/")
    assert "You have each other’s cards." in page
    assert ana.mail in text(stranger, path)
    assert ana.mail in text(stranger, f"/events/{event.pk}/mine/met/")
    cards = Client().get(f"{by_ana}cards.vcf")
    assert cards["Content-Type"].startswith("text/vcard")
    assert "Bruno Gil" in cards.content.decode()


def test_who_has_an_account_has_them_in_the_book_to_be_sealed_the_next_day(
    *, by_ana: str, ana: Guest, bruno: Guest, stranger: Client, strangers_book: Book, event: Event
) -> None:
    checked_in(ana, bruno)
    send(Client(), f"{by_ana}people/{bruno.pk}/swap/")
    path = f"/events/{event.pk}/mine/people/{ana.pk}/"
    page = send(stranger, f"{path}swap/")
    assert "is in your book, to be sealed the next day" in page
    assert "In my book" in page
    person = Person.objects.get(book=strangers_book, name="Ana Ruiz")
    assert FollowUp.objects.filter(book=strangers_book, person=person, seals=True).exists()
    send(stranger, f"{path}note/", give="a table plan", next_step="send the photos")
    assert FollowUp.objects.filter(book=strangers_book, text="send the photos").exists()


def test_a_tap_is_taken_back_while_the_other_has_not_tapped(
    by_ana: str, ana: Guest, luis: Guest
) -> None:
    checked_in(ana, luis)
    path = f"{by_ana}people/{luis.pk}/swap/"
    assert "As soon as Luis Prado taps too" in send(Client(), path, then="plan")
    assert "Met besides" in text(Client(), by_ana)
    assert "You keep your card." in send(Client(), path, back="1")
    assert Swap.objects.get().agreed_at is None


def test_cards_are_not_swapped_before_they_have_met(by_ana: str, ana: Guest, luis: Guest) -> None:
    checked_in(ana)
    page = send(Client(), f"{by_ana}people/{luis.pk}/swap/")
    assert "Cards are swapped once you have met." in page
    page = send(Client(), f"{by_ana}people/{luis.pk}/note/", give="x")
    assert "That can be written down once you have met." in page
    assert not Swap.objects.exists()


def test_notes_are_for_oneself(by_ana: str, ana: Guest, luis: Guest) -> None:
    checked_in(ana, luis)
    path = f"{by_ana}people/{luis.pk}/note/"
    assert "Written down, for you alone." in send(Client(), path, give="flour", next_step="call")
    assert "flour" in text(Client(), f"{by_ana}met/")
    assert Client().post(path, {"give": "x" * 900}).status_code == 422


def test_a_refusal_is_seen_by_nobody_else(
    *, by_ana: str, ana: Guest, bruno: Guest, stranger: Client, client: Client, event: Event
) -> None:
    checked_in(ana, bruno)
    mine = f"/events/{event.pk}/mine/"
    pages = [f"{mine}people/{ana.pk}/", f"{mine}people/", mine, f"{mine}answer/"]
    before = [text(stranger, page).partition("<main")[2] for page in pages]
    page = send(Client(), f"{by_ana}people/{bruno.pk}/want/", kind="not")
    assert "You will not be put together. Bruno Gil does not learn of it." in page
    after = [text(stranger, page).partition("<main")[2] for page in pages]
    for old, new in zip(before, after, strict=True):
        assert [one for one in old.splitlines() if "csrf" not in one] == [
            one for one in new.splitlines() if "csrf" not in one
        ]
    for words in ("You will not be put together", "rather not"):
        assert words not in text(client, f"/events/{event.pk}/guests/")
    assert "would rather not meet" in text(Client(), f"{by_ana}answer/")
    send(Client(), f"{by_ana}people/{bruno.pk}/want/", kind="")
    assert not Want.objects.exists()


def test_wants_are_said_and_taken_back(by_ana: str, ana: Guest, luis: Guest) -> None:
    checked_in(ana)
    path = f"{by_ana}people/{luis.pk}/want/"
    assert "You would like to meet." in send(Client(), path, kind="meet")
    assert "You would like to meet." in text(Client(), f"{by_ana}people/")
    said = Want.objects.get()
    assert "It is taken back." in send(Client(), f"{by_ana}wants/{said.pk}/")
    assert not Want.objects.exists()
    assert Client().post(path, {"kind": "hug"}).status_code == 400


def test_another_s_want_is_not_taken_back(by_ana: str, luis: Guest, bruno: Guest) -> None:
    said = want(luis, bruno, Want.Kind.NOT)
    assert Client().post(f"{by_ana}wants/{said.pk}/").status_code == 404
    assert Want.objects.exists()


def test_whoever_blocks_sees_and_is_seen_no_more(
    by_ana: str, ana: Guest, bruno: Guest, stranger: Client, event: Event
) -> None:
    checked_in(ana, bruno)
    page = send(Client(), f"{by_ana}people/{bruno.pk}/want/", kind="block")
    assert "You do not see each other here any more." in page
    assert "Bruno Gil" not in text(Client(), f"{by_ana}people/")
    assert Client().get(f"{by_ana}people/{bruno.pk}/").status_code == 404
    mine = f"/events/{event.pk}/mine/people/"
    assert "Ana Ruiz" not in text(stranger, mine)
    assert stranger.get(f"{mine}{ana.pk}/").status_code == 404


def test_a_report_reaches_the_host_only(by_ana: str, ana: Guest, luis: Guest) -> None:
    checked_in(ana, luis)
    path = f"{by_ana}people/{luis.pk}/report/"
    assert "The host will read it. Luis Prado does not." in send(
        Client(), path, words="He shouted."
    )
    assert GuestReport.objects.get().words == "He shouted."
    assert Client().post(path, {"words": " "}).status_code == 422


def test_too_many_wants_and_reports_are_said(
    by_ana: str, ana: Guest, luis: Guest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dardar.events.wanting.MOST_WANTS", 0)
    checked_in(ana, luis)
    path = f"{by_ana}people/{luis.pk}/"
    assert "take something back first" in send(Client(), f"{path}want/", kind="meet")
    assert "speak to them" in send(Client(), f"{path}report/", words="again")


def test_a_guest_changes_what_they_said(by_ana: str, ana: Guest) -> None:
    page = text(Client(), f"{by_ana}answer/")
    assert "bread for parties" in page
    assert ana.mail not in page
    page = send(Client(), f"{by_ana}answer/", **EVA, meet="Luis Prado", avoid="")
    assert "What you said is kept." in page
    said = now(ana)
    assert (said.name, said.mail) == ("Eva Sanz", ana.mail)
    assert "Luis Prado" in text(Client(), f"{by_ana}answer/")
    assert Client().post(f"{by_ana}answer/", {}).status_code == 422


def test_what_a_guest_aims_at_is_read_by_nobody_else(
    *, by_ana: str, ana: Guest, bruno: Guest, client: Client, stranger: Client, event: Event
) -> None:
    checked_in(ana, bruno)
    send(Client(), f"{by_ana}answer/", **EVA)
    aim = str(EVA["my_aim"])
    assert aim in text(Client(), by_ana)
    for page in ("", "guests/", "brief/", "room/", "board/", "wall/"):
        assert aim not in text(client, f"/events/{event.pk}/{page}")
    for page in ("", "people/", f"people/{ana.pk}/"):
        assert aim not in text(stranger, f"/events/{event.pk}/mine/{page}")


def test_the_picture_is_kept_shown_and_taken_away(by_ana: str, ana: Guest) -> None:
    path = f"{by_ana}answer/picture/"
    assert "Choose a picture first." in send(Client(), path)
    upload = SimpleUploadedFile("x.png", b"no picture")
    assert "could not be read" in send(Client(), path, photo=upload)
    assert "The picture is kept." in send(Client(), path, photo=SimpleUploadedFile("a.png", png()))
    response = Client().get(f"{by_ana}people/{ana.pk}/photo/")
    assert response["Content-Type"] == "image/webp"
    assert "The picture is taken away." in send(Client(), path, remove="1")
    assert not now(ana).image


def test_a_picture_that_is_too_large_is_said(
    by_ana: str, ana: Guest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dardar.web.events.guest_own.MOST_BYTES_OF_GUESTS", 3)
    upload = SimpleUploadedFile("a.png", png())
    assert "too large" in send(Client(), f"{by_ana}answer/picture/", photo=upload)
    assert not now(ana).image


def test_a_guest_does_not_come_after_all_or_does(by_ana: str, ana: Guest) -> None:
    assert "nobody waits for you" in send(Client(), f"{by_ana}coming/", comes="0")
    assert now(ana).state == Guest.State.AWAY
    assert "You said that you do not come." in text(Client(), by_ana)
    assert "Good that you come." in send(Client(), f"{by_ana}coming/", comes="1")
    assert now(ana).state == Guest.State.COMING


def test_a_guest_leaves_early_and_comes_back(by_ana: str, ana: Guest) -> None:
    checked_in(ana)
    assert "Go well" in send(Client(), f"{by_ana}leaving/")
    assert "You have left." in text(Client(), by_ana)
    assert "Welcome back." in send(Client(), f"{by_ana}leaving/", back="1")
    Guest.objects.update(is_no_show=True)
    assert "You were missed." in text(Client(), by_ana)


def test_whoever_is_only_expected_is_asked_first(by_ana: str, ana: Guest) -> None:
    Guest.objects.filter(pk=ana.pk).update(state=Guest.State.EXPECTED, answered_at=None)
    assert "You are expected." in text(Client(), by_ana)


def test_erasing_takes_all_along_and_the_phone_forgets(by_ana: str, ana: Guest) -> None:
    phone = Client()
    phone.get(by_ana)
    response = phone.post(f"{by_ana}erase/")
    page = response.content.decode()
    assert "Nothing of yours is here" in page
    assert f'data-forget="{by_ana}"' in page
    assert all(not cookie.value for name, cookie in phone.cookies.items() if "guest-" in name)
    assert not Guest.objects.filter(pk=ana.pk).exists()
    assert phone.get(by_ana).status_code == 404


def test_a_place_is_taken_over_by_who_is_signed_in(
    by_ana: str, ana: Guest, stranger: Client, strangers_book: Book
) -> None:
    assert "You are signed in here" in text(stranger, by_ana)
    assert "It is yours." in send(stranger, f"{by_ana}claim/")
    assert now(ana).user_book == strangers_book
    assert Client().post(f"{by_ana}claim/").status_code == 302


def test_another_s_place_is_not_taken_over(
    by_ana: str, ana: Guest, stranger: Client, bruno: Guest
) -> None:
    page = send(stranger, f"{by_ana}claim/")
    assert "You have a place at this event already" in page
    assert now(ana).user_book is None
    assert bruno


def test_in_the_room_one_asks_and_others_raise_a_hand(
    by_ana: str, ana: Guest, bruno: Guest, stranger: Client, event: Event
) -> None:
    room = f"{by_ana}room/"
    assert "check in first" in text(Client(), room)
    assert "check in first" in send(Client(), room, words="an oven")
    checked_in(ana, bruno)
    assert "It is on the big screen." in send(Client(), room, words="an oven")
    theirs = f"/events/{event.pk}/mine/room/"
    assert "an oven" in text(stranger, theirs)
    asked = Ask.objects.get()
    assert "Your hand is up" in send(stranger, f"{theirs}{asked.pk}/", words="ours, on Mondays")
    page = text(Client(), room)
    assert "ours, on Mondays" in page
    assert "Bruno Gil" in page
    assert "Your hand is down." in send(stranger, f"{theirs}{asked.pk}/", down="1")
    assert not Hand.objects.exists()
    assert "It is off the screen." in send(Client(), f"{room}down/")
    page = send(stranger, f"{theirs}{asked.pk}/")
    assert "That ask is no longer on the screen." in page


def test_whoever_is_not_there_raises_no_hand(
    by_ana: str, ana: Guest, bruno: Guest, stranger: Client, event: Event
) -> None:
    checked_in(ana)
    send(Client(), f"{by_ana}room/", words="an oven")
    path = f"/events/{event.pk}/mine/room/{Ask.objects.get().pk}/"
    assert "check in first" in send(stranger, path)
    assert not Hand.objects.exists()
    assert bruno


def test_after_the_event_two_questions(by_ana: str, event: Event, book: Book) -> None:
    finish(book, event)
    assert "It is over. Thank you for coming." in text(Client(), by_ana)
    path = f"{by_ana}debrief/"
    page = send(Client(), path, worth="yes", promises="bread for Luis")
    assert "Thank you." in page
    said = GuestDebrief.objects.get()
    assert (said.worth, said.promises) == ("yes", "bread for Luis")
    assert "bread for Luis" in text(Client(), path)
    assert Client().post(path, {"worth": "perhaps"}).status_code == 422


def test_who_has_an_account_says_what_it_cost_and_sees_what_came_of_it(
    stranger: Client, bruno: Guest
) -> None:
    path = f"/events/{bruno.event_id}/mine/debrief/"
    assert "What came of it" in text(stranger, path)
    said = {"worth": "partly", "hours": "2.5", "money": "12", "currency": "eur", "energy": "1"}
    assert "Thank you." in send(stranger, path, **said, thanks="Ana, for the bread")
    kept = GuestDebrief.objects.get()
    assert (kept.guest, kept.worth, kept.currency, kept.energy) == (bruno, "partly", "EUR", 1)
    assert "Ana, for the bread" in text(stranger, path)
    assert stranger.post(path, said | {"hours": "-1"}).status_code == 422
    assert stranger.post(path, said | {"currency": "€"}).status_code == 422


def test_what_can_t_be_done_any_more_is_said(by_ana: str, event: Event, book: Book) -> None:
    finish(book, event)
    assert "The event is over" in send(Client(), f"{by_ana}coming/", comes="0")


def test_pages_speak_the_guest_s_language(ana: Guest, by_ana: str) -> None:
    Guest.objects.filter(pk=ana.pk).update(language="es")
    assert '<html lang="es"' in text(Client(), by_ana)


def test_a_roster_open_before_check_in_shows_those_that_help_most(
    by_ana: str, event: Event
) -> None:
    changed(event, roster=Event.Roster.BEFORE)
    assert "Those you have most to give to" in text(Client(), f"{by_ana}people/")


def test_what_says_nothing_is_refused(by_ana: str, ana: Guest, luis: Guest) -> None:
    checked_in(ana, luis)
    for path in (f"{by_ana}people/{luis.pk}/report/", f"{by_ana}room/"):
        page = send(Client(), path, words="…\x01")
        assert "Say it in a word or two." in page, path
    send(Client(), f"{by_ana}room/", words="an oven")
    asked = Ask.objects.get()
    # One's own ask, and a hand that says nothing.
    assert "no longer on the screen" in send(Client(), f"{by_ana}room/{asked.pk}/")
    assert Client().post(f"{by_ana}room/{asked.pk}/", {"words": "…"}).status_code == 302
    assert not Hand.objects.exists()


def test_naming_too_many_is_said(
    by_ana: str, ana: Guest, event: Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dardar.events.wanting.MOST_WANTS", 1)
    said = {**EVA, "meet": "One\nTwo"}
    assert "You name too many" in send(Client(), f"{by_ana}answer/", **said)
    assert "You name too many" in send(Client(), f"/e/{event.token}/", **said)
    assert ana


def test_who_has_a_place_already_is_led_to_it(bruno: Guest, stranger: Client, event: Event) -> None:
    response = stranger.get(f"/e/{event.token}/")
    assert response["Location"] == f"/events/{event.pk}/mine/"
    assert "My brief" in text(stranger, response["Location"])
    assert bruno
