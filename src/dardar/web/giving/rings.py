"""Give-rings and the reciprocity round of some chosen people."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import cos, pi, sin
from typing import Any, Final

from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from dardar.accounts.models import Book
from dardar.core.graph.rings import Why
from dardar.core.identity.names import initials
from dardar.giving import queries
from dardar.giving.among import Reason
from dardar.giving.models import Role, Wish
from dardar.giving.rings import reciprocity_round, rings
from dardar.people.models import Person
from dardar.people.queries import photos
from dardar.web.asked import as_uuid
from dardar.web.giving.choosing import Chosen, chosen_in
from dardar.web.requests import BookRequest

# People among whom rings are looked for: a gathering, or a circle that is large.
MOST: Final = 200
LEFT_OUT: Final[Mapping[Why, str | Promise]] = {
    Why.NO_ARCS: _("nothing they offer or need meets anything here yet"),
    Why.GIVES_NOTHING: _("nobody here needs what they offer yet"),
    Why.GETS_NOTHING: _("nobody here offers what they need yet"),
    Why.NO_RING: _("what they give does not come back to them yet"),
    Why.NO_ROOM: _("their ring would need somebody who is in another one"),
}
# The picture of a ring, in units of its own.
_SIDE: Final = 240
_ORBIT: Final = 84
_NODE: Final = 26
_GAP: Final = 0.42  # radians that an arrow keeps away from a person


@dataclass(frozen=True, slots=True)
class Dot:
    """A person in the picture of a ring."""

    x: int
    y: int
    initials: str


@dataclass(frozen=True, slots=True)
class Ring:
    """A ring as it is told and drawn; every number of the picture is whole."""

    gives: Sequence[Reason]

    @property
    def dots(self) -> list[Dot]:
        """The people on a circle, the first on top."""
        names = [give.offer.person.name for give in self.gives if give.offer.person]
        return [
            Dot(*_point(2 * pi * place / len(names)), initials(name))
            for place, name in enumerate(names)
        ]

    @property
    def arrows(self) -> list[str]:
        """The arcs from each to the next, as paths."""
        step = 2 * pi / len(self.gives)
        found = []
        for place in range(len(self.gives)):
            x, y = _point(place * step + _GAP)
            to_x, to_y = _point((place + 1) * step - _GAP)
            found.append(f"M{x} {y}A{_ORBIT} {_ORBIT} 0 0 1 {to_x} {to_y}")
        return found


def _point(angle: float) -> tuple[int, int]:
    """Return a point on the circle, the angle counted clockwise from the top."""
    middle = _SIDE // 2
    return round(middle + _ORBIT * sin(angle)), round(middle - _ORBIT * cos(angle))


@require_GET
def give_rings(request: BookRequest) -> HttpResponse:
    """Show rings of some people: ``?label=``, ``?person=`` as often as needed."""
    chosen = chosen_in(request.book, request.GET, MOST)
    found = rings(request.book, chosen.people) if chosen.are_enough else None
    context: dict[str, Any] = {
        "rings": [Ring(gives) for gives in found.rings] if found else [],
        "placed": sum(len(ring) for ring in found.rings) if found else 0,
        "bound": found.bound if found else 0,
        "left_out": _left_out(found.left_out) if found else [],
        "side": _SIDE,
        "node": _NODE,
    }
    return _page(request, "giving/rings.html", chosen, context)


@require_GET
def give_round(request: BookRequest) -> HttpResponse:
    """Show who answers one ask of each: ``?ask=`` as often as needed, else what is first."""
    book = request.book
    chosen = chosen_in(book, request.GET, MOST)
    open_needs = _needs_of(book, chosen.people)
    asks = _asks(open_needs, request.GET)
    found = reciprocity_round(book, chosen.people, asks) if chosen.are_enough else None
    context = {
        "choices": [(needs, next((n for n in needs if n in asks), None)) for needs in open_needs],
        "takers": found.takers.items() if found else [],
        "without": found.without if found else [],
    }
    return _page(request, "giving/round.html", chosen, context)


def _page(
    request: BookRequest, template: str, chosen: Chosen, more: Mapping[str, Any]
) -> HttpResponse:
    context = {
        **more,
        "chosen": chosen,
        "most": MOST,
        "is_words_only": queries.is_words_only(),
        "unreachable_model": queries.unreachable_model(),
        "photos": photos(request.book, chosen.people),
    }
    return render(request, template, context)


def _left_out(people: Mapping[Person, Why]) -> list[tuple[Person, str | Promise]]:
    return [(person, LEFT_OUT[why]) for person, why in people.items()]


def _needs_of(book: Book, people: Sequence[Person]) -> list[list[Wish]]:
    """Return the needs of each of some people who has any, urgent and new ones first."""
    found: dict[Any, list[Wish]] = {person.pk: [] for person in people}
    for need in queries.offers_and_needs(book, Role.NEED).filter(person__in=people):
        found[need.person_id].append(need)
    return [needs for needs in found.values() if needs]


def _asks(needs: Sequence[Sequence[Wish]], asked: QueryDict) -> list[Wish]:
    """Return one ask of each: the one chosen; without any choice made, the first."""
    if "ask" not in asked:
        return [of_one[0] for of_one in needs]
    chosen = {as_uuid(text) for text in asked.getlist("ask")}
    found = (next((need for need in of_one if need.pk in chosen), None) for of_one in needs)
    return [ask for ask in found if ask]
