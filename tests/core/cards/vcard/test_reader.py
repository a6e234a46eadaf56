"""What cards say, property by property, in the dialects of the programs that write them."""

import pytest

from dardar.core.cards.fields import Field, Kind
from tests.core.cards.vcard.samples import card, only, said


def test_a_full_name_and_its_parts_make_one_name() -> None:
    entry = only(card("N:Ruiz;Ana;María;Dra.;MBA", name="FN:Dra. Ana Ruiz"))
    parts = {"family": "Ruiz", "given": "Ana", "middle": "María", "prefix": "Dra.", "suffix": "MBA"}
    assert entry.fields == (Field(Kind.NAME, "Dra. Ana Ruiz", parts=parts),)


def test_a_name_without_its_whole_is_put_together() -> None:
    entry = only(card("N:Ruiz;Ana;;Dra.;", name="FN:"))
    assert entry.fields[0].value == "Dra. Ana Ruiz"


def test_a_second_surname_and_a_generation_are_kept() -> None:
    entry = only(card("N:Ruiz;Luis;;;;Gil;Jr.", version="4.0"))
    assert entry.fields[0].parts == {"family": "Ruiz Gil", "given": "Luis", "suffix": "Jr."}


def test_a_second_surname_that_older_programs_repeat_is_taken_once() -> None:
    entry = only(card("N:Ruiz Gil;Luis;;;;Gil;", version="4.0"))
    assert entry.fields[0].parts["family"] == "Ruiz Gil"


def test_components_beyond_those_of_a_name_are_kept() -> None:
    assert Field(Kind.OTHER, "more", "N") in said("N:Ruiz;Ana;;;;;;more")


def test_several_names_are_paired_in_order() -> None:
    entry = only(card("N:Ruiz;Ana", "FN:Anita", name="FN:Ana Ruiz"))
    assert [(f.value, dict(f.parts)) for f in entry.fields] == [
        ("Ana Ruiz", {"family": "Ruiz", "given": "Ana"}),
        ("Anita", {}),
    ]


def test_a_derived_name_that_repeats_another_value_is_no_name() -> None:
    entry = only(card("EMAIL:ana@acme.mx", name="FN;DERIVED=true:ana@acme.mx"))
    assert entry.first(Kind.NAME) is None


def test_a_derived_name_that_repeats_nothing_is_a_name() -> None:
    assert only(card(name="FN;DERIVED=TRUE:Ana")).fields == (Field(Kind.NAME, "Ana"),)


def test_derived_parts_make_a_name_where_nothing_else_does() -> None:
    entry = only(card("N;DERIVED=true:Ruiz;Ana", name=""))
    assert entry.fields[0].value == "Ana Ruiz"


def test_nicknames_and_categories_come_one_by_one() -> None:
    assert said(r"NICKNAME:Anita,La Jefa", r"CATEGORIES:Friends,Work\, old") == [
        Field(Kind.NICKNAME, "Anita"),
        Field(Kind.NICKNAME, "La Jefa"),
        Field(Kind.LABEL, "Friends"),
        Field(Kind.LABEL, "Work, old"),
    ]


def test_phonetic_names_make_one_field() -> None:
    fields = said(
        "X-PHONETIC-LAST-NAME:Ru-is", "X-PHONETIC-FIRST-NAME:Ah-na", "X-PHONETIC-MIDDLE-NAME:"
    )
    assert fields == [
        Field(Kind.PHONETIC, "Ah-na Ru-is", parts={"given": "Ah-na", "family": "Ru-is"})
    ]


def test_the_phonetic_name_of_japanese_telephones_is_read() -> None:
    fields = said("SOUND;X-IRMC-N:ヤマダ;タロウ;;;", version="2.1")
    assert fields[0].parts == {"family": "ヤマダ", "given": "タロウ"}


def test_a_name_given_by_its_sound_is_phonetic() -> None:
    fields = said("N;PHONETIC=ipa:rwiθ;ana", version="4.0")
    assert [(f.kind, f.value) for f in fields] == [(Kind.PHONETIC, "ana rwiθ")]


def test_a_phonetic_part_said_twice_is_kept_twice() -> None:
    fields = said("X-PHONETIC-FIRST-NAME:Ah-na", "X-PHONETIC-FIRST-NAME:A-na")
    assert Field(Kind.OTHER, "A-na", "X-PHONETIC-FIRST-NAME") in fields


def test_a_recording_of_the_name_is_kept_as_it_stands() -> None:
    assert said("SOUND;ENCODING=b:QUFB\r\n QUFB") == [Field(Kind.OTHER, "QUFBQUFB", "SOUND")]


def test_departments_belong_to_their_company() -> None:
    assert said("ORG:Acme\\, S.A.;Sales;North") == [
        Field(Kind.COMPANY, "Acme, S.A.", parts={"department": "Sales, North"})
    ]


def test_a_department_without_a_company_is_shown_as_what_it_is() -> None:
    assert said("ORG:;Sales") == [Field(Kind.COMPANY, "Sales", parts={"department": "Sales"})]


def test_a_title_goes_before_a_function() -> None:
    fields = said("ROLE:Programmer", "ROLE:", "TITLE:Head of Sales")
    assert fields == [Field(Kind.ROLE, "Head of Sales"), Field(Kind.ROLE, "Programmer", "role")]


@pytest.mark.parametrize(
    ("line", "field"),
    [
        ("TEL;TYPE=WORK,FAX:1", Field(Kind.PHONE, "1", "work fax")),
        ("TEL;type=FAX;type=work:1", Field(Kind.PHONE, "1", "work fax")),
        ('TEL;VALUE=uri;TYPE="work,voice":tel:1;ext=2', Field(Kind.PHONE, "1;ext=2", "work")),
        ("TEL;CELL;PREF:1", Field(Kind.PHONE, "1", "cell", preferred=True)),
        ("TEL;TYPE=IPHONE,CELL,VOICE,pref:1", Field(Kind.PHONE, "1", "cell", preferred=True)),
        ("TEL;TYPE=homefax:1", Field(Kind.PHONE, "1", "home fax")),
        ("TEL;X-Ski Lodge:1", Field(Kind.PHONE, "1", "Ski Lodge")),
        ("TEL;PREF=1:1", Field(Kind.PHONE, "1", preferred=True)),
        ("TEL;PREF=2:1", Field(Kind.PHONE, "1")),
        ("WORK.TEL:1", Field(Kind.PHONE, "1", "work")),
        ("tel;home:1", Field(Kind.PHONE, "1", "home")),
        ("EMAIL;TYPE=INTERNET:mailto:a@b.mx", Field(Kind.EMAIL, "a@b.mx")),
        (r"URL:http\://acme.mx", Field(Kind.URL, "http://acme.mx")),
        ("LANG:es-MX", Field(Kind.LANGUAGE, "es-MX")),
        ("GENDER:M;Fellow", Field(Kind.GENDER, "M;Fellow")),
        (r"NOTE:one\ntwo\, \\three", Field(Kind.NOTE, "one\ntwo, \\three")),
        (r"NOTE:C:\temp", Field(Kind.NOTE, r"C:\temp")),
        ("NOTE;ENCODING=b:aG9sYQ==", Field(Kind.NOTE, "hola")),
        ("NOTE;ENCODING=b:???", Field(Kind.NOTE, "???")),
    ],
)
def test_a_value_has_its_label_and_its_rank(line: str, field: Field) -> None:
    assert said(line) == [field]


def test_the_labels_of_apple_are_told_from_the_users_own() -> None:
    fields = said(
        "item1.TEL:1",
        "item1.X-ABLabel:_$!<Mobile>!$_",
        "item2.TEL:2",
        "item2.X-ABLabel:Ski Lodge",
        "item3.URL:acme.mx",
        "item3.X-ABLabel:_$!<HomePage>!$_",
    )
    assert [f.label for f in fields] == ["cell", "Ski Lodge", "homepage"]


def test_a_label_that_belongs_to_nothing_is_kept() -> None:
    fields = said("item1.X-ODD:1", "item1.X-ABLabel:Odd", "item2.TEL:1", "X-ABLabel:Alone")
    assert Field(Kind.OTHER, "Odd", "X-ABLabel") in fields
    assert Field(Kind.OTHER, "Alone", "X-ABLabel") in fields


def test_a_second_label_of_one_value_is_kept() -> None:
    fields = said("item1.TEL:1", "item1.X-ABLabel:One", "item1.X-ABLabel:Two")
    assert fields == [Field(Kind.PHONE, "1", "Two"), Field(Kind.OTHER, "One", "X-ABLabel")]


def test_an_address_has_parts_and_a_whole() -> None:
    parts = {"street": "Reforma 1\nPiso 2", "city": "CDMX", "postcode": "06000"}
    assert said(r"ADR;TYPE=WORK:;;Reforma 1\nPiso 2;CDMX;;06000;") == [
        Field(Kind.ADDRESS, "Reforma 1, Piso 2, CDMX, 06000", "work", parts)
    ]


def test_a_label_parameter_is_the_whole_of_its_address() -> None:
    fields = said("ADR;LABEL=\"Sr. Ruiz^n^'El Faro^'\\nCDMX\":;;Reforma 1;;;;", version="4.0")
    assert fields[0].value == 'Sr. Ruiz\n"El Faro"\nCDMX'


def test_a_label_property_joins_the_address_of_its_kind() -> None:
    fields = said(
        "LABEL;HOME:Casa 1\\nPuebla",
        "ADR;WORK:;;Calle 1;;;;",
        "ADR;HOME:;;Casa 1;;;;",
        version="2.1",
    )
    assert fields == [
        Field(Kind.ADDRESS, "Calle 1", "work", {"street": "Calle 1"}),
        Field(Kind.ADDRESS, "Casa 1\nPuebla", "home", {"street": "Casa 1"}),
    ]


def test_a_label_property_without_an_address_is_one_itself() -> None:
    assert said("LABEL;HOME:Casa 1", "LABEL;WORK:") == [Field(Kind.ADDRESS, "Casa 1", "home")]


def test_components_beyond_those_of_an_address_are_kept() -> None:
    assert said("ADR:;;;Puebla;;;;;more;") == [
        Field(Kind.ADDRESS, "Puebla", parts={"city": "Puebla"}),
        Field(Kind.OTHER, "more", "ADR"),
    ]


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("BDAY:19850412", "1985-04-12"),
        ("BDAY;VALUE=date:1985-04-12", "1985-04-12"),
        ("BDAY:1985-04-12T00:00:00Z", "1985-04-12"),
        ("BDAY:1985-04-12T23:10:00-06:00", "1985-04-12T23:10:00-06:00"),
        ("BDAY:--0412", "--04-12"),
        ("BDAY;X-APPLE-OMIT-YEAR=1604:1604-04-12", "--04-12"),
        ("BDAY;VALUE=text:circa 1985", "circa 1985"),
        ("BDAY;VALUE=text:19850412", "19850412"),
    ],
)
def test_a_birthday_is_read_in_every_shape(line: str, value: str) -> None:
    assert said(line, version="4.0") == [Field(Kind.BIRTHDAY, value)]


def test_other_days_say_what_happened() -> None:
    fields = said(
        "item1.X-ABDATE:2001-02-03",
        "item1.X-ABLabel:First met",
        "item2.X-ABDATE:2004-05-06",
        "item2.X-ABLabel:_$!<Anniversary>!$_",
        "X-ANNIVERSARY:2007-08-09",
        "DEATHDATE:20200101",
    )
    assert fields == [
        Field(Kind.DATE, "2001-02-03", "First met"),
        Field(Kind.ANNIVERSARY, "2004-05-06"),
        Field(Kind.ANNIVERSARY, "2007-08-09"),
        Field(Kind.DATE, "2020-01-01", "died"),
    ]


@pytest.mark.parametrize(
    ("line", "field"),
    [
        ("IMPP;X-SERVICE-TYPE=Skype;type=HOME:skype:ana", Field(Kind.CHAT, "ana", "skype")),
        ("IMPP:xmpp:ana%40acme.mx", Field(Kind.CHAT, "ana@acme.mx", "xmpp")),
        ("IMPP;X-SERVICE-TYPE=Zulip:x-apple:ana", Field(Kind.CHAT, "ana", "Zulip")),
        ("IMPP:zulip:ana", Field(Kind.CHAT, "zulip:ana")),
        ("IMPP:xmpp:%ff", Field(Kind.CHAT, "%ff", "xmpp")),
        ("X-AIM;TYPE=HOME:ana", Field(Kind.CHAT, "ana", "aim")),
        ("X-SKYPE-USERNAME:ana", Field(Kind.CHAT, "ana", "skype")),
        ("X-GTALK:ana", Field(Kind.CHAT, "ana", "googletalk")),
        ("X-MS-IMADDRESS:ana", Field(Kind.CHAT, "ana")),
        ("X-messaging/gadu-All:7", Field(Kind.CHAT, "7", "gadugadu")),
        (
            "X-SOCIALPROFILE;type=twitter;x-user=ana:http://twitter.com/ana",
            Field(Kind.PROFILE, "http://twitter.com/ana", "twitter"),
        ),
        ("X-SOCIALPROFILE;TYPE=LinkedIn:x-apple:ana", Field(Kind.PROFILE, "ana", "linkedin")),
        (
            "SOCIALPROFILE;SERVICE-TYPE=Mastodon:https://m.social/@ana",
            Field(Kind.PROFILE, "https://m.social/@ana", "mastodon"),
        ),
        ("X-TWITTER:@ana", Field(Kind.PROFILE, "@ana", "twitter")),
    ],
)
def test_chats_and_profiles_name_their_service(line: str, field: Field) -> None:
    assert said(line) == [field]


@pytest.mark.parametrize(
    ("line", "field"),
    [
        ("RELATED;TYPE=spouse;VALUE=text:Luis", Field(Kind.RELATION, "Luis", "spouse")),
        ("RELATED;TYPE=friend:urn:uuid:1", Field(Kind.OTHER, "urn:uuid:1", "RELATED")),
        ("X-MS-MANAGER:Luis", Field(Kind.RELATION, "Luis", "manager")),
        ("X-EVOLUTION-SPOUSE:Luis", Field(Kind.RELATION, "Luis", "spouse")),
        ("X-MS-CHILD:Luis", Field(Kind.RELATION, "Luis", "child")),
        (
            "X-ANDROID-CUSTOM:vnd.android.cursor.item/relation;Luis;14;;;",
            Field(Kind.RELATION, "Luis", "spouse"),
        ),
        (
            "X-ANDROID-CUSTOM:vnd.android.cursor.item/relation;Luis;0;Coach;",
            Field(Kind.RELATION, "Luis", "Coach"),
        ),
        ("X-ANDROID-CUSTOM:vnd.android.cursor.item/nickname;Lu", Field(Kind.NICKNAME, "Lu")),
        (
            "X-ANDROID-CUSTOM:vnd.android.cursor.item/contact_event;19850412;3;",
            Field(Kind.BIRTHDAY, "1985-04-12"),
        ),
        (
            "X-ANDROID-CUSTOM:vnd.android.cursor.item/contact_event;2001-02-03;0;Graduated",
            Field(Kind.DATE, "2001-02-03", "Graduated"),
        ),
        ("X-ANDROID-CUSTOM:odd;thing", Field(Kind.OTHER, "odd;thing", "X-ANDROID-CUSTOM")),
    ],
)
def test_other_people_stand_in_their_relation(line: str, field: Field) -> None:
    assert said(line, version="2.1") == [field]


def test_apples_related_names_have_their_label() -> None:
    fields = said("item1.X-ABRELATEDNAMES:Luis", "item1.X-ABLabel:_$!<Spouse>!$_")
    assert fields == [Field(Kind.RELATION, "Luis", "spouse")]


def test_what_has_no_kind_bears_the_name_of_its_property() -> None:
    fields = said("GEO:19.4;-99.1", "X-Odd:a\\, b", "KEY;ENCODING=b:QUFB\r\n QUFB", "REV:20200101")
    assert [(f.kind, f.label, f.value) for f in fields] == [
        (Kind.OTHER, "GEO", "19.4;-99.1"),
        (Kind.OTHER, "X-Odd", "a, b"),
        (Kind.OTHER, "KEY", "QUFBQUFB"),
        (Kind.OTHER, "REV", "20200101"),
    ]


def test_the_first_identifier_is_the_entrys_own() -> None:
    entry = only(card("UID:urn:uuid:1", "UID:2"))
    assert entry.uid == "urn:uuid:1"
    assert Field(Kind.OTHER, "2", "UID") in entry.fields


def test_a_value_of_no_kind_in_the_writers_own_property_is_kept_as_text() -> None:
    assert said("X-DARDAR-FIELD;X-KIND=odd:a;b") == [Field(Kind.OTHER, "a;b", "X-DARDAR-FIELD")]
