"""What a file has said so far while it is only looked at, and nothing is written into the book.

A file may hold more people than fit into memory. So this is a database of its own: SQLite's
temporary kind, which lives in its page cache, spills to a nameless file and is gone with its
connection.
"""

import json
import sqlite3
from collections.abc import Iterable, Sequence
from types import TracebackType
from typing import Final, Self
from uuid import UUID

from dardar.people.imports.incoming import Claim, Incoming
from dardar.people.imports.matching import Decision, EarlierEntry, KnownPerson

_TABLES: Final = """
    PRAGMA journal_mode = OFF;
    PRAGMA synchronous = OFF;
    PRAGMA cache_size = -16000;
    CREATE TABLE digest (value TEXT PRIMARY KEY) WITHOUT ROWID;
    CREATE TABLE holder (claim TEXT, person TEXT, PRIMARY KEY (claim, person)) WITHOUT ROWID;
    CREATE TABLE lost (claim TEXT, person TEXT, PRIMARY KEY (claim, person)) WITHOUT ROWID;
    CREATE TABLE entry (person TEXT, said TEXT);
    CREATE INDEX entry_by_person ON entry (person);
    CREATE TABLE gone (record TEXT PRIMARY KEY) WITHOUT ROWID;
"""


class Scratch:
    """Adds to what the book knows what the file said before; use it in a ``with`` statement."""

    def __init__(self) -> None:
        """Begin with nothing said."""
        self._database = sqlite3.connect("", isolation_level=None)
        self._database.executescript(_TABLES)

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Forget everything."""
        self._database.close()

    def digests(self, incoming: Iterable[Incoming]) -> set[bytes]:
        """Return the digests of those entries that stood in the file before."""
        asked = [one.digest.hex() for one in incoming]
        rows = self._among("SELECT value FROM digest WHERE value", asked)
        return {bytes.fromhex(value) for (value,) in rows}

    def add_holders(self, holders: dict[Claim, set[UUID]], claims: Iterable[Claim]) -> None:
        """Add who got claims by the file, and take away who lost them by it."""
        asked = {_text(claim): claim for claim in claims}
        for text, person in self._among("SELECT claim, person FROM lost WHERE claim", asked):
            holders.get(asked[text], set()).discard(UUID(person))
        for text, person in self._among("SELECT claim, person FROM holder WHERE claim", asked):
            holders.setdefault(asked[text], set()).add(UUID(person))

    def add_said(self, people: dict[UUID, KnownPerson]) -> None:
        """Add what the file said of some people, and leave out what it replaced."""
        asked = [pk.hex for person in people.values() for pk in person.said]
        gone = {UUID(pk) for (pk,) in self._among("SELECT record FROM gone WHERE record", asked)}
        for person in people.values():
            person.forget(gone)
        asked = [pk.hex for pk in people]
        for pk, text in self._among("SELECT person, said FROM entry WHERE person", asked):
            people[UUID(pk)].records.append(_earlier(text))

    def keep(self, decisions: Sequence[Decision]) -> None:
        """Keep what entries said, once they are decided."""
        told = [(d, d.person) for d in decisions if d.person]
        changes = _changes(told)
        held = [pair for pair, is_held in changes.items() if is_held]
        lost = [pair for pair, is_held in changes.items() if not is_held]
        said = [(person.id.hex, _said(d.incoming)) for d, person in told]
        gone = [(d.replaced.id.hex,) for d, _person in told if d.replaced]
        digests = [(d.incoming.digest.hex(),) for d in decisions]
        run = self._database.executemany
        self._database.execute("BEGIN")
        run("INSERT OR IGNORE INTO digest VALUES (?)", digests)
        run("DELETE FROM lost WHERE claim = ? AND person = ?", held)
        run("INSERT OR IGNORE INTO holder VALUES (?, ?)", held)
        run("INSERT OR IGNORE INTO lost VALUES (?, ?)", lost)
        run("INSERT INTO entry VALUES (?, ?)", said)
        run("INSERT INTO gone VALUES (?)", gone)
        self._database.execute("COMMIT")

    def _among(self, question: str, values: Iterable[str]) -> list[tuple[str, ...]]:
        """Ask for the rows whose last named column has one of the values."""
        sql = f"{question} IN (SELECT value FROM json_each(?))"  # noqa: S608 - questions above
        return self._database.execute(sql, [json.dumps(list(values))]).fetchall()


def _changes(told: Iterable[tuple[Decision, KnownPerson]]) -> dict[tuple[str, str], bool]:
    """Return which claims of whom are held, and which lost, once all is decided."""
    changes: dict[tuple[str, str], bool] = {}
    for decision, person in told:
        who = person.id.hex
        changes.update({(_text(c), who): True for c in decision.incoming.claims - person.hidden})
        changes.update({(_text(c), who): False for c in decision.lost})
    return changes


def _text(claim: Claim) -> str:
    return ":".join(claim)


def _said(one: Incoming) -> str:
    claims, own = sorted(one.claims), sorted(one.own)
    said = {"mark": one.mark.hex(), "names": one.names, "claims": claims, "own": own}
    return json.dumps(said)


def _earlier(text: str) -> EarlierEntry:
    said = json.loads(text)
    claims, own = ({(kind, value) for kind, value in said[name]} for name in ("claims", "own"))
    return EarlierEntry(bytes.fromhex(said["mark"]), said["names"], claims, own)
