"""A circle that the owner of the demo world hosts: its cards, what is asked, who met whom."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from random import Random
from string import ascii_letters, digits
from typing import TYPE_CHECKING, Final

from dardar.accounts.models import Book
from dardar.circles.matching import match_soon
from dardar.circles.models import (
    Circle,
    Gift,
    Known,
    MemberWish,
    OneToOne,
    Round,
    Turn,
)
from dardar.circles.models import Member as Place
from dardar.core.matching.language import language_of
from dardar.demo.cast import Member
from dardar.demo.giving import AT_THE_TABLE, NEEDS, OFFERS
from dardar.giving.models import Give, Role
from dardar.people.models import Person

if TYPE_CHECKING:
    from dardar.demo.world import World

Members = Sequence[tuple[Member, Person]]
Kind = Give.Kind

_LETTERS: Final = ascii_letters + digits
NAME: Final = "La mesa larga"
AIM: Final = "Que cada cual se vaya con algo que no traía. Nobody leaves with empty hands."
RULES: Final = "Primero se da.\nAquí no se vende.\nLo que se cuenta en la mesa se queda en la mesa."
# What the owner says there.
_OWN: Final = (
    (Role.OFFER, "Preparo presentaciones ante inversores"),
    (Role.OFFER, "Una tarde para ordenar ideas antes de abrir mercado"),
    (Role.NEED, "Alguien que traduzca un contrato al inglés"),
)
# Kind, by how many places around the table to whom, days ago.
_GIVEN: Final = (
    (Kind.ADVICE, 3, 12, "Qué preguntar antes de firmar"),
    (Kind.RESOURCE, 5, 20, "Su plantilla de presupuesto"),
    (Kind.INTRODUCTION, 2, 33, ""),
    (Kind.FAVOUR, 4, 41, "Prestó la sala un martes"),
    (Kind.ADVICE, 1, 47, "An hour on the accounts"),
    (Kind.INTRODUCTION, 6, 55, ""),
    (Kind.OTHER, 2, 70, "Pan para la primera mesa"),
)
_SINCE: Final = 200  # days
# So many months back there were one-to-ones, the one that runs included.
_ROUNDS: Final = 3
_LEAST: Final = 8
# Who wants to join comes from here.
_NEWCOMER: Final = "Café Altura"


def add_circle(world: "World", members: Members, seed: int) -> None:
    """Let the owner host a circle of those who meet on Tuesdays, and one ask to join.

    Args:
        world: the world as it comes to be; its dice are left alone, so that they fall as before.
        members: everybody who has been met.
        seed: of dice of its own.

    """
    first: dict[str, Member] = {}
    for member, _person in members:
        first.setdefault(member.company, member)
    chosen = [member for company, member in first.items() if company in AT_THE_TABLE]
    if len(chosen) < _LEAST:
        return  # a small world, made for a test
    on = world.today - timedelta(days=_SINCE)
    token = "".join(Random(seed).choices(_LETTERS, k=22))
    circle = Circle(
        name=NAME,
        aim=AIM,
        rules=RULES,
        language="es",
        token=token,
        is_open=True,
        created_at=world.moment(on),
    )
    world.add(circle)
    host = _host(world, circle, on)
    places = [host, *(_place(world, circle, member, on) for member in chosen[:12])]
    if newcomer := first.get(_NEWCOMER):
        _asks(world, circle, newcomer)
    _rounds(world, circle, places)
    _gifts(world, circle, places)


def enliven(book: Book) -> None:
    """Add what no archive brings along: who is in the rounds, and whom the owner knows."""
    for circle in Circle.objects.filter(book=book, name=NAME):
        places = circle.members.filter(state=Place.State.MEMBER)
        places.update(in_rounds=True)
        by_name = dict(Person.objects.filter(book=book).values_list("name", "pk"))
        for place in places.filter(user_book=None):
            if pk := by_name.get(place.name):
                Known.objects.create(book=book, member=place, person_id=pk, identity=pk)
        match_soon(circle.pk)


def _host(world: "World", circle: Circle, on: date) -> Place:
    host = Place(
        circle=circle,
        role=Place.Role.HOST,
        state=Place.State.MEMBER,
        name="Lucía Ferrer",
        company="Ferrer y Asociadas",
        languages="es,en,ca",
        language="es",
        joined_on=on,
        created_at=world.moment(on),
    )
    world.add(host)
    for role, words in _OWN:
        world.add(_wish(world, host, role, words, on))
    return host


def _place(world: "World", circle: Circle, member: Member, on: date) -> Place:
    place = Place(
        circle=circle,
        state=Place.State.MEMBER,
        name=member.name,
        company=member.company,
        languages="es,en" if member.language == "es" else "en",
        language=member.language,
        joined_on=on,
        created_at=world.moment(on),
    )
    world.add(place)
    _says(world, place, member, on)
    return place


def _asks(world: "World", circle: Circle, member: Member) -> None:
    on = world.today - timedelta(days=1)
    place = Place(
        circle=circle,
        state=Place.State.ASKING,
        name=member.name,
        company=member.company,
        languages=member.language,
        language=member.language,
        asked_at=world.moment(on),
        created_at=world.moment(on),
    )
    world.add(place)
    _says(world, place, member, on)


def _says(world: "World", place: Place, member: Member, on: date) -> None:
    """Let somebody offer and need what their company does."""
    said: tuple[tuple[Role, Mapping[str, Sequence[str]]], ...] = (
        (Role.OFFER, OFFERS),
        (Role.NEED, NEEDS),
    )
    for role, texts in said:
        for words in texts.get(member.company, ())[:2]:
            world.add(_wish(world, place, role, words, on))


def _wish(world: "World", place: Place, role: Role, words: str, on: date) -> MemberWish:
    moment = world.moment(on)
    return MemberWish(
        member=place, role=role, words=words, language=language_of(words, ""), created_at=moment
    )


def _rounds(world: "World", circle: Circle, places: Sequence[Place]) -> None:
    """Let everybody meet another each month, the first of an odd number sitting out in turn."""
    month = world.today.replace(day=1)
    for ago in range(_ROUNDS):
        this = Round(circle=circle, month=month, created_at=world.moment(month))
        world.add(this)
        # The tables of a round robin: all but the first move on by one each month.
        around = [places[0], *_moved(places[1:], ago + 1)]
        half = len(around) // 2
        for number, pair in enumerate(zip(around[:half], reversed(around), strict=False)):
            _meet(world, this, pair, is_over=ago > 0, is_missed=number == half - 1)
        if len(around) % 2:
            world.add(Turn(round=this, member=around[half]))
        month = (month - timedelta(days=1)).replace(day=1)


def _moved(places: Sequence[Place], by: int) -> list[Place]:
    return [*places[by:], *places[:by]]


def _meet(
    world: "World", this: Round, pair: tuple[Place, Place], *, is_over: bool, is_missed: bool
) -> None:
    meeting = OneToOne(round=this)
    if is_over and is_missed:
        meeting.state = OneToOne.State.MISSED
    elif is_over:
        meeting.state = OneToOne.State.MET
        meeting.met_on = this.month + timedelta(days=16)
    world.add(meeting)
    for place in pair:
        world.add(Turn(round=this, member=place, meeting=meeting))


def _gifts(world: "World", circle: Circle, places: Sequence[Place]) -> None:
    for number, (kind, away, ago, words) in enumerate(_GIVEN):
        giver, taker = places[number], places[(number + away) % len(places)]
        on = world.today - timedelta(days=ago)
        gift = Gift(circle=circle, giver=giver, taker=taker, kind=kind, on=on, words=words)
        world.add(gift)
