"""What a shared card says, checked; the link by which whose it is comes back; how to write to them.

For members of circles and guests of events alike.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final, TypeVar

from django.conf import settings
from django.db.models import QuerySet
from django.utils import timezone

from dardar.accounts import outbox
from dardar.accounts.models import Book, Mail
from dardar.capture.own_card import NamelessError, own_card
from dardar.circles.errors import NoMailError, TooManyError
from dardar.circles.models import LONGEST_LINE, Card, CardWish
from dardar.core.cards.fields import Kind
from dardar.core.cards.vcard.quote import safe
from dardar.core.identity import mail as addresses
from dardar.core.identity.text import fold
from dardar.core.matching.language import language_of
from dardar.encounters.drafts import Draft
from dardar.giving import links
from dardar.giving.actions import clean, folded
from dardar.giving.asking import MOST
from dardar.giving.errors import NoLinkError, TooLongError
from dardar.giving.models import Role
from dardar.people.actions import NoPictureError
from dardar.people.imports import pictures

C = TypeVar("C", bound=Card)
W = TypeVar("W", bound=CardWish)

# How long a link is good for that is not used. Whoever acts by it moves its end along.
LIFE: Final = timedelta(days=90)
_MOST_LANGUAGES: Final = 10
_LANGUAGE: Final = re.compile(r"[a-z]{2}")


@dataclass(frozen=True, slots=True)
class CardWords:
    """A shared card, as a form has it."""

    name: str
    company: str = ""
    languages: Sequence[str] = ()  # ISO 639-1
    mail: str = ""
    language: str = "en"  # of their pages


@dataclass(frozen=True, slots=True)
class Sent:
    """A link to somebody's page. It is shown this once: nothing keeps it."""

    link: str
    draft: Draft  # what was written to them, or is to be sent by hand
    by_mail: bool


def columns(words: CardWords) -> dict[str, Any]:
    """Return what a card says as a row has it.

    Raises:
        NamelessError: no name.
        TooLongError: the name or the company is too long.
        NoMailError: the address is none.

    """
    name, company = (" ".join(safe(said).split()) for said in (words.name, words.company))
    if not fold(name):
        raise NamelessError
    if max(len(name), len(company)) > LONGEST_LINE:
        raise TooLongError
    spoken = [said for said in dict.fromkeys(words.languages) if _LANGUAGE.fullmatch(said)]
    return {
        "name": name,
        "company": company,
        "languages": ",".join(spoken[:_MOST_LANGUAGES]),
        "mail": checked_mail(words.mail),
        "language": words.language,
    }


def checked_mail(said: str) -> str:
    """Return a mail address as it is kept, "" if none is given.

    Raises:
        NoMailError: it is none.

    """
    address = addresses.canonical(said) if said.strip() else ""
    if address is None:
        raise NoMailError
    return address


def picture(data: bytes) -> bytes:
    """Return a picture as a card keeps it.

    Raises:
        NoPictureError: the bytes are none.

    """
    image = pictures.clean(data)
    if image is None:
        raise NoPictureError
    return image


def words_of(book: Book) -> tuple[CardWords, bytes]:
    """Return the card and picture that an owner is likely to share: what their own card says."""
    card, owner = own_card(book), book.owner
    language = book.tongue
    if card is None:
        return CardWords(owner.name, mail=owner.email, language=language), b""
    said = {one["kind"]: str(one["value"]) for one in reversed(card.fields)}
    name, company = said.get(Kind.NAME, owner.name), said.get(Kind.COMPANY, "")
    return CardWords(name, company, (), owner.email, language), bytes(card.image)


def address_of(card: Card) -> str:
    """Return where to write to somebody: to their account, else the address they left, else ""."""
    return card.user_book.owner.email if card.user_book else card.mail


def new_wishes(role: Role, lines: Iterable[str], make: type[W], **of: Any) -> list[W]:  # noqa: ANN401 - columns of the model
    """Return unsaved offers or needs in somebody's words, each once.

    Raises:
        TooLongError: a line has too many words.
        TooManyError: there are too many lines.

    """
    said = {folded(words): words for line in lines if fold(line) for words in [clean(line)]}
    if len(said) > MOST:
        raise TooManyError
    return [
        make(role=role, words=words, language=language_of(words, ""), **of)
        for words in said.values()
    ]


def give_link(card: Card, purpose: links.Purpose) -> str:
    """Give a card another link and return its token; the one before is dead."""
    token = links.new_token()
    card.token_hash = links.hashed(purpose, token)
    card.expires_at = timezone.now() + LIFE
    card.unreachable_at = None
    card.save(update_fields=["token_hash", "expires_at", "unreachable_at"])
    return token


def card_at(cards: QuerySet[C], purpose: links.Purpose, token: str) -> C:
    """Return whose link this is.

    Raises:
        NoLinkError: nobody's, or no longer.

    """
    found = cards.filter(
        token_hash=links.hashed(purpose, token),
        expires_at__gt=timezone.now(),
        book__owner__is_active=True,
    )
    card = found.select_related("book__owner", "user_book__owner").first()
    if card is None:
        raise NoLinkError
    return card


def note_use(card: Card) -> None:
    """Let the link of somebody who acts by it be good for longer."""
    if card.token_hash:
        card.expires_at = timezone.now() + LIFE
        card.save(update_fields=["expires_at"])


def post(card: Card, draft: Draft, *, reply_to: str) -> bool:
    """Send a draft to somebody, if they can be written to, and tell whether it is under way."""
    address = address_of(card)
    if not address or not settings.MAIL_CONFIGURED:
        return False
    answers = [reply_to] if reply_to else []
    letter = outbox.write_mail(
        card.book, to=address, subject=draft.subject, body=draft.body, reply_to=answers
    )
    card.letter = letter.pk
    card.save(update_fields=["letter"])
    return True


def call_back(cards: Iterable[Card]) -> None:
    """Let mails to people who leave not go out any more."""
    letters = [card.letter for card in cards if card.letter]
    Mail.objects.filter(pk__in=letters, sent_at=None).delete()
