"""Mails are kept until they have arrived, and tried less and less often."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.utils import timezone
from pytest_django import DjangoCaptureOnCommitCallbacks

from dardar.accounts import outbox
from dardar.accounts.events import mail_waits
from dardar.accounts.models import Book, Mail

NOW = datetime(2026, 11, 24, 7, 0, tzinfo=UTC)


@pytest.fixture
def mail(book: Book) -> Mail:
    """Return a mail that waits."""
    with time_machine.travel(NOW, tick=False):
        return outbox.write_mail(book, to="alma@example.org", subject="Today", body="Ana")


def test_a_new_mail_is_due_at_once(mail: Mail) -> None:
    with time_machine.travel(NOW, tick=False):
        assert list(outbox.waiting()) == [mail]


def test_a_mail_that_arrived_is_neither_tried_again_nor_kept_readable(mail: Mail) -> None:
    outbox.note_sent(mail)
    mail.refresh_from_db()
    assert mail.sent_at is not None
    assert mail.body == ""
    assert not outbox.waiting()


def test_rests_double_from_a_minute_to_six_hours_for_days(mail: Mail) -> None:
    moment, rests = NOW, []
    while True:
        with time_machine.travel(moment, tick=False):
            due = list(outbox.waiting())
            if not due:
                break
            outbox.note_failed(due[0], "Connection refused")
        mail.refresh_from_db()
        rests.append(mail.due_at - moment)
        moment = mail.due_at
    assert rests[:4] == [timedelta(minutes=minutes) for minutes in (1, 2, 4, 8)]
    assert max(rests) == rests[-1] == timedelta(hours=6)
    assert timedelta(days=4) < moment - NOW < timedelta(days=7)
    assert mail.last_error == "Connection refused"


def test_a_mail_that_rests_is_not_tried(mail: Mail) -> None:
    with time_machine.travel(NOW, tick=False):
        outbox.note_failed(mail, "no")
        assert not outbox.waiting()


def test_failing_mails_are_tried_again_when_the_owner_says_so(book: Book, mail: Mail) -> None:
    Mail.objects.update(tries=outbox.MOST_TRIES, due_at=timezone.now() + timedelta(days=1))
    assert not outbox.waiting()
    assert outbox.try_again(book) == 1
    assert list(outbox.waiting()) == [mail]
    assert list(outbox.failing(book)) == [mail]


def test_failing_mails_can_be_given_up(book: Book, mail: Mail) -> None:
    kept = outbox.write_mail(book, to="alma@example.org", subject="Other", body="")
    outbox.note_failed(mail, "no")
    assert outbox.discard(book) == 1
    assert list(Mail.objects.all()) == [kept]


def test_a_mail_given_up_while_it_is_sent_leaves_no_trace(mail: Mail) -> None:
    Mail.objects.all().delete()
    outbox.note_sent(mail)
    outbox.note_failed(mail, "no")
    assert not Mail.objects.exists()


def test_nobody_touches_the_mails_of_others(strangers_book: Book, mail: Mail) -> None:
    outbox.note_failed(mail, "no")
    assert outbox.try_again(strangers_book) == 0
    assert outbox.discard(strangers_book) == 0
    assert not outbox.failing(strangers_book)
    assert not outbox.recent(strangers_book)


def test_the_last_mails_come_newest_first(book: Book) -> None:
    for number in range(7):
        outbox.write_mail(book, to="alma@example.org", subject=str(number), body="")
    assert [mail.subject for mail in outbox.recent(book)] == ["6", "5", "4", "3", "2"]


def test_mails_sent_long_ago_are_forgotten(book: Book, mail: Mail) -> None:
    fresh = outbox.write_mail(book, to="alma@example.org", subject="fresh", body="")
    waiting = outbox.write_mail(book, to="alma@example.org", subject="waiting", body="")
    Mail.objects.filter(pk=mail.pk).update(sent_at=timezone.now() - timedelta(days=31))
    Mail.objects.filter(pk=fresh.pk).update(sent_at=timezone.now() - timedelta(days=29))
    outbox.prune()
    assert set(Mail.objects.all()) == {fresh, waiting}


def test_the_background_work_hears_of_a_mail_when_it_is_certain(
    book: Book, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    heard: list[object] = []

    def hear(sender: object, **_arguments: object) -> None:
        heard.append(sender)

    mail_waits.connect(hear)
    try:
        with django_capture_on_commit_callbacks(execute=True):
            outbox.write_mail(book, to="alma@example.org", subject="", body="")
            assert not heard
    finally:
        mail_waits.disconnect(hear)
    assert heard == [Mail]


def test_long_subjects_are_cut(book: Book) -> None:
    mail = outbox.write_mail(book, to="alma@example.org", subject="x" * 300, body="")
    mail.refresh_from_db()
    assert mail.subject == "x" * 200
