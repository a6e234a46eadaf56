"""Splink and recordlinkage, given the same records and keys, as they would be used on them."""

import logging
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

import pyarrow as pa
from splink import Linker, block_on

from bench import _splinking as splinking
from bench._identity_quality import THRESHOLDS, Scored
from bench._identity_sets import Foreign, Records
from dardar.core.identity import model as models
from dardar.core.identity.scoring import Frequency

EM_RULES: Final = (
    "l.mobiles[1] = r.mobiles[1]",
    "l.mails[1] = r.mails[1]",
    block_on("given", "family1", "family2"),
)
"""What holds pairs together while Splink is trained: mostly true pairs, as its handbook advises."""


U_PAIRS: Final = 5e6
EM_PAIRS: Final = 2e6
SEED: Final = 1

logging.getLogger("splink").setLevel(logging.ERROR)  # it tells every step


class Splink:
    """A Splink linker on records: the same comparisons, the same keys, parameters of its own."""

    def __init__(
        self, records: Records, settings: Mapping[str, Any], columns: Sequence[str]
    ) -> None:
        """Register the records, with the keys that are not too crowded as a list of numbers.

        The share of true pairs among all, which others have to guess, is told.
        """
        self._records = records
        database = splinking.database()
        keys = splinking.few_have([list(records.keys(r)) for r in records.items], records.caps)
        table = splinking.table(records.items, columns, keys=keys)
        given = database.register(table, dataset_display_name="records")
        wanted = {
            **settings,
            "probability_two_random_records_match": prior_of(records),
            "blocking_rules_to_generate_predictions": [splinking.SHARED_KEY],
        }
        self.linker = Linker(given, wanted, log_level=None, validate_settings=False)

    def train(self, rules: Iterable[Any]) -> None:
        """Estimate u from random pairs, then m by expectation maximisation.

        Args:
            rules: what holds pairs together, in turn.

        """
        training = self.linker.training
        training.estimate_u_using_random_sampling(max_pairs=U_PAIRS, seed=SEED)
        for rule in rules:
            training.estimate_parameters_using_expectation_maximisation(rule, max_pairs=EM_PAIRS)

    def model(self) -> models.Model:
        """Return its model as our scorer reads it."""
        return models.load(self.linker.misc.save_model_to_json())

    def predicted(self, threshold: float) -> pa.Table:
        """Return the pairs from a probability on: unique_id_l, unique_id_r, match_weight …."""
        found = self.linker.inference.predict(threshold_match_probability=threshold)
        return _arrow(found)

    def grouped(self) -> pa.Table:
        """Return its own clusters of what it takes for likelier than not."""
        found = self.linker.inference.predict(threshold_match_probability=0.5)
        clustering = self.linker.clustering
        groups = clustering.cluster_pairwise_predictions_at_threshold(
            found, threshold_match_probability=0.5
        )
        return _arrow(groups)

    def scored(self) -> Scored:
        """Return the pairs it tells from each of THRESHOLDS on."""
        table = self.predicted(min(THRESHOLDS))
        columns = (table[name].to_pylist() for name in ("unique_id_l", "unique_id_r"))
        pairs = list(zip(*columns, strict=True))
        likely = table["match_probability"].to_pylist()
        return {
            threshold: [pair for pair, p in zip(pairs, likely, strict=True) if p >= threshold]
            for threshold in THRESHOLDS
        }


def splink_contacts(records: Records) -> Splink:
    """Return Splink with the comparisons of our model, trained by itself on these contacts."""
    shipped = models.shipped()
    found = Splink(records, splinking.settings(shipped), splinking.columns(shipped))
    found.train(EM_RULES)
    return found


def splink_foreign(foreign: Foreign) -> Splink:
    """Return Splink trained by itself on a foreign set."""
    columns = (*foreign.words, *foreign.codes, *foreign.same)
    settings = {
        "link_type": "dedupe_only",
        "unique_id_column_name": splinking.KEY,
        "comparisons": foreign.comparisons(),
        "retain_matching_columns": False,
    }
    found = Splink(foreign.records, settings, columns)
    found.train(block_on(*columns) for columns in foreign.rules)
    return found


def weights(
    records: Records, model: models.Model, frequency: Frequency, pairs: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, int, float]]:
    """Yield pairs with the match weights that Splink gives them by our model and frequencies."""
    linker = splinking.linker(records.items, model, frequency)
    ours, theirs = zip(*pairs, strict=True)
    blocked = pa.table(
        {"match_key": ["0"] * len(pairs), "join_key_l": list(ours), "join_key_r": list(theirs)}
    )
    database = linker._db_api  # noqa: SLF001 - Splink has no public way to the linker's database
    linker.table_management.register_blocked_pairs_for_predict(database.register(blocked))
    told = _arrow(linker.inference.predict())
    columns = ("unique_id_l", "unique_id_r", "match_weight")
    yield from zip(*(told[name].to_pylist() for name in columns), strict=True)


def prior_of(records: Records) -> float:
    """Return the share of true pairs among all pairs."""
    count = len(records.truth)
    true = sum(n * (n - 1) for n in Counter(records.truth).values())
    return true / (count * (count - 1))


def recordlinkage(
    records: Records, words: Sequence[str], lists: Sequence[str], same: Sequence[str]
) -> Scored:
    """Return the pairs that recordlinkage's ECM classifier tells, from each of THRESHOLDS on.

    Args:
        records: compared on the same candidate pairs as by us.
        words: columns compared by Jaro–Winkler, from 0.9 on alike.
        lists: columns of several values, alike if they share one.
        same: columns that are alike only if they are the same.

    """
    import pandas  # noqa: ICN001, PLC0415 - takes seconds to load
    import recordlinkage as rl  # noqa: PLC0415 - likewise

    table = pandas.DataFrame(
        {
            name: [getattr(record, name) or None for record in records.items]
            for name in (*words, *lists, *same)
        },
        dtype=object,
    )
    pairs = pandas.MultiIndex.from_tuples(list(records.pairs()))
    compare = rl.Compare()
    for name in words:
        compare.string(name, name, method="jarowinkler", threshold=0.9, label=name)
    for name in same:
        compare.exact(name, name, label=name)
    for name in lists:
        compare.compare_vectorized(_share_any, name, name, label=name)
    vectors = compare.compute(pairs, table)
    classifier = rl.ECMClassifier()
    classifier.fit(vectors)
    likely = classifier.prob(vectors)
    return {
        threshold: [(one, other) for one, other in likely.index[likely >= threshold]]
        for threshold in THRESHOLDS
    }


def _share_any(ours: Iterable[Sequence[str] | None], theirs: Iterable[Sequence[str] | None]) -> Any:  # noqa: ANN401 - a column of pandas
    import pandas  # noqa: ICN001, PLC0415 - takes seconds to load

    return pandas.Series(
        [
            float(any(item in b for item in a)) if a and b else 0.0
            for a, b in zip(ours, theirs, strict=True)
        ]
    )


def _arrow(found: Any) -> pa.Table:  # noqa: ANN401 - this method of Splink's tables has no types
    return found.as_pyarrow_table()
