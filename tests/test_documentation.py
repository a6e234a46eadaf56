"""The handbook is held to the program: what can be set or run is documented."""

import re
from pathlib import Path

import pytest

from dardar import config

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"


@pytest.mark.parametrize("variable", [v.name for v in config.VARIABLES])
def test_every_setting_is_in_the_handbook_and_none_besides(variable: str) -> None:
    page = (DOCS / "hosting.md").read_text(encoding="utf-8")
    documented = set(re.findall(r"^\| `(DARDAR_\w+)`", page, re.MULTILINE))
    assert variable in documented
    assert documented == {v.name for v in config.VARIABLES}


@pytest.mark.parametrize("page", sorted(p.relative_to(ROOT).as_posix() for p in DOCS.rglob("*.md")))
def test_links_between_pages_lead_somewhere(page: str) -> None:
    check_links(ROOT / page)


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md"])
def test_links_from_the_front_lead_somewhere(page: str) -> None:
    check_links(ROOT / page)


def check_links(page: Path) -> None:
    targets = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8"))
    missing = [target for target in targets if not (page.parent / target).exists()]
    assert not missing
