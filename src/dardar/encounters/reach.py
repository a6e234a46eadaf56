"""Ways to reach somebody, each as a link that opens the right program with the draft in it."""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final
from urllib.parse import quote

from django.utils.translation import gettext as _

from dardar.core.cards.fields import Kind
from dardar.core.identity import phones
from dardar.encounters.drafts import Draft
from dardar.encounters.models import Encounter
from dardar.people.models import Person

_FAX: Final = re.compile(r"\b(fax|pager)\b")
_NOT_DIALLED: Final = re.compile(r"[^\d*#]")
_ADDRESS: Final = re.compile(r"[^\s@<>]+@[^\s@<>]+")
_SHORTEST: Final = 3


class How(StrEnum):
    """A way to reach somebody; also the name of its icon."""

    CALL = "phone"
    MAIL = "mail"
    CHAT = "chat"
    SMS = "sms"

    @property
    def label(self) -> str:
        """What the link says."""
        labels = {How.CALL: _("Call"), How.MAIL: _("Mail"), How.CHAT: "WhatsApp", How.SMS: "SMS"}
        return labels[self]

    @property
    def kind(self) -> Encounter.Kind:
        """The kind of encounter it makes."""
        kinds = {How.CALL: Encounter.Kind.CALL, How.MAIL: Encounter.Kind.MAIL}
        return kinds.get(self, Encounter.Kind.MESSAGE)


@dataclass(frozen=True, slots=True)
class Way:
    """One way, with its link."""

    how: How
    href: str


def ways(person: Person, region: str, draft: Draft | None = None) -> list[Way]:
    """Return the ways to reach a person, in the order of warmth: call, mail, chat, text message.

    Links follow RFC 3966 (``tel:``), RFC 6068 (``mailto:``), RFC 5724 (``sms:``) and WhatsApp's
    click to chat. A number known to be no mobile one gets neither chat nor text message.

    Args:
        person: whom.
        region: ISO 3166 country of phone numbers without a prefix.
        draft: what to write; without it the programs open empty.

    """
    found = []
    numbers = _numbers(person)
    if numbers and (link := tel(numbers[0], region)):
        found.append(Way(How.CALL, link))
    if link := mailto(person.email, draft):
        found.append(Way(How.MAIL, link))
    if mobile := _mobile(numbers, region):
        text = draft.message if draft else ""
        found.append(Way(How.CHAT, whatsapp(mobile, text)))
        found.append(Way(How.SMS, sms(mobile, text)))
    return found


def tel(raw: str, region: str) -> str:
    """Return a link that calls a number, "" if there are no digits to dial."""
    number = phones.e164(raw, region)
    if number:
        return f"tel:{number}"
    digits = _NOT_DIALLED.sub("", raw)
    return f"tel:{quote(digits, safe='*')}" if len(digits) >= _SHORTEST else ""


def mailto(address: str, draft: Draft | None) -> str:
    """Return a link that writes a mail (RFC 6068), "" if the address is none."""
    if not _ADDRESS.fullmatch(address):
        return ""
    link = f"mailto:{quote(address, safe='@+')}"
    if draft is None:
        return link
    return f"{link}?subject={quote(draft.subject, safe='')}&body={_encoded(draft.body)}"


def whatsapp(number: str, text: str) -> str:
    """Return a link that opens a WhatsApp chat with an E.164 number."""
    link = f"https://wa.me/{phones.wa_digits(number)}"
    return f"{link}?text={quote(text, safe='')}" if text else link


def sms(number: str, text: str) -> str:
    """Return a link that writes a text message (RFC 5724) to an E.164 number."""
    return f"sms:{number}?body={_encoded(text)}" if text else f"sms:{number}"


def _encoded(text: str) -> str:
    """Percent-encode a text; lines end as RFC 6068 wants them."""
    return quote(text.replace("\n", "\r\n"), safe="")


def _numbers(person: Person) -> list[str]:
    """Return the numbers that ring, the one shown first in front."""
    said = [
        item["value"]
        for item in person.profile
        if item["kind"] == Kind.PHONE and not _FAX.search(item.get("label", ""))
    ]
    first = [person.phone] if person.phone in said else []
    return [*first, *(number for number in said if number not in first)]


def _mobile(numbers: list[str], region: str) -> str | None:
    known = [number for raw in numbers if (number := phones.e164(raw, region))]
    certain = (number for number in known if phones.is_mobile(number))
    possible = (number for number in known if phones.is_mobile(number) is None)
    return next(certain, None) or next(possible, None)
