"""For me alone: the brief before an event, and the debrief after it."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from dardar.encounters.days import today
from dardar.encounters.queries import own_people, resolve
from dardar.events import after, brief
from dardar.events.models import Event, Guest, KnownGuest
from dardar.events.plan_models import Debrief
from dardar.events.signing_up import guest_of
from dardar.giving.errors import TooLongError
from dardar.people.models import Person
from dardar.people.queries import photos
from dardar.web.asked import as_uuid
from dardar.web.events.forms import DebriefForm
from dardar.web.events.hosted import done, guest_link, own_event, show
from dardar.web.requests import BookRequest


@require_GET
def my_brief(request: BookRequest, event: UUID) -> HttpResponse:
    """Show host or guest who comes that they know, whom to meet and what to give."""
    found = _event(request, event)
    said = brief.brief(request.book, found)
    context = {
        "tab": "brief",
        "brief": said,
        "is_host": found.book_id == request.book.pk,
        "on": today(request.book),
        "photos": photos(request.book, [one.person for one in said.known]),
    }
    return show(request, found, "brief", context)


@require_POST
def recognise_all(request: BookRequest, event: UUID) -> HttpResponse:
    """Find out who of the guests is in my book."""
    found = _event(request, event)
    count = brief.recognise_all(request.book, found)
    text = ngettext(
        "%(count)d guest more is known from your book.",
        "%(count)d guests more are known from your book.",
        count,
    )
    messages.success(request, text % {"count": count})
    return redirect("event_brief", found.pk)


@require_POST
def recognise(request: BookRequest, event: UUID, pk: UUID) -> HttpResponse:
    """Say which person of my book a guest is, or with ``forget`` that they are not."""
    found = _event(request, event)
    then = reverse("event_brief", args=[found.pk])
    if "forget" in request.POST:
        mine = KnownGuest.objects.filter(book=request.book, guest__event=found)
        known = get_object_or_404(mine.select_related("person"), guest=pk)
        text = _("The tie to your book is cut.")
        return done(request, lambda: brief.forget(request.book, known), text, then)
    rows = Guest.objects.filter(event=found).defer("image").select_related("event")
    guest = get_object_or_404(rows, pk=pk)
    person = _person(request)
    if person is None:
        messages.error(request, _("Choose one person of your book."))
        return redirect(then)
    try:
        text = _("Kept, for you alone.")
        return done(request, lambda: brief.recognise(request.book, guest, person), text, then)
    except PermissionDenied:
        raise Http404 from None


@require_http_methods(["GET", "POST"])
def debrief(request: BookRequest, event: UUID) -> HttpResponse:
    """Show what came of an event, or keep what the host says of it."""
    found = own_event(request, event)
    sent = request.POST if request.method == "POST" else None
    said = Debrief.objects.filter(event=found).first()
    form = DebriefForm(sent, initial=DebriefForm.initial_of(said))
    if sent is not None and form.is_valid():
        try:
            after.debrief(request.book, found, form.said())
        except (TooLongError, ValidationError):
            form.add_error(None, _("Something is too long, or out of bounds."))
        else:
            messages.success(request, _("Kept. Later results come in below by themselves."))
            return redirect("event_debrief", found.pk)
    context = {
        "tab": "debrief",
        "form": form,
        "said": said,
        "verdicts": after.verdicts(found),
        "results": after.results(request.book, found),
    }
    return show(request, found, "debrief", context, status=422 if sent is not None else 200)


@require_POST
def write_to_all(request: BookRequest, event: UUID) -> HttpResponse:
    """Write to every guest without an account whom they swapped cards with."""
    found = own_event(request, event)
    count = after.write_to_all(request.book, found, guest_link(request))
    text = ngettext("%(count)d guest is written to.", "%(count)d guests are written to.", count)
    messages.success(request, text % {"count": count})
    return redirect("event_debrief", found.pk)


def _event(request: BookRequest, pk: UUID) -> Event:
    """Return an event that I host or am a guest of; no other is found."""
    found = get_object_or_404(Event.objects.select_related("book__owner"), pk=pk)
    if found.book_id != request.book.pk and guest_of(request.book, found) is None:
        raise Http404
    return found


def _person(request: BookRequest) -> Person | None:
    """Return the one person that a form means, by id or by name."""
    if pk := as_uuid(request.POST.get("person", "")):
        found = own_people(request.book, [pk])
    else:
        name = request.POST.get("who", "").strip()
        found = resolve(request.book, [name])[name] if name else []
    return found[0] if len(found) == 1 else None
