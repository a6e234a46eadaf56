"""Labels of one person: given and taken one by one."""

from collections.abc import Sequence

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from dardar.people.journal import watch
from dardar.people.labelling import EmptyLabelError, label_people, tidy, unlabel_people
from dardar.people.models import Change, Label, Person
from dardar.web.people.answers import part
from dardar.web.people.person import labels_context, own_person
from dardar.web.requests import BookRequest


def _part(
    request: BookRequest, person: Person, said: str = "", made: Sequence[Change] = ()
) -> HttpResponse:
    context = labels_context(request.book, person)
    return part(
        request, person, template="people/_labels.html", context=context, said=said, made=made
    )


@require_POST
def add(request: BookRequest, person: object) -> HttpResponse:
    """Give a person the label ``label``."""
    someone = own_person(request, person)
    try:
        name, _folded = tidy(request.POST.get("label", "").replace("\0", ""))
        with watch() as made:
            label_people(request.book, [someone], name)
    except EmptyLabelError:
        messages.error(request, _("Write the label to give."))
        return _part(request, someone)
    said = _("Label given: %(label)s.") % {"label": name}
    return _part(request, someone, said, made)


@require_POST
def remove(request: BookRequest, person: object, label: object) -> HttpResponse:
    """Take a label from a person."""
    someone = own_person(request, person)
    found = get_object_or_404(Label, book=request.book, pk=label)
    with watch() as made:
        unlabel_people(request.book, [someone], found)
    said = _("Label taken away: %(label)s.") % {"label": found.name}
    return _part(request, someone, said, made)
