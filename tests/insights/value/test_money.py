"""Sums are made of one currency each."""

from decimal import Decimal

from dardar.insights.value.money import Money, sums


def test_what_differs_in_currency_is_never_added_up() -> None:
    paid = [(Decimal(3), "GBP"), (Decimal("1.10"), "EUR"), (None, ""), (Decimal(2), "EUR")]
    assert sums(paid) == [Money(Decimal("3.10"), "EUR"), Money(Decimal(3), "GBP")]
    assert sums([]) == []


def test_what_was_free_is_told_where_there_is_nothing_else() -> None:
    free = (Decimal(0), "")
    assert sums([free, free, (None, "")]) == [Money(Decimal(0), "")]
    assert sums([free, (Decimal(2), "EUR")]) == [Money(Decimal(2), "EUR")]
    # Said in a version that asked for no currency.
    assert sums([(Decimal(3), ""), (Decimal(2), "EUR")]) == [
        *(Money(Decimal(3), ""), Money(Decimal(2), "EUR")),
    ]
