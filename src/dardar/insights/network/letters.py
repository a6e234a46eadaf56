"""What is written to a member who is asked to introduce somebody."""

from django.utils import translation
from django.utils.translation import gettext

from dardar.accounts.models import Book
from dardar.circles.models import Member
from dardar.core.identity.names import split_name
from dardar.encounters.drafts import Draft, called, given_name, greeting, hello, signed
from dardar.giving.languages import to_write_in
from dardar.insights.network.models import SharedTie
from dardar.people.models import Person


def introduce_me(book: Book, person: Person, whom: str, goal: str) -> Draft:
    """Ask somebody of my book to introduce me.

    Args:
        book: mine.
        person: who is asked.
        whom: whom they know.
        goal: whom I want to meet in the end; the same, or somebody that one knows.

    """
    language = to_write_in(book, person)
    with translation.override(language):
        given, owner = given_name(person), called(book.owner.name)
        if whom == goal:
            said = gettext("I would like to get to know %(goal)s. You know each other, don’t you?")
        else:
            said = gettext(
                "I would like to get to know %(goal)s, whom %(whom)s may know. You and %(whom)s "
                "know each other, don’t you?"
            )
        told = said % {"whom": whom, "goal": goal}
        how = gettext("Would you ask whether an introduction would be welcome? A no is fine.")
        body = [greeting(given), told, how, signed(owner)]
        message = " ".join([hello(given, owner), told, how])
        subject = gettext("Would you introduce me to somebody?")
    return Draft(language, subject, "\n\n".join(body), message)


def asked(asker: Member, tie: SharedTie, words: str) -> Draft:
    """Ask a member to introduce another to somebody they shared, in the language of their pages."""
    member = tie.member
    with translation.override(member.language):
        given, sender = split_name(member.name).get("given", ""), called(asker.name)
        told = {"whom": tie.name, "circle": member.circle.name}
        said = gettext(
            "In our circle “%(circle)s” you would introduce others to %(whom)s. Would you do so "
            "with me?"
        )
        how = gettext(
            "You decide: on the page “Network” you can take it up or leave it. If you leave it, I "
            "learn nothing of it; %(whom)s is asked in private before anybody gets an address."
        )
        lines = [greeting(given), said % told, words, how % told, signed(sender)]
        text = " ".join([hello(given, sender), said % told, words])
        subject = gettext("Would you introduce me to somebody?")
    return Draft(member.language, subject, "\n\n".join(lines), text)
