"""Pictures of people: shown to their owner alone, put in, taken away."""

from typing import Final

from django.contrib import messages
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from dardar.people.actions import NoPictureError, remove_photo, set_photo
from dardar.people.journal import watch
from dardar.people.models import Photo
from dardar.web.people.person import own_person
from dardar.web.pictures import private_picture
from dardar.web.requests import BookRequest
from dardar.web.undo import tell

MOST_BYTES: Final = 20 * 1024 * 1024


@require_GET
def photo(request: BookRequest, pk: object) -> HttpResponseBase:
    """Send a picture; a browser that has it already is told so."""
    found = get_object_or_404(Photo, book=request.book, pk=pk)
    # The bytes of one id never change.
    return private_picture(request, str(found.pk), lambda: bytes(found.image))


@require_POST
def put(request: BookRequest, person: object) -> HttpResponse:
    """Show the uploaded picture of a person from now on."""
    someone = own_person(request, person)
    upload = request.FILES.get("photo")
    if upload is None:
        messages.error(request, _("Choose a picture first."))
        return redirect("person_edit", someone.pk)
    if (upload.size or 0) > MOST_BYTES:
        messages.error(request, _("That picture is too large: at most 20 MB."))
        return redirect("person_edit", someone.pk)
    try:
        with watch() as made:
            set_photo(request.book, someone, upload.read())
    except NoPictureError:
        text = _("That file could not be read as a picture: a JPEG, PNG, WebP, GIF or BMP.")
        messages.error(request, text)
        return redirect("person_edit", someone.pk)
    tell(request, _("The picture is kept."), made)
    return redirect("person", someone.pk)


@require_POST
def remove(request: BookRequest, pk: object) -> HttpResponse:
    """Take a picture away."""
    found = get_object_or_404(Photo.objects.select_related("person"), book=request.book, pk=pk)
    with watch() as made:
        remove_photo(request.book, found)
    tell(request, _("The picture is taken away."), made)
    return redirect("person", found.person_id)
