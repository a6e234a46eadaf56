"""What was given in a circle: the circle sees how many, the two see what."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from dardar.accounts.models import Book
from dardar.circles.actions import What, found
from dardar.circles.gifts import gifts_of, give, take_back
from dardar.circles.membership import member_of
from dardar.circles.models import Gift, Member, MemberWish
from dardar.circles.queries import circle_page
from dardar.encounters.errors import FutureDayError
from dardar.giving.models import Give
from tests.circles.scenes import invited

Kind = Give.Kind


def test_counted_for_all_and_read_by_the_two(host: Member, ana: Member, luis: Member) -> None:
    give(luis, ana, Kind.ADVICE, "taxes of the  shop")
    give(luis, ana, Kind.INTRODUCTION, "to the bank")
    page = circle_page(host)
    assert (page.gives, page.introductions) == (1, 1)
    assert "taxes" not in str(page)
    for me in (ana, luis):
        assert [gift.words for gift in gifts_of(me)] == ["to the bank", "taxes of the shop"]
    assert not gifts_of(host)


def test_it_can_meet_what_was_needed(ana: Member, luis: Member) -> None:
    need = MemberWish.objects.get(member=ana, role="need")
    gift = give(luis, ana, Kind.FAVOUR, need=need, meets=True)
    need.refresh_from_db()
    assert (gift.wish, need.state) == (need, MemberWish.State.MET)
    with pytest.raises(PermissionDenied):
        give(ana, luis, Kind.FAVOUR, need=need)


@pytest.mark.usefixtures("monday")
def test_only_to_others_in_the_circle_and_not_ahead(book: Book, host: Member, ana: Member) -> None:
    elsewhere = member_of(book, found(book, What("Other")))
    waiting, _token = invited(host, "Eva")
    for taker in (ana, elsewhere, waiting):
        with pytest.raises(PermissionDenied):
            give(ana, taker, Kind.ADVICE)
    with pytest.raises(FutureDayError):
        give(ana, host, Kind.ADVICE, on=date(2026, 9, 15))
    assert not Gift.objects.exists()


def test_taken_back_by_who_told_it(ana: Member, luis: Member) -> None:
    gift = give(luis, ana, Kind.ADVICE)
    with pytest.raises(PermissionDenied):
        take_back(ana, gift)
    take_back(luis, gift)
    assert not Gift.objects.exists()
