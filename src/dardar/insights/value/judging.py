"""Verbs of the verdict: what a gathering or a space took, and whether it was worth it."""

from dataclasses import asdict, dataclass
from decimal import Decimal
from typing import Any, Final

from django.utils import timezone

from dardar.accounts.actions import require_own
from dardar.accounts.models import Book
from dardar.encounters.models import Gathering, Space
from dardar.events.columns import check
from dardar.events.plan_models import Spent
from dardar.insights.value.errors import NoCurrencyError
from dardar.insights.value.models import GatheringSpent, SpaceYear
from dardar.people.history import LONGEST_NAME
from dardar.people.journal import change

_CENT: Final = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Took:
    """What an occasion took, as a form has it."""

    hours: Decimal | None = None
    money: Decimal | None = None
    currency: str = ""  # ISO 4217
    energy: int | None = None  # -2 (it cost much) to 2 (it gave much)
    worth: Spent.Worth = Spent.Worth.OPEN


def judge_gathering(book: Book, gathering: Gathering, took: Took) -> GatheringSpent:
    """Keep what a gathering took and whether it was worth it, and return it.

    Raises:
        NoCurrencyError: a sum without its currency.
        ValidationError: a number is out of bounds, or the currency none.
        PermissionDenied: the gathering belongs to another book.

    """
    require_own(book, gathering)
    values = _columns(took)
    check(GatheringSpent(book=book, gathering=gathering, **values), values)
    with change(book, "gathering_judged", title=gathering.name[:LONGEST_NAME]) as journal:
        said = GatheringSpent.objects.filter(gathering=gathering).first()
        if said is None:
            row = GatheringSpent(book=book, gathering=gathering, **values)
            return journal.create(row)
        journal.update(said, **values)
        return said


def judge_space(book: Book, space: Space, year: int, took: Took) -> SpaceYear:
    """Keep what a space took in a year, besides its gatherings, and return it.

    Raises:
        NoCurrencyError: a sum without its currency.
        ValidationError: the year or a number is out of bounds, or the currency none.
        PermissionDenied: the space belongs to another book.

    """
    require_own(book, space)
    values = _columns(took)
    check(SpaceYear(book=book, space=space, year=year, **values), {"year", *values})
    title = space.name[:LONGEST_NAME]
    with change(book, "space_judged", title=title, year=year) as journal:
        said = SpaceYear.objects.filter(space=space, year=year).first()
        if said is None:
            return journal.create(SpaceYear(book=book, space=space, year=year, **values))
        journal.update(said, **values)
        return said


def _columns(took: Took) -> dict[str, Any]:
    values = asdict(took)
    if took.money is None:
        values["currency"] = ""
    elif took.money and not took.currency:
        raise NoCurrencyError
    for name in ("hours", "money"):
        if values[name] is not None:
            values[name] = values[name].quantize(_CENT)
    return values | {"said_at": timezone.now()}
