"""Gatherings: where several people were met, and whether they were sealed."""

from typing import Final

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from dardar.encounters import days, queries, rates
from dardar.encounters.models import Gathering
from dardar.people.queries import photos
from dardar.web.encounters.sealing import lines_of
from dardar.web.requests import BookRequest

PER_PAGE: Final = 30
PEOPLE_PER_PAGE: Final = 50


@require_GET
def gatherings(request: BookRequest) -> HttpResponse:
    """List the gatherings, the latest first."""
    page = Paginator(queries.gatherings(request.book), PER_PAGE).get_page(request.GET.get("page"))
    on, numbers = days.today(request.book), queries.numbers_met(page.object_list)
    context = {
        "page_obj": page,
        "lines": [(line, numbers[line.of.pk]) for line in lines_of(page.object_list, on)],
        "on": on,
    }
    return render(request, "encounters/gatherings.html", context)


@require_GET
def gathering(request: BookRequest, pk: object) -> HttpResponse:
    """Show who was met at a gathering and what has become of it."""
    on = days.today(request.book)
    found = get_object_or_404(Gathering.objects.select_related("space"), book=request.book, pk=pk)
    page = Paginator(queries.people_at(found), PEOPLE_PER_PAGE).get_page(request.GET.get("page"))
    seals = rates.seals_of(found, [person.pk for person in page.object_list])
    context = {
        "gathering": found,
        "page_obj": page,
        "met": [(person, seals.get(person.pk)) for person in page.object_list],
        "photos": photos(request.book, page.object_list),
        "line": lines_of([found], on)[0],
        "on": on,
    }
    return render(request, "encounters/gathering.html", context)
