"""What came of what: a chain from its first beginning, to be walked both ways."""

from typing import Final

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from dardar.encounters import days
from dardar.encounters.models import Encounter
from dardar.giving.models import Give, Introduction
from dardar.insights.value.chains import Chain, Link, Thing, whole
from dardar.insights.value.chains import chain as chain_of
from dardar.insights.value.errors import LoopError
from dardar.insights.value.results import came_of as say_came_of
from dardar.insights.value.results import came_of_nothing
from dardar.people.journal import watch
from dardar.people.models import Person
from dardar.people.queries import photos
from dardar.web.insights.value.origins import give_or_none, gives_before, thing_or_404, value_of
from dardar.web.requests import BookRequest
from dardar.web.undo import tell

_CAME: Final = (Give, Introduction, Encounter)


@require_GET
def chain(request: BookRequest, kind: str, pk: object) -> HttpResponse:
    """Show the chain that something is in."""
    book = request.book
    thing = whole(thing_or_404(book, kind, pk))
    found = chain_of(book, thing)
    here = _here(found)
    people = [person for link in found.first.all() for person in link.people]
    before = gives_before(book, thing, _who(here)) if isinstance(thing, _CAME) else ()
    context = {
        "chain": found,
        "here": here,
        "value": value_of(thing),
        "person": here.people[0] if len(here.people) == 1 else None,
        "before": before,
        "origin": value_of(origin) if (origin := _came_of(thing)) else "",
        "is_first": found.first is here,
        "photos": photos(book, people),
        "on": days.today(book),
    }
    return render(request, "value/chain.html", context)


@require_POST
def came_of(request: BookRequest, kind: str, pk: object) -> HttpResponse:
    """Keep which give something came of, or with none that it came of nothing known."""
    book, thing = request.book, whole(thing_or_404(request.book, kind, pk))
    if not isinstance(thing, _CAME):
        raise Http404
    asked = request.POST.get("give", "")
    here = _here(chain_of(book, thing))
    give = give_or_none(gives_before(book, thing, _who(here)), asked)
    try:
        with watch() as made:
            if give is not None:
                say_came_of(book, thing, give)
            elif not asked:
                came_of_nothing(book, thing)
            else:
                raise Http404
    except LoopError:
        messages.error(request, _("That came of this one itself."))
    else:
        tell(request, _("Kept."), made)
    return redirect("chain", here.kind, thing.pk)


def _came_of(thing: Thing) -> Thing | None:
    """Return the give that something was said to have come of, as a form offers it."""
    link = getattr(thing, "came_of", None)
    return link.give if link else None


def _here(found: Chain) -> Link:
    return next(link for link in found.first.all() if link.is_here)


def _who(here: Link) -> list[Person]:
    """Return whose gives a thing may have come of: theirs, and of who brought us together."""
    row: Thing = here.row
    through = row.introduced_by if isinstance(row, Encounter) else None
    return [*here.people, *([through] if through else [])]
