"""The page of a side: it tells nothing it must not, and its link opens nothing else."""

import secrets
import threading
from dataclasses import asdict
from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.utils import timezone

from dardar.accounts.actions import open_book
from dardar.accounts.models import Book, Mail, User
from dardar.archive.actions import erase_everything
from dardar.core.cards.fields import Field, Kind
from dardar.giving import asking
from dardar.giving.answering import answer, page
from dardar.giving.errors import NoLinkError, NoNumberError
from dardar.giving.introducing import ask, call_off, draft
from dardar.giving.links import LIFE, Purpose, hashed, new_token
from dardar.giving.models import Give, Introduction, Side
from dardar.people.actions import erase_people
from dardar.people.joining.actions import join
from dardar.people.models import Person
from dardar.people.undo import undo
from tests.giving.conftest import add
from tests.giving.scenes import Asked, asked, last, letters, link, token_of

State, Answer = Introduction.State, Side.Answer
YES, PHONE, LATER, NO = Answer.YES, Answer.PHONE, Answer.LATER, Answer.NO


@pytest.fixture
def both(book: Book, ana: Person, luis: Person) -> Asked:
    """Return an introduction of Ana and Luis about which both were asked."""
    return asked(book, ana, luis)


class TestWhatItShows:
    """What was written for that side, and no more."""

    def test_whom_they_might_meet_and_who_asks(self, both: Asked, ana: Person) -> None:
        shown = page(both.token(ana))
        assert shown.owner == "Alma"
        assert "Luis Prado" in shown.blurb
        assert (shown.language, shown.answer, shown.is_made) == ("en", "", False)

    def test_nothing_of_whoever_forwards_it_and_no_way_to_reach_anybody(
        self, both: Asked, luis: Person
    ) -> None:
        said = str(asdict(page(both.token(luis))))
        for word in ("Luis", "prado", "norte.example", "612", "alma@example.org"):
            assert word not in said
        assert "Ana" in said

    @pytest.mark.parametrize("said", [NO, LATER, YES, PHONE])
    def test_it_looks_the_same_whatever_the_other_has_said(
        self, both: Asked, ana: Person, luis: Person, said: Side.Answer
    ) -> None:
        before = page(both.token(ana))
        answer(both.token(luis), said)
        assert page(both.token(ana)) == before

    def test_after_a_no_of_the_other_an_answer_is_taken_all_the_same(
        self, both: Asked, ana: Person, luis: Person
    ) -> None:
        answer(both.token(luis), NO)
        shown = answer(both.token(ana), YES)
        assert (shown.answer, shown.is_made) == (YES, False)
        assert len(letters()) == 2

    def test_looking_changes_nothing(self, both: Asked, ana: Person) -> None:
        before = list(Side.objects.values())
        for _ in range(3):
            page(both.token(ana))
        assert list(Side.objects.values()) == before
        assert both.state == State.ASKED


class TestLinks:
    """Guessed, forged, old, used up, of another kind: all alike, nothing."""

    @pytest.mark.parametrize(
        "token", ["", "x", "-" * 43, "é" * 43, "\0", "\ud800", "a" * 5000, "../side", "%00"]
    )
    def test_what_was_never_a_link(self, both: Asked, token: str) -> None:
        assert both
        with pytest.raises(NoLinkError):
            page(token)
        with pytest.raises(NoLinkError):
            answer(token, YES)

    def test_a_guess_or_a_changed_letter(self, both: Asked, ana: Person) -> None:
        token = both.token(ana)
        changed = ("A" if token[0] != "A" else "B") + token[1:]
        for guess in (secrets.token_urlsafe(32), changed, token[:-1], token + "A", token.lower()):
            with pytest.raises(NoLinkError):
                page(guess)

    def test_what_the_database_holds_opens_nothing(self, both: Asked, ana: Person) -> None:
        side = both.side(ana)
        for found in (side.token_hash, side.pk.hex, str(side.pk), str(side.introduction_id)):
            with pytest.raises(NoLinkError):
                page(found)

    def test_a_side_without_a_link_is_not_opened_by_an_empty_token(
        self, book: Book, ana: Person, luis: Person
    ) -> None:
        draft(book, ana, luis)
        with pytest.raises(NoLinkError):
            page("")

    def test_a_link_of_one_kind_opens_no_page_of_the_other(
        self, book: Book, both: Asked, ana: Person
    ) -> None:
        other = token_of(asking.ask_wishes(book, ana, link).link)
        with pytest.raises(NoLinkError):
            page(other)
        with pytest.raises(NoLinkError):
            asking.page(both.token(ana))
        assert hashed(Purpose.SIDE, other) != hashed(Purpose.ASKING, other)

    def test_a_link_is_good_for_thirty_days(self, both: Asked, ana: Person) -> None:
        with time_machine.travel(timezone.now() + LIFE - timedelta(minutes=1)):
            assert page(both.token(ana))
        with time_machine.travel(timezone.now() + LIFE + timedelta(minutes=1)):
            with pytest.raises(NoLinkError):
                page(both.token(ana))
            with pytest.raises(NoLinkError):
                answer(both.token(ana), YES)

    def test_an_account_switched_off_shows_nothing(self, both: Asked, ana: Person) -> None:
        User.objects.update(is_active=False)
        with pytest.raises(NoLinkError):
            page(both.token(ana))

    def test_a_link_answers_for_its_own_side_only(
        self, both: Asked, ana: Person, luis: Person
    ) -> None:
        answer(both.token(ana), YES)
        assert both.side(luis).answer == ""

    def test_what_is_undone_leads_nowhere(self, book: Book, ana: Person, luis: Person) -> None:
        introduction = draft(book, ana, luis)
        [sent, _other] = ask(book, introduction, link)
        undo(book, last(book))
        with pytest.raises(NoLinkError):
            page(token_of(sent.link))

    def test_no_two_tokens_are_the_same_and_each_has_256_bits(self) -> None:
        assert len({new_token() for _ in range(1000)}) == 1000
        assert len(new_token()) * 6 >= 256

    def test_an_archive_of_a_stranger_brings_no_link_back(self, book: Book, both: Asked) -> None:
        erase_everything(book)
        for token in both.tokens.values():
            with pytest.raises(NoLinkError):
                page(token)


class TestReplay:
    """The same sent twice is kept once."""

    def test_a_yes_sent_twice_makes_one_introduction(
        self, both: Asked, ana: Person, luis: Person
    ) -> None:
        answer(both.token(ana), YES)
        for _ in range(3):
            assert answer(both.token(luis), YES).is_made
        assert len(letters()) == 3
        assert Give.objects.count() == 2

    def test_what_is_made_is_not_unmade(self, both: Asked, ana: Person, luis: Person) -> None:
        answer(both.token(ana), YES)
        answer(both.token(luis), YES)
        shown = answer(both.token(ana), NO)
        assert (shown.answer, shown.is_made) == (YES, True)
        assert both.state == State.MADE


class TestNumbers:
    """Yes, but by phone."""

    def test_what_is_no_number_is_refused(self, both: Asked, ana: Person) -> None:
        with pytest.raises(NoNumberError):
            answer(both.token(ana), PHONE, number="<script>")
        assert both.side(ana).answer == ""

    def test_a_number_without_by_phone_is_not_kept(self, both: Asked, ana: Person) -> None:
        answer(both.token(ana), YES, number="687654321")
        assert both.side(ana).number == ""


class TestErased:
    """Whoever is erased in the middle ends it quietly."""

    def test_the_other_finds_what_everybody_finds_at_a_dead_link(
        self, book: Book, both: Asked, ana: Person, luis: Person
    ) -> None:
        answer(both.token(luis), YES)
        erase_people(book, [ana])
        assert not Introduction.objects.exists()
        assert not Side.objects.exists()
        for token in both.tokens.values():
            with pytest.raises(NoLinkError):
                answer(token, YES)

    def test_what_was_to_be_sent_to_them_is_not(self, book: Book, both: Asked, ana: Person) -> None:
        assert both
        Mail.objects.update(body="without a name", subject="none")
        erase_people(book, [ana])
        assert not Mail.objects.exists()

    def test_what_was_given_to_the_other_stays(
        self, book: Book, both: Asked, ana: Person, luis: Person
    ) -> None:
        for person in (ana, luis):
            answer(both.token(person), YES)
        erase_people(book, [ana])
        [given] = Give.objects.all()
        assert (given.person, given.introduction) == (luis, None)


class TestJoined:
    """Two sides that turn out to be one person."""

    def test_nobody_is_introduced_to_themselves(
        self, book: Book, both: Asked, ana: Person, luis: Person
    ) -> None:
        join(book, [ana, luis])
        answer(both.token(ana), YES)
        answer(both.token(luis), YES)
        assert both.state == State.ONE_YES
        assert len(letters()) == 2

    def test_told_apart_again_it_goes_on(
        self, book: Book, both: Asked, ana: Person, luis: Person
    ) -> None:
        join(book, [ana, luis])
        undo(book, last(book))
        assert [side.person for side in both.introduction.sides.all()] == [ana, luis]
        answer(both.token(ana), YES)
        answer(both.token(luis), YES)
        assert both.state == State.MADE

    def test_a_side_follows_whoever_stands_for_them(
        self, book: Book, both: Asked, luis: Person
    ) -> None:
        double = add(book, "Luis P.", Field(Kind.EMAIL, "luis@casa.example"))
        head = join(book, [luis, double])
        assert head == luis
        assert both.side(head).identity == luis.pk
        undo(book, last(book))
        assert both.side(luis)


def test_a_call_off_and_an_answer_do_not_both_win(
    book: Book, both: Asked, ana: Person, luis: Person
) -> None:
    answer(both.token(ana), YES)
    call_off(book, both.introduction)
    with pytest.raises(NoLinkError):
        answer(both.token(luis), YES)
    assert both.state == State.CALLED_OFF


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("_round", range(3))
def test_both_answering_at_the_same_moment_make_one_introduction(_round: int) -> None:
    book = open_book(email="alma@example.org", password=None, name="Alma")
    people = [
        add(book, name, Field(Kind.EMAIL, f"{name[:3].lower()}@x.example"))
        for name in ("Ana Gil", "Luis Sol")
    ]
    both = asked(book, people[0], people[1])
    barrier = threading.Barrier(6)
    errors: list[BaseException] = []

    def act(person: Person) -> None:
        try:
            barrier.wait()
            answer(both.token(person), YES)
        except BaseException as error:  # noqa: BLE001 - told to the test
            errors.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=act, args=[person]) for person in people * 3]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not errors
    assert both.state == State.MADE
    assert Mail.objects.count() == 3
    assert Give.objects.count() == 2


@pytest.mark.django_db(transaction=True)
def test_a_yes_and_a_call_off_at_the_same_moment_agree() -> None:
    book = open_book(email="alma@example.org", password=None, name="Alma")
    people = [
        add(book, name, Field(Kind.EMAIL, f"{name[:3].lower()}@x.example"))
        for name in ("Ana Gil", "Luis Sol")
    ]
    both = asked(book, people[0], people[1])
    answer(both.token(people[0]), YES)
    barrier = threading.Barrier(2)

    def act(do: object) -> None:
        try:
            barrier.wait()
            do()  # type: ignore[operator] # given below
        except (NoLinkError, Exception):  # noqa: BLE001, S110 - one of the two may come too late
            pass
        finally:
            connection.close()

    acts = [lambda: call_off(book, both.introduction), lambda: answer(both.token(people[1]), YES)]
    threads = [threading.Thread(target=act, args=[do]) for do in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    is_made = both.state == State.MADE
    assert both.state in {State.MADE, State.CALLED_OFF}
    assert (Mail.objects.count() == 3) == is_made
    assert (Give.objects.count() == 2) == is_made
