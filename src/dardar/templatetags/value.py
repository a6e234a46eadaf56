"""Value in templates; ``{% load value %}``."""

from collections.abc import Iterable
from decimal import Decimal

from django import template
from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from dardar.insights.value.chains import Kind, Thing
from dardar.insights.value.models import Result
from dardar.insights.value.money import Money
from dardar.web.insights.value import words
from dardar.web.insights.value.origins import value_of

register = template.Library()


@register.filter
def moneys(sums: Iterable[Money]) -> str:
    """Say some sums, each with its currency: ``{{ row.cost.money|moneys }}``."""
    return str(get_text_list([words.money_words(one) for one in sums], _("and")))


@register.filter
def paid(result: Result) -> str:
    """Say the sum of a result, "" if it has none: ``{{ result|paid }}``."""
    if result.money is None:
        return ""
    return words.money_words(Money(result.money, result.currency))


@register.filter
def hours(number: Decimal) -> str:
    """Say a number of hours: ``{{ cost.hours|hours }}``."""
    return words.hours_words(number)


@register.filter
def brief(number: float) -> str:
    """Say a number with one place behind the comma: ``{{ row.per_hour|brief }}``."""
    return words.number_words(number)


@register.filter
def energy(number: int) -> str:
    """Say what an occasion did to one's energy: ``{{ cost.energy|energy }}``."""
    return str(words.ENERGY[number])


@register.filter
def link_title(thing: Thing) -> str:
    """Say what a link of a chain is: ``{{ link.row|link_title }}``."""
    return words.title(thing)


@register.filter
def link_words(thing: Thing) -> str:
    """Return the owner's own words about it: ``{{ link.row|link_words }}``."""
    return words.own_words(thing)


@register.filter
def link_icon(kind: Kind) -> str:
    """Return the icon of a kind of link: ``{{ link.kind|link_icon }}``."""
    return words.ICONS[kind]


@register.filter
def link_kind(thing: Thing) -> str:
    """Return the kind of a link as its address has it: ``{{ row|link_kind }}``."""
    return value_of(thing).partition(":")[0]
