"""The map of my people: drawn by the server, for the browser's own, and as a table."""

from typing import Any, Final

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from dardar.accounts.models import Book
from dardar.encounters import days
from dardar.encounters.queries import anybody
from dardar.insights.network import queries
from dardar.insights.network.kept import Network
from dardar.insights.network.shape import Group, groups_of
from dardar.people.models import Person
from dardar.people.queries import photos
from dardar.templatetags.network import group_name, ring_words
from dardar.web.insights.network import drawing
from dardar.web.requests import BookRequest

PER_PAGE: Final = 50
TINTS: Final = 12
"""Colours of groups: the largest have one each, smaller ones share the last."""


@require_GET
def map_of_people(request: BookRequest) -> HttpResponse:
    """Show the map, and below it the table that says the same."""
    book = request.book
    if not (book.shows_scores and anybody(book)):
        return render(request, "network/map.html", {"is_empty": not anybody(book)})
    found = queries.network(book)
    order = sorted(
        found.drawn.people.tolist(), key=lambda at: (int(found.rings[at]), -found.warmths[at], at)
    )
    page = Paginator(order, PER_PAGE).get_page(request.GET.get("page"))
    by_id = queries.people_by_id(book, [found.people[at] for at in page.object_list])
    groups = {group.number: group for group in groups_of(book, found)}
    rows = [
        (by_id[pk], int(found.rings[at]), groups.get(int(found.groups[at])))
        for at in page.object_list
        if (pk := found.people[at]) in by_id
    ]
    context = {
        "page_obj": page,
        "rows": rows,
        "groups": [(_tint(one), one) for one in groups.values() if one.number < TINTS - 1],
        "has_smaller": len(groups) >= TINTS,
        "number": len(order),
        "left_out": int((found.rings >= 0).sum()) - len(order),
        "on": days.today(book),
        "photos": photos(book, [person for person, _ring, _group in rows]),
    }
    return render(request, "network/map.html", context)


@require_GET
def svg(request: BookRequest) -> HttpResponse:
    """Send the map as a drawing; with ``?download`` as a file to keep or print."""
    found = _shown(request)
    names = dict(_names(request.book, found))
    answer = HttpResponse(
        drawing.of_network(found, _dots(found, names), _labels(request.book, found)),
        content_type="image/svg+xml",
    )
    if "download" in request.GET:
        answer["Content-Disposition"] = f'attachment; filename="{_("network")}.svg"'
    answer["Content-Security-Policy"] = "default-src 'none'; sandbox"
    answer["Cache-Control"] = "private, no-cache"
    return answer


@require_GET
def data(request: BookRequest) -> JsonResponse:
    """Send the map as numbers, for whoever draws it in the browser."""
    book, found = request.book, _shown(request)
    names = dict(_names(book, found))
    groups = groups_of(book, found)
    drawn = found.drawn
    people = [
        [
            names[pk],
            round(float(drawn.x[number]), 4),
            round(float(drawn.y[number]), 4),
            int(found.rings[place]),
            int(found.groups[place]),
            str(pk),
        ]
        for number, place in enumerate(drawn.people.tolist())
        if (pk := found.people[place]) in names
    ]
    answer = JsonResponse(
        {
            "me": _("You"),
            "width": drawn.width,
            "bands": drawn.bands,
            "rings": [ring_words(ring) for ring in range(len(drawn.bands))],
            "groups": {one.number: {"name": group_name(one), "tint": _tint(one)} for one in groups},
            "page": reverse("person", args=["00000000-0000-0000-0000-000000000000"]),
            "people": people,
        }
    )
    answer["Cache-Control"] = "private, no-cache"
    return answer


def picture(book: Book, found: Network) -> bool:
    """Tell whether there is anybody on the map of a book."""
    return bool(book.shows_scores and len(found.drawn.people))


def _shown(request: BookRequest) -> Network:
    """Return the network, if its owner wants to see how close people are."""
    if not request.book.shows_scores:
        raise Http404
    return queries.network(request.book)


def _names(book: Book, found: Network) -> "Any":  # noqa: ANN401 - rows of two columns
    people = {found.people[place] for place in found.drawn.people.tolist()}
    rows = Person.objects.filter(book=book, joined_to=None).values_list("pk", "name")
    return ((pk, name or _("(nothing known)")) for pk, name in rows if pk in people)


def _dots(found: Network, names: dict[Any, str]) -> list[drawing.Dot]:
    drawn = found.drawn
    return [
        drawing.Dot(
            float(drawn.x[number]),
            float(drawn.y[number]),
            _tint_of(int(found.groups[place])),
            names[pk],
        )
        for number, place in enumerate(drawn.people.tolist())
        if (pk := found.people[place]) in names
    ]


def _labels(book: Book, found: Network) -> list[tuple[int, str]]:
    return [(one.number, group_name(one)) for one in groups_of(book, found)[: TINTS - 1]]


def _tint(group: Group) -> int:
    return _tint_of(group.number)


def _tint_of(number: int) -> int:
    """Return the colour of a group, -1 of none."""
    return min(number, TINTS - 1)
