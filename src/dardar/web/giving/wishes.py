"""Offers and needs: written down, set right, met, withdrawn; and what was proposed, decided on."""

from collections.abc import Callable
from typing import Final

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render, resolve_url
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from dardar.accounts.models import Book
from dardar.giving import actions
from dardar.giving.actions import what_of
from dardar.giving.errors import DecidedError
from dardar.giving.models import Proposal, Role, Wish
from dardar.people.journal import watch
from dardar.people.models import Person
from dardar.web.asked import next_page
from dardar.web.encounters.answers import refused, settled
from dardar.web.giving.forms import WishForm, initial_of
from dardar.web.people.person import own_person
from dardar.web.requests import BookRequest
from dardar.web.undo import tell

Verb = Callable[[Book, Wish], None]
_ENDING: Final[dict[str, tuple[Verb, str | Promise]]] = {
    "met": (actions.mark_met, gettext_lazy("Met: %(words)s")),
    "withdraw": (actions.withdraw, gettext_lazy("No longer so: %(words)s")),
    "reopen": (actions.reopen, gettext_lazy("Open again: %(words)s")),
    "delete": (actions.delete_wish, gettext_lazy("Deleted: %(words)s")),
}
ENDS: Final = tuple(_ENDING)


def own_wish(request: BookRequest, pk: object) -> Wish:
    """Return the offer or need of an address, if it is in the reader's book."""
    found = Wish.objects.filter(book=request.book).select_related("person")
    return get_object_or_404(found, pk=pk)


def home_of(person: Person | None) -> str:
    """Return the address of the page that lists the offers and needs of somebody, or mine."""
    return f"{resolve_url('person', person.pk)}#giving" if person else resolve_url("giving_mine")


@require_http_methods(["GET", "POST"])
def add(request: BookRequest, person: object) -> HttpResponse:
    """Show the form of what somebody offers or needs, ``?role=`` filled in, or keep it."""
    return _add(request, own_person(request, person))


@require_http_methods(["GET", "POST"])
def add_mine(request: BookRequest) -> HttpResponse:
    """Show the form of what I offer or need, or keep it."""
    return _add(request, None)


def _add(request: BookRequest, person: Person | None) -> HttpResponse:
    if request.method == "GET":
        asked = request.GET.get("role", "")
        form = WishForm(person, initial={"role": asked} if asked in Role.values else None)
        return _page(request, form, person)
    form = WishForm(person, request.POST)
    if not form.is_valid():
        return _page(request, form, person, status=422)
    with watch() as made:
        wish = actions.add_wish(request.book, person, form.what())
    text = _("Written down: %(words)s") if made else _("That stands there already: %(words)s")
    tell(request, text % {"words": wish.words}, made)
    return redirect(next_page(request, home_of(person)))


@require_http_methods(["GET", "POST"])
def edit(request: BookRequest, pk: object) -> HttpResponse:
    """Show an offer or a need in a form, or set it right."""
    wish = own_wish(request, pk)
    role = Role(wish.role)
    if request.method == "GET":
        form = WishForm(wish.person, initial=initial_of(what_of(wish)), role=role)
        return _page(request, form, wish.person, wish=wish)
    form = WishForm(wish.person, request.POST, role=role)
    if not form.is_valid():
        return _page(request, form, wish.person, wish=wish, status=422)
    with watch() as made:
        actions.edit_wish(request.book, wish, form.what())
    tell(request, _("Set right: %(words)s") % {"words": form.cleaned_data["words"]}, made)
    return redirect(next_page(request, home_of(wish.person)))


@require_POST
def end(request: BookRequest, pk: object, how: str) -> HttpResponse:
    """Mark an offer or a need as met or no longer so, take it up again, or delete it."""
    wish = own_wish(request, pk)
    verb, text = _ENDING[how]
    with watch() as made:
        verb(request.book, wish)
    return settled(request, str(text) % {"words": wish.words}, made)


def _own_proposal(request: BookRequest, pk: object) -> Proposal:
    found = Proposal.objects.filter(book=request.book).select_related("person")
    return get_object_or_404(found, pk=pk)


@require_http_methods(["GET", "POST"])
def accept(request: BookRequest, pk: object) -> HttpResponse:
    """Show what was proposed in a form, or take it up: with ``words`` as the form leaves it."""
    proposal = _own_proposal(request, pk)
    if request.method == "GET":
        form = WishForm(proposal.person, initial=initial_of(what_of(proposal)))
        return _page(request, form, proposal.person, proposal=proposal)
    what = None
    if "words" in request.POST:
        form = WishForm(proposal.person, request.POST)
        if not form.is_valid():
            return _page(request, form, proposal.person, proposal=proposal, status=422)
        what = form.what()
    try:
        with watch() as made:
            wish = actions.accept(request.book, proposal, what)
    except DecidedError:
        return _decided(request)
    return settled(request, _("Taken up: %(words)s") % {"words": wish.words}, made)


@require_POST
def dismiss(request: BookRequest, pk: object) -> HttpResponse:
    """Do without what was proposed."""
    proposal = _own_proposal(request, pk)
    try:
        with watch() as made:
            actions.dismiss(request.book, proposal)
    except DecidedError:
        return _decided(request)
    return settled(request, _("Left out: %(words)s") % {"words": proposal.words}, made)


def _decided(request: BookRequest) -> HttpResponse:
    return refused(request, _("That was decided already, perhaps in another tab."))


def _page(
    request: BookRequest,
    form: WishForm,
    person: Person | None,
    *,
    wish: Wish | None = None,
    proposal: Proposal | None = None,
    status: int = 200,
) -> HttpResponse:
    context = {
        "form": form,
        "person": person,
        "wish": wish,
        "proposal": proposal,
        "next": next_page(request, home_of(person)),
    }
    return render(request, "giving/wish.html", context, status=status)
