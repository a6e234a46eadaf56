"""Spaces and gatherings: the ones a book begins with, and how a name becomes one."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Final

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext, gettext_noop

from dardar.accounts.models import Book
from dardar.core.identity.text import fold
from dardar.encounters.models import Gathering, Space
from dardar.people.journal import Journal
from dardar.people.undo import LASTING


@dataclass(frozen=True, slots=True)
class Usual:
    """A space every book begins with: its name, and how a sentence says «there»."""

    name: str
    there: str


USUAL: Final = (
    Usual(gettext_noop("Work"), gettext_noop("at work")),
    Usual(gettext_noop("Sport"), gettext_noop("doing sport")),
    Usual(gettext_noop("Volunteering"), gettext_noop("volunteering")),
    Usual(gettext_noop("School"), gettext_noop("at the school")),
    Usual(gettext_noop("Neighbourhood"), gettext_noop("in the neighbourhood")),
    Usual(gettext_noop("Family"), gettext_noop("at a family gathering")),
    Usual(gettext_noop("Culture"), gettext_noop("at a cultural event")),
    Usual(gettext_noop("Online"), gettext_noop("online")),
)
# A name met again so soon is the same occasion going on; later it is the next one of its kind.
SAME_OCCASION: Final = timedelta(days=3)


def open_usual_spaces(book: Book) -> None:
    """Give a new book the usual spaces, in the owner's language."""
    with translation.override(book.language or translation.get_language()):
        Space.objects.bulk_create(Space(book=book, name=gettext(usual.name)) for usual in USUAL)


def rename_usual_spaces(book: Book) -> None:
    """Call the usual spaces of a book as the active language does."""
    usual = _usual_by_name()
    for space in Space.objects.filter(book=book):
        if known := usual.get(fold(space.name)):
            space.name = gettext(known.name)
            space.save(update_fields=["name"])


def there(name: str) -> str:
    """Say in the active language where somebody was met, as in «at work», «at Reading club»."""
    usual = _usual_by_name().get(fold(name))
    return gettext(usual.there) if usual else gettext("at %(place)s") % {"place": name}


@cache
def _usual_by_name() -> dict[str, Usual]:
    """Return the usual spaces by their folded name in each language."""
    found: dict[str, Usual] = {}
    for code, _name in settings.LANGUAGES:
        with translation.override(code):
            found.update((fold(gettext(usual.name)), usual) for usual in USUAL)
    return found


def space_of(journal: Journal, space: Space | str | None) -> Space | None:
    """Return a space, known or of this name; a name not known makes a new one."""
    if not isinstance(space, str):
        return space
    name = " ".join(space.split())[:100]
    if not fold(name):
        return None
    known = Space.objects.filter(book=journal.book)
    found = next((one for one in known if fold(one.name) == fold(name)), None)
    return found or journal.create(Space(book=journal.book, name=name))


def gathering_of(
    journal: Journal, gathering: Gathering | str | None, on: date, space: Space | None
) -> Gathering | None:
    """Return a gathering, known or of this name about this day; else make a new one."""
    if not isinstance(gathering, str):
        return gathering
    name = " ".join(gathering.split())[:200]
    if not fold(name):
        return None
    about = Gathering.objects.filter(
        book=journal.book, on__range=(on - SAME_OCCASION, on + SAME_OCCASION)
    ).select_related("space")
    same = [one for one in about if fold(one.name) == fold(name)]
    if same:
        return min(same, key=lambda one: abs(one.on - on))
    return journal.create(Gathering(book=journal.book, name=name, on=on, space=space))


# A meeting taken back leaves the place where others were met since.
LASTING.update({Gathering, Space})
