"""Introductions as far as tests need them."""

from typing import NamedTuple
from urllib.parse import urlsplit

from dardar.accounts.models import Book, Mail
from dardar.core.cards.fields import Field, Kind
from dardar.giving.introducing import Cause, ask, draft
from dardar.giving.models import Introduction, Side
from dardar.people.actions import edit_person
from dardar.people.models import Change, Person
from dardar.people.queries import counting

DOOR = "https://dardar.example/i/"


def link(token: str) -> str:
    """Return the address of a page, as a face would."""
    return DOOR + token


def token_of(address: str) -> str:
    """Return the token of an address."""
    return urlsplit(address).path.rpartition("/")[2]


def add_address(book: Book, person: Person, address: str) -> None:
    """Let somebody have one more mail address."""
    known = [item["value"] for item in person.profile if item["kind"] == Kind.EMAIL]
    fields = [Field(Kind.EMAIL, one) for one in (*known, address)]
    edit_person(book, person, {Kind.EMAIL}, fields, base=counting(person))
    person.refresh_from_db()


class Asked(NamedTuple):
    """An introduction both were asked about, and the tokens of their links."""

    introduction: Introduction
    tokens: dict[str, str]  # by the name of the person

    def side(self, person: Person) -> Side:
        """Return a side as it is now."""
        return self.introduction.sides.get(person=person)

    def token(self, person: Person) -> str:
        """Return the token of a side."""
        return self.tokens[person.name]

    @property
    def state(self) -> str:
        """The state as it is now."""
        return Introduction.objects.get(pk=self.introduction.pk).state


def asked(book: Book, one: Person, other: Person, cause: Cause | None = None) -> Asked:
    """Draft an introduction and ask both."""
    introduction = draft(book, one, other, cause)
    sent = ask(book, introduction, link)
    return Asked(introduction, {s.side.person.name: token_of(s.link) for s in sent})


def letters(to: str = "") -> list[Mail]:
    """Return the mails in the outbox, to anybody or an address."""
    found = Mail.objects.order_by("created_at", "pk")
    return list(found.filter(to=to) if to else found)


def last(book: Book) -> Change:
    """Return the latest change that is not undone."""
    return Change.objects.filter(book=book, undone_at=None).latest("at", "pk")
