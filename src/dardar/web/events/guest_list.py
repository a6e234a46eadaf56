"""The guests as the host has them: who comes, who is there, who did not come; the badge's code."""

from collections.abc import Callable
from typing import Any, Final
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from dardar.accounts.models import Book
from dardar.events import checking_in, guests, queries, wanting
from dardar.events.checking_in import Arrival
from dardar.events.errors import FullError, OverError
from dardar.events.models import Event, Guest, GuestReport
from dardar.events.printing import badge_files
from dardar.giving.errors import NoLinkError
from dardar.web.events.forms import GuestForm
from dardar.web.events.hosted import done, guest_link, own_event, own_guest, show
from dardar.web.links import is_only_here
from dardar.web.requests import BookRequest

PER_PAGE: Final = 60
State = Guest.State
_SHOWN: Final = {
    "waiting": Q(checked_in_at=None, is_no_show=False) & ~Q(state=State.AWAY),
    "there": Q(checked_in_at__isnull=False),
    "missing": Q(is_no_show=True),
    "away": Q(state=State.AWAY) | Q(left_at__isnull=False),
    "steps": Q(needs_steps_free=True),
    "silent": Q(answered_at=None),
}
Verb = Callable[[Book, Guest], object]
VERBS: Final[dict[str, tuple[Verb, str | Promise]]] = {
    "in": (checking_in.check_in, gettext_lazy("%(name)s is there.")),
    "out": (checking_in.take_back, gettext_lazy("%(name)s is not there after all.")),
    "miss": (checking_in.miss, gettext_lazy("%(name)s did not come: nobody waits for them.")),
    "left": (
        lambda _book, guest: checking_in.leave_early(guest),
        gettext_lazy("%(name)s has left: they meet nobody from the next round on."),
    ),
    "back": (
        lambda _book, guest: checking_in.come_back(guest),
        gettext_lazy("%(name)s is back."),
    ),
    "steps-free": (
        lambda book, guest: checking_in.set_steps_free(book, guest, needs=True),
        gettext_lazy("%(name)s sits where no steps are, in what is planned from now on."),
    ),
    "steps": (
        lambda book, guest: checking_in.set_steps_free(book, guest, needs=False),
        gettext_lazy("%(name)s can sit anywhere."),
    ),
    "remove": (guests.remove, gettext_lazy("%(name)s is off the list, with all that was theirs.")),
}


@require_GET
def listed(request: BookRequest, event: UUID) -> HttpResponse:
    """Show the guests, sifted by words and by what they are."""
    return _page(request, own_event(request, event), GuestForm())


@require_POST
def add(request: BookRequest, event: UUID) -> HttpResponse:
    """Expect somebody."""
    found = own_event(request, event)
    form = GuestForm(request.POST)
    if form.is_valid():
        try:
            guest = guests.add_guest(request.book, found, form.card(found.language))
        except FullError:
            form.add_error(None, _("That would be more guests than an event can have."))
        else:
            messages.success(request, _("%(name)s is expected.") % {"name": guest.name})
            return redirect("event_guests", found.pk)
    return _page(request, found, form, status=422)


@require_POST
def act(request: BookRequest, event: UUID, pk: UUID) -> HttpResponse:
    """Check a guest in, say that they did not come, take them off and so on."""
    found = own_event(request, event)
    if (how := request.POST.get("how", "")) not in VERBS:
        raise BadRequest
    guest = own_guest(found, pk)
    verb, text = VERBS[how]
    said = str(text) % {"name": guest.name}
    return done(request, lambda: verb(request.book, guest), said, _back(request, found))


@require_POST
def invite(request: BookRequest, event: UUID, pk: UUID) -> HttpResponse:
    """Send a guest the link to their page, or show it once."""
    found = own_event(request, event)
    guest = own_guest(found, pk)
    sent = guests.invite(request.book, guest, guest_link(request))
    if sent.by_mail:
        messages.success(request, _("%(name)s is written to.") % {"name": guest.name})
        return redirect(_back(request, found))
    context = {
        "tab": "guests",
        "name": guest.name,
        "letter": sent,
        "is_only_here": is_only_here(request),
    }
    return show(request, found, "letter", context)


@require_POST
def invite_all(request: BookRequest, event: UUID) -> HttpResponse:
    """Write to everybody who is expected and was not written to yet."""
    found = own_event(request, event)
    result = guests.invite_all(request.book, found, guest_link(request))
    text = ngettext(
        "%(count)d guest is written to.", "%(count)d guests are written to.", result.mailed
    )
    messages.success(request, text % {"count": result.mailed})
    if count := len(result.unreachable):
        text = ngettext(
            "%(count)d has no address: give them their link by hand.",
            "%(count)d have no address: give them their link by hand.",
            count,
        )
        messages.info(request, text % {"count": count})
    return redirect("event_guests", found.pk)


@require_POST
def miss_the_rest(request: BookRequest, event: UUID) -> HttpResponse:
    """Say of all who are not there yet that they did not come."""
    found = own_event(request, event)
    count = checking_in.miss_the_rest(request.book, found)
    text = ngettext("%(count)d did not come.", "%(count)d did not come.", count)
    messages.success(request, text % {"count": count})
    return redirect("event_guests", found.pk)


@require_POST
def settle(request: BookRequest, event: UUID, pk: UUID) -> HttpResponse:
    """Mark that a report has been looked into."""
    found = own_event(request, event)
    told = get_object_or_404(GuestReport, book=request.book, about__event=found, pk=pk)
    text = _("Kept: you have looked into it.")
    then = f"{reverse('event_guests', args=[found.pk])}#reports"
    return done(request, lambda: wanting.settle_report(request.book, told), text, then)


@require_http_methods(["GET", "POST"])
def scan(request: BookRequest, event: UUID) -> HttpResponse:
    """Show the camera at the entrance, or check in whose code it saw."""
    found = own_event(request, event)
    context: dict[str, Any] = {"tab": "guests", "counts": queries.counts(found)}
    status = 200
    if request.method == "POST":
        context["fault"] = _("This code is of nobody who is expected here.")
        code = request.POST.get("code", "").strip().rstrip("/").rpartition("/")[2]
        try:
            context["arrival"] = checking_in.check_in_by_code(request.book, found, code)
        except OverError:
            context["fault"] = _("The event is over.")
        except NoLinkError:
            pass
        context["counts"] = queries.counts(found)
        # htmx shows no page that is an error; the words say it.
        status = 200 if "arrival" in context or request.htmx else 422
    page = "_arrived" if request.htmx and request.method == "POST" else "scan"
    return show(request, found, page, context, status=status)


@require_http_methods(["GET", "POST"])
def badge(request: BookRequest, code: str) -> HttpResponse:
    """Show the host whose badge it is that their own camera scanned, or check them in."""
    rows = Guest.objects.filter(book=request.book).defer("image")
    guest = get_object_or_404(rows.select_related("event"), code=code)
    arrival: Arrival | None = None
    if request.method == "POST":
        try:
            arrival = checking_in.check_in(request.book, guest)
        except OverError:
            messages.info(request, _("The event is over."))
    context = {"guest": guest, "event": guest.event, "arrival": arrival, "tab": "guests"}
    return render(request, "events/badge.html", context)


def _page(
    request: BookRequest, event: Event, form: GuestForm, *, status: int = 200
) -> HttpResponse:
    words, which = request.GET.get("q", "")[:100], request.GET.get("show", "")
    rows: QuerySet[Guest] = queries.guests(event, words)
    if which in _SHOWN:
        rows = rows.filter(_SHOWN[which])
    counts = queries.counts(event)
    context = {
        "tab": "guests",
        "form": form,
        "page_obj": Paginator(rows, PER_PAGE).get_page(request.GET.get("page")),
        "q": words,
        "which": which if which in _SHOWN else "",
        "counts": counts,
        "total": counts.expected + counts.coming + counts.away,
        "twice": guests.twice(event)[:20],
        "badge_files": badge_files(event, counts.expected + counts.coming),
        "reports": queries.reports(request.book, event),
        "query": urlencode({"q": words, "show": which}) if words or which else "",
    }
    return show(request, event, "guests", context, status=status)


def _back(request: BookRequest, event: Event) -> str:
    """Return the list as it was sifted."""
    sifted = {
        name: request.GET[name][:100] for name in ("q", "show", "page") if request.GET.get(name)
    }
    address = reverse("event_guests", args=[event.pk])
    return f"{address}?{urlencode(sifted)}" if sifted else address
