"""Pictures of people: shown to their owner alone, put in, taken away."""

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
from dardar.web.pictures import MOST_BYTES, NO_PICTURE, private_picture, uploaded
from dardar.web.requests import BookRequest
from dardar.web.undo import tell


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
    data = uploaded(request, MOST_BYTES)
    if data is None:
        return redirect("person_edit", someone.pk)
    try:
        with watch() as made:
            set_photo(request.book, someone, data)
    except NoPictureError:
        messages.error(request, NO_PICTURE)
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
