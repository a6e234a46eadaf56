"""Buttons of promises: made, kept, dropped."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from dardar.encounters import promises
from dardar.encounters.errors import EmptyTextError
from dardar.encounters.models import Promise
from dardar.people.journal import watch
from dardar.people.models import Person
from dardar.web.encounters.answers import refused, settled
from dardar.web.requests import BookRequest


def _promise(request: BookRequest, pk: object) -> Promise:
    found = Promise.objects.filter(book=request.book).select_related("person")
    return get_object_or_404(found, pk=pk)


@require_POST
def add(request: BookRequest, person: object) -> HttpResponse:
    """Write down a promise of mine, or of theirs with ``by=them``."""
    someone = get_object_or_404(Person, book=request.book, pk=person)
    by_me = request.POST.get("by") != "them"
    try:
        with watch() as made:
            promises.promise(request.book, someone, request.POST.get("text", ""), by_me=by_me)
    except EmptyTextError:
        return refused(request, _("Say what was promised."))
    return settled(request, _("Promise noted: %(name)s.") % {"name": someone.name}, made)


@require_POST
def kept(request: BookRequest, pk: object) -> HttpResponse:
    """Mark a promise as kept."""
    promise = _promise(request, pk)
    with watch() as made:
        promises.keep(request.book, promise)
    words = {"text": promise.text, "name": promise.person.name}
    return settled(request, _("Kept, with %(name)s: %(text)s") % words, made)


@require_POST
def dropped(request: BookRequest, pk: object) -> HttpResponse:
    """Delete a promise that is no longer wanted."""
    promise = _promise(request, pk)
    with watch() as made:
        promises.drop(request.book, promise)
    return settled(request, _("Promise dropped: %(text)s") % {"text": promise.text}, made)
