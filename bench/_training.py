"""Trains the model that Dardar ships: ``python -m bench._training`` writes contacts.json.

Splink counts how often records of one person stand on each level (m, from the truth of made-up
contacts) and how often those of two do (u, over all pairs of a set with one record of each
person). Everything comes from TUNED_SEED; the unseen one is for judging.
"""

import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from splink import DuckDBAPI, Linker

from bench import _splinking as splinking
from bench._contacts import REGION, TUNED_SEED, Contact, generate
from dardar.core.identity import conditions, features
from dardar.core.identity.model import LOCAL, TRAINED_SIZE

OUT: Final = Path("src/dardar/core/identity/contacts.json")
LABELLED: Final = 50_000
"""Records from which m is counted; u is counted from TRAINED_SIZE, one of each person kept."""
LEAST: Final = 1e-5
LEAST_DIFFERENT: Final = 0.01
LEAST_OF_KEYS: Final = 1e-6
"""What made-up contacts do not show is not taken for impossible.

In one pair of a hundred of one person a value differs though it should not (a birthday mistyped, a
profile moved); one person in a hundred shares a key of their own with somebody near them.
"""

Levels = list[dict[str, Any]]


def level(name: str, sql: str, **more: str | bool) -> dict[str, Any]:
    return {"label_for_charts": name, "sql_condition": sql, **more}


def missing(sql: str) -> dict[str, Any]:
    return level("missing", sql, is_null_level=True)


def key(name: str, sql: str, column: str) -> dict[str, Any]:
    """Return a level of a shared key, which weighs less the more have it."""
    return level(name, sql, tf_adjustment_column=column, disable_tf_exact_match_detection=True)


def different() -> dict[str, Any]:
    return level("different", "ELSE")


COMPARISONS: Final[dict[str, Levels]] = {
    "given": [
        missing("given_l IS NULL OR given_r IS NULL"),
        level("same", "given_l = given_r", tf_adjustment_column="given"),
        level(
            "part",
            "list_has_all(givens_l, givens_r) OR list_has_all(givens_r, givens_l)",
            tf_adjustment_column="given",
        ),
        level(
            "nickname",
            "list_has_any(formals_l, givens_r) OR list_has_any(formals_r, givens_l)"
            " OR list_contains(formals_l, given_r) OR list_contains(formals_r, given_l)"
            " OR list_has_any(formals_l, formals_r)",
        ),
        level("initial", "starts_with(given_l, initial_r) OR starts_with(given_r, initial_l)"),
        level("sound", "given_sound_l = given_sound_r"),
        level("slip", "damerau_levenshtein(given_l, given_r) <= 1"),
        level("overlap", "list_has_any(givens_l, givens_r)"),
        different(),
    ],
    "family1": [
        missing("family1_l IS NULL OR family1_r IS NULL"),
        level("same", "family1_l = family1_r", tf_adjustment_column="family1"),
        level("sound", "family1_sound_l = family1_sound_r"),
        level("crossed", "family1_l = family2_r OR family2_l = family1_r"),
        level("slip", "damerau_levenshtein(family1_l, family1_r) <= 1"),
        different(),
    ],
    "family2": [
        missing("family2_l IS NULL OR family2_r IS NULL"),
        level("same", "family2_l = family2_r", tf_adjustment_column="family2"),
        level("sound", "family2_sound_l = family2_sound_r"),
        level("slip", "damerau_levenshtein(family2_l, family2_r) <= 1"),
        different(),
    ],
    "mail": [
        missing("addresses_l IS NULL OR addresses_r IS NULL"),
        key("same", "list_has_any(mails_l, mails_r)", "mails"),
        key("mailbox", "list_has_any(mailboxes_l, mailboxes_r)", "mailboxes"),
        different(),
    ],
    "phone": [
        missing("phones_l IS NULL OR phones_r IS NULL"),
        key("mobile", "list_has_any(mobiles_l, mobiles_r)", "mobiles"),
        key("landline", "list_has_any(phones_l, phones_r)", "phones"),
        level("abroad", "NOT list_has_any(countries_l, countries_r)"),
        different(),
    ],
    "profile": [
        missing(
            "services_l IS NULL OR services_r IS NULL OR NOT list_has_any(services_l, services_r)"
        ),
        key("same", "list_has_any(profiles_l, profiles_r)", "profiles"),
        different(),
    ],
    "company": [
        missing("firms_l IS NULL OR firms_r IS NULL"),
        level("same", "company_l = company_r", tf_adjustment_column="company"),
        key("firm", "list_has_any(firms_l, firms_r)", "firms"),
        level("slip", "jaro_winkler_similarity(company_l, company_r) >= 0.94"),
        different(),
    ],
    "place": [
        missing("place_l IS NULL OR place_r IS NULL"),
        level("same", "place_l = place_r", tf_adjustment_column="place"),
        different(),
    ],
    "birthday": [
        missing("birthday_l IS NULL OR birthday_r IS NULL"),
        level("same", "birthday_l = birthday_r"),
        different(),
    ],
}  # fmt: skip


def main() -> None:
    labelled = list(generate(LABELLED, TUNED_SEED))
    m = _counted(labelled, of_one=True)
    strangers = list({c.truth: c for c in generate(TRAINED_SIZE, TUNED_SEED)}.values())
    u = _counted(strangers, of_one=False)
    for name, levels in COMPARISONS.items():
        for place, one in enumerate(levels):
            if not one.get("is_null_level"):
                is_else = one["sql_condition"] == "ELSE"
                is_key = name in LOCAL and not is_else
                least = LEAST_OF_KEYS if is_key else LEAST
                one["m_probability"] = _bounded(
                    m[name, place], LEAST_DIFFERENT if is_else else LEAST
                )
                one["u_probability"] = _bounded(u[name, place], least)
    found = _settings() | {"probability_two_random_records_match": _prior(labelled)}
    OUT.write_text(json.dumps(found, indent=1, ensure_ascii=False) + "\n", "utf-8")


def _settings() -> dict[str, Any]:
    return {
        "link_type": "dedupe_only",
        "unique_id_column_name": splinking.KEY,
        "comparisons": [
            {"output_column_name": name, "comparison_levels": levels}
            for name, levels in COMPARISONS.items()
        ],
    }


def _counted(contacts: Sequence[Contact], *, of_one: bool) -> dict[tuple[str, int], float | None]:
    """Return the share of pairs on each level: of those of one person, or of all."""
    database = DuckDBAPI()
    records = [features.of(contact.said, REGION) for contact in contacts]
    columns = dict.fromkeys(
        column
        for levels in COMPARISONS.values()
        for one in levels
        for column in conditions.columns(one["sql_condition"])
    )
    truth = [contact.truth for contact in contacts]
    rows = database.register(splinking.table(records, columns, truth=truth))
    training = Linker(rows, _settings(), log_level=None)
    if of_one:
        training.training.estimate_m_from_label_column("truth")
    else:
        training.training.estimate_u_using_random_sampling(
            max_pairs=len(records) ** 2 / 2, seed=1, min_count_per_level=None
        )
    kind = "m_probability" if of_one else "u_probability"
    return {
        (comparison["output_column_name"], place): one.get(kind)
        for comparison in training.misc.save_model_to_json()["comparisons"]
        for place, one in enumerate(comparison["comparison_levels"])
    }


def _bounded(value: float | None, least: float) -> float:
    """Return a share that nothing is impossible or certain by: made-up contacts show not all."""
    return round(min(max(value or 0.0, least), 1 - LEAST), 9)


def _prior(contacts: Sequence[Contact]) -> float:
    """Return the share of pairs that are of one person in a book of TRAINED_SIZE."""
    counts = Counter(contact.truth for contact in contacts)
    pairs = sum(count * (count - 1) for count in counts.values())
    return round(pairs / len(contacts) / TRAINED_SIZE, 9)


if __name__ == "__main__":
    main()
