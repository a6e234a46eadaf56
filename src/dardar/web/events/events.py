"""My events: the list, founding one, and what it is."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID
from zoneinfo import ZoneInfo

from django.core.exceptions import BadRequest, ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from dardar.accounts.models import Book
from dardar.events import actions, guests, queries
from dardar.events.errors import TimesError
from dardar.events.models import Event
from dardar.events.round_clock import moment
from dardar.events.signing_up import guest_of, places_of
from dardar.events.templates import LAYOUTS
from dardar.giving.errors import EmptyWordsError, TooLongError
from dardar.people.journal import watch
from dardar.web.events.forms import EventForm, ManyTablesForm, TablesForm
from dardar.web.events.hosted import done, own_event, show
from dardar.web.requests import BookRequest
from dardar.web.undo import tell

PER_PAGE: Final = 30
# A week ahead at six: what is suggested first, to be changed.
_AHEAD: Final = timedelta(days=14)
_HOUR: Final = {"lunch": 14, "breakfast": 9, "speed": 18, "fair": 10, "conference": 10}
DOORS: Final = {
    "open": (actions.open_sign_up, gettext_lazy("Sign-up is open: whoever has the link may come.")),
    "close": (actions.close_sign_up, gettext_lazy("Sign-up is closed: the link leads nowhere.")),
    "renew": (
        actions.renew_links,
        gettext_lazy("There are new links. Those given away before lead nowhere now."),
    ),
}
ABOUT: Final[dict[str, str | Promise]] = {
    "lunch": gettext_lazy("Tables, two long rounds, no programme."),
    "breakfast": gettext_lazy("Tables, three short rounds before work."),
    "speed": gettext_lazy("Two at a time, eight rounds of eight minutes."),
    "fair": gettext_lazy("Two at a time at stands, twelve rounds."),
    "conference": gettext_lazy("Two at a time between the talks, six rounds."),
}


@require_GET
def events(request: BookRequest) -> HttpResponse:
    """Show the events I host, and those I am a guest of."""
    page = Paginator(queries.events(request.book), PER_PAGE).get_page(request.GET.get("page"))
    mine = [one for one in places_of(request.book)[:PER_PAGE] if one.book_id != request.book.pk]
    context = {"page_obj": page, "places": mine, "now": timezone.now()}
    return render(request, "events/events.html", context)


@require_GET
def new(request: BookRequest) -> HttpResponse:
    """Show the templates an event can begin from."""
    kinds = [
        {"value": kind.value, "label": kind.label, "about": ABOUT[kind], "layout": LAYOUTS[kind]}
        for kind in Event.Template
    ]
    return render(request, "events/new.html", {"kinds": kinds})


@require_http_methods(["GET", "POST"])
def create(request: BookRequest, template: str) -> HttpResponse:
    """Show the form of an event of a kind, or create it."""
    if template not in Event.Template.values:
        raise Http404
    kind = Event.Template(template)
    what = actions.suggested(request.book, kind, _start(request, kind))
    data = request.POST if request.method == "POST" else None
    form = EventForm(request.book, template, data, what=what, event=None)
    if data is not None and form.is_valid():
        with watch() as made:
            event = _kept(form, lambda: actions.create(request.book, form.what()))
        if event:
            tell(request, _("The event is there. Now say who comes."), made)
            return redirect("event_guests", event.pk)
    context = {"form": form, "kind": kind}
    return render(request, "events/form.html", context, status=422 if data is not None else 200)


@require_http_methods(["GET", "POST"])
def edit(request: BookRequest, event: UUID) -> HttpResponse:
    """Show what an event is in a form, or change it."""
    found = own_event(request, event)
    data = request.POST if request.method == "POST" else None
    what = actions.what_of(found)
    form = EventForm(request.book, found.template, data, what=what, event=found)
    if data is not None and form.is_valid():
        with watch() as made:
            kept = _kept(form, lambda: _edited(request.book, found, form.what()))
        if kept:
            tell(request, _("The event is changed."), made)
            return redirect("event", found.pk)
    context = {"form": form, "kind": Event.Template(found.template), "tab": "event"}
    return show(request, found, "form", context, status=422 if data is not None else 200)


@require_GET
def one(request: BookRequest, event: UUID) -> HttpResponse:
    """Show an event: how far it is, and what comes next."""
    found = own_event(request, event)
    plan = queries.current_plan(found)
    counts = queries.counts(found)
    context = {
        "tab": "event",
        "counts": counts,
        "total": counts.expected + counts.coming,
        "plan": plan,
        "table_count": found.tables.count(),
        "moment": moment(found),
        "place": guest_of(request.book, found),
        "step": _step(found, counts, has_plan=plan is not None),
        "now": timezone.now(),
    }
    return show(request, found, "event", context)


@require_http_methods(["GET", "POST"])
def tables(request: BookRequest, event: UUID) -> HttpResponse:
    """Show the tables of the room, or lay them."""
    found = own_event(request, event)
    data = request.POST if request.method == "POST" else None
    many = ManyTablesForm(data if data is not None and "count" in data else None)
    rows = TablesForm(list(found.tables.all()), None if many.is_bound else data)
    if data is not None and (not many.is_bound or many.is_valid()):
        try:
            wanted = many.tables() if many.is_bound else rows.tables()
            then = reverse("event_tables", args=[found.pk])
            text = _("The tables are laid.") if wanted else _("As many tables as are needed.")
            return done(
                request, lambda: actions.lay_tables(request.book, found, wanted), text, then
            )
        except (ValidationError, TooLongError):
            rows.errors.append(_("A table has from 2 to 10,000 seats, and a short name."))
    context = {
        "tab": "event",
        "sub": True,
        "rows": rows,
        "many": many,
        "count": found.tables.count(),
    }
    return show(request, found, "tables", context, status=422 if data is not None else 200)


@require_POST
def doors(request: BookRequest, event: UUID) -> HttpResponse:
    """Open or close sign-up, or give sign-up and entrance other links."""
    found = own_event(request, event)
    if (how := request.POST.get("how", "")) not in DOORS:
        raise BadRequest
    verb, text = DOORS[how]
    then = reverse("event_invite", args=[found.pk])
    return done(request, lambda: verb(request.book, found), str(text), then)


@require_POST
def take_part(request: BookRequest, event: UUID) -> HttpResponse:
    """Let the host be a guest of their own event."""
    found = own_event(request, event)
    guests.take_part(request.book, found)
    return redirect("event_mine", found.pk)


@require_POST
def finish(request: BookRequest, event: UUID) -> HttpResponse:
    """Let an event be over."""
    found = own_event(request, event)
    text = _("The event is over. Now look back: what came of it?")
    then = reverse("event_debrief", args=[found.pk])
    return done(request, lambda: actions.finish(request.book, found), text, then)


@require_POST
def delete(request: BookRequest, event: UUID) -> HttpResponse:
    """Delete an event with all that is in it."""
    found = own_event(request, event)
    text = _("The event is deleted with all that was in it.")
    return done(request, lambda: actions.delete(request.book, found), text, reverse("events"))


def _start(request: BookRequest, kind: Event.Template) -> datetime:
    zone = ZoneInfo(request.book.time_zone)
    day = timezone.localdate(timezone=zone) + _AHEAD
    return datetime(day.year, day.month, day.day, _HOUR[kind], tzinfo=zone)


def _edited(book: Book, event: Event, what: actions.What) -> Event:
    actions.edit(book, event, what)
    return event


def _kept(form: EventForm, act: Callable[[], Event]) -> Event | None:
    """Keep an event; what it can't be stands in the form."""
    try:
        return act()
    except TimesError:
        form.add_error("erase_on", _("A day after the end, and at most a year later."))
    except (TooLongError, EmptyWordsError, ValidationError):
        form.add_error(None, _("Something is too long, or out of bounds."))
    return None


def _step(event: Event, counts: queries.Counts, *, has_plan: bool) -> str:
    """Return what comes next for the host."""
    if event.over_at or event.ends_at < timezone.now() - timedelta(hours=12):
        return "debrief"
    if counts.expected + counts.coming < 2:  # noqa: PLR2004 - nobody meets alone
        return "guests"
    if not has_plan:
        return "plan"
    return "room"
