"""Take pictures, codes and texts: the page with the big buttons, and where a phone sends to."""

import logging
from collections.abc import Iterator, Sequence
from typing import Any, Final
from uuid import UUID, uuid5

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render, resolve_url
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from dardar.accounts.models import Book
from dardar.capture import actions, queries
from dardar.capture.actions import Occasion, RefusedError
from dardar.capture.carrying import UNREAD
from dardar.capture.models import Capture
from dardar.capture.reading import is_available
from dardar.capture.samples import on_offer
from dardar.encounters import days
from dardar.encounters.models import Space
from dardar.encounters.queries import recent_gathering_names, spaces
from dardar.ids import new_id
from dardar.web.asked import as_day, as_uuid, wants_json
from dardar.web.capture.words import ERRORS, FOREIGN, NO_KIND, NO_ROOM, REFUSALS
from dardar.web.requests import BookRequest

logger = logging.getLogger(__name__)

# Of what could not be read so many are shown.
SHOWN: Final = 20
_TAKEN: Final = frozenset({Capture.Kind.PHOTO, Capture.Kind.CODE, Capture.Kind.TEXT})


@require_http_methods(["GET", "POST"])
def capture(request: BookRequest) -> HttpResponse:
    """Show the ways to take something in; or take in what a form, or a phone's queue, brings.

    A queue says that it accepts JSON and gets ``key``, ``state`` and ``url``; what will never be
    taken is answered with 4xx and ``error`` and ``text``, what may be later with 503.
    """
    if request.method == "GET":
        return render(request, "capture/capture.html", page_context(request.book))
    try:
        taken = _take(request)
    except RefusedError as error:
        return _refuse(request, error.code, 400)
    except PermissionDenied:
        return _refuse(request, FOREIGN, 403)
    except OSError:
        logger.exception("a capture could not be kept")
        return _refuse(request, NO_ROOM, 503)
    return _answer(request, taken)


@require_GET
def state(request: BookRequest) -> HttpResponse:
    """Say what is being read and what waits to be looked through; asked while something is read."""
    return render(request, "capture/_state.html", state_context(request.book))


@require_POST
def again(request: BookRequest, pk: UUID) -> HttpResponse:
    """Read something again that could not be read."""
    actions.retry(request.book, _own(request, pk))
    return redirect("capture")


@require_POST
def drop(request: BookRequest, pk: UUID) -> HttpResponse:
    """Forget something that could not be read."""
    actions.drop(request.book, _own(request, pk))
    return redirect("capture")


def _own(request: BookRequest, pk: UUID) -> Capture:
    return get_object_or_404(Capture, book=request.book, pk=pk)


def _take(request: BookRequest) -> list[Capture]:
    """Take in what came: of several pictures each, as far as they can be taken.

    Raises:
        RefusedError, PermissionDenied, OSError: the first one can't be.

    """
    book, on = request.book, occasion(request)
    key = as_uuid(request.POST.get("key", "")) or new_id()
    files = request.FILES.getlist("picture")
    kind = request.POST.get("kind") or (Capture.Kind.PHOTO if files else Capture.Kind.TEXT)
    if kind not in _TAKEN:
        raise RefusedError(NO_KIND)
    if kind != Capture.Kind.PHOTO:
        text = request.POST.get("text", "")
        return [actions.take(book, key, kind=Capture.Kind(kind), occasion=on, text=text)]
    if not files:
        raise RefusedError("empty")
    keys = [key, *(uuid5(key, str(number)) for number in range(1, len(files)))]
    return list(_take_each(request, on, dict(zip(keys, files, strict=True))))


def _take_each(
    request: BookRequest, on: Occasion, files: dict[UUID, UploadedFile[bytes]]
) -> Iterator[Capture]:
    """Yield each picture once it is taken in; say of the others that they could not be."""
    for place, (key, file) in enumerate(files.items()):
        try:
            yield actions.take(
                request.book, key, kind=Capture.Kind.PHOTO, occasion=on, chunks=file.chunks()
            )
        except RefusedError as error:
            if not place:
                raise
            messages.error(request, f"{file.name}: {REFUSALS[error.code]}")


def occasion(request: BookRequest) -> Occasion:
    """Return when and where: as the form says, else as it was for what was taken before."""
    said = request.POST
    before = queries.evening(request.book)
    if "on" not in said and "gathering" not in said and "space" not in said:
        return before
    space = as_uuid(said.get("space", ""))
    return Occasion(
        as_day(said.get("on", "")) or days.today(request.book),
        said.get("gathering", ""),
        Space.objects.filter(book=request.book, pk=space).first() if space else None,
    )


def _occasion(book: Book) -> dict[str, Any]:
    return {
        "occasion": queries.evening(book),
        "today": days.today(book),
        "spaces": spaces(book),
        "gathering_names": recent_gathering_names(book),
    }


def page_context(book: Book) -> dict[str, Any]:
    """Return what a page needs from which something is taken in."""
    context = {**_occasion(book), **state_context(book), "key": new_id()}
    return {**context, "reads_pictures": is_available(), "samples": len(on_offer(book))}


def state_context(book: Book) -> dict[str, Any]:
    """Return how far the reading and the looking through are."""
    unread = list(queries.unread(book))
    still = queries.standing_still(unread)
    reading = [one for one in unread if one.state in UNREAD and one.pk not in still]
    stuck = [one for one in unread if one.state not in UNREAD or one.pk in still]
    taken = queries.taken_lately(book) if reading else 0
    return {
        "reading": len(reading),
        "taken": taken,
        "read": max(0, taken - len(reading)),
        "stuck": [(one, ERRORS.get(one.error, one.error)) for one in stuck[:SHOWN]],
        "stuck_more": max(0, len(stuck) - SHOWN),
        "progress": queries.progress(book),
    }


def _answer(request: BookRequest, taken: Sequence[Capture]) -> HttpResponse:
    first = taken[0]
    if wants_json(request):
        url = resolve_url("capture")
        return JsonResponse({"key": str(first.pk), "state": first.state, "url": url})
    if first.kind != Capture.Kind.PHOTO and first.state == Capture.State.READ:
        return redirect("review")
    if first.kind == Capture.Kind.PHOTO:
        text = ngettext("%(count)d picture taken in.", "%(count)d pictures taken in.", len(taken))
        messages.success(request, text % {"count": len(taken)})
    return redirect("capture")


def _refuse(request: BookRequest, code: str, status: int) -> HttpResponse:
    text = str(REFUSALS[code])
    if wants_json(request):
        return JsonResponse({"error": code, "text": text}, status=status)
    if request.POST.get("kind") == Capture.Kind.TEXT:  # what was written must not be lost
        words = {"fault": text, "text": request.POST.get("text", "")}
        context = {**page_context(request.book), **words}
        return render(request, "capture/text.html", context, status=status)
    messages.error(request, text)
    return redirect("capture")
