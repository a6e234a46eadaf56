"""Today in the owner's time: whom to call, with why now; and all whom it may be time to call."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from dardar.accounts.models import Book
from dardar.core.ties.today import Kind
from dardar.encounters import days
from dardar.encounters.prompts import Prompt, of_person
from dardar.encounters.queries import Today
from dardar.giving.suggesting import Helper
from dardar.people.queries import photos
from dardar.ties.models import Tie
from dardar.ties.today import Proposed, due, in_your_time, of_rhythm
from dardar.ties.wording import learnt_words, why_words
from dardar.web.requests import BookRequest

PER_PAGE: Final = 50


@dataclass(frozen=True)
class Call:
    """Somebody to call, as a card has it."""

    prompt: Prompt
    tie: Tie
    kind: Kind
    whys: Sequence[str]
    learnt: str = ""


def today_context(book: Book, on: date, day: Today, favour: Helper | None) -> dict[str, Any]:
    """Return what Today shows of ties."""
    found = in_your_time(book, on, day, favour)
    return {
        "calls": [_call(book, on, one) for one in found.proposed],
        "calls_minutes": round(found.minutes),
        "calls_budget": round(found.budget),
        "calls_more": found.more,
    }


def _call(book: Book, on: date, one: Proposed) -> Call:
    learnt = learnt_words(one.learnt) if one.learnt else ""
    whys = [words for why in one.whys if (words := why_words(why, on))]
    return Call(of_person(book, one.person, on), one.tie, one.kind, whys, learnt)


@require_GET
def everybody(request: BookRequest) -> HttpResponse:
    """Show all ties whose rhythm asks for contact, those that would lose most first, in pages."""
    book, on = request.book, days.today(request.book)
    page = Paginator(due(book, on), PER_PAGE).get_page(request.GET.get("page"))
    calls = [
        Call(of_person(book, tie.person, on), tie, Kind.TIE, [why_words(of_rhythm(tie, on), on)])
        for tie in page.object_list
    ]
    context = {
        "page_obj": page,
        "calls": calls,
        "photos": photos(book, [call.prompt.person for call in calls]),
        "on": on,
        "later_days": days.later_days(book),
    }
    return render(request, "ties/everybody.html", context)
