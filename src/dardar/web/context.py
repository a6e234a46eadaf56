"""What every page shows besides its own matter."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils import formats, timezone
from django.utils.functional import SimpleLazyObject
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from dardar.accounts import outbox
from dardar.accounts.models import Book
from dardar.accounts.pulse import silent

Notice = dict[str, str]


def notices(request: HttpRequest) -> dict[str, Any]:
    """Return the book and the warnings the owner must see; they are looked up when shown."""
    book = getattr(request, "book", None)
    return {
        "book": book,
        "notices": SimpleLazyObject(lambda: _notices(book)) if book else [],
        "mail_configured": settings.MAIL_CONFIGURED,
    }


def _notices(book: Book) -> list[Notice]:
    """Return work that stands still and mails that could not be sent: always two queries."""
    return [*_standing_still(), *_failing_mails(book)]


def _standing_still() -> list[Notice]:
    kinds, last = silent()
    if not kinds:
        return []
    words = {"work": get_text_list([str(kind.label) for kind in kinds], _("and"))}
    if last is None:
        text = _("The background work is not running: %(work)s. Restart Dardar.") % words
    else:
        words["time"] = formats.date_format(timezone.localtime(last), "DATETIME_FORMAT")
        text = (
            _("The background work has not run since %(time)s: %(work)s. Restart Dardar.") % words
        )
    return [{"text": text}]


def _failing_mails(book: Book) -> list[Notice]:
    mails = list(outbox.failing(book).values_list("last_error", flat=True))
    if not mails:
        return []
    text = ngettext(
        "A mail could not be sent: %(why)s",
        "%(count)d mails could not be sent: %(why)s",
        len(mails),
    )
    return [
        {
            "text": text % {"count": len(mails), "why": mails[-1][:200]},
            "post": reverse("settings_mail_retry"),
            "action": _("Try again now"),
        }
    ]
