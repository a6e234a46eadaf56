"""What is given travels with its book, and nothing of it is left behind."""

import io
import json

from dardar.accounts.models import Book, Owned
from dardar.archive.actions import erase_everything, read_archive, write_archive
from dardar.archive.layout import owned_models
from dardar.giving import models, pairing
from dardar.giving.actions import What, add_wish, dismiss, judge
from dardar.giving.answering import answer
from dardar.giving.asking import ask_wishes
from dardar.giving.gives import Given, give
from dardar.giving.introducing import Cause
from dardar.giving.models import (
    Give,
    Matching,
    Pairing,
    Proposal,
    Role,
    Side,
    Vector,
    Verdict,
    Wish,
)
from dardar.giving.queries import helpers, proposals
from dardar.people.actions import add_note
from dardar.people.models import Person
from tests.giving.scenes import asked, link

DERIVED = {Matching, Pairing, Vector}


def full(book: Book, ana: Person, luis: Person) -> None:
    """Put something of everything into a book."""
    need = add_wish(book, ana, What(Role.NEED, "quiero aprender a tocar el piano"))
    offer = add_wish(book, luis, What(Role.OFFER, "piano lessons"))
    add_wish(book, None, What(Role.OFFER, "a piano", is_resource=True))
    judge(book, need, offer, Verdict.Answer.YES)
    add_note(book, ana, "She is looking for a graphic designer. Busca un local en Vigo.")
    dismiss(book, proposals(book)[0])
    give(book, ana, Given(Give.Kind.ADVICE, "taxes", to_me=True, need=need))
    ask_wishes(book, ana, link)
    both = asked(book, ana, luis, Cause(need, offer))
    for person in (ana, luis):
        answer(both.token(person), Side.Answer.YES)
    pairing.catch_up(book)


def rows(book: Book) -> dict[str, dict[str, object]]:
    """Return the rows of a book's archive by model and id."""
    found = json.loads(b"".join(write_archive(book)))["rows"]
    return {f"{row['model']} {row['id']}": row for row in found}


def mine() -> list[type[Owned]]:
    """Return the models of giving."""
    return [model for model in owned_models() if model.__module__ == models.__name__]


def test_everything_comes_back_and_is_matched_again(book: Book, ana: Person, luis: Person) -> None:
    full(book, ana, luis)
    assert all(model._default_manager.exists() for model in mine())
    before = rows(book)
    archive = b"".join(write_archive(book))
    erase_everything(book)
    assert not any(model._default_manager.exists() for model in mine())
    read_archive(book, io.BytesIO(archive))
    assert rows(book) == before
    assert not any(model._default_manager.exists() for model in DERIVED)
    assert pairing.waiting() == [book.pk]
    pairing.catch_up(book)
    [helper] = helpers(book, Wish.objects.get(role=Role.NEED)).people
    assert helper.person == luis
    assert helper.answer == Verdict.Answer.YES


def test_what_was_dismissed_stays_dismissed(book: Book, ana: Person, luis: Person) -> None:
    full(book, ana, luis)
    states = set(Proposal.objects.values_list("words", "state"))
    archive = b"".join(write_archive(book))
    erase_everything(book)
    read_archive(book, io.BytesIO(archive))
    assert set(Proposal.objects.values_list("words", "state")) == states


def test_only_what_follows_from_the_rest_stays_behind() -> None:
    assert {model for model in mine() if not model.travels} == DERIVED
    assert {model.__name__ for model in mine()} == {
        "Asking",
        "Give",
        "Introduction",
        "Matching",
        "Pairing",
        "Proposal",
        "Side",
        "Vector",
        "Verdict",
        "Wish",
    }


def test_no_token_travels(book: Book, ana: Person, luis: Person) -> None:
    both = asked(book, ana, luis)
    written = json.dumps(rows(book))
    for token in both.tokens.values():
        assert token not in written
