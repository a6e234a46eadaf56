"""Members change their own card, offers and needs, and nobody else's."""

import io
from collections.abc import Callable

import pytest
from django.core.exceptions import PermissionDenied
from PIL import Image

from dardar.circles import cards
from dardar.circles.errors import NoMailError, TooManyError
from dardar.circles.leaving import remove
from dardar.circles.models import Member, MemberWish
from dardar.circles.own import (
    add_wish,
    close_wish,
    delete_wish,
    edit_wish,
    forget_mail,
    remove_picture,
    save_card,
    set_picture,
)
from dardar.giving.asking import MOST
from dardar.giving.errors import EmptyWordsError, TooLongError
from dardar.giving.models import Role
from dardar.people.actions import NoPictureError
from tests.circles.scenes import now, words


def test_the_card_says_what_they_write(ana: Member) -> None:
    save_card(ana, words("Ana R.", company="Sur"))
    assert (now(ana).name, now(ana).company) == ("Ana R.", "Sur")
    assert now(ana).mail == "ana@circle.example"
    save_card(ana, words("Ana R.", mail="Ana@sur.example"))
    assert cards.address_of(now(ana)) == "ana@sur.example"
    with pytest.raises(NoMailError):
        save_card(ana, words("Ana R.", mail="x"))
    forget_mail(ana)
    assert not now(ana).mail


def test_who_has_an_account_is_written_to_there(bruno: Member) -> None:
    assert cards.address_of(bruno) == "bruno@example.org"


def test_a_picture(ana: Member) -> None:
    kept = io.BytesIO()
    Image.new("RGB", (900, 600), "red").save(kept, "PNG")
    set_picture(ana, kept.getvalue())
    assert bytes(now(ana).image).startswith(b"RIFF")
    with pytest.raises(NoPictureError):
        set_picture(ana, b"<svg/>")
    remove_picture(ana)
    assert not now(ana).image


def test_an_offer_said_twice_stands_there_once(ana: Member) -> None:
    wish = add_wish(ana, Role.OFFER, "Wine tasting")
    assert add_wish(ana, Role.OFFER, " wine  tasting ") == wish
    assert wish.language == "en"
    for wrong, error in ((" ", EmptyWordsError), ("x" * 301, TooLongError)):
        with pytest.raises(error):
            add_wish(ana, Role.OFFER, wrong)
    for number in range(MOST - 2):
        add_wish(ana, Role.OFFER, f"thing {number}")
    with pytest.raises(TooManyError):
        add_wish(ana, Role.OFFER, "one more")


def test_set_right_met_and_taken_off(ana: Member) -> None:
    wish = add_wish(ana, Role.NEED, "a cuok")
    edit_wish(ana, wish, "un cocinero para las fiestas")
    kept = MemberWish.objects.get(pk=wish.pk)
    assert (kept.words, kept.language) == ("un cocinero para las fiestas", "es")
    close_wish(ana, wish)
    kept.refresh_from_db()
    assert kept.state == MemberWish.State.MET
    assert kept.ended_on
    delete_wish(ana, wish)
    assert not MemberWish.objects.filter(pk=kept.pk).exists()


def test_nobody_changes_what_is_anothers(ana: Member, luis: Member, host: Member) -> None:
    wish = add_wish(ana, Role.NEED, "a cook")
    for me in (luis, host):
        with pytest.raises(PermissionDenied):
            edit_wish(me, wish, "mine")
        for act in (close_wish, delete_wish):
            with pytest.raises(PermissionDenied):
                act(me, wish)


def test_who_is_out_does_nothing_any_more(host: Member, ana: Member) -> None:
    remove(host, ana)
    acts: list[Callable[[], object]] = [
        lambda: save_card(ana, words("Ana")),
        lambda: add_wish(ana, Role.NEED, "a cook"),
        lambda: forget_mail(ana),
    ]
    for act in acts:
        with pytest.raises(PermissionDenied):
            act()
    assert not Member.objects.filter(pk=ana.pk).exists()
