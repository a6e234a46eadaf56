"""The model by which two records are compared, in the settings format of Splink 4 and 5.

A model (Fellegi & Sunter, «A Theory for Record Linkage», 1969) is a list of comparisons, each a
list of levels from alike to different. A level bears m, how often records of one person stand on
it, and u, how often those of two people do: the pair gains log2(m/u) bits by it. Splink trains
such a file (``bench/_training.py``) and reads it; so does this module, without Splink.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from math import log2
from typing import Any, Final

from dardar.core.identity import conditions
from dardar.core.identity.conditions import Chooser

TRAINED_SIZE: Final = 10_000
"""The number of records of the book for which the shipped model's probabilities stand."""

FEWEST: Final = 200
"""A book of fewer records is weighed as one of so many: too few tell neither what is common nor
how many are there twice."""

LOCAL: Final = frozenset({"mail", "phone", "profile"})
"""Comparisons of keys that strangers share because they are near each other, not by chance.

A colleague's switchboard or a sister's landline: each record has as many such neighbours in a
large book as in a small one, so the chance that two random records share one falls with its size.
"""

# Splink's own: what it writes for levels that its training never met, and how it reads it.
_NOT_OBSERVED: Final = "level not observed in training dataset"
_UNOBSERVED: Final = 1e-6


class ModelError(ValueError):
    """Settings that cannot be used as a model; the message says why."""


@dataclass(frozen=True, slots=True)
class Level:
    """A level of a comparison.

    ``base`` is the u that a term's own frequency replaces (see :meth:`adjustment`), None if none
    does.
    """

    name: str
    sql: str
    is_null: bool
    m: float
    u: float
    column: str = ""
    strength: float = 0.0
    least: float = 0.0
    base: float | None = None

    @property
    def weight(self) -> float:
        """The bits a pair gains by standing on this level, before any adjustment."""
        return 0.0 if self.is_null else log2(self.m / self.u)

    def adjustment(self, frequency: float) -> float:
        """Return the bits that a term of some relative frequency adds: rare ones more.

        As Splink has it («Term-Frequency Adjustments» of its documentation): the u of an exact
        match gives way to the frequency, but not below a least one, to a part given by a weight.
        """
        if self.base is None:
            return 0.0
        return self.strength * (log2(self.base) - log2(max(frequency, self.least)))


@dataclass(frozen=True, slots=True)
class Comparison:
    """What is compared: its name, the columns it looks at, its levels from alike to different.

    ``place`` tells on which of them two records stand; the last takes what no other took.
    """

    name: str
    columns: tuple[str, ...]
    levels: tuple[Level, ...]
    place: Chooser


@dataclass(frozen=True, slots=True)
class Model:
    """Comparisons, and the probability that two random records are of one person."""

    comparisons: tuple[Comparison, ...]
    prior: float

    def for_size(self, size: int) -> "Model":
        """Return this model, shipped for a book of TRAINED_SIZE records, for one of another size.

        A person has about as many records in a large book as in a small one. Of ``n`` records
        each has c others of its person among ``n`` - so two random ones match with c/n - and as
        many neighbours with whom it shares a key. So the prior, and u on the levels of the LOCAL
        comparisons that are adjusted to how many have the key, follow 1/n.

        Args:
            size: the number of records (or of people) that are compared with each other; fewer than
                FEWEST count as so many.

        """
        scale = TRAINED_SIZE / max(size, FEWEST)
        return Model(
            tuple(
                _scaled(comparison, scale) if comparison.name in LOCAL else comparison
                for comparison in self.comparisons
            ),
            min(self.prior * scale, 0.5),
        )

    def with_prior(self, prior: float) -> "Model":
        """Return this model with another probability that two random records match."""
        return replace(self, prior=prior)


def load(settings: Mapping[str, Any]) -> Model:
    """Return the model of a settings dictionary as Splink writes it.

    Raises:
        ModelError: a probability is missing, or a comparison does not end with ELSE.
        conditions.UnknownConditionError: a condition has something that is not understood.

    """
    return Model(
        tuple(_comparison(given) for given in settings["comparisons"]),
        _probability(settings.get("probability_two_random_records_match"), "the prior"),
    )


@cache
def shipped() -> Model:
    """Return the model of contacts that Dardar ships."""
    return load(settings())


def settings() -> dict[str, Any]:
    """Return the settings of the shipped model, as Splink reads them."""
    text = resources.files(__package__).joinpath("contacts.json").read_text("utf-8")
    found: dict[str, Any] = json.loads(text)
    return found


def _comparison(given: Mapping[str, Any]) -> Comparison:
    levels = given["comparison_levels"]
    name = given.get("output_column_name") or "_".join(_columns(levels))
    if levels[-1]["sql_condition"].strip().upper() != "ELSE":
        raise ModelError(f"{name}: the last level must be ELSE")
    bases = _exact(levels)
    return Comparison(
        name=name,
        columns=_columns(levels),
        levels=tuple(_level(one, name, bases) for one in levels),
        place=conditions.chooser([_sql(one) for one in levels[:-1]]),
    )


def _columns(levels: list[Mapping[str, Any]]) -> tuple[str, ...]:
    found = (c for one in levels if not _is_else(one) for c in conditions.columns(_sql(one)))
    return tuple(dict.fromkeys(found))


def _level(given: Mapping[str, Any], comparison: str, bases: Mapping[str, float]) -> Level:
    name = given.get("label_for_charts") or _sql(given)
    where = f"{comparison}, {name!r}"
    is_null, is_else = given.get("is_null_level", False), _is_else(given)
    column = given.get("tf_adjustment_column") or ""
    strength = given.get("tf_adjustment_weight", 1.0)
    u = 1.0 if is_null else _probability(given.get("u_probability"), where)
    base = None
    if column and strength and not is_null and not is_else:
        base = u if given.get("disable_tf_exact_match_detection") else bases.get(column.lower())
        if base is None:
            raise ModelError(f"{where}: no level compares {column} for its term frequencies")
    return Level(
        name=name,
        sql=_sql(given),
        is_null=is_null,
        m=1.0 if is_null else _probability(given.get("m_probability"), where),
        u=u,
        column=column if base is not None else "",
        strength=strength,
        least=given.get("tf_minimum_u_value", 0.0),
        base=base,
    )


def _exact(levels: list[Mapping[str, Any]]) -> dict[str, float]:
    """Return the u of the first level for each column that asks just for its being the same."""
    found: dict[str, float] = {}
    for one in levels:
        if (column := conditions.exact(_sql(one))) and "u_probability" in one:
            found.setdefault(column, _probability(one["u_probability"], column))
    return found


def _probability(value: float | str | None, where: str) -> float:
    if value == _NOT_OBSERVED:
        return _UNOBSERVED
    if not isinstance(value, int | float) or not 0 < value <= 1:
        raise ModelError(f"{where}: {value!r} is no probability; the model must be trained")
    return float(value)


def _sql(given: Mapping[str, Any]) -> str:
    return str(given["sql_condition"])


def _is_else(given: Mapping[str, Any]) -> bool:
    return _sql(given).strip().upper() == "ELSE"


def _scaled(comparison: Comparison, scale: float) -> Comparison:
    """Return a comparison of keys in which the chance to share one is another."""
    levels = (
        level
        if level.base is None
        else replace(level, u=min(level.u * scale, 1.0), base=min(level.base * scale, 1.0))
        for level in comparison.levels
    )
    return replace(comparison, levels=tuple(levels))
