"""The stack: one card at a time, mended, accepted, joined, set aside."""

import re
from uuid import uuid4

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from dardar.accounts.models import Book
from dardar.capture.actions import take, take_fields
from dardar.capture.models import Capture, Card
from dardar.capture.reviewing import accept
from dardar.core.cards.fields import Field, Kind
from dardar.people.actions import add_person
from dardar.people.models import Change, Person
from tests.capture.made import LUCIA, SHOP, key, occasion, one_card, photographed, webp
from tests.people.conftest import values
from tests.web.people.views import said

URL = "/capture/review/"
HTMX = {"HX-Request": "true"}


def form(card: Card, **changed: str | list[str]) -> dict[str, str | list[str]]:
    """Return what the form of a card sends if nobody touches it."""
    return {
        "kind": [one["kind"] for one in card.findings] + ["note"],
        "value": [one["value"] for one in card.findings] + [""],
        **changed,
    }


def decide(
    client: Client, card: Card, act: str = "accept", **changed: str | list[str]
) -> list[str]:
    """Send the form of a card and return what was said."""
    data = form(card, **({"act": act} if act else {}), **changed)
    return said(client.post(f"/capture/cards/{card.pk}/", data))


class TestStack:
    """What is seen."""

    def test_a_card_stands_with_its_picture_and_each_field_with_its_cut_out(
        self, client: Client, book: Book
    ) -> None:
        card = one_card(book, gathering="Breakfast")
        scan = card.scans.get()
        page = client.get(URL)
        assertContains(page, f'src="/capture/scans/{scan.pk}/"')
        assertContains(page, f"/capture/scans/{scan.pk}/?box=20,20,300,50")
        assertContains(page, 'value="Lucía Fernández Ruiz"')
        assert re.search(r"Breakfast, <time [^>]*>today</time>", page.content.decode())
        assertContains(page, "Card <strong>1</strong> of 1")

    def test_what_is_doubtful_is_marked_and_counted(self, client: Client, book: Book) -> None:
        photographed(book, LUCIA, doubtful=(0, 2))
        page = client.get(URL)
        assertContains(page, "please check", count=2)
        assertContains(page, "2 to check")
        assertContains(page, "data-doubt", count=2)

    def test_one_leafs_through_and_sees_how_far_one_is(self, client: Client, book: Book) -> None:
        first, second, third = photographed(book, LUCIA, SHOP, LUCIA)
        accept(book, first, LUCIA)
        assertContains(client.get(URL), "Card <strong>2</strong> of 3")
        page = client.get(f"{URL}?card={third.pk}")
        assertContains(page, "Card <strong>3</strong> of 3")
        assertContains(page, f"{URL}?card={second.pk}")
        assertContains(client.get(f"{URL}?card={uuid4()}"), "Card <strong>2</strong> of 3")

    def test_the_card_of_a_shop_says_so(self, client: Client, book: Book) -> None:
        one_card(book, SHOP)
        assertContains(client.get(URL), "It names nobody")

    def test_a_text_stands_beside_what_was_found_in_it_but_a_visitors_fields_alone(
        self, client: Client, book: Book
    ) -> None:
        text = '<blockquote class="said card-text"'
        take_fields(book, key(), LUCIA, kind=Capture.Kind.LEFT, occasion=occasion(book))
        assertNotContains(client.get(URL), text)
        Card.objects.all().delete()
        take_fields(book, key(), LUCIA, kind=Capture.Kind.CODE, occasion=occasion(book))
        assertContains(client.get(URL), text)

    def test_what_was_left_over_has_no_cut_out_of_the_whole_card(
        self, client: Client, book: Book
    ) -> None:
        [card] = photographed(book, LUCIA)
        rest = card.findings[1] | {"kind": "note", "value": "Open daily", "why": ["rest"]}
        Card.objects.update(findings=[card.findings[0], rest])
        page = client.get(URL)
        assertContains(page, "what was left over")
        assertContains(page, "?box=", count=1)

    def test_somebody_known_stands_there_with_what_changed(
        self, client: Client, book: Book
    ) -> None:
        known = [Field(Kind.NAME, "Lucía Fernández Ruiz"), Field(Kind.COMPANY, "Café Altura")]
        person = add_person(book, [*known, Field(Kind.PHONE, "612345678")])
        one_card(book)
        page = client.get(URL)
        assertContains(page, "A new card of <strong>Lucía Fernández Ruiz</strong>?")
        assertContains(page, '<del class="soft">Café Altura</del>')
        assertContains(page, f'name="join" value="{person.pk}" data-key="j"')
        assertContains(page, "Somebody new")

    def test_of_whom_all_is_known_is_said_so(self, client: Client, book: Book) -> None:
        add_person(book, LUCIA)
        one_card(book)
        assertContains(client.get(URL), "of whom you know all this?")

    def test_an_empty_stack_teaches_waits_or_leads_on(self, client: Client, book: Book) -> None:
        assertContains(client.get(URL), "No cards wait here")
        on = occasion(book)
        take(book, key(), kind=Capture.Kind.PHOTO, occasion=on, chunks=[webp()])
        page = client.get(URL)
        assertContains(page, "Still being read")
        assertContains(page, "every 2s")
        Capture.objects.all().delete()
        accept(book, one_card(book), LUCIA)
        assertContains(client.get(URL), "One card looked through")

    def test_its_queries_do_not_grow_with_the_stack(
        self, client: Client, book: Book, django_assert_num_queries: DjangoAssertNumQueries
    ) -> None:
        add_person(book, LUCIA)
        client.get(URL)
        for number in (2, 50):
            photographed(book, *([LUCIA] * number))
            with django_assert_num_queries(27):
                client.get(URL)


class TestDeciding:
    """What is done."""

    def test_accepting_says_who_is_in_the_book_and_until_when_to_seal(
        self, client: Client, book: Book
    ) -> None:
        card, other = photographed(book, LUCIA, SHOP)
        answer = client.post(f"/capture/cards/{card.pk}/", form(card, act="accept"))
        assertRedirects(answer, f"{URL}?card={other.pk}")
        [text] = said(answer)
        assert text.startswith("Lucía Fernández Ruiz is in your book. To be sealed: ")
        assert Person.objects.get(book=book).encounters.count() == 1

    def test_with_htmx_the_next_card_comes_at_once_with_a_way_back(
        self, client: Client, book: Book
    ) -> None:
        card, _other = photographed(book, LUCIA, SHOP)
        data = form(card, act="accept")
        page = client.post(f"/capture/cards/{card.pk}/", data, headers=HTMX)
        assertContains(page, "Panadería La Tahona")
        change = Change.objects.get()
        assertContains(page, f"/people/history/{change.pk}/undo/")
        back = client.post(f"/people/history/{change.pk}/undo/", headers={"Referer": URL})
        assert back.status_code == 302
        assertContains(client.get(URL), 'value="Lucía Fernández Ruiz"')

    def test_what_was_mended_dropped_and_added_is_what_is_kept(
        self, client: Client, book: Book
    ) -> None:
        card = one_card(book)
        data = form(card)
        kinds, texts = [*data["kind"]], [*data["value"]]
        place = kinds.index("name")
        texts[place] = "Lucía Fernández-Ruiz Soto"
        kinds[-1], texts[-1] = "note", "Speaks  Basque\r\nand French"
        dropped = str(kinds.index("role"))
        decide(client, card, kind=kinds, value=texts, drop=[dropped])
        person = Person.objects.get(book=book)
        assert person.name == "Lucía Fernández-Ruiz Soto"
        assert values(person, Kind.ROLE) == []
        assert values(person, Kind.NOTE) == ["Speaks  Basque\nand French"]

    def test_a_number_is_shown_in_groups_and_kept_as_it_was_if_nobody_touches_it(
        self, client: Client, book: Book
    ) -> None:
        card = one_card(book, [LUCIA[0], Field(Kind.PHONE, "+34612345678", "cell")])
        assertContains(client.get(URL), 'value="+34 612 34 56 78"')
        data = form(card)
        data["value"] = ["Lucía Fernández Ruiz", "+34 612 34 56 78", ""]
        decide(client, card, value=data["value"])
        [number] = Person.objects.get(book=book).records.get().fields[1:]
        assert number == {"kind": "phone", "value": "+34612345678", "label": "cell"}

    def test_swapping_name_and_company_shows_the_card_again(
        self, client: Client, book: Book
    ) -> None:
        wrong = [Field(Kind.NAME, "Norte Capital"), Field(Kind.COMPANY, "Lucía Fernández")]
        card = one_card(book, wrong)
        scan = card.scans.get()
        page = client.post(f"/capture/cards/{card.pk}/", form(card, act="swap"), headers=HTMX)
        shown = page.content.decode()
        assert re.search(
            r'<option value="name" selected>.*?value="Lucía Fernández"', shown, re.DOTALL
        )
        assert f"/capture/scans/{scan.pk}/?box=20,60,300,90" in shown
        card.refresh_from_db()
        decide(client, card)
        assert Person.objects.get(book=book).company == "Norte Capital"

    def test_joining_adds_to_somebody_known(self, client: Client, book: Book) -> None:
        ana = add_person(book, [Field(Kind.NAME, "Ana Gil")])
        said_so = decide(client, one_card(book), act="", join=str(ana.pk))
        assert said_so[0].startswith("Added to what you know of ")
        assert ana.encounters.count() == 1

    def test_setting_aside_leads_on_and_leaves_it_among_all(
        self, client: Client, book: Book
    ) -> None:
        card = one_card(book)
        assert decide(client, card, "skip") == ["Set aside."]
        assertContains(client.get("/capture/cards/"), "set aside")

    def test_the_next_one_is_its_back(self, client: Client, book: Book) -> None:
        front, back = photographed(book, LUCIA, [Field(Kind.ADDRESS, "Gran Vía 14, Bilbao")])
        assertContains(client.get(URL), "The next one is its back")
        data = form(front, act="with_next")
        page = client.post(f"/capture/cards/{front.pk}/", data, headers=HTMX)
        assertContains(page, "Gran Vía 14, Bilbao")
        assertContains(page, f'src="/capture/scans/{back.scans.get().pk}/"')
        assertContains(page, "Card <strong>1</strong> of 1")

    def test_alone_it_has_no_back(self, client: Client, book: Book) -> None:
        card = one_card(book)
        answer = client.post(f"/capture/cards/{card.pk}/", form(card, act="with_next"))
        assertContains(answer, "There is no other picture", status_code=422)

    def test_who_says_of_nobody_who_they_are_gets_the_card_back_as_it_was(
        self, client: Client, book: Book
    ) -> None:
        card = one_card(book)
        data = form(card, act="accept")
        data["kind"], data["value"] = ["note"], ["only this"]
        page = client.post(f"/capture/cards/{card.pk}/", data, headers=HTMX)
        assertContains(page, "Say who this is")
        assertContains(page, "only this")
        assert not Person.objects.exists()

    def test_what_is_saved_is_kept_and_looked_up_again(self, client: Client, book: Book) -> None:
        add_person(book, [Field(Kind.NAME, "Ana Gil"), Field(Kind.EMAIL, "ana@gil.example")])
        card = one_card(book, [Field(Kind.NAME, "Ana Gil"), Field(Kind.EMAIL, "ana@gi1.example")])
        data = form(card, act="save")
        data["value"] = ["Ana Gil", "ana@gil.example"]
        client.post(f"/capture/cards/{card.pk}/", data)
        assertContains(client.get(URL), "Same mail address")

    def test_in_two_tabs_a_card_is_decided_on_once(self, client: Client, book: Book) -> None:
        card = one_card(book)
        decide(client, card)
        assert decide(client, card)[-1] == "That card has been decided on already."
        assert Person.objects.filter(book=book).count() == 1

    def test_nonsense_changes_nothing(self, client: Client, book: Book) -> None:
        card = one_card(book)
        address = f"/capture/cards/{card.pk}/"
        assert client.post(address, form(card, act="eat")).status_code == 400
        nobody = form(card, join=str(uuid4()))
        assert client.post(address, nobody).status_code == 404
        odd = form(card, act="accept", kind=["magic"] * 6)
        assert client.post(address, odd).status_code == 422
        assert not Person.objects.exists()

    @pytest.mark.parametrize("value", ["\0", " ", "\r\n"])
    def test_what_is_blank_is_left_out(self, client: Client, book: Book, value: str) -> None:
        card = one_card(book, [*LUCIA[:1], Field(Kind.ROLE, "Socia")])
        data = form(card, act="accept")
        data["value"] = [value if kind == "role" else "Lucía" for kind in data["kind"]]
        client.post(f"/capture/cards/{card.pk}/", data)
        assert values(Person.objects.get(book=book), Kind.ROLE) == []


def test_the_page_of_a_person_shows_the_card_where_its_source_is(
    client: Client, book: Book
) -> None:
    card = one_card(book)
    person = accept(book, card, LUCIA)
    page = client.get(f"/people/{person.pk}/")
    assertContains(page, f'href="/capture/scans/{card.scans.get().pk}/"')
    assertContains(page, '<span class="source">card</span>')
    other = add_person(book, [Field(Kind.NAME, "Ana")])
    assertNotContains(client.get(f"/people/{other.pk}/"), "/capture/scans/")
