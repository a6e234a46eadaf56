"""SQLite looks up the few rows that a change is about, however many a book has."""

import re
from collections.abc import Iterator

from django.db import connection, models
from django.test.utils import CaptureQueriesContext

from dardar.accounts.models import Book
from dardar.core.cards.fields import Field, Kind
from dardar.encounters.actions import Circumstances, meet
from dardar.encounters.days import today
from dardar.models import Assertion, Change, Key, Suggestion
from dardar.people.actions import edit_person, erase_people
from dardar.people.imports import actions as imports
from dardar.people.joining.actions import join, part, tell_apart
from dardar.people.joining.standing import models_of_person
from dardar.people.models import Person
from dardar.people.queries import counting
from dardar.people.undo import undo
from tests.people.imports.samples import bring, card, google, person

MODELS: tuple[type[models.Model], ...] = (
    Person, Key, Assertion, Suggestion, *models_of_person(),
)  # fmt: skip
LARGE = {model._meta.db_table for model in MODELS}
WALK = re.compile(r"SCAN (dardar_\w+)|SEARCH (dardar_\w+) USING .*\(book_id=\?\)$")
ALL_AT_ONCE = re.compile(r"(SELECT|UPDATE|DELETE)(?!.* LIMIT )", re.DOTALL)


def walks(queries: CaptureQueriesContext) -> list[str]:
    """Return the statements for which SQLite walks all rows of a book."""
    statements = {query["sql"] for query in queries}
    return [walk for sql in statements if ALL_AT_ONCE.match(sql) for walk in _walks(sql)]


def _walks(sql: str) -> Iterator[str]:
    for *_ids, plan in connection.connection.execute(f"EXPLAIN QUERY PLAN {sql}").fetchall():
        walk = WALK.match(plan)
        if walk and (walk[1] or walk[2]) in LARGE:
            yield f"{plan}: {sql}"


def test_a_walk_is_noticed(book: Book) -> None:
    with CaptureQueriesContext(connection) as queries:
        list(Person.objects.filter(book=book, company="Norte"))
    assert [plan.partition(":")[0] for plan in walks(queries)] == ["SCAN dardar_person"]


def test_no_book_is_walked_for_what_is_about_a_few(book: Book) -> None:
    cards = card("Ana Gil", mail="ana@gil.example", labels=["friend"], uid="1"), card("Luis Sol")
    with CaptureQueriesContext(connection) as queries:
        bring(book, b"".join(cards))
        work = bring(book, google("Ana,Gil,friend,Norte,,,Work,ana@gil.example,Mobile,600112233"))
        bring(book, cards[0].replace(b"Ana Gil", b"Ana Gil Sanz"))
        ana, luis = person(book, "Ana Gil Sanz"), person(book, "Luis Sol")
        company = [Field(Kind.COMPANY, "Sur")]
        edit_person(book, ana, [Kind.COMPANY], company, base=counting(ana))
        meet(book, [ana], Circumstances(today(book)))
        joined = join(book, [ana, luis])
        part(book, joined, [luis.pk])
        tell_apart(book, [ana, luis])
        for change in Change.objects.filter(book=book).order_by("at"):
            undo(book, change)
        imports.undo(book, work)
        erase_people(book, [luis])
    assert walks(queries) == []
