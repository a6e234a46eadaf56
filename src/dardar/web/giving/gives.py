"""What was given, by me and to me: remembered, set right, thanked for. Nothing is added up."""

from typing import Any, Final
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from dardar.accounts.models import Book
from dardar.encounters import days
from dardar.giving import gives, queries
from dardar.giving.models import Give, Role, Wish
from dardar.people.journal import watch
from dardar.people.models import Person
from dardar.people.queries import photos
from dardar.web.asked import as_uuid, next_page
from dardar.web.encounters.answers import settled
from dardar.web.giving.forms import BY_ME, LONGEST_GIVE, TO_ME, GiveForm
from dardar.web.giving.wishes import home_of
from dardar.web.people.person import own_person
from dardar.web.requests import BookRequest
from dardar.web.undo import tell

PER_PAGE: Final = 50


def _own_give(request: BookRequest, pk: object) -> Give:
    found = Give.objects.filter(book=request.book).select_related("person", "need")
    return get_object_or_404(found, pk=pk)


@require_GET
def given(request: BookRequest) -> HttpResponse:
    """Show all that was given, or with ``?show=to-thank`` what I have not thanked for yet."""
    book, is_to_thank = request.book, request.GET.get("show") == "to-thank"
    rows = queries.to_thank(book) if is_to_thank else queries.gives(book)
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    found = list(page.object_list)
    context = {
        "page_obj": page,
        "gives": found,
        "is_to_thank": is_to_thank,
        "photos": photos(book, [one.person for one in found]),
        "on": days.today(book),
    }
    return render(request, "giving/gives.html", context)


@require_http_methods(["GET", "POST"])
def add(request: BookRequest, person: object) -> HttpResponse:
    """Show the form of what was given, filled in from ``?need= &offer= &kind=``, or keep it."""
    book, someone = request.book, own_person(request, person)
    need = _need(book, someone, request.POST.get("need") or request.GET.get("need", ""))
    if request.method == "GET":
        form = GiveForm(book, need, initial=_initial(request, need))
        return _page(request, form, someone)
    form = GiveForm(book, need, request.POST)
    if not form.is_valid():
        return _page(request, form, someone, status=422)
    with watch() as made:
        gives.give(book, someone, form.given(), meets=form.meets_need)
    tell(request, _("Remembered, between you and %(name)s.") % {"name": someone.name}, made)
    return redirect(next_page(request, home_of(someone)))


@require_http_methods(["GET", "POST"])
def edit(request: BookRequest, pk: object) -> HttpResponse:
    """Show something given in a form, or set it right."""
    found = _own_give(request, pk)
    if request.method == "GET":
        form = GiveForm(request.book, found.need, initial=_as_shown(found), is_new=False)
        return _page(request, form, found.person, give=found)
    form = GiveForm(request.book, found.need, request.POST, is_new=False)
    if not form.is_valid():
        return _page(request, form, found.person, give=found, status=422)
    with watch() as made:
        gives.edit_give(request.book, found, form.given())
    tell(request, _("What was given is set right."), made)
    return redirect(next_page(request, home_of(found.person)))


@require_POST
def thank(request: BookRequest, pk: object) -> HttpResponse:
    """Remember that thanks have been said today."""
    found = _own_give(request, pk)
    with watch() as made:
        gives.thank(request.book, found)
    words = {"name": found.person.name}
    text = _("You thanked %(name)s.") if found.to_me else _("%(name)s thanked you.")
    return settled(request, text % words, made)


@require_POST
def delete(request: BookRequest, pk: object) -> HttpResponse:
    """Delete something that was not given after all."""
    found = _own_give(request, pk)
    with watch() as made:
        gives.delete_give(request.book, found)
    tell(request, _("What was given is deleted."), made)
    return redirect(next_page(request, home_of(found.person)))


def _need(book: Book, person: Person, text: str) -> Wish | None:
    pk = as_uuid(text)
    if pk is None:
        return None
    return get_object_or_404(Wish, book=book, person=person, role=Role.NEED, pk=pk)


def _initial(request: BookRequest, need: Wish | None) -> dict[str, Any]:
    kind, offer = request.GET.get("kind", ""), as_uuid(request.GET.get("offer", ""))
    return {
        "kind": kind if kind in Give.Kind.values else Give.Kind.ADVICE,
        "direction": TO_ME if request.GET.get("by") == "them" else BY_ME,
        "words": _words(request.book, offer) or (need.words if need else "")[:LONGEST_GIVE],
        "meets": need is not None,
    }


def _words(book: Book, offer: UUID | None) -> str:
    """Return the words of an offer of mine that answers a need."""
    found = Wish.objects.filter(book=book, person=None, pk=offer).first() if offer else None
    return found.words if found else ""


def _as_shown(found: Give) -> dict[str, Any]:
    return {
        "direction": TO_ME if found.to_me else BY_ME,
        "kind": found.kind,
        "words": found.words,
        "on": found.on,
        "thanked": found.thanked_on is not None,
    }


def _page(
    request: BookRequest,
    form: GiveForm,
    person: Person,
    *,
    give: Give | None = None,
    status: int = 200,
) -> HttpResponse:
    context = {
        "form": form,
        "person": person,
        "give": give,
        "next": next_page(request, home_of(person)),
    }
    return render(request, "giving/give.html", context, status=status)
