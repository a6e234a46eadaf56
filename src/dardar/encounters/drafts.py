"""Ready drafts in the person's language, built from where we met, what was said and promised."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.utils import formats, translation
from django.utils.translation import gettext

from dardar.accounts.models import Book
from dardar.core.cards.fields import Kind
from dardar.core.identity.names import split_name
from dardar.encounters.models import Encounter
from dardar.encounters.places import there
from dardar.people.models import Person

# So far back a day is named by its weekday, and then as «the other day»; before that by its month.
_WEEK: Final = 6
_OTHER_DAY: Final = 20
_YEAR: Final = 300
_LONGEST_QUOTE: Final = 160
_SENTENCE_END: Final = re.compile(r"(?<=[.!?…])\s+|\n")


@dataclass(frozen=True, slots=True)
class Draft:
    """What to write to a person: a mail, and a shorter text for chat and text messages."""

    language: str
    subject: str
    body: str
    message: str


@dataclass(frozen=True, slots=True)
class Occasion:
    """What gives reason to write."""

    encounter: Encounter | None = None  # a first meeting to be sealed
    promises: Sequence[str] = ()  # what I promised and have not kept yet
    step: str = ""  # the words of a follow-up


def draft(book: Book, person: Person, occasion: Occasion, on: date) -> Draft:
    """Write a draft to a person, in their language, else the owner's, else the page's.

    Args:
        book: of the owner, who signs.
        person: to whom.
        occasion: why.
        on: the day it is written.

    """
    language = person.language or book.language or translation.get_language() or "en"
    with translation.override(language):
        owner, given = called(book.owner.name), given_name(person)
        core = _sentences(occasion, on)
        closing = _closing(occasion)
        body = "\n\n".join([greeting(given), *core, closing, signed(owner)]).rstrip()
        message = " ".join([hello(given, owner), *(_in_line(one) for one in core), closing])
        return Draft(language, _subject(occasion), body, message)


def _subject(occasion: Occasion) -> str:
    if occasion.encounter:
        gathering = occasion.encounter.gathering
        if gathering:
            return gettext("Good to meet you at %(gathering)s") % {"gathering": gathering.name}
        return gettext("Good to meet you")
    if occasion.promises:
        return gettext("As promised")
    return _bare(occasion.step) or gettext("How are you?")


def _sentences(occasion: Occasion, on: date) -> list[str]:
    """Return the paragraphs between greeting and closing."""
    found = []
    if occasion.encounter:
        found += _of_meeting(occasion.encounter, on)
    elif not occasion.promises and not occasion.step:
        found.append(gettext("I came across your name in my address book and thought of you."))
    if occasion.step:
        found.append(
            gettext("I am writing to you about this: %(step)s.") % {"step": _bare(occasion.step)}
        )
    if len(occasion.promises) == 1:
        promise = {"promise": _bare(occasion.promises[0])}
        found.append(gettext("As I promised you: %(promise)s.") % promise)
    elif occasion.promises:
        lines = [f"– {_bare(promise)}" for promise in occasion.promises]
        found.append("\n".join([gettext("As I promised you:"), *lines]))
    return found


def _of_meeting(encounter: Encounter, on: date) -> list[str]:
    found = [_met(encounter, on)]
    if encounter.introduced_by:
        named = {"name": encounter.introduced_by.name}
        found.append(gettext("How good of %(name)s to introduce us.") % named)
    if encounter.said:
        said = {"said": _quote(encounter.said)}
        found.append(gettext("I made a note of what we talked about: “%(said)s”.") % said)
    return found


def _met(encounter: Encounter, on: date) -> str:
    where = ""
    if encounter.gathering:
        where = gettext("at %(place)s") % {"place": encounter.gathering.name}
    elif encounter.space:
        where = there(encounter.space.name)
    words = {"day": _day(encounter.on, on), "where": where}
    if encounter.kind != Encounter.Kind.MEETING:
        return gettext("It was good to get to know you %(day)s.") % words
    if where:
        return gettext("It was good to meet you %(day)s %(where)s.") % words
    return gettext("It was good to meet you %(day)s.") % words


def _day(then: date, on: date) -> str:
    """Say when it was, as one says it in a letter."""
    passed = (on - then).days
    if passed <= 0:
        return gettext("today")
    if passed == 1:
        return gettext("yesterday")
    if passed <= _WEEK:
        return gettext("on %(weekday)s") % {"weekday": formats.date_format(then, "l")}
    if passed <= _OTHER_DAY:
        return gettext("the other day")
    month = "F" if passed <= _YEAR else "YEAR_MONTH_FORMAT"
    return gettext("in %(month)s") % {"month": formats.date_format(then, month)}


def _closing(occasion: Occasion) -> str:
    if occasion.encounter:
        return gettext("I would like to stay in touch. When would it suit you to talk?")
    if occasion.promises:
        return gettext("If you need anything else, tell me.")
    return gettext("How are you? I would like to hear from you.")


def greeting(given: str) -> str:
    """Return how a letter begins."""
    return gettext("Hello %(name)s,") % {"name": given} if given else gettext("Hello,")


def signed(owner: str) -> str:
    """Return how a letter ends."""
    return "\n".join([gettext("Best wishes,"), owner])


def hello(given: str, owner: str) -> str:
    """Return how a short message begins, which does not show whom it is from."""
    words = {"name": given, "owner": owner}
    if given and owner:
        return gettext("Hello %(name)s, this is %(owner)s.") % words
    if owner:
        return gettext("Hello, this is %(owner)s.") % words
    return gettext("Hello %(name)s!") % words if given else gettext("Hello!")


def given_name(person: Person) -> str:
    """Return how a person is addressed, "" where only a company or an address is known."""
    item = next((item for item in person.profile if item["kind"] == Kind.NAME), None)
    if item is None:
        nick = (i["value"] for i in person.profile if i["kind"] == Kind.NICKNAME)
        return next(nick, "")
    parts = item.get("parts") or {}
    given: str = parts.get("given", "") or split_name(item["value"]).get("given", "")
    return given


def called(name: str) -> str:
    """Return the given name of the owner, else their name as it is."""
    return split_name(name).get("given", "") or name


def _quote(said: str) -> str:
    """Return the first sentence of what was said, short enough for a letter."""
    first = _bare(_SENTENCE_END.split(said.strip())[0])
    if len(first) <= _LONGEST_QUOTE:
        return first
    return first[:_LONGEST_QUOTE].rpartition(" ")[0] + "…"


def _bare(text: str) -> str:
    """Return a text without the full stop that the sentence around it brings."""
    return " ".join(text.split()).rstrip(".;, ")


def _in_line(paragraph: str) -> str:
    """Return a paragraph with its list in one line."""
    head, *lines = paragraph.split("\n")
    return f"{head} {'; '.join(line.removeprefix('– ') for line in lines)}." if lines else head
