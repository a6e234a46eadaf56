"""Who knows whom in the demo world: groups that meet, who joins two of them, and shared ties."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from random import Random
from typing import TYPE_CHECKING, Final, NamedTuple
from uuid import UUID

from dardar.accounts.models import Book
from dardar.circles.models import Circle
from dardar.circles.models import Member as Place
from dardar.core.cards.fields import Field, Kind
from dardar.core.cards.stored import to_stored
from dardar.demo.cast import Member
from dardar.demo.circles import NAME as CIRCLE
from dardar.encounters.models import Encounter, Participation, Space
from dardar.insights.network.models import SharedTie, TieRequest
from dardar.insights.network.sharing import share
from dardar.people.models import Person, Record, Source

if TYPE_CHECKING:
    from dardar.demo.world import World

Members = Sequence[tuple[Member, Person]]
Closeness = SharedTie.Closeness


class Someone(NamedTuple):
    """Somebody who lives in the demo world for the sake of whom they know."""

    given: str
    family: str
    role: str
    company: str
    place: str


# Groups in which people meet: the name of the space, how many are in it, days between two meetings.
GROUPS: Final = (("Coro Alameda", 11, 28), ("Correr los jueves", 8, 21), ("Tuesday readers", 8, 35))
# So long back everybody of a group must have been met, and so long it has met since.
_KNOWN_FOR: Final = timedelta(days=520)
_SINCE: Final = 480
# Who joins the choir and the port, which nobody else does.
BRIDGE: Final = Someone("Candela", "Puente Rojas", "Traductora jurada", "", "Valencia")
PORT: Final = "Autoridad Portuaria de Sagunto"
_AT_THE_PORT: Final = (
    ("Ximo", "Baldoví", "Práctico del puerto"),
    ("Amparo", "Lis Andreu", "Jefa de muelles"),
    ("Salvador", "Cervera", "Capitán marítimo"),
    ("Remedios", "Tormo", "Directora comercial"),
    ("Batiste", "Grau", "Consignatario"),
    ("Empar", "Soriano", "Ingeniera de diques"),
)
_LANE: Final = (12, 95, 180, 270, 365)  # days ago there was something at the port
_SAID: Final = "Candela me llevó a la comida del puerto. Gente de palabra."
# Whom members of the circle would introduce others to.
_SHARED: Final = (
    ("Nils Ahlgren", "Nordic Timber", Closeness.WELL),
    ("Yolanda Prat", "Mercado Central de Abastos", Closeness.LITTLE),
    ("Greta Sandoval", "Banca del Turia", Closeness.WELL),
)
_WHY: Final = "Busco quien me explique las tasas portuarias antes de exportar."


def add_network(world: "World", members: Members, seed: int) -> None:
    """Let people who are known meet in groups, and the owner get to know a port through one friend.

    Args:
        world: the world as it comes to be.
        members: everybody who has been met.
        seed: of dice of its own, so that those of the world fall as before.

    """
    dice = Random(seed)
    candela = _person(world, BRIDGE)
    free = _known_for_long(world, [person for _member, person in members])
    for number, (name, size, every) in enumerate(GROUPS):
        space = Space(name=name)
        world.add(space)
        there, free = free[:size], free[size:]
        people = [candela, *there] if number == 0 else there
        for ago in range(dice.randrange(3, 15), _SINCE, every):
            _meet(world, world.today - timedelta(days=ago), _most(dice, people), space)
    _port(world, dice, candela)


def share_ties(book: Book) -> None:
    """Let members of the circle share whom they know, and one ask for somebody the owner shares."""
    circle = Circle.objects.filter(book=book, name=CIRCLE).first()
    port = Person.objects.filter(book=book, joined_to=None, company=PORT).order_by("name").first()
    if circle is None or port is None:
        return
    there = circle.members.filter(state=Place.State.MEMBER, user_book=None).order_by("name", "pk")
    places = list(there)
    for number, (name, company, closeness) in enumerate(_SHARED):
        SharedTie.objects.create(
            book=book, member=places[number], name=name, company=company, closeness=closeness
        )
    host = circle.members.get(role=Place.Role.HOST)
    tie = share(book, host, port, Closeness.WELL)
    TieRequest.objects.create(book=book, by=places[-1], tie=tie, words=_WHY)


def _port(world: "World", dice: Random, candela: Person) -> None:
    """Let people of the port be met with whoever knows them, and some of them again alone."""
    there = [_person(world, Someone(*one, PORT, "Sagunto")) for one in _AT_THE_PORT]
    space = Space(name="Comidas del puerto")
    world.add(space)
    for ago in _LANE:
        on = world.today - timedelta(days=ago)
        _meet(world, on, [candela, *there], space, _SAID if ago == _LANE[-1] else "")
    for person in there[:3]:
        _meet(world, world.today - timedelta(days=dice.randrange(15, 60)), [person], None)


def _known_for_long(world: "World", people: Sequence[Person]) -> list[Person]:
    """Return whom the owner has met several times, the first time long ago, in order."""
    days = {row.pk: row.on for row in world.rows if isinstance(row, Encounter)}
    met: dict[UUID, list[date]] = defaultdict(list)
    for row in world.rows:
        if isinstance(row, Participation):
            met[row.person_id].append(days[row.encounter_id])
    long_ago = world.today - _KNOWN_FOR
    return [one for one in people if len(met[one.pk]) > 1 and min(met[one.pk]) < long_ago]


def _most(dice: Random, people: Sequence[Person]) -> list[Person]:
    """Return who comes: mostly all but one or two."""
    missing = set(dice.sample(range(len(people)), min(len(people) - 2, dice.choice((0, 0, 1, 2)))))
    return [person for number, person in enumerate(people) if number not in missing]


def _meet(
    world: "World", on: date, people: Sequence[Person], space: Space | None, said: str = ""
) -> None:
    encounter = Encounter(
        kind=Encounter.Kind.MEETING, on=on, space=space, said=said, created_at=world.moment(on, 20)
    )
    world.add(encounter)
    for person in people:
        world.add(Participation(encounter=encounter, person=person))


def _person(world: "World", someone: Someone) -> Person:
    person = Person(created_at=world.moment(world.today - timedelta(days=_SINCE)))
    world.add(person)
    fields = [to_stored(field) for field in _fields(someone)]
    world.add(Record(person=person, source=Source.OWN, fields=fields, created_at=person.created_at))
    return person


def _fields(someone: Someone) -> Iterator[Field]:
    given, family, role, company, place = someone
    yield Field(Kind.NAME, f"{given} {family}", parts={"given": given, "family": family})
    for kind, value in ((Kind.ROLE, role), (Kind.COMPANY, company), (Kind.PLACE, place)):
        if value:
            yield Field(kind, value)
    yield Field(Kind.EMAIL, f"{given.lower()}@{'sagunto' if company else 'candela'}.example")
