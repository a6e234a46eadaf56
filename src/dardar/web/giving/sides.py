"""The two sides of an introduction, as the owner looks after them."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from dardar.giving import asking, introducing
from dardar.giving.errors import ClosedError, EmptyWordsError, NoNumberError
from dardar.giving.models import Asking
from dardar.people.journal import watch
from dardar.web.asked import as_day
from dardar.web.encounters.answers import day_in
from dardar.web.giving.acts import (
    asked_at,
    closed,
    done,
    own_introduction,
    own_side,
    side_link,
)
from dardar.web.giving.introduction_forms import AnswerForm
from dardar.web.giving.letters import show_letters, to_send
from dardar.web.links import whole
from dardar.web.people.person import own_person
from dardar.web.requests import BookRequest
from dardar.web.undo import tell


@require_POST
def ask_again(request: BookRequest, pk: object) -> HttpResponse:
    """Ask a side anew, with ``at`` at another of their addresses, or by hand; see ``asked_at``."""
    side = own_side(request, pk)
    at = asked_at(request, side.person)
    try:
        sent = introducing.ask_again(request.book, side, side_link(request), at=at)
    except ClosedError:
        return closed(request, side.introduction)
    letter = to_send(request, side.person, sent)
    text = _("%(name)s is asked once more.") % {"name": side.person.name}
    return show_letters(request, [letter], side.introduction, text)


@require_POST
def came_back(request: BookRequest, pk: object) -> HttpResponse:
    """Remember that the mail which asked a side came back."""
    side = own_side(request, pk)
    return done(
        request,
        side.introduction,
        lambda: introducing.note_came_back(request.book, side),
        _("Kept: the mail to %(name)s came back.") % {"name": side.person.name},
    )


@require_POST
def record(request: BookRequest, pk: object) -> HttpResponse:
    """Keep what a side told the owner."""
    side = own_side(request, pk)
    form = AnswerForm(request.POST, prefix=str(side.place))
    if not form.is_valid():
        messages.error(request, _("Choose what they answered."))
        return redirect("introduction", side.introduction_id)
    said, number = form.answer_given(), form.cleaned_data["number"]
    name = {"name": side.person.name}
    try:
        return done(
            request,
            side.introduction,
            lambda: introducing.record_answer(request.book, side, said, number=number),
            _("Kept: what %(name)s answered.") % name,
        )
    except NoNumberError:
        messages.error(request, _("That is no telephone number. From abroad, begin it with +."))
        return redirect("introduction", side.introduction_id)


@require_POST
def thanked(request: BookRequest, pk: object) -> HttpResponse:
    """Remember that a side thanked the owner."""
    side = own_side(request, pk)
    return done(
        request,
        side.introduction,
        lambda: introducing.note_thanks(request.book, side),
        _("Kept: %(name)s thanked you.") % {"name": side.person.name},
    )


@require_POST
def met(request: BookRequest, pk: object) -> HttpResponse:
    """Remember that the two have met."""
    row, on = own_introduction(request, pk), as_day(request.POST.get("on", ""))
    return done(
        request,
        row,
        lambda: introducing.note_met(request.book, row, on=on),
        _("Kept: they have met."),
    )


@require_POST
def outcome(request: BookRequest, pk: object) -> HttpResponse:
    """Remember what came of it."""
    row, words = own_introduction(request, pk), request.POST.get("outcome", "")
    try:
        return done(
            request,
            row,
            lambda: introducing.note_outcome(request.book, row, words),
            _("Kept: what came of it."),
        )
    except EmptyWordsError:
        messages.error(request, _("Say in a word what came of it."))
        return redirect("introduction", row.pk)


@require_POST
def put_off(request: BookRequest, pk: object) -> HttpResponse:
    """Be reminded of it later."""
    row, day = own_introduction(request, pk), day_in(request, request.book)
    if day is None:
        messages.error(request, _("Choose a day from today on."))
        return redirect("introduction", row.pk)
    return done(
        request,
        row,
        lambda: introducing.put_off(request.book, row, day),
        _("Put off: you will not be reminded before that day."),
    )


@require_POST
def ask_wishes(request: BookRequest, person: object) -> HttpResponse:
    """Ask somebody what they offer and need, by mail or by a link to be sent by hand."""
    someone = own_person(request, person)
    at = asked_at(request, someone)

    def link(token: str) -> str:
        return whole(request, reverse("wishes_page", args=[token]))

    sent = asking.ask_wishes(request.book, someone, link, at=at)
    text = _("%(name)s is asked what they offer and need.") % {"name": someone.name}
    return show_letters(request, [to_send(request, someone, sent)], someone, text)


@require_POST
def asking_came_back(request: BookRequest, pk: object) -> HttpResponse:
    """Remember that the mail came back which asked somebody what they offer and need."""
    row = get_object_or_404(Asking.objects.select_related("person"), book=request.book, pk=pk)
    with watch() as made:
        asking.note_came_back(request.book, row)
    tell(request, _("Kept: the mail to %(name)s came back.") % {"name": row.person.name}, made)
    return redirect(f"{reverse('person', args=[row.person_id])}#giving")


@require_POST
def close_asking(request: BookRequest, pk: object) -> HttpResponse:
    """Let the link lead nowhere at which somebody writes what they offer and need."""
    row = get_object_or_404(Asking.objects.select_related("person"), book=request.book, pk=pk)
    with watch() as made:
        asking.close(request.book, row)
    tell(request, _("The link leads nowhere any more."), made)
    return redirect("person", row.person_id)
