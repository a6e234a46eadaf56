"""The list of people, the search in it, the proposals while somebody types."""

import re
from datetime import timedelta
from urllib.parse import urlencode

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries
from pytest_django.asserts import assertContains, assertNotContains

from dardar.accounts.models import Book
from dardar.core.cards.fields import Field, Kind
from dardar.people.actions import add_person, set_photo
from dardar.people.labelling import label_people
from dardar.people.models import Label, Person
from tests.people.conftest import named
from tests.people.pictures import png
from tests.people.suggested import suggest

HTMX = {"HX-Request": "true"}


def page(client: Client, path: str = "", **query: str) -> str:
    response = client.get(f"/people/{path}?{urlencode(query)}")
    assert response.status_code == 200
    return response.content.decode()


def test_an_empty_book_teaches_and_offers_the_next_step(client: Client) -> None:
    shown = page(client)
    assert "Nobody here yet" in shown
    assert "/imports/" in shown


def test_each_person_is_shown_with_what_tells_them_apart(client: Client, book: Book) -> None:
    ana = add_person(
        book,
        [
            Field(Kind.NAME, "Ana Ruiz"),
            Field(Kind.COMPANY, "Norte"),
            Field(Kind.ROLE, "Partner"),
            Field(Kind.PLACE, "Vigo"),
        ],
    )
    label_people(book, [ana], "Sailing")
    photo = set_photo(book, ana, png())
    three_weeks = timezone.localdate() - timedelta(days=21)
    Person.objects.filter(pk=ana.pk).update(last_contact_on=three_weeks)
    shown = page(client)
    for words in ("Ana Ruiz", "Partner · Norte · Vigo", "Sailing", "3 weeks ago", str(photo.pk)):
        assert words in shown
    assert f'href="/people/{ana.pk}/"' in shown


def test_people_stand_under_the_letter_of_their_family_name(client: Client, book: Book) -> None:
    for name in ("Ana Zubiri", "Óscar Álamo", "12"):
        named(book, name)
    letters = re.findall(r'class="letter"[^>]*>(.)<', page(client))
    assert letters == ["#", "A", "Z"]
    assert 'class="letter"' not in page(client, sort="newest")


def test_filters_say_who_is_listed(client: Client, book: Book) -> None:
    ana, luis = named(book, "Ana"), named(book, "Luis")
    label_people(book, [ana], "friends")
    Person.objects.filter(pk=luis.pk).update(last_contact_on=timezone.localdate())
    by_label = page(client, label=str(Label.objects.get().pk))
    assert "<bdi>Ana</bdi>" in by_label
    assert "<bdi>Luis</bdi>" not in by_label
    never = page(client, never="1")
    assert "<bdi>Ana</bdi>" in never
    assert "<bdi>Luis</bdi>" not in never


@pytest.mark.parametrize(
    "query", [{"sort": "odd"}, {"label": "odd"}, {"page": "odd"}, {"page": "99"}, {"q": "\0a"}]
)
def test_an_odd_question_is_answered_all_the_same(
    client: Client, book: Book, query: dict[str, str]
) -> None:
    named(book, "Ana")
    assert "<bdi>Ana</bdi>" in page(client, **query)


def test_what_nobody_is_called_offers_to_add_or_meet_them(client: Client, book: Book) -> None:
    named(book, "Ana")
    shown = page(client, q="Mara & Co")
    assert "Nobody found" in shown
    assert "/people/new/?name=Mara%20%26%20Co" in shown
    assert "/meet/?name=Mara%20%26%20Co" in shown


def test_a_choice_that_fits_nobody_says_so(client: Client, book: Book) -> None:
    Person.objects.filter(pk=named(book, "A").pk).update(last_contact_on=timezone.localdate())
    assert "Nobody fits that choice." in page(client, never="1")


def test_fifty_stand_on_a_page(client: Client, book: Book) -> None:
    for count in range(51):
        named(book, f"Ana {count:02}")
    assert "Ana 50" not in page(client)
    assert "<bdi>Ana 50</bdi>" in page(client, page="2")
    assert "All 51 found" in page(client)


class TestSearch:
    """The field on every page."""

    def test_without_script_the_list_answers(self, client: Client, book: Book) -> None:
        named(book, "Ana")
        assertContains(client.get("/people/search/?q=ana"), "<bdi>Ana</bdi>")
        assertContains(client.get("/people/search/"), "<bdi>Ana</bdi>")

    @pytest.mark.parametrize("path", ["search", "suggest"])
    def test_while_typing_people_are_proposed(self, client: Client, book: Book, path: str) -> None:
        ana = add_person(book, [Field(Kind.NAME, "Ana"), Field(Kind.COMPANY, "Norte")])
        photo = set_photo(book, ana, png())
        response = client.get(f"/people/{path}/?q=an", headers=HTMX)
        for words in (
            f'data-id="{ana.pk}"',
            'data-name="Ana"',
            f'data-href="/people/{ana.pk}/"',
            "Norte",
            f"/people/photos/{photo.pk}/",
        ):
            assertContains(response, words)
        assertNotContains(response, "<html")

    def test_nobody_is_proposed_for_nothing(self, client: Client, book: Book) -> None:
        named(book, "Ana")
        assertNotContains(client.get("/people/suggest/?q=", headers=HTMX), "<li")
        assertNotContains(client.get("/people/suggest/?q=zz", headers=HTMX), "<li")


def test_the_number_of_queries_does_not_grow(
    client: Client,
    book: Book,
    django_assert_num_queries: DjangoAssertNumQueries,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    for rows in (3, 30):
        while Person.objects.count() < rows:
            person = named(book, f"Ana {Person.objects.count()}")
            label_people(book, [person], f"label {Person.objects.count() % 5}")
            set_photo(book, person, png())
        with django_assert_num_queries(LIST):
            page(client)
        with django_assert_num_queries(SEARCHED):
            page(client, q="ana lab")
        with django_assert_max_num_queries(SUGGESTED):
            client.get("/people/suggest/?q=ana lab", headers=HTMX)


LIST = 11
SEARCHED = 26
SUGGESTED = 11  # fewer where the first steps find enough


def test_a_stranger_sees_none_of_it(client: Client, stranger: Client, book: Book) -> None:
    label_people(book, [named(book, "Ana")], "friends")
    label = Label.objects.get()
    assertContains(client.get("/people/"), "<bdi>Ana</bdi>")
    for path in ("", "?q=ana", f"?label={label.pk}", "search/?q=ana"):
        assertNotContains(stranger.get(f"/people/{path}"), "Ana")
    assertNotContains(stranger.get("/people/suggest/?q=ana", headers=HTMX), "Ana")
    assertNotContains(stranger.get("/people/"), "friends")


@pytest.mark.parametrize(
    "name", ["<script>alert(1)</script>", "\u202egnp.exe", "x" * 10_000, "👩‍🚀" * 50, '" onload="']
)
def test_a_hostile_name_is_only_text(client: Client, book: Book, name: str) -> None:
    named(book, name)
    for shown in (page(client), page(client, "suggest/", q=name[:20])):
        assert "<script>alert" not in shown
        assert '" onload="' not in shown


def test_how_many_are_perhaps_the_same_is_said_quietly(client: Client, book: Book) -> None:
    one, other = named(book, "Pepe García"), named(book, "José García")
    assert "perhaps the same" not in page(client)
    suggest(book, one, other)
    shown = page(client)
    assert "1 perhaps the same" in shown
    assert 'href="/people/same/"' in shown


class TestOrder:
    """Who comes first where something is asked."""

    def names(self, shown: str) -> list[str]:
        return re.findall(r"<bdi>([^<]*)</bdi></a></div>", shown)

    def test_the_closest_come_first_unless_another_order_is_chosen(
        self, client: Client, book: Book
    ) -> None:
        for name in ("Mar Zubiri", "Marta Abad"):
            named(book, name)
        assert self.names(page(client, q="mar")) == ["Mar Zubiri", "Marta Abad"]
        assert self.names(page(client, q="mar", sort="")) == ["Mar Zubiri", "Marta Abad"]
        assert self.names(page(client, q="mar", sort="name")) == ["Marta Abad", "Mar Zubiri"]

    def test_it_is_offered_only_where_something_is_asked(self, client: Client, book: Book) -> None:
        named(book, "Ana")
        assert '<option value="" selected>Closest</option>' in page(client, q="ana")
        assert '<option value="name" selected>Name</option>' in page(client, q="ana", sort="name")
        assert '<option value="" selected>Name</option>' in page(client, sort="closest")

    def test_who_answers_nearly_stands_beneath(self, client: Client, book: Book) -> None:
        for name in ("Ana Gómez", "Ana Gámez", "Luis"):
            named(book, name)
        shown = page(client, q="ana gomez")
        assert self.names(shown) == ["Ana Gómez", "Ana Gámez"]
        assert "Nearly so" in shown
        assert "One person." in shown
        assert "Nearly so" not in page(client, q="ana")
        assert "Nearly so" not in page(client, q="ana gomez", never="1")

    def test_nobody_found_shows_who_answers_nearly(self, client: Client, book: Book) -> None:
        named(book, "José García")
        shown = page(client, q="pepe garsia")
        assert "Nobody found" in shown
        assert self.names(shown) == ["José García"]
