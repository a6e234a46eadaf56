"""From the lines of a card to what was found on it."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from dardar.core.cards.fields import Field, Kind
from dardar.core.cards.finder import (
    accents,
    addresses,
    agreement,
    choosing,
    confidence,
    country,
    layout,
    mails,
    marks,
    pieces,
    repairs,
    sites,
    splitting,
    values,
)
from dardar.core.cards.finder.choosing import Around, Seen
from dardar.core.cards.finder.organisations import is_department, is_sentence, may_be_department
from dardar.core.cards.finder.pieces import Piece
from dardar.core.cards.finder.values import Value
from dardar.core.cards.finder.why import Why
from dardar.core.cards.seen import Findings, Found, Line
from dardar.core.identity.text import fold

MOST_WEIGHED: Final = 120  # pieces that may be names or companies; a card has some twenty
_ORDER: Final = {kind: rank for rank, kind in enumerate((Kind.NAME, Kind.ROLE, Kind.COMPANY))}
_LAST: Final = len(_ORDER)


def find(lines: Sequence[Line], region: str) -> Findings:
    """Return what the lines of a card, or of a text, say of a person or firm.

    Args:
        lines: as they were read, those of a second side after those of the first.
        region: ISO 3166 country in which the reader dials without a prefix.

    Returns:
        Fields with how likely each is right and why, name, positions and company first; the lines
        that no field was made of; and whether the card names anybody.

    """
    found = [_found(value, lines) for value in considered(lines, region)]
    used = {number for one in found for number in one.lines}
    rest = tuple(
        number for number, line in enumerate(lines) if number not in used and line.text.strip()
    )
    is_of_somebody = any(one.field.kind is Kind.NAME for one in found)
    return Findings(tuple(found), rest, is_of_somebody)


def considered(lines: Sequence[Line], region: str) -> list[Value]:
    """Return the fields that ``find`` tells, in its order, with all that was weighed.

    That is asked for by whoever fits how sure the finder is.
    """
    read = layout.labels_joined(pieces.read(lines))
    regions = country.regions(read, region)
    found, left = values.take(accents.restored(read, regions), regions)
    located, left = addresses.take(left)
    words = [part for piece in left for part in splitting.split(piece) if part.words]
    chosen = _Chooser(words[:MOST_WEIGHED], found).choose()
    readings = [line.confidence for line in lines]
    everything = _once([*chosen, *_related([*found, *located], chosen, readings)])
    return sorted(everything, key=lambda value: _ORDER.get(value.field.kind, _LAST))


class _Chooser:
    """Chooses the name, the positions and the companies among the pieces that are words."""

    def __init__(self, words: Sequence[Piece], found: Sequence[Value]) -> None:
        self._labelled, self._words = _labelled(words)
        self._around = Around.of(found, [*words])
        self._used: set[int] = set()
        self._role_pieces: list[Seen] = []

    def choose(self) -> list[Value]:
        roles = [seen for piece in self._words if (seen := choosing.role_of(piece))]
        name = self._name([seen.whole for seen in roles])
        companies = self._companies(is_nobody=name is None)
        chosen = [choosing.name_value(name)] if name else []
        chosen += self._roles(roles, name) if name else []
        return [*self._labelled, *chosen, *companies]

    def _name(self, roles: Sequence[Piece]) -> Seen | None:
        """Return the likeliest name, None if there is none, or the card labels one itself."""
        if any(value.field.kind is Kind.NAME for value in self._labelled):
            return None
        weighed = [
            seen
            for run in choosing.rows(self._words, layout.same_size, most=2)
            if (seen := choosing.name_of(run, self._around, roles))
        ]
        best = max(weighed, key=lambda seen: seen.odds, default=None)
        if best is None or best.odds < choosing.LEAST_NAME:
            return None
        return self._taken(best)

    def _taken(self, seen: Seen) -> Seen:
        """Mark the pieces of a choice as used, with those that say it once more."""
        self._used.update(map(id, seen.pieces))
        text = fold(seen.whole.text)
        same = [p for p in self._words if id(p) not in self._used and fold(p.text) == text]
        if not same:
            return seen
        self._used.update(map(id, same))
        lines = dict.fromkeys(number for piece in (seen.whole, *same) for number in piece.lines)
        whole = replace(seen.whole, lines=tuple(lines))
        return replace(seen, whole=whole, why=(*seen.why, Why.BOTH_SIDES))

    def _companies(self, *, is_nobody: bool) -> list[Value]:
        free = [p for p in self._words if id(p) not in self._used and not is_department(p)]
        named = [p for p in free if not is_sentence(p) and not choosing.role_of(p)]
        weighed = [
            seen
            for run in choosing.rows(free, choosing.are_one_company)
            if (
                seen := choosing.company_of(
                    run, self._around, is_nobody=is_nobody, is_only=[*run] == named
                )
            )
        ]
        weighed.sort(key=lambda seen: -seen.odds)
        found: list[Seen] = []
        for seen in weighed:
            least = choosing.least_of_company(seen, is_nobody=is_nobody, is_second=bool(found))
            if seen.odds < least or any(id(p) in self._used for p in seen.pieces):
                continue
            if found and (len(found) > 1 or _is_same(seen, found[0])):
                continue
            found.append(self._taken(seen))
        return self._with_department(found)

    def _with_department(self, found: Sequence[Seen]) -> list[Value]:
        made = [choosing.value(Kind.COMPANY, seen) for seen in found]
        department = next((p for p in self._words if is_department(p)), None)
        if not made or department is None or id(department) in self._used:
            return made
        first, *others = made
        parts = {"department": department.text}
        field = Field(Kind.COMPANY, first.field.value, parts=parts)
        lines = (*first.lines, *department.lines)
        self._used.add(id(department))
        return [Value(field, first.why, lines, first.side), *others]

    def _roles(self, roles: Sequence[Seen], name: Seen) -> list[Value]:
        found: list[Value] = []
        free = [seen for seen in roles if not any(id(p) in self._used for p in seen.pieces)]
        # «Dirección General», «Business Development»: a position only where no other is.
        for seen in sorted(free, key=lambda seen: may_be_department(seen.whole)):
            is_used = any(id(p) in self._used for p in seen.pieces)
            if is_used or (found and may_be_department(seen.whole)):
                continue
            near = any(layout.is_near(seen.whole, piece) for piece in name.pieces)
            run = self._continued(seen.whole)
            why = (*seen.why, *((Why.BELOW_NAME,) if near else ()))
            if confidence.log_odds(Kind.ROLE, why) < choosing.LEAST_ROLE:
                continue
            self._used.update(map(id, run))
            found.append(choosing.value(Kind.ROLE, Seen(run, pieces.joined(run), why, seen.odds)))
        return found or self._by_place(name)

    def _by_place(self, name: Seen) -> list[Value]:
        """Return what stands right under a name where positions do, though no word says so."""
        for piece in self._words:
            is_free = id(piece) not in self._used and not is_department(piece)
            if is_free and choosing.may_be_role(piece, name):
                self._used.add(id(piece))
                seen = Seen((piece,), piece, (Why.BELOW_NAME,), 0.0)
                return [choosing.value(Kind.ROLE, seen)]
        return []

    def _continued(self, piece: Piece) -> tuple[Piece, ...]:
        """Return a position with the line that goes on with it."""
        for other in self._words:
            if id(other) in self._used or other is piece:
                continue
            is_next = layout.follows(other, piece) and layout.same_size(other, piece)
            if is_next and choosing.goes_on(piece, other):
                return piece, other
        return (piece,)


def _labelled(words: Sequence[Piece]) -> tuple[list[Value], list[Piece]]:
    """Return the fields that the text names itself («Empresa: …»), and the other pieces."""
    found: list[Value] = []
    left: list[Piece] = []
    kinds = frozenset({Kind.NAME, Kind.ROLE, Kind.COMPANY})
    for piece in words:
        mark = marks.leading(piece.text, kinds)
        if mark is None:
            left.append(piece)
            continue
        bare = piece.with_text(piece.text[mark.place :])
        seen = Seen((bare,), bare, (Why.LABELLED,), 0.0)
        is_name = mark.label.kind is Kind.NAME
        found.append(
            choosing.name_value(seen) if is_name else choosing.value(mark.label.kind, seen)
        )
    return found, left


def _is_same(a: Seen, b: Seen) -> bool:
    """Tell whether two companies are one, written out once more."""
    ours, theirs = fold(a.whole.text), fold(b.whole.text)
    are_initials = agreement.FULL in {
        agreement.site_of_company(ours, theirs),
        agreement.site_of_company(theirs, ours),
    }
    return ours in theirs or theirs in ours or are_initials


def _related(
    found: Iterable[Value], chosen: Iterable[Value], readings: Sequence[float]
) -> list[Value]:
    """Return the values with what the others say of them: mails, sites and names that agree."""
    firms = {
        v.field.value: min(readings[number] for number in v.lines)
        for v in chosen
        if v.field.kind is Kind.COMPANY
    }
    found = repairs.domains_agreed(_mended(list(found), chosen), firms, readings)
    names = [v.field.value for v in chosen if v.field.kind is Kind.NAME]
    companies = [v.field.value for v in chosen if v.field.kind is Kind.COMPANY]
    places = [sites.domain_of(v.field.value) for v in found if v.field.kind is Kind.URL]
    related: list[Value] = []
    for value in found:
        one = value
        if one.field.kind is Kind.EMAIL:
            one = _mail_related(one, names, places, is_clear=repairs.is_clear(one, readings))
        if one.field.kind in {Kind.EMAIL, Kind.URL}:
            label = sites.label_of_domain(sites.domain_of(one.field.value))
            others = [
                sites.domain_of(v.field.value)
                for v in found
                if v is not value and v.field.kind in {Kind.EMAIL, Kind.URL}
            ]
            agrees = sites.domain_of(one.field.value) in others or any(
                agreement.site_of_company(label, name) == agreement.FULL for name in companies
            )
            one = one.because(Why.SITE_AGREES) if agrees else one
        related.append(one)
    return related


def _mended(found: list[Value], chosen: Iterable[Value]) -> list[Value]:
    """Return the values with mails whose sign was not read, and domains nearly read, put right."""
    companies = [v.field.value for v in chosen if v.field.kind is Kind.COMPANY]
    names = [v.field.value for v in chosen if v.field.kind is Kind.NAME]
    hosts = {
        sites.domain_of(v.field.value) for v in found if v.field.kind in {Kind.EMAIL, Kind.URL}
    }
    best = {
        host
        for host in hosts
        if any(
            agreement.site_of_company(sites.label_of_domain(host), name) == agreement.FULL
            for name in companies
        )
    }
    mended: list[Value] = []
    for value in found:
        field = value.field
        signless = list(mails.without_sign(field.value, hosts)) if field.kind is Kind.URL else []
        if signless:
            # Of the readings the one that is made of the name.
            address = max(signless, key=lambda each: _made_of(each, names))
            field = Field(Kind.EMAIL, address, field.label)
        elif field.kind is Kind.URL:
            field = Field(Kind.URL, mails.agreed_site(field.value, best), field.label)
        same = field == value.field
        mended.append(value if same else replace(value, field=field, why=(*value.why, Why.MENDED)))
    return mended


def _made_of(address: str, names: Iterable[str]) -> int:
    """Return how far a mail, or one that was read as it, is made of a name."""
    readings = [address, *mails.confused(address)]
    return max(
        (agreement.mail_of_name(each, name) for each in readings for name in names), default=0
    )


def _mail_related(
    value: Value, names: Sequence[str], places: Sequence[str], *, is_clear: bool
) -> Value:
    address = mails.agreed(value.field.value, places)
    if not any(agreement.mail_of_name(address, name) == agreement.FULL for name in names):
        # «Itapia» is Liliana Tapia's «ltapia».
        better = (
            other
            for other in mails.confused(address)
            if any(agreement.mail_of_name(other, name) == agreement.FULL for name in names)
        )
        doubted = address if is_clear else repairs.local_part_agreed(address, names)
        address = next(better, doubted)
    if address != value.field.value:
        field = Field(Kind.EMAIL, address, value.field.label)
        value = Value(field, (*value.why, Why.MENDED), value.lines, value.side)
    agrees = any(agreement.mail_of_name(address, name) == agreement.FULL for name in names)
    return value.because(Why.NAME_AGREES) if agrees else value


def _once(everything: Iterable[Value]) -> list[Value]:
    """Return each field once, also where both sides of a card say it."""
    merged: dict[tuple[Kind, str], Value] = {}
    for value in everything:
        key = (value.field.kind, _key(value.field))
        before = merged.get(key)
        if before is None:
            merged[key] = value
        else:
            numbers = tuple(dict.fromkeys((*before.lines, *value.lines)))
            field = before.field if before.field.label else value.field
            why = (*before.why, *value.why, Why.BOTH_SIDES)
            merged[key] = Value(field, why, numbers, before.side)
    return list(merged.values())


def _found(value: Value, lines: Sequence[Line]) -> Found:
    kind = value.field.kind
    likely = confidence.likely(kind, value.why, [lines[number] for number in value.lines])
    return Found(value.field, likely, value.lines, confidence.told(kind, value.why))


def _key(field: Field) -> str:
    """Return the form under which two fields of a kind are one."""
    if field.kind is Kind.URL:
        return field.value.lower().split("://")[-1].removeprefix("www.").rstrip("/")
    if field.kind in {Kind.EMAIL, Kind.PHONE, Kind.PROFILE, Kind.CHAT}:
        return field.value.lower()
    return fold(field.value)
