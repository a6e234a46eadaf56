"""Bring in who comes: a list that a ticket site wrote, any other table, or a circle.

Guests from a list are expected. Nothing of them is shown to others before they have said something
themselves: what stands on the list they told the site, not each other.
"""

import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from io import BytesIO
from typing import Any, BinaryIO, Final

from django.db import transaction
from django.db.models.signals import post_delete
from django.dispatch import receiver
from django.utils import timezone

from dardar.accounts.actions import require_own
from dardar.accounts.models import Book
from dardar.circles.models import LONGEST_LINE, Circle, Member
from dardar.core.cards import tables
from dardar.core.cards.fields import Entry, Kind, Reason, Rejection, UnreadableError
from dardar.core.cards.layout import says_who
from dardar.core.cards.tables import MappedColumn
from dardar.core.identity import mail
from dardar.core.identity.text import fold
from dardar.events.errors import FullError
from dardar.events.models import Event, Guest, Roster
from dardar.events.roster_headers import Site, comes, mapping_of, site_of
from dardar.events.signing_up import MOST_GUESTS
from dardar.people.imports.actions import MappingError
from dardar.people.uploads import Uploads

LARGEST: Final = 10 * 1024 * 1024  # bytes
MOST_REJECTED: Final = 200
NOT_COMING: Final = "not-coming"
_UPLOADS: Final = Uploads("rosters")
_STRAY_AFTER: Final = 24 * 60 * 60  # seconds
_KINDS: Final = frozenset({Kind.NAME, Kind.COMPANY, Kind.ROLE, Kind.EMAIL, Kind.PHONE})
State = Guest.State


@dataclass(frozen=True, slots=True)
class Preview:
    """What a list looks like before it is brought in."""

    headers: Sequence[str]
    samples: Sequence[Sequence[str]]
    mapping: Sequence[MappedColumn]


def begin(book: Book, event: Event, file_name: str, chunks: Iterable[bytes]) -> Roster:
    """Take a list in and guess what its columns hold; nothing of it is written yet.

    Raises:
        TooLargeError: it is too large.
        UnreadableError: it is no table.
        PermissionDenied: the event belongs to another book.

    """
    require_own(book, event)
    name = _UPLOADS.keep(chunks, LARGEST)
    try:
        with _open(name) as stream:
            head = tables.columns(stream)
    except UnreadableError:
        _discard(name)
        raise
    site = site_of(head.headers)
    mapping = mapping_of(site, head.headers) if site else _useful(head.mapping)
    last = file_name.replace("\\", "/").rpartition("/")[2]
    return Roster.objects.create(
        book=book,
        event=event,
        file_name="".join(c for c in last if c.isprintable())[-255:],
        stored_as=name,
        source=site.name if site else (head.source or "csv"),
        mapping=mapping,
    )


def preview(book: Book, roster: Roster) -> Preview:
    """Return the head of a list, to say what its columns hold.

    Raises:
        FileNotFoundError: it is gone.
        PermissionDenied: it belongs to another book.

    """
    require_own(book, roster)
    with _open(roster.stored_as) as stream:
        head = tables.columns(stream)
    return Preview(head.headers, head.samples, roster.mapping)


def map_columns(book: Book, roster: Roster, mapping: Sequence[MappedColumn]) -> None:
    """Say what the columns of a list hold.

    Raises:
        MappingError: no column tells who somebody is; nothing has changed.
        PermissionDenied: it belongs to another book.

    """
    require_own(book, roster)
    if not any(one["kind"] == Kind.NAME for one in mapping):
        raise MappingError
    roster.mapping = _useful(mapping)
    roster.save(update_fields=["mapping"])


@transaction.atomic
def take(book: Book, roster: Roster) -> None:
    """Let those on a list be expected; who is on the list of guests already stays as they are.

    Done twice, the second time does nothing.

    Raises:
        MappingError: no column is said to hold a name.
        FullError: there would be more guests than there may be.
        FileNotFoundError: the upload is gone.
        PermissionDenied: it belongs to another book.

    """
    require_own(book, roster)
    now = Roster.objects.select_for_update().get(pk=roster.pk)
    if now.done_at:
        return
    if not any(one["kind"] == Kind.NAME for one in now.mapping):
        raise MappingError
    event = Event.objects.select_for_update().get(pk=now.event_id)
    with _open(now.stored_as) as stream:
        site = site_of(tables.columns(stream).headers)
        stream.seek(0)
        _write(event, now, site, tables.read_mapped(stream, now.mapping))
    _discard(now.stored_as)
    now.stored_as, now.done_at = "", timezone.now()
    now.save()


@transaction.atomic
def take_circle(book: Book, event: Event, circle: Circle) -> int:
    """Let the members of a circle be expected and return how many are new.

    Raises:
        FullError: there would be more guests than there may be.
        PermissionDenied: the event or the circle belongs to another book.

    """
    require_own(book, event, circle)
    Event.objects.select_for_update().get(pk=event.pk)
    there = set(event.guests.values_list("member", flat=True))
    books = set(event.guests.values_list("user_book", flat=True)) - {None}
    known = set(_known(event))
    fresh = [
        Guest(
            book=book,
            event=event,
            member=member,
            state=State.EXPECTED,
            **{name: getattr(member, name) for name in _OF_MEMBER},
        )
        for member in circle.members.filter(state=Member.State.MEMBER).order_by("pk")
        if member.pk not in there
        and member.user_book_id not in books
        and (not member.mail or _who(member.mail, member.name) not in known)
    ]
    _require_room(event, len(fresh))
    Guest.objects.bulk_create(fresh)
    return len(fresh)


_OF_MEMBER: Final = ("user_book", "name", "company", "image", "languages", "mail", "language")


def sweep() -> None:
    """Delete lists that nobody knows of or brought in within a day of their arrival."""
    before = timezone.now() - timedelta(seconds=_STRAY_AFTER)
    Roster.objects.filter(done_at=None, created_at__lt=before).delete()
    known = Roster.objects.exclude(stored_as="").values_list("stored_as", flat=True)
    for name in _UPLOADS.stray(known, before=time.time() - _STRAY_AFTER):
        _discard(name)


def _write(
    event: Event, roster: Roster, site: Site | None, items: Iterable[Entry | Rejection]
) -> None:
    known = set(_known(event))
    fresh: list[Guest] = []
    rejected: list[tuple[int, str]] = []
    for item in items:
        why, guest = _guest(event, site, item)
        if guest is None:
            rejected.append((item.line, why))
            continue
        who = _who(guest.mail, guest.name)
        if who in known:
            roster.known += 1
            continue
        known.add(who)
        fresh.append(guest)
        if len(fresh) > MOST_GUESTS:
            break  # however long the list is
    _require_room(event, len(fresh))
    Guest.objects.bulk_create(fresh, batch_size=500)
    roster.new = len(fresh)
    roster.rejected = rejected[:MOST_REJECTED]


def _guest(event: Event, site: Site | None, item: Entry | Rejection) -> tuple[str, Guest | None]:
    if isinstance(item, Rejection):
        return item.reason.value, None
    if not comes(site, {fold(f.label): f.value for f in item.fields if f.kind is Kind.OTHER}):
        return NOT_COMING, None
    said = {kind: _first(item, kind) for kind in _KINDS}
    name = said[Kind.NAME]
    if not fold(name) or not says_who(item.fields):
        return Reason.EMPTY.value, None
    values: dict[str, Any] = {
        "name": name,
        "company": said[Kind.COMPANY],
        "role": said[Kind.ROLE],
        "phone": said[Kind.PHONE][:40],
        "mail": mail.canonical(said[Kind.EMAIL]) or "",
    }
    return "", Guest(
        book_id=event.book_id,
        event=event,
        state=State.EXPECTED,
        language=event.language,
        **values,
    )


def _first(entry: Entry, kind: Kind) -> str:
    field = entry.first(kind)
    return " ".join(field.value.split())[:LONGEST_LINE] if field else ""


def _known(event: Event) -> Iterable[tuple[str, str]]:
    rows = event.guests.values_list("mail", "name")
    return (_who(address, name) for address, name in rows)


def _who(address: str, name: str) -> tuple[str, str]:
    return address, fold(name)


def _useful(mapping: Sequence[MappedColumn]) -> list[MappedColumn]:
    """Return a mapping that takes from a table only what stands on a card."""
    kinds = {kind.value for kind in _KINDS}
    return [one if one["kind"] in kinds else {**one, "kind": "", "part": ""} for one in mapping]


def _require_room(event: Event, fresh: int) -> None:
    if event.guests.count() + fresh > MOST_GUESTS:
        raise FullError


def _open(name: str) -> BinaryIO:
    if not name:
        raise FileNotFoundError
    # In memory: a list is small, and nothing is held open while rows are written.
    return BytesIO(_UPLOADS.path(name).read_bytes())


def _discard(name: str) -> None:
    transaction.on_commit(partial(_UPLOADS.path(name).unlink, missing_ok=True))


@receiver(post_delete, sender=Roster)
def _discard_with_roster(instance: Roster, **_arguments: object) -> None:
    """Delete the upload of a list that is deleted."""
    if instance.stored_as:
        _discard(instance.stored_as)
