"""What the end of an import tells: whose news is worth a call, and who may be somebody known."""

from django.test import Client
from pytest_django import DjangoAssertNumQueries
from pytest_django.asserts import assertContains, assertNotContains

from dardar.accounts.models import Book
from dardar.people.joining.actions import join
from dardar.people.lists import people
from dardar.people.models import Import, Person
from tests.people.conftest import named
from tests.people.imports.samples import bring, card
from tests.people.suggested import suggest

ANA = "ana@altura.coffee"


def moved(book: Book, **more: str) -> Import:
    """Bring in Ana, and Ana again at another company."""
    bring(book, card("Ana García", mail=ANA, company="Altura", phone="612345678"))
    return bring(book, card("Ana García", mail=ANA, company="Beta", phone="612345678", **more))


def url(work: Import, path: str = "") -> str:
    return f"/imports/{work.pk}/{path}"


class TestNews:
    """Company, role and place that have changed."""

    def test_a_new_company_is_worth_a_call(self, client: Client, book: Book) -> None:
        response = client.get(url(moved(book, role="Chair")))
        for words in (
            "Nobody new; 1 person you know has changed.",
            "Worth a call",
            "New company: Beta, before Altura.",
            "Role: Chair.",
            'href="tel:+34612345678"',
            f'href="mailto:{ANA}"',
            f"/people/{people(book).get().pk}/",
        ):
            assertContains(response, words)

    def test_somebody_joined_since_is_named_as_they_stand(self, client: Client, book: Book) -> None:
        old = named(book, "Anne Older")
        work = moved(book)
        join(book, list(people(book)))
        assertContains(client.get(url(work)), f"/people/{old.pk}/")

    def test_somebody_who_is_gone_is_left_out(self, client: Client, book: Book) -> None:
        work = moved(book)
        Person.objects.all().delete()
        assertNotContains(client.get(url(work)), "Worth a call")

    def test_an_import_of_before_there_was_news_has_none(self, client: Client, book: Book) -> None:
        work = bring(book, card("Ana García", mail=ANA))
        del work.preview["news"]
        work.save()
        assertNotContains(client.get(url(work)), "Worth a call")

    def test_nothing_new_is_said_plainly(self, client: Client, book: Book) -> None:
        work = bring(book, card("Ana García", mail=ANA))
        Import.objects.filter(pk=work.pk).update(new=0, same=1)
        assertContains(client.get(url(work)), "Nothing new: all of this was in your book already.")

    def test_the_number_of_queries_does_not_grow(
        self, client: Client, book: Book, django_assert_num_queries: DjangoAssertNumQueries
    ) -> None:
        for most in (2, 10):
            mails = [f"ana{n}@altura.coffee" for n in range(most)]
            for company in ("Altura", f"Beta {most}"):
                work = bring(
                    book, b"".join(card(f"Ana {m}", mail=m, company=company) for m in mails)
                )
            with django_assert_num_queries(PAGE):
                client.get(url(work))


PAGE = 10


class TestPerhapsTheSame:
    """How many of those brought in may be somebody known."""

    def test_they_are_counted_and_led_to(self, client: Client, book: Book) -> None:
        known = named(book, "Anna García")
        work = bring(book, card("Ana García", mail=ANA) + card("Eva Sol"))
        suggest(book, known, people(book).get(name="Ana García"))
        suggest(book, named(book, "Luis"), named(book, "Luisa"))
        Person.objects.update(is_compared=True)
        response = client.get(url(work))
        assertContains(response, "1 may be the same as somebody you know.")
        assertContains(response, "/people/same/")
        assertNotContains(response, "still being compared")

    def test_while_they_are_compared_the_line_asks_again(self, client: Client, book: Book) -> None:
        work = bring(book, card("Ana García", mail=ANA))
        Person.objects.update(is_compared=False)
        assertContains(client.get(url(work)), "still being compared")
        line = client.get(url(work, "perhaps/"))
        assertContains(line, "still being compared")
        assertContains(line, f'hx-get="{url(work, "perhaps/")}"')
        Person.objects.update(is_compared=True)
        assertNotContains(client.get(url(work, "perhaps/")), "hx-get")
