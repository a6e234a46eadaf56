"""Take out again what an import brought in, because it was cancelled or undone.

Its records go, and those they replaced count again. Identities that came by it go with them, unless
somebody has touched them since: who was met, noted, edited or labelled stays, and so does what the
import said of who they are, as long as they are touched and nothing else says it.
"""

from collections.abc import Collection, Sequence
from typing import Any, Final, TypedDict
from uuid import UUID

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from dardar.accounts.models import Book
from dardar.core.cards.fields import Kind
from dardar.core.cards.stored import StoredField
from dardar.people import bulk
from dardar.people.actions import SAYING_WHO, erase_people
from dardar.people.imports import labels, storage
from dardar.people.imports.state import TAKEN_OUT, OvertakenError
from dardar.people.joining.standing import hanging_together, heads_of, settle, stand_alone
from dardar.people.journal import relations
from dardar.people.models import (
    ChangeAbout,
    Import,
    Label,
    OfPerson,
    Person,
    Record,
    Source,
)
from dardar.people.refresh import SLICE, refresh
from dardar.people.slices import slices

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


class Removal(TypedDict):
    """What was taken out so far."""

    records: int
    gone: int  # people
    kept: int  # people who stay although nothing else tells of them


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
    ours = Record.objects.filter(book=work.book, from_import=work).exclude(source=Source.KEPT)
    records = list(ours.defer("raw").order_by("pk")[:SLICE])
    if records:
        _remove(work, records)
        return True
    Label.objects.filter(book=work.book, labellings=None).delete()
    work.ended_at, work.error = timezone.now(), ""
    work.save(update_fields=["ended_at", "error"])
    return False


def _remove(work: Import, records: Sequence[Record]) -> None:
    book = work.book
    identities = {record.identity for record in records}
    heads = heads_of(book, hanging_together(book, identities))
    people = {record.person_id for record in records}
    before = _said(book, people, identities)
    _let_count_again(records)
    going = {record.pk for record in records}
    after = {
        pk: {record: fields for record, fields in said.items() if record not in going}
        for pk, said in _said(book, people, identities).items()
    }
    labels.follow(book, (labels.Relabelling(pk, before[pk], after[pk]) for pk in identities))
    Record.objects.filter(book=book, pk__in=going).delete()
    bare = identities - _with_sources(book, people)
    touched = _touched(book, bare)
    _keep_words(work, [record for record in records if record.identity in touched])
    going_away = bare - touched
    staying = {heads[pk] for pk in heads.keys() - going_away}
    _erase(book, going_away)
    settle(book, heads.keys() - going_away)
    refresh(book, heads.keys() - going_away)
    gone = {heads[pk] for pk in going_away} - staying
    _tally(work, len(records), len(gone), len({heads[pk] for pk in touched}))


def let_go(book: Book, identities: Collection[UUID]) -> None:
    """Erase those identities of which an import was taken back, and that nothing touches any more.

    They stayed because of something that has been undone in turn.
    """
    kept = Record.objects.filter(book=book, source=Source.KEPT)
    held = {
        identity
        for some in slices(list(set(heads_of(book, identities).values())), SLICE)
        for identity in kept.filter(person__in=some).values_list("identity", flat=True)
    }
    if not held:
        return
    bare = held - _with_sources(book, set(heads_of(book, held).values()))
    _erase(book, bare - _touched(book, bare))


def _erase(book: Book, identities: Collection[UUID]) -> None:
    """Erase identities; whoever stood with them stays."""
    stand_alone(book, identities)
    erase_people(book, list(Person.objects.filter(book=book, pk__in=identities)))


def _said(
    book: Book, people: Collection[UUID], identities: Collection[UUID]
) -> dict[UUID, dict[UUID, Sequence[StoredField]]]:
    """Return what the records that count say, by identity and record."""
    found: dict[UUID, dict[UUID, Sequence[StoredField]]] = {pk: {} for pk in identities}
    counting = Record.objects.filter(book=book, person__in=people, replaced_by=None)
    for identity, record, fields in counting.values_list("identity", "pk", "fields"):
        if identity in found:
            found[identity][record] = fields
    return found


def _let_count_again(records: Sequence[Record]) -> None:
    """Let what the records replaced count again, or stand behind what has replaced them since."""
    since = {record.pk: record.replaced_by_id for record in records}
    replaced = Record.objects.filter(replaced_by__in=since).values_list("replaced_by_id", "pk")
    bulk.update(Record, ["replaced_by"], [(since[ours], pk) for ours, pk in replaced])


def _with_sources(book: Book, people: Collection[UUID]) -> set[UUID]:
    """Return the identities, standing with some people, of which a source tells."""
    rows = Record.objects.filter(book=book, person__in=people)
    rows = rows.exclude(source__in=[Source.OWN, Source.KEPT])
    return set(rows.values_list("identity", flat=True))


def _touched(book: Book, identities: Collection[UUID]) -> set[UUID]:
    """Return those of the identities that anything in the book, or its history, is about."""
    heads = heads_of(book, identities)
    # To say who is who is not yet to do anything with them.
    silent = Q(change__verb__in=SAYING_WHO) | ~Q(change__undone_at=None)
    found: set[UUID] = set()
    for relation in relations(Person):
        if relation.model is Record:
            records = Record.objects.filter(book=book, person__in=heads.values())
            found.update(records.exclude(source=Source.KEPT).values_list("identity", flat=True))
        elif issubclass(relation.model, OfPerson):
            rows: QuerySet[Any] = relation.model._default_manager.filter(book=book)
            rows = rows.filter(person__in=heads.values())
            found.update(rows.values_list("identity", flat=True))
        elif relation.model is not Person:
            found.update(relation.rows(heads).values_list(relation.column, flat=True))
    about = ChangeAbout.objects.filter(book=book, person__in=heads.values()).exclude(silent)
    found.update(about.values_list("identity", flat=True))
    return found & heads.keys()


def _keep_words(work: Import, records: Sequence[Record]) -> None:
    """Keep who people are that stay although all that told it goes."""
    latest = {record.identity: record for record in records if record.replaced_by_id is None}
    heads = heads_of(work.book, latest)
    for identity, record in latest.items():
        telling = [f for f in record.fields if f["kind"] in _TELLING]
        if telling:
            Record.objects.create(
                book=work.book,
                person_id=heads[identity],
                identity=identity,
                source=Source.KEPT,
                fields=telling,
                from_import=work,
            )


def _tally(work: Import, records: int, gone: int, kept: int) -> None:
    so_far: Removal = work.preview.setdefault("removal", Removal(records=0, gone=0, kept=0))
    so_far["records"] += records
    so_far["gone"] += gone
    so_far["kept"] += kept
    work.save(update_fields=["preview"])
