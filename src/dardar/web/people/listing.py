"""The list of people, the search in it, and the proposals while somebody types."""

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Final, NamedTuple

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.functional import cached_property
from django.views.decorators.http import require_GET

from dardar.accounts.models import Book
from dardar.core.ties.rings import RINGS
from dardar.encounters import days
from dardar.people import lists, queries
from dardar.people.joining.groups import groups
from dardar.people.lists import Sort, Wanted
from dardar.people.models import Label, Person
from dardar.people.search import near, suggestions
from dardar.ties.models import Ring
from dardar.web.people.wanted import parameters, wanted_in
from dardar.web.requests import BookRequest

PER_PAGE: Final = 50
# What somebody types may be a whole card pasted; nobody is called so.
LONGEST_NAME: Final = 80


class Row(NamedTuple):
    """A line of the list."""

    person: Person
    labels: Sequence[Label]


class Chapter(NamedTuple):
    """Some lines of the list, and what stands beside them."""

    rows: Sequence[Row]
    letter: str = ""
    # Whether they answer only nearly to what was asked.
    is_near: bool = False


class _Pages(Paginator[Person]):
    """Pages of people whose number is known from elsewhere, where it is cheaper to count."""

    def __init__(self, people: QuerySet[Person], number: int) -> None:
        super().__init__(people, PER_PAGE)
        self._number = number

    @cached_property
    def count(self) -> int:
        return self._number


@require_GET
def people(request: BookRequest) -> HttpResponse:
    """Show the people of a book, or those wanted by ``?q= &label= &never=1 &ring= &sort=``."""
    book, wanted = request.book, wanted_in(request.GET)
    on = days.today(book)
    number = lists.number(book, wanted)
    page = _Pages(lists.find(book, wanted), number).get_page(request.GET.get("page"))
    found = list(page.object_list)
    nearly = _nearly(book, wanted, found) if number < PER_PAGE else []
    shown = found + nearly
    labels = list(queries.labels(book))
    borne = queries.labels_of(book, shown)
    chapters = _chapters([Row(person, borne[person.pk]) for person in found], wanted.sort)
    if nearly:
        chapters.append(Chapter([Row(one, borne[one.pk]) for one in nearly], is_near=True))
    context = {
        "page_obj": page,
        "number": number,
        "chapters": chapters,
        "labels": labels,
        "label": next((label for label in labels if label.pk == wanted.label), None),
        "photos": queries.photos(book, shown),
        "wanted": wanted,
        "fields": parameters(wanted),
        "rings": Ring.choices if book.shows_scores else [],
        "ring": None if wanted.ring is None else Ring(RINGS[wanted.ring]),
        "is_all": not (
            wanted.text.strip() or wanted.label or wanted.never or wanted.ring is not None
        ),
        "asked_name": wanted.text.strip()[:LONGEST_NAME],
        "on": on,
        "perhaps": len(groups(book, on)),
    }
    return render(request, "people/people.html", context)


def _nearly(book: Book, wanted: Wanted, found: Iterable[Person]) -> list[Person]:
    """Return who answers nearly to a text that few answer to, if nothing else is asked."""
    if wanted.label or wanted.never or wanted.ring is not None:
        return []
    return near(book, wanted.text, {person.pk for person in found})


def _chapters(rows: Sequence[Row], sort: Sort) -> list[Chapter]:
    """Return rows under the first letter of the name they are sorted by; else in one chapter."""
    if sort is not Sort.NAME:
        return [Chapter(rows)] if rows else []
    return [Chapter(list(of_letter), letter) for letter, of_letter in groupby(rows, _letter)]


def _letter(row: Row) -> str:
    first = row.person.sort_key[:1].upper()
    return first if first.isalpha() else "#"


@require_GET
def search(request: BookRequest) -> HttpResponse:
    """Answer the search of every page: proposals while typing, else the list."""
    return suggest(request) if request.htmx else people(request)


@require_GET
def suggest(request: BookRequest) -> HttpResponse:
    """Propose people for ``?q=``: the fragment that docs/look.md describes."""
    found = suggestions(request.book, wanted_in(request.GET).text)
    context = {"people": found, "photos": queries.photos(request.book, found)}
    return render(request, "people/_suggestions.html", context)
