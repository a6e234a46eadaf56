"""Whatever bytes come, an import ends in a state that says what is the matter."""

import json
from typing import Final

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from dardar.accounts.models import Book
from dardar.models import Import, Label, Person
from dardar.people.imports import actions
from dardar.people.imports.carrying import carry_on
from dardar.people.imports.state import State
from dardar.web.imports.words import ERRORS, REASONS
from tests.people.imports.samples import HEADER, LINKEDIN, begin, card, google

NO_TEXT: Final = {"empty-file", "binary", "not-this-format", "no-header"}
SEEDS: Final = [
    ("contacts.vcf", card("Ana García", mail="a@b.es", phone="600", labels=["x"], uid="7") * 2),
    ("contacts.csv", google("Ana,García,* a ::: b,Altura,CEO,note,Work,a@b.es,Mobile,600112233")),
    ("list.csv", b"Nombre;Correo;Otro\nAna;a@b.es;1\nLuis;l@b.es;2\n"),
    ("Connections.csv", LINKEDIN),
    ("result.json", json.dumps({"contacts": {"list": [
        {"user_id": 1, "first_name": "Ana", "last_name": "", "phone_number": "0034600112233"}
    ]}}).encode()),
]  # fmt: skip
PIECES: Final = st.sampled_from(
    [
        b"\0", b"\xff\xfe", b'"', b"\r", b"\n", b";" * 50, b"{[", b"=1+1", b"\xed\xa0\x80",
        b"BEGIN:VCARD\n", b"END:VCARD\n", b"AGENT:\n", b"ENCODING=QUOTED-PRINTABLE:=\n",
        b"ENCODING=b:////", b"\xf0\x9f\x8c\xb8",
    ]
)  # fmt: skip


@st.composite
def damaged(draw: st.DrawFn) -> tuple[str, bytes]:
    """Return a file of some kind with pieces cut out and others put in."""
    name, whole = draw(st.sampled_from(SEEDS))
    raw = bytearray(whole)
    for _ in range(draw(st.integers(0, 4))):
        at = draw(st.integers(0, len(raw)))
        raw[at : at + draw(st.integers(0, 12))] = draw(st.binary(max_size=6) | PIECES)
    return name, bytes(raw)


def ends(book: Book, name: str, content: bytes) -> Import:
    """Take a file as far as it goes."""
    for model in (Person, Import, Label):
        model._default_manager.all().delete()
    work = begin(book, content, name)
    if work.state == State.MAPPING:
        try:
            actions.map_columns(book, work, work.mapping)
        except actions.MappingError:
            return work
    if work.state == State.READY and work.total:
        foreseen = (work.new, work.changed, work.same, work.rejected)
        actions.run(book, work)
        assert (work.new, work.changed, work.same, work.rejected) == foreseen
    return work


def check(work: Import) -> None:
    assert work.state in {State.MAPPING, State.READY, State.DONE, State.FAILED}
    assert (work.state == State.FAILED) == bool(work.error)
    assert work.error in NO_TEXT or not work.error
    assert work.error in ERRORS or not work.error
    assert all(row.reason in REASONS for row in work.rejections.all())
    if work.state == State.DONE:
        assert Person.objects.exclude(name="").count() == work.new
        actions.undo(work.book, work)
        assert not Person.objects.exists()


OFTEN = settings(
    max_examples=25,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@OFTEN
@given(file=damaged())
def test_damaged_files_end_with_a_clear_state(book: Book, file: tuple[str, bytes]) -> None:
    check(ends(book, *file))


@OFTEN
@given(content=st.binary(max_size=300), name=st.sampled_from(["a.vcf", "a.csv", "a.json", "a"]))
def test_random_bytes_end_with_a_clear_state(book: Book, content: bytes, name: str) -> None:
    check(ends(book, name, content))


@OFTEN
@given(
    source=st.sampled_from(["vcard", "google", "linkedin", "outlook", "thunderbird", "telegram"])
)
@pytest.mark.parametrize(("name", "content"), SEEDS)
def test_a_file_taken_for_another_kind_ends_with_a_clear_state(
    book: Book, source: str, name: str, content: bytes
) -> None:
    check(begin(book, content, name, source))


@pytest.mark.parametrize(
    "content",
    [
        b"," * 1_000_000,
        HEADER.encode() + b"\r\n" + b"," * 1_000_000 + b"\r\nAna,Gil,,,,,,,,\r\n",
        HEADER.encode() + b"\r\n" + b'"' + b"x" * 6_000_000 + b"\r\nAna,Gil,,,,,,,,\r\n",
        b"BEGIN:VCARD\r\nFN:Ana\r\nNOTE:" + b"x\r\n " * 400_000 + b"\r\nEND:VCARD\r\n",
        b"BEGIN:VCARD\r\nAGENT:\r\n" * 3000 + b"FN:Ana\r\n" + b"END:VCARD\r\n" * 3000,
        b"BEGIN:VCARD\r\nFN:Ana\r\n" + b"EMAIL:a@b.es\r\n" * 30_000 + b"END:VCARD\r\n",
    ],
)  # fmt: skip
def test_monstrous_files_end_with_a_clear_state(book: Book, content: bytes) -> None:
    work = ends(book, "contacts" + (".vcf" if content.startswith(b"BEGIN") else ".csv"), content)
    while work.state in {State.READING, State.RUNNING}:
        carry_on(work.pk)
        work.refresh_from_db()
    if work.state == State.READY and work.total:
        actions.run(book, work)
        carry_on(work.pk)
        work.refresh_from_db()
    check(work)
