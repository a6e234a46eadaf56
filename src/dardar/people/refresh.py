"""Keep what is computed of people true: their columns, their profile and their keys.

Features further up add to it: :data:`REFRESHERS` are run for people touched by a change or by its
undoing, :data:`TEXTS` give further words that find a person.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import Final
from uuid import UUID

from dardar.accounts.models import Book
from dardar.core.identity import blocking, features, keys
from dardar.core.identity.profile import Profile, Statement, compute
from dardar.people import bulk
from dardar.people.models import Key, Note, Person, Record
from dardar.people.slices import slices

Refresher = Callable[[Book, Collection[UUID]], None]
TextSource = Callable[[Book, Collection[UUID]], Iterable[tuple[UUID, str]]]
Found = tuple[UUID, str, str]

REFRESHERS: Final[list[Refresher]] = []
TEXTS: Final[list[TextSource]] = []
# Those of the refreshers that a quiet change concerns as well.
LIGHT: Final[list[Refresher]] = []
# Models of which no row changes what is computed of people: labels are looked up by themselves.
QUIET: Final = {"label", "labelling", "photo", "assertion", "suggestion"}

COMPUTED: Final = (
    "name",
    "sort_key",
    "company",
    "role",
    "place",
    "email",
    "phone",
    "language",
)
# SQLite takes at most 32,766 parameters a statement.
SLICE: Final = 500


def refresh(
    book: Book, people: Collection[UUID], refreshers: Sequence[Refresher] = REFRESHERS
) -> None:
    """Recompute what is derived for these people of the book, or for who stands for them."""
    for some in slices(list(people), SLICE):
        rows = Person.objects.filter(book=book, pk__in=some).values_list("joined_to", "pk")
        standing = list({head or pk for head, pk in rows})
        for refresher in refreshers:
            refresher(book, standing)


def statement(record: Record) -> Statement:
    """Return a record as the statement a profile is computed from."""
    return Statement(
        str(record.pk), record.source, record.created_at, record.fields, str(record.identity)
    )


def apply_profile(person: Person, profile: Profile) -> None:
    """Set the computed columns of a person, unsaved."""
    for column in COMPUTED:
        setattr(person, column, getattr(profile, column))
    person.profile = profile.shown


def keys_of(profile: Profile, region: str, more_text: Iterable[str] = ()) -> set[tuple[str, str]]:
    """Return all keys (kind, value) of a person: to find them by, and to compare them by.

    Args:
        profile: what is shown of the person.
        region: ISO 3166 country of phone numbers without a prefix.
        more_text: further texts whose words find the person.

    """
    compared = blocking.keys(features.of(profile.shown, region))
    return keys.of(profile, region, more_text) | compared


def _refresh_profiles(book: Book, people: Collection[UUID]) -> None:
    statements: Mapping[UUID, list[Statement]] = defaultdict(list)
    counting = Record.objects.filter(book=book, person__in=people, replaced_by=None)
    for record in counting.defer("raw"):
        statements[record.person_id].append(statement(record))
    texts: Mapping[UUID, list[str]] = defaultdict(list)
    for source in TEXTS:
        for person_id, text in source(book, people):
            texts[person_id].append(text)
    changed: list[Person] = []
    found: set[Found] = set()
    contacts: dict[UUID, int] = {}
    for person in Person.objects.filter(book=book, pk__in=people):
        profile = compute(statements[person.pk], book.region)
        contacts[person.pk] = contact(person.last_contact_on)
        before = _computed(person)
        apply_profile(person, profile)
        if _computed(person) != before:
            changed.append(person)
        its = keys_of(profile, book.region, texts[person.pk])
        found.update((person.pk, kind, value) for kind, value in its)
    columns = [*COMPUTED, "profile", "is_compared"]
    bulk.update(Person, columns, [[*_computed(person), False, person.pk] for person in changed])
    _keep_keys(book, contacts, found)


def contact(day: date | None) -> int:
    """Return the day of the latest contact as the keys of a person bear it."""
    return day.toordinal() if day else 0


def _computed(person: Person) -> list[object]:
    return [*(getattr(person, column) for column in COMPUTED), person.profile]


def _keep_keys(book: Book, contacts: Mapping[UUID, int], found: set[Found]) -> None:
    """Make these the keys of people, leaving alone those that stand already.

    Args:
        book: theirs.
        contacts: the day of the latest contact of each of the people.
        found: their keys.

    """
    kept = Key.objects.filter(book=book, person__in=list(contacts))
    rows = kept.values_list("pk", "person", "kind", "value")
    standing = {(person, kind, value): pk for pk, person, kind, value in rows}
    gone: Sequence[int] = [pk for key, pk in standing.items() if key not in found]
    for some in slices(gone, SLICE):
        Key.objects.filter(pk__in=some).delete()
    new = sorted(found - standing.keys())
    columns = ["book", "person", "kind", "value", "contact"]
    bulk.insert(Key, columns, [(book.pk, *key, contacts[key[0]]) for key in new])


def _notes(book: Book, people: Collection[UUID]) -> Iterable[tuple[UUID, str]]:
    notes = Note.objects.filter(book=book, person__in=people).order_by("-created_at")
    return notes.values_list("person_id", "text")


REFRESHERS.append(_refresh_profiles)
TEXTS.append(_notes)
