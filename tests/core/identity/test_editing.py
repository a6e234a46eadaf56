"""What the owner must say so that exactly what they want is shown."""

from collections.abc import Collection, Sequence
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from dardar.core.cards.fields import Field, Kind
from dardar.core.cards.stored import StoredField, to_stored
from dardar.core.identity.editing import amendment
from dardar.core.identity.profile import SINGLE, Profile, Statement, alike, compute

DAY = datetime(2026, 3, 1, 12, tzinfo=UTC)
CARD = Statement(
    "r1",
    "vcard",
    DAY,
    [
        to_stored(Field(Kind.NAME, "Ana Muñoz", parts={"given": "Ana", "family": "Muñoz"})),
        to_stored(Field(Kind.COMPANY, "Old Mill")),
        to_stored(Field(Kind.ROLE, "Miller")),
        to_stored(Field(Kind.EMAIL, "ana@mill.org")),
        to_stored(Field(Kind.PHONE, "600123456", "work")),
    ],
)

PLACED = Statement("r2", "google", DAY, [to_stored(Field(Kind.PLACE, "Burgos"))])


def own(*fields: StoredField, day: int = 1) -> Statement:
    return Statement(f"own{day}", "own", DAY + timedelta(days=day), fields)


def said(
    wanted: Sequence[Field],
    kinds: Collection[Kind],
    *,
    before: Sequence[Statement] = (),
    others: Sequence[Statement] = (CARD,),
    unseen: Collection[Statement] = (),
) -> list[StoredField]:
    looked_at = [*before, *(s for s in others if s not in unseen)]
    seen = {alike(f, "ES") for statement in looked_at for f in statement.fields}
    return amendment([*before, *others], wanted, identity="", kinds=kinds, seen=seen, region="ES")


def shown(fields: Sequence[StoredField], *others: Statement) -> Profile:
    return compute([own(*fields), *(others or (CARD,))], "ES")


def test_what_a_source_says_already_is_not_said_again() -> None:
    assert said([Field(Kind.EMAIL, "ana@mill.org")], [Kind.EMAIL]) == []


def test_a_new_value_is_said_beside_those_of_the_source() -> None:
    wanted = [Field(Kind.EMAIL, "ana@mill.org"), Field(Kind.EMAIL, "ana@home.org")]
    assert said(wanted, [Kind.EMAIL]) == [{"kind": "email", "value": "ana@home.org"}]


def test_a_value_taken_out_is_hidden() -> None:
    assert said([], [Kind.EMAIL]) == [{"kind": "email", "value": "ana@mill.org", "hide": True}]


def test_a_value_taken_out_stays_hidden_at_the_next_edit() -> None:
    once = own(*said([], [Kind.EMAIL]))
    again = said([Field(Kind.EMAIL, "x@y.org")], [Kind.EMAIL], before=[once])
    profile = compute([once, own(*again, day=2), CARD], "ES")
    assert [item["value"] for item in profile.of(Kind.EMAIL)] == ["x@y.org"]


def test_a_hidden_value_wanted_again_is_said_by_the_owner() -> None:
    once = own(*said([], [Kind.EMAIL]))
    again = said([Field(Kind.EMAIL, "ana@mill.org")], [Kind.EMAIL], before=[once])
    assert again == [{"kind": "email", "value": "ana@mill.org"}]
    assert compute([once, own(*again, day=2), CARD], "ES").email == "ana@mill.org"


def test_own_words_can_be_taken_back_while_later_ones_stand() -> None:
    one = own(
        *said([Field(Kind.EMAIL, "ana@mill.org"), Field(Kind.EMAIL, "one@x.org")], [Kind.EMAIL])
    )
    wanted = [Field(Kind.EMAIL, f"{name}@x.org") for name in ("one", "two")]
    two = own(
        *said([Field(Kind.EMAIL, "ana@mill.org"), *wanted], [Kind.EMAIL], before=[one]), day=2
    )
    assert {i["value"] for i in compute([two, CARD], "ES").of(Kind.EMAIL)} == {
        "ana@mill.org",
        "two@x.org",
    }


def test_a_single_value_of_ones_own_needs_no_hiding() -> None:
    assert said([Field(Kind.PLACE, "Lugo")], [Kind.PLACE], others=[PLACED]) == [
        {"kind": "place", "value": "Lugo"}
    ]


def test_a_role_kept_while_the_company_changes_is_said_by_the_owner() -> None:
    wanted = [Field(Kind.COMPANY, "New Mill"), Field(Kind.ROLE, "Miller")]
    fields = said(wanted, [Kind.COMPANY, Kind.ROLE])
    assert (shown(fields).company, shown(fields).role) == ("New Mill", "Miller")


def test_a_role_that_is_not_asked_about_stays_while_the_company_changes() -> None:
    fields = said([Field(Kind.COMPANY, "New Mill"), Field(Kind.ROLE, "ignored")], [Kind.COMPANY])
    assert (shown(fields).company, shown(fields).role) == ("New Mill", "Miller")


def test_the_same_name_in_other_letters_or_parts_is_said() -> None:
    accent = Field(Kind.NAME, "Ana Munoz", parts={"given": "Ana", "family": "Munoz"})
    split = Field(Kind.NAME, "Ana Muñoz", parts={"given": "Ana Muñoz"})
    assert said([accent], [Kind.NAME]) == [to_stored(accent)]
    assert said([split], [Kind.NAME]) == [to_stored(split)]


def test_another_label_of_a_phone_is_said() -> None:
    fields = said([Field(Kind.PHONE, "600 123 456", "home")], [Kind.PHONE])
    assert [item.get("label") for item in shown(fields).of(Kind.PHONE)] == ["home"]


def test_kinds_not_named_stay() -> None:
    before = own(to_stored(Field(Kind.NICKNAME, "Nani")))
    fields = said([], [Kind.EMAIL], before=[before])
    assert compute([before, own(*fields, day=2), CARD], "ES").of(Kind.NICKNAME)


def test_what_came_after_the_owner_looked_is_not_hidden() -> None:
    later = Statement("r2", "google", DAY, [to_stored(Field(Kind.EMAIL, "new@mill.org"))])
    fields = said([], [Kind.EMAIL], others=[CARD, later], unseen=[later])
    assert [item["value"] for item in shown(fields, CARD, later).of(Kind.EMAIL)] == ["new@mill.org"]


def test_of_two_values_that_say_the_same_the_first_counts() -> None:
    wanted = [Field(Kind.EMAIL, "A@x.org"), Field(Kind.EMAIL, "a@X.org"), Field(Kind.PLACE, "B")]
    wanted.append(Field(Kind.PLACE, "C"))
    assert said(wanted, [Kind.EMAIL, Kind.PLACE], others=[]) == [
        {"kind": "email", "value": "A@x.org"},
        {"kind": "place", "value": "B"},
    ]


def test_what_the_owner_said_already_is_not_said_again() -> None:
    before = own(to_stored(Field(Kind.EMAIL, "ana@mill.org")))
    assert said([Field(Kind.EMAIL, "ana@mill.org")], [Kind.EMAIL], before=[before]) == []


KINDS = [Kind.NAME, Kind.COMPANY, Kind.ROLE, Kind.EMAIL, Kind.PHONE, Kind.NOTE, Kind.CHAT]
VALUES = st.sampled_from(["a@x.org", "A@X.org", "600123456", "+34600123456", "x", "X", "é", ""])
FIELDS = st.builds(Field, st.sampled_from(KINDS), VALUES, st.sampled_from(["", "home"]))
STORED = FIELDS.map(to_stored)


def hidden(field: StoredField) -> StoredField:
    return StoredField(**{**field, "hide": True})


OTHERS = st.lists(
    st.builds(
        Statement,
        st.uuids().map(str),
        st.sampled_from(["vcard", "google", "telegram"]),
        st.datetimes(timezones=st.just(UTC)),
        st.lists(STORED, max_size=5),
    ),
    max_size=3,
)


@given(
    st.lists(st.one_of(STORED, STORED.map(hidden)), max_size=5),
    OTHERS,
    st.lists(FIELDS, max_size=6),
    st.sets(st.sampled_from(KINDS), min_size=1),
)
def test_exactly_what_is_wanted_is_shown_of_the_kinds_named_and_the_rest_stays(
    before: list[StoredField], others: list[Statement], wanted: list[Field], kinds: set[Kind]
) -> None:
    first = own(*before)
    fields = said(wanted, kinds, before=[first], others=others)
    second = own(*fields, day=9999)
    now = compute([first, second, *others], "ES")
    then = compute([first, *others], "ES")
    for kind in kinds:
        wishes = [to_stored(f) for f in wanted if f.kind is kind and f.value.strip()]
        expected = wishes[:1] if kind in SINGLE else wishes
        assert {alike(f, "ES") for f in now.of(kind)} == {alike(f, "ES") for f in expected}
    for kind in [kind for kind in KINDS if kind not in kinds]:
        values = [item["value"] for item in then.of(kind)]
        # A role that was held at the company now chosen may show again.
        assert [i["value"] for i in now.of(kind)] == values or (kind is Kind.ROLE and not values)
    assert said(wanted, kinds, before=[first, second], others=others) == []
