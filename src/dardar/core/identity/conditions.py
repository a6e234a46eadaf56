"""The SQL conditions of a Splink model, as Python functions of two records.

A condition tells whether a pair stands on a level of a comparison; ``given_l`` is the column
``given`` of the one record, ``given_r`` that of the other. Understood is the part of DuckDB's SQL
that such models are made of: comparisons, ``IS [NOT] NULL``, ``AND``, ``OR``, ``NOT``, brackets,
numbers, texts and the functions of FUNCTIONS. A column that is None, an empty text or an empty
tuple is NULL, and what is compared with NULL is not true.

Conditions are translated into one Python expression for each comparison, which takes a third of
the time of functions put together: a book of a million has ten million pairs.
"""

import re
from collections.abc import Callable, Sequence
from typing import Any, Final, NamedTuple

from rapidfuzz.distance import DamerauLevenshtein, Jaro, JaroWinkler, Levenshtein

Chooser = Callable[[object, object], int]
Texts = tuple[str, ...]


class UnknownConditionError(ValueError):
    """A condition that is not understood; the message names it and the place."""


def chooser(conditions: Sequence[str]) -> Chooser:
    """Return the function that tells which condition is the first to hold for two records.

    It gives the condition's place, their number if none holds. Records are any objects that have
    the columns as attributes.

    Raises:
        UnknownConditionError: a condition has something that is not understood.

    """
    choices = [f"{place} if {_Parser(sql).parsed()} else" for place, sql in enumerate(conditions)]
    source = f"lambda a, b: {' '.join(choices)} {len(conditions)}"
    # The source is made of what the parser knows: names, numbers and quoted texts, and no more.
    chosen: Chooser = eval(source, {"__builtins__": {}, **_NAMES})  # noqa: S307 - see above
    return chosen


def columns(sql: str) -> list[str]:
    """Return the columns that a condition looks at, in their order."""
    names = (token.text for token in _tokens(sql) if token.kind == "column")
    return list(dict.fromkeys(name[:-2] for name in names))


def exact(sql: str) -> str | None:
    """Return the column, in lower case, whose being the same is all that a condition asks."""
    texts = [token.text.lower() for token in _tokens(sql)]
    if len(texts) != len(("left", "=", "right", "end")) or texts[1] != "=":
        return None
    stem = texts[0][:-2]
    return stem if {texts[0], texts[2]} == {f"{stem}_l", f"{stem}_r"} else None


def _common(a: Texts, b: Texts) -> Texts:
    return tuple(dict.fromkeys(item for item in a if item in b))


def _has_any(a: Texts, b: Texts) -> bool:
    # Most lists hold one value: neither a set nor a generator is worth making.
    for item in a:  # noqa: SIM110 - half the time of any()
        if item in b:
            return True
    return False


def _has_all(a: Texts, b: Texts) -> bool:
    for item in b:  # noqa: SIM110 - half the time of all()
        if item not in a:
            return False
    return True


FUNCTIONS: Final[dict[str, tuple[int, Callable[..., Any]]]] = {
    "array_length": (1, len),
    "damerau_levenshtein": (2, DamerauLevenshtein.distance),
    "jaro_similarity": (2, Jaro.similarity),
    "jaro_winkler_similarity": (2, JaroWinkler.similarity),
    "len": (1, len),
    "length": (1, len),
    "levenshtein": (2, Levenshtein.distance),
    "list_contains": (2, lambda a, item: item in a),
    "list_has_all": (2, _has_all),
    "list_has_any": (2, _has_any),
    "list_intersect": (2, _common),
    "starts_with": (2, str.startswith),
}
"""The functions that are understood: how many values they take, and what they do."""

_NAMES: Final = {name: function for name, (_count, function) in FUNCTIONS.items()}
_COMPARE: Final = {"=": "==", "<>": "!=", "!=": "!=", "<": "<", "<=": "<=", ">": ">", ">=": ">="}
_OPPOSITE: Final = {"==": "!=", "!=": "==", "<": ">=", "<=": ">", ">": "<=", ">=": "<"}
_TOKEN: Final = re.compile(
    r"""\s*(?:
        (?P<number>\d+(?:\.\d+)?)
      | '(?P<text>(?:[^']|'')*)'
      | "(?P<quoted>[A-Za-z_]\w*_[lrLR])"
      | (?P<column>[A-Za-z_]\w*_[lrLR]\b)
      | (?P<word>[A-Za-z_]\w*)
      | (?P<sign><=|>=|<>|!=|[=<>(),])
      | (?P<end>$)
    )""",
    re.VERBOSE | re.ASCII,
)


class _Token(NamedTuple):
    kind: str
    text: str
    place: int


class _Value(NamedTuple):
    """A value in Python, and the columns that make it NULL when they are."""

    source: str
    columns: tuple[str, ...] = ()

    def known(self) -> list[str]:
        """Return what is true if the value is not NULL; 0 is a value."""
        return [f"({column} or {column} == 0)" for column in dict.fromkeys(self.columns)]


def _tokens(sql: str) -> list[_Token]:
    found: list[_Token] = []
    place = 0
    while not found or found[-1].kind != "end":
        match = _TOKEN.match(sql, place)
        if not match or match.lastgroup is None:
            raise UnknownConditionError(f"{sql!r} is not understood from {sql[place:]!r} on")
        kind, text = match.lastgroup, match[match.lastgroup]
        if kind == "quoted":
            kind = "column"
        elif kind == "text":
            text = text.replace("''", "'")
        elif kind == "word":
            text = text.lower()
        found.append(_Token(kind, text, place))
        place = match.end()
    return found


class _Parser:
    """Recursive descent over OR, AND, NOT and what stands between them.

    NOT is carried down to the comparisons, where NULL makes both a comparison and its opposite
    untrue: so two values, true and not, are enough above them.
    """

    def __init__(self, sql: str) -> None:
        self._sql = sql
        self._tokens = _tokens(sql)
        self._next = 0

    def parsed(self) -> str:
        """Return the condition as a Python expression of ``a`` and ``b``."""
        condition = self._any_of(negated=False)
        if self._token.kind != "end":
            raise self._error()
        return condition

    @property
    def _token(self) -> _Token:
        return self._tokens[self._next]

    def _error(self) -> UnknownConditionError:
        rest = self._sql[self._token.place :].strip()
        return UnknownConditionError(f"{self._sql!r} is not understood from {rest!r} on")

    def _takes(self, *texts: str) -> bool:
        """Go past some words or signs if they are what comes next."""
        following = self._tokens[self._next : self._next + len(texts)]
        if [t.text for t in following if t.kind in {"word", "sign"}] != list(texts):
            return False
        self._next += len(texts)
        return True

    def _expect(self, text: str) -> None:
        if not self._takes(text):
            raise self._error()

    def _any_of(self, *, negated: bool) -> str:
        parts = [self._all_of(negated=negated)]
        while self._takes("or"):
            parts.append(self._all_of(negated=negated))
        return _joined(parts, "and" if negated else "or")

    def _all_of(self, *, negated: bool) -> str:
        parts = [self._one(negated=negated)]
        while self._takes("and"):
            parts.append(self._one(negated=negated))
        return _joined(parts, "or" if negated else "and")

    def _one(self, *, negated: bool) -> str:
        if self._takes("not"):
            return self._one(negated=not negated)
        if self._takes("("):
            condition = self._any_of(negated=negated)
            self._expect(")")
            return condition
        return self._comparison(negated=negated)

    def _comparison(self, *, negated: bool) -> str:
        left = self._value()
        if self._takes("is", "not", "null"):
            return _null(left, wanted=negated)
        if self._takes("is", "null"):
            return _null(left, wanted=not negated)
        sign = self._token.text
        if self._token.kind != "sign" or sign not in _COMPARE:
            return _joined([*left.known(), f"not {left.source}" if negated else left.source], "and")
        self._next += 1
        return _compared(
            left, _OPPOSITE[_COMPARE[sign]] if negated else _COMPARE[sign], self._value()
        )

    def _value(self) -> _Value:
        token = self._token
        if token.kind == "word" and token.text in FUNCTIONS:
            return self._call(token.text)
        self._next += 1
        if token.kind == "column":
            column = f"{'a' if token.text[-1] in 'lL' else 'b'}.{token.text[:-2]}"
            return _Value(column, (column,))
        if token.kind == "number":
            return _Value(repr(float(token.text)))
        if token.kind == "text":
            return _Value(repr(token.text))
        self._next -= 1
        raise self._error()

    def _call(self, name: str) -> _Value:
        self._next += 1
        self._expect("(")
        values = [self._value()]
        while self._takes(","):
            values.append(self._value())
        if len(values) != FUNCTIONS[name][0]:
            raise self._error()
        self._expect(")")
        source = f"{name}({', '.join(value.source for value in values)})"
        return _Value(source, tuple(column for value in values for column in value.columns))


def _joined(parts: Sequence[str], word: str) -> str:
    return parts[0] if len(parts) == 1 else f"({f' {word} '.join(parts)})"


def _null(value: _Value, *, wanted: bool) -> str:
    known = _joined(value.known() or ["True"], "and")
    return f"(not {known})" if wanted else known


def _compared(left: _Value, sign: str, right: _Value) -> str:
    known = _Value("", (*left.columns, *right.columns)).known()
    comparison = f"{left.source} {sign} {right.source}"
    if sign == "==":
        # Equal ones are rare, and where one is known so is the other.
        return _joined([comparison, *(left.known() or right.known())], "and")
    return _joined([*known, comparison], "and")
