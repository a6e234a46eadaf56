"""What is done to several people at once."""

import re
from itertools import combinations

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries
from pytest_django.asserts import assertContains, assertRedirects

from dardar.accounts.models import Book
from dardar.circles.actions import What as Founded
from dardar.circles.actions import found
from dardar.circles.membership import member_of
from dardar.encounters.actions import Circumstances, meet
from dardar.giving.actions import What, add_wish
from dardar.giving.asking import ask_wishes
from dardar.giving.gives import Given, give
from dardar.giving.introducing import draft
from dardar.giving.models import Give, Role
from dardar.giving.not_these import not_these
from dardar.insights.network.models import SharedTie
from dardar.insights.network.sharing import share
from dardar.insights.value.models import Result
from dardar.insights.value.results import Noted, note_result
from dardar.people.actions import add_note
from dardar.people.journal import relations
from dardar.people.labelling import label_people
from dardar.people.models import Change, Label, Labelling, Person
from dardar.people.undo import undo
from dardar.web.people.bulk import GOING
from tests.people.conftest import named
from tests.web.people.views import Answer, said


@pytest.fixture
def three(book: Book) -> list[Person]:
    return [named(book, name) for name in ("Ana", "Anabel", "Luis")]


def ids(people: list[Person]) -> list[str]:
    return [str(person.pk) for person in people]


def bearers() -> set[str]:
    return set(Labelling.objects.values_list("person__name", flat=True))


class TestLabels:
    """Given to many, taken from many."""

    def test_those_ticked_are_labelled(self, client: Client, three: list[Person]) -> None:
        data = {"person": ids(three[:2]), "label_name": "x", "act": "label", "next": "/people/?q=a"}
        response = client.post("/people/labels/", data)
        assertRedirects(response, "/people/?q=a", fetch_redirect_response=False)
        assert bearers() == {"Ana", "Anabel"}
        assert said(response) == ["Label given to 2 people: x."]

    def test_all_that_a_search_finds_are_labelled(
        self, client: Client, three: list[Person]
    ) -> None:
        data = {"person": ids(three[2:]), "everyone": "1", "q": "ana", "label_name": "x"}
        client.post("/people/labels/", data)
        assert bearers() == {"Ana", "Anabel"}

    def test_a_label_is_taken_from_those_ticked(
        self, client: Client, book: Book, three: list[Person]
    ) -> None:
        label_people(book, three, "Óptica")
        data = {"person": ids(three[:1]), "label_name": "optica", "act": "unlabel"}
        response = client.post("/people/labels/", data)
        assert bearers() == {"Anabel", "Luis"}
        assert said(response) == ["Label taken from 1 person: Óptica."]

    def test_it_can_be_undone(self, client: Client, book: Book, three: list[Person]) -> None:
        client.post("/people/labels/", {"person": ids(three), "label_name": "x"})
        undo(book, Change.objects.latest("at"))
        assert bearers() == set()

    @pytest.mark.parametrize(
        ("data", "words"),
        [
            ({"label_name": "x"}, "Choose people first."),
            ({"person": "nonsense", "label_name": "x"}, "Choose people first."),
            ({"everyone": "1", "label_name": " \0"}, "Write the label first."),
            (
                {"everyone": "1", "label_name": "y", "act": "unlabel"},
                "There is no such label: y.",
            ),
        ],
    )
    @pytest.mark.usefixtures("three")
    def test_what_is_missing_is_said(
        self, client: Client, data: dict[str, str], words: str
    ) -> None:
        assert said(client.post("/people/labels/", data)) == [words]
        assert not Label.objects.exists()

    def test_many_take_few_statements(
        self, client: Client, book: Book, django_assert_max_num_queries: DjangoAssertNumQueries
    ) -> None:
        Person.objects.bulk_create(Person(book=book, name=str(n)) for n in range(1500))
        with django_assert_max_num_queries(60):
            client.post("/people/labels/", {"everyone": "1", "label_name": "all"})
        assert Labelling.objects.count() == 1500


class TestErase:
    """For ever, after a question."""

    def test_the_question_tells_what_goes(
        self, client: Client, book: Book, three: list[Person]
    ) -> None:
        ana = three[0]
        add_note(book, ana, "tea")
        label_people(book, [ana], "x")
        meet(book, [ana], Circumstances(on=timezone.localdate()), promised=["call", "write"])
        response = client.get(f"/people/{ana.pk}/erase/")
        for words in ("1 record", "1 note", "1 encounter", "2 promises", "1 follow-up", "1 label"):
            assertContains(response, f"<li>{words}</li>")
        assertContains(response, "Erase Ana?")
        assert Person.objects.count() == 3

    def test_it_tells_what_was_offered_needed_and_given(
        self, client: Client, book: Book, three: list[Person]
    ) -> None:
        ana = three[0]
        add_wish(book, ana, What(Role.OFFER, "Piano lessons"))
        add_wish(book, ana, What(Role.NEED, "A room"))
        give(book, ana, Given(Give.Kind.ADVICE, "Which room"))
        draft(book, ana, three[1])
        ask_wishes(book, ana, "https://dardar.example/w/{}".format)
        shown = client.get(f"/people/{ana.pk}/erase/")
        for words in (
            "2 offers and needs",
            "1 thing given or received",
            "1 introduction",
            "1 question what they offer and need",
        ):
            assertContains(shown, f"<li>{words}</li>")

    def test_it_tells_of_results_and_who_are_not_to_be_introduced(
        self, client: Client, book: Book, three: list[Person]
    ) -> None:
        note_result(book, three[0], Noted(Result.Kind.CLIENT))
        for one, other in combinations(three, 2):
            not_these(book, one, other)
        # Whether they are the first of a pair or the second.
        for person in three:
            shown = client.get(f"/people/{person.pk}/erase/")
            assertContains(shown, "<li>2 pairs not to be introduced</li>")
        shown = client.get(f"/people/{three[0].pk}/erase/")
        assertContains(shown, "<li>1 result</li>")
        question = client.post("/people/erase/", {"person": ids(three[:2])})
        assertContains(question, "<li>3 pairs not to be introduced</li>")

    def test_it_tells_of_what_a_circle_was_shared(
        self, client: Client, book: Book, three: list[Person]
    ) -> None:
        me = member_of(book, found(book, Founded("Bread", "Together")))
        for person in three[:2]:
            share(book, me, person, SharedTie.Closeness.WELL)
        shown = client.get(f"/people/{three[0].pk}/erase/")
        assertContains(shown, "<li>what a circle was shared of 1 tie</li>")
        question = client.post("/people/erase/", {"person": ids(three)})
        assertContains(question, "<li>what circles were shared of 2 ties</li>")

    def test_what_two_have_part_in_goes_once(
        self, client: Client, book: Book, three: list[Person]
    ) -> None:
        meet(book, three[:2], Circumstances(on=timezone.localdate()))
        draft(book, three[0], three[1])
        question = client.post("/people/erase/", {"person": ids(three[:2])})
        assertContains(question, "<li>1 encounter</li>")
        assertContains(question, "<li>1 introduction</li>")

    def test_nothing_that_goes_is_left_unsaid(self) -> None:
        # One whom somebody stands for is the same human being, and not told.
        models = {one.model for one in relations(Person) if one.needs} - {Person}
        assert {model._meta.model_name for model in models} | {"vouched"} == set(GOING)

    def test_one_is_erased(self, client: Client, three: list[Person]) -> None:
        response = client.post(f"/people/{three[0].pk}/erase/")
        assertRedirects(response, "/people/", fetch_redirect_response=False)
        assert set(Person.objects.values_list("name", flat=True)) == {"Anabel", "Luis"}
        assert said(response) == ["Erased: 1 person."]

    def test_several_are_asked_about_then_erased(self, client: Client, three: list[Person]) -> None:
        question = client.post("/people/erase/", {"person": ids(three[:2])})
        assertContains(question, "Erase 2 people?")
        assert Person.objects.count() == 3
        client.post("/people/erase/", sent(question))
        assert set(Person.objects.values_list("name", flat=True)) == {"Luis"}

    def test_all_that_a_search_finds_are_erased(self, client: Client, three: list[Person]) -> None:
        question = client.post("/people/erase/", {"everyone": "1", "q": "ana"})
        client.post("/people/erase/", sent(question))
        assert set(Person.objects.values_list("name", flat=True)) == {three[2].name}

    def test_if_more_are_found_meanwhile_it_is_asked_again(
        self, client: Client, book: Book, three: list[Person]
    ) -> None:
        question = client.post("/people/erase/", {"everyone": "1", "q": "ana"})
        named(book, "Anastasia")
        assertContains(client.post("/people/erase/", sent(question)), "Erase 3 people?")
        assert Person.objects.count() == len(three) + 1

    def test_one_ticked_is_asked_about_by_name(self, client: Client, three: list[Person]) -> None:
        question = client.post("/people/erase/", {"person": ids(three[:1])})
        assertContains(question, "Erase Ana?")
        assertContains(question, f'action="/people/{three[0].pk}/erase/"')

    def test_many_are_named_in_part(self, client: Client, book: Book) -> None:
        for count in range(12):
            named(book, f"Ana {count:02}")
        question = client.post("/people/erase/", {"everyone": "1"})
        assertContains(question, "Ana 09")
        assertContains(question, "and 2 more")

    def test_nobody_chosen_says_so(self, client: Client) -> None:
        assert said(client.post("/people/erase/")) == ["Choose people first."]


def sent(question: Answer) -> dict[str, list[str]]:
    """Return the hidden fields of the question's form."""
    found: dict[str, list[str]] = {}
    main = question.content.decode().partition("<main")[2]
    for name, value in re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', main):
        found.setdefault(name, []).append(value)
    return found
