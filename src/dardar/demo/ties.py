"""People of the demo world by whom Today can be understood: each has a reason of their own."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random
from typing import TYPE_CHECKING, Final

from dardar.core.cards.fields import Field, Kind
from dardar.core.cards.stored import to_stored
from dardar.core.identity.text import fold
from dardar.demo.scenes import SAID
from dardar.encounters.models import Encounter, Participation
from dardar.people.models import Import, Label, Labelling, Person, Record, Source
from dardar.ties.models import LabelRhythm, Nudge, SaidTie, TiePause

if TYPE_CHECKING:
    from dardar.demo.world import World

DAY: Final = timedelta(days=1)
# Minutes a week that the owner has: relationships are her trade.
MINUTES: Final = 650
FRIENDS: Final = ("amistades de siempre", 45)


@dataclass(frozen=True)
class Friend:
    """Somebody with a history: how often there was contact, until when, and why now."""

    given: str
    family: str
    language: str
    company: str
    role: str
    place: str
    gap: int  # days between two contacts
    times: int
    silent: int  # days since the last
    kind: Encounter.Kind = Encounter.Kind.CALL
    birthday: int | None = None  # in so many days
    before: str = ""  # where they worked, as an older file has it
    ring: str = ""
    pause: TiePause.Kind | None = None
    is_fine: bool = False
    is_labelled: bool = False

    @property
    def name(self) -> str:
        """Given and family names."""
        return f"{self.given} {self.family}"


CALL, MAIL = Encounter.Kind.CALL, Encounter.Kind.MAIL
MEETING, MESSAGE = Encounter.Kind.MEETING, Encounter.Kind.MESSAGE
FRIENDS_OF_HERS: Final = (
    # Spoke every month, and not for some time: fading.
    Friend(
        "Marina", "Quintero Vidal", "es", "Editorial Barlovento", "Editora", "Cádiz", 30, 60, 110
    ),
    Friend("Tobias", "Hartley", "en", "Lowland Cycles", "Founder", "Utrecht", 28, 34, 66, MAIL),
    # A birthday today, one a few days ago.
    Friend(
        "Nuria", "Olmedo", "es", "Clínica Miramar", "Fisioterapeuta", "Málaga", 60, 14, 40, CALL, 0
    ),
    Friend(
        "Gareth",
        "Llewellyn",
        "en",
        "Paper Lantern Books",
        "Editor",
        "Cardiff",
        75,
        12,
        50,
        MAIL,
        -2,
    ),
    # News of her work from the latest file.
    Friend(
        "Aitana",
        "Bravo Salas",
        "es",
        "Fundación Ribera",
        "Directora",
        "Zaragoza",
        60,
        15,
        34,
        MESSAGE,
        before="Instituto Sorolla",
    ),
    # Lives where the owner's event takes place.
    Friend(
        "Vicent", "Ferrandis", "es", "Hotel Los Naranjos", "Gerente", "Valencia", 90, 9, 80, MEETING
    ),
    # Strong once, asleep for years.
    Friend("Consuelo", "Arrieta", "es", "Textiles Anáhuac", "Socia", "Guadalajara", 14, 60, 700),
    # Old friends: the label sets the rhythm.
    Friend(
        "Bea",
        "Montoro",
        "es",
        "Panadería Miga",
        "Panadera",
        "Sevilla",
        40,
        30,
        58,
        is_labelled=True,
    ),
    # What the owner says wins: close by hand, at rest, fine.
    Friend(
        "Íñigo",
        "Salvatierra",
        "es",
        "Solvento Energía",
        "Ingeniero",
        "Bilbao",
        90,
        8,
        21,
        ring="close",
    ),
    Friend(
        "Rocío",
        "Peñalver",
        "es",
        "Estudio Alameda",
        "Arquitecta",
        "Murcia",
        21,
        30,
        90,
        pause=TiePause.Kind.LEAVE,
    ),
    Friend(
        "Hamish", "Rennie", "en", "Ledger & Oak", "Accountant", "Leith", 30, 25, 120, is_fine=True
    ),
)
# What she skipped and took up of what Today proposed: she would rather call than mail.
_SKIPPED: Final = ("Tobias", MAIL, 5)
_TAKEN: Final = ("Marina", CALL, 6)


def add_ties(world: "World", seed: int) -> None:
    """Let there be people whose histories give Today something to say.

    Args:
        world: the world as it comes to be.
        seed: of dice of its own, so that those of the world fall as before.

    """
    apart = replace(world, dice=Random(seed))  # the same rows
    world.book.minutes_a_week = MINUTES
    world.book.save(update_fields=["minutes_a_week"])
    label = Label(name=FRIENDS[0], folded=fold(FRIENDS[0]))
    apart.add(label)
    apart.add(LabelRhythm(label=label, days=FRIENDS[1]))
    people = {one.given: _friend(apart, one, label) for one in FRIENDS_OF_HERS}
    for (given, way, times), taken in ((_SKIPPED, False), (_TAKEN, True)):
        for number in range(times):
            on = world.today - (30 + 9 * number) * DAY
            traits = {"kind tie": 1.0, f"way {way.value}": 1.0}
            apart.add(Nudge(person=people[given], kind="tie", on=on, taken=taken, traits=traits))


def _friend(world: "World", friend: Friend, label: Label) -> Person:
    last = world.today - friend.silent * DAY
    days = list(_days(world, friend, last))
    person = Person(created_at=world.moment(days[0], 20))
    world.add(person)
    for day in days:
        _contact(world, friend, person, day)
    _records(world, friend, person)
    if friend.ring or friend.is_fine:
        until = world.today + 90 * DAY if friend.is_fine else None
        world.add(SaidTie(person=person, ring=friend.ring, fine_until=until))
    if friend.pause:
        world.add(TiePause(person=person, kind=friend.pause, first=world.today - 45 * DAY))
    if friend.is_labelled:
        world.add(Labelling(person=person, label=label))
    return person


def _days(world: "World", friend: Friend, last: date) -> Iterator[date]:
    """Yield the days of contact, the oldest first, about as far apart as usual."""
    for number in reversed(range(friend.times)):
        jitter = world.dice.randrange(-friend.gap // 8, friend.gap // 8 + 1) if number else 0
        yield last - (number * friend.gap + jitter) * DAY


def _contact(world: "World", friend: Friend, person: Person, on: date) -> None:
    said = world.dice.choice(SAID[friend.language]) if world.dice.random() < 0.3 else ""
    met = Encounter(kind=friend.kind, on=on, said=said, created_at=world.moment(on, 21))
    world.add(met)
    world.add(Participation(encounter=met, person=person))


def _records(world: "World", friend: Friend, person: Person) -> None:
    """Write what an address book says of them, and an older one where their work has changed."""
    said = list(_fields(world, friend, friend.company))
    if not friend.before:
        world.add(_record(person, Source.OWN, said, person))
        return
    moment = world.moment(world.today - 6 * DAY, 9)
    newer_file = Import(
        source=Source.LINKEDIN,
        file_name="Connections.csv",
        state=Import.State.DONE,
        created_at=moment,
        ended_at=moment,
        total=1,
        done=1,
        changed=1,
    )
    world.add(newer_file)
    newer = _record(person, Source.LINKEDIN, said, person)
    newer.from_import, newer.created_at = newer_file, moment
    older = _record(person, Source.LINKEDIN, list(_fields(world, friend, friend.before)), person)
    older.replaced_by = newer
    world.add(newer)
    world.add(older)


def _record(person: Person, source: Source, said: Sequence[Field], since: Person) -> Record:
    fields = [to_stored(field) for field in said]
    raw = ",".join(field.value for field in said).encode() if source != Source.OWN else b""
    return Record(
        person=person, source=source, raw=raw, line=2, fields=fields, created_at=since.created_at
    )


def _fields(world: "World", friend: Friend, company: str) -> Iterator[Field]:
    mail = f"{fold(friend.given)}@{fold(friend.family).split()[0]}.example"
    parts = {"given": friend.given, "family": friend.family}
    yield Field(Kind.NAME, friend.name, parts=parts)
    yield Field(Kind.COMPANY, company)
    yield Field(Kind.ROLE, friend.role)
    yield Field(Kind.PLACE, friend.place)
    yield Field(Kind.EMAIL, mail)
    yield Field(Kind.PHONE, f"+34 600 555 {len(friend.name) * 37 % 1000:03}", "cell")
    if friend.birthday is not None:
        yield Field(Kind.BIRTHDAY, f"--{world.today + friend.birthday * DAY:%m-%d}")
