"""Cards as we write them: what other programs find in them, and that nothing is lost on the way."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dardar.core.cards.fields import Entry, Field, Kind, Picture, Reason, Rejection
from dardar.core.cards.vcard import Card, write
from tests.core.cards.vcard.samples import FILES, alike, only, read_all

_NAMING = {Kind.NAME, Kind.COMPANY, Kind.EMAIL, Kind.PHONE, Kind.NICKNAME}


def _lines(*fields: Field, uid: str = "") -> list[str]:
    """Return the lines of a written card, unfolded and without those all cards have."""
    (text,) = write([Card(fields, uid)])
    return text.replace("\r\n ", "").split("\r\n")[2:-2]


def _back(*fields: Field) -> Entry:
    return only("".join(write([Card(fields)])).encode())


def test_a_card_is_written_as_rfc_6350_wants_it() -> None:
    fields = (
        Field(Kind.NAME, "Ana Ruiz", parts={"family": "Ruiz", "given": "Ana"}),
        Field(Kind.PHONE, "+52 55 1234", "work fax", preferred=True),
        Field(Kind.BIRTHDAY, "1985-04-12"),
    )
    assert "".join(write([Card(fields, "urn:uuid:1", (Picture(b"AAA", "image/png"),))])) == (
        "BEGIN:VCARD\r\nVERSION:4.0\r\nUID:urn:uuid:1\r\nFN:Ana Ruiz\r\nN:Ruiz;Ana;;;\r\n"
        "TEL;PREF=1;TYPE=work,fax:+52 55 1234\r\nBDAY:19850412\r\n"
        "PHOTO:data:image/png;base64,QUFB\r\nEND:VCARD\r\n"
    )


@pytest.mark.parametrize(
    ("field", "line"),
    [
        (Field(Kind.NOTE, "a,b;c\\d\ne"), r"NOTE:a\,b\;c\\d\ne"),
        (Field(Kind.URL, "http://acme.mx/a,b;c"), "URL:http://acme.mx/a,b;c"),
        (Field(Kind.GENDER, "M;Fellow"), "GENDER:M;Fellow"),
        (Field(Kind.COMPANY, "Acme", parts={"department": "a;b"}), r"ORG:Acme;a\;b"),
        (Field(Kind.COMPANY, "Sales", parts={"department": "Sales"}), "ORG:;Sales"),
        (Field(Kind.ROLE, "Head"), "TITLE:Head"),
        (Field(Kind.ROLE, "Programmer", "role"), "ROLE:Programmer"),
        (Field(Kind.EMAIL, "mailto:a@b.mx"), "EMAIL:mailto:mailto:a@b.mx"),
        (Field(Kind.LABEL, "a,b"), r"CATEGORIES:a\,b"),
        (Field(Kind.LABEL, "a", preferred=True), "CATEGORIES;PREF=1:a"),
        (Field(Kind.LANGUAGE, "es-MX"), "LANG:es-MX"),
        (Field(Kind.BIRTHDAY, "--04-12"), "BDAY:--0412"),
        (Field(Kind.BIRTHDAY, "1985-04"), "BDAY:1985-04"),
        (Field(Kind.BIRTHDAY, "19850412"), "BDAY;VALUE=text:19850412"),
        (Field(Kind.BIRTHDAY, "circa 1985"), "BDAY;VALUE=text:circa 1985"),
        (Field(Kind.ANNIVERSARY, "2009-08-08T14:30-05:00"), "ANNIVERSARY:20090808T1430-0500"),
        (Field(Kind.DATE, "2020-01-01", "died"), "DEATHDATE:20200101"),
        (Field(Kind.DATE, "2020-01-01"), "X-ABDATE:2020-01-01"),
        (Field(Kind.DATE, "20200101"), "X-ABDATE;VALUE=text:20200101"),
        (Field(Kind.CHAT, "a b", "skype"), "IMPP;X-SERVICE-TYPE=skype:skype:a%20b"),
        (Field(Kind.CHAT, "ana"), "IMPP:x-apple:ana"),
        (
            Field(Kind.PROFILE, "https://x.y/z", "twitter"),
            "X-SOCIALPROFILE;TYPE=twitter:https://x.y/z",
        ),
        (Field(Kind.PROFILE, "x-apple:a"), "X-SOCIALPROFILE:x-apple:x-apple%3Aa"),
        (Field(Kind.RELATION, "Luis", "spouse"), "RELATED;VALUE=text;TYPE=spouse:Luis"),
        (Field(Kind.PLACE, "Puebla"), "ADR;X-KIND=place:;;;Puebla;;;"),
        (Field(Kind.ADDRESS, "CDMX", parts={"city": "CDMX"}), "ADR:;;;CDMX;;;"),
        (Field(Kind.ADDRESS, 'a\n"b"'), 'ADR;LABEL="a^n^\'b^\'":;;a\\n"b";;;;'),
        (Field(Kind.OTHER, "1;2", "GEO"), "GEO:1;2"),
        (Field(Kind.OTHER, "http://x.y/z.jpg", "PHOTO"), "PHOTO:http://x.y/z.jpg"),
        (Field(Kind.OTHER, "urn:uuid:1", "RELATED"), "RELATED:urn:uuid:1"),
        (Field(Kind.OTHER, "CID:1", "SOUND"), "SOUND:CID:1"),
        (Field(Kind.OTHER, "1", "AGENT.TEL"), "X-DARDAR-FIELD;X-KIND=other:1;AGENT.TEL"),
        (Field(Kind.OTHER, "1", "TEL"), "X-DARDAR-FIELD;X-KIND=other:1;TEL"),
        (
            Field(Kind.DATE, "2020-01-01", "Anniversary", preferred=True),
            "X-DARDAR-FIELD;X-KIND=date;PREF=1:2020-01-01;Anniversary",
        ),
        (
            Field(Kind.COMPANY, "Acme", parts={"floor": "3"}),
            "X-DARDAR-FIELD;X-KIND=company:Acme;;floor=3",
        ),
        (Field(Kind.CHAT, "ana", "Jabber"), "X-DARDAR-FIELD;X-KIND=chat:ana;Jabber"),
        (Field(Kind.PROFILE, "ana", "Jabber"), "X-DARDAR-FIELD;X-KIND=profile:ana;Jabber"),
        (
            Field(Kind.ADDRESS, "a\nb", parts={"street": "a\nb"}),
            r"X-DARDAR-FIELD;X-KIND=address:a\nb;;street=a\nb",
        ),
        (
            Field(Kind.PHONETIC, "A", "x", {"given": "A=;"}),
            r"X-DARDAR-FIELD;X-KIND=phonetic:A;x;given=A=\;",
        ),
    ],
)
def test_a_field_is_written_as_the_property_others_know(field: Field, line: str) -> None:
    name = Field(Kind.NAME, "Ana Ruiz", parts={"family": "Ruiz", "given": "Ana"})
    assert _lines(name, field) == ["FN:Ana Ruiz", "N:Ruiz;Ana;;;", line]
    assert alike(_back(name, field).fields) == alike((name, field))


def test_a_label_of_the_users_own_is_written_as_apple_does() -> None:
    lines = _lines(Field(Kind.PHONE, "1", "Casa, vieja"), Field(Kind.PHONE, "2", "Ski Lodge"))
    assert lines[:4] == [
        "item1.TEL:1",
        r"item1.X-ABLabel:Casa\, vieja",
        "item2.TEL:2",
        "item2.X-ABLabel:Ski Lodge",
    ]


def test_labels_and_nicknames_are_gathered_where_the_first_one_stood() -> None:
    lines = _lines(
        Field(Kind.LABEL, "a"),
        Field(Kind.NOTE, "n"),
        Field(Kind.LABEL, "b"),
        Field(Kind.NAME, "Ana"),
    )
    assert lines[:2] == ["CATEGORIES:a,b", "NOTE:n"]


def test_very_many_labels_are_written_on_several_lines() -> None:
    labels = tuple(Field(Kind.LABEL, f"label {number}") for number in range(2_001))
    entry = _back(Field(Kind.NAME, "Ana"), *labels)
    assert entry.fields[1:] == labels


def test_a_name_without_parts_is_also_written_in_parts_for_those_who_need_them() -> None:
    assert _lines(Field(Kind.NAME, "Ana Ruiz")) == ["FN:Ana Ruiz", "N;DERIVED=true:Ruiz;Ana;;;"]


def test_a_card_without_a_name_is_named_by_what_it_has() -> None:
    fields = (Field(Kind.EMAIL, "a@b.mx"), Field(Kind.COMPANY, "Acme"))
    assert _lines(*fields)[-1] == "FN;DERIVED=true:Acme"
    assert _back(*fields).fields == fields


def test_a_card_that_says_nobody_is_written_all_the_same() -> None:
    text = "".join(write([Card((Field(Kind.NOTE, "n"),))]))
    (item,) = read_all(text.encode())
    assert isinstance(item, Rejection)
    assert item.reason is Reason.EMPTY


def test_a_second_name_with_parts_is_kept() -> None:
    names = tuple(
        Field(Kind.NAME, f"Ana {family}", parts={"family": family}) for family in ("Ruiz", "Gil")
    )
    assert _back(*names).fields == names


def test_the_mark_of_a_company_does_not_take_the_persons_name() -> None:
    fields = (
        Field(Kind.NAME, "Acme", parts={"family": "Acme"}),
        Field(Kind.COMPANY, "Acme"),
        Field(Kind.OTHER, "COMPANY", "X-ABShowAs"),
    )
    assert _back(*fields).fields == fields


@pytest.mark.parametrize(
    "other", [Field(Kind.OTHER, "group", "KIND"), Field(Kind.OTHER, "x", "UID")]
)
def test_a_property_that_would_change_the_card_is_written_as_our_own(other: Field) -> None:
    assert other in _back(Field(Kind.NAME, "Ana"), other).fields


def test_what_no_line_can_hold_is_left_out() -> None:
    entry = _back(Field(Kind.NAME, " Ana\r\nRuiz\x00\x1b\ud800 "), Field(Kind.NOTE, "\x07"))
    assert [field.value for field in entry.fields] == ["Ana\nRuiz\ufffd"]


def test_empty_parts_are_left_out() -> None:
    entry = _back(Field(Kind.NAME, "Ana", parts={"given": "Ana", "family": ""}))
    assert entry.fields[0].parts == {"given": "Ana"}


def test_the_claim_of_a_picture_that_is_no_media_type_is_left_out() -> None:
    pictures = (Picture(b"AAA", 'image/png";x'), Picture(b"BBB"))
    (text,) = write([Card((Field(Kind.NAME, "Ana"),), pictures=pictures)])
    assert only(text.encode()).pictures == (Picture(b"AAA"), Picture(b"BBB"))


def test_no_value_can_close_the_card_or_open_another() -> None:
    evil = "x\nEND:VCARD\nBEGIN:VCARD\nFN:Eve"
    fields = (
        Field(Kind.NAME, evil),
        Field(Kind.PHONE, evil, evil),
        Field(Kind.OTHER, evil, evil),
        Field(Kind.CHAT, evil, evil),
        Field(Kind.ADDRESS, evil),
    )
    assert alike(_back(*fields).fields) == alike(fields)


def test_lines_are_folded_at_75_octets_and_never_inside_a_character() -> None:
    (text,) = write([Card((Field(Kind.NAME, "ñ" * 200), Field(Kind.NOTE, "山🙂a" * 99)))])
    octets = text.encode()
    assert max(map(len, octets.split(b"\r\n"))) == 75
    assert all(line.decode() for line in octets.split(b"\r\n") if line)
    assert only(octets).fields[1].value == "山🙂a" * 99


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_real_card_comes_back_whole(path: object) -> None:
    assert hasattr(path, "read_bytes")
    for entry in read_all(path.read_bytes()):
        if isinstance(entry, Entry):
            back = only("".join(write([entry])).encode())
            assert alike(back.fields) == alike(entry.fields)
            assert (back.uid, back.pictures) == (entry.uid, entry.pictures)


# Text as readers give it: trimmed, without control characters; with what could mean something.
_TRICKY = st.sampled_from(
    (
        *(
            "QUOTED-PRINTABLE",
            "BEGIN:VCARD",
            "END:VCARD",
            "\nEND:VCARD\n",
            "VERSION:2.1",
            "AGENT:BEGIN:VCARD",
            "item1",
        ),
        *(
            ";ENCODING=QUOTED-PRINTABLE:=",
            "_$!<Home>!$_",
            "data:image/png;base64,QUFB",
            "x-apple:a",
        ),
        *("tel:1", "mailto:a@b", "http://x.y/z", "urn:uuid:1", "skype:a", "1985-04-12", "19850412"),
        *(
            "--04-12",
            "2009-08-08T14:30-05:00",
            "1985",
            "work fax",
            "home",
            "Work",
            "mobile",
            "pref",
        ),
        *(
            "role",
            "died",
            "Anniversary",
            "agent",
            "Jabber",
            "KIND",
            "X-ABShowAs",
            "company",
            "group",
        ),
        *(
            "PHOTO",
            "NOTE",
            "X-ABLabel",
            "HTTP",
            "//x",
            "X-Foo",
            "^n^'^^",
            "\\n\\,\\;\\\\",
            "C:\\new",
        ),
    )
)
_CHARACTERS = st.characters(exclude_categories=("Cs", "Cc")) | st.sampled_from("\n\t,;:\\\"'^=%@-")
_TEXT = (
    (
        _TRICKY
        | st.text(_CHARACTERS, max_size=90)
        | st.builds(str.__add__, _TRICKY, st.text(_CHARACTERS))
    )
    .map(str.strip)
    .filter(bool)
)
_PARTS = (
    *("given", "family", "middle", "prefix", "suffix", "department", "odd"),
    *("pobox", "extended", "street", "city", "region", "postcode", "country"),
)


def _parts_of(*names: str) -> st.SearchStrategy[dict[str, str]]:
    return st.dictionaries(st.sampled_from(names), _TEXT, max_size=4)


_FIELDS = st.builds(
    Field,
    st.sampled_from(Kind),
    _TEXT,
    st.just("") | _TEXT,
    st.just({}) | _parts_of(*_PARTS) | _parts_of(*_PARTS[:5]) | _parts_of(*_PARTS[7:]),
    st.booleans(),
)


@settings(deadline=None)
@given(st.lists(_FIELDS, max_size=5).map(tuple), st.just("") | _TEXT)
def test_any_card_comes_back_as_it_was(fields: tuple[Field, ...], uid: str) -> None:
    (text,) = write([Card(fields, uid)])
    assert max(map(len, text.encode().split(b"\r\n"))) <= 75
    (item,) = read_all(text.encode())
    if _NAMING & {field.kind for field in fields}:
        assert isinstance(item, Entry)
        assert alike(item.fields) == alike(fields)
        assert item.uid == uid
    else:
        assert isinstance(item, Rejection)
