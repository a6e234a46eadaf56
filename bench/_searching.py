"""The work of the bench ``search``, once Django is set up."""

import random
import statistics
import time
from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Final, TypeVar
from uuid import UUID

from django.db import connection, transaction

from bench._crowd import crowd, write
from bench._typos import misspelt
from dardar.accounts.actions import open_book
from dardar.core.identity.keys import asked_words
from dardar.core.identity.text import fold
from dardar.people.lists import Sort, Wanted, find
from dardar.people.models import Person
from dardar.people.search import PROPOSED, suggestions
from dardar.people.vocabulary import vocabulary

CROWD: Final = 1
TYPED, TUNED, UNSEEN = 5, 7, 2027
QUESTIONS: Final = 400
# FTS5 takes long for trigrams by rank.
FEW_QUESTIONS: Final = 50
WARM_UP: Final = 30
PER_PAGE: Final = 50
_SHORTEST: Final = 2
_TRIGRAM: Final = 3

Ask = Callable[[str], Collection[UUID]]
Question = TypeVar("Question")
Found = TypeVar("Found")


def measured(size: int) -> dict[str, float]:
    """Return the figures of a book of so many people."""
    book = open_book(email="alma@dardar.example", password=None)
    with transaction.atomic():
        write(book, crowd(size, CROWD), CROWD)
    with connection.cursor() as cursor:
        # Read as a server reads it, not out of a log as large as the book.
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    cold, _words = _timed(vocabulary, book)
    everybody = list(Person.objects.order_by("pk").values_list("pk", flat=True))
    typed = list(_typed(_some(everybody, TYPED), random.Random(TYPED)))

    def ours(text: str) -> list[UUID]:
        return [person.pk for person in suggestions(book, text)]

    def listed(text: str) -> list[UUID]:
        found = find(book, Wanted(text, sort=Sort.CLOSEST))[:PER_PAGE]
        return [person.pk for person in found]

    times = _times(ours, typed)
    hits, took = _hits(ours, everybody, UNSEEN)
    tuned, _took = _hits(ours, everybody, TUNED)
    _build_fts()
    fts_hits, fts_took = _hits(_by_trigrams, everybody, UNSEEN, FEW_QUESTIONS)
    return {
        "search_cold": cold,
        "search_p50": statistics.median(times),
        "search_p95": _p95(times),
        "search_list": _p95(_times(listed, typed)),
        "search_misspelt": _p95(took),
        "search_hits": statistics.mean(hits),
        "search_hits_two": statistics.mean(hits[1::2]),
        "search_hits_tuned": statistics.mean(tuned),
        "search_hits_fts": statistics.mean(fts_hits),
        "search_misspelt_fts": _p95(fts_took),
        "search_p95_fts": _p95(_times(_by_beginnings, typed)),
        "search_p95_fts_ranked": _p95(_times(_by_rank, typed)),
    }


def _timed(ask: Callable[[Question], Found], question: Question) -> tuple[float, Found]:
    started = time.process_time()
    found = ask(question)
    return (time.process_time() - started) * 1000, found


def _times(ask: Ask, questions: Sequence[str]) -> list[float]:
    for question in questions[:WARM_UP]:
        ask(question)
    return [_timed(ask, question)[0] for question in questions]


def _p95(times: Sequence[float]) -> float:
    return statistics.quantiles(times, n=20)[-1]


def _some(everybody: Sequence[UUID], seed: int) -> list[Person]:
    """Return so many people as there are questions, the same ones for a seed."""
    places = random.Random(seed).sample(range(len(everybody)), QUESTIONS)
    found = Person.objects.in_bulk([everybody[place] for place in places])
    return [found[everybody[place]] for place in places]


def _typed(people: Iterable[Person], dice: random.Random) -> Iterable[str]:
    """Yield what somebody types on the way to each of them."""
    for person in people:
        words = person.name.split()
        dice.shuffle(words)
        name = " ".join(words if dice.random() < 1 / 3 else person.name.split())
        match dice.randrange(10):
            case 0:
                yield person.phone.replace(" ", "")[-dice.randint(4, 7) :]
            case 1:
                yield person.company[: dice.randint(4, len(person.company))]
            case 2:
                yield f"{words[0]} {person.company}"[: dice.randint(6, 20)]
            case _:
                yield name[: dice.randint(_SHORTEST, len(name))]


def _hits(
    ask: Ask, everybody: Sequence[UUID], seed: int, most: int = QUESTIONS
) -> tuple[list[bool], list[float]]:
    """Return of each misspelt name whether its person is found, and the time it takes.

    One typo and two, in turn.
    """
    dice = random.Random(seed)
    hits: list[bool] = []
    times: list[float] = []
    for person in _some(everybody, seed)[:most]:
        for typos in (1, 2):
            question = misspelt(person.name, typos, dice)
            took, found = _timed(ask, question)
            hits.append(person.pk in found)
            times.append(took)
    return hits, times


def _build_fts() -> None:
    """Give FTS5 the same words: all that finds a person, and for trigrams the name."""
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE VIRTUAL TABLE words USING fts5(text, person UNINDEXED, prefix='2 3')"
        )
        cursor.execute(
            "CREATE VIRTUAL TABLE trigrams USING fts5(text, person UNINDEXED, tokenize='trigram')"
        )
    columns = ("name", "company", "role", "place", "email", "phone")
    with transaction.atomic(), connection.cursor() as cursor:
        rows = Person.objects.values_list("pk", *columns).iterator()
        for pk, name, *others in rows:
            text = fold(" ".join([name, *others]))
            cursor.execute("INSERT INTO words VALUES (%s, %s)", [text, pk.hex])
            cursor.execute("INSERT INTO trigrams VALUES (%s, %s)", [fold(name), pk.hex])


def _by_beginnings(text: str) -> list[UUID]:
    return _of_fts("words", " ".join(f'"{word}"*' for word in asked_words(text)), "")


def _by_rank(text: str) -> list[UUID]:
    question = " ".join(f'"{word}"*' for word in asked_words(text))
    return _of_fts("words", question, "ORDER BY rank")


def _by_trigrams(text: str) -> list[UUID]:
    pieces = [text[at : at + _TRIGRAM] for at in range(len(text) - _TRIGRAM + 1)]
    return _of_fts("trigrams", " OR ".join(f'"{piece}"' for piece in pieces), "ORDER BY rank")


def _of_fts(table: str, question: str, order: str) -> list[UUID]:
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT person FROM {table} WHERE text MATCH %s {order} LIMIT %s",  # noqa: S608 - names of ours
            [question, PROPOSED],
        )
        return [UUID(found) for (found,) in cursor.fetchall()]
