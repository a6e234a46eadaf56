"""What is given is remembered, thanked for, and never added up."""

from collections.abc import Callable
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from dardar.accounts.models import Book
from dardar.encounters.errors import FutureDayError
from dardar.giving.actions import What, add_wish
from dardar.giving.gives import Given, delete_give, edit_give, give, thank
from dardar.giving.models import Give, Role, Wish
from dardar.giving.queries import gives, to_thank
from dardar.people.actions import erase_people
from dardar.people.history import sentence
from dardar.people.joining.actions import join
from dardar.people.models import Person
from dardar.people.undo import undo
from tests.giving.conftest import SetClock
from tests.giving.scenes import last

Kind = Give.Kind
MONDAY, TUESDAY = date(2027, 1, 4), date(2027, 1, 5)


def test_a_favour_to_ana(book: Book, ana: Person, clock: SetClock) -> None:
    clock(MONDAY)
    given = give(book, ana, Given(Kind.FAVOUR, " a lift  to the airport "))
    assert (given.words, given.on, given.to_me) == ("a lift to the airport", MONDAY, False)
    assert list(gives(book, ana)) == [given]
    assert sentence(last(book)) == "You gave something to Ana Ruiz Soler."


def test_what_was_given_to_me_waits_for_thanks(
    book: Book, ana: Person, luis: Person, clock: SetClock
) -> None:
    clock(TUESDAY)
    later = give(book, ana, Given(Kind.ADVICE, "x", TUESDAY, to_me=True))
    first = give(book, luis, Given(Kind.ADVICE, "y", MONDAY, to_me=True))
    give(book, luis, Given(Kind.ADVICE, "thanked", to_me=True, thanked=True))
    give(book, luis, Given(Kind.ADVICE, "by me"))
    assert list(to_thank(book)) == [first, later]
    thank(book, first)
    assert sentence(last(book)) == "You thanked Luis Prado."
    assert list(to_thank(book)) == [later]


def test_thanks_keep_their_first_day(book: Book, ana: Person, clock: SetClock) -> None:
    clock(MONDAY)
    given = give(book, ana, Given(Kind.OTHER, to_me=True))
    thank(book, given)
    clock(TUESDAY)
    thank(book, given)
    edit_give(book, given, Given(Kind.OTHER, "wine", MONDAY, to_me=True, thanked=True))
    assert Give.objects.get().thanked_on == MONDAY
    edit_give(book, given, Given(Kind.OTHER, "wine", MONDAY, to_me=True))
    assert Give.objects.get().thanked_on is None


def test_they_thank_me_too(book: Book, ana: Person) -> None:
    thank(book, give(book, ana, Given(Kind.RESOURCE)))
    assert sentence(last(book)) == "Ana Ruiz Soler thanked you."


def test_what_it_answers_may_be_met_by_it(book: Book, ana: Person) -> None:
    need = add_wish(book, ana, What(Role.NEED, "a lift"))
    given = give(book, ana, Given(Kind.FAVOUR, need=need))
    assert Wish.objects.get().state == Wish.State.OPEN
    give(book, ana, Given(Kind.FAVOUR, need=need), meets=True)
    assert Wish.objects.get().state == Wish.State.MET
    undo(book, last(book))
    assert Wish.objects.get().state == Wish.State.OPEN
    assert list(Give.objects.all()) == [given]


def thanked(book: Book, given: Give) -> None:
    thank(book, given)


def edited(book: Book, given: Give) -> None:
    edit_give(book, given, Given(Kind.OTHER, "wine", to_me=True))


@pytest.mark.parametrize("act", [thanked, edited, delete_give], ids=lambda act: act.__name__)
def test_every_verb_can_be_undone(
    book: Book, ana: Person, act: Callable[[Book, Give], None]
) -> None:
    given = give(book, ana, Given(Kind.ADVICE, "taxes"))
    before = list(Give.objects.values())
    act(book, given)
    assert list(Give.objects.values()) != before
    undo(book, last(book))
    assert list(Give.objects.values()) == before


def test_nothing_is_given_tomorrow(book: Book, ana: Person) -> None:
    with pytest.raises(FutureDayError):
        give(book, ana, Given(Kind.ADVICE, on=date(2099, 1, 1)))


def test_nobody_writes_into_another_book(book: Book, strangers_book: Book, ana: Person) -> None:
    given = give(book, ana, Given(Kind.ADVICE))
    need = add_wish(strangers_book, None, What(Role.NEED, "x"))
    for act in (
        lambda: give(strangers_book, ana, Given(Kind.ADVICE)),
        lambda: give(book, ana, Given(Kind.ADVICE, need=need)),
        lambda: edit_give(strangers_book, given, Given(Kind.ADVICE, "x")),
        lambda: thank(strangers_book, given),
        lambda: delete_give(strangers_book, given),
    ):
        with pytest.raises(PermissionDenied):
            act()
    assert not gives(strangers_book)
    assert not to_thank(strangers_book)


def test_gives_follow_their_person_and_go_with_them(book: Book, ana: Person, luis: Person) -> None:
    his = give(book, luis, Given(Kind.ADVICE, to_me=True))
    join(book, [ana, luis])
    assert list(gives(book, ana)) == [his]
    assert to_thank(book).get().person == ana
    undo(book, last(book))
    assert list(gives(book, luis)) == [his]
    erase_people(book, [luis])
    assert not Give.objects.exists()
