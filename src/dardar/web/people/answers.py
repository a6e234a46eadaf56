"""What the forms of a person's page answer: with htmx the part they stand in, else the page."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render

from dardar.people.models import Change, Person
from dardar.web.requests import BookRequest
from dardar.web.undo import tell


def part(
    request: BookRequest,
    person: Person,
    *,
    template: str,
    context: dict[str, Any],
    said: str = "",
    made: Sequence[Change] = (),
) -> HttpResponse:
    """Say what was done; show the part anew, or lead back to the page of the person."""
    if said:
        tell(request, said, made)
    if request.htmx:
        return render(request, template, context)
    return redirect("person", person.pk)
