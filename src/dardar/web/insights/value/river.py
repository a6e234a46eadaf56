"""Both ways: the river of gives over the years, as a picture and as a table, and with whom."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from dardar.encounters import days
from dardar.giving.models import Give
from dardar.insights.value import drawing
from dardar.insights.value.river import River, givers_and_takers
from dardar.insights.value.river import river as river_of
from dardar.people.queries import photos
from dardar.web.insights.value.narrowed import FROM_ME, TO_ME, within
from dardar.web.requests import BookRequest

PER_PAGE: Final = 30


@dataclass(frozen=True, slots=True)
class Way:
    """What went one way in a year: how much, of which kinds, and for how much thanks were said."""

    to_me: bool
    count: int
    kinds: list[tuple[Give.Kind, int]]
    thanked: int
    promised: int
    kept: int

    @property
    def slug(self) -> str:
        """What asks for it in an address."""
        return TO_ME if self.to_me else FROM_ME


@require_GET
def both_ways(request: BookRequest) -> HttpResponse:
    """Show the river, of everybody or of ``?person=``, and with whom something was given."""
    book, on, narrowed = request.book, days.today(request.book), within(request)
    found = river_of(book, on, narrowed.person)
    context: dict[str, Any] = {
        "tab": "river",
        "person": narrowed.person,
        "drawing": drawing.draw(found),
        "kinds": Give.Kind,
        "rows": list(_rows(found)),
        "whole": _ways(found, None),
        "on": on,
    }
    if narrowed.person is None:
        rows = givers_and_takers(book)
        page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
        people = list(page.object_list)
        context |= {"page_obj": page, "people": people, "photos": photos(book, people)}
    return render(request, "value/river.html", context)


def _rows(found: River) -> Iterator[tuple[int, list[Way]]]:
    """Yield each year with both ways, the latest first."""
    for year in reversed(found.years):
        yield year, _ways(found, year)


def _ways(found: River, year: int | None) -> list[Way]:
    return [_way(found, year, to_me=to_me) for to_me in (False, True)]


def _way(found: River, year: int | None, *, to_me: bool) -> Way:
    kinds = [(kind, found.count(to_me=to_me, year=year, kind=kind)) for kind in Give.Kind]
    return Way(
        to_me,
        found.count(to_me=to_me, year=year),
        [(kind, count) for kind, count in kinds if count],
        found.thanked(to_me=to_me, year=year),
        *found.promised(by_me=not to_me, year=year),
    )
