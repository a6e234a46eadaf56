"""Today: what the day asks for, each a tap away."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from dardar.accounts.models import Book
from dardar.capture.queries import to_review
from dardar.encounters import days, queries
from dardar.encounters.models import FollowUp, Promise
from dardar.encounters.prompts import Prompt, of_person, of_promise, of_step
from dardar.giving.favour import favour
from dardar.giving.queries import to_thank
from dardar.giving.suggesting import Helper
from dardar.people.joining.groups import groups
from dardar.people.models import Person
from dardar.people.queries import photos
from dardar.web.giving.introductions import unreachable
from dardar.web.requests import BookRequest
from dardar.web.ties.today import Call, today_context

PER_PAGE: Final = 50


@require_GET
def today(request: BookRequest) -> HttpResponse:
    """Show what the day asks for."""
    book, on = request.book, days.today(request.book)
    day, cards, favoured = queries.today(book, on), to_review(book).count(), favour(book)
    ties = today_context(book, on, day, favoured)
    context = {
        "day": day,
        "on": on,
        **ties,
        "to_seal": _of_steps(book, day.to_seal.rows),
        "due": _of_steps(book, day.due.rows),
        "promises": _of_promises(book, day.promises.rows),
        "never": _of_people(book, day.never.rows),
        "later_days": days.later_days(book),
        "photos": photos(book, [*_everybody(day, favoured), *_called(ties["calls"])]),
        "perhaps": len(groups(book, on)),
        "cards": cards,
        "favour": favoured,
        "to_thank": to_thank(book).first(),
        **unreachable(book),
        "is_empty": day.is_clear and not (day.ahead or cards or queries.anybody(book)),
    }
    return render(request, "encounters/today.html", context)


def _everybody(day: queries.Today, favoured: Helper | None) -> Iterator[Person]:
    """Yield the people of all lists, and those of the favour."""
    steps = (day.to_seal.rows, day.due.rows, day.promises.rows, day.silent.rows, day.ahead)
    yield from (row.person for rows in steps for row in rows)
    yield from day.never.rows
    if favoured:
        yield from (wish.person for wish in (favoured.need, favoured.offer) if wish.person)


def _called(calls: Iterable[Call]) -> list[Person]:
    return [call.prompt.person for call in calls]


def _of_steps(book: Book, steps: Iterable[FollowUp]) -> list[Prompt]:
    on = days.today(book)
    return [of_step(book, step, queries.promises_to(step), on) for step in steps]


def _of_promises(book: Book, promises: Iterable[Promise]) -> list[Prompt]:
    on = days.today(book)
    return [of_promise(book, promise, on) for promise in promises]


def _of_people(book: Book, people: Iterable[Person]) -> list[Prompt]:
    on = days.today(book)
    return [of_person(book, person, on) for person in people]


def _all_to_seal(book: Book) -> QuerySet[Any]:
    return queries.to_seal(book, days.today(book))


def _all_due(book: Book) -> QuerySet[Any]:
    return queries.due(book, days.today(book))


def _all_ahead(book: Book) -> QuerySet[Any]:
    return queries.ahead(book, days.today(book))


Parts = tuple[Any, Callable[[Book], QuerySet[Any]], Callable[[Book, Iterable[Any]], list[Prompt]]]
PARTS: Final[dict[str, Parts]] = {
    "to-seal": (_("To seal"), _all_to_seal, _of_steps),
    "due": (_("Follow-ups"), _all_due, _of_steps),
    "promises": (_("Promised by you"), queries.my_promises, _of_promises),
    "never": (_("Never contacted"), queries.never_contacted, _of_people),
    "let-go": (_("Whom you let go"), queries.silent, _of_steps),
    "ahead": (_("What comes next"), _all_ahead, _of_steps),
}


@require_GET
def part(request: BookRequest, part: str) -> HttpResponse:
    """Show one part of Today whole, in pages."""
    if part not in PARTS:
        raise Http404
    title, rows, prompted = PARTS[part]
    page = Paginator(rows(request.book), PER_PAGE).get_page(request.GET.get("page"))
    prompts = prompted(request.book, page.object_list)
    context = {
        "part": part,
        "title": title,
        "page_obj": page,
        "prompts": prompts,
        "photos": photos(request.book, [prompt.person for prompt in prompts]),
        "on": days.today(request.book),
        "later_days": days.later_days(request.book),
    }
    return render(request, "encounters/part.html", context)
