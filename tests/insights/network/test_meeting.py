"""Who among my people should meet."""

import pytest
from django.core.exceptions import PermissionDenied

from dardar.accounts.models import Book
from dardar.circles.actions import What, found
from dardar.circles.membership import member_of
from dardar.circles.refusing import recognise
from dardar.encounters.days import today
from dardar.giving import pairing
from dardar.giving.actions import What as Said
from dardar.giving.actions import add_wish
from dardar.giving.errors import SamePersonError
from dardar.giving.introducing import call_off, draft
from dardar.giving.matrix import matrix
from dardar.giving.models import Role
from dardar.giving.not_these import not_these, not_to_meet
from dardar.giving.queries import helpers
from dardar.insights.network.meeting import Meeting, who_is_near, who_should_meet
from dardar.people.joining.actions import join, part
from dardar.people.models import Change, Person
from dardar.people.undo import undo
from dardar.ties.reckoning import reckon_everybody
from tests.circles.scenes import joined
from tests.insights.network.conftest import People, add, together


def between(meetings: list[Meeting], one: Person, other: Person) -> Meeting | None:
    """Return the proposal that two meet."""
    return next((m for m in meetings if {m.one, m.other} == {one, other}), None)


def say(book: Book, person: Person, role: Role, words: str) -> None:
    """Let somebody offer or need something."""
    add_wish(book, person, Said(role, words))


def test_who_has_somebody_in_common_and_does_not_know_each_other_is_proposed(
    book: Book, people: People
) -> None:
    meeting = between(who_should_meet(book), people.ana, people.eva)
    assert meeting
    assert list(meeting.through) == [people.rosa]
    assert meeting.groups
    assert not between(who_should_meet(book), people.ana, people.dora)


def test_what_one_has_for_the_other_comes_first(book: Book, people: People) -> None:
    say(book, people.berta, Role.NEED, "a plumber for the oven")
    say(book, people.fina, Role.OFFER, "I am a plumber")
    pairing.catch_up(book)
    first = who_should_meet(book)[0]
    assert {first.one, first.other} == {people.berta, people.fina}
    assert first.need
    assert first.offer
    assert (first.need.person, first.offer.person) == (people.berta, people.fina)


def test_of_use_to_each_other_they_need_nobody_in_common(book: Book) -> None:
    ana, eva = add(book, "Ana"), add(book, "Eva")
    for person in (ana, eva):
        together(book, person)
    reckon_everybody(book)
    assert who_should_meet(book) == []
    say(book, ana, Role.NEED, "a plumber for the oven")
    say(book, eva, Role.OFFER, "I am a plumber")
    pairing.catch_up(book)
    [meeting] = who_should_meet(book)
    assert meeting.through == []


def test_who_competes_is_proposed_last_and_who_has_the_same_clients_before(
    book: Book, people: People
) -> None:
    for person in (people.ana, people.eva):
        say(book, person, Role.NEED, "an accountant")
    for person in (people.berta, people.fina):
        say(book, person, Role.OFFER, "photography")
    meetings = who_should_meet(book)
    alike = between(meetings, people.ana, people.eva)
    competing = between(meetings, people.berta, people.fina)
    others = between(meetings, people.berta, people.eva)
    assert alike
    assert competing
    assert others
    assert alike.same_clients
    assert not competing.same_clients
    assert alike.score > others.score > competing.score


def test_a_circle_they_share_speaks_for_it(book: Book, people: People) -> None:
    before = between(who_should_meet(book), people.ana, people.eva)
    host = member_of(book, found(book, What("Bread", "Together")))
    for person in (people.ana, people.eva):
        recognise(book, host, joined(host, person.name), person)
    now = between(who_should_meet(book), people.ana, people.eva)
    assert before
    assert now
    assert now.circles == ["Bread"]
    assert now.score > before.score


def test_what_was_begun_or_called_off_does_not_come_back(book: Book, people: People) -> None:
    introduction = draft(book, people.ana, people.eva)
    assert not between(who_should_meet(book), people.ana, people.eva)
    call_off(book, introduction)
    assert not between(who_should_meet(book), people.ana, people.eva)


def test_only_of_some(book: Book, people: People) -> None:
    some = [people.ana.pk, people.berta.pk, people.eva.pk]
    meetings = who_is_near(book, some, set())
    assert {frozenset((m.one, m.other)) for m in meetings} == {
        frozenset((people.ana, people.eva)),
        frozenset((people.berta, people.eva)),
    }
    [meeting] = who_is_near(book, some, {frozenset((people.ana.pk, people.eva.pk))})
    assert {meeting.one, meeting.other} == {people.berta, people.eva}


@pytest.mark.usefixtures("people")
def test_whom_i_am_not_in_touch_with_is_not_proposed(book: Book) -> None:
    zoe = add(book, "Zoe", "Panadería Miga")
    assert not any(zoe in {m.one, m.other} for m in who_should_meet(book))


def test_strangers_get_nobody(people: People, strangers_book: Book) -> None:
    assert people
    assert who_should_meet(strangers_book) == []


class TestNotTheseTwo:
    """«Not these two» counts everywhere, and for good."""

    def test_they_are_proposed_nowhere_any_more(self, book: Book, people: People) -> None:
        need = add_wish(book, people.ana, Said(Role.NEED, "a plumber for the oven"))
        say(book, people.eva, Role.OFFER, "I am a plumber")
        pairing.catch_up(book)
        assert helpers(book, need).people
        [cell] = matrix(book, [people.ana, people.eva])
        assert cell.should_meet
        not_these(book, people.eva, people.ana)
        assert not between(who_should_meet(book), people.ana, people.eva)
        assert not helpers(book, need).people
        [cell] = matrix(book, [people.ana, people.eva])
        assert not cell.should_meet

    def test_said_twice_it_stands_there_once(self, book: Book, people: People) -> None:
        said = not_these(book, people.ana, people.eva)
        assert not_these(book, people.eva, people.ana) == said
        assert said.on == today(book)

    def test_it_can_be_undone(self, book: Book, people: People) -> None:
        not_these(book, people.ana, people.eva)
        undo(book, Change.objects.filter(verb="not_these").get())
        assert between(who_should_meet(book), people.ana, people.eva)

    def test_it_follows_who_is_one_person(self, book: Book, people: People) -> None:
        twin = add(book, "Ana R.")
        not_these(book, twin, people.eva)
        head = join(book, [people.ana, twin])
        assert not_to_meet(book) == {frozenset((head.pk, people.eva.pk))}
        part(book, head, [twin.pk])
        assert not_to_meet(book) == {frozenset((twin.pk, people.eva.pk))}

    def test_nobody_says_it_of_one_or_of_strangers(
        self, book: Book, people: People, strangers_book: Book
    ) -> None:
        with pytest.raises(SamePersonError):
            not_these(book, people.ana, people.ana)
        with pytest.raises(PermissionDenied):
            not_these(book, people.ana, add(strangers_book, "Vera"))
        assert not_to_meet(strangers_book) == set()
