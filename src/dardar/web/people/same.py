"""Perhaps the same: pairs and small groups, side by side, to be joined, told apart or put off."""

from collections.abc import Sequence
from datetime import date, timedelta
from enum import StrEnum
from typing import Any, Final
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from dardar.accounts.models import Book
from dardar.encounters import days
from dardar.people import lists, queries
from dardar.people.history import LONGEST_NAME, NAMED, named
from dardar.people.joining.actions import (
    KnownApartError,
    NotSeveralError,
    join,
    part,
    put_off,
    tell_apart,
)
from dardar.people.joining.groups import Group, Groups, Rank, groups
from dardar.people.journal import watch
from dardar.people.models import Person
from dardar.web.asked import as_uuid, next_page
from dardar.web.people.cards import PAIR, cards
from dardar.web.people.person import own_person
from dardar.web.requests import BookRequest
from dardar.web.undo import tell

PER_PAGE: Final = 20
# So many people one decision may be about: more are hardly one by intention.
MOST: Final = 12
MONTH: Final = 30


class Later(StrEnum):
    """Until when something can be put off."""

    TOMORROW = "tomorrow"
    MONTH = "month"


@require_GET
def same(request: BookRequest) -> HttpResponse:
    """Show who is perhaps the same: all, those behind ``?after=`` or those about ``?person=``."""
    book, on = request.book, days.today(request.book)
    found = groups(book, on)
    pk = as_uuid(request.GET.get("person", ""))
    after = _rank(request.GET.get("after", ""))
    ahead = list(groups(book, on, about=pk).found) if pk else found.after(after)
    shown = ahead[:PER_PAGE]
    context = {
        **_numbers(found),
        **_cards(book, shown),
        "next": _mark(shown[-1]) if len(ahead) > PER_PAGE else "",
        "is_first": not request.GET.get("after"),
        "person": lists.people(book).filter(pk=pk).first() if pk else None,
    }
    template = "people/_same_list.html" if request.htmx else "people/same.html"
    return render(request, template, context)


def _numbers(found: Groups) -> dict[str, Any]:
    return {"number": len(found), "has_more": found.has_more}


def _cards(book: Book, shown: Sequence[Group]) -> dict[str, Any]:
    """Return what cards need to be shown."""
    on = days.today(book)
    dealt = cards(book, shown)
    return {
        "cards": dealt,
        "photos": queries.photos(book, [one for card in dealt for one in card.people]),
        "on": on,
        "later": {later: _day(on, later) for later in Later},
    }


def _day(on: date, later: Later) -> date:
    return on + timedelta(days=MONTH if later is Later.MONTH else 1)


def _mark(group: Group) -> str:
    """Return the place of a group in the list, as an address holds it."""
    weight, pk = group.rank
    return f"{weight!r}_{pk}"


def _rank(text: str) -> Rank | None:
    """Return the place that an address holds, None if it is none."""
    weight, _sign, pk = text.partition("_")
    try:
        return float(weight), pk
    except ValueError:
        return None


@require_POST
def decide(request: BookRequest) -> HttpResponse:
    """Join the people of ``person``, tell them apart, or put them off: as ``act`` or ``to`` says.

    Whoever was decided on meanwhile, as in another tab, is left as they are.
    """
    book, act = request.book, request.POST.get("act", "")
    ids = [pk for text in request.POST.getlist("person") if (pk := as_uuid(text))]
    if len(ids) > MOST:
        messages.error(request, _("Join at most %(number)d at once.") % {"number": MOST})
        return _answer(request)
    people = _standing(book, ids)
    try:
        with watch() as made:
            text = _decide(request, people, act)
    except NotSeveralError:
        messages.info(request, _not_several(len(ids)))
    except KnownApartError as known:
        return _ask(request, people, known)
    else:
        tell(request, text, made)
    return _answer(request)


def _standing(book: Book, ids: Sequence[UUID]) -> list[Person]:
    """Return who stands for some people of the book now, each once."""
    found = Person.objects.filter(book=book, pk__in=ids).select_related("joined_to")
    standing = {one.pk: one for one in (person.joined_to or person for person in found)}
    if ids and not standing:
        raise Http404
    return list(standing.values())


def _decide(request: BookRequest, people: Sequence[Person], act: str) -> str:
    """Do what is wanted and return what was done, in words."""
    book, names = request.book, {"names": _names(people)}
    later = request.POST.get("to", "")
    if len(people) < PAIR:
        raise NotSeveralError
    if later in set(Later):
        put_off(book, people, _day(days.today(book), Later(later)))
        return _("Put off: %(names)s.") % names
    if act == "apart":
        tell_apart(book, people)
        return _("Not the same: %(names)s. You will not be asked again.") % names
    if act not in {"join", "although"}:
        raise BadRequest
    join(book, people, although_apart=act == "although")
    return _("One person from now on: %(names)s.") % names


def _not_several(ticked: int) -> str:
    if ticked <= 1:
        return _("Tick at least two of them.")
    return _("They are one person already.")


def _names(people: Sequence[Person]) -> str:
    known = [person.name[:LONGEST_NAME] or _("(nothing known)") for person in people]
    return named(known) if len(known) > NAMED else get_text_list(known, _("and"))


def _ask(request: BookRequest, people: Sequence[Person], known: KnownApartError) -> HttpResponse:
    """Ask whether people shall be joined of whom the owner once said that they are not the same."""
    context = {
        "people": people,
        "apart": _names(known.people),
        "next": next_page(request, "same"),
        "photos": queries.photos(request.book, people),
    }
    if request.htmx:
        return render(request, "people/_known_apart.html", context)
    return render(request, "people/known_apart.html", context)


def _answer(request: BookRequest) -> HttpResponse:
    """Lead back; with htmx put what is left of a card in its place, and say how many are left."""
    if not request.htmx:
        return redirect(next_page(request, "same"))
    book = request.book
    found = groups(book, days.today(book))
    card = [pk for text in request.POST.getlist("card") if (pk := as_uuid(text))]
    context = {**_numbers(found), **_cards(book, found.within(card)), "is_answer": True}
    return render(request, "people/_same_list.html", context)


@require_POST
def take_out(request: BookRequest, pk: object) -> HttpResponse:
    """Take an identity (``identity``) out of a person, as somebody of their own."""
    book, person = request.book, own_person(request, pk)
    identity = as_uuid(request.POST.get("identity", ""))
    if not identity:
        raise Http404
    try:
        with watch() as made:
            other = part(book, person, [identity])
    except NotSeveralError:
        messages.info(request, _("This is a person of their own already."))
        return redirect("person", identity)
    tell(request, _("%(name)s stands alone now.") % {"name": _names([other])}, made)
    return redirect("person", person.pk)
