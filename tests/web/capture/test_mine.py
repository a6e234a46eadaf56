"""My card on its page: shown, made, changed; nobody else reaches it."""

import base64
import html
import re
from xml.etree import ElementTree as ET

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import Settings
from pytest_django.fixtures import DjangoAssertNumQueries

from dardar.accounts.models import Book
from dardar.capture.models import OwnCard
from dardar.capture.own_card import save_own_card, set_picture, switch_off
from dardar.capture.visits import leave
from dardar.core.cards.fields import Field, Kind
from dardar.people.models import Change
from tests.capture.own import FIELDS, VISITOR, card_of
from tests.core.cards.test_drawing import read
from tests.people.pictures import png
from tests.web.people.views import said

PATHS = ("/mine/", "/mine/edit/", "/mine/renew/", "/mine/switch/", "/mine/picture/")
FORM = {
    "name": "Alma Ríos",
    "role": "Socia",
    "company": "Norte Capital",
    "email": ["alma@norte.example", ""],
    "email_label": ["work", ""],
    "phone": ["612345678"],
    "phone_label": ["cell"],
    "site": ["https://www.linkedin.com/in/almarios", "norte.example"],
    "address": [""],
    "offers": "Consejo",
    "needs": "Una socia",
    "language": "es",
}


def codes(page: str) -> list[str]:
    """Return what the codes of a page hold, in their order."""
    pictures = re.findall(r'src="data:image/svg\+xml;base64,([^"]+)"', page)
    svgs = [base64.b64decode(html.unescape(picture)).decode() for picture in pictures]
    return [code.bytes.decode() for svg in svgs for code in read(svg)]


def test_without_a_card_the_page_teaches_and_leads_on(client: Client) -> None:
    page = client.get("/mine/").content.decode()
    assert "letting yourself be found" in page
    assert 'href="/mine/edit/"' in page


def test_the_form_begins_with_what_the_account_knows(client: Client) -> None:
    page = client.get("/mine/edit/").content.decode()
    assert 'value="Alma"' in page
    assert 'value="alma@example.org"' in page
    assert not OwnCard.objects.exists()


def test_a_card_is_made_and_says_what_was_written(client: Client) -> None:
    response = client.post("/mine/edit/", FORM)
    assert (response.status_code, response["Location"]) == (302, "/mine/")
    assert said(response) == ["Your card is kept."]
    card = OwnCard.objects.get()
    assert [(f["kind"], f["value"]) for f in card.fields] == [
        ("name", "Alma Ríos"),
        ("role", "Socia"),
        ("company", "Norte Capital"),
        ("email", "alma@norte.example"),
        ("phone", "+34 612 34 56 78"),
        ("profile", "https://www.linkedin.com/in/almarios"),
        ("url", "norte.example"),
    ]
    assert card.fields[0]["parts"] == {"given": "Alma", "family": "Ríos"}
    assert (card.offers, card.needs, card.language) == ("Consejo", "Una socia", "es")


def test_sending_the_form_unchanged_changes_nothing(client: Client) -> None:
    client.post("/mine/edit/", FORM)
    before = OwnCard.objects.values().get()
    client.post("/mine/edit/", {**FORM, "phone": ["+34 612 34 56 78"]})
    assert OwnCard.objects.values().get() == before
    assert Change.objects.count() == 1


def test_what_is_wrong_says_so_and_keeps_what_was_written(client: Client) -> None:
    response = client.post("/mine/edit/", {**FORM, "name": " ", "email": ["nowhere"]})
    page = response.content.decode()
    assert response.status_code == 422
    assert "A mail address has an @ in the middle" in page
    assert 'value="Norte Capital"' in page
    assert not OwnCard.objects.exists()


def test_more_than_a_card_holds_says_so(client: Client) -> None:
    sites = [f"https://a.example/{number}" for number in range(40)]
    response = client.post("/mine/edit/", {**FORM, "site": sites})
    assert response.status_code == 422
    assert "A card holds at most 30 lines" in response.content.decode()
    assert not OwnCard.objects.exists()


def test_more_rows_can_be_asked_for_without_script(client: Client) -> None:
    page = client.post("/mine/edit/", {**FORM, "more": "phone"}).content.decode()
    assert page.count('name="phone"') > 3
    assert not OwnCard.objects.exists()


def test_one_code_holds_the_link_and_one_the_contact(client: Client, book: Book) -> None:
    card = card_of(book)
    link, contact = codes(client.get("/mine/").content.decode())
    assert link == f"http://testserver/c/{card.token}/"
    assert contact.startswith("BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Alma Ríos\r\nN:Ríos;Alma;;;\r\n")
    assert "TEL;TYPE=cell:+34 612 34 56 78" in contact


def test_the_link_has_the_public_name_of_the_server(
    client: Client, book: Book, settings: Settings
) -> None:
    settings.PUBLIC_URL = "https://dardar.example.org"
    card = card_of(book)
    page = client.get("/mine/").content.decode()
    assert codes(page)[0] == f"https://dardar.example.org/c/{card.token}/"
    assert "on this machine only" not in page


def test_a_link_that_works_on_this_machine_only_says_so(client: Client, book: Book) -> None:
    card_of(book)
    page = client.get("/mine/", headers={"host": "localhost:8600"}).content.decode()
    assert "on this machine only" in page
    assert re.search(r'value="contact" checked', page)


def test_what_a_code_leaves_out_is_named(client: Client, book: Book) -> None:
    save_own_card(book, [*FIELDS, Field(Kind.ADDRESS, "Gran Vía " * 50)])
    page = client.get("/mine/").content.decode()
    assert "some of it is left out: Address." in page
    assert "Gran V" not in codes(page)[1]


def test_another_link_takes_the_place_of_the_old_one(client: Client, book: Book) -> None:
    old = card_of(book).token
    response = client.post("/mine/renew/")
    assert "lead nowhere now" in said(response)[0]
    new = OwnCard.objects.get().token
    assert new != old
    assert Client().get(f"/c/{old}/").status_code == 404
    assert Client().get(f"/c/{new}/").status_code == 200


def test_switched_off_only_the_contact_is_shown(client: Client, book: Book) -> None:
    card = card_of(book)
    client.post("/mine/switch/", {"on": "0"})
    page = client.get("/mine/").content.decode()
    assert [code[:11] for code in codes(page)] == ["BEGIN:VCARD"]
    assert card.token not in page
    assert Client().get(f"/c/{card.token}/").status_code == 404
    client.post("/mine/switch/", {"on": "1"})
    assert Client().get(f"/c/{card.token}/").status_code == 200


def test_without_a_card_nothing_can_be_done_to_it(client: Client) -> None:
    for path in ("renew/", "switch/"):
        assert client.post(f"/mine/{path}")["Location"] == "/mine/"
    assert not Change.objects.exists()


def test_what_visitors_have_left_is_one_tap_away(client: Client, book: Book) -> None:
    card = card_of(book)
    assert "Left for you" not in client.get("/mine/").content.decode()
    leave(card.token, VISITOR, "one")
    leave(card.token, VISITOR, "two")
    page = client.get("/mine/").content.decode()
    assert "2 cards wait to be looked through." in page
    assert "Bea Soto" in client.get("/capture/review/").content.decode()


def test_a_picture_is_put_on_the_card_and_taken_off(client: Client, book: Book) -> None:
    card_of(book)
    file = SimpleUploadedFile("alma.png", png(), "image/png")
    assert said(client.post("/mine/picture/", {"photo": file})) == ["The picture is kept."]
    assert "data:image/webp;base64," in client.get("/mine/edit/").content.decode()
    response = client.post("/mine/picture/", {"remove": "1"})
    assert said(response) == ["The picture is taken away."]
    assert bytes(OwnCard.objects.get().image) == b""


def test_what_is_no_picture_says_so(
    client: Client, book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    card_of(book)
    svg = SimpleUploadedFile("alma.svg", b"<svg onload='alert(1)'/>", "image/svg+xml")
    assert "could not be read" in said(client.post("/mine/picture/", {"photo": svg}))[-1]
    assert said(client.post("/mine/picture/"))[-1] == "Choose a picture first."
    monkeypatch.setattr("dardar.web.capture.mine.MOST_BYTES", 10)
    large = SimpleUploadedFile("alma.png", png(), "image/png")
    assert "too large" in said(client.post("/mine/picture/", {"photo": large}))[-1]
    assert bytes(OwnCard.objects.get().image) == b""


def test_codes_are_pictures_that_no_script_can_run_in(client: Client, book: Book) -> None:
    save_own_card(book, [Field(Kind.NAME, "<script>alert(1)</script>"), *FIELDS[1:]])
    page = client.get("/mine/").content.decode()
    assert "<script>alert" not in page
    for picture in re.findall(r"data:image/svg\+xml;base64,([^\"]+)", page):
        tags = {one.tag for one in ET.fromstring(base64.b64decode(picture)).iter()}  # noqa: S314 - ours
        assert {tag.rpartition("}")[2] for tag in tags} == {"svg", "path"}


def test_the_page_asks_the_database_a_fixed_number_of_times(
    client: Client, book: Book, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    save_own_card(book, [*FIELDS, *[Field(Kind.URL, f"https://{n}.example") for n in range(20)]])
    client.get("/mine/")
    with django_assert_num_queries(7):
        client.get("/mine/")


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("method", ["get", "post"])
def test_nobody_reaches_it_signed_out(book: Book, path: str, method: str) -> None:
    card_of(book)
    before = OwnCard.objects.values().get()
    response = getattr(Client(), method)(path, {"on": "0", "remove": "1"})
    assert "/account/login/" in response["Location"]
    assert OwnCard.objects.values().get() == before


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("method", ["get", "post"])
def test_a_fellow_user_sees_and_changes_only_their_own(
    stranger: Client, book: Book, path: str, method: str
) -> None:
    set_picture(card_of(book).book, png())
    switch_off(book)
    before = OwnCard.objects.filter(book=book).values().get()
    response = getattr(stranger, method)(path, {"on": "1", "remove": "1", "name": "Bruno"})
    assert "Alma" not in response.content.decode()
    assert OwnCard.objects.filter(book=book).values().get() == before
