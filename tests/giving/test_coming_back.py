"""A mail that came back: to that address nobody is written again, and all else goes on."""

import pytest
from django.core.exceptions import PermissionDenied

from dardar.accounts.models import Book
from dardar.encounters.models import FollowUp
from dardar.giving import answering, asking
from dardar.giving.asking import ask_wishes
from dardar.giving.errors import ClosedError
from dardar.giving.introducing import ask_again, note_came_back, record_answer
from dardar.giving.models import Side
from dardar.giving.queries import unreachable_askings, unreachable_sides
from dardar.people.models import Person
from dardar.people.undo import undo
from tests.giving.scenes import Asked, add_address, asked, last, letters, link, token_of

YES = Side.Answer.YES


@pytest.fixture
def both(book: Book, ana: Person, luis: Person) -> Asked:
    return asked(book, ana, luis)


def test_it_is_kept_told_and_taken_back(book: Book, both: Asked, luis: Person) -> None:
    note_came_back(book, both.side(luis))
    assert list(unreachable_sides(book)) == [both.side(luis)]
    undo(book, last(book))
    assert not unreachable_sides(book)
    assert both.side(luis).unreachable_at is None


def test_it_is_kept_once(book: Book, both: Asked, luis: Person) -> None:
    note_came_back(book, both.side(luis))
    with pytest.raises(ClosedError):
        note_came_back(book, both.side(luis))


def test_what_was_answered_has_arrived(book: Book, both: Asked, luis: Person) -> None:
    answering.answer(both.token(luis), YES)
    with pytest.raises(ClosedError):
        note_came_back(book, both.side(luis))


def test_who_was_asked_by_hand_got_no_mail(book: Book, ana: Person, marta: Person) -> None:
    scene = asked(book, ana, marta)
    with pytest.raises(ClosedError):
        note_came_back(book, scene.side(marta))


def test_of_another_book_nothing_is_kept(strangers_book: Book, both: Asked, luis: Person) -> None:
    with pytest.raises(PermissionDenied):
        note_came_back(strangers_book, both.side(luis))


def test_asked_once_more_they_are_written_to_at_another_address(
    book: Book, both: Asked, luis: Person
) -> None:
    add_address(book, luis, "luis@casa.example")
    note_came_back(book, both.side(luis))
    assert ask_again(book, both.side(luis), link).by_mail
    assert both.side(luis).address == "luis@casa.example"
    assert both.side(luis).unreachable_at is None
    assert not unreachable_sides(book)


def test_without_another_address_they_are_asked_by_hand_from_then_on(
    book: Book, both: Asked, luis: Person
) -> None:
    note_came_back(book, both.side(luis))
    for _time in range(2):
        sent = ask_again(book, both.side(luis), link)
        assert not sent.by_mail
    assert len(letters("luis@prado.example")) == 1
    assert not unreachable_sides(book)
    answering.answer(token_of(sent.link), YES)
    assert both.side(luis).answer == YES


def test_both_yes_and_the_owner_tells_the_one_who_has_no_good_address(
    book: Book, both: Asked, ana: Person, luis: Person
) -> None:
    note_came_back(book, both.side(luis))
    ask_again(book, both.side(luis), link, at="")
    record_answer(book, both.side(luis), YES)
    record_answer(book, both.side(ana), YES)
    assert len(letters("luis@prado.example")) == 1
    assert "luis@prado.example" not in letters("ana@norte.example")[-1].body
    assert (
        FollowUp.objects.get(person=luis).text == "Put in touch with Ana Ruiz Soler: both said yes"
    )


def test_they_are_put_in_touch_at_an_address_that_was_set_right_meanwhile(
    book: Book, both: Asked, ana: Person, luis: Person
) -> None:
    note_came_back(book, both.side(luis))
    ask_again(book, both.side(luis), link, at="")
    add_address(book, luis, "luis@casa.example")
    record_answer(book, both.side(luis), YES)
    record_answer(book, both.side(ana), YES)
    made = letters()[-1]
    assert {made.to, *made.cc.split(",")} >= {"ana@norte.example", "luis@casa.example"}


class TestAskings:
    """The link at which somebody writes what they offer and need."""

    def test_it_is_kept_and_told_until_they_are_asked_in_another_way(
        self, book: Book, luis: Person
    ) -> None:
        asking.note_came_back(book, ask_wishes(book, luis, link).asking)
        assert unreachable_askings(book).count() == 1
        for _time in range(2):
            assert not ask_wishes(book, luis, link).by_mail
        assert not unreachable_askings(book)
        add_address(book, luis, "luis@casa.example")
        again = ask_wishes(book, luis, link)
        assert again.by_mail
        assert (again.asking.address, again.asking.unreachable_at) == ("luis@casa.example", None)

    def test_they_can_be_asked_by_hand_at_once(self, book: Book, luis: Person) -> None:
        assert not ask_wishes(book, luis, link, at="").by_mail
        assert not letters()

    def test_of_another_book_nothing_is_kept(
        self, book: Book, strangers_book: Book, luis: Person
    ) -> None:
        row = ask_wishes(book, luis, link).asking
        with pytest.raises(PermissionDenied):
            asking.note_came_back(strangers_book, row)
