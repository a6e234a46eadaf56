"""Models that lie in their packages: found, checked, loaded once a process, used by one at a time.

Their files are checked against the hashes of the package's own record (PEP 376's ``RECORD``) before
they are loaded, for one of them is parsed by C code that trusts what it is given.
"""

import base64
import hashlib
from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from importlib.metadata import PackageNotFoundError, PackagePath, distribution
from pathlib import Path
from threading import Lock

import numpy as np
from numpy.typing import NDArray

from dardar.core.matching.preparation import prepare

Vectors = NDArray[np.float32]
Encode = Callable[[list[str]], Vectors]


class EmbedderError(RuntimeError):
    """A model that cannot be used; the message says why."""


class ShippedEmbedder(ABC):
    """What the models that ship have in common; :mod:`.embedding` says what a model must do.

    A subclass says what it is and how it loads. Nothing is loaded before the first text.
    """

    id: str
    dim: int
    package: str
    """The distribution that holds it."""
    files: tuple[str, ...]
    """Its files, as the distribution's record names them."""
    batch: int
    """How many texts it encodes before another thread gets its turn."""

    def __init__(self) -> None:
        """Remember nothing yet."""
        self._lock = Lock()
        self._encode: Encode | None = None
        self._problem: str | None = None
        self._checked = False

    @property
    def problem(self) -> str | None:
        """Why it cannot be used, as far as is known without loading it; None if nothing is."""
        with self._lock:
            if not self._checked:
                self._checked = True
                try:
                    self.check()
                except EmbedderError as error:
                    self._problem = str(error)
            return self._problem

    def check(self) -> None:
        """Look whether the package is there and its files are as long as its record says.

        Raises:
            EmbedderError: they are not, or this processor cannot run it.

        """
        for name in self.files:
            _listed(self.package, name)

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return a vector of length one for each text.

        Raises:
            EmbedderError: the model is missing or broken, now and until the process ends.

        """
        found = np.empty((len(texts), self.dim), np.float32)
        if self.problem is not None:
            raise EmbedderError(self.problem)
        for start in range(0, len(texts), self.batch):
            part = [prepare(text) for text in texts[start : start + self.batch]]
            with self._lock:
                found[start : start + len(part)] = self._loaded()(part)
        return found

    @abstractmethod
    def load(self) -> Encode:
        """Load the model, whose files are as its package's record says."""

    def _loaded(self) -> Encode:
        if self._encode is None:
            try:
                for name in self.files:
                    _verify(self.package, name)
                self._encode = self.load()
            except (EmbedderError, ImportError, OSError, ValueError, RuntimeError) as error:
                self._problem = str(error)
                raise EmbedderError(self._problem) from error
        return self._encode


def path_of(package: str, name: str) -> Path:
    """Return where a file of a distribution lies.

    Raises:
        EmbedderError: there is no such distribution or file.

    """
    return Path(str(_listed(package, name).locate()))


def _listed(package: str, name: str) -> PackagePath:
    """Return the record of a file that is there and as long as it should be."""
    try:
        files = distribution(package).files or []
    except PackageNotFoundError as error:
        raise EmbedderError("not installed") from error
    listed = next((file for file in files if file.as_posix() == name), None)
    if listed is None:
        raise EmbedderError(f"{name} is not part of it")
    path = Path(str(listed.locate()))
    if not path.is_file():
        raise EmbedderError(f"{name} is missing")
    if listed.size is not None and path.stat().st_size != listed.size:
        raise EmbedderError(
            f"{name} is broken: {path.stat().st_size} bytes instead of {listed.size}"
        )
    return listed


def _verify(package: str, name: str) -> None:
    listed = _listed(package, name)
    if listed.hash is None:
        return
    with Path(str(listed.locate())).open("rb") as file:
        digest = hashlib.file_digest(file, listed.hash.mode).digest()
    if base64.urlsafe_b64encode(digest).decode().rstrip("=") != listed.hash.value:
        raise EmbedderError(f"{name} is broken: its hash is not that of its package")
