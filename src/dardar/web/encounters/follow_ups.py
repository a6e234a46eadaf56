"""Buttons of a next step: done, later, let go, taken up again; and a new one."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from dardar.encounters import days, follow_ups
from dardar.encounters.errors import EmptyTextError, EndedError, NoContactError, PastDayError
from dardar.encounters.models import FollowUp
from dardar.encounters.wording import day_words
from dardar.people.journal import watch
from dardar.people.models import Person
from dardar.web.encounters.answers import day_in, kind_in, refused, settled
from dardar.web.requests import BookRequest


def _follow_up(request: BookRequest, pk: object) -> FollowUp:
    found = FollowUp.objects.filter(book=request.book).select_related("person")
    return get_object_or_404(found, pk=pk)


def _ended(request: BookRequest, step: FollowUp) -> HttpResponse:
    words = {"name": step.person.name}
    return settled(request, _("This had ended already, with %(name)s.") % words)


def _not_a_day(request: BookRequest) -> HttpResponse:
    return refused(request, _("Choose a day from today on."))


def _no_word(request: BookRequest) -> HttpResponse:
    return refused(request, _("Say in a word why, so that you know later."))


@require_POST
def done(request: BookRequest, pk: object) -> HttpResponse:
    """Mark a next step as done, by a kind of contact or, with kind ``none``, without one."""
    step = _follow_up(request, pk)
    kind = None if request.POST.get("kind") == "none" else kind_in(request)
    try:
        with watch() as made:
            follow_ups.done(request.book, step, kind)
    except EndedError:
        return _ended(request, step)
    except NoContactError:
        return refused(request, _("A relationship is sealed by a contact."))
    words = {"name": step.person.name}
    text = _("Sealed with %(name)s.") if step.seals else _("Done, with %(name)s.")
    return settled(request, text % words, made, sealed=step.seals)


@require_POST
def later(request: BookRequest, pk: object) -> HttpResponse:
    """Put a next step off."""
    step, day = _follow_up(request, pk), day_in(request, request.book)
    if day is None:
        return _not_a_day(request)
    try:
        with watch() as made:
            follow_ups.later(request.book, step, day)
    except PastDayError:
        return _not_a_day(request)
    except EndedError:
        return _ended(request, step)
    words = {"name": step.person.name, "day": day_words(day, days.today(request.book))}
    return settled(request, _("%(name)s: put off, %(day)s.") % words, made)


@require_POST
def let_go(request: BookRequest, pk: object) -> HttpResponse:
    """Let a next step go, with a word why: the one tapped, else the one written."""
    step = _follow_up(request, pk)
    try:
        with watch() as made:
            follow_ups.let_go(request.book, step, _why(request))
    except EmptyTextError:
        return _no_word(request)
    except EndedError:
        return _ended(request, step)
    return settled(request, _("Let go: %(name)s.") % {"name": step.person.name}, made)


@require_POST
def let_go_person(request: BookRequest, person: object) -> HttpResponse:
    """Let somebody go who was never contacted."""
    someone = get_object_or_404(Person, book=request.book, pk=person)
    try:
        with watch() as made:
            follow_ups.let_go_person(request.book, someone, _why(request))
    except EmptyTextError:
        return _no_word(request)
    return settled(request, _("Let go: %(name)s.") % {"name": someone.name}, made)


@require_POST
def reopen(request: BookRequest, pk: object) -> HttpResponse:
    """Take up again what was let go."""
    step = _follow_up(request, pk)
    try:
        with watch() as made:
            follow_ups.reopen(request.book, step)
    except EndedError:
        return _ended(request, step)
    return settled(request, _("Taken up again: %(name)s.") % {"name": step.person.name}, made)


@require_POST
def add(request: BookRequest, person: object) -> HttpResponse:
    """Set a next step with somebody."""
    someone = get_object_or_404(Person, book=request.book, pk=person)
    day = day_in(request, request.book)
    if day is None:
        return _not_a_day(request)
    try:
        with watch() as made:
            follow_ups.add_follow_up(request.book, someone, day, request.POST.get("text", ""))
    except PastDayError:
        return _not_a_day(request)
    words = {"name": someone.name, "day": day_words(day, days.today(request.book))}
    return settled(request, _("Next step with %(name)s: %(day)s.") % words, made)


def _why(request: BookRequest) -> str:
    return next((word for word in request.POST.getlist("why") if word.strip()), "")
