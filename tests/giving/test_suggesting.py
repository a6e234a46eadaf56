"""Who could help with what: matched in the background, read by the pages, never a refused one."""

from datetime import date, timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from dardar.accounts.models import Book
from dardar.core.matching.embedding import EmbedderError, available
from dardar.encounters.actions import Circumstances, meet
from dardar.encounters.days import today
from dardar.giving import matching, pairing
from dardar.giving.actions import (
    What,
    add_wish,
    delete_wish,
    edit_wish,
    judge,
    mark_met,
    reopen,
    withdraw,
)
from dardar.giving.answering import answer
from dardar.giving.favour import NOT_NOW, favour
from dardar.giving.gives import Given, give
from dardar.giving.introducing import Cause, draft
from dardar.giving.models import Give, Matching, Pairing, Role, Side, Vector, Verdict, Wish
from dardar.giving.queries import could_give, helpers, helps, is_words_only, person_context
from dardar.giving.tasks import look_after
from dardar.people.actions import erase_people
from dardar.people.joining.actions import join
from dardar.people.models import Person
from dardar.people.undo import undo
from tests.giving.conftest import SetClock, add
from tests.giving.scenes import asked, last
from tests.people.imports.test_state import work_off

NEED, OFFER = Role.NEED, Role.OFFER
NO, YES, LATER = Verdict.Answer.NO, Verdict.Answer.YES, Verdict.Answer.LATER


@pytest.fixture
def need(book: Book, ana: Person) -> Wish:
    """Return what Ana is looking for."""
    return add_wish(book, ana, What(NEED, "Quiero aprender a tocar el piano"))


@pytest.fixture
def offer(book: Book, luis: Person) -> Wish:
    """Return what Luis offers, which answers it in the other language."""
    return add_wish(book, luis, What(OFFER, "Piano lessons"))


@pytest.fixture
def others(book: Book) -> None:
    """Let others offer other things."""
    for name, words in (("Eva", "web design"), ("Tom", "boat trips"), ("Ida", "un almacén")):
        add_wish(book, add(book, name), What(OFFER, words))


def answering(book: Book, need: Wish) -> list[Person | None]:
    """Return who answers a need, once all is matched."""
    pairing.catch_up(book)
    found = helpers(book, need)
    return [helper.person for helper in (*found.people, *found.myself, *found.resources)]


@pytest.mark.usefixtures("others")
class TestMatching:
    """In the background."""

    def test_an_english_offer_answers_a_spanish_need_and_says_why(
        self, book: Book, luis: Person, need: Wish, offer: Wish
    ) -> None:
        assert answering(book, need) == [luis]
        [helper] = helpers(book, need).people
        assert helper.offer == offer
        assert 0 < helper.pairing.score <= 1
        assert helper.pairing.reasons["words"]
        assert helper.tie is not None
        assert not is_words_only()

    def test_until_it_is_done_the_page_says_so(self, book: Book, need: Wish, offer: Wish) -> None:
        assert offer
        assert helpers(book, need).is_waiting
        assert not helpers(book, need).has_any
        pairing.catch_up(book)
        assert not helpers(book, need).is_waiting

    @pytest.mark.parametrize("first", ["need", "offer"])
    def test_whichever_of_the_two_comes_later(
        self, book: Book, ana: Person, luis: Person, first: str
    ) -> None:
        whats = {
            "need": (ana, What(NEED, "piano lessons for my son")),
            "offer": (luis, What(OFFER, "clases de piano")),
        }
        add_wish(book, *whats.pop(first))
        pairing.catch_up(book)
        [rest] = whats.values()
        add_wish(book, *rest)
        pairing.catch_up(book)
        assert Pairing.objects.count() == 1

    def test_done_twice_the_second_time_does_nothing(
        self,
        book: Book,
        need: Wish,
        offer: Wish,
        django_assert_max_num_queries: DjangoAssertNumQueries,
    ) -> None:
        pairing.catch_up(book)
        before = list(Pairing.objects.values())
        with django_assert_max_num_queries(4):
            pairing.catch_up(book)
        assert list(Pairing.objects.values()) == before
        assert before
        assert need
        assert offer

    def test_other_words_are_matched_anew(
        self, book: Book, luis: Person, need: Wish, offer: Wish
    ) -> None:
        assert offer
        assert answering(book, need) == [luis]
        edit_wish(book, need, What(NEED, "diseño web para mi tienda de vinos"))
        assert [one.name for one in answering(book, need) if one] == ["Eva"]
        undo(book, last(book))
        assert answering(book, need) == [luis]

    def test_an_offer_that_is_no_more_answers_nothing(
        self, book: Book, luis: Person, need: Wish, offer: Wish, clock: SetClock
    ) -> None:
        assert answering(book, need) == [luis]
        withdraw(book, offer)
        assert not answering(book, need)
        reopen(book, offer)
        assert answering(book, need) == [luis]
        edit_wish(book, offer, What(OFFER, offer.words, until=today(book)))
        assert answering(book, need) == [luis]
        clock(date(2027, 6, 1))
        assert not answering(book, need)
        assert not pairing.waiting()
        delete_wish(book, offer)
        assert not Pairing.objects.filter(offer=offer).exists()

    def test_nobody_helps_themselves(self, book: Book, ana: Person, need: Wish) -> None:
        add_wish(book, ana, What(OFFER, "clases de piano"))
        assert not answering(book, need)
        mine = add_wish(book, None, What(NEED, "web design for a wine shop"))
        add_wish(book, None, What(OFFER, "I do web design"))
        assert [one.name for one in answering(book, mine) if one] == ["Eva"]

    def test_the_three_ways_to_give(
        self, book: Book, luis: Person, need: Wish, offer: Wish
    ) -> None:
        deed = add_wish(book, None, What(OFFER, "doy clases de piano"))
        thing = add_wish(
            book, None, What(OFFER, "un método de piano para aprender a tocar", is_resource=True)
        )
        pairing.catch_up(book)
        found = helpers(book, need)
        assert [helper.person for helper in found.people] == [luis]
        assert [helper.offer for helper in found.myself] == [deed]
        assert [helper.offer for helper in found.resources] == [thing]
        assert found.people[0].offer == offer
        assert found.myself[0].tie is None

    def test_of_each_helper_the_best(self, book: Book, luis: Person, need: Wish) -> None:
        for words in ("clases de piano", "piano lessons", "enseño a tocar el piano"):
            add_wish(book, luis, What(OFFER, words))
        assert answering(book, need) == [luis]

    @pytest.mark.django_db(transaction=True)
    def test_a_worker_does_it_once_it_is_written(
        self, book: Book, luis: Person, need: Wish, offer: Wish
    ) -> None:
        assert offer
        look_after()
        work_off()
        assert [helper.person for helper in helpers(book, need).people] == [luis]
        assert not pairing.waiting()
        look_after()

    @pytest.mark.django_db(transaction=True)
    def test_a_book_that_is_gone_is_no_fault(self, book: Book, need: Wish) -> None:
        assert need
        look_after()
        book.owner.delete()
        work_off()


class TestModels:
    """Of language: missing, broken, another one."""

    def test_without_a_model_words_alone_are_matched(
        self, book: Book, ana: Person, luis: Person, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(matching, "available", tuple)
        need = add_wish(book, ana, What(NEED, "piano lessons for my son"))
        add_wish(book, luis, What(OFFER, "piano lessons"))
        assert answering(book, need) == [luis]
        assert is_words_only()
        assert not Vector.objects.exists()

    def test_a_broken_model_is_done_without(
        self, book: Book, luis: Person, need: Wish, offer: Wish, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        class Broken:
            id, dim = "broken", 3

            def encode(self, texts: object) -> object:
                raise EmbedderError(f"no {texts}")

        good = available()
        monkeypatch.setattr(matching, "available", lambda: (Broken(), *good))
        monkeypatch.setattr(matching, "_broken", set())
        assert offer
        assert answering(book, need) == [luis]
        assert "broken" not in matching.signature()
        assert not Vector.objects.filter(embedder="broken").exists()
        assert not pairing.waiting()

    def test_vectors_of_another_model_are_made_anew(
        self, book: Book, need: Wish, offer: Wish
    ) -> None:
        pairing.catch_up(book)
        known = set(Vector.objects.values_list("embedder", flat=True))
        Vector.objects.filter(embedder=min(known)).update(embedder="of yesterday")
        Matching.objects.update(by="1 of yesterday")
        assert pairing.waiting() == [book.pk]
        pairing.catch_up(book)
        assert set(Vector.objects.values_list("embedder", flat=True)) == known
        assert Vector.objects.count() == 2 * len(known)
        assert Pairing.objects.count() == 1
        assert need
        assert offer


class TestRefused:
    """Never suggested again."""

    def test_a_no(self, book: Book, luis: Person, need: Wish, offer: Wish) -> None:
        assert answering(book, need) == [luis]
        judge(book, need, offer, NO)
        assert not answering(book, need)
        add_wish(book, luis, What(OFFER, "clases de piano"))
        assert not answering(book, need)
        Matching.objects.all().delete()
        assert not answering(book, need)
        for _ in range(2):
            undo(book, last(book))
        assert answering(book, need) == [luis]

    def test_a_no_holds_for_whoever_they_turn_out_to_be(
        self, book: Book, luis: Person, need: Wish, offer: Wish
    ) -> None:
        twin = add(book, "Luis Prado Gil")
        add_wish(book, twin, What(OFFER, "clases de piano"))
        judge(book, need, offer, NO)
        assert answering(book, need) == [twin]
        join(book, [luis, twin])
        assert not answering(book, need)
        undo(book, last(book))
        assert answering(book, need) == [twin]

    def test_my_own_offers_are_refused_one_by_one(self, book: Book, need: Wish) -> None:
        one = add_wish(book, None, What(OFFER, "clases de piano"))
        other = add_wish(book, None, What(OFFER, "enseño a tocar el piano"))
        judge(book, need, one, NO)
        pairing.catch_up(book)
        assert [helper.offer for helper in helpers(book, need).myself] == [other]

    def test_two_of_whom_one_declined(
        self, book: Book, ana: Person, luis: Person, need: Wish, offer: Wish
    ) -> None:
        both = asked(book, ana, luis, Cause(need, offer))
        assert answering(book, need) == [luis]
        [helper] = helpers(book, need).people
        assert helper.introduction == both.introduction
        answer(both.token(luis), Side.Answer.NO)
        assert not answering(book, need)
        draft(book, ana, luis, although_declined=True)
        assert not answering(book, need)

    def test_a_yes_goes_on_being_shown(
        self, book: Book, luis: Person, need: Wish, offer: Wish
    ) -> None:
        judge(book, need, offer, YES)
        assert answering(book, need) == [luis]
        assert helpers(book, need).people[0].answer == YES


def test_a_tie_lifts_and_a_taste_is_learnt(book: Book, ana: Person, need: Wish) -> None:
    words = "clases de piano"
    close, far = add(book, "Close"), add(book, "Far")
    for person in (far, close):
        add_wish(book, person, What(OFFER, words))
    for days in range(5):
        meet(book, [close], Circumstances(today(book) - timedelta(days=days)))
    assert answering(book, need) == [close, far]
    for number in range(8):
        other = add_wish(book, ana, What(NEED, f"otra cosa {number}"))
        judge(book, other, add_wish(book, close, What(OFFER, f"{words} {number}")), NO)
        judge(book, other, add_wish(book, far, What(OFFER, f"impuestos {number}")), YES)
    assert helpers(book, need).people[-1].because is not None


class TestCouldGive:
    """For a person."""

    def test_each_of_their_needs_with_what_answers_it(
        self, book: Book, ana: Person, luis: Person, need: Wish, offer: Wish
    ) -> None:
        met = add_wish(book, ana, What(NEED, "a lift"))
        mark_met(book, met)
        other = add_wish(book, ana, What(NEED, "a sailing boat", urgent=True))
        pairing.catch_up(book)
        found = could_give(book, ana)
        assert [help_.need for help_ in found] == [other, need]
        assert [len(help_.people) for help_ in found] == [0, 1]
        assert found[1].people[0].offer == offer
        assert not could_give(book, luis)
        context = person_context(book, ana)
        assert [wish.words for wish in context["needs"]] == [other.words, need.words, "a lift"]

    def test_in_as_many_queries_for_many_as_for_one(
        self,
        book: Book,
        ana: Person,
        need: Wish,
        offer: Wish,
        django_assert_num_queries: DjangoAssertNumQueries,
    ) -> None:
        more = [add_wish(book, ana, What(NEED, f"clases de piano {number}")) for number in range(5)]
        for number in range(5):
            person = add(book, f"P{number}")
            wish = add_wish(book, person, What(OFFER, f"piano lessons {number}"))
            judge(book, need, wish, YES)
        pairing.catch_up(book)
        with django_assert_num_queries(7):
            assert helps(book, [need])[0].has_any
        with django_assert_num_queries(7):
            assert len(helps(book, [need, *more])) == 6
        assert offer


class TestFavour:
    """Today's one."""

    @pytest.fixture
    def many(self, book: Book) -> None:
        """Let several need what several offer."""
        for number in range(6):
            taker, giver = add(book, f"Taker {number}"), add(book, f"Giver {number}")
            add_wish(book, taker, What(NEED, "quiero aprender a tocar el piano"))
            add_wish(book, giver, What(OFFER, f"clases de piano {number}"))
        pairing.catch_up(book)

    def test_it_is_the_same_all_day_and_another_one_on_other_days(
        self, book: Book, clock: SetClock, many: None
    ) -> None:
        assert many is None
        seen = set()
        for day in range(10):
            clock(date(2027, 1, 4) + timedelta(days=day))
            found, again = favour(book), favour(book)
            assert found
            assert again
            assert found.pairing == again.pairing
            seen.add(found.pairing.pk)
        assert len(seen) > 3

    @pytest.mark.parametrize("said", [NO, LATER])
    def test_refused_the_next_one_comes_and_never_the_same_again(
        self, book: Book, many: None, said: Verdict.Answer
    ) -> None:
        assert many is None
        seen = set()
        for _ in range(8):
            found = favour(book)
            assert found
            assert found.pairing.pk not in seen
            seen.add(found.pairing.pk)
            judge(book, found.need, found.offer, said)

    def test_not_now_comes_back(self, book: Book, need: Wish, offer: Wish, clock: SetClock) -> None:
        pairing.catch_up(book)
        judge(book, need, offer, LATER)
        assert favour(book) is None
        clock(today(book) + NOT_NOW)
        assert favour(book)

    def test_given_or_begun_it_is_done(
        self, book: Book, ana: Person, luis: Person, need: Wish, offer: Wish
    ) -> None:
        pairing.catch_up(book)
        found = favour(book)
        assert found
        assert (found.need, found.offer) == (need, offer)
        draft(book, ana, luis, Cause(need, offer))
        assert favour(book) is None
        undo(book, last(book))
        assert favour(book)
        give(book, ana, Given(Give.Kind.ADVICE, need=need))
        assert favour(book) is None

    def test_what_i_need_is_no_favour_of_mine(self, book: Book, offer: Wish) -> None:
        add_wish(book, None, What(NEED, "piano lessons for my son"))
        pairing.catch_up(book)
        assert Pairing.objects.filter(offer=offer).exists()
        assert favour(book) is None

    def test_nothing_is_a_good_answer_too(self, book: Book) -> None:
        assert favour(book) is None


def test_a_stranger_sees_nothing_of_it(
    book: Book, strangers_book: Book, luis: Person, need: Wish, offer: Wish
) -> None:
    pairing.catch_up(book)
    bea = add(strangers_book, "Bea")
    theirs = add_wish(strangers_book, bea, What(NEED, need.words))
    pairing.catch_up(strangers_book)
    assert not helpers(strangers_book, theirs).has_any
    assert not helpers(strangers_book, need).has_any
    assert favour(strangers_book) is None
    assert Pairing.objects.filter(book=book, offer=offer).exists()
    erase_people(book, [luis])
    assert not Pairing.objects.exists()
