"""Books of any number of people with 30 years of contact, written straight into the tables."""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any, Final

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction
from django.db.models import Max, Min
from django.utils import timezone

from dardar.accounts.actions import open_book
from dardar.accounts.models import Book
from dardar.core.cards.fields import Kind
from dardar.encounters.days import today
from dardar.encounters.models import Encounter, Participation
from dardar.encounters.queries import today as day_of
from dardar.ids import new_id
from dardar.people import bulk
from dardar.people.models import Person
from dardar.ties.reckoning import reckon_everybody
from dardar.ties.today import in_your_time

SEED: Final = 20_000
YEARS: Final = 30
_RHYTHMS: Final = (7, 14, 30, 60, 90, 180, 365, 730)
_ONCE: Final = 0.5  # so many were met once or twice
_STILL: Final = 0.5  # and so many of the others to this day
_BORN: Final = 0.4
_DAY: Final = timedelta(days=1)
_TOWNS: Final = ("Madrid", "Bilbao", "Lyon", "Valencia", "London", "Sevilla", "Porto", "Murcia")


@dataclass(frozen=True)
class Made:
    """A book that was made: its owner, how many days of contact, and what reckoning took."""

    owner: AbstractBaseUser
    days: int
    reckoned: float  # CPU seconds
    called: int  # people that Today proposes


def build(size: int) -> Made:
    """Make a book of so many people and reckon its ties."""
    book = open_book(email=f"{size}@bench.example", password=None, name="Owner", language="en")
    dice, on = Random(SEED), today(book)
    with transaction.atomic():  # a million rows written one by one would wait for the disk each
        days = _write(book, dice, size, on)
    started = time.process_time()
    reckon_everybody(book)
    reckoned = time.process_time() - started
    called = in_your_time(book, on, day_of(book, on), None).proposed
    return Made(book.owner, days, reckoned, len(called))


def _write(book: Book, dice: Random, size: int, on: date) -> int:
    """Write people and their contact; return how many days of it."""
    people = [new_id() for _number in range(size)]
    _write_people(book, dice, people)
    met = [(new_id(), person, day) for person in people for day in _life(dice, on)]
    rows = [(pk, book.pk, "call", day, "", timezone.now()) for pk, _person, day in met]
    bulk.insert(Encounter, ("id", "book", "kind", "on", "said", "created_at"), rows)
    there = [(new_id(), book.pk, pk, person, person) for pk, person, _day in met]
    bulk.insert(Participation, ("id", "book", "encounter", "person", "identity"), there)
    _keep_days(book)
    return len(met)


def _write_people(book: Book, dice: Random, people: list[Any]) -> None:
    columns = ("id", "book", "created_at", "name", "sort_key", "company", "role", "place", "email")
    more = ("phone", "language", "profile", "is_compared")
    rows = []
    for number, pk in enumerate(people):
        name, place = f"Person {number:06}", dice.choice(_TOWNS)
        profile = [{"kind": Kind.NAME.value, "value": name}]
        if dice.random() < _BORN:
            day = date(2000, 1, 1) + dice.randrange(366) * _DAY
            profile.append({"kind": Kind.BIRTHDAY.value, "value": f"--{day:%m-%d}"})
        mail = f"p{number}@bench.example"
        row = (pk, book.pk, timezone.now(), name, name.lower(), "", "", place, mail)
        rows.append((*row, "", "", profile, True))
    bulk.insert(Person, (*columns, *more), rows)


def _life(dice: Random, on: date) -> Iterator[date]:
    """Yield the days of contact with somebody."""
    day = on - dice.randrange(1, YEARS * 365) * _DAY
    yield day
    if dice.random() < _ONCE:
        if dice.random() < _ONCE:
            yield min(on, day + dice.randrange(1, 30) * _DAY)
        return
    rhythm = dice.choice(_RHYTHMS)
    last = on if dice.random() < _STILL else day + dice.randrange(1, (on - day).days + 1) * _DAY
    while True:
        day += max(1, round(dice.lognormvariate(0, 0.5) * rhythm)) * _DAY
        if day > last:
            return
        yield day


def _keep_days(book: Book) -> None:
    """Keep the first and latest day of each person, as encounters do."""
    days = Participation.objects.filter(book=book).values_list("person")
    told = days.annotate(Min("encounter__on"), Max("encounter__on"))
    rows = [(first, last, person) for person, first, last in told]
    bulk.update(Person, ["first_met_on", "last_contact_on"], rows)
