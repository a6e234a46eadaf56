"""Tiny checkouts to start ./dardar in: the real launcher, a lock of one small wheel, no network.

What the launcher hands over to is a stand-in that prints how it was called.
"""

import base64
import hashlib
import os
import shutil
import stat
import subprocess
import sys
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Final, NamedTuple

from dardar.development.checkout import Checkout, this_checkout

HERE: Final = this_checkout("test")
STAND_IN: Final = """
import sys
import tiny
print("started", *sys.argv[1:], "with tiny", tiny.VERSION)
"""
NOWHERE: Final = "http://127.0.0.1:9/simple"
"""An index at which nobody listens."""


def make_wheel(folder: Path, name: str, version: str, files: Mapping[str, str]) -> str:
    """Write a wheel of `files` into `folder`; return the line that pins it in a lock."""
    info = f"{name}-{version}.dist-info"
    contents = {
        **files,
        f"{info}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n",
        f"{info}/WHEEL": "Wheel-Version: 1.0\nGenerator: hand\nRoot-Is-Purelib: true\n"
        "Tag: py3-none-any\n",
    }
    record = [f"{path},sha256={_digest(text)},{len(text)}" for path, text in contents.items()]
    contents[f"{info}/RECORD"] = "\n".join([*record, f"{info}/RECORD,,", ""])
    folder.mkdir(exist_ok=True)
    wheel = folder / f"{name}-{version}-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as packed:
        for path, text in contents.items():
            entry = zipfile.ZipInfo(path)
            entry.external_attr = (stat.S_IFREG | 0o755) << 16  # scripts are to be started
            packed.writestr(entry, text)
    return f"{name}=={version} --hash=sha256:{hashlib.sha256(wheel.read_bytes()).hexdigest()}\n"


def _digest(text: str) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return base64.urlsafe_b64encode(digest).decode().rstrip("=")


def make_program(path: Path, script: str) -> Path:
    """Write an executable shell script and return its path."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o755)
    return path


def _real_uv() -> str | None:
    """Return the uv of this machine, or the one that the launcher fetched for this checkout."""
    own = HERE.work / "tools" / "bin" / "uv"
    return shutil.which("uv") or (str(own) if own.exists() else None)


UV: Final = _real_uv()


class TinyCheckout(Checkout):
    """A checkout whose packages are one wheel of one line, found in a folder beside it."""

    def __init__(self, folder: Path) -> None:
        """Make the checkout in ``folder/checkout`` and the wheel in ``folder/wheels``."""
        super().__init__(folder / "checkout")
        self.wheels = folder / "wheels"
        self.programs = folder / "programs"
        self.tools = self.work / "tools"
        package = self.root / "src" / "dardar"
        package.mkdir(parents=True)
        for name in ("__init__.py", "usage.py", "development"):
            (package / name).symlink_to(HERE.root / "src" / "dardar" / name)
        (package / "__main__.py").write_text(STAND_IN, encoding="utf-8")
        shutil.copy(HERE.root / "dardar", self.root)
        (self.root / "requirements").mkdir()
        tiny = make_wheel(self.wheels, "tiny", "1.0", {"tiny.py": "VERSION = '1.0'\n"})
        self.write_lock("run", tiny)
        self.write_lock("full", tiny)
        more = tiny + make_wheel(self.wheels, "more", "1.0", {"more.py": ""})
        self.write_lock("dev", more)
        self.write_lock("bench", more + make_wheel(self.wheels, "most", "1.0", {"most.py": ""}))
        # Not to be had anywhere: without a uv on PATH, pip has to do.
        self.write_lock("uv", f"uv==0 --hash=sha256:{'0' * 64}\n")

    def write_lock(self, name: str, text: str) -> None:
        """Write ``requirements/NAME.txt``."""
        (self.root / "requirements" / f"{name}.txt").write_text(text, encoding="utf-8")

    def full_lock(self) -> str:
        """Return the text of ``requirements/full.txt``."""
        return self.lock("full").read_text(encoding="utf-8")

    def offer_uv(self, script: str = 'exec "$real" "$@"') -> None:
        """Put a uv on the launcher's PATH that carries out `script`; $real is the real one."""
        make_program(self.programs / "uv", f"PATH='{os.environ['PATH']}' real='{UV}'\n{script}")

    def surroundings(self) -> dict[str, str]:
        """Return environment variables in which packages come from the wheels beside us alone."""
        others = {k: v for k, v in os.environ.items() if not k.startswith(("PIP_", "UV_"))}
        return {
            **others,
            "PATH": str(self.programs),
            "PIP_CONFIG_FILE": os.devnull,
            "PIP_FIND_LINKS": str(self.wheels),
            "PIP_NO_INDEX": "1",
            "UV_CACHE_DIR": str(self.wheels.parent / "cache"),
            "UV_FIND_LINKS": str(self.wheels),
            "UV_NO_CONFIG": "1",
            "UV_NO_INDEX": "1",
        }

    def start(self, *words: str, **variables: str) -> subprocess.Popen[str]:
        """Start ./dardar with `words` from another folder, in a process group of its own."""
        return subprocess.Popen(
            [sys.executable, self.root / "dardar", *words],
            env=self.surroundings() | variables,
            cwd=self.root.parent,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )

    def dardar(self, *words: str, **variables: str) -> "Ended":
        """Run ./dardar with `words` to its end."""
        return ended(self.start(*words, **variables))


class Ended(NamedTuple):
    """How a launcher ended and what it said."""

    code: int
    out: str
    err: str


def ended(process: subprocess.Popen[str]) -> Ended:
    """Wait until `process` has ended."""
    out, err = process.communicate(timeout=600)
    return Ended(process.returncode, out, err)
