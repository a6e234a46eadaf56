"""What a visitor without an account sees and can do, and what nobody can."""

import re
from html import unescape
from io import BytesIO
from uuid import uuid4

import pytest
from django.core.cache import cache
from django.test import Client
from pytest_django import Settings
from pytest_django.fixtures import DjangoAssertNumQueries

from dardar.accounts.models import Book
from dardar.capture import visits
from dardar.capture.models import Capture, Card, OwnCard
from dardar.capture.own_card import save_own_card, set_picture
from dardar.core.cards import vcard
from dardar.core.cards.fields import Entry, Field, Kind
from dardar.people.actions import add_person
from dardar.web.capture.leaving import reach_of
from tests.capture.own import FIELDS, VISITOR, card_of
from tests.people.pictures import png

BEA = {"name": "Bea Soto", "reach": "bea@soto.example", "offers": "Diseño", "key": "abc"}


@pytest.fixture(autouse=True)
def fresh_limits() -> None:
    cache.clear()


@pytest.fixture
def card(book: Book) -> OwnCard:
    return card_of(book)


@pytest.fixture
def visitor() -> Client:
    """Return a browser in which nobody is signed in, with a check of where forms come from."""
    return Client(enforce_csrf_checks=True)


@pytest.fixture
def path(card: OwnCard) -> str:
    return f"/c/{card.token}/"


def rows() -> tuple[int, int]:
    return Capture.objects.count(), Card.objects.count()


def test_a_card_shows_what_its_owner_chose_and_nothing_of_the_book(
    visitor: Client, path: str, book: Book
) -> None:
    add_person(book, [Field(Kind.NAME, "Carla Oculta")])
    page = visitor.get(path).content.decode()
    for words in ("Alma Ríos", "Socia · Norte Capital", "alma@norte.example", "Consejo", "socia"):
        assert words in page
    assert 'href="tel:+34612345678"' in page
    assert 'href="mailto:alma@norte.example"' in page
    assert "Carla" not in page
    assert book.owner.email not in page


def test_it_keeps_nothing_in_the_browser_but_what_guards_the_form(
    visitor: Client, path: str
) -> None:
    response = visitor.get(path)
    assert set(response.cookies) == {"csrftoken"}
    assert "no-store" in response["Cache-Control"]
    assert response["X-Robots-Tag"] == "noindex, nofollow"
    assert response["Referrer-Policy"] == "same-origin"
    assert '<meta name="robots" content="noindex, nofollow">' in response.content.decode()


def test_links_to_elsewhere_give_nothing_away(visitor: Client, book: Book) -> None:
    site = Field(Kind.URL, "https://www.norte.example/alma")
    card = save_own_card(book, [*FIELDS, site])
    page = visitor.get(f"/c/{card.token}/").content.decode()
    link = re.search(r'<a href="https://www\.norte\.example/alma"([^>]*)>', page)
    assert link
    assert "noreferrer" in link[1]
    assert "norte.example/alma</span>" in page


@pytest.mark.parametrize("site", ["javascript:alert(1)", "data:text/html,x", "https://a@b.example"])
def test_a_site_that_is_none_is_no_link(visitor: Client, book: Book, site: str) -> None:
    card = save_own_card(book, [*FIELDS, Field(Kind.URL, site)])
    page = visitor.get(f"/c/{card.token}/").content.decode()
    assert f'href="{site}' not in unescape(page)


@pytest.mark.parametrize(
    ("browser", "spoken"),
    [("es-MX,es;q=0.9", "es"), ("en-GB", "en"), ("fr,en;q=0.5", "en"), ("ca", "es"), ("", "es")],
)
def test_it_speaks_the_browsers_language_else_the_cards(
    visitor: Client, path: str, browser: str, spoken: str
) -> None:
    response = visitor.get(path, headers={"accept-language": browser})
    assert f'<html lang="{spoken}"' in response.content.decode()
    assert response["Content-Language"] == spoken
    left = visits.receipt(visits.leave(path.split("/")[2], VISITOR, "key"))
    page = visitor.get(f"/c/left/{left}/", headers={"accept-language": browser}).content.decode()
    assert f'<html lang="{spoken}"' in page


def test_a_form_from_elsewhere_is_refused(visitor: Client, path: str) -> None:
    assert visitor.post(path, BEA).status_code == 403
    assert rows() == (0, 0)


def test_a_visitor_leaves_their_card_in_one_step(path: str) -> None:
    response = Client().post(path, BEA | {"company": "Soto", "note": "Feria\nde Bilbao"})
    assert response.status_code == 302
    card = Card.objects.get()
    assert [(f["kind"], f["value"], f.get("label", "")) for f in card.findings] == [
        ("name", "Bea Soto", ""),
        ("email", "bea@soto.example", ""),
        ("company", "Soto", ""),
        ("note", "Diseño", "offers"),
        ("note", "Feria\nde Bilbao", ""),
    ]
    assert card.findings[0]["parts"] == {"given": "Bea", "family": "Soto"}
    page = Client().get(response["Location"], headers={"accept-language": "en"}).content.decode()
    assert "Your card is with Alma Ríos." in page
    assert "Take it back" in page


def test_a_nervous_thumb_leaves_one_card(path: str) -> None:
    first, again = (Client().post(path, BEA)["Location"] for _try in range(2))
    assert rows() == (1, 1)
    assert first.split(":")[0] == again.split(":")[0]


def test_each_form_has_a_key_of_its_own(visitor: Client, path: str) -> None:
    keys = [
        re.search(r'name="key" value="(\w{32})"', visitor.get(path).content.decode())
        for _time in range(2)
    ]
    assert keys[0]
    assert keys[1]
    assert keys[0][1] != keys[1][1]


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"name": ""}, "This field is required"),
        ({"name": "\x07 \x1b"}, "Write the name you go by."),
        ({"name": "x" * 201}, "at most 200"),
        ({"reach": ""}, "This field is required"),
        ({"reach": "somewhere"}, "That is no mail address"),
        ({"reach": "06 12 34 56 78 90 12"}, "That is no mail address"),
        ({"note": "x" * 1001}, "at most 1000"),
        ({"offers": "x" * 301}, "at most 300"),
        ({"more": "buy now"}, "Please send it once more."),
    ],
)
def test_what_is_wrong_says_so_and_keeps_what_was_written(
    path: str, wrong: dict[str, str], words: str
) -> None:
    response = Client().post(path, BEA | wrong, headers={"accept-language": "en"})
    page = response.content.decode()
    assert response.status_code == 422
    assert words in page
    assert "Diseño" in page or "offers" in wrong
    assert "buy now" not in page
    assert rows() == (0, 0)


def test_a_program_that_fills_in_everything_is_stopped_every_time(path: str) -> None:
    for _try in range(3):
        assert Client().post(path, BEA | {"more": "x"}).status_code == 422
    assert rows() == (0, 0)


@pytest.mark.parametrize(
    "name",
    ["<img src=x onerror=alert(1)>", "{{ card.token }}", "'; DROP TABLE x;--", "\u202eevil\u202c"],
)
def test_hostile_words_stay_words(path: str, name: str) -> None:
    wrong = Client().post(path, BEA | {"name": name, "reach": "no"}).content.decode()
    assert "<img src=x" not in wrong
    assert Client().post(path, BEA | {"name": name}).status_code == 302
    assert Card.objects.get().findings[0]["value"] == name


def test_a_body_larger_than_any_card_is_refused(path: str) -> None:
    assert Client().post(path, BEA | {"note": "x" * 70_000}).status_code == 413
    assert rows() == (0, 0)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Bea@Soto.example", Field(Kind.EMAIL, "bea@soto.example")),
        ("612 345 678", Field(Kind.PHONE, "+34 612 34 56 78", "cell")),
        ("+52 55 1234 5678", Field(Kind.PHONE, "+52 55 1234 5678")),
        (
            "linkedin.com/in/bea-612345678",
            Field(Kind.PROFILE, "linkedin.com/in/bea-612345678", "linkedin"),
        ),
        ("@bea@mastodon.example", Field(Kind.PROFILE, "@bea@mastodon.example", "mastodon")),
        ("javascript:alert(1)", None),
        ("Calle Mayor", None),
    ],
)
def test_a_way_to_reach_somebody_is_understood(text: str, found: Field | None) -> None:
    assert reach_of(text, "ES") == found


def test_many_cards_from_one_address_must_wait(path: str, settings: Settings) -> None:
    settings.ACCOUNT_RATE_LIMITS = {"leave_card": "2/m/ip"}
    answers = [Client().post(path, BEA | {"key": str(n)}).status_code for n in range(3)]
    assert answers == [302, 302, 422]
    assert rows() == (2, 2)
    page = Client().post(path, BEA, headers={"accept-language": "en"}).content.decode()
    assert "Many cards are being left just now." in page
    assert "Diseño" in page


def test_many_cards_for_one_person_must_wait_wherever_they_come_from(
    path: str, settings: Settings, strangers_book: Book
) -> None:
    settings.ACCOUNT_RATE_LIMITS = {"leave_card": "2/m/key"}
    for number in range(3):
        Client(REMOTE_ADDR=f"192.0.2.{number}").post(path, BEA | {"key": str(number)})
    assert rows() == (2, 2)
    other = card_of(strangers_book)
    assert Client().post(f"/c/{other.token}/", BEA).status_code == 302


def test_the_limits_in_use_bound_a_flood_and_let_a_room_pass(settings: Settings) -> None:
    assert settings.ACCOUNT_RATE_LIMITS["leave_card"] == "60/5m/ip,300/d/ip,500/d/key"


def test_more_than_can_be_looked_through_is_refused(
    path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(visits, "MOST_WAITING", 0)
    response = Client().post(path, BEA, headers={"accept-language": "en"})
    assert "Alma Ríos has more cards to look through" in response.content.decode()
    assert rows() == (0, 0)


def test_the_contact_is_a_file_for_address_books(visitor: Client, book: Book, path: str) -> None:
    set_picture(book, png())
    response = visitor.get(f"{path}card.vcf")
    assert response["Content-Type"] == "text/vcard; charset=utf-8"
    assert response["Content-Disposition"] == 'attachment; filename="alma-rios.vcf"'
    assert response["X-Robots-Tag"] == "noindex, nofollow"
    assert not response.cookies
    [entry] = vcard.read(BytesIO(response.content))
    assert isinstance(entry, Entry)
    assert [f.value for f in entry.fields][:3] == ["Alma Ríos", "Socia", "Norte Capital"]
    note = entry.first(Kind.NOTE)
    assert note
    assert "Consejo para abrir en Bilbao\n" in note.value
    assert entry.pictures[0].data[8:12] == b"WEBP"


def test_a_contact_without_words_has_no_note(visitor: Client, book: Book) -> None:
    card = save_own_card(book, FIELDS)
    assert b"NOTE" not in visitor.get(f"/c/{card.token}/card.vcf").content


def test_what_was_left_is_taken_back_and_nothing_stays(path: str) -> None:
    visitor = Client()
    where = visitor.post(path, BEA)["Location"]
    response = visitor.post(where, follow=True)
    assert rows() == (0, 0)
    assert "taken back or erased" in response.content.decode()
    assert "Bea" not in response.content.decode()


def test_what_the_owner_has_taken_up_is_theirs_to_erase(path: str) -> None:
    where = Client().post(path, BEA)["Location"]
    Card.objects.update(state=Card.State.ACCEPTED)
    page = Client().post(where, follow=True, headers={"accept-language": "en"}).content.decode()
    assert rows() == (1, 1)
    assert "Alma Ríos keeps it now." in page
    assert "Take it back" not in page


def test_the_thanks_do_without_a_card_and_without_a_name(path: str, book: Book) -> None:
    where = Client().post(path, BEA)["Location"]
    OwnCard.objects.all().delete()
    page = Client().get(where).content.decode()
    assert "Your card is with Alma." in page
    book.owner.name = ""
    book.owner.save()
    page = Client().get(where).content.decode()
    assert "Your card has arrived." in page
    assert "example.org" not in page.split("<main")[1]


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("ending", ["", "card.vcf"])
def test_a_link_that_is_none_tells_nothing(book: Book, method: str, ending: str) -> None:
    token = card_of(book).token
    pages = set()
    OwnCard.objects.update(is_on=False)
    for wrong in (token, token[:-1], token.swapcase(), "x", uuid4().hex, "%00", "é"):
        response = getattr(Client(), method)(f"/c/{wrong}/{ending}", BEA)
        if (method, ending) == ("post", "card.vcf"):
            assert response.status_code == 405
        else:
            assert response.status_code == 404
            pages.add(re.sub(r"X-CSRFToken[^}]*", "", response.content.decode()))
    assert len(pages) <= 1
    assert not any("Alma" in page for page in pages)
    assert rows() == (0, 0)


@pytest.mark.parametrize("receipt", ["x", "a:b:c", "0" * 32])
def test_a_receipt_that_is_none_tells_nothing(card: OwnCard, receipt: str) -> None:
    visits.leave(card.token, VISITOR, "key")
    for method in ("get", "post"):
        assert getattr(Client(), method)(f"/c/left/{receipt}/").status_code == 404
    assert rows() == (1, 1)


def test_a_fellow_user_is_a_visitor_like_others(stranger: Client, path: str) -> None:
    page = stranger.get(path).content.decode()
    assert "Alma Ríos" in page
    assert "So others see your card." not in page
    stranger.post(path, BEA)
    assert Capture.objects.get().book.owner.name == "Alma"


def test_the_owner_sees_it_as_others_do(client: Client, path: str) -> None:
    page = client.get(path).content.decode()
    assert "So others see your card." in page
    assert "Leave it with Alma" in page


def test_a_page_asks_the_database_a_fixed_number_of_times(
    visitor: Client, path: str, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(2):
        visitor.get(path)
