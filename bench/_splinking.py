"""Splink beside our scorer: the same model, records and term frequencies in its own terms."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from operator import attrgetter
from typing import Any, Final

import pyarrow as pa
from splink import DuckDBAPI, Linker

from dardar.core.identity.blocking import CAPS
from dardar.core.identity.model import Level, Model
from dardar.core.identity.scoring import Frequency

KEY: Final = "unique_id"
SHARED_KEY: Final[dict[str, Any]] = {
    "blocking_rule": "l.keys = r.keys",
    "arrays_to_explode": ["keys"],
}
"""The rule that compares records with a key in common; needs a column of :func:`few_have`."""


Rules = Iterable[Mapping[str, Any]]


def database() -> DuckDBAPI:
    """Return an empty database in memory that draws no bars of progress."""
    found = DuckDBAPI()
    found.duckdb_con.execute("SET enable_progress_bar = false")
    return found


def settings(model: Model, rules: Rules = ()) -> dict[str, Any]:
    """Return a model in Splink's settings format, with the blocking rules to predict by."""
    return {
        "link_type": "dedupe_only",
        "unique_id_column_name": KEY,
        "probability_two_random_records_match": model.prior,
        "retain_matching_columns": False,
        "blocking_rules_to_generate_predictions": list(rules),
        "comparisons": [
            {
                "output_column_name": comparison.name,
                "comparison_levels": [_level(level) for level in comparison.levels],
            }
            for comparison in model.comparisons
        ],
    }


def _level(level: Level) -> dict[str, Any]:
    found: dict[str, Any] = {"sql_condition": level.sql, "label_for_charts": level.name}
    if level.is_null:
        return found | {"is_null_level": True}
    found |= {"m_probability": level.m, "u_probability": level.u}
    if level.base is not None:
        found |= {
            "tf_adjustment_column": level.column,
            "tf_adjustment_weight": level.strength,
            "tf_minimum_u_value": level.least,
            "disable_tf_exact_match_detection": level.base == level.u,
        }
    return found


def columns(model: Model) -> list[str]:
    """Return the columns that a model looks at or adjusts for."""
    compared = [column for comparison in model.comparisons for column in comparison.columns]
    return list(dict.fromkeys([*compared, *adjusted(model)]))


def adjusted(model: Model) -> list[str]:
    """Return the columns whose term frequencies count."""
    found = (level.column for comparison in model.comparisons for level in comparison.levels)
    return list(dict.fromkeys(column for column in found if column))


def table(records: Sequence[object], names: Iterable[str], **more: Sequence[Any]) -> pa.Table:
    """Return records as a table: a row each, numbered from 0, NULL for what is empty.

    Args:
        records: objects with the columns as attributes.
        names: the columns.
        more: further columns.

    """
    found: dict[str, Any] = {KEY: pa.array(range(len(records)), pa.int64())}
    for name in names:
        get = attrgetter(name)
        values = [get(record) or None for record in records]
        is_list = any(isinstance(value, tuple) for value in values)
        found[name] = pa.array(values, pa.list_(pa.string()) if is_list else pa.string())
    return pa.table(found | {name: pa.array(values) for name, values in more.items()})


def few_have(
    keys: Sequence[Iterable[tuple[str, str]]], caps: Mapping[str, int] = CAPS
) -> list[list[int]]:
    """Return for each record those of its keys that lead to candidates, as a column of numbers."""
    counts = Counter(hash(key) for of_one in keys for key in of_one)
    return [
        [code for key in of_one if 1 < counts[code := hash(key)] <= caps.get(key[0], 0)]
        for of_one in keys
    ]


def linker(
    records: Sequence[object],
    model: Model,
    frequency: Frequency,
    rules: Rules = (),
    **more: Sequence[Any],
) -> Linker:
    """Return a Splink linker that knows the records, the model and our term frequencies.

    A list of terms is as common as its commonest one, as for our scorer.
    """
    in_memory = database()
    names = [*columns(model)]
    given = in_memory.register(table(records, names, **more), dataset_display_name="records")
    found = Linker(given, settings(model, rules), log_level=None)
    for column in adjusted(model):
        get = attrgetter(column)
        distinct = {value for record in records if (value := get(record))}
        rows = [(value, share) for value in distinct if (share := _share(frequency, column, value))]
        is_list = any(isinstance(value, tuple) for value in distinct)
        kind = pa.list_(pa.string()) if is_list else pa.string()
        terms = pa.table(
            {
                column: pa.array([value for value, _share in rows], kind),
                f"tf_{column}": pa.array([share for _value, share in rows], pa.float64()),
            }
        )
        registered = in_memory.register(terms, dataset_display_name=f"frequencies_of_{column}")
        found.table_management.register_term_frequency_lookup(registered, column)
    return found


def _share(frequency: Frequency, column: str, value: str | tuple[str, ...]) -> float | None:
    terms = value if isinstance(value, tuple) else (value,)
    known = [share for term in terms if (share := frequency(column, term)) is not None]
    return max(known, default=None)
