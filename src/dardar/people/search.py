"""Find somebody while typing: a few people, the closest first, in a time that hardly grows.

What was asked is taken at its word first, then for other names of the same person (Pepe for José),
and only then for misspelt. Where few answer they are ranked by how many words are theirs to the
last letter, then by their latest contact. Where thousands do they are not ranked: an index is
walked that holds them by their latest contact, and the first ones are taken.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain, combinations, islice, product
from typing import Final, TypeVar
from uuid import UUID

from django.db.models import Model, Q, QuerySet

from dardar.accounts.models import Book
from dardar.core.identity import closeness
from dardar.core.identity.keys import BOTH, CALLED, PHONE, WORD, asked_words, both
from dardar.people import lists
from dardar.people.lists import ORDERS, Sort, Way, beginning, closest, people
from dardar.people.models import Key, Labelling, Person
from dardar.people.refresh import SLICE, contact
from dardar.people.slices import slices
from dardar.people.vocabulary import vocabulary

Row = TypeVar("Row", bound=Model)
# Of a person from what was asked: typos, then all words of the name, then the latest contact.
_Distance = tuple[float, int, int]

PROPOSED: Final = 8
# Two words under which a name is found at once; of so many words the pairs are looked up.
PAIR: Final = 2
PAIRED: Final = 3
# Perhaps nobody answers to all of them: of those met last so many are asked, not all.
RECENT: Final = 1000
# Fewer digits stand in the numbers of too many.
SHORTEST_PART: Final = 4
# Of those who may be meant by misspelt words, so many are measured,
MEASURED: Final = 1000
# for so many pairs of words or single ones, until somebody is found who is as near as this;
TRIED: Final = 6
NEAR_ENOUGH: Final = 2.5
# who is more typos away than this is not meant.
FURTHEST: Final = 3.5


@dataclass(frozen=True, slots=True)
class _Asked:
    """An asked word: how people may answer, how many rows do, and the names it stands for."""

    way: Way
    number: int
    names: tuple[str, ...]

    def or_by(self, other: "_Asked") -> "_Asked":
        """Return this word or another."""
        way = replace(self.way, keys=[*self.way.keys, *other.way.keys])
        return _Asked(way, self.number + other.number, (*self.names, *other.names))


def suggestions(book: Book, text: str, most: int = PROPOSED) -> list[Person]:
    """Return the first people to propose for a text, the closest first."""
    words = asked_words(text)
    if not words:
        return []
    asked = _asked(book, words)
    found = dict.fromkeys(_first(book, asked, most))
    if len(found) < most:
        found |= dict.fromkeys(_by_other_names(book, asked, most + len(found)))
    if not found:
        found = dict.fromkeys(_nearly(book, words, most))
    return _in_order(book, list(found)[:most])


def near(book: Book, text: str, besides: Collection[UUID], most: int = PROPOSED) -> list[Person]:
    """Return the closest people who do not answer to the words of a text as they stand.

    Args:
        book: whose people.
        text: what was asked.
        besides: those who do answer.
        most: how many to return at most.

    """
    words, enough = asked_words(text), most + len(besides)
    if not words:
        return []
    found = _by_other_names(book, _asked(book, words), enough) + _nearly(book, words, enough)
    new = [pk for pk in dict.fromkeys(found) if pk not in besides]
    return _in_order(book, new[:most])


def _in_order(book: Book, pks: Sequence[UUID]) -> list[Person]:
    # The book is not named: SQLite would walk all its people rather than look these up.
    found = Person.objects.filter(joined_to=None).defer("profile").in_bulk(pks)
    return [found[pk] for pk in pks if pk in found and found[pk].book_id == book.pk]


def _asked(book: Book, words: Sequence[str]) -> list[_Asked]:
    return [_Asked(way, way.number(book), (way.word,)) for way in lists.ways(book, words)]


def _by_other_names(book: Book, asked: Sequence[_Asked], most: int) -> list[UUID]:
    """Return the first who answer when a word is another name of the same person."""
    others = [_others(book, each) for each in asked]
    wider = [each.or_by(other) for each, other in zip(asked, others, strict=True)]
    found: list[UUID] = []
    for place, other in enumerate(others):
        if other.number:
            found += _soon(book, [*wider[:place], other, *wider[place + 1 :]], most)
    for place, each in enumerate(asked):
        for names in closeness.compounds(each.way.word):
            parts = _asked(book, names)
            found += _soon(book, [*wider[:place], *parts, *wider[place + 1 :]], most)
    return found


def _others(book: Book, asked: _Asked) -> _Asked:
    """Return an asked word as the other names of who is called so."""
    names = sorted(closeness.other_names(asked.way.word))
    way = Way(asked.way.word, [Q(kind=CALLED, value__in=names)] if names else [])
    return _Asked(way, way.number(book), tuple(names))


def _first(book: Book, asked: Sequence[_Asked], most: int) -> list[UUID]:
    """Return the first who answer to all that is asked."""
    found = _soon(book, asked, most)
    rarest = min(each.number for each in asked)
    if rarest < lists.BROAD or len(found) >= most or (found and len(asked) > PAIR):
        return found
    if len(asked) == 1:
        return _until(most, _of_one(book, asked[0].way, most), found)
    return _until(most, _of_several(book, asked, most), found)


def _soon(book: Book, asked: Sequence[_Asked], most: int) -> list[UUID]:
    """Return the first who answer to all that is asked, as far as they are soon found.

    They are if few answer to one of the words, or if they are called by two.
    """
    rarest = min(asked, key=lambda each: each.number)
    if not rarest.number:
        return []
    found: list[UUID] = []
    if rarest.number * len(asked) >= lists.BROAD:
        found = _until(most, _of_pairs(book, asked, most), found)
        if len(found) >= most or (found and len(asked) > PAIR):
            return found
    if rarest.number < lists.BROAD:
        return _until(most, [_ranked(book, rarest, asked, most)], found)
    return found


def _until(most: int, sources: Iterable[Iterable[UUID]], found: Iterable[UUID] = ()) -> list[UUID]:
    """Return who is found, then who else is in the sources, until they are enough."""
    together = dict.fromkeys(found)
    for pks in sources:
        together |= dict.fromkeys(pks)
        if len(together) >= most:
            break
    return list(together)


def _ranked(book: Book, rarest: _Asked, asked: Sequence[_Asked], most: int) -> list[UUID]:
    """Return those who answer to all that is asked, the rarest of it first, by their rank."""
    others = _besides(asked, rarest)
    rank = closest([each.way.word for each in asked], "person")
    found: list[tuple[int, int, UUID]] = []
    for keys in rarest.way.keys:
        rows = _answering(Key.objects.filter(keys, book=book), others).annotate(closest=rank)
        columns = ("closest", "contact", "person")
        ranked = rows.order_by(*(f"-{column}" for column in columns)).values_list(*columns)
        found += ranked.distinct()[:most]
    if rarest.way.labels:
        bearing = Labelling.objects.filter(book=book, label__in=rarest.way.labels)
        dated = _answering(bearing, others).values_list("person__last_contact_on", "person")
        found += ((0, contact(day), pk) for day, pk in dated)
    return list(dict.fromkeys(pk for *_rank, pk in sorted(found, reverse=True)))


def _of_one(book: Book, way: Way, most: int) -> Iterator[list[UUID]]:
    """Yield people who answer to a word that many answer to, the closest first."""
    own = Key.objects.filter(book=book)
    called = Way(way.word, [beginning(way.word, CALLED)])
    yield _latest(own.filter(kind=CALLED, value=way.word), most)
    if called.number(book) < lists.BROAD:
        yield _latest(own.filter(*called.keys), most)
    else:
        yield _walked(book, [called], most)
    yield _latest(own.filter(kind=WORD, value=way.word), most)
    yield _walked(book, [way], most)


def _of_pairs(book: Book, asked: Sequence[_Asked], most: int) -> Iterator[list[UUID]]:
    """Yield people who are called by two of the words, and answer to the others."""
    for pair in combinations(_longest(asked)[:PAIRED], PAIR):
        values = [both(*names) for names in product(*(each.names for each in pair))]
        rows = Key.objects.filter(book=book, kind=BOTH, value__in=values)
        found = _latest(_answering(rows, _besides(asked, *pair)), most)
        yield found
        if found:
            return


def _of_several(book: Book, asked: Sequence[_Asked], most: int) -> Iterator[list[UUID]]:
    """Yield people who answer to several words, each of which many answer to.

    Many have a whole word; where as many have the others, the first ones are soon found.
    """
    is_found = False
    for kind, each in product((CALLED, WORD), _longest(asked)):
        rows = Key.objects.filter(book=book, kind=kind, value=each.way.word)
        found = _latest(_answering(rows, _besides(asked, each)), most)
        yield found
        is_found |= bool(found)
    if not is_found:
        yield from _anywhere(book, _longest(asked), most)


def _longest(asked: Iterable[_Asked]) -> list[_Asked]:
    return sorted(asked, key=lambda each: -len(each.way.word))


def _anywhere(book: Book, asked: Sequence[_Asked], most: int) -> Iterator[list[UUID]]:
    """Yield people who answer to the beginnings of several words, none of them a whole one."""
    yield _walked(book, [each.way for each in asked], most)
    first, *others = asked
    for keys in first.way.keys:
        rows = _answering(Key.objects.filter(keys, book=book), others)
        yield list(rows.values_list("person", flat=True)[:most])


def _walked(book: Book, ways: Sequence[Way], most: int) -> list[UUID]:
    """Return the first who answer, of all people by their latest contact.

    Of those who must answer to several ways, only the people met last are asked.
    """
    everybody = people(book).order_by(*ORDERS[Sort.CONTACT])
    found = everybody.filter(*(way.answered_by("pk") for way in ways))
    if len(ways) > 1:
        days = everybody.exclude(last_contact_on=None).values_list("last_contact_on", flat=True)
        found = found.filter(last_contact_on__gte=next(iter(days[RECENT : RECENT + 1]), date.min))
    return list(found.values_list("pk", flat=True)[:most])


def _besides(asked: Iterable[_Asked], *some: _Asked) -> list[_Asked]:
    return [each for each in asked if each not in some]


def _answering(rows: QuerySet[Row], asked: Iterable[_Asked]) -> QuerySet[Row]:
    return rows.filter(*(each.way.answered_by("person") for each in asked))


def _latest(rows: QuerySet[Key], most: int) -> list[UUID]:
    """Return whose keys these are, those met last first."""
    latest = rows.order_by("-contact", "-person").values_list("person", flat=True)
    return list(dict.fromkeys(latest[:most]))


def _nearly(book: Book, words: Sequence[str], most: int) -> list[UUID]:
    """Return those who are meant if words are misspelt, or digits are from within a telephone."""
    if len(words) > 1 or not words[0].isdecimal():
        return _misspelt(book, words, most)
    if len(words[0]) < SHORTEST_PART:
        return []
    return _latest(Key.objects.filter(book=book, kind=PHONE, value__contains=words[0]), most)


def _misspelt(book: Book, words: Sequence[str], most: int) -> list[UUID]:
    """Return those whose names are nearest to some words, not too many typos away.

    Whoever is meant has two of the words or nearly so: the rarest two, or others, or else one.
    """
    known = vocabulary(book)
    own = Key.objects.filter(book=book, kind=CALLED)
    meant = {word: own.filter(value__in=closeness.near(word, known)) for word in words}
    number = {word: rows.count() for word, rows in meant.items()}
    telling = sorted((word for word in words if number[word]), key=lambda word: number[word])
    pairs = sorted(combinations(telling, 2), key=lambda pair: number[pair[0]] + number[pair[1]])
    found: dict[UUID, _Distance] = {}
    for first, *others in islice(chain(pairs, combinations(telling, 1)), TRIED):
        rows = meant[first]
        for other in others:
            rows = rows.filter(person__in=meant[other].values("person"))
        found |= _measured(words, rows)
        if any(typos <= NEAR_ENOUGH for typos, *_more in found.values()):
            break
    return sorted((pk for pk in found if found[pk][0] <= FURTHEST), key=lambda pk: found[pk])[:most]


def _measured(words: Sequence[str], rows: QuerySet[Key]) -> dict[UUID, _Distance]:
    """Return how far from what was asked those are whose keys these are."""
    latest = rows.order_by("-contact", "-person").values_list("person", "contact")
    contacts = dict(latest[:MEASURED])
    called: defaultdict[UUID, list[str]] = defaultdict(list)
    for some in slices(list(contacts), SLICE):
        its = Key.objects.filter(person__in=some, kind=CALLED)
        for pk, word in its.values_list("person", "value"):
            called[pk].append(word)
    return {
        pk: (closeness.distance(words, called[pk]), len(called[pk]), -day)
        for pk, day in contacts.items()
    }
