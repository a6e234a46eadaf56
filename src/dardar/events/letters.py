"""What is written to guests, in the language of their pages."""

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from django.utils import formats, timezone, translation
from django.utils.translation import gettext

from dardar.core.identity.names import split_name
from dardar.encounters.drafts import Draft, called, greeting, hello, signed
from dardar.events.models import Event, Guest


def invited(guest: Guest, link: str) -> Draft:
    """Invite somebody who is on the roster to say what they offer and need."""
    with translation.override(guest.language):
        come = gettext("You are expected at “%(event)s”, %(when)s.") % _words(guest.event)
        how = gettext(
            "Say in a minute what you offer, what you need and when you are there: a plan makes "
            "sure that everybody meets whom it helps."
        )
        said = [come, *filter(None, [guest.event.aim]), f"{how}\n{link}", _kept(guest.event)]
        return _draft(guest, gettext("Whom would you like to meet?"), said, [come, link])


def welcomed(guest: Guest, link: str) -> Draft:
    """Send somebody who signed up the link to their page."""
    with translation.override(guest.language):
        here = gettext("Here is your page of “%(event)s”, %(when)s:") % _words(guest.event)
        private = gettext("Keep this link to yourself: whoever has it acts in your name.")
        said = [f"{here}\n{link}", private, _kept(guest.event)]
        return _draft(guest, gettext("Your page of the event"), said, [here, link])


def met(guest: Guest, others: Sequence[Guest], link: str) -> Draft:
    """Tell somebody with whom they swapped cards, and where the cards are."""
    with translation.override(guest.language):
        words = {"event": guest.event.title}
        said = gettext("At “%(event)s” you swapped cards with:") % words
        names = [f"– {', '.join(filter(None, [one.name, one.company]))}" for one in others]
        how = gettext(
            "Their cards are on your page. Write to them tomorrow, while they remember you."
        )
        body = ["\n".join([said, *names]), f"{how}\n{link}", _kept(guest.event)]
        return _draft(guest, gettext("Whom you met"), body, [how, link])


def _words(event: Event) -> dict[str, str]:
    begins = timezone.localtime(event.starts_at, ZoneInfo(event.time_zone))
    return {"event": event.title, "when": formats.date_format(begins, "DATETIME_FORMAT")}


def _kept(event: Event) -> str:
    day = formats.date_format(event.erase_on, "DATE_FORMAT")
    said = gettext("What you write is erased on %(day)s, unless you have an account here.")
    return said % {"day": day}


def _draft(guest: Guest, subject: str, body: Sequence[str], message: Sequence[str]) -> Draft:
    given, owner = split_name(guest.name).get("given", ""), called(guest.event.book.owner.name)
    text = "\n\n".join([greeting(given), *body, signed(owner)])
    return Draft(guest.language, subject, text, " ".join([hello(given, owner), *message]))
