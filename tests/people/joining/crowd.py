"""A book with many people in it, written at once as an import writes them."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from uuid import UUID

from dardar.accounts.models import Book
from dardar.core.cards.fields import Field, Kind
from dardar.core.cards.stored import to_stored
from dardar.core.identity.profile import Statement, compute
from dardar.ids import new_id
from dardar.people import bulk
from dardar.people.models import Key, Person, Suggestion
from dardar.people.refresh import COMPUTED, keys_of

GIVEN = (
    "Alma Bruno Celia Darío Elisa Fermín Greta Héctor Irma Jonás Karina Leandro Mireia Néstor "
    "Olga Patricio Quima Rogelio Selena Tobías Úrsula Vicente Wanda Ximena Yago"
).split()
FAMILY = (
    "Abascal Bermejo Cifuentes Dorado Escobar Fajardo Galindo Huerta Ibarra Jurado Kessler "
    "Lozano Mejía Naranjo Ocampo Pantoja Quiroga Robledo Salcedo Tejada Urrutia Vallejo"
).split()
NOW = datetime(2026, 3, 2, tzinfo=UTC)
PEOPLE = ("id", "book", "created_at", "is_compared", *COMPUTED, "profile")


def stranger(number: int) -> str:
    """Return the name of somebody, another for each number."""
    rest, given = divmod(number, len(GIVEN))
    rest, family = divmod(rest, len(FAMILY))
    second = FAMILY[(family + rest + 1) % len(FAMILY)]
    return f"{GIVEN[given]} {FAMILY[family]} {second}"


def fill(book: Book, people: Iterable[Sequence[Field]]) -> list[UUID]:
    """Write people, each with what is known of them, and return their ids."""
    rows: list[Sequence[object]] = []
    found: list[Sequence[object]] = []
    for fields in people:
        pk = new_id()
        said = Statement(str(pk), "google", NOW, [to_stored(f) for f in fields], str(pk))
        profile = compute([said], book.region)
        columns = [getattr(profile, column) for column in COMPUTED]
        rows.append((pk, book.pk, NOW, False, *columns, profile.shown))
        found += [(book.pk, pk, *key) for key in sorted(keys_of(profile, book.region))]
    bulk.insert(Person, PEOPLE, rows)
    bulk.insert(Key, ("book", "person", "kind", "value"), found)
    return [row[0] for row in rows if isinstance(row[0], UUID)]


def crowd(book: Book, number: int) -> list[UUID]:
    """Let so many people be in the book who have nothing in common."""
    return fill(
        book,
        (
            [
                Field(Kind.NAME, stranger(n)),
                Field(Kind.EMAIL, f"somebody@place-{n}-online.example"),
                Field(Kind.PHONE, f"+34 6{n:08}"),
            ]
            for n in range(number)
        ),
    )


def pairs(book: Book) -> set[frozenset[str]]:
    """Return the names of those who are suggested to be the same."""
    rows = Suggestion.objects.filter(book=book).select_related("one", "other")
    return {frozenset((row.one.name, row.other.name)) for row in rows}
