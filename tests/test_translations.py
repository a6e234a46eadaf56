"""Both languages are whole: no string of the program lacks its Spanish."""

import pytest
from babel.messages.catalog import Catalog

from dardar.development.messages import SPANISH, compiled, gather, is_translated, read_spanish


@pytest.fixture(scope="module")
def spanish() -> Catalog:
    return read_spanish()


def test_every_string_has_its_spanish(spanish: Catalog) -> None:
    known = {(m.id, m.context) for m in spanish if m.id and is_translated(m)}
    missing = [m.id for m in gather() if m.id and (m.id, m.context) not in known]
    assert not missing, "run ./dardar messages and translate these"


def test_no_spanish_is_left_of_strings_that_are_gone(spanish: Catalog) -> None:
    used = {(m.id, m.context) for m in gather()}
    assert not [m.id for m in spanish if m.id and (m.id, m.context) not in used]


def test_translations_keep_the_placeholders(spanish: Catalog) -> None:
    wrong = {str(m.id): [str(error) for error in m.check()] for m in spanish if m.id}
    assert not {text: errors for text, errors in wrong.items() if errors}


def test_the_compiled_catalogue_is_up_to_date(spanish: Catalog) -> None:
    assert SPANISH.with_suffix(".mo").read_bytes() == compiled(spanish)
