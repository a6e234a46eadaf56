"""What I can give myself, what I have, and what I am looking for."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from dardar.encounters import days
from dardar.giving import queries
from dardar.giving.models import Role
from dardar.people.queries import photos
from dardar.web.giving.giving import people_of
from dardar.web.requests import BookRequest


@require_GET
def mine(request: BookRequest) -> HttpResponse:
    """Show my own offers, what I have, and my needs with who could help me."""
    book = request.book
    wishes = queries.wishes_of(book, None)
    offers = [wish for wish in wishes if wish.role == Role.OFFER]
    needs = [wish for wish in wishes if wish.role == Role.NEED]
    standing = queries.helps(book, [wish for wish in needs if queries.counts(book, wish)])
    helps = [one for one in standing if one.has_any]
    shown = {one.need.pk for one in helps}  # with who could help, from where it leads to its page
    context = {
        "wishes": wishes,
        "offers": [wish for wish in offers if not wish.is_resource],
        "resources": [wish for wish in offers if wish.is_resource],
        "needs": [wish for wish in needs if wish.pk not in shown],
        "helps": helps,
        "photos": photos(book, people_of(helps)),
        "on": days.today(book),
    }
    return render(request, "giving/mine.html", context)
