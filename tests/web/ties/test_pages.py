"""Pages of ties: why now on Today, the tie of a person, rhythms; nobody else's."""

from datetime import date, timedelta
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from dardar.accounts.models import Book
from dardar.circles.actions import What, found
from dardar.encounters.models import Encounter
from dardar.people.labelling import label_people
from dardar.people.models import Change, Label, Person
from dardar.ties.actions import fine, pause, say
from dardar.ties.models import (
    CircleRhythm,
    LabelRhythm,
    Nudge,
    OwnSilence,
    Ring,
    SaidTie,
    Tie,
    TiePause,
)
from tests.ties.scenes import friend, tie_of
from tests.web.encounters.views import page

DAY = timedelta(days=1)
LEAVE = TiePause.Kind.LEAVE
WHY = "You were in touch about every month; now it has been 10 weeks."


@pytest.fixture
def eva(book: Book, monday: date) -> Person:
    """Return Eva, who was heard of every month and not for ten weeks now."""
    return friend(book, "Eva Sanz", monday - 70 * DAY)


def test_today_says_why_now_and_offers_what_to_do(client: Client, eva: Person) -> None:
    shown = page(client, "today")
    assert WHY in shown
    assert "of the 30 you have" in shown
    for name in ("tie_taken", "tie_skip", "tie_pause", "tie_fine", "follow_up_add"):
        assert reverse(name, args=[eva.pk]) in shown


def test_a_day_without_time_leads_to_all_of_them(client: Client, book: Book, eva: Person) -> None:
    Book.objects.filter(pk=book.pk).update(minutes_a_week=10)
    shown = page(client, "today")
    assert "Today is full." in shown
    assert WHY not in shown
    everybody = page(client, "ties_due")
    assert WHY in everybody
    assert eva.name in everybody


def test_an_empty_list_teaches(client: Client, monday: date) -> None:
    del monday
    assert "learnt from the third contact on" in page(client, "ties_due")


def test_a_contact_is_logged_in_one_tap(client: Client, eva: Person, monday: date) -> None:
    answer = client.post(
        reverse("tie_taken", args=[eva.pk]), {"kind": "call", "as": "tie"}, follow=True
    )
    assert "Noted: in touch with Eva Sanz." in answer.content.decode()
    assert tie_of(eva).last_on == monday
    assert Nudge.objects.get().traits["way call"] == 1.0


def test_a_skip_takes_the_place_of_the_card(client: Client, eva: Person) -> None:
    answer = client.post(
        reverse("tie_skip", args=[eva.pk]), {"as": "tie"}, headers={"HX-Request": "true"}
    )
    shown = answer.content.decode()
    assert "does not come up for two weeks" in shown
    assert "Undo" in shown
    assert WHY not in page(client, "today")


@pytest.mark.parametrize(("name", "sent"), [("tie_skip", {}), ("tie_taken", {"as": "tie"})])
def test_what_is_no_kind_is_refused(
    client: Client, eva: Person, name: str, sent: dict[str, str]
) -> None:
    assert client.post(reverse(name, args=[eva.pk]), sent).status_code == 400


def test_the_page_of_a_person_tells_of_the_tie(client: Client, eva: Person) -> None:
    shown = page(client, "person", eva.pk)
    assert WHY in shown
    assert "The ring “steady”, by what there was." in shown
    assert "Whether you will be in touch" in shown or "silence are likely" in shown
    assert reverse("tie", args=[eva.pk]) in shown


def test_the_page_of_the_tie_shows_what_it_is_made_of(client: Client, eva: Person) -> None:
    shown = page(client, "tie", eva.pk)
    met = Encounter.objects.order_by("-on").first()
    assert met is not None
    assert reverse("encounter", args=[met.pk]) in shown
    assert "0.09" in shown  # 7 / 77
    assert "All together" in shown


def test_a_chance_is_a_number_once_enough_is_known(
    client: Client, book: Book, eva: Person, monday: date
) -> None:
    assert "The chance of silence is" not in page(client, "tie", eva.pk)
    OwnSilence.objects.create(book=book, on=monday, shift=0, known=200)
    assert f"The chance of silence is {tie_of(eva).chance:.0%}"[:-1] in page(client, "tie", eva.pk)


def test_scores_can_be_switched_off(client: Client, book: Book, eva: Person) -> None:
    Book.objects.filter(pk=book.pk).update(shows_scores=False)
    for shown in (page(client, "tie", eva.pk), page(client, "person", eva.pk)):
        assert ", by what there was." not in shown
        assert "All together" not in shown
        assert 'class="rings"' not in shown
        assert WHY in shown
    people = page(client, "people")
    assert "filter-ring" not in people
    assert "warmest" not in people


def test_people_are_listed_by_ring_and_warmth(
    client: Client, book: Book, eva: Person, monday: date
) -> None:
    friend(book, "Warm Gil", monday, gap=3)
    shown = page(client, "people", ring="steady")
    assert "Eva Sanz" in shown
    assert "Warm Gil" not in shown
    warmest = page(client, "people", sort="warmest")
    assert warmest.index("Warm Gil") < warmest.index("Eva Sanz")
    assert "Eva Sanz" in page(client, "people", ring="nonsense")
    assert tie_of(eva).ring_name == Ring.STEADY


def test_ring_and_rhythm_are_said_in_a_form(client: Client, eva: Person) -> None:
    address = reverse("tie_say", args=[eva.pk])
    answer = client.post(address, {"ring": "close", "every": "90"}, follow=True)
    shown = answer.content.decode()
    assert "You put this tie in the ring “close”." in shown
    assert "The rhythm is yours." in shown
    assert client.post(address, {"ring": "near", "every": "0"}).status_code == 422


def test_a_pause_is_made_and_ended(client: Client, eva: Person, monday: date) -> None:
    address = reverse("tie_pause", args=[eva.pk])
    wrong = {"kind": "leave", "first": f"{monday}", "last": f"{monday - DAY}"}
    assert client.post(address, wrong).status_code == 422
    early = {"kind": "leave", "last": f"{monday - DAY}"}
    assert client.post(address, early).status_code == 422
    client.post(address, {"kind": "leave", "first": f"{monday - DAY}"})
    shown = page(client, "tie", eva.pk)
    assert "The tie rests since yesterday: parental leave." in shown
    ended = reverse("tie_pause_end", args=[TiePause.objects.get().pk])
    client.post(ended)
    assert "The tie rests" not in page(client, "tie", eva.pk)
    answer = client.post(ended, follow=True)
    assert "That pause has ended already." in answer.content.decode()


def test_we_are_fine_is_said_and_taken_back(client: Client, eva: Person, monday: date) -> None:
    address = reverse("tie_fine", args=[eva.pk])
    client.post(address, {"until": f"{monday + 9 * DAY}"})
    assert "You said that all is well until 23 September 2026." in page(client, "tie", eva.pk)
    client.post(address, {"off": "1"})
    assert "all is well until" not in page(client, "tie", eva.pk)


def test_a_tie_without_contact_says_so(client: Client, ana: Person) -> None:
    assert "One call, and the tie has begun." in page(client, "tie", ana.pk)


def test_a_first_contact_guesses_no_rhythm(client: Client, book: Book, monday: date) -> None:
    one = friend(book, "Ivo", monday, times=1)
    shown = page(client, "person", one.pk)
    assert "You were in touch today." in shown
    assert "no rhythm is guessed" in shown


def test_rhythms_of_labels_and_circles_are_set_on_a_page(
    client: Client, book: Book, ana: Person
) -> None:
    assert "You have no labels yet." in page(client, "rhythms")
    label_people(book, [ana], "Board")
    circle, label = found(book, What("Bread")), Label.objects.get()
    for name, row in (("label_rhythm", label), ("circle_rhythm", circle)):
        client.post(reverse(name, args=[row.pk]), {"days": "30"})
        client.post(reverse(name, args=[row.pk]), {"days": "9999"})
    assert [LabelRhythm.objects.get().days, CircleRhythm.objects.get().days] == [30, 30]
    shown = page(client, "rhythms")
    assert shown.count("every month</span>") == 2
    client.post(reverse("label_rhythm", args=[label.pk]), {"days": ""})
    assert LabelRhythm.objects.get().days is None


def test_who_stands_with_another_leads_to_that_one(
    client: Client, book: Book, eva: Person, ana: Person
) -> None:
    Person.objects.filter(pk=ana.pk).update(joined_to=eva)
    answer = client.get(reverse("tie", args=[ana.pk]))
    assert answer.headers["Location"] == reverse("tie", args=[eva.pk])
    assert book == eva.book


@pytest.fixture
def ids(book: Book, eva: Person) -> dict[str, UUID]:
    """Return the ids of Alma's things."""
    label_people(book, [eva], "Board")
    say(book, eva, ring=Ring.CLOSE, every=90)
    return {
        "person": eva.pk,
        "pause": pause(book, eva, LEAVE).pk,
        "label": Label.objects.get().pk,
        "circle": found(book, What("Bread")).pk,
    }


Button = tuple[str, str, dict[str, str]]
BUTTONS: list[Button] = [
    ("tie_say", "person", {"ring": "loose"}),
    ("tie_pause", "person", {"kind": "leave"}),
    ("tie_fine", "person", {}),
    ("tie_taken", "person", {"kind": "call", "as": "tie"}),
    ("tie_skip", "person", {"as": "tie"}),
    ("tie_pause_end", "pause", {}),
    ("label_rhythm", "label", {"days": "7"}),
    ("circle_rhythm", "circle", {"days": "7"}),
]


@pytest.mark.parametrize("button", BUTTONS, ids=lambda button: button[0])
def test_a_stranger_presses_no_button_of_another_book(
    stranger: Client, client: Client, ids: dict[str, UUID], button: Button
) -> None:
    name, kind, sent = button
    before, address = _state(), reverse(name, args=[ids[kind]])
    assert stranger.post(address, sent).status_code == 404
    assert Client().post(address, sent).status_code == 302
    assert client.get(address).status_code == 405
    assert _state() == before


def test_a_stranger_sees_nothing_of_another_book(stranger: Client, ids: dict[str, UUID]) -> None:
    assert stranger.get(reverse("tie", args=[ids["person"]])).status_code == 404
    for name in ("today", "ties_due", "rhythms", "people"):
        shown = page(stranger, name)
        assert "Eva Sanz" not in shown
        assert "Board" not in shown
        assert Client().get(reverse(name)).status_code == 302


def _state() -> list[object]:
    models = (SaidTie, TiePause, LabelRhythm, CircleRhythm, Nudge, Tie, Change, Encounter)
    return [list(model._default_manager.order_by("pk").values_list()) for model in models]


@pytest.mark.parametrize("many", [3, 20])
def test_lists_ask_the_same_however_many_people(
    client: Client,
    book: Book,
    monday: date,
    django_assert_num_queries: DjangoAssertNumQueries,
    many: int,
) -> None:
    for count in range(many):
        one = friend(book, f"Friend {count}", monday - 70 * DAY)
        label_people(book, [one], f"Label {count}")
    for name, number in (("ties_due", 9), ("rhythms", 8)):
        with django_assert_num_queries(number):
            client.get(reverse(name))


def test_the_settings_hold_minutes_and_scores(client: Client, book: Book) -> None:
    shown = page(client, "settings")
    assert "Minutes a week" in shown
    kept = {
        "name": "Alma",
        "region": "ES",
        "time_zone": "Europe/Madrid",
        "working_days": ["1", "2"],
        "minutes_a_week": "90",
        "morning_hour": "8",
    }
    client.post(reverse("settings"), kept)
    book.refresh_from_db()
    assert (book.minutes_a_week, book.shows_scores) == (90, False)
    assert client.post(reverse("settings"), {**kept, "minutes_a_week": "99999"}).status_code == 400


def test_a_fine_tie_is_not_proposed(client: Client, book: Book, eva: Person) -> None:
    fine(book, eva)
    assert WHY not in page(client, "today")
