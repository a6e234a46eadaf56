"""What a guest does for and with the whole room: the reciprocity round, and two last questions."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from dardar.core.identity.text import fold
from dardar.events import after, hands
from dardar.events.errors import NoAskError, NotCheckedInError, SameGuestError
from dardar.events.plan_models import Ask, GuestDebrief, Hand
from dardar.giving.errors import TooLongError
from dardar.giving.models import LONGEST
from dardar.web.events.forms import DebriefForm
from dardar.web.events.guest_forms import AskForm, TwoQuestionsForm
from dardar.web.events.here import Here, done, show


@require_http_methods(["GET", "HEAD", "POST"])
def room(request: HttpRequest, here: Here) -> HttpResponse:
    """Show what the room is asked for, or ask it for something."""
    form = AskForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        words = form.cleaned_data["words"]
        try:
            text = _("It is on the big screen.")
            return done(request, here, lambda: hands.ask(here.me, words), text, here.to("room"))
        except NotCheckedInError:
            form.add_error(None, _("That is for those who are there: check in first."))
    return _page(request, here, form)


@require_POST
def take_down(request: HttpRequest, here: Here) -> HttpResponse:
    """Take a guest's ask off the screen."""
    text = _("It is off the screen.")
    return done(request, here, lambda: hands.take_down(here.me), text, here.to("room"))


@require_POST
def hand(request: HttpRequest, here: Here, pk: UUID) -> HttpResponse:
    """Raise a hand for an ask, or with ``down`` lower it again."""
    then = here.to("room")
    if "down" in request.POST:
        return done(
            request, here, lambda: hands.lower_hand(here.me, pk), _("Your hand is down."), then
        )
    said = request.POST.get("words", "")[:LONGEST]
    words = said if fold(said) else ""
    try:
        text = _("Your hand is up: find each other in the break.")
        return done(request, here, lambda: hands.raise_hand(here.me, pk, words), text, then)
    except (NoAskError, SameGuestError):
        messages.info(request, _("That ask is no longer on the screen."))
    except NotCheckedInError:
        messages.info(request, _("That is for those who are there: check in first."))
    return redirect(then)


@require_http_methods(["GET", "HEAD", "POST"])
def debrief(request: HttpRequest, here: Here) -> HttpResponse:
    """Ask a guest two questions, or who has an account for all they say; or keep it."""
    known = GuestDebrief.objects.filter(guest=here.me).first()
    kind = DebriefForm if here.book else TwoQuestionsForm
    sent = request.POST if request.method == "POST" else None
    form = kind(sent, initial=kind.initial_of(known))
    if form.is_bound and form.is_valid():
        try:
            after.debrief_guest(here.me, form.said())
        except (TooLongError, ValidationError):
            form.add_error(None, _("Something is too long, or out of bounds."))
        else:
            messages.success(request, _("Thank you. It helps the next one be better."))
            return redirect(here.to("met"))
    results = after.results(here.book, here.me.event) if here.book else None
    context = {"tab": "met", "form": form, "results": results}
    return show(request, here, "debrief", context, status=422 if form.is_bound else 200)


def _page(request: HttpRequest, here: Here, form: AskForm) -> HttpResponse:
    me = here.me
    mine = Ask.objects.filter(guest=me).prefetch_related("hands__guest").first()
    is_there = me.checked_in_at is not None
    raised = set(Hand.objects.filter(guest=me).values_list("ask", flat=True))
    context = {
        "tab": "room",
        "form": form,
        "mine": mine,
        "is_there": is_there,
        "asks": [
            (one, one.id in raised)
            for one in (hands.wall(me.event) if is_there else [])
            if mine is None or one.id != mine.pk
        ],
    }
    return show(request, here, "room", context, status=422 if form.is_bound else 200)
