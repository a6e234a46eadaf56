"""Giving in templates; ``{% load giving %}``."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from dardar.core.identity.names import initials
from dardar.giving.among import Reason
from dardar.giving.models import Wish
from dardar.giving.queries import Help
from dardar.giving.suggesting import Helper
from dardar.giving.ties import Tie
from dardar.people.models import Person
from dardar.web.giving import why as words

register = template.Library()


@register.filter
def why(helper: Helper) -> words.Why:
    """Return why an offer answers a need: ``{% with because=helper|why %}``."""
    return words.Why(helper.pairing.reasons, helper.because)


@register.filter
def marked_offer(found: Helper | Reason) -> SafeString:
    """Show the words of an offer, those marked that answer: ``{{ helper|marked_offer }}``."""
    reasons = found.pairing.reasons if isinstance(found, Helper) else found.reasons
    return words.marked(found.offer.words, words.offer_words(reasons))


@register.filter
def marked_need(found: Help | Reason) -> SafeString:
    """Show the words of a need, those marked that something answers: ``{{ help|marked_need }}``."""
    if isinstance(found, Reason):
        return words.marked(found.need.words, words.need_words([found.reasons]))
    helpers = [*found.people, *found.myself, *found.resources]
    said = words.need_words(helper.pairing.reasons for helper in helpers)
    return words.marked(found.need.words, said)


@register.filter
def tie_words(tie: Tie) -> str:
    """Say how well I know somebody: ``{{ helper.tie|tie_words }}``."""
    return str(words.TIES[tie.strength])


@register.filter
def initials_of(person: Person) -> str:
    """Return the initials of a person: ``{{ person|initials_of }}``."""
    return initials(person.name)


@register.filter
def breakable(address: str) -> SafeString:
    """Let a long mail address break at its @: ``{{ address|breakable }}``."""
    local, at, domain = address.partition("@")
    return format_html("{}{}<wbr>{}", local, at, domain) if at else format_html("{}", address)


@register.filter
def whose(wish: Wish) -> str:
    """Return the name of whom an offer or a need is of, "" for mine."""
    return wish.person.name if wish.person else ""
