"""The client matrix: who of some people should meet, as a list and as a picture."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from dardar.giving import queries
from dardar.giving.matrix import MOST, Acquainted, Cell, matrix
from dardar.people.models import Person
from dardar.people.queries import photos
from dardar.web.giving.choosing import chosen_in
from dardar.web.requests import BookRequest

# Pairs that are told with their reasons.
TOLD: Final = 20
REASONS: Final = 3
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
    """Show who of some people should meet: ``?label=``, ``?person=`` as often as needed."""
    book = request.book
    chosen = chosen_in(book, request.GET, MOST)
    cells = matrix(book, chosen.people) if chosen.are_enough else []
    to_meet = [cell for cell in cells if cell.should_meet][:TOLD]
    context = {
        "chosen": chosen,
        "most": MOST,
        "to_meet": to_meet,
        "reasons": REASONS,
        "rows": _rows(chosen.people, cells, to_meet),
        "is_words_only": queries.is_words_only(),
        "unreachable_model": queries.unreachable_model(),
        "photos": photos(book, chosen.people),
    }
    return render(request, "giving/matrix.html", context)


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
