"""The shape of my network: groups, who joins them, what has changed."""

from datetime import timedelta

from pytest_django import DjangoAssertNumQueries

from dardar.accounts.models import Book
from dardar.core.cards.fields import Field, Kind
from dardar.encounters.days import today
from dardar.encounters.models import Encounter
from dardar.insights.network.models import KeptNetwork
from dardar.insights.network.queries import network
from dardar.insights.network.shape import By, Group, Name, groups_of, shape
from dardar.people.labelling import label_people
from dardar.people.models import Person
from dardar.ties.reckoning import reckon_everybody
from tests.insights.network.conftest import People, add, together


def group_of(groups: list[Group], person: Person) -> Group:
    """Return the group in whose faces somebody is."""
    return next(group for group in groups if person in group.faces)


def test_a_group_is_called_by_what_it_has_in_common(book: Book, people: People) -> None:
    groups = list(shape(book).groups)
    assert group_of(groups, people.ana).name == Name(By.COMPANY, "Panadería Miga")
    assert group_of(groups, people.eva).name == Name(By.SPACE, "Puerto")


def test_without_anything_in_common_by_those_who_know_most_of_it(book: Book) -> None:
    some = [add(book, name) for name in ("Ana Ruiz", "Berta Gil", "Celia Sanz")]
    together(book, *some)
    reckon_everybody(book)
    [group] = shape(book).groups
    assert group.name == Name(By.PEOPLE, "Ana Ruiz, Berta Gil")
    assert (group.size, group.others) == (3, 0)


def test_what_everybody_has_is_no_name(book: Book) -> None:
    for letter in "AB":
        town = Field(Kind.PLACE, "Bilbao")
        some = [add(book, f"{letter} {number}", "", town) for number in range(4)]
        together(book, *some)
    reckon_everybody(book)
    assert {group.name.by for group in shape(book).groups} == {By.PEOPLE}


def test_a_label_most_of_a_group_bears_is_its_name(book: Book, people: People) -> None:
    sailors = [people.eva, people.fina, people.gala, people.hilda, people.rosa]
    label_people(book, sailors, "Regatta")
    [group] = [one for one in groups_of(book, network(book)) if people.eva in one.faces]
    assert group.name == Name(By.LABEL, "Regatta")


def test_the_bridge_is_found(book: Book, people: People) -> None:
    found = shape(book)
    [joining] = found.bridges
    assert joining.person == people.rosa
    assert joining.is_only
    assert joining.bridge.through == joining.bridge.ties == 2
    assert {group.number for group in joining.groups} == {0, 1}


def test_reach_counts_people_and_rings(book: Book, people: People) -> None:
    assert people
    add(book, "Zoe")
    reach = shape(book).reach
    assert (reach.people, reach.in_touch, sum(reach.rings)) == (10, 9, 9)
    assert reach.know_each_other == 2 * 6 + 4


def test_who_is_in_no_group_is_counted(book: Book, people: People) -> None:
    assert people
    add(book, "Zoe")
    assert shape(book).in_no_group == 1


def test_what_has_changed_since_last_year(book: Book) -> None:
    old, warmer, cooler = (add(book, name) for name in ("Old", "Warmer", "Cooler"))
    for person in (old, warmer):
        together(book, person, ago=700)
    for ago in range(0, 100, 7):
        together(book, warmer, ago=ago)
        together(book, cooler, ago=370 + ago)
    new = add(book, "New")
    together(book, new, ago=5)
    reckon_everybody(book)
    found = shape(book)
    assert (found.new.number, list(found.new.people)) == (1, [new])
    assert list(found.nearer.people) == [warmer]
    assert list(found.further.people) == [cooler]


def test_strong_ties_that_went_dormant_are_told(book: Book) -> None:
    ana = add(book, "Ana")
    for ago in range(1000, 1060, 10):
        together(book, ana, ago=ago)
    fleeting = add(book, "Berta")
    together(book, fleeting, ago=1000)
    reckon_everybody(book)
    assert [tie.person for tie in shape(book).dormant] == [ana]


def test_somebody_who_has_gone_is_left_out(book: Book, people: People) -> None:
    network(book)
    Person.objects.filter(pk=people.rosa.pk).delete()
    KeptNetwork.objects.update(is_stale=False)
    found = shape(book)
    assert found.bridges == []
    assert all(people.rosa not in group.faces for group in found.groups)


def test_it_takes_as_many_queries_for_more(
    book: Book, people: People, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    assert people
    shape(book)
    with django_assert_num_queries(7):
        shape(book)
    for number in range(12):
        together(book, *(add(book, f"{number} {each}") for each in range(3)))
    reckon_everybody(book)
    shape(book)
    with django_assert_num_queries(8):
        shape(book)


def test_an_empty_book_has_an_empty_shape(book: Book, strangers_book: Book) -> None:
    found = shape(book)
    assert (found.groups, found.bridges, found.dormant) == ([], [], [])
    assert shape(strangers_book).reach.people == 0


def test_what_is_ahead_changes_nothing(book: Book, people: People) -> None:
    assert people
    Encounter.objects.update(on=today(book) + timedelta(days=2))
    KeptNetwork.objects.all().delete()
    assert shape(book).new.number == 0
