"""Look through a file before anything of it is written, and tell what it would bring."""

from collections.abc import Collection, Iterator
from typing import Final, TypedDict

from django.db import transaction
from django.utils import timezone

from dardar.core.cards.fields import Kind
from dardar.core.cards.stored import StoredField, tells_of_the_file
from dardar.core.identity.profile import Statement, alike, compute
from dardar.ids import new_id
from dardar.people import bulk
from dardar.people.imports import storage
from dardar.people.imports.incoming import Incoming, called
from dardar.people.imports.known import Ground, is_first_of
from dardar.people.imports.marks import Marks
from dardar.people.imports.matching import Decision, KnownPerson, Verdict, decide
from dardar.people.imports.reading import Chunk, chunks, header_of
from dardar.people.imports.scratch import Scratch
from dardar.people.imports.state import State, require_ours, step
from dardar.people.models import Import, ImportRejection

SHOWN: Final = 20  # people, and changes of people
MOST_NEWS: Final = 50
# What is worth a call or a few lines when it changes, each of which a person has once.
TELLING: Final = (Kind.COMPANY, Kind.ROLE, Kind.PLACE)
_MOST_VALUES: Final = 12  # of a change
_LONGEST_VALUE: Final = 200


class Newcomer(TypedDict):
    """Somebody new as they would appear."""

    name: str
    role: str
    company: str
    email: str
    phone: str


class Difference(TypedDict):
    """Somebody known, and what a file says of them that is new or that it no longer says."""

    name: str
    gained: list[StoredField]
    lost: list[StoredField]


class Change(TypedDict):
    """What a source says now, and what it said before, "" if nothing."""

    kind: str
    was: str
    now: str


class News(TypedDict):
    """Somebody known whose company, role or place is another than it was in the same source."""

    person: str
    changes: list[Change]


class Preview(TypedDict):
    """What a look through a file has shown besides its counts."""

    people: list[Newcomer]
    changes: list[Difference]
    news: list[News]
    repeated: int  # entries about somebody who stands further up in the file
    pictured: int  # entries with pictures
    read: float  # the share of the file that was read


def read(work: Import) -> None:
    """Look through the file of an import, from its beginning, and make it ready to run.

    Raises:
        OvertakenError: the import was cancelled, or somebody else is at it.
        UnreadableError: the file is not of its source.
        FileNotFoundError: the upload is gone.

    """
    _begin(work)
    size = storage.size(work.stored_as)
    path = storage.marks_of(work.stored_as)
    with Scratch() as scratch, Marks(path, anew=True) as marks:
        is_first = is_first_of(work)
        if not is_first:
            _mark_whole(work, marks)
        ground = Ground(work, marks)
        for chunk in chunks(work):
            if is_first:
                _mark(marks, chunk)
            decisions = _decide(ground, scratch, chunk)
            _show(work, decisions)
            work.preview["read"] = min(chunk.position / size, 1.0) if size else 1.0
            _keep(work, chunk, decisions)
    with transaction.atomic():
        require_ours(work)
        step(work, start=frozenset({State.READING}), state=State.READY, total=work.done)


def _mark_whole(work: Import, marks: Marks) -> None:
    """Read the whole file for its marks: which records stand in it must be known from the start."""
    for chunk in chunks(work):
        with transaction.atomic():
            require_ours(work)
        _mark(marks, chunk)


def _mark(marks: Marks, chunk: Chunk) -> None:
    marks.add(one.digest for one in chunk.incoming)
    # Words do not tell whether pictures are the same.
    marks.add(one.mark for one in chunk.incoming if not one.entry.pictures)


def _begin(work: Import) -> None:
    """Forget what an earlier look has left."""
    header = header_of(work)
    with transaction.atomic():
        require_ours(work)
        work.rejections.all().delete()
        work.header = header
        work.preview = Preview(people=[], changes=[], news=[], repeated=0, pictured=0, read=0.0)
        work.done = work.total = work.new = work.changed = work.same = work.rejected = 0
        work.save()


def _decide(ground: Ground, scratch: Scratch, chunk: Chunk) -> list[Decision]:
    known = ground.known(chunk.incoming, scratch)
    decisions = [decide(known, one, new_id) for one in chunk.incoming]
    scratch.keep(decisions)
    return decisions


def _keep(work: Import, chunk: Chunk, decisions: Collection[Decision]) -> None:
    """Count what a chunk brings and keep its rejections."""
    verdicts = [decision.verdict for decision in decisions]
    with transaction.atomic():
        require_ours(work)
        bulk.insert(
            ImportRejection,
            ["id", "book", "of", "line", "reason", "raw"],
            [(new_id(), work.book_id, work.pk, r.line, r.reason.value, r.raw)
             for r in chunk.rejections],
        )  # fmt: skip
        work.done += chunk.items
        work.new += verdicts.count(Verdict.NEW)
        work.changed += verdicts.count(Verdict.CHANGED)
        work.same += verdicts.count(Verdict.SAME)
        work.rejected += len(chunk.rejections)
        work.save(update_fields=["done", "new", "changed", "same", "rejected", "preview"])


def _show(work: Import, decisions: Collection[Decision]) -> None:
    """Add to the preview what the decisions show."""
    preview: Preview = work.preview
    for decision in decisions:
        one, person = decision.incoming, decision.person
        if person is None or decision.verdict is Verdict.SAME:
            continue
        preview["pictured"] += bool(one.entry.pictures)
        if decision.verdict is Verdict.NEW:
            if len(preview["people"]) < SHOWN:
                preview["people"].append(_newcomer(work, one))
        elif not person.said:
            preview["repeated"] += 1
        else:
            _show_change(preview, decision, person)


def _show_change(preview: Preview, decision: Decision, person: KnownPerson) -> None:
    """Add to the preview what an entry changes of somebody known."""
    if len(preview["changes"]) < SHOWN:
        preview["changes"].append(_difference(decision, person))
    if len(preview["news"]) < MOST_NEWS and (changes := list(_news(decision, person))):
        preview["news"].append(News(person=str(person.id), changes=changes))


def _newcomer(work: Import, one: Incoming) -> Newcomer:
    said = Statement("", work.source, timezone.now(), one.fields)
    profile = compute([said], one.region)
    return Newcomer(
        name=profile.name[:_LONGEST_VALUE],
        role=profile.role[:_LONGEST_VALUE],
        company=profile.company[:_LONGEST_VALUE],
        email=profile.email[:_LONGEST_VALUE],
        phone=profile.phone,
    )


def _difference(decision: Decision, person: KnownPerson) -> Difference:
    one, old = decision.incoming, decision.replaced
    stay = [f for pk, said in person.said.items() if not old or pk != old.id for f in said]
    names = called([f for said in person.said.values() for f in said])
    was = old.fields if old else []
    return Difference(
        name=next(iter(names or one.names), "")[:_LONGEST_VALUE],
        gained=_beyond(one.fields, [*stay, *was], one.region),
        lost=_beyond(was, [*stay, *one.fields], one.region),
    )


def _news(decision: Decision, person: KnownPerson) -> Iterator[Change]:
    """Yield what a source says anew of where somebody is and what they do, known from nobody."""
    old, one = decision.replaced, decision.incoming
    if old is None:
        return
    known = {alike(f, one.region) for said in person.said.values() for f in said}
    for kind in TELLING:
        now = next((f for f in one.fields if f["kind"] == kind), None)
        was = next((f["value"] for f in old.fields if f["kind"] == kind), "")
        if now and alike(now, one.region) not in known:
            yield Change(kind=kind, was=was[:_LONGEST_VALUE], now=now["value"][:_LONGEST_VALUE])


def _beyond(fields: list[StoredField], others: list[StoredField], region: str) -> list[StoredField]:
    """Return those fields that say what none of the others says, shortened."""
    known = {alike(field, region) for field in others}
    telling = [field for field in fields if not tells_of_the_file(field)]
    beyond = [field for field in telling if alike(field, region) not in known]
    return [
        StoredField(kind=f["kind"], value=f["value"][:_LONGEST_VALUE], label=f.get("label", ""))
        for f in beyond[:_MOST_VALUES]
    ]
