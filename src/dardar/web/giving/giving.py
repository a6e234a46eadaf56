"""Give: what the people I know need and who could help, what they offer, what waits for me."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from dardar.accounts.models import Book
from dardar.encounters import days
from dardar.giving import queries
from dardar.giving.models import Introduction, Proposal, Role, Wish
from dardar.giving.queries import Help
from dardar.giving.suggesting import Helper, pairings, suggested
from dardar.people.models import Person
from dardar.people.queries import photos
from dardar.web.requests import BookRequest

# So many needs with who could help, and of each so many, fill a page well.
PER_PAGE: Final = 12
SHOWN: Final = 3
# So many of what waits for a decision, or for thanks, stand folded behind them.
WAITING: Final = 4


@dataclass(frozen=True, slots=True)
class Use:
    """Whom an offer would help."""

    offer: Wish
    helps: Sequence[Helper]


@require_GET
def giving(request: BookRequest) -> HttpResponse:
    """Show what people need, or with ``?show=offers`` what they offer, in pages."""
    book = request.book
    role = Role.OFFER if request.GET.get("show") == "offers" else Role.NEED
    rows = queries.offers_and_needs(book, role).exclude(person=None)
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    found = list(page.object_list)
    helps = queries.helps(book, found) if role == Role.NEED else []
    uses = _uses(book, found) if role == Role.OFFER else []
    proposals, to_thank = queries.proposals(book), queries.to_thank(book)
    context = {
        "role": role,
        "page_obj": page,
        "helps": helps,
        "uses": uses,
        "shown": SHOWN,
        "proposals": list(proposals[:WAITING]),
        "proposed": proposals.count(),
        "to_thank": list(to_thank[:WAITING]),
        "thanks": to_thank.count(),
        "introductions": _introductions(book),
        "is_waiting": any(one.is_waiting for one in helps),
        "is_words_only": queries.is_words_only(),
        "unreachable_model": queries.unreachable_model(),
        "photos": photos(book, [*people_of(helps), *_people_in(uses)]),
        "on": days.today(book),
    }
    return render(request, "giving/giving.html", context)


@require_GET
def proposals(request: BookRequest) -> HttpResponse:
    """Show all that is proposed, in pages."""
    rows = queries.proposals(request.book)
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "page_obj": page,
        "proposals": page.object_list,
        "photos": photos(request.book, _proposed(page.object_list)),
        "on": days.today(request.book),
    }
    return render(request, "giving/proposals.html", context)


def people_of(helps: Iterable[Help]) -> list[Person]:
    """Return everybody whom some needs and what answers them are about."""
    found = [one.need.person for one in helps]
    found += [helper.person for one in helps for helper in one.people]
    return [person for person in found if person]


def _introductions(book: Book) -> int:
    """Return how many introductions wait for me or are under way."""
    return queries.under_way(book).exclude(state=Introduction.State.DRAFTED).count()


def _proposed(rows: Iterable[Proposal]) -> list[Person]:
    return [row.person for row in rows]


def _uses(book: Book, offers: Sequence[Wish]) -> list[Use]:
    """Return whom each of some offers would help, the likeliest first."""
    found: dict[UUID, list[Helper]] = defaultdict(list)
    rows = pairings(book).filter(offer__in=offers).exclude(need__person=None)
    for helper in suggested(book, rows):
        found[helper.pairing.offer_id].append(helper)
    return [Use(offer, found[offer.pk]) for offer in offers]


def _people_in(uses: Iterable[Use]) -> list[Person]:
    found = [use.offer.person for use in uses]
    found += [helper.need.person for use in uses for helper in use.helps[:SHOWN]]
    return [person for person in found if person]
