"""Drafts and the links that carry them."""

from collections.abc import Iterator
from datetime import date
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from dardar.accounts.actions import open_book
from dardar.accounts.models import Book
from dardar.core.cards.fields import Field, Kind
from dardar.encounters.actions import Circumstances, Newcomer, meet
from dardar.encounters.drafts import Draft, Occasion, draft
from dardar.encounters.models import Encounter, Space
from dardar.encounters.places import USUAL, there
from dardar.encounters.promises import promise
from dardar.encounters.prompts import of_person, of_promise, of_step
from dardar.encounters.reach import How, mailto, sms, tel, ways, whatsapp
from dardar.people.models import Person
from tests.encounters.scenes import MONDAY, TUESDAY, person, seal_of

pytestmark = pytest.mark.usefixtures("monday")
MOBILE = Field(Kind.PHONE, "+34 612 345 678", "cell")


def meeting(
    book: Book, someone: Person, what: Circumstances | None = None, *promised: str
) -> Draft:
    """Meet somebody on Monday and return the draft of Tuesday."""
    encounter = meet(book, [someone], what or Circumstances(on=MONDAY), promised=promised)
    someone.refresh_from_db()
    return draft(book, someone, Occasion(encounter=encounter, promises=promised), TUESDAY)


def test_an_english_draft_tells_where_through_whom_what_was_said_and_promised(
    book: Book, ana: Person
) -> None:
    ana.language = "en"
    ana.save()
    written = meeting(
        book,
        person(book, "Tom Baker", Field(Kind.LANGUAGE, "en-GB")),
        Circumstances(
            on=MONDAY,
            gathering="the Chamber breakfast",
            introduced_by=ana,
            said="Wants to sell the workshop. He was tired.",
        ),
        "send the article",
    )
    assert written.language == "en"
    assert written.subject == "Good to meet you at the Chamber breakfast"
    assert written.body == (
        "Hello Tom,\n\n"
        "It was good to meet you yesterday at the Chamber breakfast.\n\n"
        "How good of Ana Ruiz Soler to introduce us.\n\n"
        "I made a note of what we talked about: “Wants to sell the workshop”.\n\n"
        "As I promised you: send the article.\n\n"
        "I would like to stay in touch. When would it suit you to talk?\n\n"
        "Best wishes,\nAlma"
    )
    assert written.message.startswith("Hello Tom, this is Alma. It was good to meet you yesterday")
    assert "\n" not in written.message


def test_a_spanish_draft_is_spanish_for_an_english_owner(book: Book, ana: Person) -> None:
    written = meeting(book, ana, Circumstances(on=MONDAY, said="Le gusta la vela."), "un libro")
    assert written.language == "es"
    assert written.subject == "Un placer conocerte"
    assert written.body == (
        "Hola, Ana:\n\n"
        "Me gustó conocerte ayer.\n\n"
        "Me anoté lo que hablamos: «Le gusta la vela».\n\n"
        "Como te prometí: un libro.\n\n"
        "Me gustaría que siguiéramos en contacto. ¿Cuándo te viene bien que hablemos?\n\n"
        "Un saludo,\nAlma"
    )


@pytest.mark.parametrize(
    ("persons", "owners", "pages", "language"),
    [("es", "en", "en", "es"), ("", "es", "en", "es"), ("", "", "es", "es"), ("", "", "en", "en")],
)
def test_the_language_is_the_persons_else_the_owners_else_the_pages(
    book: Book, persons: str, owners: str, pages: str, language: str
) -> None:
    someone = Person(book=book, language=persons)
    book.language = owners
    with translation.override(pages):
        assert draft(book, someone, Occasion(), TUESDAY).language == language


@pytest.mark.parametrize(
    ("on", "day"),
    [
        (date(2026, 9, 14), "today"),
        (date(2026, 9, 15), "yesterday"),
        (date(2026, 9, 20), "on Monday"),
        (date(2026, 9, 21), "the other day"),
        (date(2026, 10, 4), "the other day"),
        (date(2026, 10, 20), "in September"),
        (date(2027, 9, 20), "in September 2026"),
    ],
)
def test_a_draft_says_when_we_met_as_one_says_it(book: Book, on: date, day: str) -> None:
    encounter = Encounter(book=book, kind=Encounter.Kind.MEETING, on=MONDAY)
    written = draft(book, Person(book=book), Occasion(encounter=encounter), on)
    assert f"It was good to meet you {day}." in written.body


def test_a_draft_says_in_which_space_we_met(book: Book) -> None:
    sport = Space.objects.get(book=book, name="Sport")
    encounter = Encounter(book=book, kind=Encounter.Kind.MEETING, on=MONDAY, space=sport)
    written = draft(book, Person(book=book), Occasion(encounter=encounter), TUESDAY)
    assert "It was good to meet you yesterday doing sport." in written.body


def test_whom_i_got_to_know_by_phone_i_did_not_meet(book: Book) -> None:
    encounter = Encounter(book=book, kind=Encounter.Kind.CALL, on=MONDAY)
    written = draft(book, Person(book=book), Occasion(encounter=encounter), TUESDAY)
    assert "It was good to get to know you yesterday." in written.body


@pytest.mark.parametrize(("language", "place"), [("en", "at Chess"), ("es", "en «Chess»")])
def test_a_space_of_ones_own_is_named(language: str, place: str) -> None:
    with translation.override(language):
        assert there("Chess") == place


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_usual_spaces_are_said_in_each_language_whatever_that_of_their_name(
    language: str,
) -> None:
    with translation.override(language):
        names = [translation.gettext(usual.name) for usual in USUAL]
    with translation.override("en"):
        assert [there(name) for name in names] == [usual.there for usual in USUAL]


@pytest.mark.django_db
def test_a_book_begins_with_the_usual_spaces_in_the_owners_language() -> None:
    book = open_book(email="carmen@example.org", password=None, language="es")
    assert "Voluntariado" in Space.objects.filter(book=book).values_list("name", flat=True)


def test_several_promises_make_a_list(book: Book) -> None:
    occasion = Occasion(promises=["the plan.", "the map"])
    written = draft(book, Person(book=book), occasion, TUESDAY)
    assert "As I promised you:\n– the plan\n– the map" in written.body
    assert "As I promised you: the plan; the map." in written.message
    assert written.subject == "As promised"


def test_a_next_step_gives_subject_and_reason(book: Book) -> None:
    written = draft(book, Person(book=book), Occasion(step="the new hall."), TUESDAY)
    assert written.subject == "the new hall"
    assert "I am writing to you about this: the new hall." in written.body


def test_without_any_reason_a_draft_is_a_greeting(book: Book) -> None:
    written = draft(book, Person(book=book), Occasion(), TUESDAY)
    assert written.subject == "How are you?"
    assert written.body.startswith("Hello,\n\nI came across your name")


def test_whoever_has_no_name_is_greeted_without_it(book: Book) -> None:
    book.owner.name = ""
    written = draft(book, Person(book=book), Occasion(), TUESDAY)
    assert written.message.startswith("Hello! ")
    assert written.body.endswith("Best wishes,")
    nick = person(book, "x", Field(Kind.NAME, ""))
    nick.profile = [{"kind": Kind.NICKNAME, "value": "Pepe"}]
    assert draft(book, nick, Occasion(), TUESDAY).message.startswith("Hello Pepe! ")
    book.owner.name = "Alma"
    assert draft(book, Person(book=book), Occasion(), TUESDAY).message.startswith(
        "Hello, this is Alma."
    )


def test_the_given_name_of_a_card_greets(book: Book) -> None:
    parts = {"given": "María José", "family": "Gil"}
    maria = person(book, "", Field(Kind.NAME, "Gil, María José", parts=parts))
    assert draft(book, maria, Occasion(), TUESDAY).body.startswith("Hello María José,")


def test_a_long_story_is_cut_at_a_word(book: Book) -> None:
    encounter = Encounter(book=book, kind=Encounter.Kind.CALL, on=MONDAY, said="lorem ipsum " * 40)
    written = draft(book, Person(book=book), Occasion(encounter=encounter), TUESDAY)
    [quote] = [line for line in written.body.splitlines() if line.startswith("I made a note")]
    assert len(quote) < 220
    assert quote.endswith(("lorem…”.", "ipsum…”."))


@given(st.text(max_size=80), st.text(max_size=80))
def test_a_mail_link_says_exactly_what_was_drafted(subject: str, body: str) -> None:
    tidy = body.replace("\r", "")
    written = Draft("en", subject, tidy, "")
    link = urlsplit(mailto("ana+x@norte.example", written))
    assert (link.scheme, unquote(link.path)) == ("mailto", "ana+x@norte.example")
    said = parse_qs(link.query, keep_blank_values=True)
    assert said["subject"] == [subject]
    assert said["body"] == [tidy.replace("\n", "\r\n")]
    assert link.fragment == ""


def test_an_address_can_bring_no_header_of_its_own() -> None:
    assert mailto("a?bcc=c@b.example", None) == "mailto:a%3Fbcc%3Dc@b.example"
    assert mailto("a&b#c@b.example", None) == "mailto:a%26b%23c@b.example"


@pytest.mark.parametrize("address", ["", "n/a", "a b@c.example", "<a@b.example>", "@"])
def test_what_is_no_address_makes_no_link(address: str) -> None:
    assert mailto(address, None) == ""


@given(st.text(max_size=80))
def test_chat_and_text_links_carry_the_whole_message(text: str) -> None:
    tidy = text.replace("\r", "")
    chat = urlsplit(whatsapp("+34612345678", tidy))
    assert (chat.netloc, chat.path, chat.fragment) == ("wa.me", "/34612345678", "")
    assert parse_qs(chat.query).get("text", [""]) == [tidy]
    short = urlsplit(sms("+34612345678", tidy))
    assert (short.scheme, short.path) == ("sms", "+34612345678")
    assert parse_qs(short.query).get("body", [""]) == [tidy.replace("\n", "\r\n")]


@pytest.mark.parametrize(
    ("raw", "link"),
    [
        ("612 345 678", "tel:+34612345678"),
        ("+44 7700 900123", "tel:+447700900123"),
        ("112", "tel:112"),
        ("*123#", "tel:*123%23"),
        ("call me", ""),
        ("1", ""),
    ],
)
def test_a_number_is_dialled_as_it_can_be(raw: str, link: str) -> None:
    assert tel(raw, "ES") == link


def hows(someone: Person) -> list[How]:
    """Return how somebody can be reached."""
    return [way.how for way in ways(someone, "ES")]


def test_a_mobile_takes_calls_chats_and_texts(book: Book, ana: Person) -> None:
    assert hows(ana) == [How.CALL, How.MAIL, How.CHAT, How.SMS]
    assert [way.href for way in ways(ana, "ES")] == [
        "tel:+34612345678",
        "mailto:ana@norte.example",
        "https://wa.me/34612345678",
        "sms:+34612345678",
    ]
    assert [how.kind for how in How] == ["call", "mail", "message", "message"]
    assert [how.label for how in How] == ["Call", "Mail", "WhatsApp", "SMS"]
    assert ana.book == book


def test_a_landline_takes_calls_only(book: Book) -> None:
    assert hows(person(book, "Luis", Field(Kind.PHONE, "+34 944 123 456"))) == [How.CALL]


def test_a_fax_is_no_way_to_reach_anybody(book: Book) -> None:
    luis = person(book, "Luis", Field(Kind.PHONE, "+34 944 123 456", "work fax"))
    assert hows(luis) == []


def test_the_mobile_is_found_among_several_numbers(book: Book) -> None:
    luis = person(book, "Luis", Field(Kind.PHONE, "+34 944 123 456", "work"), MOBILE)
    assert [way.href for way in ways(luis, "ES")] == [
        "tel:+34944123456",
        "https://wa.me/34612345678",
        "sms:+34612345678",
    ]


def test_where_the_plan_does_not_say_a_number_may_be_a_mobile(book: Book) -> None:
    assert How.CHAT in hows(person(book, "Tom", Field(Kind.PHONE, "+1 201 555 0123")))


def test_a_prompt_proposes_the_likely_kind_of_contact(book: Book, ana: Person) -> None:
    on = MONDAY
    luis = person(book, "Luis", Field(Kind.EMAIL, "luis@x.example"))
    eva = person(book, "Eva", Field(Kind.PHONE, "+34 944 123 456"))
    nobody = person(book, "Ivo")
    people = [ana, luis, eva, nobody]
    kinds = [of_person(book, one, on).kind for one in people]
    assert kinds == ["message", "mail", "call", "meeting"]


def test_prompts_are_told_apart_by_what_asks_for_them(book: Book, ana: Person) -> None:
    encounter = meet(book, [ana, Newcomer.named("Luis")], Circumstances(on=MONDAY))
    seal, made = seal_of(ana), promise(book, ana, "the plan", by_me=True)
    of_seal = of_step(book, seal, [made], MONDAY)
    assert (of_seal.key, of_seal.encounter) == (seal.pk, encounter)
    assert "the plan" in of_seal.draft.body
    assert of_promise(book, made, MONDAY).key == made.pk
    assert of_person(book, ana, MONDAY).key == ana.pk


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """Show pages in English."""
    with translation.override("en"):
        yield
