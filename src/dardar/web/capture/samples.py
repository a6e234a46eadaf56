"""Take in the pictures of cards that the demo has for whoever has none at hand."""

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from dardar.capture import actions, queries
from dardar.capture.models import Capture
from dardar.capture.samples import on_offer
from dardar.web.requests import BookRequest


@require_POST
def samples(request: BookRequest) -> HttpResponse:
    """Take the pictures on offer in, each once in a book."""
    if not settings.SAMPLE_CARDS:
        raise Http404
    book = request.book
    for key, picture in on_offer(book).items():
        with picture.open("rb") as file:
            actions.take(
                book,
                key,
                kind=Capture.Kind.PHOTO,
                occasion=queries.evening(book),
                chunks=file,
            )
    messages.success(request, _("The sample cards are being read."))
    return redirect("capture")
