"""The look keeps its promises: colours that read, icons that exist, pages without inline script."""

import re
from math import cos, radians, sin
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders

import dardar

PACKAGE = Path(dardar.__file__).parent
STATIC = PACKAGE / "static"
TEMPLATES = sorted((PACKAGE / "templates").rglob("*.html"))
STYLES = sorted((STATIC / "dardar" / "css").glob("*.css"))
SCRIPTS = sorted((STATIC / "dardar" / "js").glob("*.js"))
ICONS = re.findall(r'<symbol id="([\w-]+)"', (STATIC / "vendor/phosphor/icons.svg").read_text())
PAGES = "".join(template.read_text() for template in TEMPLATES)
WORKER = (PACKAGE / "web" / "capture" / "offline.py").read_text()  # which is no page
TOKENS = (STATIC / "dardar" / "css" / "tokens.css").read_text()
PAPERS = ["paper", "paper-raised", "paper-sunk", "paper-hover"]

Colour = tuple[float, float, float]


def colour(oklch: str) -> Colour:
    """Return linear sRGB of "L% C Hdeg" (Ottosson, A perceptual color space, 2020)."""
    lightness, chroma, hue = (float(part.rstrip("%deg")) for part in oklch.split())
    light, a, b = lightness / 100, chroma * cos(radians(hue)), chroma * sin(radians(hue))
    long = (light + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (light - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (light - 0.0894841775 * a - 1.2914855480 * b) ** 3
    red = 4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short
    green = -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short
    blue = -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short
    red, green, blue = (min(1.0, max(0.0, part)) for part in (red, green, blue))
    return red, green, blue


def role(name: str, *, dark: bool) -> Colour:
    """Return the colour of a role in one of the themes."""
    found = re.search(rf"--{name}: light-dark\(oklch\(([^)]+)\), oklch\(([^)]+)\)\)", TOKENS)
    assert found, f"no colour --{name}"
    return colour(found[2 if dark else 1])


def contrast(one: Colour, other: Colour) -> float:
    """Return the contrast ratio of WCAG 2.2."""
    lights = sorted(0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05 for r, g, b in (one, other))
    return lights[1] / lights[0]


def as_hex(linear: Colour) -> str:
    """Return "#rrggbb"."""
    curved = (12.92 * p if p <= 0.0031308 else 1.055 * p ** (1 / 2.4) - 0.055 for p in linear)
    return "#" + "".join(f"{round(255 * part):02x}" for part in curved)


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize(
    ("ink", "paper"),
    [
        *((ink, paper) for ink in ("ink", "ink-soft", "pine", "wax") for paper in PAPERS),
        *((f"on-{fill}", fill) for fill in ("pine", "wax", "berry")),
        *((f"{ink}-strong", f"{ink}-wash") for ink in ("pine", "wax")),
        *(("berry", paper) for paper in ("paper", "paper-raised", "berry-wash")),
        ("honey-ink", "honey-wash"),
        ("ink", "honey"),
        ("ink-soft", "honey-wash"),
        ("on-pine", "pine-strong"),
        ("on-wax", "wax-strong"),
    ],
)
def test_words_stand_out_from_their_paper(ink: str, paper: str, *, dark: bool) -> None:
    assert contrast(role(ink, dark=dark), role(paper, dark=dark)) >= 4.5


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("edge", ["rule-strong", "focus"])
def test_edges_and_focus_can_be_seen(edge: str, paper: str, *, dark: bool) -> None:
    assert contrast(role(edge, dark=dark), role(paper, dark=dark)) >= 3


def test_the_browser_is_framed_in_the_colour_of_the_paper() -> None:
    shown = (PACKAGE / "templates/parts/theme_color.html").read_text()
    assert as_hex(role("paper", dark=False)) in shown
    assert as_hex(role("paper", dark=True)) in shown


@pytest.mark.parametrize(
    "template", TEMPLATES, ids=lambda path: path.relative_to(PACKAGE).as_posix()
)
def test_every_icon_a_page_names_is_drawn(template: Path) -> None:
    named = re.findall(r'parts/icon\.html" with name="([\w-]+)"', template.read_text())
    named += re.findall(r'parts/empty\.html" with [^%]*icon="([\w-]+)"', template.read_text())
    assert set(named) <= {*ICONS, "wax"}


def test_the_guide_names_every_icon() -> None:
    guide = PACKAGE.parents[1] / "docs" / "look.md"
    assert "\n".join(ICONS).split() == re.findall(
        r"[\w-]+", guide.read_text().split("Names:")[1].split(".", 1)[0]
    )


@pytest.mark.parametrize(
    "template", TEMPLATES, ids=lambda path: path.relative_to(PACKAGE).as_posix()
)
def test_no_page_holds_inline_script_or_style(template: Path) -> None:
    text = template.read_text()
    inline = r"<style|\sstyle=|\son[a-z]+=|javascript:|<script(?![^>]*(?:\ssrc=|/json))"
    assert not re.search(inline, text)


@pytest.mark.parametrize(
    "template", TEMPLATES, ids=lambda path: path.relative_to(PACKAGE).as_posix()
)
def test_every_static_file_a_page_loads_is_there(template: Path) -> None:
    named = re.findall(r"{% static ['\"]([^'\"]+)['\"] %}", template.read_text())
    assert [name for name in named if finders.find(name) is None] == []


@pytest.mark.parametrize("style", STYLES, ids=lambda path: path.stem)
def test_every_style_is_loaded_lies_in_a_layer_and_stays_short(style: Path) -> None:
    text = style.read_text()
    assert f"dardar/css/{style.name}" in PAGES
    assert re.search(r"^@layer \w+ {", text, re.MULTILINE)
    assert len(text.splitlines()) <= 400


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.stem)
def test_every_script_is_loaded_by_a_page_or_by_another(script: Path) -> None:
    imported = "".join(other.read_text() for other in SCRIPTS)
    assert f"dardar/js/{script.name}" in PAGES + WORKER or f'"./{script.name}"' in imported


@pytest.mark.parametrize(
    "folder", sorted((STATIC / "vendor").iterdir()), ids=lambda path: path.name
)
def test_what_others_made_keeps_its_licence_beside_it(folder: Path) -> None:
    assert (folder / "LICENSE").read_text().strip()
