"""What people read: short, in their language, and without a way to reach anybody too soon."""

import pytest
from django.utils import translation

from dardar.accounts.models import Book
from dardar.core.cards.fields import Field, Kind
from dardar.giving import drafts
from dardar.giving.actions import What, add_wish
from dardar.giving.asking import ask_wishes
from dardar.giving.drafts import Reply
from dardar.giving.introducing import Cause, ask, draft
from dardar.giving.models import Introduction, Role
from dardar.giving.requests import reply, requested
from dardar.people.models import Person
from tests.giving.conftest import add
from tests.giving.scenes import link

LONG = "somebody who builds an online shop for our small bakery in Vigo before Christmas, please"


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("what", ["nothing", "need", "both"])
def test_every_mail_is_under_a_hundred_words(book: Book, language: str, what: str) -> None:
    people = [
        add(
            book,
            name,
            Field(Kind.COMPANY, "Sociedad Gallega de Panaderías Artesanas"),
            Field(Kind.ROLE, "Directora general de operaciones"),
            Field(Kind.EMAIL, f"p{number}@x.example"),
            Field(Kind.LANGUAGE, language),
        )
        for number, name in enumerate(["María del Carmen Ruiz Soler", "José Luis Prado Gil"])
    ]
    need = add_wish(book, people[0], What(Role.NEED, LONG))
    offer = add_wish(book, people[1], What(Role.OFFER, f"I am {LONG}"))
    causes = {"nothing": Cause(), "need": Cause(need), "both": Cause(need, offer)}
    introduction = draft(book, people[0], people[1], causes[what])
    for sent in ask(book, introduction, link):
        assert sent.draft.language == language
        assert len(sent.side.blurb.split()) < 60
        assert len(sent.draft.body.split()) < 100
    sides = list(introduction.sides.select_related("person"))
    assert len(drafts.made(book, sides)[1].split()) < 100
    assert len(drafts.made_apart(book, sides[0], sides[1], "+34 612").body.split()) < 100
    assert len(ask_wishes(book, people[0], link).draft.body.split()) < 100


def test_a_need_alone_is_told_to_either(book: Book, ana: Person, luis: Person) -> None:
    need = add_wish(book, ana, What(Role.NEED, "a cook"))
    assert "Luis may be able to help" in drafts.blurb(book, ana, luis, need).text
    assert "Ana is looking for “a cook”" in drafts.blurb(book, luis, ana, need).text


def test_a_firm_is_called_by_its_name_once(book: Book, ana: Person) -> None:
    firm = add(book, "", Field(Kind.COMPANY, "La Tahona"))
    assert drafts.blurb(book, ana, firm).text.startswith("La Tahona.")


def test_whoever_has_no_language_is_written_to_in_the_owners(book: Book, marta: Person) -> None:
    with translation.override("es"):
        assert drafts.blurb(book, marta, marta).language == "en"
    book.language = ""
    with translation.override("es"):
        assert drafts.blurb(book, marta, marta).language == "es"


class TestReply:
    """Being asked for an introduction."""

    @pytest.mark.parametrize("answer", list(Reply))
    def test_each_reply_is_written_kindly_to_whoever_asked(
        self, book: Book, ana: Person, luis: Person, answer: Reply
    ) -> None:
        introduction = requested(book, luis, ana, Cause(why="he wants to sell"))
        written = reply(book, introduction, answer)
        assert written.subject == "About Ana"
        assert written.body.startswith("Hello Luis,")
        assert "Ana" in written.message
        assert len(written.body.split()) < 100
        introduction.refresh_from_db()
        is_refused = answer is Reply.REFUSE
        expected = Introduction.State.REFUSED if is_refused else Introduction.State.DRAFTED
        assert introduction.state == expected
