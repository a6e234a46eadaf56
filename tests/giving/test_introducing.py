"""From an idea to an outcome: each side asked on its own, nothing given away before both agree."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone
from pytest_django import Settings

from dardar.accounts.models import Book, Mail
from dardar.core.cards.fields import Field, Kind
from dardar.encounters.errors import FutureDayError, PastDayError
from dardar.encounters.models import FollowUp
from dardar.giving.actions import What, add_wish
from dardar.giving.answering import answer, page
from dardar.giving.errors import (
    ClosedError,
    DeclinedError,
    EmptyWordsError,
    GivesAwayError,
    NoLinkError,
    NoNumberError,
    SamePersonError,
    TooLongError,
    UnderWayError,
)
from dardar.giving.introducing import (
    Cause,
    ask,
    ask_again,
    call_off,
    discard,
    draft,
    edit,
    note_met,
    note_outcome,
    note_thanks,
    put_off,
    record_answer,
)
from dardar.giving.models import Give, Introduction, Role, Side, Wish
from dardar.people.history import SENTENCES, sentence
from dardar.people.models import Person
from dardar.people.undo import undo
from tests.giving.conftest import add
from tests.giving.scenes import Asked, asked, last, letters, link, token_of

State, Answer = Introduction.State, Side.Answer
YES, PHONE, LATER, NO = Answer.YES, Answer.PHONE, Answer.LATER, Answer.NO


class TestDraft:
    """Nothing leaves the book yet."""

    def test_each_side_reads_of_the_other(self, book: Book, ana: Person, luis: Person) -> None:
        introduction = draft(book, ana, luis)
        [first, second] = introduction.sides.all()
        assert (first.person, second.person) == (ana, luis)
        assert "Luis Prado" in first.blurb
        assert "Ana Ruiz Soler (Partner, Norte Capital)" in second.blurb
        assert introduction.state == State.DRAFTED
        assert not letters()

    def test_what_it_is_for_stands_in_both_blurbs(
        self, book: Book, ana: Person, luis: Person
    ) -> None:
        need = add_wish(book, ana, What(Role.NEED, "an accountant in Vigo"))
        offer = add_wish(book, luis, What(Role.OFFER, "bookkeeping"))
        introduction = draft(book, ana, luis, Cause(need, offer))
        [hers, his] = (side.blurb for side in introduction.sides.all())
        assert "You are looking for “an accountant in Vigo”; Luis offers “bookkeeping”." in hers
        assert "Ana is looking for “an accountant in Vigo”" in his
        assert "what you offer: “bookkeeping”" in his

    def test_addresses_in_a_need_stay_out_of_the_blurb(
        self, book: Book, ana: Person, luis: Person
    ) -> None:
        need = add_wish(book, ana, What(Role.NEED, "a plumber, ana@norte.example, 612 345 678"))
        [_hers, his] = draft(book, ana, luis, Cause(need)).sides.all()
        assert "ana@" not in his.blurb
        assert "345" not in his.blurb

    def test_nobody_is_introduced_to_themselves(self, book: Book, ana: Person) -> None:
        with pytest.raises(SamePersonError):
            draft(book, ana, ana)

    def test_the_same_two_are_introduced_once_at_a_time(
        self, book: Book, ana: Person, luis: Person
    ) -> None:
        first = draft(book, ana, luis)
        with pytest.raises(UnderWayError) as known:
            draft(book, luis, ana)
        assert known.value.introduction == first

    def test_a_declined_pair_is_not_suggested_again_unless_one_insists(
        self, book: Book, ana: Person, luis: Person
    ) -> None:
        answer(asked(book, ana, luis).token(luis), NO)
        with pytest.raises(DeclinedError):
            draft(book, luis, ana)
        assert draft(book, luis, ana, although_declined=True)

    def test_people_and_needs_of_another_book_are_refused(
        self, book: Book, strangers_book: Book, ana: Person, luis: Person
    ) -> None:
        theirs = add(strangers_book, "Bea")
        need = add_wish(strangers_book, None, What(Role.NEED, "a plumber"))
        with pytest.raises(PermissionDenied):
            draft(book, ana, theirs)
        with pytest.raises(PermissionDenied):
            draft(book, ana, luis, Cause(need))
        with pytest.raises(PermissionDenied):
            draft(strangers_book, ana, luis)
        assert not Introduction.objects.exists()

    def test_a_draft_can_be_changed(self, book: Book, ana: Person, luis: Person) -> None:
        introduction = draft(book, ana, luis)
        side = introduction.sides.get(person=ana)
        edit(book, introduction, blurbs={side.pk: "He knows wood."}, why="wood", in_copy=False)
        introduction.refresh_from_db()
        assert introduction.sides.get(person=ana).blurb == "He knows wood."
        assert "Ana" in introduction.sides.get(person=luis).blurb
        assert (introduction.why, introduction.in_copy) == ("wood", False)

    @pytest.mark.parametrize(
        ("text", "error"),
        [
            ("  \0 ", EmptyWordsError),
            ("word " * 101, TooLongError),
            ("x" * 2001, TooLongError),
            ("Write to luis@prado.example", GivesAwayError),
            ("Call +34 (612) 34-56.78", GivesAwayError),
        ],
    )
    def test_a_blurb_is_short_and_gives_no_address_away(
        self, book: Book, ana: Person, luis: Person, text: str, error: type[Exception]
    ) -> None:
        introduction = draft(book, ana, luis)
        side = introduction.sides.get(person=ana)
        with pytest.raises(error):
            edit(book, introduction, blurbs={side.pk: text}, why="", in_copy=True)

    def test_years_and_amounts_are_no_telephone_numbers(
        self, book: Book, ana: Person, luis: Person
    ) -> None:
        introduction = draft(book, ana, luis)
        side = introduction.sides.get(person=ana)
        text = "Since 2019 she has put 250.000 € into 14 firms in 28013 Madrid."
        edit(book, introduction, blurbs={side.pk: text}, why="", in_copy=True)
        assert introduction.sides.get(person=ana).blurb == text

    def test_a_draft_can_be_dropped_until_they_are_asked(
        self, book: Book, ana: Person, luis: Person
    ) -> None:
        introduction = draft(book, ana, luis)
        discard(book, introduction)
        assert not Side.objects.exists()
        later = asked(book, ana, luis).introduction
        for act in (
            lambda: discard(book, later),
            lambda: edit(book, later, blurbs={}, why="", in_copy=True),
            lambda: ask(book, later, link),
        ):
            with pytest.raises(ClosedError):
                act()


class TestAsking:
    """Both are asked, each in a mail of their own."""

    def test_each_gets_a_mail_with_a_link_of_their_own(
        self, book: Book, ana: Person, luis: Person
    ) -> None:
        introduction = draft(book, ana, luis)
        sent = ask(book, introduction, link)
        assert [s.by_mail for s in sent] == [True, True]
        for s, mail in zip(sent, letters(), strict=True):
            assert mail.to == s.side.person.email
            assert s.link in mail.body
            assert mail.reply_to == "alma@example.org"
            assert mail.cc == ""
        assert sent[0].link != sent[1].link
        introduction.refresh_from_db()
        assert introduction.state == State.ASKED

    def test_no_mail_gives_an_address_away(self, book: Book, ana: Person, luis: Person) -> None:
        asked(book, ana, luis)
        [to_ana, to_luis] = letters()
        assert "prado.example" not in to_ana.body + to_ana.subject
        assert "norte.example" not in to_luis.body + to_luis.subject
        assert "612" not in to_luis.body

    def test_only_the_hash_of_a_token_is_kept(self, book: Book, ana: Person, luis: Person) -> None:
        both = asked(book, ana, luis)
        for side in both.introduction.sides.select_related("person"):
            token = both.token(side.person)
            assert len(token) == 43
            assert token not in str(side.__dict__)
            assert len(side.token_hash) == 64
        assert token not in str(last(book).rows)

    def test_without_an_address_the_link_is_sent_by_hand(
        self, book: Book, ana: Person, marta: Person
    ) -> None:
        [to_ana, to_marta] = ask(book, draft(book, ana, marta), link)
        assert (to_ana.by_mail, to_marta.by_mail) == (True, False)
        assert to_marta.link in to_marta.draft.message
        assert len(letters()) == 1

    def test_without_a_mail_server_no_mail_waits_for_ever(
        self, book: Book, ana: Person, luis: Person, settings: Settings
    ) -> None:
        settings.MAIL_CONFIGURED = False
        assert not any(s.by_mail for s in ask(book, draft(book, ana, luis), link))
        assert not letters()

    def test_asking_again_ends_the_link_before(self, book: Book, ana: Person, luis: Person) -> None:
        both = asked(book, ana, luis)
        side = both.side(ana)
        Side.objects.update(unreachable_at=timezone.now())
        again = ask_again(book, side, link, at="ana@norte.example")
        with pytest.raises(NoLinkError):
            page(both.token(ana))
        assert page(token_of(again.link)).owner == "Alma"
        assert both.side(ana).unreachable_at is None

    def test_whoever_has_answered_is_not_asked_again(
        self, book: Book, ana: Person, luis: Person
    ) -> None:
        both = asked(book, ana, luis)
        answer(both.token(ana), YES)
        with pytest.raises(ClosedError):
            ask_again(book, both.side(ana), link)


class TestMade:
    """Both said yes."""

    def test_one_mail_brings_both_together_with_the_owner_in_copy(
        self, book: Book, ana: Person, luis: Person
    ) -> None:
        both = asked(book, ana, luis)
        answer(both.token(ana), YES)
        assert both.state == State.ONE_YES
        assert len(letters()) == 2
        answer(both.token(luis), YES)
        assert both.state == State.MADE
        [mail] = letters()[2:]
        assert mail.to == "ana@norte.example"
        assert mail.cc == "luis@prado.example,alma@example.org"
        assert mail.reply_to == "ana@norte.example,luis@prado.example,alma@example.org"
        assert mail.subject == "Ana and Luis"

    def test_the_owner_need_not_be_in_copy(self, book: Book, ana: Person, luis: Person) -> None:
        introduction = draft(book, ana, luis)
        edit(book, introduction, blurbs={}, why="", in_copy=False)
        for sent in ask(book, introduction, link):
            answer(token_of(sent.link), YES)
        mail = letters()[-1]
        assert mail.cc == "luis@prado.example"
        assert "alma@" not in mail.reply_to

    def test_by_phone_the_number_is_shared_and_not_the_address(
        self, book: Book, ana: Person, luis: Person
    ) -> None:
        both = asked(book, ana, luis)
        answer(both.token(ana), PHONE, number="687 654 321")
        answer(both.token(luis), YES)
        [to_ana, to_luis] = letters()[2:]
        assert (to_ana.to, to_luis.to) == ("ana@norte.example", "luis@prado.example")
        assert "luis@prado.example" in to_ana.body
        assert "+34 687 65 43 21" in to_luis.body
        assert "norte.example" not in to_luis.body
        assert "612" not in to_luis.body
        assert to_luis.cc == "alma@example.org"

    def test_by_phone_without_a_number_means_the_one_in_the_book(
        self, book: Book, ana: Person, luis: Person
    ) -> None:
        both = asked(book, ana, luis)
        answer(both.token(ana), PHONE)
        answer(both.token(luis), PHONE)
        [to_ana, to_luis] = letters()[2:]
        assert "612 345 678" in to_luis.body
        assert "I will bring you together myself." in to_ana.body  # he has no number
        assert "luis@prado.example" not in to_ana.body

    def test_whoever_has_no_address_is_told_by_the_owner(
        self, book: Book, luis: Person, marta: Person
    ) -> None:
        both = asked(book, luis, marta)
        for person in (luis, marta):
            answer(both.token(person), YES)
        step = FollowUp.objects.get(person=marta)
        assert step.text == "Put in touch with Luis Prado: both said yes"
        assert len(letters("luis@prado.example")) == 2

    def test_it_is_a_give_to_both(self, book: Book, ana: Person, luis: Person) -> None:
        need = add_wish(book, ana, What(Role.NEED, "wood"))
        both = asked(book, ana, luis, Cause(need))
        answer(both.token(ana), YES)
        answer(both.token(luis), YES)
        gives = {give.person: give for give in Give.objects.all()}
        assert gives.keys() == {ana, luis}
        assert gives[ana].need == need
        assert gives[luis].need is None
        assert {give.introduction for give in gives.values()} == {both.introduction}

    def test_two_languages_are_both_written_in(self, book: Book, ana: Person) -> None:
        pepe = add(
            book,
            "Pepe Gil",
            Field(Kind.EMAIL, "pepe@gil.example"),
            Field(Kind.LANGUAGE, "es"),
        )
        both = asked(book, ana, pepe)
        assert {s.language for s in both.introduction.sides.all()} == {"en", "es"}
        for person in (ana, pepe):
            answer(both.token(person), YES)
        assert "* * *" in letters()[-1].body


class TestAfterwards:
    """Met, what came of it, thanks."""

    @pytest.fixture
    def made(self, book: Book, ana: Person, luis: Person) -> Asked:
        both = asked(book, ana, luis)
        answer(both.token(ana), YES)
        answer(both.token(luis), YES)
        return both

    def test_the_loop_is_closed(self, book: Book, ana: Person, made: Asked) -> None:
        note_met(book, made.introduction)
        assert made.state == State.MET
        note_outcome(book, made.introduction, " They found a  workshop. ")
        made.introduction.refresh_from_db()
        assert (made.introduction.state, made.introduction.outcome) == (
            State.OUTCOME,
            "They found a workshop.",
        )
        note_thanks(book, made.side(ana))
        assert made.side(ana).thanked_on
        assert Give.objects.get(person=ana).thanked_on

    def test_days_to_come_are_refused(self, book: Book, ana: Person, made: Asked) -> None:
        tomorrow = date.today() + timedelta(days=2)  # noqa: DTZ011 - any day to come
        with pytest.raises(FutureDayError):
            note_met(book, made.introduction, on=tomorrow)
        with pytest.raises(FutureDayError):
            note_thanks(book, made.side(ana), on=tomorrow)

    def test_an_outcome_has_words(self, book: Book, made: Asked) -> None:
        with pytest.raises(EmptyWordsError):
            note_outcome(book, made.introduction, " ")

    def test_what_is_made_is_not_called_off(self, book: Book, made: Asked) -> None:
        with pytest.raises(ClosedError):
            call_off(book, made.introduction)

    def test_nothing_comes_of_what_was_not_made(
        self, book: Book, ana: Person, marta: Person
    ) -> None:
        both = asked(book, ana, marta)
        with pytest.raises(ClosedError):
            note_met(book, both.introduction)
        with pytest.raises(ClosedError):
            note_outcome(book, both.introduction, "x")
        with pytest.raises(ClosedError):
            note_thanks(book, both.side(ana))


def test_what_is_called_off_leads_nowhere_any_more(book: Book, ana: Person, luis: Person) -> None:
    both = asked(book, ana, luis)
    call_off(book, both.introduction)
    assert both.state == State.CALLED_OFF
    for person in (ana, luis):
        with pytest.raises(NoLinkError):
            answer(both.token(person), YES)
    undo(book, last(book))
    assert answer(both.token(ana), YES).answer == YES


def test_the_owner_writes_down_what_they_were_told(book: Book, ana: Person, luis: Person) -> None:
    both = asked(book, ana, luis)
    record_answer(book, both.side(ana), PHONE, number="687654321")
    assert both.side(ana).number == "+34 687 65 43 21"
    with pytest.raises(NoNumberError):
        record_answer(book, both.side(luis), PHONE, number="call me")
    record_answer(book, both.side(luis), YES)
    assert both.state == State.MADE


def test_a_reminder_can_be_put_off(book: Book, ana: Person, luis: Person) -> None:
    both = asked(book, ana, luis)
    day = date.today() + timedelta(days=30)  # noqa: DTZ011 - any day to come
    put_off(book, both.introduction, day)
    both.introduction.refresh_from_db()
    assert both.introduction.quiet_until == day
    with pytest.raises(PastDayError):
        put_off(book, both.introduction, date(2020, 1, 1))


def edited(book: Book, both: Introduction) -> None:
    edit(book, both, blurbs={}, why="wood", in_copy=False)


def put_off_far(book: Book, both: Introduction) -> None:
    put_off(book, both, date(2099, 1, 1))


def asked_both(book: Book, both: Introduction) -> None:
    ask(book, both, link)


@pytest.mark.parametrize(
    "act", [discard, edited, asked_both, call_off, put_off_far], ids=lambda act: act.__name__
)
def test_everything_done_with_a_draft_can_be_undone(
    book: Book, ana: Person, luis: Person, act: Callable[[Book, Introduction], object]
) -> None:
    introduction = draft(book, ana, luis)
    before = _state()
    act(book, introduction)
    assert _state() != before
    undo(book, last(book))
    assert _state() == before


def one_yes(book: Book, both: Introduction) -> None:
    record_answer(book, both.sides.all()[0], YES)


def again(book: Book, both: Introduction) -> None:
    ask_again(book, both.sides.all()[0], link)


@pytest.mark.parametrize("act", [one_yes, again], ids=lambda act: act.__name__)
def test_everything_done_while_they_are_asked_can_be_undone(
    book: Book, ana: Person, luis: Person, act: Callable[[Book, Introduction], object]
) -> None:
    both = asked(book, ana, luis)
    before = _state()
    act(book, both.introduction)
    undo(book, last(book))
    assert _state() == before


@pytest.mark.parametrize("act", [note_met, "outcome", "thanks"], ids=["met", "outcome", "thanks"])
def test_everything_done_after_it_was_made_can_be_undone(
    book: Book, ana: Person, luis: Person, act: object
) -> None:
    both = asked(book, ana, luis)
    for person in (ana, luis):
        answer(both.token(person), YES)
    before = _state()
    if act == "outcome":
        note_outcome(book, both.introduction, "a workshop")
    elif act == "thanks":
        note_thanks(book, both.side(ana))
    else:
        note_met(book, both.introduction)
    assert _state() != before
    undo(book, last(book))
    assert _state() == before


def test_a_draft_that_was_begun_can_be_undone(book: Book, ana: Person, luis: Person) -> None:
    draft(book, ana, luis)
    undo(book, last(book))
    assert not Introduction.objects.exists()


def test_the_history_names_both(book: Book, ana: Person, luis: Person) -> None:
    both = asked(book, ana, luis)
    names = "Ana Ruiz Soler, Luis Prado"
    assert sentence(last(book)) == f"You asked {names} whether they want to be introduced."
    record_answer(book, both.side(ana), LATER)
    assert sentence(last(book)) == "You wrote down what Ana Ruiz Soler answered to an introduction."
    assert {person.name for person in Person.objects.filter(changes__change=last(book))} == {
        "Ana Ruiz Soler"
    }
    assert "introduction_asked" in SENTENCES


def test_every_verb_refuses_what_is_of_another_book(
    book: Book, strangers_book: Book, ana: Person, luis: Person
) -> None:
    both = asked(book, ana, luis)
    row, side = both.introduction, both.side(ana)
    before = _state()
    acts: list[Callable[[], object]] = [
        lambda: ask(strangers_book, row, link),
        lambda: ask_again(strangers_book, side, link),
        lambda: call_off(strangers_book, row),
        lambda: discard(strangers_book, row),
        lambda: edit(strangers_book, row, blurbs={}, why="", in_copy=True),
        lambda: note_met(strangers_book, row),
        lambda: note_outcome(strangers_book, row, "x"),
        lambda: note_thanks(strangers_book, side),
        lambda: put_off(strangers_book, row, date(2099, 1, 1)),
        lambda: record_answer(strangers_book, side, YES),
    ]
    for act in acts:
        with pytest.raises(PermissionDenied):
            act()
    assert _state() == before


def _state() -> list[object]:
    models = (Introduction, Side, Give, Wish, FollowUp)
    return [list(model.objects.order_by("pk").values()) for model in models]


def test_a_mail_is_written_for_whoever_was_asked_and_nobody_else(
    book: Book, ana: Person, luis: Person
) -> None:
    asked(book, ana, luis)
    assert set(Mail.objects.values_list("book", flat=True)) == {book.pk}
