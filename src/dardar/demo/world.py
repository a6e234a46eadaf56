"""Make the demo world: written as an archive would be, and brought in as one.

The same day gives the same world: dice are thrown from a fixed seed.
"""

import csv
import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from typing import Any, Final
from zlib import crc32

from django.utils import timezone

from dardar.accounts.actions import open_book
from dardar.accounts.models import Book, Owned
from dardar.archive.actions import load
from dardar.archive.layout import owned_models, to_row
from dardar.core.cards.fields import Field, Kind
from dardar.core.cards.stored import StoredField, to_stored
from dardar.core.identity.text import fold
from dardar.demo.cast import Member, cast
from dardar.demo.circles import add_circle, enliven
from dardar.demo.doubles import add_doubles
from dardar.demo.events import add_event
from dardar.demo.giving import add_giving, look_through_proposals
from dardar.demo.network import add_network, share_ties
from dardar.demo.own import add_own_card
from dardar.demo.photographed import add_photographed
from dardar.demo.scenes import LABELS, NOTES
from dardar.demo.story import NEVER_MET, Story
from dardar.demo.ties import add_ties
from dardar.demo.value import add_value
from dardar.encounters.models import Space
from dardar.giving.tasks import match_soon
from dardar.people.joining.suggesting import catch_up
from dardar.people.models import (
    Assertion,
    Import,
    Label,
    Labelling,
    Note,
    OfPerson,
    Person,
    Record,
    Source,
)
from dardar.ties.reckoning import reckon_everybody

SEED: Final = 8600
PEOPLE: Final = 300
YEARS: Final = 6
OWNER: Final = "Lucía Ferrer"
OWNER_MAIL: Final = "lucia@dardar.example"
Progress = Callable[[str, float], None]


@dataclass(slots=True)
class World:
    """The rows of the world as they come to be."""

    book: Book
    today: date
    dice: Random
    rows: list[Owned] = field(default_factory=list)

    def add(self, row: Owned) -> None:
        """Add a row; it bears the book, and is about whom it names."""
        row.book = self.book
        if isinstance(row, OfPerson):
            row.identity = row.person_id  # type: ignore[attr-defined] # its models have it
        self.rows.append(row)

    def moment(self, day: date, hour: int = 12) -> datetime:
        """Return a moment of a day, never in the future."""
        return min(datetime.combine(day, time(hour), UTC), timezone.now())

    def ordered(self) -> Iterator[tuple[int, dict[str, Any]]]:
        """Yield the rows as an archive holds them, those pointed to first."""
        place = {model: number for number, model in enumerate(owned_models())}
        ordered = sorted(self.rows, key=lambda row: place[type(row)])
        yield from enumerate(map(to_row, ordered), start=2)


def build(
    progress: Progress,
    *,
    people: int = PEOPLE,
    years: int = YEARS,
    today: date | None = None,
    email: str = OWNER_MAIL,
) -> Book:
    """Open the demo owner's book, fill it and return it.

    Args:
        progress: is told what is being done and the share done, 0 to 1.
        people: how many live in it.
        years: how long ago the first of them was met.
        today: the day on which the world is looked at; this day by default.
        email: the owner's address, for more than one world on a server.

    """
    progress("opening a book", 0.0)
    book = open_book(
        email=email,
        password=None,
        name=OWNER,
        keeper=True,
        region="ES",
        time_zone="Europe/Madrid",
    )
    # Links of two worlds on a server must differ.
    seed = SEED if email == OWNER_MAIL else crc32(email.encode())
    day = today or timezone.localdate(timezone=book.zone)
    world = World(book, day, Random(SEED))
    progress("inviting people", 0.2)
    story = Story(world, years, list(Space.objects.filter(book=book).order_by("pk")))
    members = [(member, _person(world, member)) for member in cast(world.dice, people)]
    _sources(world, members)
    add_doubles(world, members)
    _labels_and_notes(world, members)
    add_own_card(world, seed)
    progress("six years pass", 0.4)
    story.tell(members)
    add_photographed(world, story, seed)
    add_giving(world, members[: len(members) - NEVER_MET])
    add_circle(world, members[: len(members) - NEVER_MET], seed)
    if people >= PEOPLE:
        add_ties(world, seed)
        add_network(world, members[: len(members) - NEVER_MET], seed)
        add_value(world, members[: len(members) - NEVER_MET], seed)
    progress("writing it down", 0.6)
    world.rows.extend(story.spaces)
    load(book, world.ordered())
    enliven(book)
    share_ties(book)
    add_event(book, seed)
    progress("looking who is who", 0.9)
    catch_up(book)
    look_through_proposals(book, day)
    reckon_everybody(book)
    match_soon(book.pk)
    progress("done", 1.0)
    return book


def _person(world: World, member: Member) -> Person:
    del member  # what is shown of a person is computed from the records
    arrived = world.today - timedelta(days=world.dice.randrange(30, YEARS * 365))
    person = Person(created_at=world.moment(arrived))
    world.add(person)
    return person


def _sources(world: World, members: list[tuple[Member, Person]]) -> None:
    """Give everybody one to three records, as three address books and the owner have them."""
    ages = {Source.GOOGLE: 1500, Source.LINKEDIN: 160, Source.VCARD: 700}
    files = {
        Source.GOOGLE: "contacts.csv",
        Source.LINKEDIN: "Connections.csv",
        Source.VCARD: "iPhone.vcf",
    }
    imports = {}
    for source, age in ages.items():
        moment = world.moment(world.today - timedelta(days=age))
        imports[source] = Import(
            source=source,
            file_name=files[source],
            state=Import.State.DONE,
            created_at=moment,
            ended_at=moment,
        )
        world.add(imports[source])
    for number, (member, person) in enumerate(members):
        chosen = [source for source in ages if world.dice.random() < 0.55]
        for source in chosen:
            entry = imports[source]
            entry.total += 1
            entry.done += 1
            entry.new += source == chosen[0]
            entry.changed += source != chosen[0]
            record = _record(member, person, entry, number)
            world.add(record)
            if source != chosen[0]:
                _join(world, person, record, by_hand=Source.LINKEDIN in {source, chosen[0]})
        if not chosen or world.dice.random() < 0.1:
            world.add(_own_record(member, person, with_name=not chosen))


def _join(world: World, person: Person, record: Record, *, by_hand: bool) -> None:
    """Let a further record be an identity of its own that stands with a person.

    Telephones tell that two address books mean the same; where there are none, the owner does.
    """
    moment = max(record.created_at, person.created_at)
    identity = Person(created_at=moment, joined_to=person)
    world.add(identity)
    record.identity = identity.pk
    world.add(
        Assertion(
            kind=Assertion.Kind.SAME if by_hand else Assertion.Kind.AUTO,
            one=person,
            other=identity,
            at=moment,
            evidence=[] if by_hand else ["phone"],
        )
    )


def _record(member: Member, person: Person, entry: Import, number: int) -> Record:
    cells, fields = _AS[Source(entry.source)](member)
    line = io.StringIO()
    csv.writer(line).writerow(cells)
    return Record(
        person=person,
        source=entry.source,
        raw=line.getvalue().encode(),
        line=number + 2,
        fields=[to_stored(f) for f in fields],
        from_import=entry,
        created_at=entry.created_at,
    )


def _name(member: Member) -> Field:
    return Field(Kind.NAME, member.name, parts={"given": member.given, "family": member.family})


def _as_google(member: Member) -> tuple[list[str], list[Field]]:
    cells = [member.given, member.family, member.earlier_company, member.mail, member.phone]
    return cells, [
        _name(member),
        Field(Kind.COMPANY, member.earlier_company),
        Field(Kind.EMAIL, member.mail, "work"),
        Field(Kind.PHONE, member.phone, "cell"),
    ]


def _as_linkedin(member: Member) -> tuple[list[str], list[Field]]:
    slug = fold(member.name).replace(" ", "-")
    url = f"linkedin.com/in/{slug}"
    return [member.given, member.family, url, "", member.company, member.role], [
        _name(member),
        Field(Kind.COMPANY, member.company),
        Field(Kind.ROLE, member.role),
        Field(Kind.PROFILE, url, "linkedin"),
    ]


def _as_vcard(member: Member) -> tuple[list[str], list[Field]]:
    return [member.name, member.phone, member.place], [
        _name(member),
        Field(Kind.PHONE, member.phone, "cell"),
        Field(Kind.ADDRESS, member.place, "home", {"city": member.place}),
    ]


_AS: Final = {
    Source.GOOGLE: _as_google,
    Source.LINKEDIN: _as_linkedin,
    Source.VCARD: _as_vcard,
}


def _own_record(member: Member, person: Person, *, with_name: bool) -> Record:
    said: list[Field] = [Field(Kind.PLACE, member.place)]
    if with_name:
        said += [
            _name(member),
            Field(Kind.COMPANY, member.company),
            Field(Kind.EMAIL, member.mail),
            Field(Kind.PHONE, member.phone, "cell"),
        ]
    fields: list[StoredField] = [to_stored(f) for f in said]
    return Record(person=person, source=Source.OWN, fields=fields, created_at=person.created_at)


def _labels_and_notes(world: World, members: list[tuple[Member, Person]]) -> None:
    labels = [Label(name=name, folded=fold(name)) for name in LABELS]
    for label in labels:
        world.add(label)
    for member, person in members:
        for label in world.dice.sample(labels, world.dice.choice((0, 0, 0, 1, 1, 2))):
            world.add(Labelling(person=person, label=label))
        if world.dice.random() < 0.12:
            text = world.dice.choice(NOTES[member.language])
            world.add(Note(person=person, text=text, created_at=person.created_at))
