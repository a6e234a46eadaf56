"""What the owner must say so that exactly the values they want are shown of a person."""

from collections.abc import Collection, Iterable, Sequence

from dardar.core.cards.fields import Field, Kind
from dardar.core.cards.stored import StoredField, from_stored, to_stored
from dardar.core.identity.profile import OWN, SINGLE, Key, Statement, alike, compute


def reworded(
    own: Statement,
    others: Sequence[Statement],
    wanted: Iterable[Field],
    *,
    kinds: Collection[Kind],
    seen: Collection[Key],
    region: str,
) -> list[StoredField]:
    """Return the fields of own words after which the values of some kinds are the ones wanted.

    What another source gives already is not said again, so it keeps its source; what another
    source gives and is not wanted is hidden. Kinds not named stay as they are, and so do values
    that other sources gave only after the owner looked.

    Args:
        own: the owner's words that count now; its record and moment are those of the new ones.
        others: the records of other sources that count now.
        wanted: all values those kinds shall have, others being left out; of two that say the same
            the first counts.
        kinds: the kinds in question.
        seen: what the owner saw, by :func:`alike`.
        region: ISO 3166 country of phone numbers without a prefix.

    """
    named = {kind.value for kind in kinds}
    asked = (to_stored(f) for f in wanted if f.kind in named and f.value.strip())
    wishes = _distinct(asked, region)
    before = {alike(f, region) for f in own.fields if not f.get("hide")}
    kept = [f for f in own.fields if f["kind"] not in named]
    hidden = [f for f in own.fields if f["kind"] in named and f.get("hide")]
    hidden += [
        _hiding(field)
        for statement in others
        for field in statement.fields
        if field["kind"] in named and alike(field, region) in seen
    ]
    # A value of one's own outshines all others of a kind that shows one: they need no hiding.
    outshone = {wish["kind"] for wish in wishes.values() if wish["kind"] in SINGLE}
    hidings = _distinct((f for f in hidden if f["kind"] not in outshone), region)
    kept += [field for key, field in hidings.items() if key not in wishes]
    said = {key for key in wishes if key in before}
    if Kind.COMPANY in named and Kind.ROLE not in named:
        # The role shown goes with its company: it would fall away with it.
        roles = [i for i in compute([own, *others], region).shown if i["kind"] == Kind.ROLE]
        wishes |= {alike(role, region): to_stored(from_stored(role)) for role in roles}
    while True:
        fields = [*kept, *(wishes[key] for key in wishes if key in said)]
        shown = compute([_with(own, fields), *others], region).shown
        missing = [key for key in wishes if key not in said and not _is_among(wishes[key], shown)]
        if not missing:
            return fields
        said.update(missing)


def _hiding(field: StoredField) -> StoredField:
    hiding = StoredField(kind=field["kind"], value=field["value"], hide=True)
    if "label" in field:
        hiding["label"] = field["label"]
    return hiding


def _distinct(fields: Iterable[StoredField], region: str) -> dict[Key, StoredField]:
    """Return fields by what they say, of a kind that shows one value only the first."""
    found: dict[Key, StoredField] = {}
    taken: set[str] = set()
    for field in fields:
        if field["kind"] in SINGLE and not field.get("hide"):
            if field["kind"] in taken:
                continue
            taken.add(field["kind"])
        found.setdefault(alike(field, region), field)
    return found


def _with(own: Statement, fields: Sequence[StoredField]) -> Statement:
    return Statement(own.record, OWN, own.at, fields)


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
