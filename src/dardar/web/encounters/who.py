"""Who took part: the names and picks of a form made people, with a question where it is unclear.

With script a form sends the ids of known people and the names of new ones; without it, one name a
line. A line that names exactly one person in the book means that person; several, or a new name
that somebody in the book bears already, is asked back. So is a new name of which the model says
that somebody in the book is likely the one: Pepe is José, or the phone is theirs.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final
from uuid import UUID

from django.http import QueryDict

from dardar.accounts.models import Book
from dardar.core.cards.fields import Field, Kind
from dardar.core.identity.text import fold
from dardar.encounters.actions import Newcomer
from dardar.encounters.queries import own_people, resolve
from dardar.people.models import Person
from dardar.web.asked import as_uuid
from dardar.web.people.knowing import Known, known_by

NEW: Final = "new"
LONGEST_NAME: Final = 200
MOST: Final = 100
# Of so many new names is asked whether they are somebody known by another name.
COMPARED: Final = 5


@dataclass(frozen=True, slots=True)
class Fields:
    """What the fields of a picker are called."""

    known: str
    new: str
    lines: str
    # Ways to reach the one new person, "" if the form has no field for them.
    phone: str = ""
    email: str = ""

    @property
    def without(self) -> str:
        """The boxes that, without script, leave out people picked before."""
        return f"{self.known}-without"


@dataclass(frozen=True, slots=True)
class Question:
    """A name that could mean several people, or somebody new; ``why`` has reasons by person."""

    name: str
    candidates: Sequence[Person]
    why: Mapping[UUID, str] = field(default_factory=dict)

    @property
    def choices(self) -> list[tuple[Person, str]]:
        """Who it could mean, and why."""
        return [(person, self.why.get(person.pk, "")) for person in self.candidates]


@dataclass(slots=True)
class Who:
    """The people a picker names; ``names`` are those not known by id, as they were written."""

    known: list[Person]
    names: list[str]
    people: list[Person | Newcomer]
    questions: list[Question]
    is_foreign: bool = False

    @property
    def newcomers(self) -> list[Newcomer]:
        """Those who are not in the book yet."""
        return [one for one in self.people if isinstance(one, Newcomer)]

    @property
    def marks(self) -> set[str]:
        """What tells each of them: the id, of newcomers the folded name."""
        return {str(one.pk) if isinstance(one, Person) else fold(str(one)) for one in self.people}


def who(book: Book, data: QueryDict, fields: Fields) -> Who:
    """Return who is meant; an id of nobody in the book makes it foreign."""
    left_out = set(data.getlist(fields.without))
    wanted = [text for text in data.getlist(fields.known) if text not in left_out][:MOST]
    ids = [pk for text in wanted if (pk := as_uuid(text))]
    known = own_people(book, ids)
    new = _tidy(data.getlist(fields.new))
    lines = [name for name in _tidy(data.get(fields.lines, "").splitlines()) if name not in new]
    found = Who(known, [*new, *lines], [*known], [], is_foreign=len(known) < len(set(wanted)))
    answers = dict(zip(data.getlist("asked"), _answers(data), strict=False))
    beside = _ways(data, fields) if len(found.names) == 1 else []
    for place, (name, called) in enumerate(resolve(book, found.names).items()):
        likely = _likely(book, name, beside) if place < COMPARED and not called else []
        question = Question(
            name,
            called or [one.person for one in likely],
            {one.person.pk: str(one.why) for one in likely},
        )
        _decide(found, question, answers.get(name), is_line=name in lines and bool(called))
    return found


def questions_so_far(book: Book, data: QueryDict, fields: Fields) -> list[Question]:
    """Return whether the one new person of a half-written form is likely somebody known."""
    written = [*data.getlist(fields.new), *data.get(fields.lines, "").splitlines()]
    names, beside = _tidy(written), _ways(data, fields)
    if len(names) != 1 or not beside:
        return []
    likely = _likely(book, names[0], beside)
    why = {one.person.pk: str(one.why) for one in likely}
    return [Question(names[0], [one.person for one in likely], why)] if likely else []


def _likely(book: Book, name: str, beside: Sequence[Field]) -> list[Known]:
    return known_by(book, [Field(Kind.NAME, name), *beside])


def _ways(data: QueryDict, fields: Fields) -> list[Field]:
    """Return how a form says that the one new person is reached."""
    named = ((Kind.PHONE, fields.phone), (Kind.EMAIL, fields.email))
    said = [
        Field(kind, data.get(name, "").replace("\0", "").strip()) for kind, name in named if name
    ]
    return [field for field in said if field.value]


def _decide(found: Who, question: Question, answer: str | None, *, is_line: bool) -> None:
    chosen = next((one for one in question.candidates if str(one.pk) == answer), None)
    if chosen is None and is_line and len(question.candidates) == 1:
        chosen = question.candidates[0]
    if answer == NEW or not question.candidates:
        found.people.append(Newcomer.named(question.name))
    elif chosen is not None:
        found.people.append(chosen)
    else:
        found.questions.append(question)


def _answers(data: QueryDict) -> list[str]:
    return [data.get(f"answer-{place}", "") for place in range(len(data.getlist("asked")))]


def _tidy(names: Sequence[str]) -> list[str]:
    """Return names each once, without what says nothing."""
    tidy = (" ".join(name.split())[:LONGEST_NAME] for name in names[:MOST])
    return list({fold(name) or name: name for name in tidy if name}.values())
