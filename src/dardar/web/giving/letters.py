"""What was sent to people, or is to be sent to them by hand: shown once, as no link is kept."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import redirect, render

from dardar.encounters.drafts import Draft
from dardar.encounters.reach import Way, ways
from dardar.giving.asking import Asked
from dardar.giving.introducing import Sent
from dardar.giving.models import Introduction
from dardar.people.models import Person
from dardar.web.links import is_only_here
from dardar.web.requests import BookRequest
from dardar.web.undo import tell


@dataclass(frozen=True, slots=True)
class Letter:
    """Words for somebody, and the ways to bring them there where no mail has."""

    person: Person
    draft: Draft
    ways: Sequence[Way] = ()
    link: str = ""
    address: str = ""  # where a mail went, "" if none did


def by_hand(request: BookRequest, person: Person, draft: Draft) -> Letter:
    """Return a draft as its owner sends it."""
    return Letter(person, draft, ways(person, request.book.region, draft))


def to_send(request: BookRequest, person: Person, sent: Sent | Asked) -> Letter:
    """Return how somebody was asked, or how the owner asks them by hand."""
    asked = sent.side if isinstance(sent, Sent) else sent.asking
    if sent.by_mail:
        return Letter(person, sent.draft, link=sent.link, address=asked.address)
    found = ways(person, request.book.region, sent.draft)
    return Letter(person, sent.draft, found, sent.link)


def show_letters(
    request: BookRequest, letters: Sequence[Letter], about: Introduction | Person, text: str
) -> HttpResponse:
    """Show what is to be sent by hand; if all went by mail, say so and go on."""
    where = "introduction" if isinstance(about, Introduction) else "person"
    if letters and all(letter.address for letter in letters):
        tell(request, text)
        return redirect(where, about.pk)
    context = {
        "letters": letters,
        "introduction": about if isinstance(about, Introduction) else None,
        "person": about if isinstance(about, Person) else None,
        "cannot_be_opened": is_only_here(request) and any(letter.link for letter in letters),
    }
    return render(request, "giving/letters.html", context)
