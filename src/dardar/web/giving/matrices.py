"""The client matrix: who of some people should meet, as a list and as a picture, and a table."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from dardar.accounts.models import Book
from dardar.circles.lunch import LEAST, Lunch, lunch_of_matrix
from dardar.giving import queries
from dardar.giving.matrix import MOST, Acquainted, Cell, matrix
from dardar.insights.network.meeting import Meeting, who_is_near
from dardar.people.models import Person
from dardar.people.queries import photos
from dardar.web.circles.forms import SEATS, seats_in
from dardar.web.giving.choosing import chosen_in
from dardar.web.requests import BookRequest

# Pairs that are told with their reasons.
TOLD: Final = 20
REASONS: Final = 3
# Pairs that are told because somebody they both know speaks for it.
NEAR: Final = 6
ACQUAINTED: Final[Mapping[Acquainted, str | Promise]] = {
    Acquainted.TOGETHER: _("have been at a meeting together"),
    Acquainted.INTRODUCED: _("were introduced by you"),
    Acquainted.COLLEAGUES: _("work at the same company"),
}


@dataclass(frozen=True, slots=True)
class Square:
    """A field of the picture: two people, and what is between them."""

    cell: Cell
    kind: str  # meet, known, begun, none
    place: int  # of the pair in the list, from 1; 0 if it is not in it

    @property
    def acquainted(self) -> list[str | Promise]:
        """What tells that they know each other."""
        return [ACQUAINTED[how] for how in self.cell.acquainted]


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the picture: a person, and what is between them and each before."""

    person: Person
    squares: Sequence[Square]


@require_GET
def client_matrix(request: BookRequest) -> HttpResponse:
    """Show who of some people should meet: ``?label=``, ``?person=`` as often as needed.

    ``?size=`` says for how many the table is laid that mixes them best.
    """
    book = request.book
    chosen = chosen_in(book, request.GET, MOST)
    cells = matrix(book, chosen.people) if chosen.are_enough else []
    to_meet = [cell for cell in cells if cell.should_meet][:TOLD]
    size = seats_in(request.GET.get("size", ""))
    context = {
        "chosen": chosen,
        "near": _near(book, chosen.people, cells) if chosen.are_enough else [],
        "lunch": _table(book, chosen.people, cells, size),
        "size": size,
        "sizes": [seats for seats in SEATS if seats <= len(chosen.people)],
        "most": MOST,
        "to_meet": to_meet,
        "reasons": REASONS,
        "rows": _rows(chosen.people, cells, to_meet),
        "is_words_only": queries.is_words_only(),
        "unreachable_model": queries.unreachable_model(),
        "photos": photos(book, chosen.people),
    }
    return render(request, "giving/matrix.html", context)


def _near(book: Book, people: Sequence[Person], cells: Iterable[Cell]) -> list[Meeting]:
    """Return who of some people should meet for the sake of whom both know, and of that alone."""
    told = {_pair(cell) for cell in cells if cell.is_settled or cell.reasons}
    found = who_is_near(book, [person.pk for person in people], told)
    return [one for one in found if one.through][:NEAR]


def _table(
    book: Book, people: Sequence[Person], cells: Iterable[Cell], size: int
) -> Lunch[Person] | None:
    """Return whom of some people to ask to dinner, None if there are too few."""
    if len(people) < LEAST:
        return None
    return lunch_of_matrix(book, people, cells, min(size, len(people)))


def _rows(people: Sequence[Person], cells: Iterable[Cell], told: Sequence[Cell]) -> list[Row]:
    """Return the picture: below its diagonal each two people stand once."""
    between = {frozenset({cell.one.pk, cell.other.pk}): cell for cell in cells}
    if not between:
        return []
    places = {_pair(cell): place for place, cell in enumerate(told, 1)}
    return [
        Row(person, [_square(between[_ids(person, other)], places) for other in people[:number]])
        for number, person in enumerate(people)
    ]


def _square(cell: Cell, places: Mapping[frozenset[UUID], int]) -> Square:
    if cell.acquainted:
        kind = "known"
    elif cell.introduction:
        kind = "begun"
    else:
        kind = "meet" if cell.reasons else "none"
    return Square(cell, kind, places.get(_pair(cell), 0))


def _pair(cell: Cell) -> frozenset[UUID]:
    return _ids(cell.one, cell.other)


def _ids(one: Person, other: Person) -> frozenset[UUID]:
    return frozenset({one.pk, other.pk})
