"""The form that keeps whom I met."""

from collections.abc import Callable
from datetime import date
from urllib.parse import urlencode

import pytest
from django.test import Client
from django.urls import reverse

from dardar.accounts.models import Book
from dardar.encounters.actions import talked
from dardar.encounters.models import Encounter, FollowUp, Gathering, Promise, Space
from dardar.ids import new_id
from dardar.people.models import Change, Person
from tests.encounters.scenes import FRIDAY, MONDAY, met, person

pytestmark = pytest.mark.usefixtures("monday")


def send(client: Client, **fields: object) -> str:
    """Send the form and return the page that follows, or the form itself if it is refused."""
    filled = {"key": new_id(), "when": "today", "kind": "meeting", **fields}
    return client.post(reverse("meet"), filled, follow=True).content.decode()


def test_a_name_is_enough(client: Client, book: Book) -> None:
    page = send(client, who="Iñaki Urrutia")
    inaki = Person.objects.get(book=book)
    assert inaki.name == "Iñaki Urrutia"
    assert inaki.follow_ups.get().seals
    assert "You met Iñaki Urrutia. To be sealed: tomorrow." in page
    assert reverse("undo", args=[Change.objects.get(verb="met").pk]) in page


def test_everything_can_be_said_at_once(client: Client, book: Book, ana: Person) -> None:
    work = Space.objects.get(book=book, name="Work")
    send(
        client,
        who="Luis Prado",
        phone="612 345 679",
        email="luis@prado.example",
        when="another",
        on="2026-09-10",
        kind="call",
        space=work.pk,
        gathering="Chamber breakfast",
        said="Sails on Sundays.",
        promised="the plan\r\na map\r\n",
        they_promised="an invitation",
        introduced_by=ana.pk,
        next_text="lunch",
        next_on="2026-09-18",
    )
    encounter = Encounter.objects.get(book=book)
    luis = encounter.people.get()
    assert (luis.phone, luis.email) == ("612 345 679", "luis@prado.example")
    assert (encounter.on, encounter.kind, encounter.said) == (
        date(2026, 9, 10),
        "call",
        "Sails on Sundays.",
    )
    assert (encounter.space, encounter.introduced_by) == (work, ana)
    assert Gathering.objects.get().name == "Chamber breakfast"
    assert sorted(Promise.objects.values_list("by_me", "text")) == [
        (False, "an invitation"),
        (True, "a map"),
        (True, "the plan"),
    ]
    assert FollowUp.objects.get(seals=False).text == "lunch"


def test_yesterday_is_one_tap(client: Client) -> None:
    send(client, who="Luis", when="yesterday")
    assert Encounter.objects.get().on == date(2026, 9, 13)


def test_a_space_can_be_new(client: Client, book: Book) -> None:
    send(client, who="Luis", new_space="Chess")
    assert Encounter.objects.get().space == Space.objects.get(book=book, name="Chess")


def test_several_people_are_met_at_once(client: Client, ana: Person) -> None:
    page = send(client, person=ana.pk, new=["Bea", "Cai", "Dan"])
    assert Encounter.objects.get().people.count() == 4
    assert "You met Bea, Cai, Dan and 1 more." in page


def test_without_script_a_line_means_the_one_known_by_that_name(
    client: Client, book: Book, ana: Person
) -> None:
    send(client, who="ANA RUIZ SOLER\r\n\r\nLuis Prado\r\nluis prado")
    assert set(Encounter.objects.get().people.all()) == set(Person.objects.filter(book=book))
    assert Person.objects.filter(book=book).count() == 2
    assert ana.encounters.count() == 1


def test_a_line_that_could_mean_several_is_asked_back(client: Client, book: Book) -> None:
    twins = [person(book, "Luis Prado"), person(book, "Luis Prado")]
    page = send(client, who="Luis Prado", said="Sails.")
    assert not Encounter.objects.exists()
    assert "Which Luis Prado?" in page
    assert "Sails." in page
    send(client, **{"who": "Luis Prado", "asked": "Luis Prado", "answer-0": twins[1].pk})
    assert Encounter.objects.get().people.get() == twins[1]


def test_a_new_name_that_somebody_bears_already_is_asked_back(
    client: Client, book: Book, ana: Person
) -> None:
    page = send(client, new="Ana Ruiz Soler")
    assert "Which Ana Ruiz Soler?" in page
    send(client, **{"new": "Ana Ruiz Soler", "asked": "Ana Ruiz Soler", "answer-0": "new"})
    assert Person.objects.filter(book=book, name="Ana Ruiz Soler").count() == 2
    assert not ana.encounters.exists()


def test_questions_are_told_apart_by_their_names(client: Client, book: Book) -> None:
    luis, _other = person(book, "Luis Prado"), person(book, "Luis Prado")
    eva = person(book, "Eva Sanz")
    answers = {"asked": ["Luis Prado", "Eva Sanz"], "answer-0": luis.pk, "answer-1": eva.pk}
    send(client, who="Luis Prado", introduced_by_new="Eva Sanz", **answers)
    encounter = Encounter.objects.get()
    assert (encounter.people.get(), encounter.introduced_by) == (luis, eva)


def test_an_answer_that_was_not_offered_counts_for_nothing(
    client: Client, book: Book, ana: Person
) -> None:
    person(book, "Luis Prado")
    person(book, "Luis Prado")
    send(client, **{"who": "Luis Prado", "asked": "Luis Prado", "answer-0": ana.pk})
    assert not Encounter.objects.exists()


REFUSED = [
    ({}, "Say whom you met."),
    ({"who": "Luis", "when": "another"}, "Say on which day."),
    ({"who": "Luis", "when": "another", "on": "2026-09-15"}, "That day is still to come."),
    ({"who": "Luis", "when": "another", "on": "soon"}, "Enter a valid date."),
    ({"who": "Luis\nEva", "phone": "612345678"}, "for one new person only"),
    ({"who": "Luis", "email": "luis"}, "Enter a valid email address."),
    ({"who": "Luis", "next_text": "lunch"}, "Say until when."),
    ({"who": "Luis", "next_on": "2026-09-13"}, "Choose a day from today on."),
    ({"who": "Luis", "introducer": "Eva\nIvo"}, "One person introduces; choose one."),
    ({"who": "Luis", "introducer": "luis"}, "Nobody introduces themselves"),
    ({"who": "Luis", "kind": "dream"}, "Select a valid choice."),
    ({"who": "Luis", "person": "00000000-0000-0000-0000-000000000000"}, "no longer in your book"),
    ({"who": "Luis", "person": "nonsense"}, "no longer in your book"),
]


@pytest.mark.parametrize(("fields", "why"), REFUSED, ids=[why for _fields, why in REFUSED])
def test_what_can_not_be_kept_is_said_and_nothing_is_lost(
    client: Client, fields: dict[str, str], why: str
) -> None:
    filled = {"key": new_id(), "when": "today", "kind": "meeting", "said": "Sails.", **fields}
    answer = client.post(reverse("meet"), filled)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert why in page
    assert "Sails." in page
    assert all(name in page for name in fields.get("who", "").split())
    assert not Encounter.objects.exists()


def test_a_form_sent_twice_is_kept_once(client: Client, book: Book) -> None:
    key = new_id()
    send(client, who="Luis", key=key)
    page = send(client, who="Luis", key=key)
    assert Encounter.objects.count() == 1
    assert Person.objects.filter(book=book).count() == 1
    assert "You met Luis." in page


def test_a_key_that_is_none_is_no_obstacle(client: Client) -> None:
    send(client, who="Luis", key="nonsense")
    assert Encounter.objects.count() == 1


def test_another_one_keeps_day_and_place(client: Client, book: Book) -> None:
    sport = Space.objects.get(book=book, name="Sport")
    sent = {"key": new_id(), "when": "yesterday", "kind": "meeting", "who": "Luis", "another": "1"}
    answer = client.post(reverse("meet"), {**sent, "gathering": "Race", "space": sport.pk})
    kept = urlencode({"on": "2026-09-13", "gathering": "Race", "space": sport.pk})
    assert answer["Location"] == f"{reverse('meet')}?{kept}"
    page = client.get(answer["Location"]).content.decode()
    assert 'value="Race"' in page
    assert f'value="{sport.pk}" selected' in page
    assert 'value="yesterday" id="id_when_1" required checked' in page


def test_another_one_without_a_place_keeps_the_day(client: Client) -> None:
    sent = {"key": new_id(), "when": "today", "kind": "meeting", "who": "Luis", "another": "1"}
    answer = client.post(reverse("meet"), sent)
    assert answer["Location"] == f"{reverse('meet')}?on=2026-09-14"


def test_a_link_fills_the_form_in(client: Client, ana: Person) -> None:
    page = client.get(
        reverse("meet"), {"person": str(ana.pk), "name": "Eva Sanz", "on": "2026-09-01"}
    ).content.decode()
    assert f'value="{ana.pk}" data-name="Ana Ruiz Soler"' in page
    assert ">Eva Sanz</textarea>" in page
    assert 'value="another" id="id_when_2" required checked' in page
    assert 'value="2026-09-01"' in page


def test_a_link_with_nonsense_shows_an_empty_form(client: Client, strangers_book: Book) -> None:
    theirs = str(person(strangers_book, "Eva Sanz").pk)
    page = client.get(reverse("meet"), {"person": [theirs, "x"], "on": "x", "space": "x"})
    assert page.status_code == 200
    assert "Eva Sanz" not in page.content.decode()


def test_recent_gatherings_are_proposed(client: Client, book: Book) -> None:
    met(book, MONDAY, "Luis", gathering="Chamber <breakfast>")
    assert "Chamber &lt;breakfast&gt;" in client.get(reverse("meet")).content.decode()


def test_meeting_somebody_known_asks_for_no_seal(
    client: Client, book: Book, ana: Person, clock: Callable[[date], None]
) -> None:
    talked(book, ana, Encounter.Kind.CALL)
    clock(FRIDAY)
    page = send(client, person=ana.pk)
    assert "You met Ana Ruiz Soler." in page
    assert "To be sealed" not in page


def test_people_of_another_book_can_not_be_met(
    stranger: Client, strangers_book: Book, ana: Person
) -> None:
    page = send(stranger, person=ana.pk)
    assert "no longer in your book" in page or "ya no está en tu agenda" in page
    send(stranger, who=ana.name)
    assert Encounter.objects.get().people.get().book == strangers_book
    assert not ana.encounters.exists()


def test_a_space_of_another_book_is_no_choice(stranger: Client, book: Book) -> None:
    space = Space.objects.get(book=book, name="Work")
    send(stranger, who="Luis", space=space.pk)
    assert not Encounter.objects.exists()


def test_a_key_of_another_book_is_refused(stranger: Client, book: Book) -> None:
    theirs = met(book, MONDAY, "Luis")
    sent = {"key": theirs.pk, "when": "today", "kind": "meeting", "who": "Eva"}
    assert stranger.post(reverse("meet"), sent).status_code == 403
    assert Encounter.objects.get() == theirs


def test_the_form_names_nobody_twice_when_it_comes_back(client: Client, ana: Person) -> None:
    sent = {"key": new_id(), "when": "another", "kind": "meeting", "person": ana.pk}
    page = client.post(reverse("meet"), sent).content.decode()
    assert page.count('data-name="Ana Ruiz Soler"') == 1
    assert "Without Ana Ruiz Soler" in page


def test_what_is_folded_away_opens_when_it_holds_something(client: Client) -> None:
    closed = client.get(reverse("meet")).content.decode()
    assert '<details class="more">' in closed
    sent = {"key": new_id(), "kind": "meeting", "when": "today", "introducer": "Eva"}
    assert '<details class="more" open>' in client.post(reverse("meet"), sent).content.decode()
