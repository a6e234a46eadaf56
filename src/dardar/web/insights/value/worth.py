"""Was it worth it: gatherings and events of a year, and the spaces."""

from collections.abc import Sequence
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from dardar.encounters import days
from dardar.encounters.models import Gathering, Space
from dardar.insights.value import worth
from dardar.insights.value.judging import judge_gathering, judge_space
from dardar.insights.value.models import SpaceYear
from dardar.people.journal import watch
from dardar.web.insights.value.forms import TookForm
from dardar.web.insights.value.narrowed import within, year_or_404
from dardar.web.requests import BookRequest
from dardar.web.undo import tell

# Beside the year shown, so many are one tap away.
YEARS: Final = 30


@require_GET
def occasions(request: BookRequest) -> HttpResponse:
    """Show the gatherings and events of ``?year=``, the latest year unless it says."""
    chosen, years = _years(request)
    found = worth.occasions(request.book, chosen)
    best, worst = worth.best_and_worst(found)
    context = {
        "tab": "occasions",
        "year": chosen,
        "years": years,
        "rows": found,
        "best": best,
        "worst": worst,
        "on": days.today(request.book),
    }
    return render(request, "value/occasions.html", context)


@require_http_methods(["GET", "POST"])
def gathering(request: BookRequest, pk: object) -> HttpResponse:
    """Show what a gathering took and what came of it, or keep what it took."""
    book = request.book
    found = get_object_or_404(Gathering.objects.select_related("space"), book=book, pk=pk)
    sent = request.POST if request.method == "POST" else None
    form = TookForm(sent, initial=TookForm.initial_of(getattr(found, "spent", None)))
    if sent is not None and form.is_valid():
        try:
            with watch() as made:
                judge_gathering(book, found, form.took())
        except ValidationError:
            form.add_error(None, _("A number is out of bounds."))
        else:
            tell(request, _("Kept, for you alone."), made)
            return redirect("gathering_worth", found.pk)
    context = {
        "gathering": found,
        "row": worth.occasion(book, found),
        "form": form,
        "on": days.today(book),
    }
    return render(request, "value/gathering.html", context, status=422 if sent is not None else 200)


@require_GET
def spaces(request: BookRequest) -> HttpResponse:
    """Show the spaces of ``?year=``: what they took, what came of them, how varied they are."""
    chosen, years = _years(request)
    found = worth.spaces(request.book, chosen)
    most = max((place.encounters for place in found.rows), default=0)
    context = {
        "tab": "spaces",
        "year": chosen,
        "years": years,
        "places": found,
        "bars": [(place, _bar(place.encounters, most)) for place in found.rows],
    }
    return render(request, "value/spaces.html", context)


@require_http_methods(["GET", "POST"])
def space(request: BookRequest, pk: object, year: int) -> HttpResponse:
    """Show what a space took in a year besides its gatherings, or keep it."""
    book, chosen = request.book, year_or_404(year)
    found = get_object_or_404(Space, book=book, pk=pk)
    sent = request.POST if request.method == "POST" else None
    said = SpaceYear.objects.filter(space=found, year=chosen).first()
    form = TookForm(sent, initial=TookForm.initial_of(said))
    if sent is not None and form.is_valid():
        try:
            with watch() as made:
                judge_space(book, found, chosen, form.took())
        except ValidationError:
            form.add_error(None, _("A number is out of bounds."))
        else:
            tell(request, _("Kept, for you alone."), made)
            return redirect(f"{reverse('spaces')}?year={chosen}")
    context = {"space": found, "year": chosen, "form": form}
    return render(request, "value/space.html", context, status=422 if sent is not None else 200)


def _years(request: BookRequest) -> tuple[int, Sequence[int]]:
    """Return the year asked for, else the latest, and those there are to choose from."""
    today = days.today(request.book)
    there = worth.years(request.book, today)
    chosen = within(request).year or next(iter(there), today.year)
    return chosen, sorted({*there[:YEARS], chosen}, reverse=True)


def _bar(number: int, most: int) -> list[dict[str, Any]]:
    return [{"kind": "pine", "x": 0, "width": round(100 * number / most, 2)}] if number else []
