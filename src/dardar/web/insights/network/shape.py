"""The shape of my network: groups, who joins them, how far it reaches, what has changed."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from dardar.accounts.models import Book
from dardar.encounters import days
from dardar.encounters.queries import anybody
from dardar.insights.network import finding, queries
from dardar.insights.network.shape import groups_of
from dardar.insights.network.shape import shape as shape_of
from dardar.people.models import Person
from dardar.people.queries import photos
from dardar.web.insights.network.mapping import picture
from dardar.web.requests import BookRequest

PER_PAGE: Final = 100


@dataclass(frozen=True, slots=True)
class Kind:
    """A change of a year, in words."""

    slug: str
    title: str | Promise
    said: str | Promise


KINDS: Final = (
    Kind("new", _("New"), _("Your first contact was within the last twelve months.")),
    Kind("nearer", _("Closer"), _("You are in touch more than a year ago.")),
    Kind("further", _("Further away"), _("You are in touch less than a year ago.")),
)
_BY_SLUG: Final = {kind.slug: kind for kind in KINDS}


@require_GET
def network(request: BookRequest) -> HttpResponse:
    """Show the shape of the network."""
    book = request.book
    if not anybody(book):
        return render(request, "network/network.html", {"is_empty": True})
    found = shape_of(book)
    named = {one for group in found.groups for one in group.faces}
    named |= {one.person for one in found.bridges} | {tie.person for tie in found.dormant}
    changes = [(kind, getattr(found, kind.slug)) for kind in KINDS]
    context = {
        "shape": found,
        "changes": changes,
        "rings": list(enumerate(found.reach.rings)),
        "to_decide": len(finding.to_decide(book)),
        "on": days.today(book),
        "photos": photos(book, named),
        "picture": picture(book, found.network) if book.shows_scores else None,
    }
    return render(request, "network/network.html", context)


@require_GET
def group(request: BookRequest, number: int) -> HttpResponse:
    """Show who is in a group, those closest first."""
    book = request.book
    found = queries.network(book)
    if number >= found.number_of_groups:
        raise Http404
    [one] = groups_of(book, found, number)
    page = Paginator(found.members(number), PER_PAGE).get_page(request.GET.get("page"))
    people = _people(book, list(page.object_list))
    context = {
        "group": one,
        "page_obj": page,
        "people": people,
        "on": days.today(book),
        "photos": photos(book, people),
    }
    return render(request, "network/group.html", context)


@require_GET
def changes(request: BookRequest, kind: str) -> HttpResponse:
    """Show with whom something has changed in a year."""
    if kind not in _BY_SLUG:
        raise Http404
    book = request.book
    moved = getattr(queries.network(book).findings, kind)
    page = Paginator(moved.people, PER_PAGE).get_page(request.GET.get("page"))
    people = _people(book, list(page.object_list))
    context = {
        "kind": _BY_SLUG[kind],
        "number": moved.number,
        "listed": len(moved.people),
        "page_obj": page,
        "people": people,
        "on": days.today(book),
        "photos": photos(book, people),
    }
    return render(request, "network/changes.html", context)


def _people(book: Book, pks: Sequence[UUID]) -> list[Person]:
    """Return people in an order, without those who have gone."""
    by_id = queries.people_by_id(book, pks)
    return [by_id[pk] for pk in pks if pk in by_id]
