"""The settings page shows and keeps how the owner wants to work."""

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries, Settings

from dardar.accounts import outbox
from dardar.accounts.models import Book, Mail, User
from tests.making import met_last_week

FORM = {
    "name": "Alma Ruiz",
    "language": "es",
    "theme": "dark",
    "region": "AR",
    "time_zone": "America/Argentina/Buenos_Aires",
    "working_days": ["1", "6"],
    "morning_mail": "on",
    "morning_hour": "7",
    "minutes_a_week": "90",
    "shows_scores": "on",
}


@pytest.fixture
def mailing(settings: Settings) -> None:
    """Have the server able to send mail."""
    settings.MAIL_CONFIGURED = True


@pytest.mark.usefixtures("mailing")
def test_settings_are_kept(client: Client, book: Book) -> None:
    response = client.post(reverse("settings"), FORM)
    assert response.headers["Location"] == reverse("settings")
    book = Book.objects.select_related("owner").get(pk=book.pk)
    assert (book.owner.name, book.language, book.theme, book.region) == (
        "Alma Ruiz",
        "es",
        "dark",
        "AR",
    )
    assert (book.time_zone, book.working_days) == (FORM["time_zone"], "16")
    assert (book.morning_mail, book.morning_hour) == (True, 7)
    assert (book.minutes_a_week, book.shows_scores) == (90, True)


def test_settings_speak_the_language_chosen_and_bear_the_theme(client: Client) -> None:
    client.post(reverse("settings"), FORM)
    page = client.get(reverse("settings")).content.decode()
    assert '<html lang="es" data-theme="dark">' in page


def test_the_form_shows_what_is_set(client: Client, book: Book) -> None:
    Book.objects.filter(pk=book.pk).update(working_days="1235", morning_hour=6)
    form = client.get(reverse("settings")).context["form"]
    assert form["working_days"].value() == ["1", "2", "3", "5"]
    assert form["morning_hour"].value() == 6
    assert form["name"].value() == "Alma"


@pytest.mark.parametrize(
    ("field", "value"),
    [("working_days", []), ("time_zone", "x"), ("region", ""), ("morning_hour", "24")],
)
@pytest.mark.usefixtures("mailing")
def test_what_is_wrong_is_said_and_nothing_changes(
    client: Client, book: Book, field: str, value: object
) -> None:
    response = client.post(reverse("settings"), FORM | {field: value})
    assert response.status_code == 400
    assert field in response.context["form"].errors
    before = book.theme
    book.refresh_from_db()
    assert book.theme == before


def test_without_a_mail_server_there_is_no_morning_mail_to_turn_on(
    client: Client, book: Book
) -> None:
    assert client.post(reverse("settings"), FORM).status_code == 302
    book.refresh_from_db()
    assert not book.morning_mail


def test_the_page_asks_the_database_the_same_however_many_mails(
    client: Client, book: Book, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client.get(reverse("settings"))
    for _number in range(30):
        outbox.write_mail(book, to=book.owner.email, subject="Today", body="")
    # Session, user, book; mails, failing ones; two notices.
    with django_assert_num_queries(7):
        client.get(reverse("settings"))


@pytest.mark.usefixtures("mailing")
def test_the_morning_mail_can_be_had_at_once(client: Client, book: Book) -> None:
    met_last_week(book, "Ana Gil")
    client.post(reverse("settings_morning_now"))
    mail = Mail.objects.get()
    assert mail.to == "alma@example.org"
    assert "Ana Gil" in mail.body
    assert mail.subject in client.get(reverse("settings")).content.decode()


@pytest.mark.usefixtures("mailing")
def test_on_a_day_that_asks_for_nothing_no_mail_is_written(client: Client) -> None:
    response = client.post(reverse("settings_morning_now"), follow=True)
    assert "Nothing is due today" in response.content.decode()
    assert not Mail.objects.exists()


def test_without_a_mail_server_none_is_written(client: Client) -> None:
    response = client.post(reverse("settings_morning_now"), follow=True)
    assert "no mail server" in response.content.decode()
    assert not Mail.objects.exists()


@pytest.mark.usefixtures("mailing")
def test_a_failed_mail_is_shown_tried_again_and_given_up(client: Client, book: Book) -> None:
    mail = outbox.write_mail(book, to=book.owner.email, subject="Today", body="")
    outbox.note_failed(mail, "Connection refused")
    page = client.get(reverse("settings")).content.decode()
    assert "Connection refused" in page
    client.post(reverse("settings_mail_retry"))
    assert list(outbox.waiting()) == [mail]
    client.post(reverse("settings_mail_discard"))
    assert not Mail.objects.exists()


def test_a_stranger_changes_nothing_of_mine(stranger: Client, book: Book) -> None:
    mail = outbox.write_mail(book, to=book.owner.email, subject="Mine", body="")
    outbox.note_failed(mail, "no")
    stranger.post(reverse("settings"), FORM)
    stranger.post(reverse("settings_mail_discard"))
    assert Mail.objects.filter(pk=mail.pk).exists()
    assert "Mine" not in stranger.get(reverse("settings")).content.decode()
    book.refresh_from_db()
    assert book.theme == ""


def test_the_address_is_changed_after_the_password_was_given_again(
    client: Client, book: Book
) -> None:
    new = {"email": "alma@new.example"}
    assert "reauthenticate" in client.post(reverse("settings_address"), new).headers["Location"]
    client.post(reverse("account_reauthenticate"), {"password": "a long pass word"})
    client.post(reverse("settings_address"), new)
    assert User.objects.get(pk=book.owner_id).email == "alma@new.example"


def test_an_address_that_is_taken_is_refused(client: Client, strangers_book: Book) -> None:
    client.post(reverse("account_reauthenticate"), {"password": "a long pass word"})
    new = {"email": strangers_book.owner.email}
    response = client.post(reverse("settings_address"), new)
    assert response.status_code == 400
    assert "email" in response.context["form"].errors


def test_allauths_page_of_several_addresses_leads_to_ours(client: Client) -> None:
    assert client.get("/account/email/").headers["Location"] == reverse("settings_address")


@pytest.mark.parametrize(
    "name", ["settings_morning_now", "settings_mail_retry", "settings_mail_discard"]
)
def test_acts_need_a_form(client: Client, name: str) -> None:
    response = client.get(reverse(name))
    assert response.status_code == 405
    assert b"mishap" in response.content
