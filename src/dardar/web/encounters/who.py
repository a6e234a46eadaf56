"""Who took part: the names and picks of a form made people, with a question where it is unclear.

With script a form sends the ids of known people and the names of new ones; without it, one name a
line. A line that names exactly one person in the book means that person; several, or a new name
that somebody in the book bears already, is asked back.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from django.http import QueryDict

from dardar.accounts.models import Book
from dardar.core.identity.text import fold
from dardar.encounters.actions import Newcomer
from dardar.encounters.queries import own_people, resolve
from dardar.people.models import Person
from dardar.web.asked import as_uuid

NEW: Final = "new"
LONGEST_NAME: Final = 200
MOST: Final = 100


@dataclass(frozen=True, slots=True)
class Fields:
    """What the fields of a picker are called."""

    known: str
    new: str
    lines: str

    @property
    def without(self) -> str:
        """The boxes that, without script, leave out people picked before."""
        return f"{self.known}-without"


@dataclass(frozen=True, slots=True)
class Question:
    """A name that could mean several people, or somebody new."""

    name: str
    candidates: Sequence[Person]


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
    for name, candidates in resolve(book, found.names).items():
        _decide(found, Question(name, candidates), answers.get(name), is_line=name in lines)
    return found


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
