"""Years of giving both ways in the demo world, what came of it, and what the occasions took."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from itertools import chain, repeat
from random import Random
from typing import TYPE_CHECKING, Final
from uuid import UUID

from dardar.demo.cast import Member
from dardar.encounters.models import Encounter, Gathering, Participation, Space
from dardar.events.plan_models import Spent
from dardar.giving.models import Give, Introduction, Side
from dardar.insights.value.models import CameOf, GatheringSpent, Result, SpaceYear
from dardar.people.models import Person

if TYPE_CHECKING:
    from dardar.demo.world import World

Members = Sequence[tuple[Member, Person]]
Kind = Give.Kind
# How often in a year something goes from the owner, and to her, at first and each year more.
FROM_ME: Final = (16, 5)
TO_ME: Final = (11, 4)
# What is given, one way or the other: kind, then Spanish and English words.
WORDS: Final[Sequence[tuple[Give.Kind, str, str]]] = (
    (
        Kind.ADVICE,
        "Cómo pedir un precio justo sin perder al cliente",
        "How to ask for a fair price",
    ),
    (
        Kind.ADVICE,
        "Una tarde con las cuentas del primer año",
        "An afternoon with the first accounts",
    ),
    (
        Kind.ADVICE,
        "Qué mirar antes de firmar el alquiler",
        "What to look at before signing a lease",
    ),
    (Kind.FAVOUR, "La furgoneta para una mudanza", "A van for moving house"),
    (Kind.FAVOUR, "Cuidar de los niños una mañana", "Looking after the children one morning"),
    (Kind.FAVOUR, "Repasar una carta en inglés", "Going over a letter in Spanish"),
    (Kind.RESOURCE, "La sala grande, un jueves por la tarde", "The big room on a Thursday evening"),
    (Kind.RESOURCE, "La lista de imprentas que trabajan bien", "A list of printers who work well"),
    (Kind.RESOURCE, "Un artículo sobre cooperativas", "An article about cooperatives"),
    (Kind.INTRODUCTION, "Un nombre en el puerto", "A name at the port authority"),
    (Kind.OTHER, "Un libro dedicado", "A book with a dedication"),
)
# Who paid what since somebody introduced them: currency and sums a year apart, the last again.
FEES: Final = (("EUR", ("1800", "2400", "2400")), ("GBP", ("650", "900")), ("EUR", ("320",)))
# What came of meeting somebody at a gathering, from the earliest to the latest.
AT_GATHERINGS: Final = (
    (Result.Kind.IDEA, "Vender el café en cajas pequeñas, con la historia de quien lo cultiva"),
    (Result.Kind.FRIENDSHIP, "Corremos los jueves"),
    (Result.Kind.CLIENT, "El catálogo de otoño"),
    (Result.Kind.IDEA, "A breakfast where nobody sells anything"),
    (Result.Kind.FRIENDSHIP, "Los hijos van juntos al colegio"),
)
COMES_FROM: Final = timedelta(days=40)
_LONG_AGO: Final = timedelta(days=500)


def add_value(world: "World", members: Members, seed: int) -> None:
    """Let years of gives, results and verdicts be there.

    Args:
        world: the world as it comes to be; its dice are left alone, so that they fall as before.
        members: everybody who has been met.
        seed: of the dice that are thrown here.

    """
    dice = Random(seed)
    met = _first_days(world)
    _river(world, dice, [one for one in members if one[1].pk in met], met)
    _through_others(world, {person.pk: member for member, person in members}, met)
    _of_introductions(world)
    _of_gatherings(world)
    _occasions(world, dice)


def _first_days(world: "World") -> Mapping[UUID, date]:
    """Return when each person was met first."""
    found: dict[UUID, date] = {}
    for row in world.rows:
        if isinstance(row, Participation):
            on = row.encounter.on
            found[row.person_id] = min(on, found.get(row.person_id, on))
    return found


def _river(world: "World", dice: Random, members: Members, met: Mapping[UUID, date]) -> None:
    first = min(met.values()).year
    for year in range(first, world.today.year + 1):
        last = min(date(year, 12, 31), world.today)
        known = [one for one in members if met[one[1].pk] < last]
        if not known:
            continue
        for to_me, (begin, more) in ((False, FROM_ME), (True, TO_ME)):
            share = (last - date(year, 1, 1)).days / 365
            for _time in range(round((begin + more * (year - first)) * share)):
                member, person = dice.choice(known)
                start = max(met[person.pk], date(year, 1, 1))
                on = start + timedelta(days=dice.randrange((last - start).days + 1))
                _give(world, dice, member, person, on, to_me=to_me)


def _give(
    world: "World", dice: Random, member: Member, person: Person, on: date, *, to_me: bool
) -> Give:
    kind, spanish, english = dice.choice(WORDS)
    give = Give(person=person, kind=kind, to_me=to_me, on=on)
    give.words = spanish if member.language == "es" else english
    thanked = on + timedelta(days=dice.randrange(4))
    give.thanked_on = thanked if dice.random() < 0.8 and thanked <= world.today else None
    give.created_at = world.moment(on)
    world.add(give)
    return give


def _through_others(
    world: "World", members: Mapping[UUID, Member], met: Mapping[UUID, date]
) -> None:
    """Let advice lead to somebody who introduced a client, who has paid since."""
    through = _introduced(world, members, met)
    if len(through) < len(FEES):
        return
    step = len(through) // len(FEES)
    for (encounter, giver, person), (currency, sums) in zip(through[::step], FEES, strict=False):
        is_spanish = members[giver.pk].language == "es"
        words = "Una tarde con sus precios" if is_spanish else "An afternoon with their prices"
        on = encounter.on - COMES_FROM
        advice = Give(person=giver, kind=Kind.ADVICE, words=words, on=on, thanked_on=on)
        world.add(advice)
        world.add(CameOf(give=advice, encounter=encounter))
        client = Result(person=person, kind=Result.Kind.CLIENT, on=encounter.on + COMES_FROM)
        client.encounter = encounter
        client.words = "Un encargo al año" if is_spanish else "A job a year"
        world.add(client)
        day = client.on + timedelta(days=30)
        for amount in chain(sums, repeat(sums[-1])):
            if day > world.today:
                break
            world.add(_income(person, day, amount, currency, client))
            day += timedelta(days=365)


def _introduced(
    world: "World", members: Mapping[UUID, Member], met: Mapping[UUID, date]
) -> list[tuple[Encounter, Person, Person]]:
    """Return who was met long ago through somebody known before: how, through whom and whom."""
    found = []
    for row in world.rows:
        if isinstance(row, Participation) and row.encounter.introduced_by is not None:
            encounter, giver = row.encounter, row.encounter.introduced_by
            is_known = giver.pk in met and met[giver.pk] <= encounter.on - COMES_FROM
            if is_known and giver.pk in members and encounter.on < world.today - _LONG_AGO:
                found.append((encounter, giver, row.person))
    return sorted(found, key=lambda one: (one[0].on, str(one[0].pk)))


def _income(person: Person, on: date, amount: str, currency: str, client: Result) -> Result:
    return Result(
        person=person,
        kind=Result.Kind.INCOME,
        on=on,
        money=Decimal(amount),
        currency=currency,
        after=client,
    )


def _of_introductions(world: "World") -> None:
    """Let something have come, for others, of introductions that say so."""
    sides = [row for row in world.rows if isinstance(row, Side) and row.place == 0]
    kinds = (Result.Kind.JOB, Result.Kind.CLIENT, Result.Kind.FRIENDSHIP)
    told = [one for one in sides if one.introduction.state == Introduction.State.OUTCOME]
    for side, kind in zip(told, kinds, strict=False):
        on = (side.introduction.made_at or side.introduction.created_at).date()
        result = Result(person=side.person, kind=kind, to_me=False, on=on + timedelta(days=30))
        result.on = min(result.on, world.today)
        result.introduction, result.words = side.introduction, side.introduction.outcome
        world.add(result)


def _of_gatherings(world: "World") -> None:
    """Let something have come of meeting some people at gatherings."""
    there = [
        row for row in world.rows if isinstance(row, Participation) and row.encounter.gathering
    ]
    there.sort(key=lambda row: (row.encounter.on, str(row.pk)))
    for place, row in enumerate(
        there[:: max(len(there) // len(AT_GATHERINGS), 1)][: len(AT_GATHERINGS)]
    ):
        kind, words = AT_GATHERINGS[place]
        on = row.encounter.on + timedelta(days=50)
        if on <= world.today:
            result = Result(person=row.person, kind=kind, words=words, on=on)
            result.encounter = row.encounter
            world.add(result)


def _occasions(world: "World", dice: Random) -> None:
    """Let the owner have said of most occasions what they took."""
    gatherings = [row for row in world.rows if isinstance(row, Gathering)]
    for number, gathering in enumerate(sorted(gatherings, key=lambda one: (one.on, one.name))):
        if number % 5 == 4 or gathering.on > world.today - timedelta(days=5):
            continue
        spent = GatheringSpent(gathering=gathering, hours=Decimal(dice.choice((2, 3, 3, 5, 8))))
        if dice.random() < 0.6:
            spent.money, spent.currency = Decimal(dice.choice((15, 25, 40, 60))), "EUR"
        spent.energy = dice.choice((-1, 0, 1, 1, 2))
        spent.worth = dice.choice(
            (Spent.Worth.YES, Spent.Worth.YES, Spent.Worth.PARTLY, Spent.Worth.NO)
        )
        spent.said_at = world.moment(gathering.on, 22)
        world.add(spent)
    spaces = _spaces(world)
    for year in range(world.today.year - 2, world.today.year + 1):
        for space in spaces[:4]:
            hours = Decimal(dice.randrange(20, 120))
            world.add(SpaceYear(space=space, year=year, hours=hours, worth=Spent.Worth.YES))


def _spaces(world: "World") -> list[Space]:
    found = {
        row.space.pk: row.space for row in world.rows if isinstance(row, Encounter) and row.space
    }
    return sorted(found.values(), key=lambda space: space.name)
