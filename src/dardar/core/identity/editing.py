"""What the owner must say so that exactly the values they want are shown of a person."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import UTC, datetime

from dardar.core.cards.fields import Field, Kind
from dardar.core.cards.stored import StoredField, from_stored, to_stored
from dardar.core.identity.profile import OWN, SINGLE, Key, Shown, Statement, alike, compute


def amendment(
    statements: Sequence[Statement],
    wanted: Iterable[Field],
    *,
    identity: str,
    kinds: Collection[Kind],
    seen: Collection[Key],
    region: str,
) -> list[StoredField]:
    """Return the fewest further own words after which the values of some kinds are the ones wanted.

    What is shown already is not said again, so it keeps its source; what is shown and not wanted is
    hidden. Kinds not named stay as they are, and so do values that came after the owner looked.

    Args:
        statements: the records that count now, own words included.
        wanted: all values those kinds shall have, others being left out; of two that say the same
            the first counts.
        identity: to whom the new words belong.
        kinds: the kinds in question.
        seen: what the owner saw, by :func:`alike`.
        region: ISO 3166 country of phone numbers without a prefix.

    """
    named = {kind.value for kind in kinds}
    asked = (to_stored(f) for f in wanted if f.kind in named and f.value.strip())
    wishes = _distinct(asked, region)
    if Kind.COMPANY in named and Kind.ROLE not in named:
        # The role shown goes with its company: it would fall away with it.
        roles = [i for i in compute(statements, region).shown if i["kind"] == Kind.ROLE]
        wishes |= {alike(role, region): to_stored(from_stored(role)) for role in roles}
    said: dict[Key, StoredField] = {}
    while True:
        shown = compute([*statements, _new(identity, said.values())], region).shown
        more = {
            key: wish
            for key, wish in wishes.items()
            if key not in said and not _is_among(wish, shown)
        } or dict(_strays(shown, named, {*wishes, *said}, seen, region))
        if not more:
            return list(said.values())
        said |= more


def _new(identity: str, fields: Iterable[StoredField]) -> Statement:
    return Statement("", OWN, datetime.max.replace(tzinfo=UTC), list(fields), identity)


def _strays(
    shown: Iterable[Shown],
    named: Collection[str],
    kept: Collection[Key],
    seen: Collection[Key],
    region: str,
) -> Iterator[tuple[Key, StoredField]]:
    """Yield what hides the values shown that were seen and are not to be kept."""
    for item in shown:
        key = alike(item, region)
        if item["kind"] in named and key not in kept and key in seen:
            hiding = StoredField(kind=item["kind"], value=item["value"], hide=True)
            if "label" in item:
                hiding["label"] = item["label"]
            yield key, hiding


def _distinct(fields: Iterable[StoredField], region: str) -> dict[Key, StoredField]:
    """Return fields by what they say, of a kind that shows one value only the first."""
    found: dict[Key, StoredField] = {}
    taken: set[str] = set()
    for field in fields:
        if field["kind"] in SINGLE:
            if field["kind"] in taken:
                continue
            taken.add(field["kind"])
        found.setdefault(alike(field, region), field)
    return found


def _is_among(wish: StoredField, shown: Iterable[StoredField]) -> bool:
    """Tell whether a value is shown just so, in letters, label and parts."""
    return any(_pieces(wish) == _pieces(item) for item in shown)


def _pieces(field: StoredField) -> tuple[object, ...]:
    return (
        field["kind"],
        field["value"],
        field.get("label", ""),
        dict(field.get("parts", {})),
        field.get("preferred", False),
    )
