"""Circles as far as tests need them."""

from collections.abc import Sequence

from dardar.accounts.models import Book
from dardar.circles.actions import What, edit, open_door
from dardar.circles.cards import CardWords
from dardar.circles.joining import Wishes, ask_to_join, invite, join
from dardar.circles.models import Circle, Member
from tests.giving.scenes import last, letters, link, token_of

__all__ = [
    "asking",
    "by_the_circle",
    "door",
    "invited",
    "joined",
    "last",
    "letters",
    "link",
    "now",
    "token_of",
    "words",
]


def words(name: str, *, company: str = "", mail: str = "") -> CardWords:
    """Return a card with a name."""
    return CardWords(name, company=company, mail=mail)


def invited(host: Member, name: str) -> tuple[Member, str]:
    """Invite somebody by mail; return them and the token of their link."""
    address = f"{name.split(maxsplit=1)[0].lower()}@circle.example"
    member, sent = invite(host, name, address, link)
    return member, token_of(sent.link)


def joined(
    host: Member,
    name: str,
    *,
    offers: Sequence[str] = (),
    needs: Sequence[str] = (),
    book: Book | None = None,
    company: str = "",
    in_rounds: bool = False,
) -> Member:
    """Invite somebody and let them join."""
    _member, token = invited(host, name)
    member = join(token, words(name, company=company), Wishes(offers, needs), book=book)
    if in_rounds:
        Member.objects.filter(pk=member.pk).update(in_rounds=True)
    return now(member)


def now(member: Member) -> Member:
    """Return a member as they are now."""
    return Member.objects.select_related("circle", "user_book").get(pk=member.pk)


def door(host: Member) -> str:
    """Open the door and return the token of the circle."""
    open_door(host)
    return Circle.objects.get(pk=host.circle_id).token


def asking(host: Member, name: str = "Eva Sanz", *needs: str) -> Member:
    """Let somebody ask to join."""
    ask_to_join(door(host), words(name), Wishes(needs=needs), link)
    return Member.objects.get(name=name)


def by_the_circle(host: Member) -> None:
    """Let the circle say who may join."""
    edit(host, What("Bread", approval=Circle.Approval.CIRCLE))
