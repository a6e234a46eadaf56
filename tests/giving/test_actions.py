"""What people offer and need, in their own words."""

from collections.abc import Callable
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from dardar.accounts.models import Book
from dardar.encounters.errors import FutureDayError
from dardar.giving.actions import (
    What,
    accept,
    add_wish,
    delete_wish,
    dismiss,
    edit_wish,
    judge,
    mark_met,
    reopen,
    what_of,
    withdraw,
)
from dardar.giving.errors import DecidedError, EmptyWordsError, ResourceError, TooLongError
from dardar.giving.models import Matching, Origin, Proposal, Role, Vector, Verdict, Wish
from dardar.giving.queries import counts, offers_and_needs, proposals, wishes_of
from dardar.people.actions import erase_people
from dardar.people.history import sentence
from dardar.people.joining.actions import join
from dardar.people.lists import Wanted, find
from dardar.people.models import Person
from dardar.people.undo import undo
from tests.giving.conftest import SetClock, add
from tests.giving.scenes import last

NEED, OFFER = Role.NEED, Role.OFFER
DESIGNER = What(NEED, "una diseñadora para mi web", date(2026, 12, 31), urgent=True)


def proposed(person: Person, words: str = "a room for forty", role: Role = NEED) -> Proposal:
    """Propose something of a person, as if it had been read."""
    return Proposal.objects.create(
        book=person.book, person=person, role=role, words=words, folded=words, origin="asked"
    )


class TestAdd:
    """Written down by hand."""

    def test_a_need_of_a_person(self, book: Book, ana: Person) -> None:
        wish = add_wish(book, ana, DESIGNER)
        wish.refresh_from_db()
        assert (wish.person, wish.identity, wish.role) == (ana, ana.pk, NEED)
        assert (wish.words, wish.until, wish.urgent) == (DESIGNER.words, DESIGNER.until, True)
        assert (wish.language, wish.shared, wish.origin) == ("es", "mine", Origin.MINE)
        assert sentence(last(book)) == "You wrote down what Ana Ruiz Soler is looking for."

    def test_an_offer_of_mine_that_is_something_i_have(self, book: Book) -> None:
        what = What(OFFER, "a projector", shared=Wish.Shared.CIRCLES, is_resource=True)
        wish = add_wish(book, None, what)
        assert (wish.person, wish.identity) == (None, None)
        assert what_of(wish) == what
        assert sentence(last(book)) == "You wrote down what you can give."

    def test_only_an_offer_of_mine_is_something_i_have(self, book: Book, ana: Person) -> None:
        for person, role in ((ana, OFFER), (None, NEED)):
            with pytest.raises(ResourceError):
                add_wish(book, person, What(role, "a projector", is_resource=True))

    def test_the_same_written_ten_times_stands_once(self, book: Book, ana: Person) -> None:
        words = ["Café para 40", "café para 40", "CAFÉ, para 40!", " cafe  para 40 "]
        wishes = {add_wish(book, ana, What(NEED, text)) for text in words * 3}
        assert len(wishes) == 1
        assert add_wish(book, ana, What(OFFER, words[0])) not in wishes
        assert add_wish(book, None, What(NEED, words[0])) not in wishes

    def test_what_has_ended_does_not_keep_it_from_being_needed_again(
        self, book: Book, ana: Person
    ) -> None:
        first = add_wish(book, ana, What(NEED, "a plumber"))
        mark_met(book, first)
        assert add_wish(book, ana, What(NEED, "a plumber")) != first

    @pytest.mark.parametrize("words", ["", "  ", "\0", "...", "¿?"])
    def test_without_words_it_is_nothing(self, book: Book, words: str) -> None:
        with pytest.raises(EmptyWordsError):
            add_wish(book, None, What(NEED, words))

    @pytest.mark.parametrize("words", ["x" * 301, "word " * 10_000])
    def test_a_story_is_no_need(self, book: Book, words: str) -> None:
        with pytest.raises(TooLongError):
            add_wish(book, None, What(NEED, words))

    @pytest.mark.parametrize(
        "words", ["🥜", "need\0le", "half \ud800 pair", "需要会计", "busco an accountant", "a\nb"]
    )
    def test_words_of_any_kind_are_kept_on_one_line(self, book: Book, words: str) -> None:
        kept = add_wish(book, None, What(NEED, words + " x"))
        kept.refresh_from_db()
        assert kept.words
        assert not set(kept.words) & {"\0", "\n", "\ud800"}

    def test_nobody_writes_into_another_book(
        self, book: Book, strangers_book: Book, ana: Person
    ) -> None:
        wish, proposal = add_wish(book, ana, DESIGNER), proposed(ana)
        offer = add_wish(book, None, What(OFFER, "design"))
        for act in (
            lambda: add_wish(strangers_book, ana, DESIGNER),
            lambda: edit_wish(strangers_book, wish, DESIGNER),
            lambda: mark_met(strangers_book, wish),
            lambda: withdraw(strangers_book, wish),
            lambda: reopen(strangers_book, wish),
            lambda: delete_wish(strangers_book, wish),
            lambda: accept(strangers_book, proposal),
            lambda: dismiss(strangers_book, proposal),
            lambda: judge(strangers_book, wish, offer, Verdict.Answer.NO),
        ):
            with pytest.raises(PermissionDenied):
                act()
        assert Wish.objects.count() == 2


class TestLists:
    """What counts now."""

    def test_one_whose_last_day_is_over_drops_out_by_itself(
        self, book: Book, ana: Person, clock: SetClock
    ) -> None:
        clock(date(2026, 9, 14))
        lasting = add_wish(book, ana, What(NEED, "an office"))
        ending = add_wish(book, ana, What(NEED, "a stand at the fair", date(2026, 9, 15)))
        assert set(offers_and_needs(book, NEED)) == {lasting, ending}
        clock(date(2026, 9, 15))
        assert counts(book, ending)
        clock(date(2026, 9, 16))
        assert not counts(book, ending)
        assert list(offers_and_needs(book)) == [lasting]
        assert wishes_of(book, ana) == [lasting, ending]
        reopen(book, ending)
        assert set(offers_and_needs(book)) == {lasting, ending}

    def test_urgent_ones_come_first_and_mine_are_mine(self, book: Book, ana: Person) -> None:
        urgent = add_wish(book, ana, What(NEED, "a lawyer", urgent=True))
        calm = add_wish(book, ana, What(NEED, "an office"))
        mine = add_wish(book, None, What(NEED, "a printer"))
        assert list(offers_and_needs(book, NEED)) == [urgent, mine, calm]
        assert wishes_of(book, None) == [mine]
        assert not offers_and_needs(book, OFFER)

    def test_words_find_the_person(self, book: Book, ana: Person) -> None:
        wish = add_wish(book, ana, What(OFFER, "beekeeping"))
        assert list(find(book, Wanted("beekeep"))) == [ana]
        withdraw(book, wish)
        assert not find(book, Wanted("beekeep"))


class TestProposals:
    """Never added by themselves."""

    def test_accepted_it_is_theirs(self, book: Book, ana: Person) -> None:
        proposal = proposed(ana)
        assert not wishes_of(book, ana)
        wish = accept(book, proposal)
        assert (wish.words, wish.origin, wish.person) == ("a room for forty", "asked", ana)
        assert not proposals(book)
        undo(book, last(book))
        assert list(proposals(book, ana)) == [proposal]
        assert not Wish.objects.exists()

    def test_accepted_in_other_words_and_as_the_other_of_the_two(
        self, book: Book, ana: Person
    ) -> None:
        wish = accept(book, proposed(ana), What(OFFER, "a room for thirty"))
        assert (wish.role, wish.words) == (OFFER, "a room for thirty")

    def test_what_stands_there_already_is_not_written_twice(self, book: Book, ana: Person) -> None:
        wish = add_wish(book, ana, What(NEED, "A room for forty"))
        assert accept(book, proposed(ana)) == wish
        assert not proposals(book)

    def test_dismissed_it_is_gone_until_that_is_undone(self, book: Book, ana: Person) -> None:
        dismiss(book, proposed(ana))
        assert not proposals(book)
        undo(book, last(book))
        assert proposals(book, ana)

    @pytest.mark.parametrize("act", [accept, dismiss])
    def test_what_another_tab_has_decided_is_decided(
        self, book: Book, ana: Person, act: Callable[[Book, Proposal], object]
    ) -> None:
        proposal = proposed(ana)
        dismiss(book, proposal)
        with pytest.raises(DecidedError):
            act(book, proposal)

    def test_a_proposal_hinders_no_undo(self, book: Book) -> None:
        bea = add(book, "Bea")
        entry = last(book)
        proposed(bea)
        undo(book, entry)
        assert not Person.objects.exists()
        assert not Proposal.objects.exists()


def met(book: Book, wish: Wish) -> None:
    mark_met(book, wish)


def edited(book: Book, wish: Wish) -> None:
    edit_wish(book, wish, What(NEED, "a cook", shared=Wish.Shared.CIRCLES))


def judged(book: Book, wish: Wish) -> None:
    judge(book, wish, Wish.objects.get(role=OFFER), Verdict.Answer.YES)


@pytest.mark.parametrize(
    "act", [met, edited, withdraw, delete_wish, judged], ids=lambda act: act.__name__
)
@pytest.mark.parametrize("mine", [False, True])
def test_every_verb_can_be_undone(
    book: Book, ana: Person, act: Callable[[Book, Wish], None], *, mine: bool
) -> None:
    offer = add_wish(book, None, What(OFFER, "cooking"))
    wish = add_wish(book, None if mine else ana, What(NEED, "a gardener"))
    judge(book, wish, offer, Verdict.Answer.NO)
    before = state()
    act(book, wish)
    assert state() != before
    assert "does not know" not in sentence(last(book))
    undo(book, last(book))
    assert state() == before


def state() -> list[object]:
    return [list(model.objects.order_by("pk").values()) for model in (Wish, Verdict)]


def test_what_ended_is_taken_up_again(book: Book, ana: Person) -> None:
    wish = add_wish(book, ana, What(NEED, "a plumber"))
    withdraw(book, wish)
    assert Wish.objects.exclude(ended_on=None).exists()
    reopen(book, wish)
    assert Wish.objects.filter(state=Wish.State.OPEN, ended_on=None).exists()
    with pytest.raises(FutureDayError):
        mark_met(book, wish, on=date(2099, 1, 1))


def test_a_verdict_replaces_the_one_before(book: Book, ana: Person) -> None:
    need, offer = add_wish(book, ana, DESIGNER), add_wish(book, None, What(OFFER, "design"))
    judge(book, need, offer, Verdict.Answer.YES)
    judge(book, need, offer, Verdict.Answer.NO)
    assert Verdict.objects.get().answer == "no"


def test_other_words_need_another_vector(book: Book, ana: Person) -> None:
    wish = add_wish(book, ana, DESIGNER)

    def know() -> None:
        Matching.objects.get_or_create(book=book, wish=wish, by="x")
        Vector.objects.get_or_create(book=book, wish=wish, embedder="x", data=b"1234")

    know()
    edit_wish(book, wish, What(NEED, DESIGNER.words, urgent=False))
    know()
    assert Vector.objects.exists()
    edit_wish(book, wish, What(NEED, "a cook"))
    assert not Matching.objects.exists()
    assert not Vector.objects.exists()


class TestMerges:
    """Whose it is follows who stands for whom."""

    def test_joined_the_one_has_both_and_apart_each_their_own(
        self, book: Book, ana: Person, luis: Person
    ) -> None:
        hers, his = add_wish(book, ana, DESIGNER), add_wish(book, luis, What(OFFER, "wine"))
        proposal = proposed(luis)
        head = join(book, [ana, luis])
        entry = last(book)
        assert set(wishes_of(book, head)) == {hers, his}
        accepted = accept(book, Proposal.objects.get(pk=proposal.pk))
        assert accepted.identity == luis.pk
        undo(book, entry)
        assert wishes_of(book, ana) == [hers]
        assert set(wishes_of(book, luis)) == {his, accepted}

    def test_the_same_proposed_of_both_is_proposed_once_while_they_are_one(
        self, book: Book, ana: Person, luis: Person
    ) -> None:
        proposed(ana)
        proposed(luis)
        join(book, [ana, luis])
        assert proposals(book).count() == 1
        undo(book, last(book))
        assert proposals(book).count() == 2

    def test_erased_with_the_person(self, book: Book, ana: Person) -> None:
        need = add_wish(book, ana, DESIGNER)
        judge(book, need, add_wish(book, None, What(OFFER, "design")), Verdict.Answer.NO)
        proposed(ana)
        erase_people(book, [ana])
        assert [wish.words for wish in Wish.objects.all()] == ["design"]
        assert not Verdict.objects.exists()
        assert not Proposal.objects.exists()
