"""Coming in: invited, or by asking at the link of a circle."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import Settings

from dardar.accounts.models import Book
from dardar.circles.models import Circle, Member
from tests.circles.scenes import by_the_circle, door, invited, joined, letters, token_of
from tests.people.pictures import png
from tests.web.circles.looking import send, text

EVA = {
    "name": "Eva Sanz",
    "company": "Sanz & Co",
    "languages": ["es", "en"],
    "language": "en",
    "offers": "cheese\nwine",
    "needs": "a cellar",
}


@pytest.fixture
def by_eva(host: Member) -> str:
    """Return where Eva is invited to."""
    return f"/m/{invited(host, 'Eva Sanz')[1]}/"


@pytest.fixture
def by_door(host: Member) -> str:
    """Return the link of the circle."""
    return f"/j/{door(host)}/"


def link_in(body: str) -> str:
    return f"/m/{token_of(next(w for w in body.split() if '/m/' in w).rstrip('/'))}/"


def test_whoever_is_invited_reads_what_it_is_and_what_becomes_of_what_they_write(
    by_eva: str,
) -> None:
    page = text(Client(), by_eva)
    for words in (
        *("Bread and wine", "We bring our clients together", "Alma", 'value="Eva Sanz"'),
        *("What becomes of it", "You are in at once.", "This invitation is good until"),
    ):
        assert words in page
    assert "@" not in page.partition("<main")[2]


def test_in_a_minute_they_are_in(by_eva: str) -> None:
    photo = SimpleUploadedFile("eva.png", png())
    page = send(Client(), by_eva, **EVA, photo=photo)
    assert "Welcome! You are in." in page
    eva = Member.objects.get(name="Eva Sanz")
    assert (eva.state, eva.company, eva.languages) == ("member", "Sanz & Co", "es,en")
    assert eva.image
    assert eva.mail == "eva@circle.example"
    assert {wish.words for wish in eva.wishes.all()} == {"cheese", "wine", "a cellar"}


def test_their_pages_are_in_the_language_they_chose(by_eva: str) -> None:
    client = Client()
    client.post(by_eva, EVA | {"language": "es"})
    assert '<html lang="es"' in text(client, by_eva)


@pytest.mark.parametrize(
    ("field", "said"),
    [
        ("name", "  "),
        ("name", "…"),
        ("mail", "no address"),
        ("offers", "\n".join(f"thing {n}" for n in range(11))),
        ("needs", "x" * 501),
        ("language", "xx"),
        ("languages", "tlh"),
        ("photo", SimpleUploadedFile("x.png", b"<svg/>")),
        ("more", "spam"),
    ],
)
def test_what_can_not_be_kept_says_so(by_eva: str, by_door: str, field: str, said: object) -> None:
    for path in (by_eva, by_door):
        response = Client().post(path, EVA | {field: said})
        assert response.status_code == 422
        assert b"errorlist" in response.content
    assert Member.objects.get(name="Eva Sanz").state == "invited"


def test_a_second_form_of_an_invitation_leads_to_the_page(by_eva: str) -> None:
    client = Client()
    client.post(by_eva, EVA)
    assert client.post(by_eva, EVA | {"name": "Other"}).status_code == 405
    assert Member.objects.filter(name="Eva Sanz").count() == 1


def test_no_thank_you_forgets_them(by_eva: str) -> None:
    client = Client()
    page = send(client, f"{by_eva}withdraw/")
    assert "Nothing of yours is here" in page
    assert not Member.objects.filter(name="Eva Sanz").exists()
    text(client, by_eva, 404)


def test_a_member_does_not_leave_by_that_button(by_ana: str, ana: Member) -> None:
    send(Client(), f"{by_ana}withdraw/")
    assert Member.objects.filter(pk=ana.pk).exists()


def test_whoever_asks_gets_their_link_by_mail(by_door: str) -> None:
    assert "Ask to join" in text(Client(), by_door)
    page = send(Client(), by_door, **EVA, mail="eva@sanz.example")
    assert "Look into your mail" in page
    [mail] = letters("eva@sanz.example")
    page = text(Client(), link_in(mail.body))
    assert "You have asked to join" in page
    assert "Alma decides." in page
    assert "a cellar" in page


def test_an_address_that_is_in_the_circle_is_answered_alike(by_door: str, host: Member) -> None:
    joined(host, "Pia Sol")
    pages = set()
    for mail in ("pia@circle.example", "nobody@sanz.example"):
        page = send(Client(), by_door, **EVA, mail=mail)
        pages.add(page.partition("<main")[2].partition("</main")[0])
    assert len(pages) == 1


def test_without_mail_the_link_is_shown_once(by_door: str, settings: Settings) -> None:
    settings.MAIL_CONFIGURED = False
    page = send(Client(), by_door, **EVA)
    assert "keep it" in page
    path = "/m/" + page.partition("/m/")[2].partition('"')[0]
    assert "You have asked to join" in text(Client(), path)
    assert "I would rather not join" in text(Client(), path)
    # Pages of members lead back to where it says that they wait.
    assert Client().get(f"{path}me/").headers["Location"] == path
    send(Client(), f"{path}withdraw/")
    assert not Member.objects.filter(name="Eva Sanz").exists()


def test_with_an_account_the_place_belongs_to_it(
    stranger: Client, strangers_book: Book, by_door: str
) -> None:
    page = text(stranger, by_door)
    assert 'value="Bruno"' in page
    assert 'name="mail"' not in page
    assert "under Circles" in send(stranger, by_door, **EVA)
    assert Member.objects.get(user_book=strangers_book).state == "asking"
    assert "have asked" in send(stranger, by_door, **EVA)


def test_with_an_account_an_invitation_leads_to_the_circle(
    stranger: Client, strangers_book: Book, by_eva: str
) -> None:
    page = send(stranger, by_eva, **EVA)
    assert "Welcome! You are in." in page
    circle = Circle.objects.get()
    assert Member.objects.get(user_book=strangers_book).circle == circle
    assert "Bread and wine" in text(stranger, f"/circles/{circle.pk}/")


def test_the_host_who_tries_an_invitation_is_not_two(client: Client, by_eva: str) -> None:
    assert "already with your account" in send(client, by_eva, **EVA)
    assert Member.objects.get(name="Eva Sanz").state == "invited"


def test_a_place_known_by_its_link_can_be_made_mine(
    stranger: Client, strangers_book: Book, by_ana: str, ana: Member, client: Client
) -> None:
    assert "Make it mine" in text(stranger, by_ana)
    assert "From now on" in send(stranger, f"{by_ana}claim/")
    ana.refresh_from_db()
    assert ana.user_book == strangers_book
    assert "another’s" in send(client, f"{by_ana}claim/")
    assert Client().post(f"{by_ana}claim/").headers["Location"] == by_ana


def test_where_the_circle_decides_that_is_said(host: Member, by_eva: str) -> None:
    by_the_circle(host)
    assert "say yes or no within a week" in text(Client(), by_eva)
    client = Client()
    assert "The circle is asked" in send(client, by_eva, **EVA)


def test_a_lost_link_is_sent_and_nobody_learns_who_is_there(by_door: str, host: Member) -> None:
    joined(host, "Pia Sol")
    before = len(letters())
    assert "Give the address" in text(Client(), f"{by_door}lost/")
    pages = {
        send(Client(), f"{by_door}lost/", mail=mail).partition("<main")[2]
        for mail in ("pia@circle.example", "nobody@sol.example")
    }
    assert len(pages) == 1
    assert len(letters()) == before + 1
    assert "no mail address" in send(Client(), f"{by_door}lost/", mail="x")


def test_too_many_who_ask_must_wait(by_door: str, settings: Settings) -> None:
    settings.ACCOUNT_RATE_LIMITS = {"join_circle": "1/m/key", "lost_link": "1/m/key"}
    answers = [Client().post(by_door, EVA).status_code for _n in range(2)]
    assert answers == [200, 429]
    mail = {"mail": "eva@sanz.example"}
    answers = [Client().post(f"{by_door}lost/", mail).status_code for _n in range(2)]
    assert answers == [200, 429]


def test_a_closed_door_is_no_door(host: Member, by_door: str, client: Client) -> None:
    circle = Circle.objects.get()
    send(client, f"/circles/{circle.pk}/door/", how="close")
    closed = text(Client(), by_door, 404)
    assert "This link is no longer good" in closed
    assert "Bread" not in closed
    assert Client().post(by_door, EVA).status_code == 404
    assert Client().post(f"{by_door}lost/", {"mail": "a@b.example"}).status_code == 404
    assert host


def test_a_visitor_whose_browser_speaks_neither_is_spoken_to_in_the_circle_s_language(
    by_door: str,
) -> None:
    Circle.objects.update(language="es")
    for asked, language in (("fr", "es"), ("en-GB", "en")):
        response = Client().get(by_door, headers={"accept-language": asked})
        assert f'<html lang="{language}"' in response.content.decode()


def test_a_photograph_may_be_large_only_where_one_is_asked_for(by_door: str) -> None:
    large = SimpleUploadedFile("eva.png", png() + b"\0" * 300_000)
    assert Client().post(by_door, EVA | {"photo": large}).status_code == 200
    large.seek(0)
    assert Client().post(f"{by_door}lost/", {"photo": large}).status_code == 413
    huge = SimpleUploadedFile("eva.png", b"\0" * (12 * 1024 * 1024 + 1))
    assert Client().post(by_door, EVA | {"photo": huge}).status_code == 413
    huge.seek(0)
    assert Client().post("/nowhere/", {"photo": huge}).status_code == 413
