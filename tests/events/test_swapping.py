"""Cards are swapped if both agree; whoever has a book finds the other in it the next morning."""

from datetime import date

import pytest

from dardar.accounts.models import Book
from dardar.core.cards.fields import Field, Kind
from dardar.encounters.models import Encounter, FollowUp
from dardar.events.errors import NotMetError, SameGuestError
from dardar.events.keeping import bring, given, is_swapped
from dardar.events.models import Event, Guest, KnownGuest
from dardar.events.plan_models import Swap
from dardar.events.round_clock import skip_to, start
from dardar.events.signing_up import claim, sign_up, take_off
from dardar.events.swapping import agree, card_of, met_by, note, take_back
from dardar.giving.errors import NoLinkError, TooLongError
from dardar.giving.models import Give, Wish
from dardar.people.actions import add_person
from dardar.people.history import sentence
from dardar.people.models import Person, Source
from dardar.people.undo import undo
from tests.events.conftest import SetTime
from tests.events.scenes import START, answer, checked_in, last, link, now, plan_of, token_of


@pytest.fixture
def both(ana: Guest, bruno: Guest, set_time: SetTime) -> tuple[Guest, Guest]:
    """Return Ana and Bruno, who has a book, on the day, there."""
    set_time(START)
    checked_in(ana, bruno)
    return now(ana), now(bruno)


def test_nobody_has_a_card_before_both_agree(both: tuple[Guest, Guest]) -> None:
    ana, bruno = both
    assert not agree(ana, bruno)
    for one, other in (both, both[::-1]):
        assert not is_swapped(one, other)
        with pytest.raises(NotMetError):
            card_of(one, other)
    assert agree(bruno, ana)
    assert Field(Kind.EMAIL, "ana@norte.example") in card_of(bruno, ana)
    assert Field(Kind.EMAIL, "bruno@example.org") in card_of(ana, bruno)
    assert card_of(bruno, ana) == given(ana)


def test_the_same_tap_twice_is_one(both: tuple[Guest, Guest], strangers_book: Book) -> None:
    ana, bruno = both
    assert [agree(ana, bruno), agree(ana, bruno)] == [False, False]
    assert [agree(bruno, ana), agree(bruno, ana), agree(ana, bruno)] == [True, True, True]
    assert Swap.objects.count() == 2
    assert Encounter.objects.filter(book=strangers_book).count() == 1


def test_one_may_think_better_of_it_until_both_have_agreed(both: tuple[Guest, Guest]) -> None:
    ana, bruno = both
    agree(ana, bruno)
    take_back(ana, bruno)
    assert not agree(bruno, ana)
    agree(ana, bruno)
    take_back(ana, bruno)
    assert is_swapped(ana, bruno)


def test_the_other_is_in_the_book_to_be_sealed_the_next_day(
    both: tuple[Guest, Guest], strangers_book: Book, book: Book
) -> None:
    ana, bruno = both
    note(bruno, ana, give="The name of a miller", next_step="Send the recipe")
    agree(ana, bruno)
    agree(bruno, ana)
    person = Person.objects.get(book=strangers_book)
    assert (person.name, person.company, person.email) == ("Ana Ruiz", "Norte", "ana@norte.example")
    assert [r.source for r in person.records.all()] == [Source.LEFT]
    encounter = Encounter.objects.get(book=strangers_book)
    assert encounter.gathering
    assert (encounter.on, encounter.gathering.name) == (date(2026, 9, 14), "Give and take")
    due = FollowUp.objects.filter(person=person).order_by("-seals")
    assert [(one.seals, one.due_on, one.text) for one in due] == [
        (True, date(2026, 9, 15), ""),
        (False, date(2026, 9, 15), "Send the recipe"),
    ]
    assert Give.objects.get(person=person).words == "The name of a miller"
    assert {w.words for w in Wish.objects.filter(person=person)} == {
        "bread for parties",
        "an accountant",
    }
    assert not Person.objects.filter(book=book).exists()


def test_somebody_known_is_joined_and_the_swap_can_be_undone(
    both: tuple[Guest, Guest], strangers_book: Book
) -> None:
    ana, bruno = both
    fields = [Field(Kind.NAME, "Anita"), Field(Kind.PHONE, "+34 600 111 222")]
    anita = add_person(strangers_book, fields)
    KnownGuest.objects.create(book=strangers_book, guest=ana, person=anita)
    agree(ana, bruno)
    agree(bruno, ana)
    standing = Person.objects.get(book=strangers_book, joined_to=None)
    assert standing.pk == anita.pk
    assert standing.email == "ana@norte.example"
    entry = last(strangers_book)
    assert sentence(entry) == "You swapped cards with Ana Ruiz."
    undo(strangers_book, entry)
    standing.refresh_from_db()
    assert standing.email == ""
    assert KnownGuest.objects.get().record is None
    assert is_swapped(ana, bruno)


def test_what_is_noted_later_reaches_the_book_too(
    both: tuple[Guest, Guest], strangers_book: Book
) -> None:
    ana, bruno = both
    agree(ana, bruno)
    agree(bruno, ana)
    note(bruno, ana, give="Flour")
    note(bruno, ana, give="Flour", next_step="Coffee")
    note(ana, bruno, give="Bread")
    assert [give.words for give in Give.objects.filter(book=strangers_book)] == ["Flour"]
    assert FollowUp.objects.get(book=strangers_book, seals=False).text == "Coffee"
    met = {one.guest.pk: one for one in met_by(bruno)}[ana.pk]
    assert (met.give, met.next_step, met.agreed, met.is_swapped) == ("Flour", "Coffee", True, True)
    with pytest.raises(TooLongError):
        note(bruno, ana, give="x" * 301)


def test_a_picture_goes_along(both: tuple[Guest, Guest], strangers_book: Book) -> None:
    ana, bruno = both
    Guest.objects.filter(pk=ana.pk).update(image=b"webp")
    agree(now(ana), bruno)
    agree(bruno, ana)
    assert bytes(Person.objects.get(book=strangers_book).photos.get().image) == b"webp"


def test_an_account_opened_later_brings_all_swaps_in(
    event: Event, both: tuple[Guest, Guest], book: Book
) -> None:
    _ana, bruno = both
    eva, address = sign_up(event.token, answer("Eva Sanz"), link)
    checked_in(eva)
    agree(now(eva), bruno)
    agree(bruno, eva)
    assert bring(now(eva)) == 0
    claimed = claim(book, token_of(address))
    assert bring(claimed) == 1
    assert Person.objects.get(book=book).name == "Bruno Gil"


def test_those_of_the_plan_have_met_once_their_round_has_begun(
    event: Event, ana: Guest, luis: Guest, bruno: Guest, set_time: SetTime
) -> None:
    book = event.book
    plan_of(event, [[ana, luis]], [[ana, bruno]])
    set_time(START)
    with pytest.raises(NotMetError):
        agree(ana, luis)
    start(book, event)
    assert [(one.guest, one.round) for one in met_by(now(ana))] == [(luis, 0)]
    assert not agree(now(ana), luis)
    with pytest.raises(NotMetError):
        agree(now(ana), bruno)
    skip_to(book, event, 1)
    assert [one.guest for one in met_by(now(ana))] == [luis, bruno]
    assert agree(now(luis), ana)


def test_nobody_swaps_with_themselves_or_with_who_is_gone(both: tuple[Guest, Guest]) -> None:
    ana, bruno = both
    with pytest.raises(SameGuestError):
        agree(ana, ana)
    before = now(bruno)
    take_off(bruno)
    with pytest.raises(NoLinkError):
        agree(ana, before)
