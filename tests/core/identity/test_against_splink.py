"""Our scorer beside Splink, and our conditions beside DuckDB, on the same rows."""

import random
from collections.abc import Iterable
from itertools import islice

import duckdb
import pytest
from bench._contacts import REGION, TUNED_SEED, generate
from rapidfuzz.distance import DamerauLevenshtein, Jaro, JaroWinkler, Levenshtein

from bench import _splinking as splinking
from dardar.core.identity import blocking, features
from dardar.core.identity.features import Features
from dardar.core.identity.model import Model, load, shipped
from dardar.core.identity.scoring import Frequencies, Scorer

RECORDS = 1_500
Pair = tuple[int, int]


@pytest.fixture(scope="module")
def records() -> list[Features]:
    return [features.of(contact.said, REGION) for contact in generate(RECORDS, TUNED_SEED)]


def weighed_by_splink(
    records: list[Features], model: Model, frequency: Frequencies, rule: str
) -> dict[Pair, float]:
    linker = splinking.linker(records, model, frequency, [{"blocking_rule": rule}])
    found = linker.inference.predict().as_duckdbpyrelation()
    rows = found.select("unique_id_l", "unique_id_r", "match_weight").fetchall()
    return {(one, other): weight for one, other, weight in rows}


@pytest.mark.parametrize("size", [RECORDS, 1_000_000])
def test_match_weights_are_those_of_splink(records: list[Features], size: int) -> None:
    model = shipped().for_size(size)
    frequency = Frequencies.of(records, model)
    # People of one surname, and pairs with nothing in common.
    rule = "l.family1 = r.family1 OR abs(l.unique_id - r.unique_id) <= 2"
    theirs = weighed_by_splink(records, model, frequency, rule)
    assert len(theirs) > 5_000
    scorer = Scorer(model, frequency)
    ours = {(a, b): scorer.weight(records[a], records[b]) for a, b in theirs}
    assert min(theirs.values()) < -20 < 20 < max(theirs.values())
    assert ours == pytest.approx(theirs, abs=1e-9)


def test_crowded_keys_weigh_what_they_weigh_for_splink(records: list[Features]) -> None:
    crowd = [
        Features(given=f"a{n}", addresses=("info@acme.mx",), mailboxes=("info@acme.mx",))
        for n in range(40)
    ]
    everybody = [*records[:100], *crowd]
    model = shipped().for_size(len(everybody))
    frequency = Frequencies.of(everybody, model)
    theirs = weighed_by_splink(everybody, model, frequency, "l.mailboxes = r.mailboxes")
    assert len(theirs) >= 40 * 39 / 2
    scorer = Scorer(model, frequency)
    ours = {(a, b): scorer.weight(everybody[a], everybody[b]) for a, b in theirs}
    assert ours == pytest.approx(theirs, abs=1e-9)


def test_a_model_of_splink_s_own_levels_is_read(records: list[Features]) -> None:
    """Settings that Splink's own library makes, trained by it, give its weights here."""
    import splink.comparison_library as cl  # noqa: PLC0415 - only this test wants it
    from splink import DuckDBAPI, Linker, SettingsCreator, block_on  # noqa: PLC0415 - likewise

    made = SettingsCreator(
        link_type="dedupe_only",
        comparisons=[
            cl.JaroWinklerAtThresholds("given", [0.9, 0.7]).configure(
                term_frequency_adjustments=True
            ),
            cl.DamerauLevenshteinAtThresholds("family1", [1, 2]),
            cl.LevenshteinAtThresholds("family2", 2),
            cl.ArrayIntersectAtSizes("phones", [1]),
            cl.ExactMatch("company").configure(term_frequency_adjustments=True),
        ],
        blocking_rules_to_generate_predictions=[block_on("family1")],
    )
    names = ["given", "family1", "family2", "phones", "company"]
    database = DuckDBAPI()
    rows = database.register(splinking.table(records, names), dataset_display_name="rows")
    linker = Linker(rows, made, log_level=None)
    linker.training.estimate_u_using_random_sampling(max_pairs=1e5, seed=1)
    linker.training.estimate_parameters_using_expectation_maximisation(block_on("family1"))
    linker.training.estimate_parameters_using_expectation_maximisation(block_on("given"))
    model = load(linker.misc.save_model_to_json())
    found = linker.inference.predict().as_duckdbpyrelation()
    theirs = found.select("unique_id_l", "unique_id_r", "match_weight").fetchall()
    scorer = Scorer(model, Frequencies.of(records, model))
    assert len(theirs) > 1_000
    for one, other, weight in theirs:
        assert scorer.weight(records[one], records[other]) == pytest.approx(weight, abs=1e-9)


def test_similarities_are_those_of_duckdb() -> None:
    dice = random.Random(1)
    alphabets = ("abcde", "abñéüЖ中🎉")
    words = [
        tuple("".join(dice.choices(dice.choice(alphabets), k=dice.randint(1, 9))) for _ in "ab")
        for _ in range(2_000)
    ]
    database = duckdb.connect()
    database.execute("CREATE TABLE words (a VARCHAR, b VARCHAR)")
    database.executemany("INSERT INTO words VALUES (?, ?)", words)
    theirs = database.sql(
        "SELECT a, b, jaro_winkler_similarity(a, b), jaro_similarity(a, b), levenshtein(a, b),"
        " damerau_levenshtein(a, b) FROM words"
    ).fetchall()
    for a, b, *measured in theirs:
        ours = (
            JaroWinkler.similarity(a, b),
            Jaro.similarity(a, b),
            Levenshtein.distance(a, b),
            DamerauLevenshtein.distance(a, b),
        )
        assert measured == pytest.approx(ours, abs=1e-12), (a, b)


def test_candidates_are_those_of_splink(records: list[Features]) -> None:
    keys = [blocking.keys(record) for record in records]
    entries: Iterable[tuple[str, str, int]] = (
        (kind, value, number) for number, of_one in enumerate(keys) for kind, value in of_one
    )
    model = shipped().for_size(RECORDS)
    linker = splinking.linker(
        records,
        model,
        Frequencies.of(records, model),
        [splinking.SHARED_KEY],
        keys=splinking.few_have(keys),
    )
    rows = linker.inference.predict().as_duckdbpyrelation().select("unique_id_l", "unique_id_r")
    ours = list(blocking.candidate_pairs(entries))
    assert {tuple(sorted(row)) for row in rows.fetchall()} == set(ours)
    assert list(islice(ours, 3)) == sorted(ours)[:3]
