"""Plans of meetings: how near the best possible, how fair and how fast, beside other ways.

Events are made up (``_planning_worlds``), five seeds a size; of each figure the worst of the seeds
is told, of times the mean. Bounds are those of the planner, computed from prices by weak duality;
the rivals are judged by the same. CP-SAT gets ten times the planner's time at sizes at which it
finds anything at all. Dense events of 5,000 are left out: twelve million pairs are no list that
anybody hands over. B2B instances are measured where ``DARDAR_B2BSP`` names their folder.
"""

import resource
import time
from functools import partial
from statistics import mean
from typing import Final, NamedTuple

from bench._planning_b2b import OPTIMA, instances, judged
from bench._planning_limits import limited
from bench._planning_repairs import repairs
from bench._planning_rivals import Timed, blossom, cp_sat, greedy, timed
from bench._planning_seats import GOLFERS, over_golfers, over_rooms
from bench._planning_worlds import dense, sparse
from dardar.core.planning.breaks import FAIR, schedule
from dardar.core.planning.check import check
from dardar.core.planning.gaps import gaps
from dardar.core.planning.instance import Instance, instance_of
from dardar.core.planning.plan import Plan, Proof
from dardar.core.planning.planner import How, make_plan, placed
from dardar.core.planning.problem import Problem

TARGETS: dict[str, tuple[str, float, str]] = {
    "planning_sparse_50_sum": ("≥", 0.999, "50 sparse: total alone, by its bound"),
    "planning_sparse_50_worst": ("≥", 0.9, "50 sparse: worst-off by z*"),
    "planning_sparse_50_total": ("≥", 0.99, "50 sparse: total by the bound with that floor"),
    "planning_sparse_50_whole": ("", 0, "50 sparse: the same, closer by branch and bound"),
    "planning_sparse_50_price": ("", 0, "50 sparse: fair total by the bound without floor"),
    "planning_sparse_50_alone": ("≤", 0, "50 sparse: left out"),
    "planning_sparse_50_gaps": ("≤", 0.5, "50 sparse: gaps by blossom's"),
    "planning_sparse_50_first": ("", 0, "50 sparse: first plan, CPU s"),
    "planning_sparse_50_seconds": ("", 0, "50 sparse: fair plan, CPU s"),
    "planning_sparse_50_greedy_worst": ("", 0, "50 sparse: greedy, worst-off"),
    "planning_sparse_50_greedy_total": ("", 0, "50 sparse: greedy, total"),
    "planning_sparse_50_blossom_worst": ("", 0, "50 sparse: blossom, worst-off"),
    "planning_sparse_50_blossom_total": ("", 0, "50 sparse: blossom, total"),
    "planning_sparse_50_blossom_seconds": ("", 0, "50 sparse: blossom, CPU s"),
    "planning_sparse_200_sum": ("≥", 0.999, "200 sparse: total alone, by its bound"),
    "planning_sparse_200_worst": ("≥", 0.9, "200 sparse: worst-off by z*"),
    "planning_sparse_200_total": ("≥", 0.99, "200 sparse: total by the bound with that floor"),
    "planning_sparse_200_whole": ("", 0, "200 sparse: the same, closer by branch and bound"),
    "planning_sparse_200_price": ("", 0, "200 sparse: fair total by the bound without floor"),
    "planning_sparse_200_alone": ("≤", 0, "200 sparse: left out"),
    "planning_sparse_200_gaps": ("≤", 0.5, "200 sparse: gaps by blossom's"),
    "planning_sparse_200_first": ("", 0, "200 sparse: first plan, CPU s"),
    "planning_sparse_200_seconds": ("", 0, "200 sparse: fair plan, CPU s"),
    "planning_sparse_200_greedy_worst": ("", 0, "200 sparse: greedy, worst-off"),
    "planning_sparse_200_greedy_total": ("", 0, "200 sparse: greedy, total"),
    "planning_sparse_200_blossom_worst": ("", 0, "200 sparse: blossom, worst-off"),
    "planning_sparse_200_blossom_total": ("", 0, "200 sparse: blossom, total"),
    "planning_sparse_200_blossom_seconds": ("", 0, "200 sparse: blossom, CPU s"),
    "planning_sparse_1000_sum": ("≥", 0.999, "1,000 sparse: total alone, by its bound"),
    "planning_sparse_1000_worst": ("≥", 0.9, "1,000 sparse: worst-off by z*"),
    "planning_sparse_1000_total": ("≥", 0.99, "1,000 sparse: total by the bound with that floor"),
    "planning_sparse_1000_whole": ("", 0, "1,000 sparse: the same, closer by branch and bound"),
    "planning_sparse_1000_price": ("", 0, "1,000 sparse: fair total by the bound without floor"),
    "planning_sparse_1000_alone": ("≤", 0, "1,000 sparse: left out"),
    "planning_sparse_1000_gaps": ("≤", 0.5, "1,000 sparse: gaps by blossom's"),
    "planning_sparse_1000_first": ("", 0, "1,000 sparse: first plan, CPU s"),
    "planning_sparse_1000_seconds": ("", 0, "1,000 sparse: fair plan, CPU s"),
    "planning_sparse_1000_greedy_worst": ("", 0, "1,000 sparse: greedy, worst-off"),
    "planning_sparse_1000_greedy_total": ("", 0, "1,000 sparse: greedy, total"),
    "planning_sparse_1000_blossom_worst": ("", 0, "1,000 sparse: blossom, worst-off"),
    "planning_sparse_1000_blossom_total": ("", 0, "1,000 sparse: blossom, total"),
    "planning_sparse_1000_blossom_seconds": ("", 0, "1,000 sparse: blossom, CPU s"),
    "planning_sparse_5000_sum": ("≥", 0.999, "5,000 sparse: total alone, by its bound"),
    "planning_sparse_5000_worst": ("≥", 0.85, "5,000 sparse: worst-off by z*"),
    "planning_sparse_5000_total": ("≥", 0.985, "5,000 sparse: total by the bound with that floor"),
    "planning_sparse_5000_whole": ("", 0, "5,000 sparse: the same, closer by branch and bound"),
    "planning_sparse_5000_price": ("", 0, "5,000 sparse: fair total by the bound without floor"),
    "planning_sparse_5000_alone": ("≤", 0, "5,000 sparse: left out"),
    "planning_sparse_5000_gaps": ("≤", 0.5, "5,000 sparse: gaps by blossom's"),
    "planning_sparse_5000_first": ("", 0, "5,000 sparse: first plan, CPU s"),
    "planning_sparse_5000_seconds": ("", 0, "5,000 sparse: fair plan, CPU s"),
    "planning_sparse_5000_greedy_worst": ("", 0, "5,000 sparse: greedy, worst-off"),
    "planning_sparse_5000_greedy_total": ("", 0, "5,000 sparse: greedy, total"),
    "planning_sparse_5000_blossom_worst": ("", 0, "5,000 sparse: blossom, worst-off"),
    "planning_sparse_5000_blossom_total": ("", 0, "5,000 sparse: blossom, total"),
    "planning_sparse_5000_blossom_seconds": ("", 0, "5,000 sparse: blossom, CPU s"),
    "planning_dense_50_sum": ("≥", 0.999, "50 dense: total alone, by its bound"),
    "planning_dense_50_worst": ("≥", 0.9, "50 dense: worst-off by z*"),
    "planning_dense_50_total": ("≥", 0.99, "50 dense: total by the bound with that floor"),
    "planning_dense_50_whole": ("", 0, "50 dense: the same, closer by branch and bound"),
    "planning_dense_50_price": ("", 0, "50 dense: fair total by the bound without floor"),
    "planning_dense_50_alone": ("≤", 0, "50 dense: left out"),
    "planning_dense_50_gaps": ("≤", 0.5, "50 dense: gaps by blossom's"),
    "planning_dense_50_first": ("", 0, "50 dense: first plan, CPU s"),
    "planning_dense_50_seconds": ("", 0, "50 dense: fair plan, CPU s"),
    "planning_dense_50_greedy_worst": ("", 0, "50 dense: greedy, worst-off"),
    "planning_dense_50_greedy_total": ("", 0, "50 dense: greedy, total"),
    "planning_dense_50_blossom_worst": ("", 0, "50 dense: blossom, worst-off"),
    "planning_dense_50_blossom_total": ("", 0, "50 dense: blossom, total"),
    "planning_dense_50_blossom_seconds": ("", 0, "50 dense: blossom, CPU s"),
    "planning_dense_200_sum": ("≥", 0.999, "200 dense: total alone, by its bound"),
    "planning_dense_200_worst": ("≥", 0.9, "200 dense: worst-off by z*"),
    "planning_dense_200_total": ("≥", 0.99, "200 dense: total by the bound with that floor"),
    "planning_dense_200_whole": ("", 0, "200 dense: the same, closer by branch and bound"),
    "planning_dense_200_price": ("", 0, "200 dense: fair total by the bound without floor"),
    "planning_dense_200_alone": ("≤", 0, "200 dense: left out"),
    "planning_dense_200_gaps": ("≤", 0.5, "200 dense: gaps by blossom's"),
    "planning_dense_200_first": ("", 0, "200 dense: first plan, CPU s"),
    "planning_dense_200_seconds": ("", 0, "200 dense: fair plan, CPU s"),
    "planning_dense_200_greedy_worst": ("", 0, "200 dense: greedy, worst-off"),
    "planning_dense_200_greedy_total": ("", 0, "200 dense: greedy, total"),
    "planning_dense_200_blossom_worst": ("", 0, "200 dense: blossom, worst-off"),
    "planning_dense_200_blossom_total": ("", 0, "200 dense: blossom, total"),
    "planning_dense_200_blossom_seconds": ("", 0, "200 dense: blossom, CPU s"),
    "planning_dense_1000_sum": ("≥", 0.999, "1,000 dense: total alone, by its bound"),
    "planning_dense_1000_worst": ("≥", 0.9, "1,000 dense: worst-off by z*"),
    "planning_dense_1000_total": ("≥", 0.99, "1,000 dense: total by the bound with that floor"),
    "planning_dense_1000_whole": ("", 0, "1,000 dense: the same, closer by branch and bound"),
    "planning_dense_1000_price": ("", 0, "1,000 dense: fair total by the bound without floor"),
    "planning_dense_1000_alone": ("≤", 0, "1,000 dense: left out"),
    "planning_dense_1000_gaps": ("≤", 0.5, "1,000 dense: gaps by blossom's"),
    "planning_dense_1000_first": ("", 0, "1,000 dense: first plan, CPU s"),
    "planning_dense_1000_seconds": ("", 0, "1,000 dense: fair plan, CPU s"),
    "planning_dense_1000_greedy_worst": ("", 0, "1,000 dense: greedy, worst-off"),
    "planning_dense_1000_greedy_total": ("", 0, "1,000 dense: greedy, total"),
    "planning_dense_1000_blossom_worst": ("", 0, "1,000 dense: blossom, worst-off"),
    "planning_dense_1000_blossom_total": ("", 0, "1,000 dense: blossom, total"),
    "planning_dense_1000_blossom_seconds": ("", 0, "1,000 dense: blossom, CPU s"),
    "planning_sparse_50_cpsat_worst": ("", 0, "50 sparse: CP-SAT, worst-off"),
    "planning_sparse_50_cpsat_total": ("", 0, "50 sparse: CP-SAT, total"),
    "planning_sparse_200_cpsat_worst": ("", 0, "200 sparse: CP-SAT, worst-off"),
    "planning_sparse_200_cpsat_total": ("", 0, "200 sparse: CP-SAT, total"),
    "planning_dense_50_cpsat_worst": ("", 0, "50 dense: CP-SAT, worst-off"),
    "planning_dense_50_cpsat_total": ("", 0, "50 dense: CP-SAT, total"),
    "planning_ratio_5000": ("≤", 25, "5,000 sparse: CPU of the fair plan by blossom's"),
    "planning_memory": ("", 0, "memory with 5,000 sparse, MB"),
    "planning_left_out": ("≤", 0, "100 events with all limits: left out"),
    "planning_broken": ("≤", 0, "rules broken, of all plans"),
    "planning_repair_200": ("≥", 0.985, "200 re-planned: total by its bound"),
    "planning_repair_200_rest": ("", 0, "200 re-planned: the same, of rounds left"),
    "planning_repair_200_moved": ("≤", 0, "200 re-planned: unaffected meetings moved"),
    "planning_repair_200_time": ("≤", 0.02, "200 re-planned: CPU by the fair plan's"),
    "planning_repair_1000": ("≥", 0.985, "1,000 re-planned: total by its bound"),
    "planning_repair_1000_rest": ("", 0, "1,000 re-planned: the same, of rounds left"),
    "planning_repair_1000_moved": ("≤", 0, "1,000 re-planned: unaffected meetings moved"),
    "planning_repair_1000_time": ("≤", 0.02, "1,000 re-planned: CPU by the fair plan's"),
    "planning_repair_5000": ("≥", 0.985, "5,000 re-planned: total by its bound"),
    "planning_repair_5000_rest": ("", 0, "5,000 re-planned: the same, of rounds left"),
    "planning_repair_5000_moved": ("≤", 0, "5,000 re-planned: unaffected meetings moved"),
    "planning_repair_5000_time": ("≤", 0.02, "5,000 re-planned: CPU by the fair plan's"),
    "planning_b2b_reached": ("≥", 10, "B2B: optimum within a minute, of ten"),
    "planning_b2b_over": ("", 0, "B2B: breaks above the optima"),
    "planning_b2b_seconds": ("", 0, "B2B: the slowest that reached it, CPU s"),
    "planning_golfers": ("≤", 0, "social golfers: repeats above the bound"),
    "planning_tables_repeats": ("", 0, "rooms of 24 to 120: repeats by meetings"),
}
SEEDS: Final = range(11, 16)
EVENTS: Final = {"sparse": (sparse, (50, 200, 1_000, 5_000)), "dense": (dense, (50, 200, 1_000))}
WITH_CP_SAT: Final = {("sparse", 50), ("sparse", 200), ("dense", 50)}
TIMES: Final = 10
MINUTE: Final = 60.0


class Made(NamedTuple):
    """What was made of one event."""

    alone: Proof
    first: float
    fair: Plan
    seconds: float
    broken: int
    rivals: dict[str, "Judged"]


class Judged(NamedTuple):
    """A rival's plan: worst-off and total by the bounds, gaps, and CPU seconds."""

    worst: float
    total: float
    gaps: int
    seconds: float


def run() -> dict[str, float]:
    """Measure all, print a table and return the figures."""
    figures = {"planning_broken": 0.0}
    for kind, (make, sizes) in EVENTS.items():
        for size in sizes:
            made = [_made(make(size, seed), (kind, size) in WITH_CP_SAT) for seed in SEEDS]
            figures |= _told(f"planning_{kind}_{size}", made)
            figures["planning_broken"] += sum(each.broken for each in made)
            if (kind, size) == ("sparse", 5_000):
                figures["planning_memory"] = _megabytes()
                figures["planning_ratio_5000"] = sum(each.seconds for each in made) / sum(
                    each.rivals["blossom"].seconds for each in made
                )
    left_out, broken = limited()
    figures["planning_left_out"] = left_out
    figures["planning_broken"] += broken
    figures |= repairs(
        {size: figures[f"planning_sparse_{size}_seconds"] for size in (200, 1_000, 5_000)}
    )
    figures |= _b2b()
    figures["planning_golfers"] = sum(map(over_golfers, GOLFERS))
    figures["planning_tables_repeats"] = over_rooms()
    for name, (_sign, _bound, words) in TARGETS.items():
        if name in figures:
            print(f"{figures[name]:10.4f}  {words}")
    return figures


def _made(problem: Problem, with_cp_sat: bool) -> Made:  # noqa: FBT001 -- asked of every event
    started = time.process_time()
    alone = make_plan(problem, How(is_fair=False))
    first = time.process_time() - started
    started = time.process_time()
    fair = make_plan(problem)
    seconds = time.process_time() - started
    broken = len(check(problem, alone.meetings)) + len(check(problem, fair.meetings))
    instance = instance_of(problem)
    rivals = {}
    for name, way in (("greedy", greedy), ("blossom", blossom)):
        rivals[name] = _judged(instance, timed(partial(way, instance)), fair.proof)
    if with_cp_sat:
        way = partial(cp_sat, instance, TIMES * seconds)
        rivals["cpsat"] = _judged(instance, timed(way), fair.proof)
    print(_line(problem, fair, seconds, rivals), flush=True)
    return Made(alone.proof, first, fair, seconds, broken, rivals)


def _line(problem: Problem, fair: Plan, seconds: float, rivals: dict[str, Judged]) -> str:
    proof = fair.proof
    ours = f"{proof.worst_share:.4f} {proof.floor_share:.4f} gaps {proof.gaps} {seconds:.1f} s"
    others = "; ".join(
        f"{name} {each.worst:.3f} {each.total:.3f} gaps {each.gaps} {each.seconds:.1f} s"
        for name, each in rivals.items()
    )
    return f"{len(problem.guests)} guests, {len(problem.pairs)} pairs: ours {ours}; {others}"


def _judged(instance: Instance, made: Timed, proof: Proof) -> Judged:
    pairs = placed(instance, made.table)
    worst = float(instance.shares(pairs)[instance.counted].min())
    total = float(instance.weight @ pairs)
    return Judged(worst / proof.worst_bound, total / proof.bound, gaps(made.table), made.seconds)


def _told(name: str, made: list[Made]) -> dict[str, float]:
    proofs = [each.fair.proof for each in made]
    figures = {
        "sum": min(each.alone.total_share for each in made),
        "worst": min(proof.worst_share for proof in proofs),
        "total": min(proof.floor_share or 0.0 for proof in proofs),
        "whole": min(proof.whole_share or 0.0 for proof in proofs),
        "price": min(proof.total_share for proof in proofs),
        "alone": sum(len(proof.left_out) for proof in proofs),
        "gaps": sum(proof.gaps for proof in proofs)
        / max(1, sum(each.rivals["blossom"].gaps for each in made)),
        "first": mean(each.first for each in made),
        "seconds": mean(each.seconds for each in made),
        "blossom_seconds": mean(each.rivals["blossom"].seconds for each in made),
    }
    for rival in made[0].rivals:
        figures[f"{rival}_worst"] = min(each.rivals[rival].worst for each in made)
        figures[f"{rival}_total"] = min(each.rivals[rival].total for each in made)
    return {f"{name}_{each}": float(value) for each, value in figures.items()}


def _megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1_024


def _b2b() -> dict[str, float]:
    reached, over, slowest = 0, 0, 0.0
    given = instances()
    for instance in given:
        started, best = time.process_time(), OPTIMA[instance.name]
        held = schedule(
            instance.meetings,
            rounds=instance.rounds,
            tables=instance.tables,
            seconds=MINUTE,
            good=best,
        )
        seconds = time.process_time() - started
        assert held
        breaks = judged(instance, held.rounds, FAIR)
        print(f"{instance.name}: {breaks} breaks, optimum {best}, {seconds:.1f} s", flush=True)
        assert breaks >= best
        over += breaks - best
        if breaks == best:
            reached += 1
            slowest = max(slowest, seconds)
    figures = {"reached": reached, "over": over, "seconds": slowest}
    return {f"planning_b2b_{name}": float(value) for name, value in figures.items() if given}
