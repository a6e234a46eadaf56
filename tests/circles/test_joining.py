"""People come into a circle: invited, or by asking at its link, let in by hosts or by all."""

import threading
from collections.abc import Callable
from dataclasses import asdict
from datetime import date, timedelta

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.utils import timezone
from pytest_django import Settings

from dardar.accounts.actions import open_book
from dardar.accounts.models import Book, User
from dardar.capture.own_card import NamelessError
from dardar.circles import joining
from dardar.circles.actions import What, found
from dardar.circles.admitting import approve, refuse, vote
from dardar.circles.cards import LIFE, CardWords
from dardar.circles.errors import (
    AlreadyThereError,
    FullError,
    NoMailError,
    NotHereError,
    TooManyError,
)
from dardar.circles.joining import (
    Wishes,
    ask_to_join,
    claim,
    front,
    front_of,
    invite,
    invite_again,
    join,
    new_link,
    send_link,
)
from dardar.circles.leaving import leave
from dardar.circles.membership import member_at, member_of
from dardar.circles.models import Member, MemberWish
from dardar.circles.own import add_wish
from dardar.circles.queries import circle_page
from dardar.circles.tasks import INVITED_FOR, look_after
from dardar.giving.asking import MOST
from dardar.giving.errors import NoLinkError, TooLongError
from dardar.giving.models import Role
from tests.circles.conftest import SetClock
from tests.circles.scenes import (
    asking,
    door,
    invited,
    joined,
    letters,
    link,
    now,
    token_of,
    words,
)

State = Member.State


class TestInvited:
    """By a host."""

    def test_a_mail_with_the_link_and_answers_go_to_the_host(self, host: Member) -> None:
        member, token = invited(host, "Ana Ruiz")
        [mail] = letters()
        assert (mail.to, mail.reply_to) == ("ana@circle.example", "alma@example.org")
        assert link(token) in mail.body
        assert "Bread and wine" in mail.body
        assert "We bring our clients together" in mail.body
        assert token not in str(Member.objects.values())
        assert member_at(token) == member

    def test_without_an_address_by_hand(self, host: Member) -> None:
        member, sent = invite(host, "Ana", "", link, language="es")
        assert not sent.by_mail
        assert sent.link in sent.draft.message
        assert member.language == sent.draft.language == "es"
        assert not letters()

    @pytest.mark.usefixtures("luis")
    def test_who_is_invited_sees_the_circle_but_nobody_in_it(self, host: Member) -> None:
        member, _token = invited(host, "Ana Ruiz")
        assert "Luis" not in str(asdict(front_of(member.circle)))
        with pytest.raises(PermissionDenied):
            circle_page(member)

    def test_they_join_with_what_they_share(self, host: Member) -> None:
        _member, token = invited(host, "ana")
        said = CardWords(" Ana  Ruiz ", "Norte", ("es", "en", "es", "x"), language="es")
        joined_one = join(token, said, Wishes([" ", "bread", "Bread!"], ["a cook"]))
        ana = now(joined_one)
        assert (ana.name, ana.company, ana.tongues) == ("Ana Ruiz", "Norte", ["es", "en"])
        assert (ana.state, ana.language, ana.mail) == (State.MEMBER, "es", "ana@circle.example")
        assert sorted(ana.wishes.values_list("role", "words")) == [
            ("need", "a cook"),
            ("offer", "Bread!"),
        ]
        assert circle_page(member_at(token)).members
        with pytest.raises(NotHereError):
            join(token, said, Wishes())

    def test_a_card_says_enough_and_not_too_much(self, host: Member) -> None:
        _member, token = invited(host, "Ana")
        for wrong, error in (
            (words(" "), NamelessError),
            (words("x" * 201), TooLongError),
            (words("Ana", mail="nobody"), NoMailError),
        ):
            with pytest.raises(error):
                join(token, wrong, Wishes())
        with pytest.raises(TooLongError):
            join(token, words("Ana"), Wishes(["x" * 301]))
        with pytest.raises(TooManyError):
            join(token, words("Ana"), Wishes(needs=[f"thing {n}" for n in range(MOST + 1)]))
        assert now(member_at(token)).state == State.INVITED
        assert not MemberWish.objects.exists()

    def test_invited_twice_they_have_one_place_and_the_newer_link(self, host: Member) -> None:
        member, token = invited(host, "Ana")
        again, newer = invited(host, "Ana")
        assert again == member
        with pytest.raises(NoLinkError):
            member_at(token)
        sent = invite_again(host, member, link)
        with pytest.raises(NoLinkError):
            member_at(newer)
        assert member_at(token_of(sent.link)) == member

    def test_who_is_in_is_not_invited(self, host: Member, ana: Member) -> None:
        with pytest.raises(AlreadyThereError):
            invited(host, "Ana")
        with pytest.raises(NotHereError):
            invite_again(host, ana, link)

    def test_only_hosts_invite_and_a_circle_has_an_end(
        self, host: Member, ana: Member, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        with pytest.raises(PermissionDenied):
            invite(ana, "Eva", "", link)
        with pytest.raises(NoMailError):
            invite(host, "Eva", "eva at home", link)
        monkeypatch.setattr(joining, "MOST", 2)
        with pytest.raises(FullError):
            invite(host, "Eva", "", link)

    def test_an_account_has_one_place(
        self, host: Member, bruno: Member, strangers_book: Book
    ) -> None:
        assert member_of(strangers_book, host.circle) == bruno
        _member, token = invited(host, "Eva")
        with pytest.raises(AlreadyThereError):
            join(token, words("Eva"), Wishes(), book=strangers_book)

    def test_who_never_answers_is_forgotten(
        self, clock: SetClock, monday: date, host: Member
    ) -> None:
        invited(host, "Eva")
        clock(monday + INVITED_FOR - timedelta(days=1))
        look_after()
        assert Member.objects.filter(state=State.INVITED).exists()
        clock(monday + INVITED_FOR + timedelta(days=1))
        look_after()
        assert not Member.objects.filter(state=State.INVITED).exists()


class TestLinks:
    """By which members without an account come back."""

    def test_one_of_nobody_is_answered_like_an_old_one(self, host: Member) -> None:
        _member, token = invited(host, "Ana")
        for guess in ("", "x", token[:-1], token.swapcase(), token + "x", "\0", "\ud800"):
            with pytest.raises(NoLinkError):
                member_at(guess)
        late = time_machine.travel(timezone.now() + LIFE + timedelta(minutes=1))
        with late, pytest.raises(NoLinkError):
            member_at(token)
        User.objects.update(is_active=False)
        with pytest.raises(NoLinkError):
            member_at(token)

    def test_used_it_is_good_for_longer(self, clock: SetClock, monday: date, host: Member) -> None:
        _member, token = invited(host, "Ana")
        member = join(token, words("Ana"), Wishes())
        clock(monday + LIFE - timedelta(days=1))
        add_wish(member, Role.NEED, "a cook")
        clock(monday + LIFE + timedelta(days=30))
        assert member_at(token) == member

    def test_renewed_by_whose_it_is(self, host: Member) -> None:
        _member, token = invited(host, "Ana")
        member = join(token, words("Ana"), Wishes())
        newer = token_of(new_link(member, link))
        with pytest.raises(NoLinkError):
            member_at(token)
        assert member_at(newer) == member

    @pytest.mark.usefixtures("ana")
    def test_sent_again_to_whoever_has_lost_it_and_nobody_learns_who_is_in(
        self, host: Member
    ) -> None:
        token = door(host)
        before = len(letters())
        assert send_link(token, "nobody@circle.example", link) is None
        assert send_link(token, "ANA@circle.example", link) is None
        [mail] = letters()[before:]
        assert mail.to == "ana@circle.example"
        with pytest.raises(NoMailError):
            send_link(token, " ", link)

    def test_it_can_become_the_place_of_an_account(
        self, host: Member, strangers_book: Book, book: Book
    ) -> None:
        _member, token = invited(host, "Bruno")
        member = join(token, words("Bruno"), Wishes())
        assert claim(strangers_book, token) == member
        assert member_of(strangers_book, host.circle) == member
        assert claim(strangers_book, token) == member
        with pytest.raises(AlreadyThereError):
            claim(book, token)


class TestAsking:
    """At the link of the circle."""

    @pytest.mark.usefixtures("ana")
    def test_the_page_shows_the_circle_and_its_host_alone(self, host: Member) -> None:
        said = front(door(host))
        assert (said.name, said.host, said.approval) == ("Bread and wine", "Alma", "host")
        assert "Ana" not in str(asdict(said))

    def test_without_an_address_the_link_is_shown_once(self, host: Member) -> None:
        sent = ask_to_join(door(host), words("Eva Sanz"), Wishes(needs=["a cook"]), link)
        assert sent
        member = member_at(token_of(sent.link))
        assert (member.name, member.state) == ("Eva Sanz", State.ASKING)
        with pytest.raises(PermissionDenied):
            circle_page(member)

    def test_with_one_it_goes_there_alone(self, host: Member) -> None:
        assert not ask_to_join(door(host), words("Eva", mail="eva@x.example"), Wishes(), link)
        [mail] = letters("eva@x.example")
        token = token_of(mail.body.split("\n")[3])
        assert member_at(token).name == "Eva"

    @pytest.mark.usefixtures("ana")
    def test_an_address_that_is_in_the_circle_is_answered_alike(self, host: Member) -> None:
        said = words("Mallory", mail="ana@circle.example")
        assert ask_to_join(door(host), said, Wishes(), link) is None
        assert not Member.objects.filter(name="Mallory").exists()
        assert letters("ana@circle.example")[-1].subject == "Your page of the circle"

    @pytest.mark.usefixtures("ana")
    def test_without_a_mail_server_it_is_a_newcomer_like_any_other(
        self, settings: Settings, host: Member
    ) -> None:
        settings.MAIL_CONFIGURED = False
        said = words("Mallory", mail="ana@circle.example")
        sent = ask_to_join(door(host), said, Wishes(), link)
        assert sent
        assert member_at(token_of(sent.link)).name == "Mallory"

    def test_with_an_account_once(self, host: Member, strangers_book: Book) -> None:
        token = door(host)
        said = words("Bruno", mail="bruno@example.org")
        assert ask_to_join(token, said, Wishes(), link, book=strangers_book) is None
        assert not letters()
        with pytest.raises(AlreadyThereError):
            ask_to_join(token, said, Wishes(), link, book=strangers_book)
        approve(host, Member.objects.get(name="Bruno"), link)
        assert letters("bruno@example.org")
        assert member_of(strangers_book, host.circle)

    def test_a_flood_ends(self, host: Member, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(joining, "MOST_WAITING", 1)
        asking(host)
        with pytest.raises(FullError):
            asking(host, "Zoe")

    def test_a_host_lets_them_in(self, host: Member) -> None:
        member = asking(host)
        [newcomer] = circle_page(host).newcomers
        assert (newcomer.member, newcomer.yes, newcomer.no) == (member, 0, 0)
        approve(host, member, link)
        assert now(member).state == State.MEMBER
        with pytest.raises(NotHereError):
            approve(host, member, link)

    def test_let_in_they_get_their_page_by_mail(self, host: Member) -> None:
        ask_to_join(door(host), words("Eva", mail="eva@x.example"), Wishes(), link)
        approve(host, Member.objects.get(name="Eva"), link)
        mail = letters("eva@x.example")[-1]
        token = token_of(mail.body.split("Your page: ")[1].split("\n")[0])
        assert member_at(token).state == State.MEMBER

    def test_not_let_in_they_are_told_and_forgotten(self, host: Member) -> None:
        ask_to_join(door(host), words("Eva", mail="eva@x.example"), Wishes(["wine"]), link)
        refuse(host, Member.objects.get(name="Eva"))
        assert not Member.objects.filter(name="Eva").exists()
        assert not MemberWish.objects.exists()
        assert "has been deleted" in letters("eva@x.example")[-1].body

    def test_only_hosts_let_in_and_see_who_asks(self, host: Member, ana: Member) -> None:
        member = asking(host)
        assert not circle_page(ana).newcomers
        acts: list[Callable[[], object]] = [
            lambda: approve(ana, member, link),
            lambda: refuse(ana, member),
        ]
        for act in acts:
            with pytest.raises(PermissionDenied):
                act()
        with pytest.raises(NotHereError):
            vote(ana, member, is_yes=True)

    def test_they_can_withdraw(self, host: Member) -> None:
        member = asking(host)
        leave(member)
        leave(member)
        assert not Member.objects.filter(pk=member.pk).exists()


@pytest.fixture
def joined_names(host: Member) -> list[str]:
    """Return who is in a circle of five."""
    return [joined(host, f"P{number}").name for number in range(4)]


def test_the_page_asks_the_database_as_often_for_five_as_for_one(
    host: Member, joined_names: list[str], django_assert_max_num_queries: object
) -> None:
    assert len(circle_page(host).members) == len(joined_names) + 1
    with django_assert_max_num_queries(20):  # type: ignore[operator] # pytest-django's
        circle_page(host)


@pytest.mark.django_db(transaction=True)
def test_joined_by_four_thumbs_at_the_same_moment_there_is_one_place() -> None:
    book = open_book(email="alma@example.org", password=None, name="Alma")
    host = member_of(book, found(book, What("Circle")))
    _member, token = invited(host, "Eva")
    barrier = threading.Barrier(4)
    errors: list[str] = []

    def act() -> None:
        try:
            barrier.wait()
            join(token, words("Eva"), Wishes(needs=["a cook"]))
        except NotHereError as error:
            errors.append(type(error).__name__)
        finally:
            connection.close()

    threads = [threading.Thread(target=act) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == ["NotHereError"] * 3
    assert MemberWish.objects.count() == 1
