"""What the benches measured, beside what was to be reached: read, kept and written down."""

import ast
import json
import math
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final, NamedTuple

from dardar.development.plain import PlainError

COMPARISONS: Final = ("≥", "≤", "")
DIGITS: Final = 4
"""Significant digits kept of a figure: the rest is noise, and would change with every run."""
HEADING: Final = """\
# Measurements

Made by `./dardar bench`, each bench with its rivals in one run on one machine.
"""


class Target(NamedTuple):
    """What a figure is to reach, and what it is, in words."""

    comparison: str
    bound: float
    words: str

    def verdict(self, value: float | None) -> str:
        """Return in words whether `value` reaches it; nothing if there is nothing to reach."""
        if value is None:
            return "**not measured**"
        if not self.comparison:
            return ""
        is_reached = value >= self.bound if self.comparison == "≥" else value <= self.bound
        return "reached" if is_reached else "**not reached**"


class Bench(NamedTuple):
    """A bench as its source tells of it."""

    name: str
    summary: str
    targets: dict[str, Target]


def read_benches(folder: Path) -> dict[str, Bench]:
    """Return the benches in `folder` by name, read from their source without running it.

    A module is a bench if it has a function `run`. Raises PlainError if one has no literal TARGETS,
    or two claim one figure.
    """
    trees = {path.stem: ast.parse(path.read_bytes()) for path in sorted(folder.glob("*.py"))}
    benches = {name: _read(name, tree) for name, tree in trees.items() if _has_run(tree)}
    names = [name for bench in benches.values() for name in bench.targets]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        wrong = f"Two benches tell the same figure: {', '.join(twice)}."
        raise PlainError(wrong)
    return benches


def _has_run(tree: ast.Module) -> bool:
    return any(isinstance(node, ast.FunctionDef) and node.name == "run" for node in tree.body)


def _read(name: str, tree: ast.Module) -> Bench:
    summary = (ast.get_docstring(tree) or "").partition("\n")[0]
    try:
        literal = next(value for at, value in _assignments(tree) if at == "TARGETS")
        targets = {figure: Target(*told) for figure, told in ast.literal_eval(literal).items()}
        is_right = all(target.comparison in COMPARISONS for target in targets.values())
    except (StopIteration, ValueError, TypeError, AttributeError):
        is_right = False
    if not is_right:
        wrong = f"bench/{name}.py has no literal TARGETS: name → (≥, ≤ or nothing, bound, words)."
        raise PlainError(wrong)
    return Bench(name, summary, targets)


def _assignments(tree: ast.Module) -> Iterator[tuple[str, ast.expr]]:
    """Yield the (name, value) pairs that a module assigns at its top."""
    for node in tree.body:
        if isinstance(node, ast.Assign):
            yield from ((at.id, node.value) for at in node.targets if isinstance(at, ast.Name))
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and node.value:
            yield node.target.id, node.value


def keep(folder: Path, bench: Bench, figures: Mapping[str, float]) -> None:
    """Merge the `figures` of one run into ``results.json`` and write ``results.md`` anew.

    Figures that no bench tells any more are dropped. Raises PlainError, and keeps nothing, if a
    figure is not among the bench's targets, or is no finite number.
    """
    strange = sorted(figures.keys() - bench.targets.keys())
    strange += sorted(name for name, value in figures.items() if not math.isfinite(value))
    if strange:
        wrong = f"bench/{bench.name}.py has figures without target or value: {', '.join(strange)}."
        raise PlainError(wrong)
    benches = read_benches(folder)
    known = {name for each in benches.values() for name in each.targets}
    merged = read_results(folder) | {name: _rounded(value) for name, value in figures.items()}
    results = {name: merged[name] for name in sorted(merged.keys() & known)}
    _write(folder / "results.json", json.dumps(results, indent=2, ensure_ascii=False) + "\n")
    _write(folder / "results.md", _told(benches, results))


def read_results(folder: Path) -> dict[str, float]:
    """Return the figures kept so far, by name."""
    path = folder / "results.json"
    if not path.exists():
        return {}
    return {str(name): float(value) for name, value in json.loads(path.read_bytes()).items()}


def _told(benches: Mapping[str, Bench], results: Mapping[str, float]) -> str:
    """Return the page that sets all results against their targets."""
    sections = [HEADING]
    for bench in benches.values():
        rows = (_row(target, results.get(name)) for name, target in bench.targets.items())
        sections.append(
            f"\n## {bench.name}\n{bench.summary}\n\n"
            "| figure | measured | to reach | |\n|---|---|---|---|\n" + "".join(rows)
        )
    return "".join(sections)


def _row(target: Target, value: float | None) -> str:
    measured = "" if value is None else _number(value)
    aim = f"{target.comparison} {_number(target.bound)}" if target.comparison else ""
    return f"| {target.words} | {measured} | {aim} | {target.verdict(value)} |\n"


def _rounded(value: float) -> float:
    return float(f"{value:.{DIGITS}g}")


def _number(value: float) -> str:
    whole = abs(value) >= 10 ** (DIGITS - 1)
    return f"{value:,.0f}" if whole else f"{value:g}"


def _write(path: Path, text: str) -> None:
    draft = path.with_suffix(".new")
    draft.write_text(text, encoding="utf-8")
    draft.replace(path)
