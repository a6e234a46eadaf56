"""The buttons of cards: each does one thing, tells it, and can be undone."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from dardar.accounts.models import Book
from dardar.encounters.actions import Circumstances, meet
from dardar.encounters.follow_ups import add_follow_up, let_go
from dardar.encounters.models import Encounter, FollowUp, Promise
from dardar.encounters.promises import promise
from dardar.people.models import Change, Person
from tests.encounters.scenes import FRIDAY, MONDAY, TUESDAY, seal_of

HTMX = {"HX-Request": "true", "HX-Current-URL": "http://testserver/today/to-seal/"}


@pytest.fixture
def seal(book: Book, ana: Person, clock: Callable[[date], None]) -> FollowUp:
    """Meet Ana on Monday, with a promise; it is Tuesday now."""
    clock(MONDAY)
    meet(book, [ana], Circumstances(on=MONDAY), promised=["the plan"])
    clock(TUESDAY)
    return seal_of(ana)


def press(client: Client, name: str, pk: UUID, **fields: str) -> str:
    """Press a button and return the page that follows."""
    return client.post(reverse(name, args=[pk]), fields, follow=True).content.decode()


def test_done_seals_and_offers_to_undo(client: Client, ana: Person, seal: FollowUp) -> None:
    page = press(client, "follow_up_done", seal.pk, kind="mail")
    assert "Sealed with Ana Ruiz Soler." in page
    assert reverse("undo", args=[Change.objects.get(verb="sealed").pk]) in page
    assert (seal_of(ana).state, ana.encounters.latest("on").kind) == ("done", "mail")


def test_done_takes_the_place_of_its_card(client: Client, seal: FollowUp) -> None:
    answer = client.post(reverse("follow_up_done", args=[seal.pk]), {"kind": "call"}, headers=HTMX)
    part = answer.content.decode()
    assert part.startswith('<div class="sealed"')
    assert 'class="wax-seal"' in part
    assert "Sealed with Ana Ruiz Soler." in part
    assert reverse("undo", args=[Change.objects.get(verb="sealed").pk]) in part
    assert 'name="next" value="/today/to-seal/"' in part


def test_done_twice_is_told(client: Client, seal: FollowUp) -> None:
    press(client, "follow_up_done", seal.pk, kind="call")
    page = press(client, "follow_up_done", seal.pk, kind="call")
    assert "This had ended already, with Ana Ruiz Soler." in page
    assert Encounter.objects.count() == 2


def test_done_without_a_contact_is_for_next_steps_only(
    client: Client, book: Book, ana: Person, seal: FollowUp
) -> None:
    assert "sealed by a contact" in press(client, "follow_up_done", seal.pk, kind="none")
    step = add_follow_up(book, ana, TUESDAY, "lunch")
    assert "Done, with Ana Ruiz Soler." in press(client, "follow_up_done", step.pk, kind="none")
    assert Encounter.objects.count() == 1


@pytest.mark.parametrize("name", ["follow_up_done", "talked"])
def test_a_kind_there_is_not_is_no_request(
    client: Client, ana: Person, seal: FollowUp, name: str
) -> None:
    pk = seal.pk if name == "follow_up_done" else ana.pk
    assert client.post(reverse(name, args=[pk]), {"kind": "dream"}).status_code == 400


@pytest.mark.parametrize(
    ("fields", "day", "said"),
    [
        ({"to": "tomorrow"}, date(2026, 9, 16), "tomorrow"),
        ({"to": "three-days"}, date(2026, 9, 18), "Friday"),
        ({"to": "week"}, date(2026, 9, 22), "22 September"),
        ({"to": "month"}, date(2026, 10, 15), "15 October"),
        ({"on": "2026-09-18"}, date(2026, 9, 18), "Friday"),
    ],
)
def test_later_is_one_tap_or_any_day(
    client: Client, seal: FollowUp, fields: dict[str, str], day: date, said: str
) -> None:
    page = press(client, "follow_up_later", seal.pk, **fields)
    seal.refresh_from_db()
    assert seal.due_on == day
    assert f"Ana Ruiz Soler: put off, {said}." in page


@pytest.mark.parametrize(
    "fields", [{}, {"on": ""}, {"on": "soon"}, {"on": "2026-13-45"}, {"on": "2026-09-14"}]
)
def test_later_needs_a_day_from_today_on(
    client: Client, ana: Person, seal: FollowUp, fields: dict[str, str]
) -> None:
    assert "Choose a day from today on." in press(client, "follow_up_later", seal.pk, **fields)
    assert seal_of(ana).due_on == TUESDAY
    assert "Choose a day from today on." in press(client, "follow_up_add", ana.pk, **fields)
    assert ana.follow_ups.count() == 1


def test_what_is_refused_leaves_the_card_where_it_is(client: Client, seal: FollowUp) -> None:
    answer = client.post(reverse("follow_up_later", args=[seal.pk]), {}, headers=HTMX)
    assert answer["HX-Reswap"] == "none"
    assert "Choose a day from today on." in answer.content.decode()
    assert 'hx-swap-oob="true"' in answer.content.decode()


def test_letting_go_takes_the_word_tapped_or_written(
    client: Client, ana: Person, seal: FollowUp
) -> None:
    assert "Say in a word why" in press(client, "follow_up_let_go", seal.pk, why=" ")
    assert "Let go: Ana Ruiz Soler." in press(client, "follow_up_let_go", seal.pk, why="no answer")
    assert (seal_of(ana).state, seal_of(ana).why) == ("let_go", "no answer")
    assert "Taken up again: Ana Ruiz Soler." in press(client, "follow_up_reopen", seal.pk)
    assert seal_of(ana).state == "open"


@pytest.mark.parametrize(
    ("name", "fields"),
    [
        ("follow_up_later", {"to": "week"}),
        ("follow_up_let_go", {"why": "no"}),
        ("follow_up_reopen", {}),
    ],
)
def test_what_has_ended_can_not_be_moved(
    client: Client, book: Book, seal: FollowUp, name: str, fields: dict[str, str]
) -> None:
    if name != "follow_up_reopen":
        let_go(book, seal, "no answer")
    before = Change.objects.count()
    assert "This had ended already" in press(client, name, seal.pk, **fields)
    assert Change.objects.count() == before


@pytest.mark.usefixtures("monday")
def test_someone_never_contacted_can_be_let_go(client: Client, ana: Person) -> None:
    assert "Say in a word why" in press(client, "person_let_go", ana.pk)
    assert "Let go: Ana Ruiz Soler." in press(client, "person_let_go", ana.pk, why="wrong number")
    assert ana.follow_ups.get().why == "wrong number"


@pytest.mark.usefixtures("monday")
def test_one_tap_remembers_a_talk(client: Client, ana: Person) -> None:
    page = press(client, "talked", ana.pk, kind="call")
    assert "Noted: in touch with Ana Ruiz Soler." in page
    assert ana.encounters.get().kind == "call"


@pytest.mark.usefixtures("monday")
def test_a_next_step_is_set(client: Client, ana: Person) -> None:
    page = press(client, "follow_up_add", ana.pk, text="lunch", on="2026-09-18")
    assert "Next step with Ana Ruiz Soler: Friday." in page
    assert (ana.follow_ups.get().text, ana.follow_ups.get().due_on) == ("lunch", FRIDAY)


def test_promises_are_made_kept_and_dropped(client: Client, ana: Person, seal: FollowUp) -> None:
    assert seal.person == ana
    assert "Say what was promised." in press(client, "promise_add", ana.pk, text=" ")
    page = press(client, "promise_add", ana.pk, text="a book", by="them")
    assert "Promise noted: Ana Ruiz Soler." in page
    theirs = Promise.objects.get(text="a book")
    assert not theirs.by_me
    assert "Promise dropped: a book" in press(client, "promise_dropped", theirs.pk)
    mine = Promise.objects.get()
    assert "Kept, with Ana Ruiz Soler: the plan" in press(client, "promise_kept", mine.pk)
    mine.refresh_from_db()
    assert mine.kept_on == TUESDAY


def test_a_button_leads_back_to_its_page_and_to_no_other_site(
    client: Client, seal: FollowUp
) -> None:
    address = reverse("follow_up_later", args=[seal.pk])
    assert client.post(address, {"to": "week", "next": "/people/"})["Location"] == "/people/"
    for elsewhere in ("https://evil.example/", "//evil.example", "javascript:alert(1)", ""):
        answer = client.post(address, {"to": "week", "next": elsewhere})
        assert answer["Location"] == reverse("today")


def test_hostile_names_are_shown_as_they_are(client: Client, book: Book, ana: Person) -> None:
    Person.objects.filter(pk=ana.pk).update(name="<script>alert(1)</script>")
    made = promise(book, ana, "<img src=x onerror=alert(1)>", by_me=True)
    Person.objects.filter(pk=ana.pk).update(name="<script>alert(1)</script>")
    part = client.post(reverse("promise_kept", args=[made.pk]), headers=HTMX).content.decode()
    assert "<script>" not in part
    assert "<img" not in part
