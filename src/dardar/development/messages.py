"""``./dardar messages``: gather every string to translate into the Spanish catalogue.

Templates are turned into Python by Django and read by Babel, so that no gettext programs are
needed. A test fails when a string is missing, fuzzy or left empty.
"""

import io
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO, Any, Final

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_file, extract_python
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

import dardar

SOURCE: Final = Path(dardar.__file__).parent
SPANISH: Final = SOURCE / "locale" / "es" / "LC_MESSAGES" / "django.po"
KEYWORDS: Final[dict[str, Any]] = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}


def extract_template(
    fileobj: IO[bytes],
    keywords: dict[str, Any],
    comment_tags: list[str],
    options: Any,  # noqa: ANN401 - Babel's own, private type
) -> Iterable[Any]:
    """Extract the strings of a Django template; a method of Babel's."""
    code = templatize(fileobj.read().decode())
    # What is left between the strings has the template's indentation, which means nothing.
    flat = "\n".join(line.lstrip() for line in code.splitlines())
    return extract_python(io.BytesIO(flat.encode()), keywords, comment_tags, options)


def gather() -> Catalog:
    """Return a catalogue of all strings in code and templates."""
    catalog = Catalog(project="Dardar", charset="utf-8")
    for path, method in _files():
        place = path.relative_to(SOURCE).as_posix()
        for line, message, _comments, context in extract_from_file(method, path, KEYWORDS):
            catalog.add(message, locations=[(place, line)], context=context)
    return catalog


def _files() -> Iterator[tuple[Path, Any]]:
    for path in sorted(SOURCE.rglob("*.py")):
        if not {"migrations", "development"} & set(path.relative_to(SOURCE).parts):
            yield path, "python"
    for path in sorted((SOURCE / "templates").rglob("*.*")):
        if path.suffix in {".html", ".txt"}:
            yield path, extract_template


def read_spanish() -> Catalog:
    """Return the Spanish catalogue as it is."""
    with SPANISH.open("rb") as file:
        return read_po(file, locale="es", abort_invalid=True)


def compiled(catalog: Catalog) -> bytes:
    """Return the binary form that runs."""
    buffer = io.BytesIO()
    write_mo(buffer, catalog)
    return buffer.getvalue()


def main(argv: list[str]) -> int:
    """Bring the catalogue up to date and compile it; exit code 1 if strings lack a translation."""
    if argv:
        sys.stderr.write("dardar messages takes no arguments.\n")
        return 2
    spanish = read_spanish() if SPANISH.exists() else Catalog(locale="es", charset="utf-8")
    spanish.update(gather(), no_fuzzy_matching=True)
    spanish.obsolete.clear()
    with SPANISH.open("wb") as file:
        write_po(file, spanish, width=96, sort_output=True, include_lineno=False, omit_header=False)
    SPANISH.with_suffix(".mo").write_bytes(compiled(spanish))
    missing = [m for m in spanish if m.id and not is_translated(m)]
    for message in missing:
        sys.stdout.write(f"no Spanish for: {message.id!r}\n")
    sys.stdout.write(f"{len(spanish)} strings, {len(missing)} without Spanish.\n")
    return 1 if missing else 0


def is_translated(message: Any) -> bool:  # noqa: ANN401 - Babel's Message, untyped
    """Tell whether every form of a message has a translation that is not doubted."""
    forms = message.string if isinstance(message.string, list | tuple) else [message.string]
    return bool(forms) and all(forms) and not message.fuzzy
