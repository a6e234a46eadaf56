"""What holds for every file, however its entries are cut into chunks."""

from collections.abc import Sequence
from unittest.mock import patch

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from dardar.accounts.models import Book
from dardar.models import Import, Label, Person
from dardar.people.imports import actions, reading
from dardar.people.imports.state import State
from dardar.people.lists import people
from tests.people.imports.samples import begin, card, counts, tally

FEW = settings(
    max_examples=25,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
NAMES = ["", "Ana García", "Ana García Ruiz", "A. García", "Luis Prado", "Eva Sol", "Altura, S.L."]
CARDS = st.builds(
    card,
    st.sampled_from(NAMES),
    mail=st.sampled_from(["", "a@altura.coffee", "b@altura.coffee", "info@altura.coffee"]),
    phone=st.sampled_from(["", "600112233", "910000000"]),
    company=st.sampled_from(["", "Altura"]),
    labels=st.lists(st.sampled_from(["Choir", "Press"]), max_size=2),
    uid=st.sampled_from(["", "1", "4b62872a"]),
    more=st.sampled_from([(), ("PRODID:-//Apple Inc.//macOS 14//EN",), ("REV:2024",)]),
)
FILES = st.lists(CARDS, min_size=1, max_size=8).map(b"".join)


def clear() -> None:
    """Forget the example before."""
    for model in (Person, Import, Label):
        model._default_manager.all().delete()


def bring_all(book: Book, files: Sequence[bytes]) -> list[Import]:
    """Bring files in one after the other; what was foreseen must be what comes."""
    works = []
    for file in files:
        work = begin(book, file)
        foreseen = tally(work)
        actions.run(book, work)
        if work.total:
            assert work.state == State.DONE
            assert tally(work) == foreseen
            works.append(work)
    return works


def shown(book: Book) -> list[tuple[str, ...]]:
    """Return who is in the book."""
    return sorted(people(book).values_list("name", "email", "phone", "company"))


@FEW
@given(files=st.lists(FILES, min_size=1, max_size=3), size=st.sampled_from([1, 2, 3, 1000]))
def test_what_is_foreseen_is_what_comes_and_undoing_all_leaves_nothing(
    book: Book, files: list[bytes], size: int
) -> None:
    clear()
    before = counts()
    with patch.object(reading, "MOST_ITEMS", size):
        works = bring_all(book, files)
        for work in works:
            actions.undo(book, work)
            assert work.ended_at is not None
    assert counts() | {"ImportRejection": 0} == before


@FEW
@given(first=FILES, second=FILES, size=st.sampled_from([1, 3, 1000]))
def test_bringing_the_same_file_in_twice_changes_nothing(
    book: Book, first: bytes, second: bytes, size: int
) -> None:
    clear()
    with patch.object(reading, "MOST_ITEMS", size):
        bring_all(book, [first, second])
        held = counts()
        for again in bring_all(book, [second]):
            assert (again.new, again.changed) == (0, 0)
    assert counts() | {"ImportRejection": 0} == held | {"ImportRejection": 0}


@FEW
@given(file=FILES, size=st.sampled_from([1, 2, 3]))
def test_it_makes_no_difference_where_a_file_is_cut(book: Book, file: bytes, size: int) -> None:
    clear()
    whole = bring_all(book, [file])
    before = shown(book)
    told = [tally(work) for work in whole]
    clear()
    with patch.object(reading, "MOST_ITEMS", size):
        works = bring_all(book, [file])
    assert [tally(work) for work in works] == told
    assert shown(book) == before
