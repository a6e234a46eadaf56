"""Long lists in pieces."""

from hypothesis import given
from hypothesis import strategies as st

from dardar.people.slices import slices


@given(st.lists(st.integers()), st.integers(1, 9))
def test_slices_make_up_the_whole_and_none_is_empty_or_too_long(
    items: list[int], size: int
) -> None:
    found = list(slices(items, size))
    assert [item for some in found for item in some] == items
    assert all(0 < len(some) <= size for some in found)
