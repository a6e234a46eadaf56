"""How installers fail, played by small scripts; the tests of ./dardar itself use real ones."""

import io
from pathlib import Path

import pytest

from dardar.development import installers
from dardar.development.installers import Installers
from dardar.development.progress import Progress
from dardar.development.reasons import InstallError, NetworkError, NoVenvError
from tests.development.checkouts import TinyCheckout, make_program

NO_ENSUREPIP = "echo ensurepip is not available; exit 1"
NO_NETWORK = 'case "$*" in *--version) exit 0;; esac; echo dns error; exit 1'
MAKES_PYTHON = """
folder=$3
/bin/mkdir -p $folder/bin
/usr/bin/printf '#!/bin/sh\\n%s\\n' '{script}' > $folder/bin/python
/bin/chmod +x $folder/bin/python
"""


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> TinyCheckout:
    """Return a checkout of a machine that has neither uv nor anything else."""
    tiny = TinyCheckout(tmp_path)
    monkeypatch.setenv("PATH", str(tiny.programs))
    return tiny


@pytest.fixture
def stream() -> io.StringIO:
    return io.StringIO()


def install(checkout: TinyCheckout, stream: io.StringIO) -> None:
    Installers(checkout, Progress(stream)).install(checkout.environment, checkout.lock("run"))


def let_python_be(script: str, checkout: TinyCheckout, monkeypatch: pytest.MonkeyPatch) -> None:
    python = make_program(checkout.root.parent / "python", script)
    monkeypatch.setattr(installers, "BASE_PYTHON", str(python))


def test_without_uv_and_without_ensurepip_the_package_to_install_is_named(
    checkout: TinyCheckout, stream: io.StringIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    let_python_be(NO_ENSUREPIP, checkout, monkeypatch)
    with pytest.raises(NoVenvError, match="apt install python3-venv"):
        install(checkout, stream)


def test_where_pip_cannot_step_in_the_failure_of_uv_is_told(
    checkout: TinyCheckout, stream: io.StringIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_program(checkout.programs / "uv", NO_NETWORK)
    let_python_be(NO_ENSUREPIP, checkout, monkeypatch)
    with pytest.raises(NetworkError):
        install(checkout, stream)
    assert "with pip, since uv could not" in stream.getvalue()


def test_a_full_disk_is_told_without_trying_pip(
    checkout: TinyCheckout, stream: io.StringIO
) -> None:
    script = 'case "$*" in *--version) exit 0;; esac; echo No space left on device; exit 1'
    make_program(checkout.programs / "uv", script)
    with pytest.raises(InstallError, match="The disk is full"):
        install(checkout, stream)
    assert "pip" not in stream.getvalue()


def test_without_network_uv_is_not_fetched_and_nothing_else_tried(
    checkout: TinyCheckout, stream: io.StringIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    let_python_be(MAKES_PYTHON.format(script=NO_NETWORK), checkout, monkeypatch)
    with pytest.raises(NetworkError):
        install(checkout, stream)
    assert stream.getvalue() == "Fetching uv, which installs packages quickly, once …\n"
