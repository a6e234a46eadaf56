"""Sums of money: what differs in currency is never added up."""

from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple


class Money(NamedTuple):
    """So much of a currency (ISO 4217)."""

    amount: Decimal
    currency: str


def sums(paid: Iterable[tuple[Decimal | None, str]]) -> list[Money]:
    """Return what each currency adds up to, by its code; what is None counts for nothing.

    What was free needs no currency, and is told where there is nothing else.
    """
    found: dict[str, Decimal] = defaultdict(Decimal)
    for amount, currency in paid:
        if amount is not None:
            found[currency] += amount
    if len(found) > 1 and not found.get("", True):
        del found[""]
    return [Money(found[currency], currency) for currency in sorted(found)]
