"""Somebody new, and what is known of somebody set right."""

from collections.abc import Mapping, Sequence

import pytest
from django.test import Client
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from dardar.accounts.models import Book
from dardar.core.cards.fields import Field, Kind
from dardar.people.actions import add_person, edit_person
from dardar.people.models import Change, Person, Source
from tests.people.conftest import card, from_card, named, values
from tests.web.people.views import Answer

Data = dict[str, str | Sequence[str]]
ANA: Data = {
    "given": "Ana",
    "family": "Ruiz Soler",
    "company": "Norte Capital",
    "email": "ana@norte.example",
    "phone": "+34 612 345 678",
    "phone_label": "cell",
}


def shown(client: Client, person: Person) -> Answer:
    return client.get(f"/people/{person.pk}/edit/")


def sheet(client: Client, person: Person) -> Data:
    """Return what a browser would send of the form as it is shown."""
    context = shown(client, person).context
    found: Data = {"base": context["base"], "agreed": context["agreed"]}
    form = context["sheet"].form
    for field in form:
        value = form.initial.get(field.name)
        if field.name == "birthday":
            parts = value or ("", "", "")
            names = ("day", "month", "year")
            found |= {f"birthday_{n}": str(p or "") for n, p in zip(names, parts, strict=True)}
        else:
            found[field.name] = value or ""
    for rows in context["sheet"].rows:
        name = rows.of.name
        found[name] = [row.value for row in rows.rows]
        found[f"{name}_label"] = [row.label for row in rows.rows]
        found |= {f"{name}_main": str(n) for n, row in enumerate(rows.rows) if row.is_main}
    found["keep"] = [
        place for place, _name, _words, is_kept in context["sheet"].keepable if is_kept
    ]
    return found


def save(client: Client, person: Person, data: Mapping[str, object]) -> Answer:
    return client.post(f"/people/{person.pk}/edit/", data)


def profile(person: Person) -> list[dict[str, object]]:
    person.refresh_from_db()
    return [{k: v for k, v in item.items() if k not in {"record", "on"}} for item in person.profile]


FULL = (
    Field(
        Kind.NAME, "Dr. Kim Min-jun", parts={"prefix": "Dr.", "family": "Kim", "given": "Min-jun"}
    ),
    Field(Kind.NICKNAME, "MJ"),
    Field(Kind.NICKNAME, "Kimmy"),
    Field(Kind.PHONETIC, "Kim Min Dschun"),
    Field(Kind.COMPANY, "Norte", parts={"department": "Sales"}),
    Field(Kind.ROLE, "Partner"),
    Field(Kind.EMAIL, "kim@norte.example", "work"),
    Field(Kind.EMAIL, "not an address"),
    Field(Kind.PHONE, "612345678", "cell", preferred=True),
    Field(Kind.PHONE, "ask at the desk", "Summer house"),
    Field(Kind.URL, "https://kim.example"),
    Field(Kind.PROFILE, "https://www.linkedin.com/in/kim"),
    Field(Kind.CHAT, "kim.1", "signal"),
    Field(Kind.ADDRESS, "Mayor 3\n48001 Bilbao", "home", {"street": "Mayor 3", "city": "Bilbao"}),
    Field(Kind.PLACE, "Bilbao"),
    Field(Kind.BIRTHDAY, "--05-12"),
    Field(Kind.DATE, "2020-01-02", "connected on"),
    Field(Kind.LANGUAGE, "es-MX"),
    Field(Kind.RELATION, "Marta", "spouse"),
    Field(Kind.LABEL, "work"),
    Field(Kind.NOTE, "from the card"),
    Field(Kind.OTHER, "blue", "Eyes"),
)


class TestEdit:
    """The owner's words win; nothing is lost."""

    def test_a_form_sent_as_it_came_changes_nothing(self, client: Client, book: Book) -> None:
        person = from_card(book, *FULL)
        before = profile(person)
        response = save(client, person, sheet(client, person))
        assertRedirects(response, f"/people/{person.pk}/", fetch_redirect_response=False)
        assert profile(person) == before
        assert not Change.objects.exists()

    @pytest.mark.parametrize(
        ("change", "kind", "expected"),
        [
            ({"given": "Min Jun"}, Kind.NAME, ["Dr. Min Jun Kim"]),
            ({"title": ""}, Kind.NAME, ["Min-jun Kim"]),
            ({"nickname": "MJ, K"}, Kind.NICKNAME, ["K", "MJ"]),
            ({"role": ""}, Kind.ROLE, []),
            ({"place": " Vigo "}, Kind.PLACE, ["Vigo"]),
            ({"birthday_year": "1990"}, Kind.BIRTHDAY, ["1990-05-12"]),
            ({"birthday_day": "", "birthday_month": ""}, Kind.BIRTHDAY, []),
            ({"language": "en"}, Kind.LANGUAGE, ["en"]),
            ({"language": ""}, Kind.LANGUAGE, []),
            ({"email": ["kim@norte.example"]}, Kind.EMAIL, ["kim@norte.example"]),
            (
                {"email": ["k@sur.example", "not an address"]},
                Kind.EMAIL,
                ["k@sur.example", "not an address"],
            ),
            (
                {"phone": ["ask the porter", "612345678"]},
                Kind.PHONE,
                ["ask the porter", "612345678"],
            ),
            ({"site": []}, Kind.URL, []),
            ({"site": ["x.com/kim", "kim.example/me"]}, Kind.PROFILE, ["x.com/kim"]),
            ({"site": ["x.com/kim", "kim.example/me"]}, Kind.URL, ["kim.example/me"]),
            ({"keep": []}, Kind.OTHER, []),
            ({"keep": []}, Kind.CHAT, []),
        ],
    )
    def test_what_is_changed_is_shown_and_the_rest_stays(
        self, client: Client, book: Book, change: Data, kind: Kind, expected: list[str]
    ) -> None:
        person = from_card(book, *FULL)
        before = profile(person)
        response = save(client, person, {**sheet(client, person), **change})
        assert response.status_code == 302
        assert sorted(values(person, kind)) == sorted(expected)
        touched = {kind.value, Kind.URL, Kind.PROFILE, *(k.value for k in KEPT_TOGETHER)}
        assert [i for i in profile(person) if i["kind"] not in touched] == [
            i for i in before if i["kind"] not in touched
        ]

    def test_the_role_stays_when_the_company_changes(self, client: Client, book: Book) -> None:
        person = from_card(book, *FULL)
        save(client, person, {**sheet(client, person), "company": "Sur"})
        assert (values(person, Kind.COMPANY), values(person, Kind.ROLE)) == (["Sur"], ["Partner"])

    def test_the_label_and_the_main_one_can_be_chosen(self, client: Client, book: Book) -> None:
        person = from_card(book, *FULL)
        data = {**sheet(client, person), "phone_main": "1", "phone_label": ["home", "Summer house"]}
        save(client, person, data)
        person.refresh_from_db()
        assert person.phone == "ask at the desk"
        phones = [item for item in person.profile if item["kind"] == Kind.PHONE]
        assert {item["value"]: item.get("label") for item in phones} == {
            "ask at the desk": "Summer house",
            "612345678": "home",
        }

    def test_a_changed_address_keeps_the_town_it_still_names(
        self, client: Client, book: Book
    ) -> None:
        person = from_card(book, Field(Kind.NAME, "Kim"), FULL[13])
        save(client, person, {**sheet(client, person), "address": ["Gran Vía 1\nBilbao"]})
        person.refresh_from_db()
        assert person.place == "Bilbao"

    def test_a_birthday_that_is_no_day_is_kept_until_unticked(
        self, client: Client, book: Book
    ) -> None:
        person = from_card(book, Field(Kind.NAME, "Kim"), Field(Kind.BIRTHDAY, "spring 1980"))
        save(client, person, {**sheet(client, person), "role": "Partner"})
        assert values(person, Kind.BIRTHDAY) == ["spring 1980"]
        save(client, person, {**sheet(client, person), "birthday_day": "3", "birthday_month": "4"})
        assert values(person, Kind.BIRTHDAY) == ["--04-03"]

    def test_a_language_without_drafts_can_stay(self, client: Client, book: Book) -> None:
        person = from_card(book, Field(Kind.NAME, "Kim"), Field(Kind.LANGUAGE, "fr"))
        assertContains(shown(client, person), '<option value="fr" selected>')
        save(client, person, {**sheet(client, person), "role": "Partner"})
        assert values(person, Kind.LANGUAGE) == ["fr"]

    @pytest.mark.parametrize(
        ("change", "words"),
        [
            ({"email": ["ana at norte"]}, "has an @ in the middle"),
            ({"email": ["@norte.example"]}, "has an @ in the middle"),
            ({"birthday_day": "31", "birthday_month": "2"}, "There is no such day."),
            ({"birthday_year": "1990"}, "needs its day and month"),
            ({"birthday_day": "99", "birthday_month": "2"}, "less than or equal to 31"),
            ({"given": "a\0b"}, "Null characters"),
            ({"language": "xx"}, "Select a valid choice"),
        ],
    )
    def test_what_is_wrong_is_said_and_what_was_written_stays(
        self, client: Client, ana: Person, change: Data, words: str
    ) -> None:
        data = {**sheet(client, ana), **change, "role": "Something new"}
        response = save(client, ana, data)
        assertContains(response, words, status_code=422)
        assertContains(response, "Something new", status_code=422)
        assert Change.objects.count() == 1

    def test_nobody_is_left_without_a_word(self, client: Client, ana: Person) -> None:
        response = save(client, ana, {"base": str(sheet(client, ana)["base"])})
        assertContains(response, "Something must say who this is", status_code=422)

    def test_more_rows_can_be_had_without_losing_what_was_written(
        self, client: Client, ana: Person
    ) -> None:
        data = {**sheet(client, ana), "email": ["one@x.org", "two@x.org"], "more": "email"}
        response = save(client, ana, data)
        content = response.content.decode()
        assert content.count('name="email"') == 2 + 4
        assert "two@x.org" in content
        assert Change.objects.count() == 1

    def test_undo_is_offered(self, client: Client, ana: Person) -> None:
        save(client, ana, {**sheet(client, ana), "role": "Partner"})
        entry = Change.objects.latest("at")
        assertContains(client.get(f"/people/{ana.pk}/"), f"{entry.pk}/undo/")


KEPT_TOGETHER = (
    Kind.PHONETIC,
    Kind.CHAT,
    Kind.DATE,
    Kind.RELATION,
    Kind.NOTE,
    Kind.OTHER,
    Kind.LABEL,
)


class TestTwoTabs:
    """Neither loses what the other wrote."""

    def test_different_kinds_merge(self, client: Client, ana: Person) -> None:
        one, two = sheet(client, ana), sheet(client, ana)
        save(client, ana, {**one, "role": "Partner", "email": "new@norte.example"})
        assert save(client, ana, {**two, "place": "Vigo"}).status_code == 302
        ana.refresh_from_db()
        assert (ana.role, ana.place) == ("Partner", "Vigo")
        assert values(ana, Kind.EMAIL) == ["new@norte.example"]

    def test_the_same_kind_shows_both_versions_and_saving_again_decides(
        self, client: Client, ana: Person
    ) -> None:
        one, two = sheet(client, ana), sheet(client, ana)
        save(client, ana, {**one, "role": "Partner", "place": "Gijón"})
        response = save(client, ana, {**two, "role": "Founder"})
        for words in ("Kept meanwhile", "Partner", "Founder"):
            assertContains(response, words, status_code=409)
        ana.refresh_from_db()
        assert ana.role == "Partner"
        context = response.context
        again = {**two, "base": context["base"], "agreed": context["agreed"], "role": "Founder"}
        assert save(client, ana, again).status_code == 302
        ana.refresh_from_db()
        assert (ana.role, ana.place) == ("Founder", "Gijón")

    def test_a_third_tab_meanwhile_asks_again(self, client: Client, ana: Person) -> None:
        first = sheet(client, ana)
        save(client, ana, {**sheet(client, ana), "role": "Partner"})
        context = save(client, ana, {**first, "role": "Founder"}).context
        again = {**first, "base": context["base"], "agreed": context["agreed"], "role": "Founder"}
        save(client, ana, {**sheet(client, ana), "role": "Guest"})
        assert save(client, ana, again).status_code == 409

    def test_what_an_import_brought_meanwhile_is_not_taken_out(
        self, client: Client, luis: Person
    ) -> None:
        data = sheet(client, luis)
        card(luis, Field(Kind.EMAIL, "new@prado.example"), source=Source.GOOGLE)
        save(client, luis, {**data, "role": "Partner"})
        assert set(values(luis, Kind.EMAIL)) == {"luis@prado.example", "new@prado.example"}

    @pytest.mark.parametrize("base", ["", "nonsense", "00000000-0000-0000-0000-000000000000"])
    def test_a_form_without_its_base_overwrites_nothing(
        self, client: Client, ana: Person, base: str
    ) -> None:
        edit_person(
            ana.book, ana, [Kind.ROLE], [Field(Kind.ROLE, "Partner")], base=[ana.records.get().pk]
        )
        response = save(client, ana, {**ANA, "role": "Founder", "base": base})
        assert response.status_code == 409
        ana.refresh_from_db()
        assert ana.role == "Partner"


class TestNew:
    """Somebody new."""

    def test_the_name_is_filled_in(self, client: Client) -> None:
        response = client.get("/people/new/?name=Ana de la Torre")
        assertContains(response, 'value="Ana"')
        assertContains(response, 'value="de la Torre"')

    def test_all_that_is_written_is_kept(self, client: Client, book: Book) -> None:
        response = client.post("/people/new/", {**ANA, "birthday_day": "12", "birthday_month": "5"})
        ana = Person.objects.get(book=book)
        assertRedirects(response, f"/people/{ana.pk}/", fetch_redirect_response=False)
        assert (ana.name, ana.company, ana.email) == (
            "Ana Ruiz Soler",
            "Norte Capital",
            "ana@norte.example",
        )
        assert values(ana, Kind.BIRTHDAY) == ["--05-12"]
        [phone] = [item for item in ana.profile if item["kind"] == Kind.PHONE]
        assert phone["label"] == "cell"

    def test_nothing_is_nobody(self, client: Client) -> None:
        response = client.post("/people/new/", {"given": " "})
        assertContains(response, "Write at least a name", status_code=422)
        assert not Person.objects.exists()

    def test_a_phone_is_never_refused(self, client: Client) -> None:
        client.post("/people/new/", {"phone": "ask at the desk"})
        assert Person.objects.get().phone == "ask at the desk"

    def test_a_bad_address_is_refused_and_stays_in_the_form(self, client: Client) -> None:
        response = client.post("/people/new/", {**ANA, "email": "ana at norte"})
        assertContains(response, "ana at norte", status_code=422)
        assertContains(response, "Ruiz Soler", status_code=422)

    def test_more_rows_can_be_had(self, client: Client) -> None:
        response = client.post("/people/new/", {**ANA, "more": "phone"})
        assert response.content.decode().count('name="phone"') == 1 + 4
        assert not Person.objects.exists()

    @pytest.mark.parametrize(
        "same",
        [
            Field(Kind.NAME, "RUIZ SOLER, ana"),
            Field(Kind.EMAIL, "ANA@norte.example"),
            Field(Kind.PHONE, "612345678"),
        ],
    )
    def test_somebody_known_already_is_pointed_out_and_can_be_added_anyway(
        self, client: Client, book: Book, same: Field
    ) -> None:
        known = add_person(book, [same, Field(Kind.PLACE, "Vigo")])
        response = client.post("/people/new/", ANA)
        assertContains(response, "You may know them already")
        assertContains(response, f"/people/{known.pk}/")
        assert Person.objects.count() == 1
        client.post("/people/new/", {**ANA, "anyway": "1"})
        assert Person.objects.count() == 2

    def test_somebody_of_another_book_is_not(self, client: Client, strangers_book: Book) -> None:
        named(strangers_book, "Ana Ruiz Soler")
        assertNotContains(client.post("/people/new/", ANA), "may know", status_code=302)
