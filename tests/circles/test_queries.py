"""The page of a circle: shared cards and counts, never books."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied

from dardar.accounts import outbox
from dardar.accounts.models import Book
from dardar.circles.leaving import remove
from dardar.circles.models import Member
from dardar.circles.queries import LATELY, card_of, circle_page, circles_of, invited
from dardar.circles.rounds import note_met, opt_in, propose_now
from tests.circles import scenes
from tests.circles.conftest import SetClock
from tests.circles.scenes import letters, link, now


@pytest.mark.usefixtures("host", "ana")
def test_members_by_name_with_what_they_share(luis: Member) -> None:
    page = circle_page(luis)
    assert [member.name for member in page.members] == ["Alma", "Ana Ruiz", "Luis Prado"]
    shared = page.members[1].open_wishes  # type: ignore[attr-defined] # prefetched
    assert [wish.words for wish in shared] == ["an accountant", "bread for parties"]


@pytest.mark.usefixtures("ana", "luis")
def test_the_newest_ask_first(host: Member) -> None:
    assert [ask.wish.words for ask in circle_page(host).asks] == ["a web site", "an accountant"]


def test_past_pairings_and_whom_nobody_has_met_lately(
    clock: SetClock, monday: date, host: Member, ana: Member, luis: Member
) -> None:
    for member in (ana, luis):
        opt_in(member)
    assert not circle_page(host).unmet
    clock(monday + LATELY)
    assert set(circle_page(host).unmet) == {host, ana, luis}
    this = propose_now(host, link)
    meeting = this.meetings.get()
    assert set(circle_page(host).unmet) == {host, ana, luis}
    note_met(ana, meeting)
    page = circle_page(host)
    assert list(page.unmet) == [host]
    [pairing] = page.pairings
    assert {member.name for member in pairing.members} == {"Ana Ruiz", "Luis Prado"}
    assert (pairing.month, pairing.state) == (date(2026, 12, 1), "met")
    clock(monday + 2 * LATELY + timedelta(days=1))
    assert set(circle_page(host).unmet) == {host, ana, luis}
    remove(host, ana)
    assert [m.name for m in circle_page(host).pairings[0].members] == ["Luis Prado"]
    remove(host, luis)
    assert not circle_page(host).pairings


def test_who_is_invited_is_the_hosts_to_know(host: Member, ana: Member) -> None:
    waiting, _token = scenes.invited(host, "Eva")
    assert list(invited(host)) == [waiting]
    assert not invited(ana)
    assert waiting not in circle_page(ana).members
    with pytest.raises(Member.DoesNotExist):
        card_of(ana, waiting.pk)


def test_out_of_it_one_sees_nothing(book: Book, host: Member, ana: Member) -> None:
    [place] = circles_of(book)
    assert place.size == 2  # type: ignore[attr-defined] # annotated
    remove(host, ana)
    for look in (lambda: circle_page(ana), lambda: card_of(ana, host.pk)):
        with pytest.raises(PermissionDenied):
            look()


def test_an_address_that_does_not_exist_is_marked(host: Member) -> None:
    waiting, _token = scenes.invited(host, "Eva")
    outbox.note_refused(letters()[-1], "550 no such user")
    assert now(waiting).unreachable_at
    scenes.invited(host, "Eva")
    assert not now(waiting).unreachable_at
