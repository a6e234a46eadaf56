"""The solver of linear and integer programs: HiGHS, behind one function.

Huangfu and Hall, *Parallelizing the dual revised simplex method*, 2018. What it brings is checked
by who asks; if it is missing, breaks or stalls, :class:`Unsolved` says so.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

import numpy as np

from dardar.core.planning.instance import Bools, Floats, Ints

INFINITY: Final = float("inf")


class Unsolved(Exception):  # noqa: N818 -- no error of anybody, but a reason to go on without
    """The solver is missing, broke, or found nothing in its time."""


@dataclass(frozen=True)
class Program:
    """The greatest worth · x with least ≤ matrix · x ≤ most and 0 ≤ x ≤ upper.

    Attributes:
        worth: of each column.
        upper: of each column.
        row: the row of each entry of the matrix.
        column: its column.
        value: its value.
        least: of each row.
        most: of each row.
        whole: which columns are whole numbers; None none.

    """

    worth: Floats
    upper: Floats
    row: Ints
    column: Ints
    value: Floats
    least: Floats
    most: Floats
    whole: Bools | None = None


@dataclass(frozen=True)
class Answer:
    """What the solver found.

    Attributes:
        x: of each column.
        price: the dual of each row, ≥ 0 where its upper side binds.
        is_best: whether it was not cut short by its time.
        bound: what the worth of no whole x exceeds, by branch and bound.

    """

    x: Floats
    price: Floats
    is_best: bool
    bound: float = INFINITY


def solve(
    program: Program,
    *,
    method: str = "choose",
    seconds: float = INFINITY,
    nodes: int | None = None,
    start: Floats | None = None,
    stop: Callable[[], bool] | None = None,
) -> Answer:
    """Return the best x that was found.

    Args:
        program: what is asked.
        method: "simplex", "ipm" or "choose".
        seconds: after which it gives up, or brings what it has of whole numbers.
        nodes: most nodes of the search for whole numbers, which brings the same on any machine.
        start: a solution to begin with.
        stop: asked now and then whether to give up.

    Raises:
        Unsolved: there is no solver, or it has no solution.

    """
    if not len(program.worth):
        return Answer(np.zeros(0), np.zeros(len(program.least)), is_best=True, bound=0.0)
    try:
        import highspy  # noqa: PLC0415 -- without it plans are made too, if less good ones
    except ImportError as error:
        raise Unsolved("no solver is installed") from error
    highs = _silent(highspy)
    options: dict[str, Any] = {
        "threads": 1,
        "random_seed": 1,
        "solver": method,
        "time_limit": seconds,
        "mip_rel_gap": 1e-4,
        "mip_heuristic_effort": 0.3,
    }
    if nodes is not None:
        options["mip_max_nodes"] = nodes
    for name, value in options.items():
        highs.setOptionValue(name, value)
    highs.passModel(_model(highspy, program))
    if start is not None:
        known = highspy.HighsSolution()
        known.col_value = start.tolist()
        highs.setSolution(known)
    if stop is not None:
        _listen(highs, stop)
    return _asked(highspy, highs, program)


def _silent(highspy: Any) -> Any:  # noqa: ANN401 -- it ships no types
    """Return a solver that does not print its name, which it does once it can call back."""

    class Silent(highspy.Highs):  # type: ignore[misc]
        def enableCallbacks(self) -> None:  # noqa: N802 -- as it is called there
            self.silent()
            super().enableCallbacks()

    return Silent()


def _model(highspy: Any, program: Program) -> Any:  # noqa: ANN401 -- it ships no types
    model = highspy.HighsLp()
    columns, rows = len(program.worth), len(program.least)
    order = np.argsort(program.column, kind="stable")
    begins = np.searchsorted(program.column[order], np.arange(columns + 1))
    model.num_col_, model.num_row_ = columns, rows
    model.col_cost_ = -program.worth
    model.col_lower_, model.col_upper_ = np.zeros(columns), program.upper
    model.row_lower_, model.row_upper_ = program.least, program.most
    model.a_matrix_.format_ = highspy.MatrixFormat.kColwise
    model.a_matrix_.start_ = begins.astype(np.int32)
    model.a_matrix_.index_ = program.row[order].astype(np.int32)
    model.a_matrix_.value_ = program.value[order]
    if program.whole is not None:
        kinds = (highspy.HighsVarType.kContinuous, highspy.HighsVarType.kInteger)
        model.integrality_ = [kinds[each] for each in program.whole.astype(int).tolist()]
    return model


def _listen(highs: Any, stop: Callable[[], bool]) -> None:  # noqa: ANN401 -- as above
    def ask(event: Any) -> None:  # noqa: ANN401 -- as above
        event.data_in.user_interrupt = stop()

    for callback in (highs.cbMipInterrupt, highs.cbSimplexInterrupt, highs.cbIpmInterrupt):
        callback.subscribe(ask)


def _asked(highspy: Any, highs: Any, program: Program) -> Answer:  # noqa: ANN401 -- as above
    highs.run()
    status, solution = highs.getModelStatus(), highs.getSolution()
    kinds = highspy.HighsModelStatus
    is_best = status in {kinds.kOptimal, kinds.kSolutionLimit}
    x = np.array(solution.col_value)
    usable = is_best or (
        program.whole is not None
        and highs.getInfo().primal_solution_status == highspy.SolutionStatus.kSolutionStatusFeasible
    )
    if not usable or len(x) < len(program.worth):
        raise Unsolved(f"the solver ended with {status.name}")
    price = -np.array(solution.row_dual) if program.whole is None else np.zeros(len(program.least))
    bound = INFINITY if program.whole is None else -float(highs.getInfo().mip_dual_bound)
    return Answer(x, price, is_best, bound)
