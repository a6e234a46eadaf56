"""A member's card as another member sees it, and what one does with them."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from dardar.circles import gifts, refusing
from dardar.circles.models import Gift, Known, Member, MemberWish
from dardar.circles.queries import between, known_to
from dardar.encounters.days import today
from dardar.encounters.queries import own_people, resolve
from dardar.giving.models import Role
from dardar.people.models import Person
from dardar.web.asked import as_uuid
from dardar.web.circles.forms import GiftForm
from dardar.web.circles.here import Here, done, show
from dardar.web.circles.page import visible
from dardar.web.requests import BookRequest
from dardar.web.said import ReportForm


@require_GET
def member(request: HttpRequest, here: Here, pk: UUID) -> HttpResponse:
    """Show the card of a member, what you could give each other, and what one can do."""
    found = visible(here, pk)
    form = GiftForm(here.me.book, _needs(found), need=request.GET.get("need", ""))
    return _page(request, here, found, {"gift": form, "report": ReportForm()})


@require_POST
def give(request: HttpRequest, here: Here, pk: UUID) -> HttpResponse:
    """Keep that something was given to a member."""
    taker = other(here, pk)
    form = GiftForm(here.me.book, _needs(taker), request.POST)
    if not form.is_valid():
        forms = {"gift": form, "report": ReportForm()}
        return _page(request, here, taker, forms, status=422)
    text = _("Kept: what you gave %(name)s.") % {"name": taker.name}
    then = here.to("member", taker.pk)
    return done(request, here, lambda: gifts.give(here.me, taker, **form.given()), text, then)


@require_GET
def given(request: HttpRequest, here: Here) -> HttpResponse:
    """Show what one gave in the circle and was given."""
    context = {"tab": "mine", "gifts": list(gifts.gifts_of(here.me)), "on": today(here.me.book)}
    return show(request, here, "gifts", context)


@require_POST
def take_back(request: HttpRequest, here: Here, pk: UUID) -> HttpResponse:
    """Delete something that was not given after all."""
    gift = get_object_or_404(Gift, giver=here.me, pk=pk)
    text = _("What was given is deleted.")
    return done(request, here, lambda: gifts.take_back(here.me, gift), text, here.to("gifts"))


@require_POST
def refuse(request: HttpRequest, here: Here, pk: UUID) -> HttpResponse:
    """Ask not to meet somebody, block them, or take that back; nobody learns of it."""
    how = request.POST.get("how", "")
    if how == "back":
        there = Member.objects.filter(circle=here.me.circle_id)
        found = get_object_or_404(there, refused__by=here.me, pk=pk)
        text = _("You may be proposed to each other again.")
        verb = refusing.take_back_refusal
        return done(request, here, lambda: verb(here.me, found), text, here.to("mine"))
    found = other(here, pk)
    is_block = how == "block"
    text = (
        _("You do not see %(name)s any more. Nobody learns of it.")
        if is_block
        else _("You will not be proposed to each other. Nobody learns of it.")
    )
    return done(
        request,
        here,
        lambda: refusing.refuse_to_meet(here.me, found, block=is_block),
        text % {"name": found.name} if is_block else text,
        here.to("mine"),
    )


@require_POST
def report(request: HttpRequest, here: Here, pk: UUID) -> HttpResponse:
    """Tell the hosts of somebody's conduct."""
    found, form = other(here, pk), ReportForm(request.POST)
    if not form.is_valid():
        forms = {"gift": GiftForm(here.me.book, _needs(found)), "report": form}
        return _page(request, here, found, forms, status=422)
    text = _("The hosts are told. %(name)s does not see it.") % {"name": found.name}
    words = form.cleaned_data["words"]
    then = here.to("member", found.pk)
    return done(request, here, lambda: refusing.report(here.me, found, words), text, then)


@require_http_methods(["POST"])
def recognise(request: BookRequest, here: Here, pk: UUID) -> HttpResponse:
    """Say which person of one's own book a member is, or with ``forget`` that they are not."""
    book, found = request.book, other(here, pk)
    then = here.to("member", found.pk)
    if "forget" in request.POST:
        known = get_object_or_404(Known.objects.select_related("person"), book=book, member=found)
        text = _("The tie to your book is cut.")
        return done(request, here, lambda: refusing.forget_person(book, known), text, then)
    person = _person(request)
    if person is None:
        messages.error(request, _("Choose one person of your book."))
        return redirect(then)
    text = _("Kept, for you alone.")
    return done(request, here, lambda: refusing.recognise(book, here.me, found, person), text, then)


def other(here: Here, pk: UUID) -> Member:
    """Return a member whom one may see and who is not oneself."""
    if pk == here.me.pk:
        raise Http404
    return visible(here, pk)


def _person(request: BookRequest) -> Person | None:
    """Return the one person that a form means, by id or by name."""
    if pk := as_uuid(request.POST.get("person", "")):
        found = own_people(request.book, [pk])
    else:
        name = request.POST.get("who", "").strip()
        found = resolve(request.book, [name])[name] if name else []
    return found[0] if len(found) == 1 else None


def _needs(found: Member) -> list[MemberWish]:
    wishes: list[MemberWish] = found.open_wishes  # type: ignore[attr-defined] # prefetched
    return [wish for wish in wishes if wish.role == Role.NEED]


def _page(
    request: HttpRequest, here: Here, found: Member, forms: dict[str, Any], *, status: int = 200
) -> HttpResponse:
    is_me = found.pk == here.me.pk
    refusal = here.me.refusals.filter(of=found).first()
    known = known_to(here.book, [found]).get(found.pk) if here.book else None
    context = {
        "tab": "page",
        "member": found,
        "is_me": is_me,
        "could": [] if is_me else between(here.me, found),
        "refusal": refusal,
        "known": known,
        "is_host": here.me.role == Member.Role.HOST,
        **forms,
    }
    return show(request, here, "member", context, status=status)
