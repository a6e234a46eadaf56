"""The pages that people without an account open by a link: what they do, and what they leak."""

import re
from collections.abc import Iterator
from datetime import timedelta
from html import unescape
from uuid import uuid4

import pytest
import time_machine
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from pytest_django import Settings
from pytest_django.fixtures import DjangoAssertNumQueries

from dardar.accounts.models import Book
from dardar.giving import links
from dardar.giving.asking import ask_wishes
from dardar.giving.asking import close as close_asking
from dardar.giving.introducing import ask_again, call_off, discard, draft
from dardar.giving.models import Asking, Introduction, Origin, Proposal, Role, Side
from dardar.people.actions import erase_people
from dardar.people.models import Change, Person
from tests.giving.conftest import add
from tests.giving.scenes import Asked, asked, letters, link, token_of

State = Introduction.State
Answer = Side.Answer
MODELS = (Introduction, Side, Asking, Proposal, Change)


@pytest.fixture(autouse=True)
def fresh_limits() -> None:
    cache.clear()


@pytest.fixture
def visitor() -> Client:
    """Return a browser in which nobody is signed in, with a check of where forms come from."""
    return Client(enforce_csrf_checks=True)


@pytest.fixture
def both(book: Book, ana: Person, luis: Person) -> Asked:
    """Ask Ana and Luis."""
    return asked(book, ana, luis)


@pytest.fixture
def of_ana(both: Asked, ana: Person) -> str:
    """Return where Ana answers."""
    return f"/i/{both.token(ana)}/"


@pytest.fixture
def of_luis(both: Asked, luis: Person) -> str:
    """Return where Luis answers."""
    return f"/i/{both.token(luis)}/"


@pytest.fixture
def wishes_token(book: Book, ana: Person) -> str:
    """Return the token of a page where Ana writes what she offers and needs."""
    return token_of(ask_wishes(book, ana, link).link)


def rows() -> list[object]:
    return [list(model._default_manager.order_by("pk").values()) for model in MODELS]


def plain(page: str) -> str:
    """Return a page without what guards its form, which is another each time."""
    page = re.sub(r'"X-CSRFToken": "\w+"', "", page)
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", page)


def get(path: str, *, language: str = "en") -> str:
    return unescape(Client().get(path, headers={"accept-language": language}).content.decode())


def post(path: str, **fields: str) -> str:
    return unescape(Client().post(path, fields, follow=True).content.decode())


def with_csrf(visitor: Client, path: str, **fields: str) -> int:
    """Answer as a browser would and return the status."""
    found = re.search(r'csrfmiddlewaretoken" value="(\w+)"', visitor.get(path).content.decode())
    assert found
    return visitor.post(path, fields | {"csrfmiddlewaretoken": found[1]}).status_code


# --- a side's page ------------------------------------------------------------------------------


def test_a_side_reads_who_the_other_is_and_nothing_by_which_to_reach_them(
    of_luis: str, both: Asked
) -> None:
    page = get(of_luis)
    assert "Alma would like to introduce somebody to you" in page
    assert "Ana Ruiz Soler (Partner, Norte Capital)." in page
    for words in ("ana@norte.example", "612 345 678", "612345678", "alma@example.org"):
        assert words not in page
    for pk in (both.introduction.pk, *both.introduction.sides.values_list("pk", flat=True)):
        assert str(pk) not in page


def test_a_link_that_is_forwarded_does_not_tell_whom_it_was_for(of_luis: str) -> None:
    page = get(of_luis)
    for words in ("Luis", "Prado"):
        assert words not in page


@pytest.mark.parametrize(
    ("answer", "state", "words"),
    [
        ("yes", State.ONE_YES, "You said yes."),
        ("phone", State.ONE_YES, "You said yes, by phone."),
        ("later", State.ASKED, "You said: later."),
        ("no", State.DECLINED, "You said no."),
    ],
)
def test_one_tap_answers(
    visitor: Client, both: Asked, of_luis: str, *, answer: str, state: str, words: str
) -> None:
    assert with_csrf(visitor, of_luis, answer=answer) == 302
    assert both.state == state
    assert words in get(of_luis)
    assert "Change my answer" in get(of_luis)


def test_an_answer_may_be_changed_until_both_have_said_yes(
    both: Asked, of_ana: str, of_luis: str
) -> None:
    post(of_luis, answer="no")
    assert both.state == State.DECLINED
    post(of_luis, answer="yes")
    assert both.state == State.ONE_YES
    post(of_ana, answer="yes")
    assert both.state == State.MADE
    page = post(of_luis, answer="no")
    assert "You both said yes." in page
    assert both.state == State.MADE


def test_the_page_of_one_is_the_same_whatever_the_other_says(
    both: Asked, ana: Person, of_ana: str, of_luis: str
) -> None:
    pages = set()
    for answer in ("later", "no", "yes"):
        post(of_luis, answer=answer)
        pages.add(plain(get(of_ana)))
    assert len(pages) == 1
    post(of_luis, answer="no")
    declined = plain(post(of_ana, answer="yes"))
    Side.objects.filter(person=ana).update(answer="")
    post(of_luis, answer="later")
    assert plain(post(of_ana, answer="yes")) == declined
    assert both.state == State.ONE_YES


def test_a_number_is_asked_for_only_by_phone_and_must_be_one(both: Asked, of_luis: str) -> None:
    response = Client().post(of_luis, {"answer": "phone", "number": "never"})
    page = unescape(response.content.decode())
    assert response.status_code == 422
    assert "That is no telephone number." in page
    assert 'value="never"' in page
    post(of_luis, answer="phone", number="612 345 999")
    assert both.introduction.sides.get(answer="phone").number == "+34 612 34 59 99"


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"answer": ""},
        {"answer": "maybe"},
        {"answer": "phone", "number": "6" * 101},
        {"answer": "yes\0"},
    ],
)
def test_what_is_no_answer_says_so(both: Asked, of_luis: str, fields: dict[str, str]) -> None:
    response = Client().post(of_luis, fields)
    assert response.status_code == 422
    assert both.state == State.ASKED


def test_each_is_spoken_to_in_their_language_whatever_the_browser_wants(
    book: Book, ana: Person
) -> None:
    eva = add(book, "Eva Mar")
    Person.objects.filter(pk=eva.pk).update(language="es")
    eva.refresh_from_db()
    scene = asked(book, ana, eva)
    for person, language in ((ana, "en"), (eva, "es")):
        response = Client().get(
            f"/i/{scene.token(person)}/", headers={"accept-language": "fr,es;q=0.5,en;q=0.4"}
        )
        assert f'<html lang="{language}"' in response.content.decode()
        assert response["Content-Language"] == language


def test_both_at_once_make_one_introduction(both: Asked, of_ana: str, of_luis: str) -> None:
    for path in (of_ana, of_luis, of_ana, of_luis):
        post(path, answer="yes")
    assert both.state == State.MADE
    assert sum("you both said" in mail.body for mail in letters()) == 1


# --- what programs do that look into mails ------------------------------------------------------


@pytest.mark.parametrize("method", ["get", "head"])
def test_looking_changes_nothing(both: Asked, wishes_token: str, ana: Person, method: str) -> None:
    before = rows()
    for path in (f"/i/{both.token(ana)}/", f"/w/{wishes_token}/"):
        for query in ("", "?answer=yes", "?answer=no&number=1"):
            assert getattr(Client(), method)(path + query).status_code == 200
    assert rows() == before


@pytest.mark.parametrize("method", ["put", "patch", "delete", "options"])
def test_other_methods_are_refused(of_luis: str, method: str) -> None:
    before = rows()
    assert getattr(Client(), method)(of_luis).status_code == 405
    assert rows() == before


def test_a_form_from_elsewhere_is_refused(visitor: Client, of_luis: str, wishes_token: str) -> None:
    before = rows()
    assert visitor.post(of_luis, {"answer": "yes"}).status_code == 403
    assert visitor.post(f"/w/{wishes_token}/", {"needs": "a flat"}).status_code == 403
    assert rows() == before


# --- what is kept of them, and by whom ----------------------------------------------------------


def test_nothing_is_kept_in_browsers_caches_or_searches(of_luis: str, wishes_token: str) -> None:
    for path in (of_luis, f"/w/{wishes_token}/", "/i/x/", "/w/x/", "/w/thanks/en/"):
        response = Client().get(path)
        assert set(response.cookies) <= {"csrftoken"}
        assert "no-store" in response["Cache-Control"]
        assert response["X-Robots-Tag"] == "noindex, nofollow"
        # Not no-referrer: browsers would send the form without its origin, and it be refused.
        assert response["Referrer-Policy"] == "same-origin"
        assert response["X-Frame-Options"] == "DENY"
        assert "default-src 'none'" in response["Content-Security-Policy"]
        assert '<meta name="robots" content="noindex, nofollow">' in response.content.decode()
        assert 'href="http' not in response.content.decode()


def test_the_database_holds_no_token(both: Asked, ana: Person, wishes_token: str) -> None:
    said = str(rows()).replace(str(letters()), "")
    assert both.token(ana) not in said
    assert wishes_token not in said


def test_hostile_words_stay_words(book: Book, ana: Person) -> None:
    evil = add(book, "<img src=x onerror=alert(1)>{{ page.owner }}")
    scene = asked(book, ana, evil)
    page = Client().get(f"/i/{scene.token(ana)}/").content.decode()
    assert "<img src=x" not in page
    assert "{{ page.owner }}" in page


# --- guess, tamper, replay, expiry, enumeration -------------------------------------------------


def tampered(token: str) -> Iterator[str]:
    """Yield what is nearly a token, and what is none at all."""
    first = "B" if token.startswith("A") else "A"
    yield from (token[:-1], token + "A", token.swapcase(), token[::-1], first + token[1:])
    yield from ("x", uuid4().hex, "%00", "é", "A" * 43, "A" * 5000, "%F0%9F%92%8C")
    yield links.hashed(links.Purpose.SIDE, token)


@pytest.mark.parametrize("kind", ["i", "w"])
def test_a_link_that_is_guessed_or_changed_leads_nowhere_and_tells_nothing(
    both: Asked, ana: Person, wishes_token: str, kind: str
) -> None:
    token = both.token(ana) if kind == "i" else wishes_token
    before, seen = rows(), set()
    for wrong in tampered(token):
        for method in ("get", "post"):
            path, fields = f"/{kind}/{wrong}/", {"answer": "yes", "needs": "a flat"}
            response = getattr(Client(), method)(path, fields)
            seen.add((response.status_code, plain(response.content.decode())))
    assert len(seen) == 1
    [(status, page)] = seen
    assert status == 404
    assert "This link is no longer good" in page
    assert not any(name in page for name in ("Alma", "Ana", "Luis"))
    assert rows() == before


def test_a_link_for_one_kind_of_page_opens_no_other(
    both: Asked, ana: Person, wishes_token: str
) -> None:
    for path in (f"/w/{both.token(ana)}/", f"/i/{wishes_token}/", f"/c/{both.token(ana)}/"):
        assert Client().get(path).status_code == 404


def dead_links(book: Book) -> dict[str, str]:
    """Return tokens that were good once, by why they are no more."""
    whys = ("too old", "replaced", "called off", "erased")
    pairs = {why: (add(book, f"{why} Gil"), add(book, f"Other {why} Gil")) for why in whys}
    scenes = {why: asked(book, *pair) for why, pair in pairs.items()}
    past = timezone.now() - timedelta(seconds=1)
    scenes["too old"].introduction.sides.update(expires_at=past)
    ask_again(book, scenes["replaced"].side(pairs["replaced"][0]), link)
    call_off(book, scenes["called off"].introduction)
    erase_people(book, [pairs["erased"][1]])
    return {why: scene.token(pairs[why][0]) for why, scene in scenes.items()}


def test_whyever_a_link_is_dead_its_answer_is_that_of_a_guess(book: Book) -> None:
    Client().get("/i/x/")
    with CaptureQueriesContext(connection) as guess:
        guessed = Client().get("/i/never-was/")
    for why, token in dead_links(book).items():
        with CaptureQueriesContext(connection) as queries:
            response = Client().get(f"/i/{token}/")
        assert response.status_code == guessed.status_code == 404, why
        assert plain(response.content.decode()) == plain(guessed.content.decode()), why
        assert response.headers.keys() == guessed.headers.keys(), why
        assert len(queries) == len(guess), why


def test_a_link_ends_by_itself(both: Asked, of_luis: str) -> None:
    with time_machine.travel(timezone.now() + links.LIFE - timedelta(minutes=1)):
        assert Client().get(of_luis).status_code == 200
    with time_machine.travel(timezone.now() + links.LIFE + timedelta(seconds=1)):
        assert Client().post(of_luis, {"answer": "yes"}).status_code == 404
    assert both.state == State.ASKED


def test_a_link_of_an_owner_who_may_not_sign_in_any_more_is_dead(book: Book, of_luis: str) -> None:
    book.owner.is_active = False
    book.owner.save()
    assert Client().get(of_luis).status_code == 404


def test_an_answer_sent_again_is_kept_once(both: Asked, of_luis: str, of_ana: str) -> None:
    for _time in range(3):
        post(of_luis, answer="yes")
    post(of_ana, answer="yes")
    made_at = Introduction.objects.get().made_at
    for _time in range(3):
        post(of_ana, answer="yes")
    assert Introduction.objects.get().made_at == made_at
    assert both.state == State.MADE


def test_a_draft_has_no_link_at_all(book: Book, ana: Person, luis: Person) -> None:
    row = draft(book, ana, luis)
    assert set(row.sides.values_list("token_hash", flat=True)) == {""}
    assert Client().get("/i//").status_code == 404
    discard(book, row)


# --- limits -------------------------------------------------------------------------------------


def test_many_links_tried_from_one_address_must_wait(
    settings: Settings, both: Asked, of_luis: str
) -> None:
    settings.ACCOUNT_RATE_LIMITS = {"open_link": "3/m/ip"}
    found = [Client().get(f"/i/{n}/").status_code for n in range(4)]
    assert found == [404, 404, 404, 429]
    response = Client().get(of_luis)
    assert response.status_code == 429
    assert "A little slower" in response.content.decode()
    assert response["X-Robots-Tag"] == "noindex, nofollow"
    assert Client(REMOTE_ADDR="192.0.2.1").get(of_luis).status_code == 200
    assert both.state == State.ASKED


def test_many_answers_at_one_link_must_wait_wherever_they_come_from(
    settings: Settings, both: Asked, of_luis: str, of_ana: str
) -> None:
    settings.ACCOUNT_RATE_LIMITS = {"answer_link": "2/m/key"}
    answers = [
        Client(REMOTE_ADDR=f"192.0.2.{n}").post(of_luis, {"answer": "no"}).status_code
        for n in range(3)
    ]
    assert answers == [302, 302, 429]
    assert Client().post(of_ana, {"answer": "yes"}).status_code == 302
    assert both.state == State.DECLINED


def test_many_tries_at_one_page_of_wishes_must_wait(settings: Settings, wishes_token: str) -> None:
    settings.ACCOUNT_RATE_LIMITS = {"answer_link": "2/m/key"}
    path = f"/w/{wishes_token}/"
    assert [Client().post(path, {}).status_code for _time in range(3)] == [422, 422, 429]
    assert Client().get(path).status_code == 200


def test_enter_in_the_field_of_the_number_means_by_phone(of_luis: str) -> None:
    forms = re.findall(r"<form.*?</form>", get(of_luis), re.DOTALL)
    [with_number] = [form for form in forms if 'name="number"' in form]
    assert re.findall(r'name="answer" value="(\w+)"', with_number) == ["phone"]


def test_the_limits_in_use_bound_guessing_and_let_people_be(settings: Settings) -> None:
    assert settings.ACCOUNT_RATE_LIMITS["open_link"] == "120/5m/ip,1000/d/ip"
    assert settings.ACCOUNT_RATE_LIMITS["answer_link"] == "30/5m/ip,20/h/key"


# --- what they offer and need -------------------------------------------------------------------


def test_somebody_writes_what_they_offer_and_need_once(
    visitor: Client, wishes_token: str, ana: Person
) -> None:
    path = f"/w/{wishes_token}/"
    page = get(path)
    assert "Alma would like to know how to be of use to you" in page
    assert "Ana" not in page
    written = {"offers": "An hour of advice\n\n  \nA desk", "needs": "Un traductor en Lyon"}
    assert with_csrf(visitor, path, **written) == 302
    found = Proposal.objects.order_by("words").values_list("role", "words", "origin", "person")
    assert list(found) == [
        (Role.OFFER, "A desk", Origin.ASKED, ana.pk),
        (Role.OFFER, "An hour of advice", Origin.ASKED, ana.pk),
        (Role.NEED, "Un traductor en Lyon", Origin.ASKED, ana.pk),
    ]
    assert Client().get(path).status_code == 404
    assert Client().post(path, {"needs": "More"}).status_code == 404
    assert Proposal.objects.count() == 3


def test_it_thanks_in_their_language_at_a_page_that_is_everybodys(wishes_token: str) -> None:
    response = Client().post(f"/w/{wishes_token}/", {"needs": "a flat"})
    assert response["Location"] == "/w/thanks/en/"
    assert "What you wrote has arrived." in get("/w/thanks/en/", language="es")
    assert '<html lang="es"' in get("/w/thanks/es/")
    assert Client().get("/w/thanks/fr/").status_code == 404
    assert Client().post("/w/thanks/en/").status_code == 405


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, "Write a line"),
        ({"offers": " \n ", "needs": "…\n--"}, "Write a line"),
        ({"needs": "x\n" * 11}, "At most 10 lines, please."),
        ({"offers": "x" * 301}, "A line has at most 300 letters."),
        ({"offers": "An hour", "needs": "x" * 301}, "A line has at most 300 letters."),
    ],
)
def test_what_is_wrong_says_so_and_keeps_what_was_written(
    wishes_token: str, fields: dict[str, str], words: str
) -> None:
    response = Client().post(f"/w/{wishes_token}/", fields)
    page = unescape(response.content.decode())
    assert response.status_code == 422
    assert words in page
    assert ("An hour" in page) == (fields.get("offers") == "An hour")
    assert not Proposal.objects.exists()
    assert Client().get(f"/w/{wishes_token}/").status_code == 200


def test_a_body_larger_than_any_answer_is_refused(wishes_token: str) -> None:
    response = Client().post(f"/w/{wishes_token}/", {"needs": "x" * 70_000})
    assert response.status_code == 413


def test_a_link_that_was_closed_or_replaced_leads_nowhere(
    book: Book, ana: Person, wishes_token: str
) -> None:
    newer = token_of(ask_wishes(book, ana, link).link)
    assert Client().get(f"/w/{wishes_token}/").status_code == 404
    close_asking(book, Asking.objects.exclude(token_hash="").get())
    assert Client().get(f"/w/{newer}/").status_code == 404


def test_the_owner_and_a_fellow_user_see_what_anybody_sees(
    client: Client, stranger: Client, of_luis: str
) -> None:
    for browser in (client, stranger):
        page = unescape(browser.get(of_luis).content.decode())
        assert "Alma would like to introduce somebody to you" in page
        assert "Luis" not in page


def test_pages_ask_the_database_a_fixed_number_of_times(
    of_luis: str, wishes_token: str, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for path, number in ((of_luis, 1), (f"/w/{wishes_token}/", 1), ("/i/x/", 1), ("/w/x/", 1)):
        Client().get(path)
        with django_assert_num_queries(number + 1):  # and whether anybody is here at all
            Client().get(path)


def test_a_link_is_as_short_as_a_message_wants_it() -> None:
    assert len(reverse("introduction_side", args=[links.new_token()])) < 50
