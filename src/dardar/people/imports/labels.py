"""Labels that records give: people bear them as long as a record that counts says so.

What the owner did by hand stands: a label they gave stays, and one they took away does not come
back because a record still says it.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple
from uuid import UUID

from dardar.accounts.models import Book
from dardar.core.cards.fields import Kind
from dardar.core.cards.stored import StoredField
from dardar.ids import new_id
from dardar.people import bulk
from dardar.people.labelling import EmptyLabelError, tidy
from dardar.people.models import Label, Labelling
from dardar.people.refresh import SLICE
from dardar.people.slices import slices

Given = Mapping[UUID, Sequence[StoredField]]
Borne = dict[UUID, dict[str, Labelling]]


class Relabelling(NamedTuple):
    """What the records of a person say, by their ids, before and after a change."""

    person: UUID
    before: Given
    after: Given


def follow(book: Book, relabellings: Iterable[Relabelling]) -> None:
    """Let people bear what their records say now; needs the records to be there already."""
    told = [
        _Told(r.person, before, after, r.after.keys())
        for r in relabellings
        for before, after in [(_names(r.before), _names(r.after))]
        if before or after
    ]
    for some in slices(told, SLICE):
        _follow(book, some)


class _Told(NamedTuple):
    """The labels that records give, folded: how each is written, and by which record."""

    person: UUID
    before: Mapping[str, tuple[str, UUID]]
    after: Mapping[str, tuple[str, UUID]]
    counting: Collection[UUID]


def _follow(book: Book, told: Sequence[_Told]) -> None:
    borne = _borne(book, [one.person for one in told])
    wanted: list[tuple[UUID, str, UUID]] = []
    moved: list[tuple[UUID, UUID]] = []
    gone: list[UUID] = []
    names: dict[str, str] = {}
    for person, before, after, counting in told:
        bears = borne[person]
        for folded, (name, record) in after.items():
            if folded not in bears and folded not in before:
                wanted.append((person, folded, record))
                names.setdefault(folded, name)
        for folded, row in bears.items():
            if row.record_id is None or row.record_id in counting:
                continue
            if folded in after:
                moved.append((after[folded][1], row.pk))
            else:
                gone.append(row.pk)
    labels = _labels(book, names)
    bulk.insert(
        Labelling,
        ["id", "book", "person", "label", "record"],
        [(new_id(), book.pk, who, labels[folded], record) for who, folded, record in wanted],
    )
    bulk.update(Labelling, ["record"], moved)
    Labelling.objects.filter(book=book, pk__in=gone).delete()


def _names(given: Given) -> dict[str, tuple[str, UUID]]:
    """Return the labels that records give, folded: how each is written, and by which record."""
    found: dict[str, tuple[str, UUID]] = {}
    for record, fields in given.items():
        for field in fields:
            if field["kind"] == Kind.LABEL:
                try:
                    written, folded = tidy(field["value"])
                except EmptyLabelError:
                    continue
                found.setdefault(folded, (written, record))
    return found


def _borne(book: Book, people: Collection[UUID]) -> Borne:
    found: Borne = defaultdict(dict)
    rows = Labelling.objects.filter(book=book, person__in=people).select_related("label")
    for row in rows:
        found[row.person_id][row.label.folded] = row
    return found


def _labels(book: Book, names: Mapping[str, str]) -> dict[str, UUID]:
    """Return the labels of these names, made if they are new."""
    found = _present(book, names)
    new = [Label(book=book, name=names[f], folded=f) for f in names if f not in found]
    if not new:
        return found
    # Another process may be making the same label.
    Label.objects.bulk_create(new, ignore_conflicts=True)
    return _present(book, names)


def _present(book: Book, names: Iterable[str]) -> dict[str, UUID]:
    rows = (Label.objects.filter(book=book, folded__in=some) for some in slices(list(names), SLICE))
    return {folded: pk for some in rows for folded, pk in some.values_list("folded", "pk")}
