"""What is written to people about introductions, and to ask what they need: in their language.

Each is under a hundred words, as long as its blurb is the one drafted here.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from django.utils import translation
from django.utils.translation import gettext

from dardar.accounts.models import Book
from dardar.encounters.drafts import Draft, called, given_name, greeting, hello, signed
from dardar.giving.errors import EmptyWordsError, GivesAwayError, TooLongError
from dardar.giving.languages import to_write_in
from dardar.giving.models import Side, Wish
from dardar.people.models import Person

# Words of a blurb.
MOST_WORDS: Final = 100
_QUOTED: Final = 10  # words of an offer or need that a blurb quotes
_ADDRESS: Final = re.compile(r"[^\s@]+@[^\s@]+")
# Seven digits or more, however they are grouped: no year, amount or postcode has so many.
_NUMBER: Final = re.compile(r"(?:\d[\s().\-/]*){7,}")


@dataclass(frozen=True, slots=True)
class Blurb:
    """What somebody is to read of somebody else."""

    language: str
    text: str


def blurb(
    book: Book, to: Person, about: Person, need: Wish | None = None, offer: Wish | None = None
) -> Blurb:
    """Write to somebody whom they might meet and what for, without any way to reach them.

    Args:
        book: of the owner.
        to: who reads it.
        about: the other.
        need: what the introduction is for, of either of them.
        offer: what answers it.

    """
    language = to_write_in(book, to)
    with translation.override(language):
        said = [_who(about)]
        if reason := _reason(to, about, need, offer):
            said.append(reason)
        text = " ".join(said)
    return Blurb(language, _without_contacts(text))


def checked(text: str) -> str:
    """Return a blurb as it is kept.

    Raises:
        EmptyWordsError: it says nothing.
        TooLongError: it has more than a hundred words.
        GivesAwayError: it holds a mail address or a telephone number.

    """
    kept = text.replace("\0", "").strip()
    if not kept:
        raise EmptyWordsError
    if len(kept.split()) > MOST_WORDS or len(kept) > MOST_WORDS * 20:
        raise TooLongError
    if _ADDRESS.search(kept) or _NUMBER.search(kept):
        raise GivesAwayError
    return kept


def to_side(book: Book, side: Side, link: str) -> Draft:
    """Write to a side of an introduction to ask whether they want it."""
    with translation.override(side.language):
        name, owner = given_name(side.person), called(book.owner.name)
        body = [
            greeting(name),
            gettext("I would like to introduce somebody to you."),
            side.blurb,
            gettext("Would you like that? One tap is enough:") + f"\n{link}",
            gettext(
                "The other person is asked in private too. Nobody gets an address before both "
                "agree, and nobody learns of a no."
            ),
            signed(owner),
        ]
        message = [
            hello(name, owner),
            gettext("May I introduce somebody to you? Here is whom, and you can say yes or no:"),
            link,
        ]
        subject = gettext("May I introduce somebody to you?")
    return Draft(side.language, subject, "\n\n".join(body), " ".join(message))


def to_asked(book: Book, person: Person, language: str, link: str) -> Draft:
    """Write to somebody to ask what they can give and are looking for."""
    with translation.override(language):
        name, owner = given_name(person), called(book.owner.name)
        body = [
            greeting(name),
            gettext(
                "I would like to know better how I can be of use to you, and whom I should "
                "introduce to you."
            ),
            gettext("Would you tell me what you can give and what you are looking for?")
            + " "
            + gettext("It takes a minute:")
            + f"\n{link}",
            gettext("What you write reaches me alone."),
            signed(owner),
        ]
        message = [
            hello(name, owner),
            gettext("Would you tell me what you can give and what you are looking for?"),
            gettext("It takes a minute:"),
            link,
        ]
        subject = gettext("What are you looking for?")
    return Draft(language, subject, "\n\n".join(body), " ".join(message))


def made(book: Book, sides: Sequence[Side]) -> tuple[str, str]:
    """Write to both sides, who read it together, and return subject and body.

    Those who differ in their language read it in both.
    """
    languages = list(dict.fromkeys(side.language for side in sides))
    subjects, bodies = [], []
    for language in languages:
        with translation.override(language):
            one, other = (side.person for side in sides)
            names = {"one": _first(one), "other": _first(other)}
            subjects.append(gettext("%(one)s and %(other)s") % names)
            bodies.append(
                "\n\n".join(
                    [
                        gettext("Hello %(one)s, hello %(other)s,") % names,
                        gettext("you both said that you would like to meet, and I am glad."),
                        "\n".join(
                            gettext("%(reader)s, this is %(who)s")
                            % {"reader": _first(reader), "who": _who(shown)}
                            for reader, shown in ((one, other), (other, one))
                        ),
                        gettext("You have each other’s address now. Who writes first?"),
                        signed(called(book.owner.name)),
                    ]
                )
            )
    return subjects[0], "\n\n* * *\n\n".join(bodies)


def made_apart(book: Book, side: Side, other: Side, way: str) -> Draft:
    """Write to one side how to reach the other, who does not read it along.

    Args:
        book: of the owner.
        side: who reads it.
        other: whom they can reach.
        way: the number or the address of the other, "" if it is for the owner to bring them
            together.

    """
    with translation.override(side.language):
        words = {"name": _first(other.person), "way": way}
        if not way:
            reach = gettext("I will bring you together myself.")
        elif other.answer == Side.Answer.PHONE:
            reach = gettext("%(name)s would rather talk than write. Call %(way)s.") % words
        else:
            reach = gettext("This is how you reach %(name)s: %(way)s.") % words
        said = [
            gettext("you both said that you would like to meet, and I am glad."),
            _who(other.person),
            reach,
        ]
        name, owner = given_name(side.person), called(book.owner.name)
        subject = gettext("You and %(name)s") % words
        body = "\n\n".join([greeting(name), *said, signed(owner)])
        return Draft(side.language, subject, body, " ".join([hello(name, owner), *said]))


class Reply(StrEnum):
    """What the owner answers somebody who asked them for an introduction."""

    ACCEPT = "accept"
    ASK_FIRST = "ask-first"
    REFUSE = "refuse"


def reply(book: Book, asker: Side, other: Person, answer: Reply) -> Draft:
    """Write to whoever asked for an introduction what the owner makes of it."""
    with translation.override(asker.language):
        words = {"name": _first(other)}
        said = {
            Reply.ACCEPT: [
                gettext("With pleasure: I am asking %(name)s whether they would like it.") % words,
                gettext("As soon as they say yes, I put you in touch."),
            ],
            Reply.ASK_FIRST: [
                gettext("I don’t know yet whether it suits %(name)s, so I am asking first.")
                % words,
                gettext("I will tell you when I know more."),
            ],
            Reply.REFUSE: [
                gettext(
                    "Thank you for thinking of me. I would rather not introduce you to %(name)s "
                    "at the moment."
                )
                % words,
                gettext("Tell me what you need most: perhaps I can help in another way."),
            ],
        }[answer]
        name, owner = given_name(asker.person), called(book.owner.name)
        body = [greeting(name), *said, signed(owner)]
        subject = gettext("About %(name)s") % words
        message = [hello(name, owner), *said]
    return Draft(asker.language, subject, "\n\n".join(body), " ".join(message))


def _who(person: Person) -> str:
    """Say in a sentence who somebody is."""
    words = {"name": person.name, "role": person.role, "company": person.company}
    if person.company == person.name:
        words["company"] = ""
    if words["role"] and words["company"]:
        return gettext("%(name)s (%(role)s, %(company)s).") % words
    if words["role"] or words["company"]:
        return gettext("%(name)s (%(what)s).") % {
            "name": person.name,
            "what": words["role"] or words["company"],
        }
    return f"{person.name}."


def _reason(to: Person, about: Person, need: Wish | None, offer: Wish | None) -> str:
    """Say why somebody should meet somebody."""
    if need is None:
        return gettext("I think that you would get on well, and could be of use to each other.")
    words = {"name": _first(about), "need": _quote(need.words)}
    if offer is None:
        if need.person_id == to.pk:
            return gettext("You are looking for “%(need)s”: %(name)s may be able to help.") % words
        return gettext("%(name)s is looking for “%(need)s”, and I thought of you.") % words
    words["offer"] = _quote(offer.words)
    if need.person_id == to.pk:
        return gettext("You are looking for “%(need)s”; %(name)s offers “%(offer)s”.") % words
    return (
        gettext("%(name)s is looking for “%(need)s”; I thought of what you offer: “%(offer)s”.")
        % words
    )


def _first(person: Person) -> str:
    return given_name(person) or person.name


def _quote(words: str) -> str:
    said = words.split()
    kept = " ".join(said[:_QUOTED]).rstrip(".;, ")
    return kept + "…" if len(said) > _QUOTED else kept


def _without_contacts(text: str) -> str:
    """Return a text without mail addresses and telephone numbers, as a need may hold them."""
    return _NUMBER.sub("… ", _ADDRESS.sub("…", text)).strip()
