"""The morning mail: what the day asks for, in plain words."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext, ngettext

from dardar.accounts.models import Book
from dardar.encounters.models import FollowUp, Promise
from dardar.encounters.queries import MOST_COUNTED, Part, Row, Today, today
from dardar.encounters.wording import day_words
from dardar.people.models import Person

_LONGEST_SUBJECT: Final = 200


def compose(book: Book, on: date) -> tuple[str, str] | None:
    """Write the mail of a morning; return subject and body, None on a day that asks for nothing.

    The language is the owner's. The link to the page stands in it when the server knows its own
    public address.
    """
    with translation.override(book.tongue):
        day = today(book, on)
        if day.is_clear:
            return None
        return _subject(day)[:_LONGEST_SUBJECT], _body(book, day)


def _subject(day: Today) -> str:
    return ", ".join(
        [
            *_counted(
                day.to_seal.total, ngettext("%(n)s to seal", "%(n)s to seal", day.to_seal.total)
            ),
            *_counted(
                day.due.total, ngettext("%(n)s follow-up", "%(n)s follow-ups", day.due.total)
            ),
            *_counted(
                day.promises.total,
                ngettext("%(n)s promise", "%(n)s promises", day.promises.total),
            ),
        ]
    )


def _counted(number: int, words: str) -> Iterable[str]:
    if number:
        shown = (
            gettext("more than %(n)s") % {"n": MOST_COUNTED} if number > MOST_COUNTED else number
        )
        yield words % {"n": shown}


def _body(book: Book, day: Today) -> str:
    name = book.owner.name
    greeting = (
        gettext("Good morning, %(name)s.") % {"name": name} if name else gettext("Good morning.")
    )
    paragraphs = [
        greeting,
        *_list(gettext("To seal"), day.to_seal, [_seal(row, day.on) for row in day.to_seal.rows]),
        *_list(gettext("Follow-ups"), day.due, [_step(row, day.on) for row in day.due.rows]),
        *_list(
            gettext("Promised by you"),
            day.promises,
            [_promise(row, day.on) for row in day.promises.rows],
        ),
    ]
    if settings.PUBLIC_URL:
        paragraphs.append(f"{settings.PUBLIC_URL}/")
    paragraphs.append(gettext("You asked for this mail; Settings turns it off."))
    return "\n\n".join(paragraphs) + "\n"


def _list(heading: str, part: Part[Row], lines: Sequence[str]) -> Iterable[str]:
    if not lines:
        return
    more = [gettext("– and more of them on the page Today")] if part.has_more else []
    yield "\n".join([heading, *(f"– {line}" for line in lines), *more])


def _who(person: Person) -> str:
    if not person.company or person.company == person.name:
        return person.name
    return f"{person.name} ({person.company})"


def _seal(seal: FollowUp, on: date) -> str:
    if seal.encounter is None:
        return _who(seal.person)
    words = {"who": _who(seal.person), "day": day_words(seal.encounter.on, on)}
    if seal.encounter.gathering is None:
        return gettext("%(who)s: met %(day)s") % words
    words["gathering"] = seal.encounter.gathering.name
    return gettext("%(who)s: met %(day)s, %(gathering)s") % words


def _step(step: FollowUp, on: date) -> str:
    words = {
        "who": _who(step.person),
        "text": step.text or gettext("get in touch"),
        "day": day_words(step.due_on, on),
    }
    if step.due_on == on:
        return gettext("%(who)s: %(text)s") % words
    return gettext("%(who)s: %(text)s (since %(day)s)") % words


def _promise(promise: Promise, on: date) -> str:
    words = {
        "who": _who(promise.person),
        "text": promise.text,
        "day": day_words(promise.made_on, on),
    }
    return gettext("%(who)s: %(text)s (promised %(day)s)") % words
