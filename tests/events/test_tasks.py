"""By the clock: what is due is erased, what waits is matched, what was given up has failed."""

from datetime import timedelta

import pytest
from django_tasks_db.models import DBTaskResult
from pytest_django import Settings

from dardar.accounts import outbox
from dardar.accounts.models import Book, Mail
from dardar.events.matching import match_event
from dardar.events.models import Event, Guest, GuestAnswer, GuestVector
from dardar.events.plan_models import Plan
from dardar.events.signing_up import answer as say
from dardar.events.signing_up import say_coming
from dardar.events.tasks import look_after
from dardar.giving import matching
from tests.events.conftest import SetTime
from tests.events.scenes import START, answer, now
from tests.giving.endpoint import serving


def queued() -> int:
    """Count the events that wait to be matched."""
    return DBTaskResult.objects.filter(task_path=match_event.module_path).count()


@pytest.mark.usefixtures("ana", "luis")
def test_what_guests_say_goes_to_no_model_elsewhere(event: Event, settings: Settings) -> None:
    with serving() as endpoint:
        settings.EMBEDDINGS = endpoint.place
        match_event.call(str(event.pk))
        assert GuestAnswer.objects.exists()
        assert not endpoint.asked


def test_what_is_said_is_matched_once_and_again_only_where_it_is_new(
    event: Event, ana: Guest, luis: Guest
) -> None:
    look_after()
    look_after()
    assert queued() == 1
    match_event.call(str(event.pk))
    found = GuestAnswer.objects.get()
    assert (found.need.guest, found.offer.guest) == (ana, luis)
    assert GuestVector.objects.count() == 4 * len(matching.local_embedders())
    say(ana, answer("Ana", offers=["bread for parties"], needs=["web sites", "an accountant"]))
    say(luis, answer("Luis", offers=["accountant for small shops", "web site design"]))
    match_event.call(str(event.pk))
    assert GuestAnswer.objects.filter(pk=found.pk).exists()
    assert {one.offer.words for one in GuestAnswer.objects.all()} == {
        "accountant for small shops",
        "web site design",
    }
    match_event.call(str(event.pk))


def test_who_does_not_come_is_not_matched(event: Event, ana: Guest, luis: Guest) -> None:
    say_coming(luis, comes=False)
    match_event.call(str(event.pk))
    assert not GuestAnswer.objects.exists()
    assert ana.wishes.exclude(matched_by="").count() == 2
    gone = str(event.pk)
    event.delete()
    match_event.call(gone)


@pytest.mark.usefixtures("ana", "luis")
def test_without_a_model_of_language_words_are_matched(
    event: Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(matching, "local_embedders", tuple)
    match_event.call(str(event.pk))
    assert GuestAnswer.objects.exists()
    assert not GuestVector.objects.exists()


@pytest.mark.usefixtures("ana", "luis")
def test_a_model_that_breaks_is_done_without(event: Event, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(matching, "encode", lambda *_arguments: None)
    match_event.call(str(event.pk))
    assert GuestAnswer.objects.exists()


def test_a_plan_given_up_has_failed(book: Book, event: Event, set_time: SetTime) -> None:
    plan = Plan.objects.create(book=book, event=event, number=1, seed=1, mode=event.mode)
    look_after()
    plan.refresh_from_db()
    assert plan.state == Plan.State.COMPUTING
    set_time(START)
    look_after()
    plan.refresh_from_db()
    assert (plan.state, plan.why) == (Plan.State.FAILED, [{"code": "gave-up"}])


@pytest.mark.usefixtures("ana")
def test_guests_are_erased_by_the_clock(event: Event, set_time: SetTime) -> None:
    set_time(START + timedelta(days=32))
    look_after()
    assert not event.guests.exists()


def test_a_refused_mail_is_told(ana: Guest) -> None:
    letter = Mail.objects.get(to=ana.mail)
    outbox.note_refused(letter, "550 no such user")
    assert now(ana).unreachable_at
