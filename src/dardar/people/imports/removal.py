"""Take out again what an import brought in, because it was cancelled or undone.

Its records go, and those they replaced count again. People who came by it go with them, unless
somebody has touched them since: who was met, noted, edited, labelled or brought in from elsewhere
stays. Where nothing else says who they are, the owner's own words say it from then on.
"""

from collections.abc import Collection, Mapping, Sequence
from typing import Final, TypedDict
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from dardar.accounts.models import Book
from dardar.core.cards.fields import Kind
from dardar.core.cards.stored import StoredField
from dardar.people import bulk
from dardar.people.actions import erase_people
from dardar.people.imports import labels, storage
from dardar.people.imports.state import TAKEN_OUT, OvertakenError
from dardar.people.journal import relations
from dardar.people.models import (
    ChangeAbout,
    Import,
    Label,
    Person,
    Record,
    Source,
)
from dardar.people.refresh import SLICE, refresh

# Who somebody is and how to reach them: kept for people who stay although their source goes.
_TELLING: Final = frozenset(
    {
        Kind.NAME,
        Kind.NICKNAME,
        Kind.COMPANY,
        Kind.EMAIL,
        Kind.PHONE,
        Kind.URL,
        Kind.PROFILE,
        Kind.CHAT,
    }
)

Said = Mapping[UUID, Sequence[StoredField]]


class Removal(TypedDict):
    """What was taken out so far."""

    records: int
    gone: int  # people
    kept: int  # people who came by the import and stay


def take_out(work: Import) -> None:
    """Take out what an import brought in, some records a transaction, until nothing is left.

    Raises:
        OvertakenError: it is not to be taken out, or is so already.

    """
    while _take_out_some(work):
        pass
    storage.discard(work.stored_as)


@transaction.atomic
def _take_out_some(work: Import) -> bool:
    """Take out some records; return False once the last ones are out."""
    going = Import.objects.select_for_update().filter(pk=work.pk, ended_at=None)
    if not going.filter(state__in=TAKEN_OUT).exists():
        raise OvertakenError
    ours = Record.objects.filter(book=work.book, from_import=work).defer("raw")
    records = list(ours.order_by("pk")[:SLICE])
    if records:
        _remove(work, records)
        return True
    Label.objects.filter(book=work.book, labellings=None).delete()
    work.ended_at, work.error = timezone.now(), ""
    work.save(update_fields=["ended_at", "error"])
    return False


def _remove(work: Import, records: Sequence[Record]) -> None:
    book = work.book
    people = {record.person_id for record in records}
    before, came = _said(book, people), _came_by(work, people)
    _let_count_again(records)
    going = {record.pk for record in records}
    after = {
        pk: {record: fields for record, fields in said.items() if record not in going}
        for pk, said in _said(book, people).items()
    }
    labels.follow(book, (labels.Relabelling(pk, before[pk], after[pk]) for pk in people))
    Record.objects.filter(book=book, pk__in=going).delete()
    came -= _with_other_sources(book, came)
    touched = _touched(came)
    erase_people(book, list(Person.objects.filter(book=book, pk__in=came - touched)))
    for pk in touched:
        _keep_words(book, pk, before[pk], after[pk])
    refresh(book, people - (came - touched))
    _tally(work, len(records), len(came - touched), len(touched))


def _said(book: Book, people: Collection[UUID]) -> dict[UUID, dict[UUID, Sequence[StoredField]]]:
    """Return what the records that count say, by person and record."""
    found: dict[UUID, dict[UUID, Sequence[StoredField]]] = {pk: {} for pk in people}
    counting = Record.objects.filter(book=book, person__in=people, replaced_by=None)
    for person, record, fields in counting.values_list("person_id", "pk", "fields"):
        found[person][record] = fields
    return found


def _came_by(work: Import, people: Collection[UUID]) -> set[UUID]:
    """Return those of the people whose first record is of the import."""
    rows = Record.objects.filter(book=work.book, person__in=people).order_by("-created_at", "-pk")
    first = dict(rows.values_list("person_id", "from_import_id"))  # the last row of each counts
    return {pk for pk, source in first.items() if source == work.pk}


def _let_count_again(records: Sequence[Record]) -> None:
    """Let what the records replaced count again, or stand behind what has replaced them since."""
    since = {record.pk: record.replaced_by_id for record in records}
    replaced = Record.objects.filter(replaced_by__in=since).values_list("replaced_by_id", "pk")
    bulk.update(Record, ["replaced_by"], [(since[ours], pk) for ours, pk in replaced])


def _with_other_sources(book: Book, people: Collection[UUID]) -> set[UUID]:
    rows = Record.objects.filter(book=book, person__in=people).exclude(source=Source.OWN)
    return set(rows.values_list("person_id", flat=True))


def _touched(people: Collection[UUID]) -> set[UUID]:
    """Return those of the people that anything in the book, or its history, is about."""
    about = ChangeAbout.objects.filter(person__in=people, change__undone_at=None)
    found = set(about.values_list("person_id", flat=True))
    for relation in relations(Person):
        found.update(relation.rows(people).values_list(relation.column, flat=True))
    return found


def _keep_words(book: Book, person: UUID, before: Said, after: Said) -> None:
    """Make who somebody is the owner's own words, as far as nothing else says it."""
    own = Record.objects.filter(
        book=book, person=person, source=Source.OWN, replaced_by=None
    ).first()
    standing: list[StoredField] = list(own.fields) if own else []
    hidden = {(f["kind"], f["value"]) for f in standing if f.get("hide")}
    said = {f["kind"] for fields in after.values() for f in fields if not f.get("hide")}
    lost = [f for record, fields in before.items() if record not in after for f in fields]
    kept = {
        (f["kind"], f["value"]): f
        for f in lost
        if f["kind"] in _TELLING - said and (f["kind"], f["value"]) not in hidden
    }
    if not kept:
        return
    words = Record.objects.create(
        book=book, person_id=person, source=Source.OWN, fields=[*standing, *kept.values()]
    )
    if own:
        own.replaced_by = words
        own.save(update_fields=["replaced_by"])


def _tally(work: Import, records: int, gone: int, kept: int) -> None:
    so_far: Removal = work.preview.setdefault("removal", Removal(records=0, gone=0, kept=0))
    so_far["records"] += records
    so_far["gone"] += gone
    so_far["kept"] += kept
    work.save(update_fields=["preview"])
