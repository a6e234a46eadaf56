"""The page of a person, and what can be done on it."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from dardar.accounts.models import Book
from dardar.core.cards.fields import Field, Kind
from dardar.encounters.actions import Circumstances, meet
from dardar.people.actions import add_note, add_person, edit_person, mark
from dardar.people.labelling import label_people
from dardar.people.models import Change, Import, Label, Note, Person, Record, Source
from tests.people.conftest import card, from_card, named
from tests.web.people.views import said

HTMX = {"HX-Request": "true"}


def url(person: Person, path: str = "") -> str:
    return f"/people/{person.pk}/{path}"


class TestPage:
    """Who they are, what was, what comes next."""

    def test_each_value_bears_its_source_and_day(self, client: Client, luis: Person) -> None:
        shown = client.get(url(luis)).content.decode()
        assert "Luis Prado" in shown
        assert 'href="mailto:luis@prado.example"' in shown
        assert '<span class="source">vCard</span>' in shown
        assert f'datetime="{timezone.now():%Y-%m-%d}"' in shown

    def test_what_made_the_file_is_no_fact_about_somebody(self, client: Client, book: Book) -> None:
        luis = from_card(
            book,
            Field(Kind.NAME, "Luis Prado"),
            Field(Kind.OTHER, "-//Apple Inc.//iPhone OS 17.5//EN", label="PRODID"),
            Field(Kind.OTHER, "Tortoise", label="X-PET"),
        )
        card(luis, Field(Kind.OTHER, "-//Acme//EN", label="PRODID"), source=Source.GOOGLE)
        shown = client.get(url(luis)).content.decode()
        assert "Tortoise" in shown
        assert "PRODID" not in shown

    def test_what_else_is_said_can_be_used(self, client: Client, luis: Person) -> None:
        card(luis, Field(Kind.NAME, "Ludwig Prado"), source=Source.GOOGLE)
        record = luis.records.get(source=Source.VCARD)
        shown = client.get(url(luis)).content.decode()
        assert "Use this" in shown
        response = client.post(url(luis, "use/"), {"record": str(record.pk), "place": "0"})
        assertRedirects(response, url(luis), fetch_redirect_response=False)
        luis.refresh_from_db()
        assert luis.name == "Luis Prado"

    @pytest.mark.parametrize("place", ["9", "x", "", "-1"])
    def test_a_value_that_is_not_there_cannot_be_used(
        self, client: Client, luis: Person, place: str
    ) -> None:
        record = luis.records.get()
        response = client.post(url(luis, "use/"), {"record": str(record.pk), "place": place})
        assert response.status_code == 400

    def test_a_record_of_somebody_else_cannot_be_used(
        self, client: Client, luis: Person, ana: Person
    ) -> None:
        record = ana.records.get()
        response = client.post(url(luis, "use/"), {"record": str(record.pk), "place": "0"})
        assert response.status_code == 404

    def test_how_we_met_is_told(
        self, client: Client, book: Book, ana: Person, luis: Person
    ) -> None:
        day = timezone.localdate() - timedelta(days=40)
        meet(book, [ana], Circumstances(on=day, gathering="Spring fair", introduced_by=luis))
        response = client.get(url(ana))
        assertContains(response, "You met on")
        assertContains(response, "Spring fair")
        assertContains(response, "Luis Prado")

    def test_the_source_is_shown_word_for_word(
        self, client: Client, book: Book, luis: Person
    ) -> None:
        origin = Import.objects.create(
            book=book,
            source="csv",
            file_name="people.csv",
            header="Nombre;Año".encode("cp1252"),
            state="done",
        )
        raw = "Íñigo;<b>1990</b>".encode("cp1252")
        Record.objects.update(raw=raw, from_import=origin, line=7)
        response = client.get(url(luis))
        for words in ("Nombre;Año", "Íñigo;&lt;b&gt;1990&lt;/b&gt;", "people.csv", "line 7"):
            assertContains(response, words)
        record = luis.records.get()
        download = client.get(f"/people/records/{record.pk}/")
        assert download.content == raw
        assert download["Content-Type"] == "application/octet-stream"
        assert "attachment" in download["Content-Disposition"]

    @pytest.mark.parametrize(
        ("raw", "expected"),
        [
            ("é" * 3000, "é" * 1999),  # the beginning ends inside a letter
            ("hello", "hello"),
        ],
    )
    def test_a_long_source_is_begun_and_can_be_had_whole(
        self, client: Client, luis: Person, raw: str, expected: str
    ) -> None:
        Record.objects.update(raw=("x" + raw).encode())
        response = client.get(url(luis))
        assertContains(response, f"x{expected}<")
        assertContains(response, "The whole" if len(raw) > 10 else "As a file")

    def test_a_source_in_utf_16_is_readable(self, client: Client, luis: Person) -> None:
        Record.objects.update(raw="Íñigo".encode("utf-16"))
        assertContains(client.get(url(luis)), "Íñigo")

    def test_words_taken_out_are_told_in_the_sources(self, client: Client, luis: Person) -> None:
        base = list(luis.records.values_list("pk", flat=True))
        edit_person(luis.book, luis, [Kind.EMAIL], [], base=base)
        assertContains(client.get(url(luis)), "<del>luis@prado.example</del>")

    def test_every_kind_of_value_is_laid_out(self, client: Client, book: Book) -> None:
        person = add_person(
            book,
            [
                Field(Kind.PHONE, "ask at the desk", "work"),
                Field(Kind.PHONE, "+34612345678", "cell"),
                Field(Kind.URL, "altura.coffee"),
                Field(Kind.URL, "javascript:alert(1)"),
                Field(Kind.URL, "javascript://a.b/%0aalert(1)"),
                Field(Kind.URL, "https://[broken"),
                Field(Kind.URL, "mailto:x@y.org"),
                Field(Kind.BIRTHDAY, "--05-12"),
                Field(Kind.ANNIVERSARY, "2001-02-03"),
                Field(Kind.DATE, "2020-99-99", "connected on"),
                Field(Kind.DATE, "spring"),
                Field(Kind.LANGUAGE, "es-MX"),
                Field(Kind.OTHER, "blue", "Eyes"),
                Field(Kind.RELATION, "Marta", "spouse"),
                Field(Kind.ADDRESS, "Mayor 3\nBilbao"),
            ],
        )
        shown = client.get(url(person)).content.decode()
        for words in (
            "no number we know",
            ">612 34 56 78</a>",
            'href="https://altura.coffee"',
            "12 May",
            "3 February 2001",
            "2020-99-99",
            "Connected on",
            "Spanish",
            "<dt>Eyes</dt>",
            "<dt>Spouse</dt>",
            "Mayor 3<br>Bilbao",
        ):
            assert words in shown
        assert 'href="javascript' not in shown
        assert 'href="https://javascript' not in shown
        assert 'href="https://mailto' not in shown

    def test_the_number_of_queries_does_not_grow(
        self,
        client: Client,
        book: Book,
        luis: Person,
        django_assert_num_queries: DjangoAssertNumQueries,
    ) -> None:
        for rows in (3, 30):
            while luis.notes.count() < rows:
                count = luis.notes.count()
                add_note(book, luis, f"note {count}")
                label_people(book, [luis], f"label {count}")
                card(luis, Field(Kind.EMAIL, f"l{count}@x.org"))
                meet(book, [luis, named(book, "Bea")], Circumstances(on=timezone.localdate()))
            with django_assert_num_queries(PERSON):
                client.get(url(luis))


PERSON = 37


class TestLabels:
    """Chips, one by one."""

    def test_a_label_is_given_and_taken(self, client: Client, ana: Person) -> None:
        response = client.post(url(ana, "labels/"), {"label": "Old friends"})
        assertRedirects(response, url(ana), fetch_redirect_response=False)
        assert said(response) == ["Label given: Old friends."]
        label = Label.objects.get()
        client.post(url(ana, f"labels/{label.pk}/remove/"))
        assert not ana.labellings.exists()

    def test_with_htmx_only_the_chips_come_back_with_their_undo(
        self, client: Client, ana: Person
    ) -> None:
        response = client.post(url(ana, "labels/"), {"label": "friends"}, headers=HTMX)
        assertContains(response, 'id="labels"')
        assertContains(response, "/undo/")
        assertNotContains(response, "<html")

    @pytest.mark.parametrize("headers", [{}, HTMX])
    def test_a_label_without_a_name_says_so(
        self, client: Client, ana: Person, headers: dict[str, str]
    ) -> None:
        response = client.post(url(ana, "labels/"), {"label": " "}, headers=headers)
        assert said(response) == ["Write the label to give."]


class TestNotes:
    """What the owner writes down."""

    def test_a_note_is_written_set_right_and_deleted(self, client: Client, ana: Person) -> None:
        client.post(url(ana, "notes/"), {"text": "likes tea\r\nand more"})
        note = Note.objects.get()
        assert note.text == "likes tea\nand more"
        page = client.get(f"/people/notes/{note.pk}/")
        assertContains(page, mark(note.text))
        client.post(f"/people/notes/{note.pk}/", {"text": "coffee", "base": mark(note.text)})
        note.refresh_from_db()
        assert note.text == "coffee"
        client.post(f"/people/notes/{note.pk}/delete/")
        assert not Note.objects.exists()

    def test_with_htmx_only_the_notes_come_back(self, client: Client, ana: Person) -> None:
        response = client.post(url(ana, "notes/"), {"text": "likes tea"}, headers=HTMX)
        assertContains(response, "likes tea")
        assertContains(response, 'id="toasts"')
        assertNotContains(response, "<html")

    def test_a_note_without_words_says_so(self, client: Client, ana: Person) -> None:
        response = client.post(url(ana, "notes/"), {"text": " \0 "})
        assert said(response) == ["A note needs a word."]
        note = add_note(ana.book, ana, "tea")
        response = client.post(f"/people/notes/{note.pk}/", {"text": "", "base": mark("tea")})
        assert response.status_code == 422
        assertContains(response, "delete it", status_code=422)

    def test_two_tabs_lose_nothing(self, client: Client, ana: Person) -> None:
        note = add_note(ana.book, ana, "tea")
        path = f"/people/notes/{note.pk}/"
        client.post(path, {"text": "coffee", "base": mark("tea")})
        response = client.post(path, {"text": "water", "base": mark("tea")})
        for words in ("coffee", "water", "changed meanwhile"):
            assertContains(response, words, status_code=409)
        client.post(path, {"text": "water", "base": mark("coffee")})
        note.refresh_from_db()
        assert note.text == "water"

    def test_notes_of_sources_are_shown_with_their_source(self, client: Client, book: Book) -> None:
        person = from_card(book, Field(Kind.NAME, "Luis"), Field(Kind.NOTE, "from the card"))
        assertContains(client.get(url(person)), "from the card")


class TestUndo:
    """Each change has its way back."""

    def test_the_history_takes_back(self, client: Client, ana: Person) -> None:
        add_note(ana.book, ana, "tea")
        entry = Change.objects.latest("at")
        assertContains(client.get(url(ana)), f"/people/history/{entry.pk}/undo/")
        page = f"http://testserver{url(ana)}"
        response = client.post(f"/people/history/{entry.pk}/undo/", headers={"Referer": page})
        assertRedirects(response, url(ana), fetch_redirect_response=False)
        assert said(response) == ["Undone."]
        assertContains(client.get(url(ana)), "undone")

    def test_what_was_built_upon_says_what_to_do(self, client: Client, ana: Person) -> None:
        entry = Change.objects.latest("at")
        add_note(ana.book, ana, "tea")
        response = client.post(f"/people/history/{entry.pk}/undo/")
        assert said(response) == ["This has been changed since. Undo the later change first."]
        assert Person.objects.filter(pk=ana.pk).exists()

    @pytest.mark.parametrize(
        ("referer", "expected"),
        [
            ("", "/"),
            ("http://elsewhere.example/people/", "/"),
            ("http://testserver/nowhere/at/all/", "/"),
            ("http://testserver/people/?q=a&page=2", "/people/?q=a&page=2"),
        ],
    )
    def test_it_leads_back_to_where_the_button_stood(
        self, client: Client, ana: Person, referer: str, expected: str
    ) -> None:
        add_note(ana.book, ana, "tea")
        entry = Change.objects.latest("at")
        response = client.post(f"/people/history/{entry.pk}/undo/", headers={"Referer": referer})
        assert response["Location"] == expected

    def test_it_leads_to_no_page_of_somebody_who_is_gone_by_it(
        self, client: Client, ana: Person
    ) -> None:
        entry = Change.objects.latest("at")
        response = client.post(
            f"/people/history/{entry.pk}/undo/",
            headers={"Referer": f"http://testserver{url(ana)}"},
        )
        assert response["Location"] == "/people/"


class TestHistory:
    """All changes, or some."""

    def test_it_can_be_narrowed(
        self, client: Client, book: Book, ana: Person, luis: Person
    ) -> None:
        add_note(book, luis, "tea")
        Change.objects.filter(verb="added").update(at=timezone.now() - timedelta(days=9))
        today = timezone.localdate()
        both = ["You wrote a note about Luis Prado.", "You added Ana Ruiz Soler."]
        for query, expected in (
            ("", both),
            (f"?person={ana.pk}", both[1:]),
            ("?q=luis", both[:1]),
            (f"?since={today}", both[:1]),
            (f"?until={today - timedelta(days=1)}", both[1:]),
            ("?since=odd", both),
        ):
            shown = client.get(f"/people/history/{query}").content.decode()
            assert [line for line in both if f"<bdi>{line}</bdi>" in shown] == expected
        assertContains(client.get("/people/history/?q=zzz"), "No change fits")

    def test_a_new_book_has_none(self, client: Client) -> None:
        assertContains(client.get("/people/history/"), "Nothing has been changed yet.")

    def test_a_long_history_has_a_page_of_its_own(self, client: Client, ana: Person) -> None:
        for count in range(8):
            add_note(ana.book, ana, f"note {count}")
        assertContains(client.get(url(ana)), "The whole history")
