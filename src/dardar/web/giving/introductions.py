"""Introductions: those there are, and the page of one, from the draft to what came of it."""

from dataclasses import dataclass
from typing import Any, Final

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from dardar.accounts.models import Book
from dardar.encounters import days
from dardar.giving import introducing, queries
from dardar.giving.errors import ClosedError
from dardar.giving.models import Introduction, Side
from dardar.giving.outgoing import address_for, addresses_of
from dardar.giving.states import ANSWERABLE, ASKING, INTRODUCED
from dardar.people.journal import watch
from dardar.people.queries import photos
from dardar.web.giving.acts import closed, done, own_introduction, side_link
from dardar.web.giving.introduction_forms import AnswerForm, DraftForm
from dardar.web.giving.letters import show_letters, to_send
from dardar.web.links import is_only_here
from dardar.web.requests import BookRequest
from dardar.web.undo import tell

PER_PAGE: Final = 50
# So many of each part stand on the first page.
SHOWN: Final = 10
State = Introduction.State
_DRAFTS: Final = frozenset({State.DRAFTED})
_EDITABLE: Final = frozenset({State.DRAFTED, State.REQUESTED})


@dataclass(frozen=True, slots=True)
class Part:
    """A part of all introductions: those in some states."""

    slug: str
    title: str | Promise
    said: str | Promise
    states: frozenset[Introduction.State]

    def rows(self, book: Book) -> QuerySet[Introduction]:
        """Return those of a book, the newest first."""
        return queries.introductions(book).filter(state__in=self.states)


PARTS: Final = (
    Part(
        "asked-of-you",
        gettext_lazy("Asked of you"),
        gettext_lazy("Somebody would like you to introduce them."),
        frozenset({State.REQUESTED}),
    ),
    Part(
        "under-way",
        gettext_lazy("Under way"),
        gettext_lazy("Drafted, or both are being asked."),
        frozenset({State.DRAFTED, *ASKING}),
    ),
    Part(
        "introduced",
        gettext_lazy("Introduced"),
        gettext_lazy("Both said yes. Have they met, and what came of it?"),
        frozenset({State.MADE, State.MET}),
    ),
    Part(
        "ended",
        gettext_lazy("Ended"),
        gettext_lazy("With what came of them."),
        frozenset({State.OUTCOME, State.DECLINED, State.CALLED_OFF, State.REFUSED}),
    ),
)
_BY_SLUG: Final = {part.slug: part for part in PARTS}


@require_GET
def introductions(request: BookRequest) -> HttpResponse:
    """Show the newest introductions of each part."""
    book = request.book
    found = {one: list(one.rows(book)[: SHOWN + 1]) for one in PARTS}
    parts = [
        {"part": one, "rows": rows[:SHOWN], "has_more": len(rows) > SHOWN}
        for one, rows in found.items()
        if rows
    ]
    context = {"parts": parts, **_of_rows(book, [row for rows in found.values() for row in rows])}
    return render(request, "giving/introductions.html", context)


@require_GET
def part(request: BookRequest, part: str) -> HttpResponse:
    """Show one part whole, in pages."""
    if part not in _BY_SLUG:
        raise Http404
    one = _BY_SLUG[part]
    page = Paginator(one.rows(request.book), PER_PAGE).get_page(request.GET.get("page"))
    context = {"part": one, "page_obj": page, **_of_rows(request.book, list(page.object_list))}
    return render(request, "giving/introductions_part.html", context)


def _of_rows(book: Book, rows: list[Introduction]) -> dict[str, Any]:
    people = [side.person for row in rows for side in row.sides.all()]
    return {"on": days.today(book), "photos": photos(book, people)}


def unreachable(book: Book) -> dict[str, Any]:
    """Return what Today says of people whose mails were refused: two queries."""
    return {
        "unreachable_sides": list(queries.unreachable_sides(book)[:SHOWN]),
        "unreachable_askings": list(queries.unreachable_askings(book)[:SHOWN]),
    }


@require_http_methods(["GET", "POST"])
def introduction(request: BookRequest, pk: object) -> HttpResponse:
    """Show an introduction; of a draft, keep what was written and, with ``act`` ask, ask both."""
    row = own_introduction(request, pk)
    if request.method == "GET":
        return _page(request, row, DraftForm(row))
    form = DraftForm(row, request.POST)
    if not form.is_valid():
        return _page(request, row, form, status=422)
    try:
        with watch() as made:
            introducing.edit(request.book, row, **form.written())
            if request.POST.get("act") == "ask":
                sent = introducing.ask(request.book, row, side_link(request))
                letters = [to_send(request, one.side.person, one) for one in sent]
                text = _("They are asked, each on their own.")
                return show_letters(request, letters, row, text)
    except ClosedError:
        return closed(request, row)
    tell(request, _("The draft is kept."), made)
    return redirect("introduction", row.pk)


def _page(
    request: BookRequest, row: Introduction, form: DraftForm, *, status: int = 200
) -> HttpResponse:
    book, sides = request.book, list(row.sides.all())
    context = {
        "introduction": row,
        "sides": [_of_side(row, side) for side in sides],
        "form": form if row.state in _EDITABLE else None,
        "is_draft": row.state in _DRAFTS,
        "is_asking": row.state in ASKING,
        "is_introduced": row.state in INTRODUCED,
        "asker": next((side for side in sides if side.is_asking), None),
        "on": days.today(book),
        "later_days": days.later_days(book),
        "photos": photos(book, [side.person for side in sides]),
        "is_only_here": is_only_here(request),
    }
    return render(request, "giving/introduction.html", context, status=status)


def _of_side(row: Introduction, side: Side) -> dict[str, Any]:
    can_be_asked = row.state in ASKING and side.answer in {"", Side.Answer.LATER}
    return {
        "side": side,
        "person": side.person,
        "address": side.address or address_for(side.person),
        # A form for what they told the owner themselves.
        "form": AnswerForm(prefix=str(side.place)) if row.state in ANSWERABLE else None,
        "can_be_asked": can_be_asked and not side.is_asking,
        "came_back": can_be_asked and side.mail and side.unreachable_at,
        "may_come_back": can_be_asked and side.mail and not side.answer,
        "other_addresses": [one for one in addresses_of(side.person) if one != side.address],
    }


@require_POST
def discard(request: BookRequest, pk: object) -> HttpResponse:
    """Drop a draft."""
    row = own_introduction(request, pk)
    try:
        with watch() as made:
            introducing.discard(request.book, row)
    except ClosedError:
        return closed(request, row)
    tell(request, _("The draft is dropped."), made)
    return redirect("introductions")


@require_POST
def call_off(request: BookRequest, pk: object) -> HttpResponse:
    """Call an introduction off."""
    row = own_introduction(request, pk)
    return done(
        request,
        row,
        lambda: introducing.call_off(request.book, row),
        _("It is called off. The links lead nowhere any more."),
    )
