"""Labels that records give: identities bear them as long as a record that counts says so.

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
from dardar.people import bulk
from dardar.people.joining.standing import come_forward, enter, heads_of
from dardar.people.labelling import EmptyLabelError, tidy
from dardar.people.models import Label, Labelling
from dardar.people.refresh import SLICE
from dardar.people.slices import slices

Given = Mapping[UUID, Sequence[StoredField]]
Borne = dict[UUID, dict[str, Labelling]]


class Relabelling(NamedTuple):
    """What the records of an identity say, by their ids, before and after a change."""

    identity: UUID
    before: Given
    after: Given


def follow(book: Book, relabellings: Iterable[Relabelling]) -> None:
    """Let people bear what their records say now; needs the records to be there already."""
    told = [
        _Told(r.identity, before, after, r.after.keys())
        for r in relabellings
        for before, after in [(_names(r.before), _names(r.after))]
        if before or after
    ]
    for some in slices(told, SLICE):
        _follow(book, some)


class _Told(NamedTuple):
    """The labels that records give, folded: how each is written, and by which record."""

    identity: UUID
    before: Mapping[str, tuple[str, UUID]]
    after: Mapping[str, tuple[str, UUID]]
    counting: Collection[UUID]


def _follow(book: Book, told: Sequence[_Told]) -> None:
    heads = heads_of(book, [one.identity for one in told])
    borne, standing = _borne(book, heads)
    wanted: list[tuple[UUID, str, UUID]] = []
    moved: list[tuple[UUID, UUID]] = []
    gone: list[UUID] = []
    names: dict[str, str] = {}
    for identity, before, after, counting in told:
        bears = borne[identity]
        for folded, (name, record) in after.items():
            was_taken_away = folded in before and folded not in standing[heads[identity]]
            if folded not in bears and not was_taken_away:
                wanted.append((identity, folded, record))
                names.setdefault(folded, name)
        for folded, row in bears.items():
            if row.record_id is None or row.record_id in counting:
                continue
            if folded in after:
                moved.append((after[folded][1], row.pk))
            else:
                gone.append(row.pk)
    labels = _labels(book, names)
    rows = [
        Labelling(book=book, person_id=who, identity=who, label_id=labels[folded], record_id=record)
        for who, folded, record in wanted
    ]
    bulk.update(Labelling, ["record"], moved)
    Labelling.objects.filter(book=book, pk__in=gone).delete()
    enter(book, Labelling, rows)
    if gone:  # in their place may come what waits with another identity
        come_forward(book, Labelling, heads)


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


def _borne(book: Book, heads: Mapping[UUID, UUID]) -> tuple[Borne, Mapping[UUID, set[str]]]:
    """Return the labels that identities bear, and those of the people who stand for them."""
    found: Borne = defaultdict(dict)
    standing: Mapping[UUID, set[str]] = defaultdict(set)
    places = {*heads, *heads.values()}
    rows = Labelling.objects.filter(book=book, person__in=places).select_related("label")
    for row in rows:
        found[row.identity][row.label.folded] = row
        standing[row.person_id].add(row.label.folded)
    return found, standing


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
