"""Files as real programs have written them, from the first look to taking them out again."""

from pathlib import Path

import pytest

from dardar.accounts.models import Book
from dardar.models import Import, Record
from dardar.people.imports import actions
from dardar.people.imports.state import State
from dardar.people.models import Source
from tests.people.imports.samples import begin, counts, tally

DATA = Path(__file__).parent.parent.parent / "data"
WITHOUT_CONTACTS = DATA / "tables" / "telegram_chat_only.json"
FILES = sorted(p for p in DATA.rglob("*") if p.suffix in {".vcf", ".csv", ".json", ".txt"})
FILES.remove(WITHOUT_CONTACTS)


def looked_through(book: Book, path: Path) -> Import:
    """Look through a file, its columns taken for what they seem."""
    work = begin(book, path.read_bytes(), path.name)
    if work.state == State.MAPPING:
        actions.map_columns(book, work, work.mapping)
    assert work.state == State.READY, (path.name, work.error)
    return work


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(DATA).as_posix())
def test_a_real_file_comes_in_once_and_goes_out_whole(book: Book, path: Path) -> None:
    before = counts()
    work = looked_through(book, path)
    foreseen = tally(work)
    if work.total:
        actions.run(book, work)
        assert (work.state, tally(work)) == (State.DONE, foreseen)
        held = counts()
        again = looked_through(book, path)
        actions.run(book, again)
        assert (again.new, again.changed) == (0, 0)
        assert counts() == held | {"ImportRejection": counts()["ImportRejection"]}
        actions.undo(book, work)
    assert counts() | {"ImportRejection": 0} == before


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("google_new.csv", Source.GOOGLE),
        ("google_old.csv", Source.GOOGLE),
        ("linkedin.csv", Source.LINKEDIN),
        ("outlook_en.csv", Source.OUTLOOK),
        ("outlook_es.csv", Source.OUTLOOK),
        ("thunderbird_us.csv", Source.THUNDERBIRD),
        ("telegram.json", Source.TELEGRAM),
        ("socios.csv", Source.CSV),
    ],
)
def test_every_source_is_told_by_its_file(book: Book, name: str, source: Source) -> None:
    work = looked_through(book, next(DATA.rglob(name)))
    actions.run(book, work)
    assert work.source == source
    assert work.new > 0
    records = Record.objects.filter(book=book, source=source)
    assert all(record.raw and record.fields for record in records)


def test_an_export_without_contacts_says_so(book: Book) -> None:
    work = begin(book, WITHOUT_CONTACTS.read_bytes(), WITHOUT_CONTACTS.name)
    assert (work.state, work.error) == (State.FAILED, "not-this-format")
