"""What something may have come of: what a form offers to choose from."""

from collections.abc import Iterable
from typing import Final

from django.http import Http404
from django.shortcuts import get_object_or_404

from dardar.accounts.models import Book
from dardar.encounters import days
from dardar.giving.models import Give
from dardar.giving.states import INTRODUCED
from dardar.insights.value.chains import MODELS, Kind, Thing, day_of, told, whole
from dardar.people.models import Person
from dardar.web.asked import as_uuid
from dardar.web.insights.value.forms import Origins
from dardar.web.insights.value.words import choice

# Of each kind so many of the latest; others are chosen from their own page.
MOST: Final = 15
_KIND_OF: Final = {model: kind for kind, model in MODELS.items()}


def value_of(thing: Thing) -> str:
    """Return how a form names a thing."""
    return f"{_KIND_OF[type(thing)]}:{thing.pk}"


def thing_or_404(book: Book, kind: str, pk: object) -> Thing:
    """Return a thing of the book.

    Raises:
        Http404: there is no such kind, or it is not in the book.

    """
    if kind not in set(Kind):
        raise Http404
    found: Thing = get_object_or_404(told(Kind(kind)), book=book, pk=pk)
    return found


def named(book: Book, text: str) -> Thing | None:
    """Return the thing that an address names, as ``give:…``; None if it names none.

    Raises:
        Http404: it is not in the book.

    """
    kind, _colon, pk = text.partition(":")
    return thing_or_404(book, kind, as_uuid(pk)) if text else None


def for_person(book: Book, person: Person, *more: Thing | None) -> Origins:
    """Return what a result with a person may have come of, and what is named besides."""
    met = told(Kind.ENCOUNTER).filter(book=book, participations__person=person)
    latest = list(met.order_by("-on", "-pk")[:MOST])
    first = met.order_by("on", "pk").first()
    with_them = told(Kind.INTRODUCTION).filter(
        book=book, sides__person=person, state__in=INTRODUCED
    )
    found: list[Thing] = [
        *told(Kind.GIVE)
        .filter(book=book, person=person, introduction=None)
        .order_by("-on", "-pk")[:MOST],
        *with_them.order_by("-created_at", "-pk")[:MOST],
        *told(Kind.RESULT).filter(book=book, person=person).order_by("-on", "-pk")[:MOST],
        *latest,
        *([first] if first else []),
        *[one.gathering for one in latest if one.gathering],
    ]
    return _lines(book, [*found, *(whole(thing) for thing in more if thing)])


def gives_before(book: Book, thing: Thing, people: Iterable[Person]) -> Origins:
    """Return the gives between some people and me that were there before a thing."""
    day = day_of(book, thing)
    rows = told(Kind.GIVE).filter(book=book, person__in=list(people), on__lte=day)
    rows = rows.order_by("-on", "-pk")[: 2 * MOST]
    itself = whole(thing)
    found: list[Thing] = [give for give in rows if whole(give) != itself]
    return _lines(book, found)


def _lines(book: Book, things: Iterable[Thing]) -> Origins:
    on = days.today(book)
    by_value = {value_of(thing): thing for thing in things}
    told_by_day = sorted(
        ((day_of(book, thing), value, thing) for value, thing in by_value.items()),
        key=lambda one: one[:2],
        reverse=True,
    )
    return [(value, choice(thing, day, on), thing) for day, value, thing in told_by_day]


def give_or_none(things: Origins, value: str) -> Give | None:
    """Return the give that a form names, if it is among those offered."""
    found = next((thing for one, _words, thing in things if one == value), None)
    return found if isinstance(found, Give) else None
