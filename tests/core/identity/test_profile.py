"""What is shown of a person, computed from what each source says."""

from datetime import UTC, datetime, timedelta
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dardar.core.cards.fields import Field, Kind
from dardar.core.cards.stored import StoredField, to_stored
from dardar.core.identity.profile import (
    SINGLE,
    Profile,
    Reason,
    Statement,
    alike,
    compute,
    reasons,
)

DAY_ONE = datetime(2026, 3, 1, 12, tzinfo=UTC)


def says(record: str, *fields: Field, source: str = "vcard", day: int = 0) -> Statement:
    at = DAY_ONE + timedelta(days=day)
    return Statement(record, source, at, [to_stored(field) for field in fields])


def hides(record: str, kind: Kind, value: str, day: int = 9) -> Statement:
    hidden = StoredField(kind=kind.value, value=value, hide=True)
    return Statement(record, "own", DAY_ONE + timedelta(days=day), [hidden])


def values(profile: Profile, kind: Kind) -> list[str]:
    return [item["value"] for item in profile.of(kind)]


def test_nobody_is_somebody_without_a_value() -> None:
    nobody = compute([], "ES")
    assert nobody.shown == []
    assert nobody.name == nobody.sort_key == nobody.language == ""


def test_own_words_win_over_a_newer_source() -> None:
    own = says("r1", Field(Kind.NAME, "Ana"), source="own")
    newer = says("r2", Field(Kind.NAME, "Anna"), day=5)
    assert compute([newer, own], "ES").name == "Ana"


def test_the_newest_of_two_sources_wins() -> None:
    old = says("r1", Field(Kind.COMPANY, "Old"))
    new = says("r2", Field(Kind.COMPANY, "New"), source="google", day=1)
    assert compute([old, new], "ES").company == "New"


def test_a_less_trusted_source_yields_even_when_newer() -> None:
    card = says("r1", Field(Kind.NAME, "Ana Muñoz"))
    chat = says("r2", Field(Kind.NAME, "anita 🌸"), source="telegram", day=8)
    assert compute([chat, card], "ES").name == "Ana Muñoz"


def test_the_order_of_the_records_does_not_matter() -> None:
    records = [
        says("r1", Field(Kind.NAME, "Ana"), Field(Kind.PHONE, "600123456")),
        says("r2", Field(Kind.NAME, "Anna"), Field(Kind.PHONE, "+34 600 12 34 56")),
        says("r3", Field(Kind.NAME, "Anita"), source="telegram", day=2),
    ]
    profiles = [compute(order, "ES") for order in permutations(records)]
    assert all(profile == profiles[0] for profile in profiles)


def test_phones_of_all_sources_are_shown_and_equal_ones_once() -> None:
    one = says("r1", Field(Kind.PHONE, "+34 600 12 34 56"))
    two = says("r2", Field(Kind.PHONE, "600123456"), Field(Kind.PHONE, "911 22 33 44"), day=-1)
    assert values(compute([one, two], "ES"), Kind.PHONE) == ["+34 600 12 34 56", "911 22 33 44"]


def test_two_extensions_of_one_number_are_two_phones() -> None:
    fields = [Field(Kind.PHONE, f"+34 911 22 33 44 ext. {n}") for n in (5, 7)]
    assert len(compute([says("r1", *fields)], "ES").of(Kind.PHONE)) == 2


@pytest.mark.parametrize("kind", [Kind.OTHER, Kind.CHAT, Kind.DATE, Kind.RELATION])
def test_one_value_under_two_labels_is_shown_twice_where_the_label_tells(kind: Kind) -> None:
    fields = [
        Field(kind, "yes", "first"),
        Field(kind, "yes", "second"),
        Field(kind, "yes", "First"),
    ]
    assert [i.get("label") for i in compute([says("r1", *fields)], "ES").of(kind)] == [
        "first",
        "second",
    ]


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [
        (Kind.EMAIL, "Ana@Acme.ES", "ana@acme.es"),
        (Kind.URL, "http://www.Acme.es/", "https://acme.es"),
        (Kind.PROFILE, "linkedin.com/in/ana", "https://www.linkedin.com/in/Ana/?x=1"),
        (Kind.LABEL, "Amigos", "AMIGOS"),
        (Kind.NAME, "José  Núñez", "jose nunez"),
    ],
)
def test_values_that_say_the_same_are_alike(kind: Kind, one: str, other: str) -> None:
    assert alike(to_stored(Field(kind, one)), "ES") == alike(to_stored(Field(kind, other)), "ES")


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [
        (Kind.URL, "youtube.com/watch?v=aB", "youtube.com/watch?v=Ab"),
        (Kind.CHAT, "ana_b", "ana.b"),
        (Kind.NOTE, "Yes!", "yes"),
        (Kind.PHONE, "600123456", "600123457"),
        (Kind.LABEL, "★", "☆"),
    ],
)
def test_values_that_differ_are_not_alike(kind: Kind, one: str, other: str) -> None:
    assert alike(to_stored(Field(kind, one)), "ES") != alike(to_stored(Field(kind, other)), "ES")


def test_a_hidden_value_is_shown_of_no_source() -> None:
    records = [says("r1", Field(Kind.EMAIL, "Ana@acme.es")), hides("r2", Kind.EMAIL, "ana@ACME.es")]
    assert compute(records, "ES").shown == []


def test_only_the_owner_can_hide() -> None:
    card = says("r1", Field(Kind.EMAIL, "ana@acme.es"))
    sly = StoredField(kind="email", value="ana@acme.es", hide=True)
    assert compute([card, Statement("r2", "vcard", DAY_ONE, [sly])], "ES").email == "ana@acme.es"


def test_a_hidden_single_value_lets_the_next_one_show() -> None:
    old = says("r1", Field(Kind.PLACE, "Burgos"))
    new = says("r2", Field(Kind.PLACE, "Lugo"), day=1)
    assert compute([old, new, hides("r3", Kind.PLACE, "Lugo")], "ES").place == "Burgos"


def test_blank_values_are_not_shown() -> None:
    assert compute([says("r1", Field(Kind.NAME, " \n"), Field(Kind.NOTE, ""))], "ES").shown == []


def test_everything_shown_bears_its_source_and_day() -> None:
    field = Field(Kind.PHONE, "600123456", "work", {"x": "y"}, preferred=True)
    assert compute([says("r1", field, source="google")], "ES").shown == [
        {
            "kind": "phone",
            "value": "600123456",
            "label": "work",
            "parts": {"x": "y"},
            "preferred": True,
            "record": "r1",
            "source": "google",
            "on": "2026-03-01",
        }
    ]


def test_the_preferred_value_fills_the_column() -> None:
    mails = [Field(Kind.EMAIL, "a@x.org"), Field(Kind.EMAIL, "b@x.org", preferred=True)]
    assert compute([says("r1", *mails)], "ES").email == "b@x.org"


@pytest.mark.parametrize(
    "kind",
    [
        Kind.NICKNAME,
        Kind.COMPANY,
        Kind.EMAIL,
        Kind.PHONE,
        Kind.CHAT,
        Kind.PROFILE,
        Kind.URL,
        Kind.NOTE,
        Kind.OTHER,
    ],
)
def test_a_person_without_a_name_is_called_by_what_there_is(kind: Kind) -> None:
    profile = compute([says("r1", Field(kind, "the one  at\nthe door"))], "ES")
    assert profile.name == "the one at the door"
    assert profile.sort_key == "the one at the door"


def test_people_are_sorted_by_family_name_as_the_source_has_it() -> None:
    name = Field(Kind.NAME, "Kim Min-jun", parts={"family": "Kim", "given": "Min-jun"})
    assert compute([says("r1", name)], "ES").sort_key == "kim min jun"


@pytest.mark.parametrize("parts", [{}, {"prefix": "Dra."}])
def test_a_name_without_telling_parts_is_split(parts: dict[str, str]) -> None:
    name = Field(Kind.NAME, "Ana Muñoz", parts=parts)
    assert compute([says("r1", name)], "ES").sort_key == "munoz ana"


def test_the_town_of_an_address_is_the_place_unless_one_is_given() -> None:
    address = Field(Kind.ADDRESS, "Mayor 3, Burgos", parts={"city": "Burgos"})
    assert compute([says("r1", address)], "ES").place == "Burgos"
    assert compute([says("r1", address, Field(Kind.PLACE, "Lugo"))], "ES").place == "Lugo"
    assert compute([says("r1", Field(Kind.ADDRESS, "Mayor 3"))], "ES").place == ""


def test_the_language_comes_from_what_is_shown() -> None:
    assert compute([says("r1", Field(Kind.LANGUAGE, "en-GB"))], "ES").language == "en"
    assert compute([says("r1", Field(Kind.PHONE, "600123456"))], "ES").language == "es"


class TestRoleAndCompany:
    """A role belongs to its company."""

    old = says("r1", Field(Kind.COMPANY, "Old Mill"), Field(Kind.ROLE, "Miller"))

    def test_the_role_follows_the_company_of_its_record(self) -> None:
        new = says("r2", Field(Kind.COMPANY, "New Mill"), Field(Kind.ROLE, "Owner"), day=1)
        newest = says("r3", Field(Kind.ROLE, "Guest"), source="csv", day=2)
        profile = compute([self.old, new, newest], "ES")
        assert (profile.company, profile.role) == ("New Mill", "Owner")

    def test_a_role_held_elsewhere_is_not_shown_but_finds(self) -> None:
        new = says("r2", Field(Kind.COMPANY, "New Mill"), day=1)
        profile = compute([self.old, new], "ES")
        assert (profile.company, profile.role) == ("New Mill", "")
        assert profile.unshown == ["Old Mill", "Miller"]

    def test_a_role_at_the_same_company_stays(self) -> None:
        new = says("r2", Field(Kind.COMPANY, "OLD MILL"), day=1)
        assert compute([self.old, new], "ES").role == "Miller"

    def test_a_role_without_a_company_stays(self) -> None:
        records = [
            says("r1", Field(Kind.ROLE, "Miller"), day=1),
            says("r2", Field(Kind.COMPANY, "X")),
        ]
        assert compute(records, "ES").role == "Miller"

    def test_the_role_the_owner_gives_stays(self) -> None:
        own = says("r2", Field(Kind.ROLE, "Boss"), source="own")
        assert compute([self.old, own], "ES").role == "Boss"

    def test_a_hidden_role_of_the_company_is_not_brought_back(self) -> None:
        other = says("r2", Field(Kind.ROLE, "Guest"), day=1)
        profile = compute([self.old, other, hides("r3", Kind.ROLE, "Miller")], "ES")
        assert profile.role == "Guest"


def test_an_endless_name_is_cut_for_lists_and_kept_in_the_profile() -> None:
    profile = compute([says("r1", Field(Kind.NAME, "x" * 10_000))], "ES")
    assert len(profile.name) == 500
    assert len(profile.shown[0]["value"]) == 10_000


FIELDS = st.builds(
    Field, st.sampled_from(Kind), st.text(max_size=12), st.sampled_from(["", "home", "work"])
)
STATEMENTS = st.lists(
    st.builds(
        Statement,
        st.uuids().map(str),
        st.sampled_from(["own", "vcard", "google", "telegram"]),
        st.datetimes(timezones=st.just(UTC)),
        st.lists(FIELDS.map(to_stored), max_size=6),
    ),
    max_size=4,
)


@given(STATEMENTS, st.randoms())
def test_a_profile_depends_on_no_order_of_records(records: list[Statement], dice: object) -> None:
    shuffled = list(records)
    dice.shuffle(shuffled)  # type: ignore[attr-defined] # a random.Random, which hypothesis types loosely
    assert compute(shuffled, "ES") == compute(records, "ES")


@given(STATEMENTS)
def test_nothing_said_is_lost_but_blanks_repeats_and_lesser_singles(
    records: list[Statement],
) -> None:
    profile = compute(records, "ES")
    shown = {alike(item, "ES") for item in profile.shown}
    for field in (f for record in records for f in record.fields if f["value"].strip()):
        assert alike(field, "ES") in shown or field["kind"] in SINGLE


@given(STATEMENTS)
def test_of_a_single_kind_at_most_one_value_is_shown(records: list[Statement]) -> None:
    kinds = [item["kind"] for item in compute(records, "ES").shown]
    assert all(kinds.count(kind) <= 1 for kind in SINGLE)


@given(STATEMENTS)
def test_somebody_of_whom_anything_is_shown_has_a_name(records: list[Statement]) -> None:
    profile = compute(records, "ES")
    assert bool(profile.shown) == bool(profile.name)


def name_of(text: str) -> Field:
    return Field(Kind.NAME, text)


def at(company: str) -> Field:
    return Field(Kind.COMPANY, company)


@pytest.mark.parametrize(
    ("records", "kind", "value", "reason"),
    [
        ([says("r1", at("Altura"))], Kind.COMPANY, "Altura", Reason.ONLY),
        (
            [says("r1", at("Altura")), says("r2", at("ALTURA"), source="google", day=3)],
            Kind.COMPANY,
            "ALTURA",
            Reason.ONLY,
        ),
        (
            [says("r1", at("Altura"), source="own"), says("r2", at("Beta"), day=3)],
            Kind.COMPANY,
            "Altura",
            Reason.OWN,
        ),
        ([says("r1", at("Altura"), source="kept")], Kind.COMPANY, "Altura", Reason.KEPT),
        (
            [says("r1", at("Altura")), says("r2", at("Beta"), source="google", day=3)],
            Kind.COMPANY,
            "Beta",
            Reason.NEWEST,
        ),
        (
            [
                says("r1", name_of("Ana Ruiz")),
                says("r2", name_of("anita"), source="telegram", day=3),
            ],
            Kind.NAME,
            "Ana Ruiz",
            Reason.TRUSTED,
        ),
        (
            [says("r1", at("Altura"), source="linkedin"), says("r2", at("Beta"), source="google")],
            Kind.COMPANY,
            "Altura",
            Reason.TRUSTED,
        ),
        ([says("r1", at("Altura")), says("r2", at("Beta"))], Kind.COMPANY, "Altura", Reason.EQUAL),
        (
            [says("r1", name_of("Ana Ruiz Soler")), says("r2", name_of("Ana Ruiz"), day=3)],
            Kind.NAME,
            "Ana Ruiz Soler",
            Reason.FULLEST,
        ),
        (
            [
                says("r1", at("Altura"), Field(Kind.ROLE, "Founder"), source="linkedin", day=1),
                says("r2", Field(Kind.ROLE, "Partner"), Field(Kind.COMPANY, "Beta")),
                says("r3", Field(Kind.ROLE, "Chair"), source="csv", day=1),
                says("r4", at("Altura"), source="own", day=2),
            ],
            Kind.ROLE,
            "Founder",
            Reason.TRUSTED,
        ),
        (
            [
                says("r1", at("Altura"), Field(Kind.ROLE, "Founder")),
                says("r2", at("Beta"), Field(Kind.ROLE, "Partner"), day=1),
                says("r3", Field(Kind.ROLE, "Chair"), day=2),
            ],
            Kind.ROLE,
            "Partner",
            Reason.COMPANY,
        ),
    ],
)
def test_each_value_tells_why_it_is_shown(
    records: list[Statement], kind: Kind, value: str, reason: Reason
) -> None:
    profile = compute(records, "ES")
    assert values(profile, kind) == [value]
    assert reasons(profile.shown, records, "ES")[kind] == reason


def test_of_what_one_may_have_several_of_no_reason_is_needed() -> None:
    card = says("r1", Field(Kind.PHONE, "600123456"))
    assert reasons(compute([card], "ES").shown, [card], "ES") == {}


def test_what_no_record_says_any_more_has_no_rival() -> None:
    shown = compute([says("r1", at("Altura"))], "ES").shown
    assert reasons(shown, [says("r2", at("Beta"))], "ES") == {Kind.COMPANY: Reason.ONLY}
