"""Whose company, role or place a file says anew."""

from typing import Any

import pytest

from dardar.accounts.models import Book
from dardar.core.cards.fields import Field, Kind
from dardar.people.actions import edit_person, erase_people
from dardar.people.imports import preview
from dardar.people.lists import people
from dardar.people.models import Person
from dardar.people.queries import counting
from tests.people.imports.samples import LINKEDIN, begin, bring, card

ANA = "ana@altura.coffee"


def ana(book: Book) -> Person:
    return people(book).get()


def news(book: Book, content: bytes, name: str = "contacts.vcf") -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = begin(book, content, name).preview["news"]
    return found


def test_a_new_company_is_news_of_the_person_known(book: Book) -> None:
    bring(book, card("Ana García", mail=ANA, company="Altura", role="CEO"))
    found = news(book, card("Ana García", mail=ANA, company="Beta", role="CEO"))
    changes = [{"kind": "company", "was": "Altura", "now": "Beta"}]
    assert found == [{"person": str(ana(book).pk), "changes": changes}]


def test_what_a_source_did_not_say_before_is_news_too(book: Book) -> None:
    bring(book, card("Ana García", mail=ANA, company="Altura"))
    found = news(book, card("Ana García", mail=ANA, company="Altura", role="CEO"))
    assert found[0]["changes"] == [{"kind": "role", "was": "", "now": "CEO"}]


@pytest.mark.parametrize(
    "again",
    [
        card("Ana García", mail=ANA, company="ALTURA"),
        card("Ana García", mail=ANA, company="Altura", phone="612345678"),
        card("Ana García", mail=ANA),
    ],
)
def test_other_letters_another_phone_and_less_are_no_news(book: Book, again: bytes) -> None:
    bring(book, card("Ana García", mail=ANA, company="Altura"))
    assert news(book, again) == []


def test_what_is_known_from_another_source_is_no_news(book: Book) -> None:
    bring(book, card("Ana García", mail=ANA, company="Altura"))
    fields = [Field(Kind.COMPANY, "Beta")]
    edit_person(book, ana(book), [Kind.COMPANY], fields, base=counting(ana(book)))
    assert news(book, card("Ana García", mail=ANA, company="Beta")) == []


def test_another_source_is_no_change_of_the_first(book: Book) -> None:
    bring(book, card("Ana García", mail=ANA, company="Altura"))
    assert news(book, LINKEDIN, "connections.csv") == []


def test_only_so_many_are_kept(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(preview, "MOST_NEWS", 2)

    def file(company: str) -> bytes:
        mails = (f"ana{n}@altura.coffee" for n in range(4))
        return b"".join(card(f"Ana {mail}", mail=mail, company=company) for mail in mails)

    bring(book, file("Altura"))
    assert len(news(book, file("Beta"))) == 2


def test_erasing_somebody_erases_the_news_of_them(book: Book) -> None:
    bring(book, card("Ana García", mail=ANA, company="Altura"))
    work = bring(book, card("Ana García", mail=ANA, company="Beta"))
    erase_people(book, [ana(book)])
    work.refresh_from_db()
    assert "news" not in work.preview
