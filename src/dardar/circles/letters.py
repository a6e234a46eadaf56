"""What is written to people about a circle, in the language of their pages."""

from collections.abc import Sequence

from django.utils import translation
from django.utils.translation import gettext

from dardar.circles.cards import address_of
from dardar.circles.models import Circle, Member, MemberWish
from dardar.core.identity.names import split_name
from dardar.encounters.drafts import Draft, called, greeting, hello, signed


def invited(host: Member, member: Member, link: str) -> Draft:
    """Invite somebody to a circle."""
    circle = host.circle
    with translation.override(member.language):
        words = {"circle": circle.name}
        asked = gettext("I would like you to be in our circle “%(circle)s”.") % words
        how = gettext(
            "You say what you offer and what you need, and see what the others do. It takes a "
            "minute, and you need no account."
        )
        what = [asked, *([circle.aim] if circle.aim else []), how, link]
        subject = gettext("Will you join our circle?")
        return _draft(host, member, subject, what, [asked, link])


def link_again(member: Member, link: str) -> Draft:
    """Send somebody the link to their page, that was asked for with their address."""
    host = _host(member.circle)
    with translation.override(member.language):
        words = {"circle": member.circle.name}
        here = gettext("Here is your page of the circle “%(circle)s”:") % words
        kept = gettext(
            "Keep this link to yourself: whoever has it acts in your name. Links you had before "
            "are no longer good."
        )
        why = gettext("If it was not you who asked for it, you need not do anything.")
        subject = gettext("Your page of the circle")
        return _draft(host, member, subject, [f"{here}\n{link}", kept, why], [here, link])


def admitted(member: Member, link: str) -> Draft:
    """Tell somebody that they are in."""
    host = _host(member.circle)
    with translation.override(member.language):
        words = {"circle": member.circle.name}
        said = gettext("Welcome to the circle “%(circle)s”: you are in.") % words
        where = gettext("Your page:") + f" {link}" if link else ""
        subject = gettext("Welcome to the circle")
        return _draft(host, member, subject, [said, where], [said, where])


def not_admitted(member: Member) -> Draft:
    """Tell somebody that they are not let in, without reasons."""
    host = _host(member.circle)
    with translation.override(member.language):
        words = {"circle": member.circle.name}
        said = (
            gettext(
                "Thank you for asking to join the circle “%(circle)s”. It cannot take you in at "
                "present; what you wrote has been deleted."
            )
            % words
        )
        return _draft(host, member, gettext("About the circle"), [said], [said])


def paired(member: Member, other: Member, wishes: Sequence[MemberWish], link: str) -> Draft:
    """Tell somebody whom to meet this month, and what that person offers and needs."""
    host = _host(member.circle)
    with translation.override(member.language):
        words = {"circle": member.circle.name, "name": other.name}
        said = gettext("This month in the circle “%(circle)s” you meet %(name)s.") % words
        card = ", ".join(filter(None, [other.name, other.company]))
        lines = [card, *(f"– {wish.get_role_display()}: {wish.words}" for wish in wishes)]
        how = gettext(
            "Half an hour is enough. Answer this mail to agree on a time with each other."
        )
        if not address_of(other):
            how = gettext("Half an hour is enough. Ask me how to reach each other.")
        where = gettext("Your page:") + f" {link}" if link else ""
        subject = gettext("Whom you meet this month")
        return _draft(host, member, subject, [said, "\n".join(lines), how, where], [said, where])


def sits_out(member: Member, link: str) -> Draft:
    """Tell somebody that nobody was left to meet this month."""
    host = _host(member.circle)
    with translation.override(member.language):
        words = {"circle": member.circle.name}
        said = (
            gettext(
                "This month you sit out in the circle “%(circle)s”: nobody was left for you to "
                "meet. Next time you come first."
            )
            % words
        )
        where = gettext("Your page:") + f" {link}" if link else ""
        return _draft(host, member, gettext("Your turn comes next month"), [said, where], [said])


def _draft(
    host: Member, member: Member, subject: str, what: Sequence[str], message: Sequence[str]
) -> Draft:
    given, owner = split_name(member.name).get("given", ""), called(host.name)
    body = [greeting(given), *filter(None, what), signed(owner)]
    text = " ".join([hello(given, owner), *filter(None, message)])
    return Draft(member.language, subject, "\n\n".join(body), text)


def _host(circle: Circle) -> Member:
    return circle.members.select_related("circle").get(role=Member.Role.HOST)
