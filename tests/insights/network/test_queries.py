"""Who knows whom in a book, worked out and kept."""

from datetime import timedelta

import numpy as np
import pytest
from django.test import TestCase
from django_tasks_db.models import DBTaskResult
from pytest_django import DjangoAssertNumQueries

from dardar.accounts.models import Book
from dardar.core.cards.fields import Field, Kind
from dardar.encounters.actions import Circumstances, Newcomer, meet
from dardar.encounters.days import today
from dardar.encounters.models import Encounter
from dardar.giving.answering import answer
from dardar.giving.models import Side
from dardar.insights.network import queries
from dardar.insights.network.acquaintance import LARGEST, LOOSE, STEADY
from dardar.insights.network.kept import Network
from dardar.insights.network.models import KeptNetwork
from dardar.insights.network.queries import network
from dardar.insights.network.tasks import work_out
from dardar.people.actions import erase_people
from dardar.people.joining.actions import join
from dardar.people.models import Change, Person
from dardar.people.undo import undo
from tests.giving.scenes import asked
from tests.insights.network.conftest import People, add, together


def weight(found: Network, one: Person, other: Person) -> float:
    """Return how well two know each other, 0 if they don't."""
    known, weights = found.graph.row(found.index[one.pk])
    place = np.flatnonzero(known == found.index[other.pk])
    return float(weights[place[0]]) if len(place) else 0.0


def test_who_was_in_one_encounter_knows_each_other(book: Book, people: People) -> None:
    found = network(book)
    assert weight(found, people.eva, people.hilda)
    assert weight(found, people.rosa, people.eva)
    assert not weight(found, people.ana, people.eva)


def test_a_tie_is_the_warmer_the_fewer_were_there_and_the_later_it_was(book: Book) -> None:
    ana, berta, celia, dora = (add(book, name) for name in ("Ana", "Berta", "Celia", "Dora"))
    together(book, ana, berta, ago=7)
    together(book, ana, berta, ago=7)  # a day counts once
    together(book, ana, celia, dora, ago=21)
    found = network(book)
    assert weight(found, ana, berta) == pytest.approx(LOOSE + 1 / 2)
    assert weight(found, ana, dora) == pytest.approx(LOOSE + 1 / 4 / 2)


def test_those_of_one_company_know_each_other(book: Book) -> None:
    ana, berta = add(book, "Ana", "Miga, S.L."), add(book, "Berta", "Miga")
    assert weight(network(book), ana, berta) == STEADY


def test_of_a_large_company_each_knows_each_less_well(book: Book) -> None:
    some = [add(book, f"Person {number}", "Miga") for number in range(19)]
    assert weight(network(book), some[0], some[1]) == pytest.approx(STEADY / 2)


def test_whom_i_introduced_and_who_introduced_me_know_each_other(book: Book) -> None:
    ana, berta, celia = (add(book, name) for name in ("Ana", "Berta", "Celia"))
    both = asked(book, ana, berta)
    for person in (ana, berta):
        answer(both.token(person), Side.Answer.YES)
    meet(book, [ana], Circumstances(today(book), introduced_by=celia))
    found = network(book)
    assert weight(found, ana, berta) == STEADY
    assert weight(found, ana, celia) == STEADY


def test_who_is_named_as_kin_is_known_if_only_one_is_called_so(book: Book) -> None:
    ana = add(book, "Ana", "", Field(Kind.RELATION, "berta gil", "sister"))
    berta = add(book, "Berta Gil")
    celia = add(book, "Celia", "", Field(Kind.RELATION, "Juan", "friend"))
    juans = [add(book, "Juan"), add(book, "Juan")]
    found = network(book)
    assert weight(found, ana, berta) == 1.0
    assert not any(weight(found, celia, juan) for juan in juans)


def test_at_something_large_people_hardly_meet(book: Book) -> None:
    some = [Newcomer.named(f"Person {number}") for number in range(LARGEST + 1)]
    meet(book, some, Circumstances(today(book)))
    assert not len(network(book).graph.neighbours)


def test_what_is_ahead_has_not_been(book: Book, people: People) -> None:
    Encounter.objects.update(on=today(book) + timedelta(days=3))
    KeptNetwork.objects.all().delete()
    found = network(book)
    assert weight(found, people.eva, people.hilda) == 0


def test_groups_are_found(book: Book, people: People) -> None:
    found = network(book)
    assert found.number_of_groups == 2
    bakers = found.groups[found.index[people.ana.pk]]
    assert {people.celia.pk, people.dora.pk} <= {*found.members(int(bakers))}
    assert found.groups[found.index[people.eva.pk]] != bakers


def test_an_empty_book_has_an_empty_network(book: Book) -> None:
    found = network(book)
    assert (found.people, found.number_of_groups, len(found.drawn.x)) == ([], 0, 0)


def test_who_is_alone_is_in_no_group_and_never_contacted_on_no_map(book: Book) -> None:
    ana = add(book, "Ana")
    found = network(book)
    assert found.groups[found.index[ana.pk]] == -1
    assert not len(found.drawn.people)


def test_it_is_kept_as_it_was_made(
    book: Book, people: People, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    made = network(book)
    with django_assert_num_queries(1):
        kept = network(book)
    assert kept.people == made.people
    assert people.ana.pk in kept.people
    assert kept.findings == made.findings
    assert kept.drawn.bands == made.drawn.bands
    for name in ("warmths", "rings", "groups"):
        assert np.array_equal(getattr(kept, name), getattr(made, name))
    assert np.array_equal(kept.graph.weights, made.graph.weights)


def test_it_follows_changes_and_their_undoing(book: Book, people: People) -> None:
    assert not weight(network(book), people.celia, people.fina)
    together(book, people.celia, people.fina)
    assert weight(network(book), people.celia, people.fina)
    undo(book, Change.objects.filter(verb="met").latest("at", "pk"))
    assert not weight(network(book), people.celia, people.fina)


def test_it_follows_who_is_one_person(book: Book, people: People) -> None:
    network(book)
    head = join(book, [people.celia, people.gala])
    found = network(book)
    assert weight(found, head, people.ana)
    assert weight(found, head, people.eva)
    assert len(found.people) == 8


def test_it_is_forgotten_when_somebody_is_erased(book: Book, people: People) -> None:
    network(book)
    erase_people(book, [people.ana])
    assert not KeptNetwork.objects.exists()
    assert people.ana.pk not in network(book).people


def test_yesterdays_is_made_anew(book: Book, people: People) -> None:
    network(book)
    KeptNetwork.objects.update(on=today(book) - timedelta(days=1))
    together(book, people.celia, people.fina, ago=0)
    assert network(book).on == today(book)


def test_a_large_one_is_made_anew_in_the_background(
    book: Book, people: People, monkeypatch: pytest.MonkeyPatch
) -> None:
    network(book)
    monkeypatch.setattr(queries, "AT_ONCE", 5)
    together(book, people.celia, people.fina)
    with TestCase.captureOnCommitCallbacks(execute=True):
        assert not weight(network(book), people.celia, people.fina)
    [waiting] = DBTaskResult.objects.filter(task_path=work_out.module_path)
    assert waiting.args_kwargs["args"] == [str(book.pk)]
    work_out.func(str(book.pk))
    assert weight(network(book), people.celia, people.fina)


def test_a_book_that_is_gone_has_none_to_make(book: Book) -> None:
    pk = str(book.pk)
    book.owner.delete()
    work_out.func(pk)
    assert not KeptNetwork.objects.exists()


def test_strangers_people_are_in_nobody_elses(
    book: Book, people: People, strangers_book: Book
) -> None:
    assert network(strangers_book).people == []
    assert queries.people_by_id(strangers_book, [people.ana.pk]) == {}
    assert queries.people_by_id(book, [people.ana.pk]) == {people.ana.pk: people.ana}
