"""Lists of guests come in from ticket sites, any table, and circles."""

import pytest
from django.core.exceptions import PermissionDenied
from pytest_django import DjangoCaptureOnCommitCallbacks

from dardar.accounts.models import Book
from dardar.circles.actions import What as Circles
from dardar.circles.actions import found
from dardar.circles.membership import member_of
from dardar.core.cards.fields import UnreadableError
from dardar.core.cards.tables import MappedColumn
from dardar.events import roster
from dardar.events.errors import FullError
from dardar.events.models import Event, Guest, Roster
from dardar.events.queries import cards
from dardar.events.roster import NOT_COMING, begin, map_columns, preview, sweep, take, take_circle
from dardar.events.signing_up import answer_of
from dardar.people.imports.actions import MappingError
from tests.circles.scenes import joined
from tests.events.conftest import SetTime
from tests.events.scenes import checked_in, signed_up

PRETIX = """\
Order code,Position ID,Status,Email,Phone number,Order date,Order time,Product,Variation,Price,\
Attendee name,Attendee name: Given name,Attendee name: Family name,Attendee email,Company,Job Title
A1,1,Paid,buyer@norte.example,+34600111222,2026-09-01,10:00,Ticket,,0,\
Ana Ruiz,Ana,Ruiz,ana@norte.example,Norte,Partner
A2,1,Canceled,x@x.example,,2026-09-01,10:00,Ticket,,0,Ivo Holt,Ivo,Holt,ivo@x.example,,
A3,1,Paid,x@x.example,,2026-09-01,10:00,Ticket,,0,,,,,,
"""
EVENTBRITE = """\
Order #,Order Date,First Name,Last Name,Email,Quantity,Price Tier,Ticket Type,Attendee #,Group,\
Order Type,Currency,Total Paid,Attendee Status,Home Address 1,Company,Job Title,Cell Phone
1001,2026-09-01,Ana,Ruiz,ana@norte.example,1,,General,7,,Free,EUR,0,Attending,,Norte,Partner,600111222
1002,2026-09-01,Eva,Sanz,eva@sur.example,1,,General,8,,Free,EUR,0,Not Attending,,,,
"""
LUMA = """\
api_id,name,first_name,last_name,email,phone_number,created_at,approval_status,checked_in_at,\
custom_source,qr_code_url,amount,currency,eth_address,What is your company?
g1,Ana Ruiz,Ana,Ruiz,ana@norte.example,+34600111222,2026-09-01T10:00:00Z,approved,,,https://l.example/q,0,,,Norte
g2,Eva Sanz,Eva,Sanz,eva@sur.example,,2026-09-01T10:00:00Z,declined,,,https://l.example/r,0,,,Sur
"""
MEETUP = (
    "Name\tUser ID\tTitle\tEvent Host\tRSVP\tGuests\tRSVPed on\tJoined Group on\t"
    "URL of Member Profile\n"
    "Ana Ruiz\tuser 7\tCo-Organizer\tYes\tYes\t0\t1 September 2026\t1 May 2020\t"
    "https://m.example/7\n"
    "Eva Sanz\tuser 8\t\t\tNo\t0\t1 September 2026\t1 May 2020\thttps://m.example/8\n"
)


def brought(book: Book, event: Event, text: str, name: str = "guests.csv") -> Roster:
    """Bring a list in."""
    work = begin(book, event, name, [text.encode()])
    take(book, work)
    work.refresh_from_db()
    return work


@pytest.mark.parametrize(
    ("site", "text"),
    [("pretix", PRETIX), ("eventbrite", EVENTBRITE), ("luma", LUMA), ("meetup", MEETUP)],
)
def test_a_list_of_a_site_is_known_and_brings_who_comes(
    book: Book, event: Event, site: str, text: str
) -> None:
    work = brought(book, event, text)
    assert (work.source, work.new, work.known) == (site, 1, 0)
    guest = event.guests.get()
    assert (guest.name, guest.state) == ("Ana Ruiz", Guest.State.EXPECTED)
    assert guest.mail == ("" if site == "meetup" else "ana@norte.example")
    assert guest.role in {"", "Partner"}
    assert NOT_COMING in {why for _line, why in work.rejected}


def test_pretix_gives_the_attendee_not_the_buyer_and_says_which_line_names_nobody(
    book: Book, event: Event
) -> None:
    work = brought(book, event, PRETIX)
    guest = event.guests.get()
    assert (guest.company, guest.role, guest.phone) == ("Norte", "Partner", "+34600111222")
    assert work.rejected == [[3, NOT_COMING], [4, "empty"]]


def test_any_other_table_is_shown_and_mapped_by_the_host(book: Book, event: Event) -> None:
    text = "Quién;Dónde;Correo\nAna Ruiz;Norte;ana@norte.example\nEva Sanz;Sur;eva@sur.example\n"
    work = begin(book, event, "C:\\lists\\invitados.csv", [text.encode("cp1252")])
    shown = preview(book, work)
    assert (work.file_name, work.source) == ("invitados.csv", "csv")
    assert list(shown.headers) == ["Quién", "Dónde", "Correo"]
    assert shown.samples[0][0] == "Ana Ruiz"
    assert [one["kind"] for one in shown.mapping] == ["", "", "email"]
    with pytest.raises(MappingError):
        take(book, work)
    with pytest.raises(MappingError):
        map_columns(book, work, list(shown.mapping))
    kinds = ("name", "company", "email")
    mapping = [MappedColumn(column=n, kind=k, part="", label="") for n, k in enumerate(kinds)]
    map_columns(book, work, mapping)
    take(book, work)
    assert sorted(event.guests.values_list("name", "company", "mail")) == [
        ("Ana Ruiz", "Norte", "ana@norte.example"),
        ("Eva Sanz", "Sur", "eva@sur.example"),
    ]


def test_a_list_that_comes_again_brings_only_who_is_new(book: Book, event: Event) -> None:
    brought(book, event, "Name,Email\nAna,ana@norte.example\n")
    work = brought(
        book, event, "Name,Email\nANA,Ana@norte.example\nEva,eva@sur.example\nEva,eva@sur.example\n"
    )
    assert (work.new, work.known) == (1, 2)
    take(book, work)
    assert event.guests.count() == 2


def test_the_file_is_gone_once_it_was_brought_in_or_its_row_is_deleted(
    book: Book, event: Event, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    kept = roster._UPLOADS.path  # noqa: SLF001
    with django_capture_on_commit_callbacks(execute=True):
        work = begin(book, event, "guests.csv", [b"Name\nAna Ruiz\n"])
        stored = kept(work.stored_as)
        assert stored.exists()
        take(book, work)
    assert not stored.exists()
    with django_capture_on_commit_callbacks(execute=True):
        other = begin(book, event, "guests.csv", [b"Name\nAna Ruiz\n"])
        stored = kept(other.stored_as)
        other.delete()
    assert not stored.exists()
    with pytest.raises(FileNotFoundError):
        preview(book, Roster(book=book, stored_as=""))


def test_what_is_no_table_is_refused_and_not_kept(book: Book, event: Event) -> None:
    with pytest.raises(UnreadableError):
        begin(book, event, "guests.csv", [b"\x89PNG\r\n\x1a\n\0\0\0\0"])
    assert not Roster.objects.exists()


def test_a_list_can_be_too_long(book: Book, event: Event, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(roster, "MOST_GUESTS", 1)
    work = begin(book, event, "guests.csv", [b"Name\nAna Ruiz\nEva Sanz\nLuis Prado\n"])
    with pytest.raises(FullError):
        take(book, work)
    assert not event.guests.exists()


def test_lists_nobody_brought_in_are_swept_away(
    book: Book, event: Event, set_time: SetTime
) -> None:
    begin(book, event, "guests.csv", [b"Name\nAna Ruiz\n"])
    sweep()
    assert Roster.objects.count() == 1
    set_time(event.starts_at)
    sweep()
    assert not Roster.objects.exists()


def test_the_roster_of_a_circle_shares_nothing_before_its_members_say_so(
    book: Book, event: Event
) -> None:
    circle = found(book, Circles("Bread"))
    host = member_of(book, circle)
    eva = joined(host, "Eva Sanz", offers=["bread"], needs=["flour"], company="Sur")
    assert take_circle(book, event, circle) == 2
    assert take_circle(book, event, circle) == 0
    guest = event.guests.get(member=eva)
    assert (guest.name, guest.company, guest.state) == ("Eva Sanz", "Sur", Guest.State.EXPECTED)
    assert answer_of(guest).offers == ["bread"]
    ana = signed_up(event, "Ana")
    checked_in(ana)
    assert cards(ana) == []


def test_nobody_brings_guests_into_anothers_event(
    book: Book, strangers_book: Book, event: Event
) -> None:
    work = begin(book, event, "guests.csv", [b"Name\nAna\n"])
    circle = found(strangers_book, Circles("Wine"))
    for act in (
        lambda: begin(strangers_book, event, "guests.csv", [b"Name\nAna\n"]),
        lambda: take(strangers_book, work),
        lambda: preview(strangers_book, work),
        lambda: map_columns(strangers_book, work, []),
        lambda: take_circle(book, event, circle),
    ):
        with pytest.raises(PermissionDenied):
            act()
