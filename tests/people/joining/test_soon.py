"""When people are compared: at once, in the background, by the clock, and after a crash."""

import sys
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection, connections
from django_tasks_db.models import DBTaskResult
from pytest_django import DjangoCaptureOnCommitCallbacks

from dardar.accounts.models import Book
from dardar.archive.actions import close_account
from dardar.core.cards.fields import Field, Kind
from dardar.people.actions import add_note, add_person, edit_person
from dardar.people.imports import actions as imports
from dardar.people.joining import soon, suggesting
from dardar.people.joining.actions import join, tell_apart
from dardar.people.joining.soon import compare_everybody, compare_soon, queue_comparing
from dardar.people.joining.suggesting import catch_up, uncompared
from dardar.people.journal import watch
from dardar.people.models import Person, Suggestion
from dardar.people.queries import counting
from dardar.people.undo import undo
from tests.crashing import crashes
from tests.people.conftest import named
from tests.people.imports.samples import bring, card
from tests.people.imports.test_state import work_off
from tests.people.joining.crowd import crowd, fill, pairs

PHONE = Field(Kind.PHONE, "+34 612 345 678")
PAIR = {frozenset(("Pepe García", "José García Mora"))}


@pytest.fixture
def two(transactional_db: None, book: Book) -> list[Person]:  # noqa: ARG001 - what waits for the commit is done
    """Return two who are perhaps the same, in a book of some size."""
    crowd(book, 60)
    catch_up(book)
    return [
        add_person(book, [Field(Kind.NAME, "Pepe García"), PHONE]),
        add_person(book, [Field(Kind.NAME, "José García Mora"), PHONE]),
    ]


class TestByHand:
    """A few are compared while their owner waits."""

    def test_whoever_is_added_is_compared_at_once(self, book: Book, two: list[Person]) -> None:
        assert len(two) == 2
        assert pairs(book) == PAIR
        assert not uncompared(book).exists()

    def test_an_edit_and_its_undoing(self, book: Book, two: list[Person]) -> None:
        other = [Field(Kind.PHONE, "+34 699 111 222"), Field(Kind.NAME, "Eva Sol")]
        with watch() as made:
            edit_person(book, two[0], [Kind.PHONE, Kind.NAME], other, base=counting(two[0]))
        assert not pairs(book)
        undo(book, made[0])
        assert pairs(book) == PAIR

    def test_a_join_and_its_undoing(self, book: Book, two: list[Person]) -> None:
        with watch() as made:
            join(book, two)
        assert not pairs(book)
        undo(book, made[0])
        assert pairs(book) == PAIR
        assert not uncompared(book).exists()

    def test_a_no_and_its_undoing(self, book: Book, two: list[Person]) -> None:
        with watch() as made:
            tell_apart(book, two)
        assert not pairs(book)
        undo(book, made[0])
        assert pairs(book) == PAIR

    def test_many_at_once_are_left_to_the_background(
        self, book: Book, two: list[Person], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(soon, "AT_ONCE", 1)
        with watch() as made:
            join(book, two)
        undo(book, made[0])
        assert not pairs(book)
        work_off()
        assert pairs(book) == PAIR

    def test_what_goes_wrong_then_does_not_undo_what_was_done(
        self, book: Book, two: list[Person], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def fail(*_arguments: object) -> None:
            raise RuntimeError

        with monkeypatch.context() as patch:
            patch.setattr(soon, "compare", fail)
            eva = named(book, "Eva Sol")
        assert list(uncompared(book)) == [eva]
        queue_comparing()
        work_off()
        assert not uncompared(book).exists()
        assert len(two) == 2

    def test_a_note_needs_no_comparing(
        self,
        book: Book,
        ana: Person,
        django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
    ) -> None:
        catch_up(book)
        with django_capture_on_commit_callbacks(execute=True):
            add_note(book, ana, "met in Lyon")
        ana.refresh_from_db()
        assert ana.is_compared
        assert not DBTaskResult.objects.exists()


class TestInTheBackground:
    """Many wait for the worker."""

    @pytest.mark.usefixtures("transactional_db")
    def test_an_import_is_compared_when_it_has_ended_and_when_it_is_out_again(
        self, book: Book
    ) -> None:
        crowd(book, 60)
        fill(book, [[Field(Kind.NAME, "José García Mora"), Field(Kind.COMPANY, "Altura")]])
        catch_up(book)
        work = bring(book, card("Pepe García", mail="pepe@altura.coffee", company="Altura"))
        assert pairs(book) == PAIR
        imports.undo(book, work)
        assert not pairs(book)
        assert not uncompared(book).exists()

    @pytest.mark.usefixtures("transactional_db")
    def test_a_task_is_queued_once_for_a_book(
        self, book: Book, strangers_book: Book, ana: Person
    ) -> None:
        eva = named(strangers_book, "Eva Sol")
        Person.objects.filter(pk__in=[ana.pk, eva.pk]).update(is_compared=False)
        queue_comparing()
        queue_comparing()
        found = DBTaskResult.objects.filter(task_path=compare_everybody.module_path)
        queued = {one.args_kwargs["args"][0] for one in found}
        assert queued == {str(book.pk), str(strangers_book.pk)}
        assert found.count() == 2
        work_off()
        ana.refresh_from_db()
        assert ana.is_compared
        queue_comparing()
        assert found.count() == 2

    @pytest.mark.usefixtures("transactional_db")
    def test_a_book_that_is_gone_is_no_error(self, book: Book) -> None:
        crowd(book, 1)
        queue_comparing()
        assert DBTaskResult.objects.exists()
        close_account(book)
        work_off()

    def test_everybody_means_whoever_is_left(
        self, book: Book, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
    ) -> None:
        crowd(book, 3)
        with django_capture_on_commit_callbacks(execute=True):
            compare_soon(book)
        assert not uncompared(book).exists()
        crowd(book, soon.AT_ONCE + 1)
        with django_capture_on_commit_callbacks(execute=True):
            compare_soon(book)
        assert DBTaskResult.objects.count() == 1

    def test_many_touched_are_not_counted_to_the_end(
        self, book: Book, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
    ) -> None:
        people = crowd(book, soon.AT_ONCE * 3)
        with django_capture_on_commit_callbacks(execute=True):
            compare_soon(book, people)
        assert DBTaskResult.objects.count() == 1
        assert uncompared(book).count() == len(people)


def step_by_step(act: Callable[[], None]) -> Callable[[], None]:
    """Return an act that can be killed before each statement it sends to the database."""

    def announce(execute: Callable[..., Any], *arguments: Any) -> Any:  # noqa: ANN401 - Django's signature
        sys.audit("step")
        return execute(*arguments)

    def act_step_by_step() -> None:
        with connection.execute_wrapper(announce):
            act()
        connections.close_all()

    return act_step_by_step


@pytest.mark.usefixtures("transactional_db")
def test_a_kill_leaves_whole_slices_and_the_rest_to_be_compared(
    book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(suggesting, "COMPARED_AT_ONCE", 5)
    fill(book, ([Field(Kind.NAME, f"{given} Gil {n * 'bo'}"), Field(Kind.PHONE, f"+34 6123456{n}")]
                for given in ("José", "Pepe") for n in range(10, 20)))  # fmt: skip
    catch_up(book)
    wanted = set(Suggestion.objects.values_list("one", "other", "weight"))
    assert len(wanted) >= 10
    Suggestion.objects.all().delete()
    Person.objects.update(is_compared=False)
    connections.close_all()
    kills = 0
    for killed in crashes(step_by_step(lambda: catch_up(book)), every=13):
        compared = set(Person.objects.filter(is_compared=True).values_list("pk", flat=True))
        found = set(Suggestion.objects.values_list("one", "other", "weight"))
        connections.close_all()
        assert len(compared) % 5 == 0
        assert found == {row for row in wanted if compared & set(row[:2])}
        kills += killed
    assert kills > 5
    assert len(compared) == 20
