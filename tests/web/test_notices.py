"""Every page says when background work stands still or a mail could not be sent."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from dardar.accounts import outbox
from dardar.accounts.models import Book
from dardar.accounts.pulse import Work, beat


@pytest.fixture
def running(book: Book) -> None:  # noqa: ARG001 - opens the database
    """Have the background work running."""
    beat(*Work)


def page(client: Client) -> str:
    """Return a page of the owner."""
    return client.get(reverse("settings_address")).content.decode()


@pytest.mark.usefixtures("running")
def test_when_all_is_well_there_is_no_notice(client: Client) -> None:
    assert "notices" not in page(client)


def test_work_that_never_ran_is_told(client: Client) -> None:
    assert "The background work is not running" in page(client)


@pytest.mark.usefixtures("running")
def test_work_that_stopped_is_told_with_what_waits_for_it(client: Client, book: Book) -> None:
    Book.objects.filter(pk=book.pk).update(time_zone="America/Bogota")
    last = timezone.now()
    with time_machine.travel(last + timedelta(minutes=2)):
        shown = page(client)
    assert "has not run since" in shown
    assert "imports, morning mails and sending mail" in shown
    assert "tidying up" not in shown


@pytest.mark.usefixtures("running")
def test_a_failed_mail_is_told_with_a_way_to_try_again(client: Client, book: Book) -> None:
    mail = outbox.write_mail(book, to="alma@example.org", subject="Today", body="")
    assert "notices" not in page(client)
    outbox.note_failed(mail, "Connection refused <b>")
    shown = page(client)
    assert "A mail could not be sent: Connection refused &lt;b&gt;" in shown
    assert f'<form method="post" action="{reverse("settings_mail_retry")}">' in shown
    outbox.note_sent(mail)
    assert "notices" not in page(client)


@pytest.mark.usefixtures("running")
def test_failed_mails_of_others_are_not_told(client: Client, strangers_book: Book) -> None:
    outbox.note_failed(
        outbox.write_mail(strangers_book, to="b@example.org", subject="", body=""), "no"
    )
    assert "notices" not in page(client)


def test_notices_cost_two_queries_however_many_there_are(
    client: Client, book: Book, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    page(client)
    # Session, user, book; two notices.
    with django_assert_num_queries(5):
        page(client)
    for _number in range(30):
        mail = outbox.write_mail(book, to="alma@example.org", subject="", body="")
        outbox.note_failed(mail, "no")
    with django_assert_num_queries(5):
        assert "30 mails could not be sent" in page(client)
