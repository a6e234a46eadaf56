"""What the address of a list asks for, read without trust, and how it is told in words."""

from typing import Any, Final

from django.db.models import Model, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import dates
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy

from dardar.encounters.models import Encounter, FollowUp, Gathering, Space
from dardar.giving.models import Give
from dardar.insights.value.behind import Within
from dardar.insights.value.models import FIRST_YEAR, LAST_YEAR, Result
from dardar.people.lists import standing
from dardar.web.asked import as_uuid
from dardar.web.requests import BookRequest

FROM_ME: Final = "from-me"
TO_ME: Final = "to-me"
_TELLING: Final[dict[str, dict[str, str | Promise]]] = {
    "way": {
        FROM_ME: pgettext_lazy("gives and results", "from you"),
        TO_ME: pgettext_lazy("gives and results", "to you"),
    },
    "give": dict(Give.Kind.choices),
    "result": dict(Result.Kind.choices),
    "encounter": dict(Encounter.Kind.choices),
    "thanked": {
        "yes": pgettext_lazy("gives", "thanks were said"),
        "no": pgettext_lazy("gives", "no thanks yet"),
    },
    "kept": {"yes": pgettext_lazy("promises", "kept"), "no": pgettext_lazy("promises", "open")},
    "state": {
        FollowUp.State.DONE: pgettext_lazy("relationships", "sealed"),
        FollowUp.State.OPEN: pgettext_lazy("relationships", "still to seal"),
        FollowUp.State.LET_GO: pgettext_lazy("relationships", "let go"),
    },
}


def within(request: BookRequest) -> Within:
    """Return what ``?year= &month= &person= &gathering= &space=`` narrow a list down to.

    Raises:
        Http404: a person or a place is not in the book.

    """
    return Within(
        year=_number(request, "year", FIRST_YEAR, LAST_YEAR),
        month=_number(request, "month", 1, 12),
        person=_own(request, "person", standing()),
        gathering=_own(request, "gathering", Gathering.objects.all()),
        space=_own(request, "space", Space.objects.all()),
    )


def way(request: BookRequest) -> bool | None:
    """Return whether ``?way=`` asks for what came to me; None for both ways."""
    return {TO_ME: True, FROM_ME: False}.get(request.GET.get("way", ""))


def one_of(request: BookRequest, name: str, telling: str) -> str:
    """Return what ``?name=`` asks for, "" if that is nothing known."""
    asked = request.GET.get(name, "")
    return asked if asked in _TELLING[telling] else ""


def said(request: BookRequest, places: Within, **asked: str) -> list[str]:
    """Return in words what a list is narrowed down to, piece by piece.

    Args:
        request: of the list.
        places: what :func:`within` returned.
        asked: what else was asked for, by what tells it.

    """
    del request
    found = [str(_TELLING[telling][value]) for telling, value in asked.items() if value]
    if places.person:
        found.append(_("with %(name)s") % {"name": places.person.name})
    if places.gathering:
        found.append(places.gathering.name)
    if places.space:
        found.append(places.space.name)
    if places.month:
        found.append(str(dates.MONTHS[places.month]))
    if places.year:
        found.append(str(places.year))
    return found


def year_or_404(year: int) -> int:
    """Return a year that there may be.

    Raises:
        Http404: there is none of that number.

    """
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Http404
    return year


def _number(request: BookRequest, name: str, least: int, most: int) -> int | None:
    text = request.GET.get(name, "")
    if not text.isascii() or not text.isdigit() or len(text) > len(str(most)):
        return None
    return number if least <= (number := int(text)) <= most else None


def _own(request: BookRequest, name: str, rows: QuerySet[Any]) -> Any:  # noqa: ANN401 - a row of any model
    text = request.GET.get(name, "")
    if not text:
        return None
    found: Model = get_object_or_404(rows.filter(book=request.book), pk=as_uuid(text))
    return found
