"""Tell the owner what was done, with a button that takes it back."""

from collections.abc import Sequence

from django.contrib import messages
from django.http import HttpRequest

from dardar.people.models import Change


def tell(request: HttpRequest, text: str, made: Sequence[Change] = ()) -> None:
    """Show a message on the next page; with a change it bears an Undo button.

    ``made`` is what :func:`dardar.people.journal.watch` saw; the last change is offered. Its id
    travels in the message's extra tags, where the template ``parts/messages.html`` finds it.
    """
    messages.success(request, text, extra_tags=str(made[-1].pk) if made else "")
