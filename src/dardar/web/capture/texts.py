"""Paste a signature, a message or the text of a page."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from dardar.web.capture.taking import page_context
from dardar.web.requests import BookRequest


@require_GET
def paste(request: BookRequest) -> HttpResponse:
    """Show the form; what it holds goes where everything goes that is taken in."""
    return render(request, "capture/text.html", page_context(request.book))
