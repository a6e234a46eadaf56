"""The page of the network, its groups and its map."""

import json
from http import HTTPStatus

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from dardar.accounts.models import Book
from dardar.insights.network.queries import network
from dardar.people.models import Person
from dardar.ties.reckoning import reckon_everybody
from tests.insights.network.conftest import People, add, together

PAGES = [
    "/network/",
    "/network/map/",
    "/network/map.svg",
    "/network/map.json",
    "/network/meet/",
    "/network/paths/",
    "/network/shared/",
    "/network/changes/new/",
]


@pytest.mark.django_db
@pytest.mark.parametrize("address", PAGES)
def test_nobody_sees_it_signed_out(address: str) -> None:
    assert Client().get(address).status_code == HTTPStatus.FOUND


@pytest.mark.parametrize("address", PAGES)
def test_a_stranger_sees_nothing_of_it(address: str, stranger: Client, people: People) -> None:
    answer = stranger.get(address)
    assert answer.status_code == HTTPStatus.OK
    assert people.ana.name not in answer.content.decode()


@pytest.mark.parametrize("address", PAGES)
def test_an_empty_book_teaches(address: str, client: Client) -> None:
    assert client.get(address).status_code == HTTPStatus.OK


class TestShape:
    """Groups first."""

    def test_groups_bear_names_and_bridges_are_told(self, client: Client, people: People) -> None:
        page = client.get(reverse("network")).content.decode()
        assert "Panadería Miga" in page
        assert "Puerto" in page
        assert "All 2 ties of “Puerto” to your other groups go through this person." in page
        assert people.rosa.name in page

    def test_a_group_lists_its_people(self, client: Client, book: Book, people: People) -> None:
        number = int(network(book).groups[network(book).index[people.eva.pk]])
        page = client.get(reverse("network_group", args=[number])).content.decode()
        assert people.eva.name in page
        assert people.celia.name not in page

    def test_there_are_only_the_groups_there_are(
        self, client: Client, stranger: Client, people: People
    ) -> None:
        assert people
        gone = reverse("network_group", args=[9])
        assert client.get(gone).status_code == HTTPStatus.NOT_FOUND
        theirs = reverse("network_group", args=[0])
        assert stranger.get(theirs).status_code == HTTPStatus.NOT_FOUND

    def test_changes_are_listed(self, client: Client, people: People) -> None:
        page = client.get(reverse("network_changes", args=["new"])).content.decode()
        assert people.ana.name in page
        assert client.get("/network/changes/else/").status_code == HTTPStatus.NOT_FOUND

    def test_more_people_take_no_more_queries(
        self,
        client: Client,
        book: Book,
        people: People,
        django_assert_num_queries: DjangoAssertNumQueries,
    ) -> None:
        assert people
        client.get(reverse("network"))
        with django_assert_num_queries(15):
            client.get(reverse("network"))
        for each in "ABC":
            together(book, *(add(book, f"{each} {one}", f"Firm {each}") for one in range(4)))
        reckon_everybody(book)
        client.get(reverse("network"))
        with django_assert_num_queries(15):
            client.get(reverse("network"))


class TestMap:
    """A drawing, numbers for the browser, and a table that says the same."""

    def test_the_table_says_who_how_close_and_of_which_group(
        self, client: Client, people: People
    ) -> None:
        page = client.get(reverse("network_map")).content.decode()
        for person in people.values():
            assert person.name in page
        assert '<span class="soft">in no group' not in page

    def test_the_drawing_has_everybody_once(self, client: Client, people: People) -> None:
        answer = client.get(reverse("network_map_svg"))
        assert answer["Content-Type"] == "image/svg+xml"
        drawn = answer.content.decode()
        assert drawn.count("<title>") == len(people)
        assert f"<title>{people.ana.name}</title>" in drawn
        assert "style" not in drawn
        assert ">You<" in drawn

    def test_names_are_no_markup(self, client: Client, book: Book, people: People) -> None:
        assert people
        together(book, add(book, "<b>&"))
        reckon_everybody(book)
        assert b"<title>&lt;b&gt;&amp;</title>" in client.get("/network/map.svg").content

    def test_it_can_be_kept_as_a_file(self, client: Client, people: People) -> None:
        assert people
        answer = client.get(reverse("network_map_svg") + "?download")
        assert answer["Content-Disposition"] == 'attachment; filename="network.svg"'

    def test_the_browser_gets_numbers(self, client: Client, people: People) -> None:
        told = json.loads(client.get(reverse("network_map_data")).content)
        assert {one[0] for one in told["people"]} == {one.name for one in people.values()}
        assert all(-1 <= one[1] <= 1 and -1 <= one[2] <= 1 for one in told["people"])
        assert {group["name"] for group in told["groups"].values()} == {
            "Panadería Miga",
            "Puerto",
        }
        assert len(told["rings"]) == len(told["bands"])

    def test_whoever_has_gone_since_is_not_on_it(self, client: Client, people: People) -> None:
        client.get(reverse("network"))
        Person.objects.filter(pk=people.ana.pk).delete()
        assert people.ana.name not in client.get(reverse("network_map_data")).content.decode()
        assert people.ana.name not in client.get(reverse("network_map_svg")).content.decode()

    def test_more_people_take_no_more_queries(
        self,
        client: Client,
        book: Book,
        people: People,
        django_assert_num_queries: DjangoAssertNumQueries,
    ) -> None:
        assert people
        client.get(reverse("network_map"))
        with django_assert_num_queries(13):
            client.get(reverse("network_map"))
        for number in range(20):
            together(book, add(book, f"Person {number}", "Other"))
        reckon_everybody(book)
        client.get(reverse("network_map"))
        with django_assert_num_queries(13):
            client.get(reverse("network_map"))


class TestWithoutScores:
    """Who does not want to see how close people are sees it nowhere."""

    @pytest.fixture(autouse=True)
    def off(self, book: Book) -> None:
        """Switch them off."""
        Book.objects.filter(pk=book.pk).update(shows_scores=False)

    def test_there_is_no_map(self, client: Client, people: People) -> None:
        page = client.get(reverse("network_map")).content.decode()
        assert "You have switched off showing how close people are" in page
        assert people.ana.name not in page
        for name in ("network_map_svg", "network_map_data"):
            assert client.get(reverse(name)).status_code == HTTPStatus.NOT_FOUND

    def test_there_are_no_rings(self, client: Client, people: People) -> None:
        page = client.get(reverse("network")).content.decode()
        assert "reach-rings" not in page
        assert people.rosa.name in page
        assert "dormant</a>" not in page
