"""A book of any number of people made up, and its rows written straight into the tables.

Names follow the law of names: few are common, many are rare. A fifth of the surnames come from a
tail of tens of thousands that no list holds, so that a million people have the words of a country
and not those of a list. A third of the people have been met, on a day of the last ten years.
"""

import random
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import accumulate, product
from typing import Final, NamedTuple

from django.db import connection

from bench import _contact_words as words
from dardar.accounts.models import Book
from dardar.core.cards.fields import Field, Kind
from dardar.core.cards.stored import to_stored
from dardar.core.identity.profile import Statement, compute
from dardar.core.identity.text import fold
from dardar.ids import new_id
from dardar.people import bulk
from dardar.people.models import Key, Person
from dardar.people.refresh import COMPUTED, keys_of

_RARE_MIDDLES: Final = [vowel + other for vowel, other in product("aeiou", "bcdglmnrstz")]
_RARE: Final = [
    "".join(parts) for parts in product(words.RARE_ES[0], _RARE_MIDDLES, words.RARE_ES[1])
] + ["".join(parts) for parts in product(words.RARE_EN[0], words.RARE_EN[1])]
_RARE_SHARE: Final = 0.2
_MET_SHARE: Final = 1 / 3
_TODAY: Final = date(2026, 11, 1)
_DAYS: Final = 3650
_TOWNS: Final = (
    "Ciudad de México|Madrid|Bogotá|Buenos Aires|Barcelona|Monterrey|Guadalajara|Lima|Santiago"
    "|Sevilla|Valencia|Medellín|Quito|Bilbao|Zaragoza|Puebla|Rosario|London|São Paulo|Lisboa"
).split("|")
_CHUNK: Final = 5000


class Names:
    """Names by how often they occur."""

    def __init__(self, items: Sequence[str], flatness: float = 10) -> None:
        """Take the items, the most common ones first; their frequency falls by Zipf's law."""
        self._items = items
        self._weights = list(accumulate(1 / (rank + flatness) for rank in range(len(items))))

    def pick(self, dice: random.Random) -> str:
        """Return one of them."""
        return dice.choices(self._items, cum_weights=self._weights)[0]


def _mixed(*lists: Sequence[str]) -> list[str]:
    """Return the items of some lists, each list spread evenly, the most common ones first."""
    ranked = ((place / len(each), item) for each in lists for place, item in enumerate(each))
    return list(dict.fromkeys(item for _rank, item in sorted(ranked)))


_GIVEN: Final = Names(
    [
        *("María", "José", "Ana", "Juan", "Luis"),
        *_mixed(words.FEMALE_ES, words.MALE_ES, words.FEMALE_EN, words.MALE_EN),
    ]
)
_FAMILY: Final = Names(_mixed(words.FAMILY_ES, words.FAMILY_EN, words.FAMILY_PT))
_FIRMS: Final = Names([f"{a} {b}" for b, a in product(words.TRADES, words.COMPANY_WORDS)], 30)


class Somebody(NamedTuple):
    """Somebody of the crowd."""

    given: str
    family: str
    company: str
    role: str
    place: str
    mail: str
    phone: str

    @property
    def name(self) -> str:
        """Return the whole name."""
        return f"{self.given} {self.family}"


def crowd(count: int, seed: int) -> Iterator[Somebody]:
    """Yield people, the same ones for a seed."""
    dice = random.Random(seed)
    for number in range(count):
        given = " ".join(dict.fromkeys(_GIVEN.pick(dice) for _ in range(1 + (dice.random() < 0.3))))
        family = f"{_surname(dice)} {_surname(dice)}"
        company = _FIRMS.pick(dice)
        local = fold(f"{given.split()[0]} {family.split(maxsplit=1)[0]}").replace(" ", ".")
        yield Somebody(
            given,
            family,
            company,
            dice.choice(words.ROLES),
            dice.choice(_TOWNS),
            f"{local}{number}@{fold(company).replace(' ', '')}.example",
            f"+34 6{dice.randrange(100):02} {dice.randrange(1000):03} {dice.randrange(1000):03}",
        )


def _surname(dice: random.Random) -> str:
    return dice.choice(_RARE) if dice.random() < _RARE_SHARE else _FAMILY.pick(dice)


def write(book: Book, people: Iterator[Somebody], seed: int) -> None:
    """Write people and their keys; the indexes of both are made anew once all rows stand."""
    dice = random.Random(seed)
    indexes = _take_indexes()
    persons: list[Sequence[object]] = []
    found: list[Sequence[object]] = []
    for who in people:
        person, its = _rows(book, who, dice)
        persons.append(person)
        found += its
        if len(persons) == _CHUNK:
            _insert(persons, found)
    _insert(persons, found)
    with connection.cursor() as cursor:
        for sql in indexes:
            cursor.execute(sql)


def _rows(
    book: Book, who: Somebody, dice: random.Random
) -> tuple[Sequence[object], list[Sequence[object]]]:
    """Return the row of a person and the rows of the keys."""
    fields = [
        Field(Kind.NAME, who.name),
        Field(Kind.COMPANY, who.company),
        Field(Kind.ROLE, who.role),
        Field(Kind.PLACE, who.place),
        Field(Kind.EMAIL, who.mail),
        Field(Kind.PHONE, who.phone),
    ]
    moment = datetime(2026, 11, 1, tzinfo=UTC)
    said = Statement(str(new_id()), "vcard", moment, [to_stored(field) for field in fields])
    profile = compute([said], book.region)
    is_met = dice.random() < _MET_SHARE
    day = _TODAY - timedelta(days=int(_DAYS * dice.random() ** 2)) if is_met else None
    pk, contact = new_id(), day.toordinal() if day else 0
    columns = (getattr(profile, column) for column in COMPUTED)
    person = (pk, book.pk, moment, *columns, profile.shown, day, day, True)
    its = ((book.pk, pk, kind, value, contact) for kind, value in keys_of(profile, book.region))
    return person, list(its)


def _insert(persons: list[Sequence[object]], found: list[Sequence[object]]) -> None:
    """Write the rows gathered so far."""
    more = ("profile", "first_met_on", "last_contact_on", "is_compared")
    bulk.insert(Person, ["id", "book", "created_at", *COMPUTED, *more], persons)
    bulk.insert(Key, ["book", "person", "kind", "value", "contact"], found)
    persons.clear()
    found.clear()


def _take_indexes() -> list[str]:
    """Drop the indexes of both tables; return the statements that make them."""
    tables = [model._meta.db_table for model in (Person, Key)]
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"
            " AND tbl_name IN (%s, %s)",
            tables,
        )
        found = cursor.fetchall()
        for name, _sql in found:
            cursor.execute(f'DROP INDEX "{name}"')
    return [sql for _name, sql in found]
