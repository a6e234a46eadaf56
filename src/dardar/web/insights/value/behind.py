"""Lists of what stands behind the figures: each figure of these pages leads to one of them."""

from collections.abc import Sequence
from typing import Any, Final

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from dardar.encounters import days
from dardar.insights.value import behind
from dardar.insights.value.behind import Within
from dardar.people.models import Person
from dardar.people.queries import photos
from dardar.web.insights.value.narrowed import one_of, said, way, within
from dardar.web.requests import BookRequest

PER_PAGE: Final = 50


@require_GET
def gives(request: BookRequest) -> HttpResponse:
    """Show what was given, narrowed down."""
    narrowed, kind = within(request), one_of(request, "kind", "give")
    thanked = one_of(request, "thanked", "thanked")
    rows = behind.gives(request.book, narrowed, to_me=way(request), kind=kind, thanked=thanked)
    words = _words(request, narrowed, give=kind, thanked=thanked)
    return _page(request, "gives", rows, _("Given"), words)


@require_GET
def promises(request: BookRequest) -> HttpResponse:
    """Show promises, narrowed down: ``?way=from-me`` are mine."""
    narrowed, kept, to_me = within(request), one_of(request, "kept", "kept"), way(request)
    by_me = None if to_me is None else not to_me
    rows = behind.promises(request.book, narrowed, by_me=by_me, kept=kept)
    words = _words(request, narrowed, kept=kept)
    return _page(request, "promises", rows, _("Promises"), words)


@require_GET
def encounters(request: BookRequest) -> HttpResponse:
    """Show encounters, narrowed down."""
    narrowed, kind = within(request), one_of(request, "kind", "encounter")
    rows = behind.encounters(request.book, narrowed, kind)
    words = said(request, narrowed, encounter=kind)
    return _page(request, "encounters", rows, _("Encounters"), words)


@require_GET
def beginnings(request: BookRequest) -> HttpResponse:
    """Show relationships begun, narrowed down, and what became of their seals."""
    narrowed, state = within(request), one_of(request, "state", "state")
    rows = behind.beginnings(request.book, narrowed, state)
    words = said(request, narrowed, state=state)
    return _page(request, "beginnings", rows, _("Met for the first time"), words)


@require_GET
def introductions(request: BookRequest) -> HttpResponse:
    """Show introductions that were made, or with ``?what=`` met or outcome, of ``?year=``."""
    narrowed, what = within(request), request.GET.get("what", "")
    titles = {
        "made": _("Introductions made"),
        "met": _("Introduced, and met"),
        "outcome": _("Introductions of which something came"),
    }
    what = what if what in titles else "made"
    rows = behind.introductions(request.book, narrowed.year, what=what)
    words = said(request, Within(year=narrowed.year))
    return _page(request, "introductions", rows, titles[what], words)


def _words(request: BookRequest, narrowed: Within, **asked: str) -> list[str]:
    """Return in words what a list is narrowed down to, which way it goes included."""
    return said(request, narrowed, way=one_of(request, "way", "way"), **asked)


def _page(
    request: BookRequest, name: str, rows: QuerySet[Any], title: str, words: Sequence[str]
) -> HttpResponse:
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    found = list(page.object_list)
    context = {
        "name": name,
        "title": title,
        "narrowed": words,
        "page_obj": page,
        "rows": found,
        "photos": photos(request.book, [one for row in found for one in _people(name, row)]),
        "on": days.today(request.book),
    }
    return render(request, "value/behind.html", context)


def _people(name: str, row: Any) -> list[Person]:  # noqa: ANN401 - a row of any of the lists
    if name == "introductions":
        return [side.person for side in row.sides.all()]
    return list(row.people.all()) if name == "encounters" else [row.person]
