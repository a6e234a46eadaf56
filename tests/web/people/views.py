"""How tests look at what pages answer."""

from typing import TYPE_CHECKING

from django.contrib.messages import get_messages
from django.http import HttpResponse

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse as Answer
else:
    Answer = HttpResponse

__all__ = ["Answer", "body", "said"]


def said(answer: Answer) -> list[str]:
    """Return the messages an answer left for the next page."""
    return [str(message) for message in get_messages(answer.wsgi_request)]


def body(answer: Answer) -> bytes:
    """Return all bytes of an answer, streamed or not."""
    if answer.streaming:
        return b"".join(answer.streaming_content)  # type: ignore[attr-defined] # of a streaming one
    return answer.content
