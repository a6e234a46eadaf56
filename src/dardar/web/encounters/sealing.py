"""The sealing rate, by month and by gathering, and who is behind it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from dardar.accounts.models import Book
from dardar.core.calendar import Sealing
from dardar.encounters import days, queries, rates
from dardar.encounters.models import Gathering
from dardar.encounters.rates import Rate
from dardar.people.queries import photos
from dardar.web.asked import as_day, as_uuid
from dardar.web.requests import BookRequest

PER_PAGE: Final = 50
GATHERINGS: Final = 12
# What a bar shows, in its order, by the kinds of the look.
BAR: Final = {
    "day": (Sealing.IN_TIME,),
    "soon": (Sealing.SOON,),
    "late": (Sealing.LATE, Sealing.LET_GO),
    "open": (Sealing.NOT_YET, Sealing.WAITING),
}


@dataclass(frozen=True, slots=True)
class Line:
    """One rate with the bar that draws it."""

    of: Any
    rate: Rate

    @property
    def parts(self) -> list[dict[str, str | float]]:
        """The parts of the bar: kind, where it begins and how wide it is, in percent."""
        found: list[dict[str, str | float]] = []
        begin = 0.0
        for kind, what in BAR.items():
            width = 100 * self.rate.of(*what) / self.rate.total if self.rate.total else 0.0
            if width:
                found.append({"kind": kind, "x": round(begin, 2), "width": round(width, 2)})
            begin += width
        return found

    @property
    def percent_words(self) -> str:
        """What the bar says to whom can't see it; its parts stand beside it in words."""
        percent = self.rate.percent_in_time
        if percent is None:
            return _("nobody due yet")
        return _("%(percent)s %% in time") % {"percent": percent}

    @property
    def words(self) -> str:
        """The numbers in words."""
        if not self.rate.total:
            return _("nobody new")
        counted = [
            (self.soon, _("%(number)s within three days")),
            (self.late, _("%(number)s later")),
            (self.rate.of(Sealing.NOT_YET), _("%(number)s not yet")),
            (self.let_go, _("%(number)s let go")),
            (self.rate.of(Sealing.WAITING), _("%(number)s still in time")),
        ]
        said = [text % {"number": number} for number, text in counted if number]
        if self.rate.due:
            words = {"number": self.in_time, "total": self.rate.due}
            said.insert(0, _("%(number)s of %(total)s in time") % words)
        return " · ".join(said)

    @property
    def in_time(self) -> int:
        """How many were sealed by the day due."""
        return self.rate.of(Sealing.IN_TIME)

    @property
    def soon(self) -> int:
        """How many were sealed within three days."""
        return self.rate.of(Sealing.SOON)

    @property
    def late(self) -> int:
        """How many were sealed after that."""
        return self.rate.of(Sealing.LATE)

    @property
    def not_yet(self) -> int:
        """How many are still to be sealed."""
        return self.rate.of(Sealing.NOT_YET, Sealing.WAITING)

    @property
    def let_go(self) -> int:
        """How many were let go."""
        return self.rate.of(Sealing.LET_GO)


def lines_of(gatherings: Iterable[Gathering], on: date) -> list[Line]:
    """Return the rates of gatherings, in their order."""
    gatherings = list(gatherings)
    rated = rates.by_gathering(gatherings, on)
    return [Line(one, rated[one.pk]) for one in gatherings]


@require_GET
def sealing(request: BookRequest) -> HttpResponse:
    """Show the rates of twelve months, up to ``?until=`` a day, and of the latest gatherings."""
    book = request.book
    today = days.today(book)
    last = as_day(request.GET.get("until", "")) or today
    by_month = rates.by_month(book, last, today)
    oldest, first = list(by_month)[-1], rates.first_month(book)
    context = {
        "total": Line(None, rates.total(by_month.values())),
        "months": [Line(month, rate) for month, rate in by_month.items()],
        "gatherings": [line for line in lines_of(_latest(book), today) if line.rate.total],
        "older": rates.month_before(oldest) if first and first < oldest else None,
        "newest": next(iter(by_month)),
        "oldest": oldest,
        "is_latest": "until" not in request.GET,
        "ever": first is not None,
    }
    return render(request, "encounters/sealing.html", context)


def _latest(book: Book) -> Iterable[Gathering]:
    return queries.gatherings(book)[:GATHERINGS]


@require_GET
def unsealed(request: BookRequest, what: str) -> HttpResponse:
    """Show who is still to be sealed, or was let go: of ``?month=``, of ``?gathering=``, of all."""
    if what not in rates.UNSEALED:
        raise Http404
    month, gathering = as_day(request.GET.get("month", "")), None
    if month:
        month = month.replace(day=1)
    if "gathering" in request.GET:
        pk = as_uuid(request.GET["gathering"])
        gathering = get_object_or_404(Gathering, book=request.book, pk=pk)
    found = rates.unsealed(request.book, what, month=month, gathering=gathering)
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "what": what,
        "month": month,
        "gathering": gathering,
        "page_obj": page,
        "photos": photos(request.book, [step.person for step in page.object_list]),
        "on": days.today(request.book),
    }
    return render(request, "encounters/unsealed.html", context)
