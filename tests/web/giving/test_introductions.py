"""The pages on which the owner introduces two people."""

import re
from datetime import timedelta
from html import unescape
from uuid import UUID, uuid4

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import Settings
from pytest_django.fixtures import DjangoAssertNumQueries

from dardar.accounts.models import Book
from dardar.giving import answering
from dardar.giving.actions import What, add_wish
from dardar.giving.introducing import Cause, draft, record_answer
from dardar.giving.models import Introduction, Role, Side
from dardar.giving.requests import requested
from dardar.people.models import Person
from dardar.people.undo import undo
from tests.giving.conftest import add
from tests.giving.scenes import Asked, asked, last, letters, token_of
from tests.web.people.views import said

State = Introduction.State
Answer = Side.Answer


@pytest.fixture(autouse=True)
def fresh_limits() -> None:
    cache.clear()


def page(client: Client, name: str, *args: object, status: int = 200, query: str = "") -> str:
    response = client.get(reverse(name, args=args) + query)
    assert response.status_code == status
    return unescape(response.content.decode()).replace("<wbr>", "")


def press(client: Client, name: str, pk: object, **fields: str) -> str:
    """Press a button and return the page it leads to."""
    response = client.post(reverse(name, args=[pk]), fields, follow=True)
    assert response.status_code == 200
    return unescape(response.content.decode()).replace("<wbr>", "")


def the_state() -> str:
    return Introduction.objects.get().state


@pytest.fixture
def both(book: Book, ana: Person, luis: Person) -> Asked:
    """Ask Ana and Luis."""
    return asked(book, ana, luis)


@pytest.fixture
def made(book: Book, both: Asked) -> Introduction:
    """Let both say yes."""
    for side in both.introduction.sides.all():
        record_answer(book, side, Answer.YES)
    return Introduction.objects.get()


# --- all of them --------------------------------------------------------------------------------


def test_an_empty_page_teaches_the_method_and_offers_the_next_step(client: Client) -> None:
    shown = page(client, "introductions")
    assert "Whoever knows two people who should meet has something to give to both." in shown
    assert f'href="{reverse("introduction_new")}"' in shown


def test_introductions_stand_under_how_far_they_are(
    client: Client, book: Book, ana: Person, luis: Person, marta: Person
) -> None:
    requested(book, ana, marta)
    asked(book, ana, luis)
    draft(book, luis, marta)
    shown = page(client, "introductions")
    headings = re.findall(r'<h2 id="([\w-]+)">', shown.partition("</main>")[0])
    assert headings == ["asked-of-you", "under-way"]
    assert "They are being asked, each on their own." in shown
    assert "A draft: nobody has been asked yet." in shown
    assert "You were asked for it, and have not answered yet." in shown


def test_more_than_ten_are_on_a_page_of_their_own(client: Client, book: Book, ana: Person) -> None:
    for number in range(11):
        draft(book, ana, add(book, f"Number{number} Gil"))
    shown = page(client, "introductions")
    assert "Number0 Gil" not in shown
    assert reverse("introductions_part", args=["under-way"]) in shown
    assert "Number0 Gil" in page(client, "introductions_part", "under-way")


def test_there_are_no_other_parts(client: Client) -> None:
    page(client, "introductions_part", "secret", status=404)
    assert "Nothing here." in page(client, "introductions_part", "ended")


def test_the_list_asks_the_database_a_fixed_number_of_times(
    client: Client,
    book: Book,
    ana: Person,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for number in range(4):
        draft(book, ana, add(book, f"Number{number} Gil"))
    page(client, "introductions")
    with django_assert_num_queries(11):
        page(client, "introductions")


# --- begin --------------------------------------------------------------------------------------


def test_two_people_are_chosen_and_a_draft_is_written(
    client: Client, ana: Person, luis: Person
) -> None:
    shown = page(client, "introduction_new", query=f"?one={ana.pk}&other={luis.pk}")
    assert f'name="one" value="{ana.pk}"' in shown
    assert f'name="other" value="{luis.pk}"' in shown
    fields = {"one": str(ana.pk), "other": str(luis.pk), "idea": "mine", "why": "Both sail"}
    response = client.post(reverse("introduction_new"), fields)
    row = Introduction.objects.get()
    assert response["Location"] == reverse("introduction", args=[row.pk])
    assert (row.state, row.why) == (State.DRAFTED, "Both sail")
    assert said(response) == ["Written down. Nobody has been asked yet."]
    assert letters() == []


def test_without_script_names_do(client: Client, ana: Person, luis: Person) -> None:
    fields = {"one_name": "ana ruiz soler", "other_name": "Luis Prado", "idea": "mine"}
    client.post(reverse("introduction_new"), fields)
    assert {side.person for side in Side.objects.all()} == {ana, luis}


def test_a_name_that_two_bear_is_asked_back(client: Client, book: Book, luis: Person) -> None:
    one, other = add(book, "Eva Mar"), add(book, "Eva Mar")
    fields = {"one_name": "Eva Mar", "other": str(luis.pk), "idea": "mine"}
    response = client.post(reverse("introduction_new"), fields)
    shown = response.content.decode()
    assert response.status_code == 422
    assert "Which Eva Mar?" in shown
    assert "Somebody new with this name" not in shown
    assert str(one.pk) in shown
    client.post(
        reverse("introduction_new"), fields | {"asked": "Eva Mar", "answer-0": str(other.pk)}
    )
    assert {side.person for side in Side.objects.all()} == {other, luis}


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, "An introduction is of two people"),
        ({"one_name": "Zoe Unknown", "other_name": "Luis Prado"}, "Zoe Unknown is not in your"),
        ({"one_name": "Luis Prado", "other_name": "Luis Prado"}, "introduced to themselves"),
        ({"one": str(uuid4()), "other_name": "Luis Prado"}, "no longer in your book"),
        ({"one": "x", "other_name": "Luis Prado"}, "no longer in your book"),
        ({"one_name": "Luis Prado", "other_name": "Ana Ruiz Soler", "idea": "x"}, "valid choice"),
        ({"one_name": "Luis Prado", "other_name": "Ana Ruiz Soler", "why": "x" * 501}, "at most"),
    ],
)
@pytest.mark.usefixtures("ana", "luis")
def test_what_is_wrong_says_so_and_nothing_is_written(
    client: Client, fields: dict[str, str], words: str
) -> None:
    response = client.post(reverse("introduction_new"), {"idea": "mine"} | fields)
    assert response.status_code == 422
    assert words in unescape(response.content.decode())
    assert not Introduction.objects.exists()


def test_a_need_and_its_offer_bring_their_people_along(
    client: Client, book: Book, ana: Person, luis: Person
) -> None:
    need = add_wish(book, ana, What(Role.NEED, "a translator in Lyon"))
    offer = add_wish(book, luis, What(Role.OFFER, "translations into French"))
    shown = page(client, "introduction_new", query=f"?need={need.pk}&offer={offer.pk}")
    assert f'name="one" value="{ana.pk}"' in shown
    assert f'name="other" value="{luis.pk}"' in shown
    assert "translations into French" in shown
    fields = {"one": str(ana.pk), "other": str(luis.pk), "idea": "mine"}
    wishes = {"need": str(need.pk), "offer": str(offer.pk)}
    client.post(reverse("introduction_new"), fields | wishes)
    row = Introduction.objects.get()
    assert (row.need, row.offer) == (need, offer)
    assert "a translator in Lyon" in page(client, "introduction", row.pk)


def test_what_is_of_others_is_no_reason(
    client: Client, book: Book, strangers_book: Book, *, ana: Person, luis: Person, marta: Person
) -> None:
    of_marta = add_wish(book, marta, What(Role.NEED, "a flat"))
    foreign = add_wish(
        strangers_book, add(strangers_book, "Xenia"), What(Role.OFFER, "secret flats")
    )
    shown = page(client, "introduction_new", query=f"?offer={foreign.pk}&need=x&one={ana.pk}")
    assert "secret flats" not in shown
    fields = {"one": str(ana.pk), "other": str(luis.pk), "idea": "mine"}
    wishes = {"need": str(of_marta.pk), "offer": str(foreign.pk)}
    client.post(reverse("introduction_new"), fields | wishes)
    row = Introduction.objects.get()
    assert (row.need, row.offer) == (None, None)


def test_two_under_way_lead_to_where_they_are(
    client: Client, both: Asked, ana: Person, luis: Person
) -> None:
    fields = {"one": str(luis.pk), "other": str(ana.pk), "idea": "mine"}
    response = client.post(reverse("introduction_new"), fields)
    assert response["Location"] == reverse("introduction", args=[both.introduction.pk])
    assert said(response) == ["You are introducing these two already. Here it is."]


def test_who_declined_before_is_introduced_only_on_purpose(
    client: Client, both: Asked, ana: Person, luis: Person
) -> None:
    answering.answer(both.token(luis), Answer.NO)
    fields = {"one": str(ana.pk), "other": str(luis.pk), "idea": "mine"}
    response = client.post(reverse("introduction_new"), fields)
    assert response.status_code == 422
    assert 'name="although"' in response.content.decode()
    client.post(reverse("introduction_new"), fields | {"although": "1"})
    assert Introduction.objects.count() == 2


# --- the draft ----------------------------------------------------------------------------------


def test_a_draft_shows_what_each_reads_in_their_language(
    client: Client, book: Book, ana: Person, luis: Person
) -> None:
    row = draft(book, ana, luis)
    shown = page(client, "introduction", row.pk)
    for words in ("What Ana Ruiz Soler reads", "What Luis Prado reads", "In English."):
        assert words in shown
    assert "By mail to luis@prado.example." in shown
    assert "{} of 100 words" in shown


def test_a_draft_is_kept_as_written_and_taken_back(
    client: Client, book: Book, ana: Person, luis: Person
) -> None:
    row = draft(book, ana, luis)
    first = Side.objects.get(place=0).blurb
    shown = press(
        client,
        "introduction",
        row.pk,
        **{"blurb-0": "Luis sails.", "blurb-1": "Ana sails.", "why": "Boats"},
    )
    assert "The draft is kept." in shown
    row.refresh_from_db()
    assert [side.blurb for side in row.sides.all()] == ["Luis sails.", "Ana sails."]
    assert (row.why, row.in_copy) == ("Boats", False)
    undo(book, last(book))
    assert Side.objects.get(place=0).blurb == first


@pytest.mark.parametrize(
    ("blurb", "words"),
    [
        ("", "Say in a sentence who the other is."),
        ("  ", "Say in a sentence who the other is."),
        ("word " * 101, "These are 101 words; 100 are the most."),
        ("x" * 2001, "at most 2000"),
        ("Write to luis@prado.example", "Leave out the address and the number"),
        ("Call 612 345 678", "Leave out the address and the number"),
    ],
)
def test_a_blurb_that_is_wrong_says_so_and_nobody_is_asked(
    client: Client, book: Book, ana: Person, luis: Person, *, blurb: str, words: str
) -> None:
    row = draft(book, ana, luis)
    fields = {"blurb-0": blurb, "blurb-1": "Ana sails.", "act": "ask"}
    response = client.post(reverse("introduction", args=[row.pk]), fields)
    assert response.status_code == 422
    assert words in response.content.decode()
    assert "Ana sails." in response.content.decode()
    assert the_state() == State.DRAFTED
    assert letters() == []


def ask(client: Client, row: Introduction) -> str:
    fields = {f"blurb-{side.place}": side.blurb for side in row.sides.all() if not side.is_asking}
    return press(client, "introduction", row.pk, act="ask", **fields)


def test_both_are_asked_by_mail_each_with_a_link_of_their_own(
    client: Client, book: Book, ana: Person, luis: Person
) -> None:
    row = draft(book, ana, luis)
    shown = ask(client, row)
    assert "They are asked, each on their own." in shown
    assert {mail.to for mail in letters()} == {"ana@norte.example", "luis@prado.example"}
    links = [re.findall(r"http://testserver(/i/\S+)", mail.body) for mail in letters()]
    assert all(len(found) == 1 for found in links)
    assert links[0] != links[1]
    assert "/i/" not in shown
    assert "Asked today, by mail to luis@prado.example." in shown
    assert Client().get(links[0][0]).status_code == 200


def test_whoever_has_no_address_is_asked_by_hand_with_a_link_shown_once(
    client: Client, book: Book, ana: Person, marta: Person
) -> None:
    row = draft(book, ana, marta)
    shown = ask(client, row)
    assert "A mail is on its way to ana@norte.example." in shown
    [link] = re.findall(r'value="(http://testserver/i/[^"]+)"', shown)
    assert "For Marta Gil alone." in shown
    assert "This address is known on this machine only" not in shown
    assert Client().get(link).status_code == 200
    assert link not in page(client, "introduction", row.pk)
    assert token_of(link.rstrip("/")) not in str(list(Side.objects.values()))


def test_where_no_mail_is_sent_the_own_program_gets_the_words(
    client: Client, book: Book, ana: Person, luis: Person, settings: Settings
) -> None:
    settings.MAIL_CONFIGURED = False
    shown = ask(client, draft(book, ana, luis))
    assert len(re.findall(r'value="http://testserver/i/', shown)) == 2
    assert 'href="mailto:luis@prado.example?subject=' in shown
    assert 'href="https://wa.me/34612345678?text=' in shown
    assert letters() == []


def test_sending_it_twice_asks_once(client: Client, book: Book, ana: Person, luis: Person) -> None:
    row = draft(book, ana, luis)
    ask(client, row)
    assert "This had moved on already" in ask(client, row)
    assert len(letters()) == 2


def test_a_draft_is_dropped_and_brought_back(
    client: Client, book: Book, ana: Person, luis: Person
) -> None:
    row = draft(book, ana, luis)
    assert "The draft is dropped." in press(client, "introduction_discard", row.pk)
    assert not Introduction.objects.exists()
    undo(book, last(book))
    assert the_state() == State.DRAFTED


def test_what_was_asked_is_not_dropped(client: Client, both: Asked) -> None:
    shown = press(client, "introduction_discard", both.introduction.pk)
    assert "This had moved on already" in shown
    assert both.state == State.ASKED


# --- while they are asked -----------------------------------------------------------------------


def test_the_owner_sees_each_answer_and_the_sides_do_not(
    client: Client, both: Asked, ana: Person, luis: Person
) -> None:
    answering.answer(both.token(luis), Answer.LATER)
    shown = page(client, "introduction", both.introduction.pk)
    assert "no answer yet" in shown
    assert re.search(r'<span class="tag">\s*later', shown)
    assert "Neither sees the answer of the other." in shown
    of_ana = Client().get(f"/i/{both.token(ana)}/").content.decode()
    assert "later" not in of_ana.split("<blockquote")[0]


@pytest.mark.parametrize(
    ("answer", "number", "state"),
    [
        ("yes", "", State.ONE_YES),
        ("phone", "612 345 999", State.ONE_YES),
        ("later", "", State.ASKED),
        ("no", "", State.DECLINED),
    ],
)
def test_what_somebody_told_me_is_kept_and_taken_back(
    client: Client, book: Book, both: Asked, luis: Person, *, answer: str, number: str, state: str
) -> None:
    side = both.side(luis)
    fields = {f"{side.place}-answer": answer, f"{side.place}-number": number}
    shown = press(client, "side_answer", side.pk, **fields)
    assert "Kept: what Luis Prado answered." in shown
    assert (both.state, both.side(luis).answer) == (state, answer)
    assert bool(number) == ("To be called on +34 612 34 59 99." in shown)
    undo(book, last(book))
    assert (both.state, both.side(luis).answer) == (State.ASKED, "")


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, "Choose what they answered."),
        ({"answer": ""}, "Choose what they answered."),
        ({"answer": "perhaps"}, "Choose what they answered."),
        ({"answer": "phone", "number": "never"}, "That is no telephone number."),
    ],
)
def test_what_is_no_answer_is_not_kept(
    client: Client, both: Asked, luis: Person, fields: dict[str, str], words: str
) -> None:
    side = both.side(luis)
    placed = {f"{side.place}-{name}": value for name, value in fields.items()}
    assert words in press(client, "side_answer", side.pk, **placed)
    assert both.side(luis).answer == ""


def test_asking_once_more_makes_a_new_link_and_the_old_one_leads_nowhere(
    client: Client, both: Asked, luis: Person
) -> None:
    shown = press(client, "side_again", both.side(luis).pk)
    assert "Luis Prado is asked once more." in shown
    assert Client().get(f"/i/{both.token(luis)}/").status_code == 404
    newest = letters("luis@prado.example")[-1]
    [link] = re.findall(r"(/i/\S+)", newest.body)
    assert Client().get(link).status_code == 200


def test_who_answered_is_not_asked_again(client: Client, both: Asked, luis: Person) -> None:
    answering.answer(both.token(luis), Answer.NO)
    assert "This had moved on already" in press(client, "side_again", both.side(luis).pk)
    assert len(letters("luis@prado.example")) == 1


def test_calling_off_kills_both_links_and_says_so(
    client: Client, both: Asked, ana: Person, luis: Person
) -> None:
    shown = press(client, "introduction_call_off", both.introduction.pk)
    assert "It is called off. The links lead nowhere any more." in shown
    for person in (ana, luis):
        assert Client().get(f"/i/{both.token(person)}/").status_code == 404
    assert "Call it off" not in shown
    assert "Ask once more" not in shown


@pytest.mark.parametrize(("to", "days"), [({"to": "week"}, 7), ({"on": "2099-01-01"}, None)])
def test_the_reminder_is_put_off(
    client: Client, both: Asked, to: dict[str, str], days: int | None
) -> None:
    press(client, "introduction_later", both.introduction.pk, **to)
    quiet = Introduction.objects.get().quiet_until
    assert quiet
    if days:
        assert quiet - timezone.now().date() <= timedelta(days=days + 3)


@pytest.mark.parametrize("to", [{}, {"on": "2001-01-01"}, {"on": "x"}, {"to": "never"}])
def test_what_is_no_coming_day_puts_nothing_off(
    client: Client, both: Asked, to: dict[str, str]
) -> None:
    shown = press(client, "introduction_later", both.introduction.pk, **to)
    assert "Choose a day from today on." in shown
    assert Introduction.objects.get().quiet_until is None


# --- afterwards ---------------------------------------------------------------------------------


def test_the_loop_is_closed_met_outcome_and_thanks(
    client: Client, book: Book, made: Introduction, luis: Person
) -> None:
    shown = page(client, "introduction", made.pk)
    assert "Have they met?" in shown
    assert "Kept: they have met." in press(client, "introduction_met", made.pk)
    shown = press(client, "introduction_outcome", made.pk, outcome="They share an office")
    assert "Something came of it: “They share an office”" in shown
    shown = press(client, "side_thanked", made.sides.get(person=luis).pk)
    assert "Kept: Luis Prado thanked you." in shown
    assert "Thanked you today." in shown
    assert the_state() == State.OUTCOME
    undo(book, last(book))
    assert made.sides.get(person=luis).thanked_on is None


@pytest.mark.parametrize(
    ("on", "words", "state"),
    [
        ("", "Kept: they have met.", State.MET),
        ("2020-02-03", "Kept: they have met.", State.MET),
        ("2099-01-01", "That day is still to come.", State.MADE),
    ],
)
def test_they_met_on_a_day_that_is_over(
    client: Client, made: Introduction, on: str, words: str, state: str
) -> None:
    assert words in press(client, "introduction_met", made.pk, on=on)
    assert the_state() == state


def test_an_outcome_needs_a_word(client: Client, made: Introduction) -> None:
    shown = press(client, "introduction_outcome", made.pk, outcome=" \0 ")
    assert "Say in a word what came of it." in shown
    assert the_state() == State.MADE


def test_nothing_comes_of_what_was_never_made(client: Client, both: Asked) -> None:
    for name, fields in (("introduction_met", {}), ("introduction_outcome", {"outcome": "x"})):
        assert "This had moved on" in press(client, name, both.introduction.pk, **fields)
    assert both.state == State.ASKED


# --- asked for one ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("reply", "words", "state"),
    [
        ("accept", "With pleasure: I am asking Luis", State.DRAFTED),
        ("ask-first", "so I am asking first", State.DRAFTED),
        ("refuse", "I would rather not introduce you to Luis", State.REFUSED),
    ],
)
def test_whoever_asked_me_gets_an_answer_in_ready_words(
    client: Client, ana: Person, luis: Person, *, reply: str, words: str, state: str
) -> None:
    fields = {"one": str(ana.pk), "other": str(luis.pk), "idea": "theirs", "why": "She builds"}
    where = client.post(reverse("introduction_new"), fields)["Location"]
    shown = client.get(where).content.decode()
    assert "Ana Ruiz Soler asked you for it." in shown
    assert "She builds" in shown
    row = Introduction.objects.get()
    shown = press(client, "introduction_reply", row.pk, reply=reply)
    assert words in shown
    assert 'href="mailto:ana@norte.example' in shown
    assert the_state() == state
    assert letters() == []


def test_of_two_only_the_one_who_did_not_ask_is_asked(
    client: Client, book: Book, ana: Person, luis: Person
) -> None:
    row = requested(book, ana, luis)
    press(client, "introduction_reply", row.pk, reply="accept")
    shown = page(client, "introduction", row.pk)
    assert "Ana Ruiz Soler asked for it, so only the other is asked." in shown
    assert "blurb-0" not in shown
    ask(client, Introduction.objects.get())
    assert [mail.to for mail in letters()] == ["luis@prado.example"]
    assert the_state() == State.ONE_YES


def test_a_reply_that_is_none_and_one_too_late_change_nothing(
    client: Client, book: Book, ana: Person, luis: Person
) -> None:
    row = requested(book, ana, luis)
    address = reverse("introduction_reply", args=[row.pk])
    assert client.post(address, {"reply": "x"}).status_code == 400
    press(client, "introduction_reply", row.pk, reply="refuse")
    assert "This had moved on" in press(client, "introduction_reply", row.pk, reply="accept")
    assert the_state() == State.REFUSED


# --- asking what they offer and need ------------------------------------------------------------


def test_somebody_is_asked_by_mail_what_they_need(client: Client, luis: Person) -> None:
    response = client.post(reverse("wishes_ask", args=[luis.pk]))
    assert response["Location"] == reverse("person", args=[luis.pk])
    assert said(response) == ["Luis Prado is asked what they offer and need."]
    [link] = re.findall(r"(/w/\S+)", letters("luis@prado.example")[0].body)
    assert Client().get(link).status_code == 200


def test_without_an_address_the_link_is_shown_and_can_be_closed(
    client: Client, marta: Person
) -> None:
    shown = client.post(reverse("wishes_ask", args=[marta.pk])).content.decode()
    [link] = re.findall(r'value="http://testserver(/w/[^"]+)"', shown)
    assert Client().get(link).status_code == 200
    asking = marta.askings.get()
    response = client.post(reverse("wishes_close", args=[asking.pk]))
    assert said(response) == ["The link leads nowhere any more."]
    assert Client().get(link).status_code == 404


def test_a_page_asks_the_database_a_fixed_number_of_times(
    client: Client, both: Asked, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    page(client, "introduction", both.introduction.pk)
    with django_assert_num_queries(8):
        page(client, "introduction", both.introduction.pk)


def test_an_introduction_that_is_none_is_not_found(client: Client) -> None:
    page(client, "introduction", UUID(int=0), status=404)
    assert client.post(reverse("side_again", args=[UUID(int=0)])).status_code == 404


def test_a_cause_stands_on_the_page(client: Client, book: Book, ana: Person, luis: Person) -> None:
    need = add_wish(book, ana, What(Role.NEED, "a translator in Lyon"))
    row = draft(book, ana, luis, Cause(need=need))
    assert "a translator in Lyon" in page(client, "introduction", row.pk)
