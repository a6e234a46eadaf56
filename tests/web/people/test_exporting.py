"""People taken along from a page."""

from io import BytesIO

import pytest
from django.test import Client

from dardar.accounts.models import Book
from dardar.core.cards import vcard
from dardar.core.cards.fields import Entry, Kind
from dardar.people.labelling import label_people
from dardar.people.models import Label, Person
from tests.people.conftest import named
from tests.web.people.views import body, said


@pytest.fixture
def three(book: Book) -> list[Person]:
    return [named(book, name) for name in ("Ana Gil", "Anabel Gil", "Luis Prado")]


def names(client: Client, data: dict[str, str | list[str]], *, post: bool = False) -> list[str]:
    send = client.post if post else client.get
    response = send("/people/export/", {"format": "vcf", **data})
    assert response["Content-Type"] == "text/vcard; charset=utf-8"
    cards = vcard.read(BytesIO(body(response)))
    entries = [entry for entry in cards if isinstance(entry, Entry)]
    return [name.value for entry in entries if (name := entry.first(Kind.NAME))]


@pytest.mark.parametrize("post", [True, False])
def test_a_selection_a_search_or_everybody(
    client: Client, book: Book, three: list[Person], *, post: bool
) -> None:
    label_people(book, three[1:], "x")
    label = str(Label.objects.get().pk)
    chosen = [str(person.pk) for person in three[:1]]
    assert names(client, {"person": chosen}, post=post) == ["Ana Gil"]
    assert names(client, {"everyone": "1", "q": "ana"}, post=post) == ["Ana Gil", "Anabel Gil"]
    assert names(client, {"everyone": "1", "label": label}, post=post) == [
        "Anabel Gil",
        "Luis Prado",
    ]
    assert names(client, {"everyone": "1"}, post=post) == ["Ana Gil", "Anabel Gil", "Luis Prado"]


def test_without_a_choice_a_link_gives_everybody_and_a_form_asks_for_one(
    client: Client, three: list[Person]
) -> None:
    assert len(names(client, {})) == len(three)
    response = client.post("/people/export/", {"format": "vcf"})
    assert response.status_code == 302
    assert said(response) == ["Choose people first."]


def test_the_file_of_one_person_bears_their_name(client: Client, three: list[Person]) -> None:
    response = client.get(f"/people/export/?format=vcf&person={three[0].pk}")
    assert response["Content-Disposition"] == 'attachment; filename="ana-gil.vcf"'


@pytest.mark.parametrize("name", ["王", '"; x="', "../../etc/passwd", "\r\nX: y"])
def test_no_name_can_break_out_of_the_file_name(client: Client, book: Book, name: str) -> None:
    person = named(book, name)
    response = client.get(f"/people/export/?format=csv&person={person.pk}")
    file = response["Content-Disposition"].partition('filename="')[2]
    assert file.endswith('.csv"')
    assert all(letter.isalnum() or letter in "-." for letter in file.removesuffix('"'))


@pytest.mark.usefixtures("three")
def test_a_table_is_a_table(client: Client) -> None:
    response = client.get("/people/export/?format=csv&everyone=1")
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    table = body(response)
    assert table.startswith(b"\xef\xbb\xbfFirst Name,")
    assert table.count(b"\r\n") == 4


@pytest.mark.parametrize("ending", ["", "exe"])
def test_another_format_is_no_format(client: Client, ending: str) -> None:
    assert client.get(f"/people/export/?format={ending}").status_code == 400
