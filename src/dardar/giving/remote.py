"""A model of language on another machine, where the keeper has configured one; off by default.

The interface is the one of OpenAI that many programs share: ``POST {url}/embeddings`` with a
``model`` and ``input``, a list of texts, is answered by ``data``, in which each text has its
``index`` and its ``embedding``.
Words of offers and needs leave this machine by it, and nothing else does: neither names nor ids.

It may be away for a while. It then rests, and matching goes on without it; after that it is asked
again for what it has missed.
"""

import hashlib
import json
import logging
import time
from collections.abc import Callable, Sequence
from functools import cache
from http.client import HTTPException
from threading import Lock
from typing import Any, Final
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

import numpy as np
from django.conf import settings

from dardar.config import EmbeddingServer
from dardar.core.matching.embedding import EmbedderError, Vectors
from dardar.core.matching.preparation import LONGEST, prepare
from dardar.core.matching.reference import Reference, made_with

logger = logging.getLogger(__name__)

# Texts of a request.
BATCH: Final = 64
# Seconds until the next try after one that failed.
REST: Final = 600.0
# Seconds for each step of a request, and for all of it.
STEP: Final = 20.0
WHOLE: Final = 60.0
# Bytes of an answer: 64 vectors of 8,192 numbers, each written with 25 characters.
LARGEST: Final = 16 * 1024 * 1024
_LONGEST_ID: Final = 60  # as rows keep it
_DIGEST: Final = 8
_CHUNK: Final = 64 * 1024
# What stands in for a text of which nothing is left: the interface takes no empty ones.
_NOTHING: Final = "-"


class _NoRedirect(HTTPRedirectHandler):
    """Follows nowhere: the key and the words are for the host that was configured."""

    def redirect_request(self, *_args: object, **_more: object) -> None:
        """Make of a redirect the error that it is."""


class RemoteEmbedder:
    """A model behind an OpenAI-compatible interface (:class:`~.embedding.Embedder`)."""

    def __init__(
        self,
        place: EmbeddingServer,
        *,
        whole: float = WHOLE,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Know where it is; nothing is asked before the first text.

        Args:
            place: the interface.
            whole: seconds that an answer may take.
            clock: tells seconds.

        """
        self._place = place
        self._whole = whole
        self._clock = clock
        self._opener = build_opener(_NoRedirect)
        self._lock = Lock()
        self._dim: int | None = None
        self._reference: Reference | None = None
        self._problem = ""
        self._rests_until = -float("inf")

    @property
    def host(self) -> str:
        """The name of the machine it is on, with its port if that is unusual."""
        return urlsplit(self._place.url).netloc

    @property
    def id(self) -> str:
        """The model and the host, shortened by a hash where that is too long for a row."""
        whole = f"{self._place.model}@{self.host}"
        if len(whole) <= _LONGEST_ID:
            return whole
        digest = hashlib.sha256(whole.encode()).hexdigest()[:_DIGEST]
        return f"{whole[: _LONGEST_ID - _DIGEST - 1]}~{digest}"

    @property
    def dim(self) -> int:
        """How many numbers a vector has; asks once.

        Raises:
            EmbedderError: the model cannot be used.

        """
        if self._dim is None:
            self.encode([_NOTHING])
        return self._dim or 0

    @property
    def problem(self) -> str | None:
        """Why it rests, None if it does not."""
        return self._problem if self._clock() < self._rests_until else None

    def reference(self) -> Reference:
        """Return the reference texts as this model sees them, made once.

        Raises:
            EmbedderError: the model cannot be used.

        """
        if self._reference is None:
            self._reference = made_with(self)
        return self._reference

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return a vector of length one for each text.

        Raises:
            EmbedderError: the model cannot be used; it rests from now on.

        """
        with self._lock:
            if problem := self.problem:
                raise EmbedderError(problem)
            prepared = [_prepared(text) for text in texts]
            try:
                parts = [
                    self._asked(prepared[start : start + BATCH])
                    for start in range(0, len(prepared), BATCH)
                ]
            except EmbedderError as error:
                self._problem = f"{self.host}: {error}"
                self._rests_until = self._clock() + REST
                logger.warning("the model at %s", self._problem)
                raise
        return np.vstack(parts) if parts else np.empty((0, self._dim or 0), np.float32)

    def _asked(self, texts: list[str]) -> Vectors:
        vectors = _vectors(self._answer(texts), len(texts))
        if self._dim is None:
            self._dim = vectors.shape[1]
        if vectors.shape[1] != self._dim:
            raise EmbedderError(f"{vectors.shape[1]} numbers instead of {self._dim}")
        return vectors

    def _answer(self, texts: list[str]) -> object:
        """Send texts and return what comes back, read as JSON."""
        asked = {"model": self._place.model, "input": texts, "encoding_format": "float"}
        headers = {"Content-Type": "application/json", "Accept": "application/json"}
        if self._place.key:
            headers["Authorization"] = f"Bearer {self._place.key}"
        # Only http and https are configured: dardar.config.embedding_server.
        request = Request(f"{self._place.url}/embeddings", json.dumps(asked).encode(), headers)  # noqa: S310
        deadline = time.monotonic() + self._whole
        try:
            with self._opener.open(request, timeout=min(STEP, self._whole)) as response:
                return json.loads(_read(response, deadline))
        except HTTPError as error:
            error.close()
            raise EmbedderError(f"answered with status {error.code}") from error
        except (OSError, HTTPException) as error:
            # The words of the error are those of this machine: nothing is quoted.
            why = getattr(error, "reason", None) or error
            raise EmbedderError(f"cannot be reached ({why})") from error
        except (ValueError, RecursionError) as error:
            raise EmbedderError("answered with something that is no JSON") from error


@cache
def _at(place: EmbeddingServer) -> RemoteEmbedder:
    return RemoteEmbedder(place)


def configured() -> RemoteEmbedder | None:
    """Return the model on another machine that the keeper has configured, if there is one."""
    return _at(settings.EMBEDDINGS) if settings.EMBEDDINGS.url else None


def _prepared(text: str) -> str:
    """Return a text as every model gets it; one that is a town and no more as it is."""
    whole = text.encode(errors="ignore").decode().strip()
    return prepare(text) or whole[:LONGEST] or _NOTHING


def _read(response: Any, deadline: float) -> bytes:  # noqa: ANN401 - urllib tells no type
    """Return the body of an answer that is neither too long nor too slow."""
    parts, size = [], 0
    while part := response.read1(_CHUNK):
        parts.append(part)
        size += len(part)
        if size > LARGEST:
            raise EmbedderError(f"answered with more than {LARGEST} bytes")
        if time.monotonic() > deadline:
            raise EmbedderError("answered too slowly")
    return b"".join(parts)


def _vectors(answer: object, count: int) -> Vectors:
    """Return the vectors of an answer in the order of their texts, each of length one."""
    try:
        rows = answer["data"]  # type: ignore[index] # whatever it is, it is tried
        by_place = {int(row["index"]): row["embedding"] for row in rows}
        with np.errstate(over="ignore"):  # is told below
            found = np.array([by_place[place] for place in range(count)], np.float32)
    except (TypeError, KeyError, IndexError, ValueError, OverflowError) as error:
        raise EmbedderError("answered with something that holds no vectors") from error
    if len(by_place) != count or found.ndim != 2 or not found.shape[1]:  # noqa: PLR2004 - a table
        raise EmbedderError("answered with vectors that do not belong to the texts")
    with np.errstate(over="ignore"):
        lengths = np.linalg.norm(found, axis=1, keepdims=True)
    if not (np.isfinite(lengths).all() and (lengths > 0).all()):
        raise EmbedderError("answered with a vector that is none")
    unit: Vectors = found / lengths
    return unit
