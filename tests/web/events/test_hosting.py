"""The host's pages before the event: found it, tables, links, lists, guests."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django.fixtures import DjangoAssertNumQueries

from dardar.accounts.models import Book
from dardar.circles.actions import What as Circle
from dardar.circles.actions import found
from dardar.circles.membership import member_of
from dardar.events import printing, wanting
from dardar.events.actions import TableWords, close_sign_up, lay_tables
from dardar.events.models import Event, Guest, Roster
from tests.circles.scenes import joined
from tests.events.scenes import signed_up
from tests.events.test_roster import PRETIX
from tests.web.circles.looking import send, text

SAID = {
    "title": "Spring table",
    "aim": "Give first",
    "starts_at": "2026-10-05T18:00",
    "ends_at": "2026-10-05T20:00",
    "place": "Harbour",
    "mode": "pairs",
    "table_size": "6",
    "rounds": "8",
    "minutes": "8",
    "pause": "2",
    "roster": "checked_in",
    "language": "en",
    "time_zone": "America/Mexico_City",
}


def at(event: Event, rest: str = "") -> str:
    """Return an address of an event."""
    return f"/events/{event.pk}/{rest}"


def test_an_empty_page_teaches_and_offers_the_next_step(client: Client, book: Book) -> None:
    page = text(client, "/events/")
    assert "Before people meet, each says what they offer and need" in page
    assert page.count('data-kind="primary"') == 1
    assert book


def test_an_event_begins_from_a_template(client: Client, book: Book) -> None:
    page = text(client, "/events/new/")
    assert "8 rounds of 8 minutes" in page
    assert 'value="8"' in text(client, "/events/new/speed/")
    page = send(client, "/events/new/speed/", **SAID)
    assert "Nobody is expected yet" in page
    event = Event.objects.get()
    # By the clock at its place, eighteen in Mexico is midnight in London.
    assert (event.book, event.title) == (book, "Spring table")
    assert event.starts_at.isoformat() == "2026-10-06T00:00:00+00:00"
    assert text(client, "/events/new/picnic/", 404)


def test_founding_can_be_undone(client: Client) -> None:
    page = send(client, "/events/new/speed/", **SAID)
    [undo] = re.findall(r'action="([^"]*undo[^"]*)"', page)
    send(client, undo)
    assert not Event.objects.exists()


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("title", "…", "Give it a name."),
        ("ends_at", "2026-10-05T17:00", "It ends before it begins."),
        ("rounds", "41", "40"),
        ("erase_on", "2031-01-01", "at most a year later"),
        ("time_zone", "Mars/Olympus", "Mars/Olympus"),
    ],
)
def test_what_an_event_can_not_be_is_said_in_the_form(
    client: Client, field: str, value: str, words: str
) -> None:
    page = send(client, "/events/new/lunch/", **SAID | {field: value})
    assert words in page
    assert not Event.objects.exists()


def test_the_host_changes_it_and_sees_it_in_its_own_hours(client: Client, event: Event) -> None:
    assert 'value="2026-09-14T09:00"' in text(client, at(event, "edit/"))
    assert "The event is changed." in send(client, at(event, "edit/"), **SAID)
    page = text(client, at(event))
    assert "Spring table" in page
    assert "6 p.m." in page
    assert client.post(at(event, "edit/"), SAID | {"title": ""}).status_code == 422


def test_the_list_asks_as_often_however_many_there_are(
    client: Client, event: Event, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client.get("/events/")
    with django_assert_num_queries(8):
        assert event.title in text(client, "/events/")
    for number in range(3):
        send(client, "/events/new/lunch/", **SAID | {"title": f"Table {number}"})
    client.get("/events/")
    with django_assert_num_queries(8):
        client.get("/events/")


def test_tables_are_laid_all_alike_or_one_by_one(client: Client, event: Event) -> None:
    assert "The tables are laid." in send(client, at(event, "tables/"), count="3", seats="4")
    assert [table.seats for table in event.tables.all()] == [4, 4, 4]
    rows = {"name-0": "Olive", "seats-0": "2", "free-0": "on", "name-1": "", "seats-1": ""}
    send(client, at(event, "tables/"), **rows)
    [table] = event.tables.all()
    assert (str(table), table.seats, table.steps_free) == ("Olive", 2, True)
    assert "As many tables" in send(client, at(event, "tables/"), **{"seats-0": ""})
    assert not event.tables.exists()
    for wrong in (
        {"seats-0": "1"},
        {"name-0": "x", "seats-0": "many"},
        {"count": "0", "seats": "2"},
    ):
        assert client.post(at(event, "tables/"), wrong).status_code == 422


def test_sign_up_has_a_link_a_code_and_a_poster_while_it_is_open(
    client: Client, event: Event
) -> None:
    page = text(client, at(event, "invite/"))
    assert f"/e/{event.token}/" in page
    assert "data:image/svg+xml;base64," in page
    poster = text(client, at(event, "poster/sign-up/"))
    assert "Say in a minute what you offer" in poster
    assert "Scan this" in text(client, at(event, "poster/entrance/"))
    for kind, form in (("svg", "image/svg+xml"), ("png", "image/png")):
        answer = client.get(at(event, f"code/entrance.{kind}"))
        assert answer["Content-Type"] == form
        assert "attachment" in answer["Content-Disposition"]
    for unknown in ("code/entrance.pdf", "code/other.svg", "poster/other/"):
        text(client, at(event, unknown), 404)


def test_sign_up_is_closed_opened_and_moved(client: Client, event: Event) -> None:
    assert "Sign-up is closed" in send(client, at(event, "doors/"), how="close")
    page = text(client, at(event, "invite/"))
    assert event.token not in page
    assert "Sign-up is open" in send(client, at(event, "doors/"), how="open")
    assert "There are new links." in send(client, at(event, "doors/"), how="renew")
    before = event.token, event.door
    event.refresh_from_db()
    assert not set(before) & {event.token, event.door}
    assert client.post(at(event, "doors/"), {"how": "burn"}).status_code == 400


def test_a_list_of_a_ticket_site_is_looked_at_and_taken(client: Client, event: Event) -> None:
    assert "From a circle" in text(client, at(event, "roster/"))
    file = SimpleUploadedFile("guests.csv", PRETIX.encode())
    page = send(client, at(event, "roster/"), upload=file)
    assert "This is a list of Pretix" in page
    work = Roster.objects.get()
    page = send(client, at(event, f"roster/{work.pk}/"), **mapped(page))
    assert "They do not come" in page
    assert [guest.name for guest in event.guests.all()] == ["Ana Ruiz"]
    # Once more: it is brought in already.
    assert "not taken" in text(client, at(event, f"roster/{work.pk}/done/"))
    assert client.get(at(event, f"roster/{work.pk}/")).status_code == 302


def mapped(page: str) -> dict[str, str]:
    """Return what the form of columns has chosen."""
    found = re.findall(r'<select name="(column-\d+)".*?</select>', page, re.DOTALL)
    parts = re.split(r'<select name="column-\d+"', page)[1:]
    chosen = [re.search(r'value="([^"]*)" selected', part.split("</select>")[0]) for part in parts]
    return {name: one.group(1) if one else "" for name, one in zip(found, chosen, strict=True)}


def test_a_list_without_a_column_of_names_is_asked_about(client: Client, event: Event) -> None:
    file = SimpleUploadedFile("people.csv", b"Who,Where\nAna Ruiz,Norte\nLuis Prado,Sur\n")
    send(client, at(event, "roster/"), upload=file)
    work = Roster.objects.get()
    answer = client.post(at(event, f"roster/{work.pk}/"), {})
    assert answer.status_code == 422
    assert "Say which column holds the name." in answer.content.decode()
    send(client, at(event, f"roster/{work.pk}/"), **{"column-0": "name||", "column-1": "company||"})
    assert event.guests.filter(company="Norte").get().name == "Ana Ruiz"


@pytest.mark.parametrize(("data", "words"), [(b"", "empty"), (b"\x89PNG\x00\x00", "no text")])
def test_what_is_no_list_is_said(client: Client, event: Event, data: bytes, words: str) -> None:
    answer = client.post(at(event, "roster/"), {"upload": SimpleUploadedFile("x.csv", data)})
    assert answer.status_code == 422
    assert words in answer.content.decode()


def test_a_list_whose_file_is_gone_is_brought_in_again(client: Client, event: Event) -> None:
    work = Roster.objects.create(book=event.book, event=event, file_name="x.csv")
    page = send(client, at(event, f"roster/{work.pk}/"))
    assert "Bring it in once more." in page


def test_a_circle_is_asked_along(client: Client, book: Book, event: Event) -> None:
    circle = found(book, Circle("Bread and wine"))
    joined(member_of(book, circle), "Ana Ruiz")
    assert "Bread and wine" in text(client, at(event, "roster/"))
    page = send(client, at(event, "roster/circle/"), circle=str(circle.pk))
    assert "2 are expected now." in page
    send(client, at(event, "roster/circle/"), circle=str(event.pk))
    assert event.guests.count() == 2


def test_guests_are_added_invited_and_taken_off(client: Client, event: Event) -> None:
    page = send(client, at(event, "guests/add/"), name="Eva Sanz", mail="eva@sur.example")
    assert "Eva Sanz is expected." in page
    assert client.post(at(event, "guests/add/"), {"name": "…"}).status_code == 422
    wrong = {"name": "Eva", "mail": "nowhere"}
    assert client.post(at(event, "guests/add/"), wrong).status_code == 422
    send(client, at(event, "guests/add/"), name="Ivo Holt")
    ivo = event.guests.get(name="Ivo Holt")
    page = send(client, at(event, "guests/invite/"))
    assert "1 guest is written to." in page
    assert "1 has no address" in page
    page = send(client, at(event, f"guests/{ivo.pk}/invite/"))
    assert "For Ivo Holt alone." in page
    assert "/g/" in page
    eva = event.guests.get(name="Eva Sanz")
    assert "Eva Sanz is written to." in send(client, at(event, f"guests/{eva.pk}/invite/"))
    assert "off the list" in send(client, at(event, f"guests/{ivo.pk}/"), how="remove")
    assert list(event.guests.all()) == [eva]


def test_the_list_is_sifted_and_stays_so(client: Client, ana: Guest, luis: Guest) -> None:
    event = ana.event
    page = text(client, at(event, "guests/?q=norte"))
    assert ana.name in page
    assert luis.name not in page
    answer = client.post(at(event, f"guests/{ana.pk}/?q=norte&show=waiting"), {"how": "in"})
    assert answer["Location"].endswith("guests/?q=norte&show=waiting")
    assert luis.name not in text(client, at(event, "guests/?show=there"))
    for which in ("missing", "away", "steps", "silent", "nonsense"):
        text(client, at(event, f"guests/?show={which}"))


def test_who_stands_there_twice_and_what_was_told_is_shown(
    client: Client, ana: Guest, luis: Guest
) -> None:
    signed_up(ana.event, "Ana Ruiz", mail="ana@norte.example")
    report = wanting.report(luis, ana, "Rude to the waiters")
    page = text(client, at(ana.event, "guests/"))
    assert "Ana Ruiz stands on the list 2 times." in page
    assert "Rude to the waiters" in page
    page = send(client, at(ana.event, f"reports/{report.pk}/"))
    assert "looked into" in page


def test_the_list_of_guests_asks_as_often_however_many_there_are(
    client: Client, event: Event, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    signed_up(event, "Guest 0", mail="g0@x.example")
    client.get(at(event, "guests/"))
    with django_assert_num_queries(11):
        client.get(at(event, "guests/"))
    for number in range(1, 8):
        signed_up(event, f"Guest {number}", mail=f"g{number}@x.example")
    with django_assert_num_queries(11):
        client.get(at(event, "guests/"))


def test_badges_and_signs_are_files_to_print(client: Client, book: Book, ana: Guest) -> None:
    answer = client.get(at(ana.event, "badges.pdf"))
    assert answer.content.startswith(b"%PDF")
    assert answer["Content-Disposition"].endswith('"badges.pdf"')
    assert client.get(at(ana.event, "badges.pdf?file=2")).status_code == 404
    assert client.get(at(ana.event, "tables.pdf"))["Location"] == at(ana.event, "tables/")
    lay_tables(book, ana.event, [TableWords(4, "Olive")])
    assert client.get(at(ana.event, "tables.pdf")).content.startswith(b"%PDF")


def test_badges_of_very_many_are_in_several_files(
    client: Client, ana: Guest, luis: Guest, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert luis.event == ana.event
    monkeypatch.setattr(printing, "PER_FILE", 1)
    page = text(client, at(ana.event, "guests/"))
    assert "Badges 1–1 (PDF)" in page
    assert "Badges 2–2 (PDF)" in page
    answer = client.get(at(ana.event, "badges.pdf?file=2"))
    assert answer["Content-Disposition"].endswith('"badges-2.pdf"')


def test_the_event_goes_into_the_host_s_calendar(client: Client, event: Event) -> None:
    answer = client.get(at(event, "event.ics"))
    assert answer["Content-Type"].startswith("text/calendar")
    assert b"BEGIN:VEVENT" in answer.content


def test_the_host_says_who_needs_a_table_without_steps(client: Client, ana: Guest) -> None:
    where = at(ana.event, f"guests/{ana.pk}/")
    assert "sits where no steps are" in send(client, where, how="steps-free")
    assert "no steps, please" in text(client, at(ana.event, "guests/"))
    assert "can sit anywhere" in send(client, where, how="steps")


def test_the_host_takes_part_and_ends_and_deletes(client: Client, book: Book, event: Event) -> None:
    answer = client.post(at(event, "take-part/"))
    assert answer["Location"] == at(event, "mine/")
    assert event.guests.get().user_book == book
    assert "My own place among the guests" in text(client, at(event))
    assert "The event is over." in send(client, at(event, "finish/"))
    assert "Look back" in text(client, at(event))
    assert "deleted" in send(client, at(event, "delete/"))
    assert not Event.objects.exists()


def test_a_closed_event_offers_to_be_opened(client: Client, book: Book, event: Event) -> None:
    close_sign_up(book, event)
    assert "Open sign-up" in text(client, at(event, "invite/"))
