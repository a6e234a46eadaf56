"""Cards that the owner of the demo world has photographed: some wait, some are people already.

The pictures are the samples, and what was read on them is kept beside them; all that comes after
the reading is done here for this world, as it is for a picture taken now.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from random import Random
from typing import TYPE_CHECKING, Final

from dardar.capture import samples
from dardar.capture.carrying import cards_of
from dardar.capture.models import Capture, Card, Scan
from dardar.capture.queries import fields_of
from dardar.capture.seeing import of_picture
from dardar.core.cards.fields import Field, Kind
from dardar.core.cards.stored import to_stored
from dardar.demo.cast import Member
from dardar.demo.readings import stored
from dardar.demo.scenes import YESTERDAY
from dardar.demo.story import Story
from dardar.encounters.models import Gathering
from dardar.people.models import Import, Person, Record, Source

if TYPE_CHECKING:
    from dardar.demo.world import World

# Of yesterday: a card with something to check, the new one of somebody known, a front, its back,
# and a full one.
WAITING: Final = ("kettle", "partner", "clinica-front", "clinica-back", "bodega")
# Some cards on a table, of months ago: whoever is on them is in the book, but for the last one.
TABLE: Final = "mesa"
# One of those yesterday, who was somewhere else when they met.
JAMES: Final = Member(
    given="James",
    family="Fletcher",
    language="en",
    company="Common Thread",
    role="Community manager",
    earlier_company="Common Thread",
    place="Bristol",
    mail="james@commonthread.example",
    phone="+44 7700 900321",
)


def add_photographed(world: "World", story: Story, seed: int) -> None:
    """Let cards have been photographed yesterday, and others that are people by now.

    Args:
        world: the world as it comes to be, its gatherings told.
        story: its story.
        seed: of dice of its own, so that those of the world fall as before.

    """
    apart = replace(world, dice=Random(seed))  # the same rows
    story = Story(apart, story.years, story.spaces)
    held = [row for row in world.rows if isinstance(row, Gathering)]
    yesterday = next(one for one in held if one.name == YESTERDAY)
    earlier = sorted((one for one in held if one is not yesterday), key=lambda one: one.on)
    _know(apart, story, JAMES, earlier[0])
    for minute, name in enumerate(WAITING):
        for card, scan in _photograph(apart, name, yesterday, minute):
            apart.add(card)
            apart.add(scan)
    *taken_up, left = _photograph(apart, TABLE, earlier[-1])
    _set_aside(apart, *left)
    _take_up(apart, story, taken_up, earlier[-1])


def _know(world: "World", story: Story, member: Member, gathering: Gathering) -> None:
    """Let somebody be known from an address book, and met years ago."""
    book = next(row for row in world.rows if isinstance(row, Import) and row.source == "google")
    book.total, book.done, book.new = book.total + 1, book.done + 1, book.new + 1
    person = Person(created_at=book.created_at)
    said = (
        Field(Kind.NAME, member.name, parts={"given": member.given, "family": member.family}),
        Field(Kind.COMPANY, member.company),
        Field(Kind.EMAIL, member.mail, "work"),
        Field(Kind.PHONE, member.phone, "cell"),
    )
    record = Record(
        person=person,
        source=book.source,
        raw=",".join(field.value for field in said).encode(),
        line=book.total + 1,
        fields=[to_stored(field) for field in said],
        from_import=book,
        created_at=book.created_at,
    )
    world.add(person)
    world.add(record)
    story.live(member, person, gathering.on, gathering)


def _photograph(
    world: "World", name: str, at: Gathering, minute: int = 0
) -> Iterator[tuple[Card, Scan]]:
    """Yield the cards of a sample picture that was taken at a gathering."""
    moment = world.moment(at.on, 9) + timedelta(minutes=minute)
    capture = Capture(
        pk=samples.key(world.book, f"{name}.jpg"),
        kind=Capture.Kind.PHOTO,
        state=Capture.State.READ,
        on=at.on,
        gathering=at.name,
        space=at.space,
        created_at=moment,
    )
    world.add(capture)
    for card, scan in cards_of(capture, of_picture(stored(name), world.book.region)):
        card.created_at = moment
        yield card, scan


def _set_aside(world: "World", card: Card, scan: Scan) -> None:
    card.state, card.decided_at = Card.State.SKIPPED, card.created_at
    world.add(card)
    world.add(scan)


def _take_up(
    world: "World", story: Story, taken: Iterable[tuple[Card, Scan]], at: Gathering
) -> None:
    """Let those on some cards have been taken up the evening they were met."""
    for card, scan in taken:
        fields = fields_of(card.findings)
        person = Person(created_at=world.moment(at.on, 20))
        card.record = Record(
            person=person,
            source=Source.CARD,
            raw=scan.text.encode(),
            fields=[to_stored(field) for field in fields],
            created_at=person.created_at,
        )
        card.state, card.decided_at = Card.State.ACCEPTED, person.created_at
        for row in (person, card.record, card, scan):
            world.add(row)
        story.live(_as_member(fields), person, at.on, at)


def _as_member(fields: Sequence[Field]) -> Member:
    """Return whom a card is of as one of the cast."""
    said = {field.kind: field for field in reversed(fields)}

    def value(kind: Kind) -> str:
        return said[kind].value if kind in said else ""

    parts = said[Kind.NAME].parts
    return Member(
        given=parts.get("given", ""),
        family=parts.get("family", ""),
        language="en" if value(Kind.PHONE).startswith("+44") else "es",
        company=value(Kind.COMPANY),
        role=value(Kind.ROLE),
        earlier_company=value(Kind.COMPANY),
        place="",
        mail=value(Kind.EMAIL),
        phone=value(Kind.PHONE),
    )
