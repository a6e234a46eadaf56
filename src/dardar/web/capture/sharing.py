"""The phone's share sheet: pictures, address book files and words that other apps hand over.

Mostly the service worker takes them into the phone's queue, so that sharing works without a
network, too; what comes here is what it hands on, or what a phone sends before it runs.
"""

import logging
from collections.abc import Sequence
from typing import Final
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, resolve_url
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from dardar.accounts.models import Book
from dardar.capture import actions as captures
from dardar.capture import queries
from dardar.capture.actions import RefusedError
from dardar.capture.models import Capture
from dardar.ids import new_id
from dardar.people.imports import actions as imports
from dardar.people.models import Import
from dardar.people.uploads import TooLargeError
from dardar.web.asked import as_uuid, wants_json
from dardar.web.capture.words import NO_ROOM, REFUSALS
from dardar.web.requests import BookRequest

logger = logging.getLogger(__name__)

# How a browser says that no other site began a request: the device itself did, or a page of ours.
# A share sheet has no form of ours, and so no token of it; no site can set this header.
_OURS: Final = frozenset({"none", "same-origin"})


@csrf_exempt
@require_http_methods(["GET", "POST"])
def share(request: BookRequest) -> HttpResponse:
    """Take in what was shared.

    A queue says that it accepts JSON, and sends one file of an address book with its ``key``.
    """
    if request.method == "GET":
        return redirect("capture")
    if request.headers.get("Sec-Fetch-Site") not in _OURS:
        raise PermissionDenied
    try:
        begun = _take(request)
    except (RefusedError, TooLargeError) as error:
        code = error.code if isinstance(error, RefusedError) else "too-large"
        return _refuse(request, code, 400)
    except OSError:
        logger.exception("what was shared could not be kept")
        return _refuse(request, NO_ROOM, 503)
    if wants_json(request) and begun:
        url = resolve_url("import", begun[0].pk)
        return JsonResponse({"key": str(begun[0].pk), "state": begun[0].state, "url": url})
    return redirect("import", begun[0].pk) if len(begun) == 1 else redirect("capture")


def _take(request: BookRequest) -> Sequence[Import]:
    """Take in pictures and words; return the imports of address book files.

    Raises:
        RefusedError, TooLargeError: the first of it can't be taken.
        OSError: it can't be kept now.

    """
    book, files = request.book, request.FILES.getlist("files")
    pictures = [file for file in files if (file.content_type or "").startswith("image/")]
    for file in pictures:
        _capture(book, Capture.Kind.PHOTO, file)
    key = as_uuid(request.POST.get("key", ""))
    others = [file for file in files if file not in pictures]
    begun = [_import(book, file, key if len(others) == 1 else None) for file in others]
    if not files:
        _capture(book, Capture.Kind.TEXT, text=_words(request))
    return begun


def _capture(
    book: Book, kind: Capture.Kind, file: UploadedFile[bytes] | None = None, text: str = ""
) -> None:
    captures.take(
        book,
        new_id(),
        kind=kind,
        occasion=queries.evening(book),
        chunks=file.chunks() if file else (),
        text=text,
    )


def _import(book: Book, file: UploadedFile[bytes], key: UUID | None) -> Import:
    return imports.begin(book, file.name or "", file.chunks(), key=key)


def _words(request: BookRequest) -> str:
    """Return what was shared as words, each once: apps put the address into the text as well."""
    said = (request.POST.get(name, "").strip() for name in ("title", "text", "url"))
    return "\n".join(dict.fromkeys(word for word in said if word))


def _refuse(request: BookRequest, code: str, status: int) -> HttpResponse:
    text = str(REFUSALS[code])
    if wants_json(request):
        return JsonResponse({"error": code, "text": text}, status=status)
    messages.error(request, text)
    return redirect("capture")
