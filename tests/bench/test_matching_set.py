"""The evaluation set of the matcher is whole, consistent, and split where nothing leaks."""

from collections import Counter
from hashlib import sha256

import pytest
from bench._matching_places import FILE, places
from bench._matching_set import (
    EXACTLY,
    FOLDER,
    HELPS,
    RELATED,
    Half,
    Need,
    Note,
    Offer,
    conditioned,
    graded,
    rows,
)


def note(**changes: object) -> dict[str, object]:
    common: dict[str, object] = {
        "id": "x.o1",
        "topic": "x",
        "language": "en",
        "place": "",
        "traits": frozenset(),
        "refuses": frozenset(),
        "words": "anything",
    }
    return common | changes


def offer(**changes: object) -> Offer:
    return Offer(**note(**changes))  # type: ignore[arg-type]


def need(**changes: object) -> Need:
    own: dict[str, object] = {
        "must": frozenset(),
        "written": frozenset(),
        "exactly": None,
        "others": 0,
    }
    return Need(**(note(id="x.n1") | own | changes))  # type: ignore[arg-type]


def best(one: Need) -> int:
    return max(graded().grades[one.id].values(), default=0)


def test_there_are_enough_needs_and_offers_in_both_languages() -> None:
    whole = graded()
    assert len(whole.needs) >= 400
    assert len(whole.offers) >= 600
    for side in (whole.needs, whole.offers):
        counts = Counter(one.language for one in side)
        assert counts.keys() == {"es", "en"}
        assert min(counts.values()) >= 0.4 * len(side)


def test_topics_are_many_and_fine() -> None:
    counts = Counter(one.topic for one in graded().offers)
    assert len(counts) >= 150
    assert max(counts.values()) <= 8


def test_enough_needs_have_no_answer_or_are_bare_or_mistyped() -> None:
    needs = graded().needs
    assert sum(best(one) == 0 for one in needs) >= 60
    assert sum("keywords" in one.written for one in needs) >= 60
    assert sum("typos" in one.written for one in needs) >= 40


def test_the_set_is_the_one_that_its_notes_tell_of() -> None:
    files = b"".join(file.read_bytes() for file in sorted(FOLDER.glob("*.tsv")))
    assert sha256(files).hexdigest() in (FOLDER / "README.md").read_text(encoding="utf-8")


def test_no_text_stands_twice_and_none_is_empty() -> None:
    whole = graded()
    texts = [one.words.casefold() for one in (*whole.needs, *whole.offers)]
    assert all(text.strip() == text and text for text in texts)
    assert len(set(texts)) == len(texts)


def test_ids_are_of_their_topics_and_stand_once() -> None:
    whole = graded()
    notes: tuple[Note, ...] = (*whole.needs, *whole.offers)
    assert len({one.id for one in notes}) == len(notes)
    assert all(one.id.rpartition(".")[0] == one.topic for one in notes)
    assert {one.topic for one in notes} == set(whole.halves)


def test_relations_name_topics_and_offers_that_there_are() -> None:
    whole = graded()
    topics = {one.topic for one in whole.offers}
    offers = {one.id for one in whole.offers}
    for row in rows("relations"):
        assert row["need_topic"] in topics
        assert row["offers"] in topics | offers
        assert row["offers"].partition(".")[0] != row["need_topic"]
        assert int(row["grade"]) in {RELATED, HELPS}


def test_what_is_judged_by_hand_names_needs_and_offers_that_there_are() -> None:
    whole = graded()
    needs = {one.id for one in whole.needs}
    offers = {one.id for one in whole.offers}
    for row in rows("overrides"):
        assert row["need"] in needs
        assert row["offer"] in offers
        assert row["why"]
        assert 0 <= int(row["grade"]) <= EXACTLY
    for one in whole.needs:
        assert one.exactly is None or one.exactly <= offers


def test_the_halves_are_alike_in_size_and_no_grade_crosses_them() -> None:
    whole = graded()
    half = {one.id: whole.halves[one.topic] for one in whole.offers}
    for one in whole.needs:
        assert all(half[id_] is whole.halves[one.topic] for id_ in whole.grades[one.id])
    tuned, unseen = (whole.of(each) for each in Half)
    assert not {one.topic for one in tuned.offers} & {one.topic for one in unseen.offers}
    assert abs(len(tuned.needs) - len(unseen.needs)) <= 10
    assert len(tuned.needs) + len(unseen.needs) == len(whole.needs)
    assert tuned.grades.keys() == {one.id for one in tuned.needs}


def test_wishes_in_disguise_answer_nothing() -> None:
    whole = graded()
    wishes = {one.id for one in whole.offers if "wants" in one.traits}
    assert len(wishes) >= 10
    assert not any(wishes & found.keys() for found in whole.grades.values())


def test_every_trait_that_is_refused_or_demanded_is_borne_by_somebody() -> None:
    whole = graded()
    borne = {trait for one in whole.offers for trait in one.traits}
    asked = {trait for one in whole.needs for trait in one.traits}
    for one in whole.needs:
        assert one.must <= borne
    for each in whole.offers:
        assert each.refuses <= asked


@pytest.mark.parametrize(
    ("asked", "offered", "grade"),
    [
        (need(), offer(), EXACTLY),
        (need(place="Valencia"), offer(place="Valencia"), EXACTLY),
        (need(place="Valencia"), offer(place="*"), EXACTLY),
        (need(place="Valencia"), offer(), HELPS),
        (need(place="Valencia"), offer(place="Madrid"), 0),
        (need(), offer(place="Madrid"), EXACTLY),
        (need(refuses=frozenset({"agency"})), offer(traits=frozenset({"agency"})), 0),
        (need(traits=frozenset({"pets"})), offer(refuses=frozenset({"pets"})), 0),
        (need(must=frozenset({"free"})), offer(), HELPS),
        (need(must=frozenset({"free"})), offer(traits=frozenset({"free"})), EXACTLY),
        (need(), offer(traits=frozenset({"wants"})), 0),
    ],
)
def test_places_refusals_and_demands_lower_a_grade(asked: Need, offered: Offer, grade: int) -> None:
    assert conditioned(EXACTLY, asked, offered) == grade


def test_a_related_offer_does_not_become_more_by_conditions() -> None:
    assert conditioned(RELATED, need(place="Valencia"), offer()) == RELATED


def test_pairs_are_graded_as_the_files_say() -> None:
    grades = graded().grades
    assert grades["plumbing.n2"]["plumbing.o2"] == EXACTLY  # Madrid asks, Madrid offers
    assert "plumbing.o1" not in grades["plumbing.n2"]  # Valencia offers
    assert "plumbing.o5" not in grades["plumbing.n4"]  # no agencies
    assert grades["translation.n5"]["translation.o3"] == HELPS  # by hand
    assert grades["boilers.n1"]["plumbing.o4"] == RELATED  # by topic
    assert not grades["falconry.n1"]


def test_the_public_set_has_its_licence_beside_it() -> None:
    assert "ISC License" in (FILE.parent / "LICENSE.md").read_text(encoding="utf-8")
    assert "openstreetmap" in (FILE.parent / "README.md").read_text(encoding="utf-8")
    for folder in (FILE.parent, FOLDER):
        assert sum(file.stat().st_size for file in folder.iterdir()) < 2 * 2**20


def test_the_public_set_asks_in_one_language_and_offers_in_the_other() -> None:
    needs, offers, grades = places("es", "en")
    assert grades.shape == (len(needs), len(offers))
    asked = {one.id: i for i, one in enumerate(needs)}
    offered = {one.id: j for j, one in enumerate(offers)}
    assert offers[offered["craft/electrician"]].words.startswith("Electrician, ")
    assert {one.language for one in needs} == {"es"}
    assert {one.language for one in offers} == {"en"}
    for id_, i in asked.items():
        assert grades[i].sum() == grades[i, offered[id_]] == EXACTLY
