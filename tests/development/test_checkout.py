from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

import dardar
from dardar.development import bench, lock, test
from dardar.development.checkout import this_checkout


def test_this_source_is_a_checkout() -> None:
    checkout = this_checkout("test")
    assert (checkout.root / "dardar").is_file()
    assert checkout.named(checkout.lock("run")) == "requirements/run.txt"


@pytest.mark.parametrize(
    ("name", "main"), [("test", test.main), ("bench", bench.main), ("lock", lock.main)]
)
def test_an_installed_package_says_that_a_command_needs_a_checkout(
    name: str,
    main: Callable[[Sequence[str]], int],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    installed = tmp_path / "lib" / "site-packages" / "dardar" / "__init__.py"
    monkeypatch.setattr(dardar, "__file__", str(installed))
    assert main([]) == 2
    assert capsys.readouterr().err == (
        f"dardar {name} runs in a checkout of the source, as ./dardar {name}.\n"
    )
