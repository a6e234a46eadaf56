"""Whom a person knows, and what tells that two know each other, down to the encounters."""

from typing import Final
from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from dardar.encounters import days
from dardar.insights.network import queries
from dardar.insights.network.between import between
from dardar.insights.network.shape import groups_of
from dardar.people.queries import photos
from dardar.web.people.person import own_person
from dardar.web.requests import BookRequest

PER_PAGE: Final = 100


@require_GET
def between_two(request: BookRequest, one: UUID, other: UUID) -> HttpResponse:
    """Show what is between two people; of who stands with another lead to that one."""
    pair = own_person(request, one), own_person(request, other)
    if pair[0] == pair[1]:
        raise Http404
    if [person.pk for person in pair] != [one, other]:
        return redirect("network_between", *(person.pk for person in pair))
    found = between(request.book, *pair)
    context = {
        "between": found,
        "on": days.today(request.book),
        "photos": photos(request.book, [*pair, *found.in_common]),
    }
    return render(request, "network/between.html", context)


@require_GET
def person(request: BookRequest, pk: UUID) -> HttpResponse:
    """Show whom of my people somebody knows, those best known first."""
    book, someone = request.book, own_person(request, pk)
    if someone.pk != pk:
        return redirect("network_person", someone.pk)
    found = queries.network(book)
    shown = Paginator(queries.known_to(found, pk), PER_PAGE).get_page(request.GET.get("page"))
    places = list(shown.object_list)
    people = queries.people_by_id(book, [found.people[place] for place in places])
    groups = {one.number: one for one in groups_of(book, found)}
    rows = [
        (people[other], groups.get(int(found.groups[place])))
        for place in places
        if (other := found.people[place]) in people
    ]
    context = {
        "someone": someone,
        "rows": rows,
        "page_obj": shown,
        "photos": photos(book, [other for other, _group in rows]),
    }
    return render(request, "network/person.html", context)
