"""An encounter set right or deleted, and the timeline."""

from collections.abc import Callable
from datetime import date

from django.test import Client
from django.urls import reverse

from dardar.accounts.models import Book
from dardar.encounters.actions import (
    Circumstances,
    Newcomer,
    edit_encounter,
    meet,
    talked,
)
from dardar.encounters.models import Encounter
from dardar.encounters.queries import version
from dardar.people.models import Change
from tests.encounters.scenes import (
    MONDAY,
    TUESDAY,
)
from tests.web.encounters.views import page

Clock = Callable[[date], None]


def test_an_encounter_is_set_right(client: Client, fair: Encounter) -> None:
    shown = page(client, "encounter", fair.pk, next="/people/")
    assert "Sails on Sundays." in shown
    assert 'href="/people/"' in shown
    sent = {
        "base": version(fair),
        "person": fair.people.get().pk,
        "on": "2026-09-13",
        "kind": "call",
        "gathering": "Fair",
        "said": "Sails on Saturdays.",
        "next": "/people/",
    }
    answer = client.post(reverse("encounter", args=[fair.pk]), sent)
    assert answer["Location"] == "/people/"
    gathering = fair.gathering
    fair.refresh_from_db()
    assert (fair.on, fair.kind, fair.said) == (date(2026, 9, 13), "call", "Sails on Saturdays.")
    assert fair.gathering == gathering
    assert fair.introduced_by is None


def test_without_script_people_can_be_left_out(client: Client, book: Book, fair: Encounter) -> None:
    luis = fair.people.get()
    sent = {
        "base": version(fair),
        "person": luis.pk,
        "person-without": luis.pk,
        "who": "Eva Sanz",
        "on": "2026-09-14",
        "kind": "meeting",
    }
    client.post(reverse("encounter", args=[fair.pk]), sent)
    assert [one.name for one in fair.people.all()] == ["Eva Sanz"]
    assert not Encounter.objects.filter(book=book, people=luis).exists()


def test_an_edit_in_another_tab_is_told_and_nothing_is_lost(
    client: Client, book: Book, fair: Encounter
) -> None:
    luis, base = fair.people.get(), version(fair)
    edit_encounter(book, fair, [luis], Circumstances(on=MONDAY, said="From one tab."), base=base)
    sent = {
        "base": base,
        "person": luis.pk,
        "on": "2026-09-14",
        "kind": "meeting",
        "said": "From another tab.",
    }
    answer = client.post(reverse("encounter", args=[fair.pk]), sent)
    shown = answer.content.decode()
    assert answer.status_code == 409
    assert "From one tab." in shown
    assert "From another tab." in shown
    fair.refresh_from_db()
    assert fair.said == "From one tab."
    assert f'name="base" value="{version(fair)}"' in shown
    client.post(reverse("encounter", args=[fair.pk]), {**sent, "base": version(fair)})
    fair.refresh_from_db()
    assert fair.said == "From another tab."


def test_an_edit_that_can_not_be_is_said(client: Client, fair: Encounter) -> None:
    sent = {"base": version(fair), "on": "2026-09-14", "kind": "meeting", "said": "Sails."}
    answer = client.post(reverse("encounter", args=[fair.pk]), sent)
    assert answer.status_code == 422
    assert "Say whom you met." in answer.content.decode()


def test_an_encounter_is_deleted_with_undo(client: Client, fair: Encounter) -> None:
    answer = client.post(reverse("encounter_delete", args=[fair.pk]), follow=True)
    assert "The encounter is deleted." in answer.content.decode()
    assert not Encounter.objects.exists()
    change = Change.objects.get(verb="encounter_deleted")
    assert reverse("undo", args=[change.pk]) in answer.content.decode()


def test_the_timeline_tells_all(client: Client, book: Book, fair: Encounter) -> None:
    luis = fair.people.get()
    talked(book, luis, Encounter.Kind.MAIL, said="Sent him the plan.")
    meet(book, [luis, Newcomer.named("Eva Sanz")], Circumstances(on=TUESDAY))
    shown = page(client, "timeline", luis.pk)
    for words in ("Fair", "Sails on Sundays.", "Sent him the plan.", "sealed", "Eva Sanz", "2026"):
        assert words in shown
