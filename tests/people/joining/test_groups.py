"""Whom to look at together: pairs gathered to small groups."""

from datetime import date
from itertools import pairwise

import pytest
from pytest_django import DjangoAssertNumQueries

from dardar.accounts.models import Book
from dardar.people.joining import groups as grouping
from dardar.people.joining.actions import join, tell_apart
from dardar.people.joining.groups import LARGEST_GROUP, groups, without_those_apart
from dardar.people.models import Person
from tests.people.conftest import named
from tests.people.suggested import suggest

TODAY = date(2026, 9, 14)


def some(book: Book, number: int) -> list[Person]:
    return [named(book, f"Ana {n}") for n in range(number)]


def found(book: Book) -> list[set[str]]:
    names = dict(Person.objects.values_list("pk", "name"))
    return [{names[pk] for pk in group.people} for group in groups(book, TODAY).found]


def test_the_group_of_the_likeliest_pair_comes_first(book: Book) -> None:
    a, b, c, d, e = some(book, 5)
    suggest(book, a, b, weight=3)
    suggest(book, c, d, weight=9)
    suggest(book, b, e, weight=2)
    assert found(book) == [{"Ana 2", "Ana 3"}, {"Ana 0", "Ana 1", "Ana 4"}]


def test_a_long_chain_is_cut_where_it_is_weakest(book: Book) -> None:
    chain = some(book, LARGEST_GROUP + 2)
    for place, (one, other) in enumerate(pairwise(chain)):
        suggest(book, one, other, weight=20 - place)
    assert [len(group) for group in found(book)] == [LARGEST_GROUP, 2]


def test_what_is_put_off_does_not_count(book: Book) -> None:
    one, other = some(book, 2)
    pair = suggest(book, one, other)
    pair.later_on = date(2026, 9, 15)
    pair.save()
    assert found(book) == []


def test_who_was_told_apart_is_not_brought_together_by_a_third(book: Book) -> None:
    a, b, c = some(book, 3)
    tell_apart(book, [a, c])
    pairs = [suggest(book, a, b, weight=6), suggest(book, b, c, weight=4)]
    group = groups(book, TODAY).found[0]
    kept = without_those_apart(book, [group], pairs)
    assert [one.people for one in kept] == [frozenset({a.pk, b.pk})]


def test_who_stands_with_somebody_told_apart_is_apart_too(book: Book) -> None:
    a, b, c, d = some(book, 4)
    tell_apart(book, [c, d])
    join(book, [b, c])
    pairs = [suggest(book, a, b, weight=6), suggest(book, a, d, weight=4)]
    kept = without_those_apart(book, groups(book, TODAY).found, pairs)
    assert [one.people for one in kept] == [frozenset({a.pk, b.pk})]


def test_where_nobody_was_told_apart_groups_stay_as_they_are(book: Book) -> None:
    one, other = some(book, 2)
    pair = suggest(book, one, other)
    group = groups(book, TODAY).found[0]
    assert without_those_apart(book, [group], [pair]) == [group]


def test_another_book_is_not_looked_into(book: Book, strangers_book: Book) -> None:
    one, other = some(strangers_book, 2)
    suggest(strangers_book, one, other)
    assert found(book) == []


def test_groups_are_found_by_place_and_by_people(book: Book) -> None:
    a, b, c, d = some(book, 4)
    suggest(book, a, b, weight=9)
    suggest(book, c, d, weight=3)
    all_of_them = groups(book, TODAY)
    first, second = all_of_them.found
    assert len(all_of_them) == 2
    assert all_of_them.after(None) == [first, second]
    assert all_of_them.after(first.rank) == [second]
    assert groups(book, TODAY, about=d.pk).found == [second]
    assert groups(book, TODAY, about=named(book, "Eva").pk).found == []
    assert all_of_them.within([c.pk, d.pk, a.pk]) == [second]


def test_of_very_many_pairs_the_likeliest_are_looked_at(
    book: Book,
    monkeypatch: pytest.MonkeyPatch,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    monkeypatch.setattr(grouping, "MOST_PAIRS", 2)
    people = some(book, 8)
    for place in range(0, 8, 2):
        suggest(book, people[place], people[place + 1], weight=place)
    with django_assert_num_queries(1):
        all_of_them = groups(book, TODAY)
    assert all_of_them.has_more
    assert [group.people for group in all_of_them.found] == [
        frozenset({people[6].pk, people[7].pk}),
        frozenset({people[4].pk, people[5].pk}),
    ]
