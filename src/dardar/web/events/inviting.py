"""Sign-up by link and code: the page, the codes as files, a poster to print."""

from base64 import b64encode
from typing import Final
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from dardar.core.cards.drawing import qr_png, qr_svg
from dardar.events.models import Event
from dardar.web.events.hosted import door_of, entrance_of, own_event, show
from dardar.web.giving.links import speak
from dardar.web.links import is_only_here
from dardar.web.requests import BookRequest

_SVG: Final = "data:image/svg+xml;base64,"


@require_GET
def invite(request: BookRequest, event: UUID) -> HttpResponse:
    """Show the link and the code of sign-up, and what hangs at the entrance."""
    found = own_event(request, event)
    context = {
        "tab": "guests",
        "link": door_of(request, found),
        "code": drawn(door_of(request, found)),
        "entrance": entrance_of(request, found),
        "entrance_code": drawn(entrance_of(request, found)),
        "is_only_here": is_only_here(request),
    }
    return show(request, found, "invite", context)


@require_GET
def poster(request: BookRequest, event: UUID, which: str) -> HttpResponse:
    """Show a poster to print: for sign-up, or for the entrance."""
    found = own_event(request, event)
    link = _link(request, found, which)
    speak(request, found.language)
    context = {"which": which, "link": link, "code": drawn(link)}
    return show(request, found, "poster", context)


@require_GET
def code(request: BookRequest, event: UUID, which: str, kind: str) -> HttpResponse:
    """Send a code as a file: ``svg`` to print, ``png`` to send."""
    found = own_event(request, event)
    link = _link(request, found, which)
    if kind == "png":
        answer = HttpResponse(qr_png(link), content_type="image/png")
    elif kind == "svg":
        answer = HttpResponse(qr_svg(link), content_type="image/svg+xml")
    else:
        raise Http404
    answer["Content-Disposition"] = f'attachment; filename="event-{which}.{kind}"'
    answer["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return answer


def drawn(link: str) -> str:
    """Return a code that leads to an address, as pages show it."""
    return _SVG + b64encode(qr_svg(link).encode()).decode()


def _link(request: HttpRequest, event: Event, which: str) -> str:
    if which == "sign-up":
        return door_of(request, event)
    if which == "entrance":
        return entrance_of(request, event)
    raise Http404
