"""The request as every signed-in page gets it: with its user and their book."""

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from dardar.accounts.models import Book, User


class BookRequest(HttpRequest):
    """A request of somebody signed in. ``book`` is theirs and the only one they can reach."""

    user: User  # pages open to everybody are marked login_not_required
    book: Book
    htmx: HtmxDetails
