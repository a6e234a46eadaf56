"""What a person is made of, where each word comes from, and how somebody is taken out again."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from dardar.accounts.models import Book
from dardar.core.cards.fields import Field, Kind
from dardar.people.actions import add_note
from dardar.people.joining.actions import join
from dardar.people.lists import people
from dardar.people.models import Change, Person, Source
from tests.people.conftest import card, from_card, named
from tests.people.imports.samples import LINKEDIN, bring
from tests.people.imports.samples import card as vcard
from tests.people.suggested import suggest
from tests.web.people.views import said


@pytest.fixture
def joined(book: Book) -> tuple[Person, Person]:
    """Return Pepe, who stands for José too."""
    pepe = named(book, "Pepe García")
    jose = from_card(book, Field(Kind.NAME, "José García"), Field(Kind.COMPANY, "Altura"))
    join(book, [pepe, jose])
    return pepe, jose


def page(client: Client, person: Person) -> str:
    response = client.get(f"/people/{person.pk}/")
    assert response.status_code == 200
    return response.content.decode()


class TestSources:
    """Each value tells who says it and why it is shown."""

    def test_all_who_say_the_same_are_named(self, client: Client, luis: Person) -> None:
        card(luis, Field(Kind.EMAIL, "LUIS@prado.example"), source=Source.GOOGLE)
        shown = page(client, luis)
        assert "and 1 more source" in shown
        assert shown.count('<span class="source">Google Contacts</span>') >= 2

    def test_the_file_a_word_came_in_is_named(self, client: Client, book: Book) -> None:
        bring(book, vcard("Ana Ruiz", company="Norte"), "friends.vcf")
        assert '<span class="meta">friends.vcf</span>' in page(client, people(book).get())

    def test_why_a_value_is_shown_is_said(self, client: Client, luis: Person) -> None:
        assert "No source says otherwise." in page(client, luis)
        card(luis, Field(Kind.NAME, "Luis Prado Gil"), source=Source.GOOGLE)
        shown = page(client, luis)
        assert "Shown because it is the fullest form of the name." in shown
        assert "Use this" in shown

    def test_choosing_another_is_an_own_word_that_can_be_taken_back(
        self, client: Client, luis: Person
    ) -> None:
        card(luis, Field(Kind.NAME, "Luis Prado Gil"), source=Source.GOOGLE)
        record = luis.records.get(source=Source.VCARD)
        client.post(f"/people/{luis.pk}/use/", {"record": str(record.pk), "place": "0"})
        assert "Shown because these are your own words." in page(client, luis)
        client.post(f"/people/history/{Change.objects.latest('at').pk}/undo/")
        luis.refresh_from_db()
        assert luis.name == "Luis Prado Gil"


class TestMadeOf:
    """The identities that stand together."""

    def test_somebody_alone_is_made_of_nothing_else(self, client: Client, luis: Person) -> None:
        assert "Made of" not in page(client, luis)

    def test_each_identity_tells_its_sources_and_why_it_stands_there(
        self, client: Client, joined: tuple[Person, Person]
    ) -> None:
        shown = page(client, joined[0])
        for words in ("Made of", "Altura", "You joined them.", "Take out", "since"):
            assert words in shown
        assert shown.count(">José García<") >= 1

    def test_what_records_have_in_common_is_said(self, client: Client, book: Book) -> None:
        bring(book, vcard("Ana García", mail="ana@altura.coffee"))
        bring(book, LINKEDIN, "connections.csv")
        shown = page(client, people(book).get())
        assert shown.count("Same mail address.") == 2

    def test_somebody_of_whom_nothing_is_said_can_be_seen_too(
        self, client: Client, book: Book
    ) -> None:
        nobody = Person.objects.create(book=book)
        ana = named(book, "Ana")
        join(book, [nobody, ana])
        assert "(nothing known)" in page(client, nobody)

    def test_an_identity_is_taken_out_and_it_can_be_taken_back(
        self, client: Client, book: Book, joined: tuple[Person, Person]
    ) -> None:
        pepe, jose = joined
        response = client.post(f"/people/{pepe.pk}/part/", {"identity": str(jose.pk)})
        assertRedirects(response, f"/people/{pepe.pk}/")
        assert said(response) == ["José García stands alone now."]
        assert people(book).count() == 2
        client.post(f"/people/history/{Change.objects.latest('at').pk}/undo/")
        assert people(book).get() == pepe

    def test_who_stands_for_the_others_can_be_taken_out(
        self, client: Client, book: Book, joined: tuple[Person, Person]
    ) -> None:
        pepe, jose = joined
        client.post(f"/people/{pepe.pk}/part/", {"identity": str(pepe.pk)})
        assert set(people(book)) == {pepe, jose}

    def test_the_last_one_cannot_be_taken_out(self, client: Client, luis: Person) -> None:
        response = client.post(f"/people/{luis.pk}/part/", {"identity": str(luis.pk)})
        assert said(response) == ["This is a person of their own already."]
        assert not Change.objects.exists()

    def test_who_is_not_among_them_cannot_be_taken_out(
        self, client: Client, joined: tuple[Person, Person], luis: Person
    ) -> None:
        for identity, status in ((str(luis.pk), 403), ("x", 404)):
            response = client.post(f"/people/{joined[0].pk}/part/", {"identity": identity})
            assert response.status_code == status

    def test_the_number_of_queries_does_not_grow(
        self, client: Client, book: Book, django_assert_num_queries: DjangoAssertNumQueries
    ) -> None:
        pepe = named(book, "Pepe García")
        for most in (2, 6):
            more = [from_card(book, Field(Kind.NAME, f"José {n}")) for n in range(most)]
            join(book, [pepe, *more])
            with django_assert_num_queries(MADE_OF):
                page(client, pepe)


MADE_OF = 33


class TestStandingFor:
    """Addresses of somebody joined lead to who stands for them."""

    def test_the_page_leads_on(self, client: Client, joined: tuple[Person, Person]) -> None:
        pepe, jose = joined
        assertRedirects(client.get(f"/people/{jose.pk}/"), f"/people/{pepe.pk}/")

    def test_a_form_opened_before_reaches_them(
        self, client: Client, joined: tuple[Person, Person]
    ) -> None:
        pepe, jose = joined
        client.post(f"/people/{jose.pk}/notes/", {"text": "Sails."})
        assert pepe.notes.get().text == "Sails."

    def test_the_history_is_that_of_both(
        self, client: Client, book: Book, joined: tuple[Person, Person]
    ) -> None:
        add_note(book, joined[0], "Sails.")
        response = client.get(f"/people/history/?person={joined[1].pk}")
        assertContains(response, "You wrote a note about Pepe García.")


def test_whom_somebody_may_be_is_said_on_their_page(
    client: Client, book: Book, luis: Person
) -> None:
    assertNotContains(client.get(f"/people/{luis.pk}/"), "Perhaps the same as")
    pair = suggest(book, luis, named(book, "Ludwig Prado"))
    response = client.get(f"/people/{luis.pk}/")
    assertContains(response, "Perhaps the same as")
    assertContains(response, "Ludwig Prado")
    assertContains(response, f"/people/same/?person={luis.pk}")
    pair.later_on = timezone.localdate() + timedelta(days=3)
    pair.save()
    assertNotContains(client.get(f"/people/{luis.pk}/"), "Perhaps the same as")


class TestUndo:
    """A join can be taken back from the history, once, whatever has become of the people."""

    def test_the_history_offers_it(
        self, client: Client, book: Book, joined: tuple[Person, Person]
    ) -> None:
        shown = client.get("/people/history/").content.decode()
        assert "You joined Pepe García, José García: they are one person." in shown
        entry = Change.objects.get(verb="joined")
        undo = f"/people/history/{entry.pk}/undo/"
        assert undo in shown
        assert said(client.post(undo)) == ["Undone."]
        assert set(people(book)) == set(joined)

    @pytest.mark.usefixtures("joined")
    def test_twice_is_said_and_does_nothing(self, client: Client) -> None:
        undo = f"/people/history/{Change.objects.get(verb='joined').pk}/undo/"
        client.post(undo)
        before = list(Person.objects.values())
        assert said(client.post(undo))[-1] == "This has been undone already."
        assert list(Person.objects.values()) == before

    def test_after_one_of_them_has_gone_the_other_stands_alone(
        self, client: Client, book: Book
    ) -> None:
        pepe = named(book, "Pepe García")
        work = bring(book, vcard("José García", phone="+34600111222"))
        join(book, list(people(book)))
        entry = Change.objects.get(verb="joined")
        client.post(f"/imports/{work.pk}/undo/")
        assert people(book).get() == pepe
        response = client.post(f"/people/history/{entry.pk}/undo/")
        assertContains(response, "Nothing left to undo", status_code=404)
        assert people(book).get() == pepe
