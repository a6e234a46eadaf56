"""Perhaps the same: side by side, decided on, taken back."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from dardar.accounts.models import Book
from dardar.core.cards.fields import Field, Kind
from dardar.encounters.actions import Circumstances, meet
from dardar.people.actions import add_note, add_person
from dardar.people.joining.actions import join, tell_apart
from dardar.people.lists import people
from dardar.people.models import Assertion, Change, Person, Suggestion
from tests.people.conftest import from_card, named
from tests.people.suggested import suggest
from tests.web.people.views import said

HTMX = {"HX-Request": "true"}
URL = "/people/same/"


@pytest.fixture
def pair(book: Book) -> tuple[Person, Person]:
    """Return Pepe from the owner's hand and José from a card, who are perhaps the same."""
    pepe = add_person(
        book,
        [
            Field(Kind.NAME, "Pepe García"),
            Field(Kind.PHONE, "+34 612 345 678", "cell"),
            Field(Kind.COMPANY, "Café Altura"),
            Field(Kind.EMAIL, "pepe@altura.example"),
        ],
    )
    jose = from_card(
        book,
        Field(Kind.NAME, "José García Ruiz"),
        Field(Kind.PHONE, "612345678"),
        Field(Kind.COMPANY, "Café Altura S.L."),
        Field(Kind.PROFILE, "https://www.linkedin.com/in/josegarcia"),
    )
    suggest(book, pepe, jose)
    return pepe, jose


def decide(client: Client, *persons: Person, htmx: bool = False, **more: str) -> str:
    ids = [str(person.pk) for person in persons]
    data = {"person": ids, "card": ids, **more}
    headers = HTMX if htmx else {}
    response = client.post(f"{URL}decide/", data, headers=headers, follow=not htmx)
    assert response.status_code == 200
    return response.content.decode()


class TestCards:
    """What stands on a card."""

    def test_an_empty_page_tells_when_somebody_will_stand_there(self, client: Client) -> None:
        response = client.get(URL)
        assertContains(response, "Nobody stands here twice")
        assertContains(response, "/imports/")

    def test_a_pair_stands_side_by_side_with_the_reasons_in_words(
        self, client: Client, book: Book, pair: tuple[Person, Person]
    ) -> None:
        meet(book, [pair[0]], Circumstances(timezone.localdate() - timedelta(days=21)))
        add_note(book, pair[0], "Sails.")
        shown = client.get(URL).content.decode()
        assert "Same mobile; Pepe is José; same surname." in shown
        for words in ("1 to decide", "your own words", "vCard", "1 encounter", "1 note"):
            assert words in shown
        assert "3 weeks ago" in shown
        assert "linkedin.com/in/josegarcia" in shown

    @pytest.mark.usefixtures("pair")
    def test_what_both_have_is_marked(self, client: Client) -> None:
        shown = client.get(URL).content.decode()
        for common in ("612 34 56 78", "Café Altura", "Café Altura S.L."):
            assert f"<mark>{common}</mark>" in shown
        assert "<mark>pepe@altura.example" not in shown

    def test_of_many_values_the_common_ones_come_first(self, client: Client, book: Book) -> None:
        numbers = [Field(Kind.PHONE, f"61234567{n}") for n in range(6)]
        one = add_person(book, [Field(Kind.NAME, "Ana"), *numbers])
        other = add_person(book, [Field(Kind.NAME, "Ana R"), numbers[5]])
        suggest(book, one, other)
        shown = client.get(URL).content.decode()
        assert shown.count("<mark>612 34 56 75</mark>") == 2
        assert "and 3 more" in shown

    def test_the_likeliest_come_first(self, client: Client, book: Book) -> None:
        ana, bea, cai, dan = (named(book, name) for name in ("Ana", "Bea", "Cai", "Dan"))
        suggest(book, ana, bea, weight=3)
        suggest(book, cai, dan, weight=9)
        shown = client.get(URL).content.decode()
        assert shown.index(">Cai<") < shown.index(">Ana<")

    def test_who_hangs_together_stands_on_one_card_and_can_be_left_out(
        self, client: Client, book: Book
    ) -> None:
        ana, bea, cai = (named(book, name) for name in ("Ana", "Bea", "Cai"))
        suggest(book, ana, bea)
        suggest(book, bea, cai, weight=4)
        shown = client.get(URL).content.decode()
        assert shown.count("data-card ") == 1
        assert shown.count('type="checkbox" name="person"') == 3
        assert "1 to decide" in shown

    def test_nobody_stands_on_a_card_with_whom_they_were_told_apart(
        self, client: Client, book: Book
    ) -> None:
        ana, bea, cai = (named(book, name) for name in ("Ana", "Bea", "Cai"))
        tell_apart(book, [ana, cai])
        suggest(book, ana, bea, weight=6)
        suggest(book, bea, cai, weight=4)
        response = client.get(URL)
        assertContains(response, ">Ana<")
        assertNotContains(response, ">Cai<")

    def test_who_is_looked_for_is_shown_alone(
        self, client: Client, book: Book, pair: tuple[Person, Person]
    ) -> None:
        ana, bea = named(book, "Ana"), named(book, "Bea")
        suggest(book, ana, bea)
        response = client.get(f"{URL}?person={ana.pk}")
        assertContains(response, ">Bea<")
        assertNotContains(response, "José")
        decide(client, ana, bea, act="apart")
        assertContains(client.get(f"{URL}?person={ana.pk}"), "All is decided")
        assertContains(client.get(f"{URL}?person={pair[0].pk}"), "José")

    @pytest.mark.parametrize("after", ["x", "1", "nan_x", "_"])
    @pytest.mark.usefixtures("pair")
    def test_a_place_that_is_none_is_no_fault(self, client: Client, after: str) -> None:
        assert client.get(URL, {"after": after}).status_code == 200

    def test_pages_follow_each_other_and_the_last_one_leads_back(
        self, client: Client, book: Book
    ) -> None:
        for n in range(25):
            suggest(book, named(book, f"Ana {n}"), named(book, f"Anna {n}"), weight=30 - n)
        first = client.get(URL)
        assertContains(first, "25 to decide")
        assertContains(first, "Anna 19")
        assertNotContains(first, "Anna 20")
        more = client.get(URL, {"after": first.context["next"]}, headers=HTMX)
        assertContains(more, "Anna 24")
        assertNotContains(more, "Anna 19")
        assertNotContains(more, "<html")
        assertNotContains(more, "Show more")
        assertContains(client.get(URL, {"after": "-0.5_x"}), "That was the last of them")

    def test_the_number_of_queries_does_not_grow(
        self, client: Client, book: Book, django_assert_num_queries: DjangoAssertNumQueries
    ) -> None:
        for most in (2, 25):
            while Suggestion.objects.count() < most:
                n = Suggestion.objects.count()
                one, other = named(book, f"Ana {n}"), named(book, f"Anna {n}")
                suggest(book, one, other)
                add_note(book, one, "x")
            with django_assert_num_queries(PAGE):
                client.get(URL)


PAGE = 13


class TestDecisions:
    """Join, not the same, later."""

    def test_two_become_one_and_it_can_be_taken_back(
        self, client: Client, book: Book, pair: tuple[Person, Person]
    ) -> None:
        page = decide(client, *pair, act="join")
        assert "One person from now on: Pepe García and José García Ruiz." in page
        assert people(book).get() == pair[0]
        entry = Change.objects.get(verb="joined")
        assert f"/people/history/{entry.pk}/undo/" in page
        client.post(f"/people/history/{entry.pk}/undo/")
        assert people(book).count() == 2

    def test_not_the_same_is_for_ever_and_can_be_taken_back(
        self, client: Client, pair: tuple[Person, Person]
    ) -> None:
        page = decide(client, *pair, act="apart")
        assert "Not the same: Pepe García and José García Ruiz." in page
        assert "Nobody stands here twice" in page
        assert Assertion.objects.get().kind == Assertion.Kind.APART
        client.post(f"/people/history/{Change.objects.get(verb='told_apart').pk}/undo/")
        assert not Assertion.objects.exists()

    @pytest.mark.parametrize(("to", "days"), [("tomorrow", 1), ("month", 30)])
    def test_later_is_tomorrow_or_in_a_month(
        self, client: Client, book: Book, pair: tuple[Person, Person], to: str, days: int
    ) -> None:
        page = decide(client, *pair, to=to)
        assert "Put off: Pepe García and José García Ruiz." in page
        today = timezone.localdate(timezone=book.zone)
        assert Suggestion.objects.get().later_on == today + timedelta(days=days)
        assert "Nobody stands here twice" in page

    def test_later_can_be_taken_back_also_when_the_reasons_have_changed(
        self, client: Client, pair: tuple[Person, Person]
    ) -> None:
        page = decide(client, *pair, to="month")
        Suggestion.objects.update(weight=9, evidence=["phone"])
        entry = Change.objects.get(verb="same_put_off")
        assert f"/people/history/{entry.pk}/undo/" in page
        client.post(f"/people/history/{entry.pk}/undo/")
        assert Suggestion.objects.get().later_on is None
        assert Suggestion.objects.get().weight == 9

    def test_with_htmx_the_card_goes_and_the_rest_is_counted(
        self, client: Client, book: Book, pair: tuple[Person, Person]
    ) -> None:
        suggest(book, named(book, "Ana"), named(book, "Anna"))
        answer = decide(client, *pair, htmx=True, act="join")
        assert "data-card" not in answer
        assert "1 to decide" in answer
        assert "One person from now on" in answer
        assert 'data-key="u"' in answer
        ana, anna = people(book).filter(name__startswith="An")
        answer = decide(client, ana, anna, htmx=True, act="apart")
        assert "All is decided" in answer

    def test_what_is_left_of_a_group_takes_its_place(self, client: Client, book: Book) -> None:
        ana, bea, cai = (named(book, name) for name in ("Ana", "Bea", "Cai"))
        suggest(book, ana, bea)
        suggest(book, bea, cai, weight=4)
        data = {"person": [str(ana.pk), str(bea.pk)], "card": [str(p.pk) for p in (ana, bea, cai)]}
        response = client.post(f"{URL}decide/", {**data, "act": "apart"}, headers=HTMX)
        assertContains(response, "data-card ", 1)
        assertContains(response, ">Cai<")
        assertNotContains(response, ">Ana<")

    @pytest.mark.parametrize("what", [{"act": "join"}, {"act": "apart"}, {"to": "month"}])
    def test_one_alone_is_not_enough(
        self, client: Client, pair: tuple[Person, Person], what: dict[str, str]
    ) -> None:
        assert "Tick at least two of them." in decide(client, pair[0], htmx=False, **what)
        assert Suggestion.objects.get().later_on is None
        assert not Assertion.objects.exists()

    def test_who_was_joined_in_another_tab_is_left_alone(
        self, client: Client, book: Book, pair: tuple[Person, Person]
    ) -> None:
        join(book, pair)
        page = decide(client, *pair, act="join")
        assert "They are one person already." in page
        assert Assertion.objects.count() == 1

    def test_who_was_told_apart_is_joined_only_after_a_question(
        self, client: Client, book: Book, pair: tuple[Person, Person]
    ) -> None:
        tell_apart(book, pair)
        question = decide(client, *pair, act="join")
        assert "You said that Pepe García and José García Ruiz are not the same." in question
        assert people(book).count() == 2
        assert "<html" not in decide(client, *pair, htmx=True, act="join")
        decide(client, *pair, act="although")
        assert people(book).count() == 1

    def test_a_decision_leads_back_to_where_it_was_made(
        self, client: Client, pair: tuple[Person, Person]
    ) -> None:
        data = {"person": [str(one.pk) for one in pair], "act": "join", "next": "/people/"}
        response = client.post(f"{URL}decide/", data)
        assertRedirects(response, "/people/", fetch_redirect_response=False)
        assert said(response) == ["One person from now on: Pepe García and José García Ruiz."]

    def test_people_are_joined_from_the_list(self, client: Client, book: Book) -> None:
        ana, bea = named(book, "Ana"), named(book, "Bea")
        assertContains(client.get("/people/"), f'formaction="{URL}decide/"')
        decide(client, ana, bea, act="join", next="/people/")
        assert people(book).get() == ana

    def test_of_many_the_first_are_named(self, client: Client, book: Book) -> None:
        many = [named(book, f"Ana {n}") for n in range(5)]
        assert "Ana 0, Ana 1, Ana 2 …" in decide(client, *many, act="join")

    def test_nobody_chosen_and_too_many_are_refused(self, client: Client, book: Book) -> None:
        assert "Tick at least two of them." in decide(client, act="join")
        many = [named(book, f"Ana {n}") for n in range(13)]
        assert "Join at most 12 at once." in decide(client, *many, act="join")
        assert not Assertion.objects.exists()

    def test_a_decision_that_is_none_is_refused(
        self, client: Client, pair: tuple[Person, Person]
    ) -> None:
        data = {"person": [str(one.pk) for one in pair], "act": "x", "to": "never"}
        assert client.post(f"{URL}decide/", data).status_code == 400
        assert not Assertion.objects.exists()


class TestStrangers:
    """Nobody looks at, or decides on, people of another book."""

    @pytest.mark.usefixtures("pair")
    def test_a_strangers_page_is_empty(self, stranger: Client) -> None:
        assertContains(stranger.get(URL), "Nobody stands here twice")

    @pytest.mark.parametrize("act", ["join", "although", "apart", ""])
    def test_a_stranger_decides_nothing(
        self, stranger: Client, pair: tuple[Person, Person], act: str
    ) -> None:
        before = list(Suggestion.objects.values())
        data = {
            "person": [str(one.pk) for one in pair],
            "act": act,
            "to": "month" if not act else "",
        }
        response = stranger.post(f"{URL}decide/", data)
        assert response.status_code == 404
        assert not Assertion.objects.exists()
        assert list(Suggestion.objects.values()) == before

    def test_somebody_of_another_book_is_not_joined_along(
        self, client: Client, strangers_book: Book, pair: tuple[Person, Person]
    ) -> None:
        theirs = named(strangers_book, "Ana")
        assert "Tick at least two" not in decide(client, *pair, theirs, act="join")
        assert not Assertion.objects.filter(other=theirs).exists()
        theirs.refresh_from_db()
        assert theirs.joined_to is None

    def test_reading_decides_nothing(self, client: Client) -> None:
        assert client.get(f"{URL}decide/").status_code == 405
