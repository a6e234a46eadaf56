"""Who comes, from a list: its file, what its columns hold, a circle."""

from typing import Final
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from dardar.core.cards.fields import UnreadableError
from dardar.core.cards.tables import TableHead
from dardar.events import roster
from dardar.events.errors import FullError
from dardar.events.models import Roster
from dardar.people.imports.actions import MappingError
from dardar.people.uploads import TooLargeError
from dardar.web.events.forms import CircleForm, RosterForm
from dardar.web.events.hosted import own_event, show
from dardar.web.imports.forms import ColumnsForm
from dardar.web.imports.words import ERRORS, REASONS
from dardar.web.requests import BookRequest

_REASONS: Final = {
    **REASONS,
    roster.NOT_COMING: gettext_lazy("They do not come: cancelled, refunded, or on a waiting list."),
}


@require_http_methods(["GET", "POST"])
def upload(request: BookRequest, event: UUID) -> HttpResponse:
    """Show how to bring in who comes, or take a list in."""
    found = own_event(request, event)
    sent = request.method == "POST"
    form = RosterForm(request.POST, request.FILES) if sent else RosterForm()
    if sent and form.is_valid():
        file = form.cleaned_data["upload"]
        try:
            begun = roster.begin(request.book, found, file.name, file.chunks())
        except UnreadableError as why:
            form.add_error("upload", str(ERRORS.get(why.code, _("This is no table."))))
        except TooLargeError:
            form.add_error("upload", _("A list has at most 10 MB."))
        else:
            return redirect("event_roster", found.pk, begun.pk)
    context = {"tab": "guests", "form": form, "circles": CircleForm(request.book)}
    return show(request, found, "roster_new", context, status=422 if sent else 200)


@require_POST
def circle(request: BookRequest, event: UUID) -> HttpResponse:
    """Let the members of a circle be expected."""
    found = own_event(request, event)
    form = CircleForm(request.book, request.POST)
    if form.is_valid():
        try:
            new = roster.take_circle(request.book, found, form.cleaned_data["circle"])
        except FullError:
            messages.error(request, _full())
        else:
            text = ngettext("%(count)d is expected now.", "%(count)d are expected now.", new)
            messages.success(request, text % {"count": new})
    return redirect("event_guests", found.pk)


@require_http_methods(["GET", "POST"])
def mapping(request: BookRequest, event: UUID, pk: UUID) -> HttpResponse:
    """Show what the columns of a list hold, or bring in who stands on it."""
    found = own_event(request, event)
    work = get_object_or_404(Roster, event=found, pk=pk)
    if work.done_at:
        return redirect("event_roster_done", found.pk, work.pk)
    try:
        head = roster.preview(request.book, work)
    except (FileNotFoundError, UnreadableError):
        messages.error(request, _("The file is no longer on this server. Bring it in once more."))
        return redirect("event_roster_new", found.pk)
    sent = request.POST if request.method == "POST" else None
    table = _as_head(work, head)
    form = ColumnsForm(table, head.mapping, sent)
    fault = ""
    if sent is not None:
        try:
            roster.map_columns(request.book, work, form.mapping())
            roster.take(request.book, work)
        except MappingError:
            fault = _("Say which column holds the name.")
        except FullError:
            fault = _full()
        else:
            return redirect("event_roster_done", found.pk, work.pk)
    context = {"tab": "guests", "work": work, "form": form, "fault": fault}
    return show(request, found, "roster", context, status=422 if fault else 200)


@require_GET
def taken(request: BookRequest, event: UUID, pk: UUID) -> HttpResponse:
    """Show what came of a list."""
    found = own_event(request, event)
    work = get_object_or_404(Roster.objects.exclude(done_at=None), event=found, pk=pk)
    rejected = [{"line": line, "why": _REASONS.get(code, code)} for line, code in work.rejected]
    return show(
        request, found, "roster_done", {"tab": "guests", "work": work, "rejected": rejected}
    )


def _full() -> str:
    return _("That would be more guests than an event can have.")


def _as_head(work: Roster, seen: roster.Preview) -> TableHead:
    headers, samples = tuple(seen.headers), tuple(tuple(row) for row in seen.samples)
    return TableHead(work.source, "", headers, b"", samples, tuple(seen.mapping))
