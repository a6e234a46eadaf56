"""What came of what, in words: a line for each link of a chain."""

from datetime import date
from decimal import Decimal
from typing import Final

from django.utils import formats
from django.utils.functional import Promise
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dardar.encounters.models import Encounter, Gathering
from dardar.encounters.wording import day_words
from dardar.giving.models import Give, Introduction
from dardar.insights.value.chains import Kind, Thing
from dardar.insights.value.models import Result
from dardar.insights.value.money import Money

_CENTS: Final = 2
_SHORT: Final = 60
ICONS: Final = {
    Kind.GIVE: "gift",
    Kind.INTRODUCTION: "handshake",
    Kind.ENCOUNTER: "chat",
    Kind.GATHERING: "calendar",
    Kind.RESULT: "star",
}
ENERGY: Final[dict[int, Promise]] = {
    -2: gettext_lazy("it cost much"),
    -1: gettext_lazy("it cost some"),
    0: gettext_lazy("even"),
    1: gettext_lazy("it gave some"),
    2: gettext_lazy("it gave much"),
}


def money_words(money: Money) -> str:
    """Say a sum with its currency, if it bears one, in the manner of the language."""
    places = 0 if money.amount == money.amount.to_integral_value() else _CENTS
    number = formats.number_format(money.amount, places, force_grouping=True)
    return f"{number}\N{NO-BREAK SPACE}{money.currency}" if money.currency else number


def hours_words(hours: Decimal) -> str:
    """Say hours without zeros behind the comma."""
    return formats.number_format(hours.normalize() + 0)


def title(thing: Thing) -> str:
    """Say what a link of a chain is, without its day and its own words."""
    if isinstance(thing, Give):
        kind = {"kind": thing.get_kind_display()}
        return (_("Given to you: %(kind)s") if thing.to_me else _("Given by you: %(kind)s")) % kind
    if isinstance(thing, Introduction):
        names = get_text_list([side.person.name for side in thing.sides.all()], _("and"))
        return _("You introduced %(names)s") % {"names": names}
    if isinstance(thing, Encounter):
        return _encounter(thing)
    if isinstance(thing, Gathering):
        return thing.name
    return _result(thing)


def _encounter(encounter: Encounter) -> str:
    names = get_text_list([person.name for person in encounter.people.all()], _("and"))
    words = {
        "names": names or "–",
        "how": encounter.get_kind_display(),
        "name": encounter.introduced_by.name if encounter.introduced_by else "",
    }
    if encounter.introduced_by:
        return _("In touch with %(names)s, %(how)s, through %(name)s") % words
    return _("In touch with %(names)s, %(how)s") % words


def _result(result: Result) -> str:
    parts = [result.get_kind_display()]
    if result.money is not None:
        parts.append(money_words(Money(result.money, result.currency)))
    return " · ".join(parts)


def own_words(thing: Thing) -> str:
    """Return the owner's own words about a link of a chain."""
    if isinstance(thing, Give | Result):
        return thing.words
    if isinstance(thing, Introduction):
        return thing.outcome
    return thing.said if isinstance(thing, Encounter) else ""


def choice(thing: Thing, day: date, on: date) -> str:
    """Say a link of a chain in one line, as a list to choose from has it."""
    line = f"{day_words(day, on)}: {title(thing)}"
    words = " ".join(own_words(thing).split())
    if not words:
        return line
    return f"{line} – {words[:_SHORT]}{'…' if len(words) > _SHORT else ''}"


def number_words(number: float) -> str:
    """Say a number with one place behind the comma, none if it is whole."""
    rounded = round(number, 1)
    return formats.number_format(rounded, 0 if rounded == int(rounded) else 1)
