"""What a request asks for, read without trust: a page to go back to, a day, an id, JSON."""

from datetime import date
from uuid import UUID

from django.shortcuts import resolve_url
from django.utils.dateparse import parse_date
from django.utils.http import url_has_allowed_host_and_scheme

from dardar.web.requests import BookRequest


def next_page(request: BookRequest, default: str = "today") -> str:
    """Return the page to go back to that a form or a link names, if it is one of ours."""
    wanted = request.POST.get("next") or request.GET.get("next", "")
    if url_has_allowed_host_and_scheme(wanted, allowed_hosts=None):
        return wanted
    return resolve_url(default)


def as_day(text: str) -> date | None:
    """Return the day a text names in ISO 8601, None if it names none."""
    try:
        return parse_date(text)
    except ValueError:
        return None


def as_uuid(text: str) -> UUID | None:
    """Return the id a text is, None if it is none."""
    try:
        return UUID(text)
    except ValueError:
        return None


def wants_json(request: BookRequest) -> bool:
    """Tell whether the answer is for the queue of a phone, and not for somebody to read."""
    return request.get_preferred_type(["text/html", "application/json"]) == "application/json"
