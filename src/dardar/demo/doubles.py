"""Who stands in the book twice: believable doubles for «perhaps the same», and some who are not."""

from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from dardar.core.cards.fields import Field, Kind
from dardar.core.cards.stored import to_stored
from dardar.demo.cast import Member
from dardar.people.models import Person, Record, Source

if TYPE_CHECKING:
    from dardar.demo.world import World

# What friends call them.
CALLED: Final = {
    "José Luis": "Pepe",
    "Francisco Javier": "Paco",
    "Ignacio": "Nacho",
    "Guadalupe": "Lupita",
    "María José": "Majo",
    "Santiago": "Santi",
    "Manuel": "Manolo",
    "Cristina": "Cris",
    "Beatriz": "Bea",
    "Mónica": "Moni",
    "James": "Jim",
    "Thomas": "Tom",
    "Samuel": "Sam",
    "Daniel": "Dan",
    "Harriet": "Hattie",
    "Patrick": "Paddy",
}
NICKNAMED: Final = 6
OTHERS: Final = 3  # of each other kind

Told = Sequence[Field]


def add_doubles(world: "World", members: Sequence[tuple[Member, Person]]) -> None:
    """Write some people down once more, as one does who has met them elsewhere."""
    known_by_nickname = [member for member, _person in members if member.given in CALLED]
    rest = [member for member, _person in members if member.given not in CALLED]
    _write(world, known_by_nickname[:NICKNAMED], _nicknamed)
    for start, told in enumerate((_misspelt, _surnames_first, _relative)):
        _write(world, rest[start * OTHERS :][:OTHERS], told)


def _write(world: "World", members: Sequence[Member], told: Callable[[Member], Told]) -> None:
    for member in members:
        day = world.today - timedelta(days=world.dice.randrange(3, 25))
        person = Person(created_at=world.moment(day))
        world.add(person)
        fields = [to_stored(field) for field in told(member)]
        moment = person.created_at
        world.add(Record(person=person, source=Source.OWN, fields=fields, created_at=moment))


def _nicknamed(member: Member) -> Told:
    """Return somebody by what friends call them, with one surname and the same mobile."""
    name = f"{CALLED[member.given]} {member.family.partition(' ')[0]}"
    return Field(Kind.NAME, name), Field(Kind.PHONE, member.phone, "cell")


def _misspelt(member: Member) -> Told:
    """Return somebody as a badge had them: a letter too few, no mail, the same company."""
    name = f"{member.given} {member.family[:-2]}{member.family[-1]}"
    return Field(Kind.NAME, name), Field(Kind.COMPANY, member.company)


def _surnames_first(member: Member) -> Told:
    """Return somebody as a list of guests had them, with an address of their own."""
    given, family = member.given, member.family
    name = Field(Kind.NAME, f"{family}, {given}", parts={"given": given, "family": family})
    return name, Field(Kind.EMAIL, member.mail), Field(Kind.PLACE, member.place)


def _relative(member: Member) -> Told:
    """Return a relative who answers the same telephone, and is somebody else."""
    name = f"{'Julián' if member.given != 'Julián' else 'Elisa'} {member.family}"
    return Field(Kind.NAME, name), Field(Kind.PHONE, member.phone, "home")
