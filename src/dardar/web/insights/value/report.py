"""The year in words and pictures, on a page and as PDF."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import dates
from django.views.decorators.http import require_GET

from dardar.encounters import days
from dardar.giving.models import Give
from dardar.insights.value import drawing
from dardar.insights.value.report import Report, report
from dardar.insights.value.worth import years
from dardar.web.insights.value import printing
from dardar.web.insights.value.narrowed import year_or_404
from dardar.web.insights.value.telling import Told
from dardar.web.requests import BookRequest


@require_GET
def latest(request: BookRequest) -> HttpResponse:
    """Lead to the report of this year."""
    return redirect("year_report", days.today(request.book).year)


@require_GET
def year(request: BookRequest, year: int) -> HttpResponse:
    """Show the report of a year."""
    today = days.today(request.book)
    found = report(request.book, year_or_404(year), today)
    there = sorted({*years(request.book, today), found.year}, reverse=True)
    context = {
        "tab": "year",
        "report": found,
        "told": Told(found),
        "months": _months(found),
        "kinds": Give.Kind,
        "both": drawing.both_ways(found.river, found.year),
        "drawing": drawing.draw(found.river),
        "year": found.year,
        "years": there,
    }
    return render(request, "value/year.html", context)


def _months(found: Report) -> list[tuple[drawing.Bar, str]]:
    """Return the bar of each month with its name in short."""
    bars = drawing.months(found.touch.by_month)
    return [(bar, str(dates.MONTHS_3[month])) for month, bar in enumerate(bars, start=1)]


@require_GET
def pdf(request: BookRequest, year: int) -> HttpResponse:
    """Send the report of a year as PDF."""
    found = report(request.book, year_or_404(year), days.today(request.book))
    answer = HttpResponse(printing.pdf(found), content_type="application/pdf")
    answer["Content-Disposition"] = f'attachment; filename="dardar-{found.year}.pdf"'
    answer["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return answer
