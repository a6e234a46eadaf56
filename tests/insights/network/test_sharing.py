"""Whom members would introduce each other to, and being asked for it."""

import io

import pytest
from django.core.exceptions import PermissionDenied
from pytest_django import Settings

from dardar.accounts.models import Book
from dardar.archive.actions import erase_everything, read_archive, write_archive
from dardar.archive.layout import shared_rows
from dardar.circles.actions import What, found
from dardar.circles.leaving import leave as leave_circle
from dardar.circles.membership import member_of
from dardar.circles.models import Circle, Known, Member
from dardar.circles.refusing import recognise, refuse_to_meet
from dardar.giving.errors import EmptyWordsError, UnderWayError
from dardar.giving.models import Introduction
from dardar.insights.network.errors import AlreadyAskedError, NotOneselfError, SettledError
from dardar.insights.network.finding import asked_by, shared_by, shared_with, to_decide
from dardar.insights.network.models import SharedTie, TieRequest, Vouched
from dardar.insights.network.sharing import ask, leave, share, share_no_more, take_up
from dardar.people.actions import erase_people
from dardar.people.joining.actions import join
from dardar.people.models import Person
from tests.giving.scenes import letters
from tests.insights.network.conftest import add

Closeness = SharedTie.Closeness


@pytest.fixture(autouse=True)
def sends_mail(settings: Settings) -> None:
    """Let this server send mail."""
    settings.MAIL_CONFIGURED = True


@pytest.fixture
def vera(strangers_book: Book) -> Person:
    """Return Vera, in Bruno's book."""
    return add(strangers_book, "Vera Luz", "Faro")


@pytest.fixture
def tie(strangers_book: Book, bruno: Member, vera: Person) -> SharedTie:
    """Return Vera as Bruno shares her with the circle."""
    return share(strangers_book, bruno, vera, Closeness.WELL)


def test_members_see_a_name_a_company_and_how_well(book: Book, tie: SharedTie) -> None:
    [seen] = shared_with(book)
    assert (seen.name, seen.company, seen.closeness) == ("Vera Luz", "Faro", Closeness.WELL)
    assert tie.book == book  # a circle's rows are in the book of its host


def test_the_host_learns_not_which_person_it_is(book: Book, tie: SharedTie) -> None:
    assert Vouched.objects.get(tie=tie).book != book


def test_one_who_shares_sees_it_among_their_own(strangers_book: Book, tie: SharedTie) -> None:
    assert shared_by(strangers_book) == [tie]
    assert shared_with(strangers_book) == []


def test_shared_again_it_says_what_it_says_now(
    strangers_book: Book, bruno: Member, vera: Person, tie: SharedTie
) -> None:
    again = share(strangers_book, bruno, vera, Closeness.LITTLE)
    assert again == tie
    assert again.closeness == Closeness.LITTLE


def test_nobody_shares_people_of_others(book: Book, bruno: Member, vera: Person) -> None:
    with pytest.raises(PermissionDenied):
        share(book, bruno, add(book, "Ana"), Closeness.WELL)
    with pytest.raises(PermissionDenied):
        share(book, bruno, vera, Closeness.WELL)


def test_who_is_in_no_circle_with_them_sees_nothing(tie: SharedTie, host: Member) -> None:
    assert tie.member != host
    other = Book.objects.get(owner=host.user_book.owner) if host.user_book else None
    assert other
    Member.objects.filter(pk=host.pk).update(state=Member.State.ASKING)
    assert shared_with(other) == []


def test_one_who_is_blocked_or_blocks_neither_sees_nor_asks(
    book: Book, host: Member, bruno: Member, tie: SharedTie
) -> None:
    refuse_to_meet(bruno, host)
    assert shared_with(book) == []
    with pytest.raises(PermissionDenied):
        ask(host, tie, "For a lighthouse")


def test_taken_back_nobody_sees_it(book: Book, host: Member, bruno: Member, tie: SharedTie) -> None:
    with pytest.raises(PermissionDenied):
        share_no_more(host, tie)
    share_no_more(bruno, tie)
    assert shared_with(book) == []
    assert not Vouched.objects.exists()


def test_it_goes_with_the_person(strangers_book: Book, vera: Person, tie: SharedTie) -> None:
    erase_people(strangers_book, [vera])
    assert not SharedTie.objects.filter(pk=tie.pk).exists()


def test_it_goes_with_the_place(bruno: Member, tie: SharedTie) -> None:
    leave_circle(bruno)
    assert not SharedTie.objects.filter(pk=tie.pk).exists()
    assert not Vouched.objects.exists()


def test_it_follows_who_is_one_person(
    strangers_book: Book, bruno: Member, vera: Person, tie: SharedTie
) -> None:
    head = join(strangers_book, [vera, add(strangers_book, "Vera L.")])
    assert Vouched.objects.get(tie=tie).person == head
    assert share(strangers_book, bruno, head, Closeness.LITTLE) == tie


def test_the_archive_of_a_host_has_no_people_of_others(
    book: Book, host: Member, strangers_book: Book, tie: SharedTie
) -> None:
    ask(host, tie, "For a lighthouse")
    archive = b"".join(write_archive(book))
    assert b"Vera" not in archive
    assert "Vera Luz" in str(list(shared_rows(strangers_book)))
    erase_everything(book)
    read_archive(book, io.BytesIO(archive))
    assert not SharedTie.objects.exists()


def test_with_its_book_all_of_it_goes(strangers_book: Book, tie: SharedTie) -> None:
    erase_everything(strangers_book)
    assert not SharedTie.objects.filter(pk=tie.pk).exists()


class TestAsking:
    """Being introduced takes the consent of all three."""

    def test_the_member_gets_a_mail_and_decides(
        self, book: Book, host: Member, strangers_book: Book, tie: SharedTie
    ) -> None:
        request, by_mail = ask(host, tie, "For a  lighthouse")
        assert by_mail
        [letter] = letters("bruno@example.org")
        assert "Vera Luz" in letter.body
        assert "For a lighthouse" in letter.body
        assert to_decide(strangers_book) == [request]
        assert asked_by(book) == [request]
        assert to_decide(book) == []

    def test_what_is_taken_up_is_an_introduction_asked_of_the_member(
        self, host: Member, bruno: Member, strangers_book: Book, tie: SharedTie, vera: Person
    ) -> None:
        request, _by_mail = ask(host, tie, "For a lighthouse")
        made = take_up(strangers_book, bruno, request)
        assert (made.book, made.state) == (strangers_book, Introduction.State.REQUESTED)
        assert made.why == "For a lighthouse"
        sides = {side.person.name: side for side in made.sides.all()}
        assert sides["Alma"].is_asking
        assert sides["Alma"].person.email == "alma@example.org"
        assert sides[vera.name].person == vera
        assert not letters("vera@example.org")
        assert to_decide(strangers_book) == []

    def test_who_asks_is_whom_the_member_knows(
        self, host: Member, bruno: Member, strangers_book: Book, tie: SharedTie
    ) -> None:
        alma = add(strangers_book, "Alma Roca")
        recognise(strangers_book, bruno, host, alma)
        request, _by_mail = ask(host, tie, "For a lighthouse")
        made = take_up(strangers_book, bruno, request)
        assert alma in {side.person for side in made.sides.all()}
        assert Known.objects.filter(book=strangers_book).count() == 1

    def test_a_no_is_silence(self, book: Book, host: Member, bruno: Member, tie: SharedTie) -> None:
        request, _by_mail = ask(host, tie, "For a lighthouse")
        mails = len(letters())
        leave(bruno, request)
        assert len(letters()) == mails
        assert asked_by(book) == [request]
        with pytest.raises(SettledError):
            leave(bruno, request)

    def test_nobody_decides_but_who_was_asked(
        self, book: Book, host: Member, bruno: Member, strangers_book: Book, tie: SharedTie
    ) -> None:
        request, _by_mail = ask(host, tie, "For a lighthouse")
        with pytest.raises(PermissionDenied):
            take_up(book, host, request)
        with pytest.raises(PermissionDenied):
            leave(host, request)
        with pytest.raises(PermissionDenied):
            take_up(book, bruno, request)
        assert to_decide(strangers_book) == [request]

    def test_one_asks_once_and_for_a_reason(self, host: Member, tie: SharedTie) -> None:
        with pytest.raises(EmptyWordsError):
            ask(host, tie, "  ")
        ask(host, tie, "For a lighthouse")
        with pytest.raises(AlreadyAskedError):
            ask(host, tie, "Please")

    def test_nobody_asks_themselves(self, bruno: Member, tie: SharedTie) -> None:
        with pytest.raises(NotOneselfError):
            ask(bruno, tie, "For a lighthouse")

    def test_members_of_other_circles_do_not_ask(self, book: Book, tie: SharedTie) -> None:
        other = member_of(book, found(book, What("Wine", "Alone")))
        with pytest.raises(PermissionDenied):
            ask(other, tie, "For a lighthouse")

    def test_one_being_introduced_already_stays_to_be_decided(
        self, host: Member, bruno: Member, strangers_book: Book, tie: SharedTie
    ) -> None:
        request, _by_mail = ask(host, tie, "For a lighthouse")
        take_up(strangers_book, bruno, request)
        TieRequest.objects.update(state=TieRequest.State.ASKED)
        with pytest.raises(UnderWayError):
            take_up(strangers_book, bruno, request)
        assert to_decide(strangers_book) == [request]

    def test_it_moves_with_the_circle(
        self, book: Book, host: Member, bruno: Member, strangers_book: Book, tie: SharedTie
    ) -> None:
        ask(host, tie, "For a lighthouse")
        Member.objects.filter(pk=bruno.pk).update(role=Member.Role.COHOST)
        erase_everything(book)
        assert Circle.objects.get().book == strangers_book
        assert SharedTie.objects.get().book == strangers_book
        assert not TieRequest.objects.exists()  # who asked has left
