"""Reckon how relationships stand on a day, from encounters and from what the owner said."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from typing import Any, Final
from uuid import UUID

from django.db import transaction
from django.db.models import Q, QuerySet

from dardar.accounts.models import Book
from dardar.circles.models import Known
from dardar.core.cards.fields import Kind
from dardar.core.identity.text import fold
from dardar.core.ties.history import Histories
from dardar.core.ties.rhythm import By, Rhythm, Wanted, rhythm
from dardar.core.ties.rings import Ring, depths
from dardar.core.ties.said import Pause, Said
from dardar.core.ties.silence import Silence, outcomes
from dardar.core.ties.today import strength
from dardar.core.ties.warmth import warmths
from dardar.encounters.days import today
from dardar.encounters.models import Participation
from dardar.ids import new_id
from dardar.people import bulk
from dardar.people.models import Labelling, OfPerson, Person, Record, Source
from dardar.people.refresh import SLICE
from dardar.people.slices import slices
from dardar.ties.models import CircleRhythm, LabelRhythm, OwnSilence, SaidTie, Tie, TiePause
from dardar.ties.towns import town_of

# A change of work is news for so long.
NEWS: Final = timedelta(days=45)
# The contact that keeps each ring, days: see dardar.core.ties.rings.
KEPT_BY: Final = {Ring.CLOSEST: 7, Ring.CLOSE: 30, Ring.STEADY: 91, Ring.LOOSE: 365}
_COLUMNS: Final = (
    "as_of",
    "days",
    "last_on",
    "way",
    "warmth",
    "ring",
    "state",
    "every",
    "by",
    "due_on",
    "strength",
    "chance",
    "loss",
    "born",
    "wed",
    "news_on",
    "town",
)
_ON: Final = re.compile(r"(?:\d{4}-|--)(\d{2})-(\d{2})")
_WORK: Final = (Kind.COMPANY, Kind.ROLE)


@dataclass(slots=True)
class Facts:
    """What a relationship is reckoned from."""

    days: list[date] = field(default_factory=list)  # each once, in order
    way: str = ""  # the kind of the last encounter
    said: Said = field(default_factory=Said)
    circles: list[int] = field(default_factory=list)  # rhythms of labels and circles


def reckon(book: Book, people: Collection[UUID]) -> None:
    """Reckon the ties to some people anew, who stand for themselves; others have none."""
    _reckon(book, today(book), people)


def reckon_everybody(book: Book) -> None:
    """Reckon all ties of a book for the owner's day, and learn of silence from their history.

    Some people at a time, so that nobody has to wait for long to write, and what is written
    meanwhile is not written over with what was read before.
    """
    on = today(book)
    days: dict[UUID, list[int]] = defaultdict(list)
    for person, day, _kind in _contacts(book, None):
        days[person].append(day.toordinal())
    numbered = enumerate(days.values())
    pairs = [(number, day) for number, its in numbered for day in its]
    ties, ordinals = zip(*pairs, strict=True) if pairs else ((), ())
    silence = Silence.learnt(outcomes(Histories.of(len(days), ties, ordinals), on))
    said = (
        _of(model, book, None).values_list("person", flat=True) for model in (SaidTie, TiePause)
    )
    known = Tie.objects.filter(book=book).values_list("person", flat=True)
    _reckon(book, on, {*days, *known, *(person for rows in said for person in rows)}, silence)
    columns = {"on": on, "shift": silence.shift, "known": silence.known}
    OwnSilence.objects.update_or_create(book=book, defaults=columns)


def _reckon(book: Book, on: date, people: Collection[UUID], silence: Silence | None = None) -> None:
    for some in slices(list(people), SLICE):
        with transaction.atomic(savepoint=False):
            facts = facts_of(book, on, some)
            if silence is None:
                silence = silence_of(book) if facts else None
            _write(book, on, silence or Silence(), some, facts)


def silence_of(book: Book) -> Silence:
    """Return what was learnt last of silence in a book."""
    learnt = OwnSilence.objects.filter(book=book).values_list("shift", "known").first()
    return Silence(*learnt) if learnt else Silence()


def facts_of(book: Book, on: date, people: Sequence[UUID]) -> dict[UUID, Facts]:
    """Return what the ties to some people are reckoned from.

    Whoever was never contacted, and of whom nothing was said, is left out.
    """
    found: dict[UUID, Facts] = defaultdict(Facts)
    for person, day, kind in _contacts(book, people):
        facts = found[person]
        if day <= on:
            facts.way = kind
        if not facts.days or facts.days[-1] != day:
            facts.days.append(day)
    for person, said in _said(book, people).items():
        found[person].said = said
    for person, days in _rhythms(book, people) if found else ():
        if person in found:
            found[person].circles.append(days)
    return dict(found)


def _contacts(book: Book, people: Sequence[UUID] | None) -> Iterator[tuple[UUID, date, str]]:
    """Yield the contacts of people by day, each day and kind of a person once."""
    rows = _of(Participation, book, people).filter(person__joined_to=None)
    told = rows.values_list("person", "encounter__on", "encounter__kind").distinct()
    yield from told.order_by("encounter__on").iterator(chunk_size=10_000)


def _said(book: Book, people: Sequence[UUID]) -> dict[UUID, Said]:
    pauses: dict[UUID, list[Pause]] = defaultdict(list)
    for row in _of(TiePause, book, people).filter(person__joined_to=None):
        pauses[row.person_id].append(Pause(row.first, row.last or date.max))
    told = _of(SaidTie, book, people).filter(person__joined_to=None)
    said = {row.person_id: row for row in told}
    found = {}
    for person in said.keys() | pauses.keys():
        row, its = said.get(person), tuple(pauses.get(person, ()))
        ring = Ring(row.ring) if row and row.ring else None
        found[person] = Said(ring, row.every, its, row.fine_until) if row else Said(pauses=its)
    return found


def _rhythms(book: Book, people: Sequence[UUID]) -> Iterator[tuple[UUID, int]]:
    """Yield the rhythms of the labels and circles of people."""
    labels = dict(
        LabelRhythm.objects.filter(book=book, days__isnull=False).values_list("label", "days")
    )
    if labels:
        bearing = _of(Labelling, book, people).filter(label__in=labels)
        for person, label in bearing.values_list("person", "label"):
            yield person, labels[label] or 0
    circles = dict(
        CircleRhythm.objects.filter(book=book, days__isnull=False).values_list("circle", "days")
    )
    if circles:
        there = _of(Known, book, people).filter(member__circle__in=circles)
        for person, circle in there.values_list("person", "member__circle"):
            yield person, circles[circle] or 0


def _of(model: type[OfPerson], book: Book, people: Sequence[UUID] | None) -> QuerySet[Any]:
    who = {} if people is None else {"person__in": people}
    return model._default_manager.filter(book=book, **who)


def _histories(facts: Sequence[Facts]) -> Histories:
    ties = [number for number, one in enumerate(facts) for _day in one.days]
    days = [day.toordinal() for one in facts for day in one.days]
    return Histories.of(len(facts), ties, days)


def _write(
    book: Book,
    on: date,
    silence: Silence,
    people: Sequence[UUID],
    facts: Mapping[UUID, Facts],
) -> None:
    """Write the ties to these people: made, changed or taken away as there is reason for them."""
    with_reason = [pk for pk in people if pk in facts]
    warm = warmths(_histories([facts[pk] for pk in with_reason]), on)
    chances, rings = silence.chance(warm), depths(warm)
    reasons = _reasons(book, on, with_reason)
    rows = {}
    for number, pk in enumerate(with_reason):
        model = (float(warm[number]), float(chances[number]), int(rings[number]))
        rows[pk] = (*_told(facts[pk], on, *model), *reasons.get(pk, (None, None, None, "")))
    _keep(book, people, rows)


def _told(facts: Facts, on: date, warmth: float, chance: float, depth: int) -> tuple[Any, ...]:
    """Return the columns of a tie that tell how it stands."""
    how = _rhythm(facts, on)
    past = sum(day <= on for day in facts.days)
    said = facts.said.ring
    ring = said.depth if said else depth if past else None
    worth = strength(past, said)
    wanted = how.wanted
    return (
        on,
        past,
        how.last,
        facts.way,
        warmth,
        ring,
        how.state.value,
        min(wanted.days, 32_767) if wanted else None,
        wanted.by.value if wanted else "",
        how.due,
        worth,
        chance,
        worth * chance,
    )


def _rhythm(facts: Facts, on: date) -> Rhythm:
    """Return the rhythm of a tie; a ring set by hand asks for no more than its own rhythm.

    The warmth of somebody with whom there was little so far falls below the floor of a near ring
    within days: what the owner means is the rhythm that keeps that ring.
    """
    how = rhythm(facts.days, on, facts.said, facts.circles)
    wanted, ring = how.wanted, facts.said.ring
    if ring in KEPT_BY and wanted and wanted.by is By.RING and wanted.days < KEPT_BY[ring]:
        said = replace(facts.said, every=KEPT_BY[ring])
        how = rhythm(facts.days, on, said, facts.circles)
        return replace(how, wanted=Wanted(KEPT_BY[ring], By.RING))
    return how


def _keep(book: Book, people: Sequence[UUID], rows: Mapping[UUID, tuple[Any, ...]]) -> None:
    """Make these the ties to people and to those who stand with them: the latter have none."""
    for some in slices(list(people), SLICE):
        theirs = Q(person__in=some) | Q(person__joined_to__in=some)
        known = dict(Tie.objects.filter(theirs, book=book).values_list("person", "pk"))
        if gone := [pk for person, pk in known.items() if person not in rows]:
            Tie.objects.filter(pk__in=gone).delete()
        its = [(pk, rows[pk]) for pk in some if pk in rows]
        bulk.update(Tie, _COLUMNS, [(*row, known[pk]) for pk, row in its if pk in known])
        new = [(new_id(), book.pk, pk, *row) for pk, row in its if pk not in known]
        bulk.insert(Tie, ("id", "book", "person", *_COLUMNS), new)


Reasons = tuple[int | None, int | None, date | None, str]


def _reasons(book: Book, on: date, people: Sequence[UUID]) -> dict[UUID, Reasons]:
    """Return the reasons to call of each person: birthday, anniversary, news, town."""
    found: dict[UUID, Reasons] = {}
    for some in slices(people, SLICE):
        news = dict(_news(book, on, some))
        rows = Person.objects.filter(book=book, pk__in=some).values_list("pk", "profile", "place")
        for pk, profile, place in rows:
            born, wed = _day(profile, Kind.BIRTHDAY), _day(profile, Kind.ANNIVERSARY)
            found[pk] = (born, wed, news.get(pk), town_of(place))
    return found


def _day(profile: Iterable[Mapping[str, Any]], kind: Kind) -> int | None:
    """Return month and day of a birthday or an anniversary, as 1224."""
    told = (_ON.fullmatch(str(f.get("value", "")).strip()) for f in profile if f["kind"] == kind)
    return next((int(day[1]) * 100 + int(day[2]) for day in told if day), None)


def _news(book: Book, on: date, people: Sequence[UUID]) -> Iterator[tuple[UUID, date]]:
    """Yield the day a newer record of a source told of another company or role, the latest last."""
    for row in changed_work(book, on, people):
        newer = row.replaced_by
        if newer:
            yield row.person_id, newer.created_at.astimezone(book.zone).date()


def changed_work(book: Book, on: date, people: Sequence[UUID]) -> list[Record]:
    """Return the records whose company or role a newer one told anew lately, the latest last."""
    rows = Record.objects.filter(book=book, person__in=people, replaced_by__isnull=False)
    since = datetime.combine(on - NEWS, time.min, book.zone)
    rows = rows.filter(replaced_by__created_at__gt=since).exclude(source=Source.OWN)
    rows = rows.select_related("replaced_by").order_by("replaced_by__created_at", "pk")
    return [row for row in rows.defer("raw", "replaced_by__raw") if _work(row) and _is_other(row)]


def _is_other(row: Record) -> bool:
    """Tell whether a newer record says where somebody works, and otherwise than this one."""
    newer = row.replaced_by
    now = _work(newer) if newer else {}
    return any(now.get(kind) and now[kind] != was for kind, was in _work(row).items())


def _work(row: Record) -> dict[str, str]:
    return {f["kind"]: fold(f["value"]) for f in row.fields if f["kind"] in _WORK}
