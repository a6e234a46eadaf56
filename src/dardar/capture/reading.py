"""Read photographs in a process of their own, so that the server stays lean and never falls.

Decoders and networks work on bytes from anywhere and take hundreds of megabytes; in the child they
can be ended with all they hold. The child begins at the first picture, knows no Django, lives until
nobody has needed it for some minutes, and ends with the process that began it.
"""

import contextlib
import logging
import os
import pickle
import signal
import struct
import subprocess
import sys
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from threading import Event, Lock, Timer
from typing import IO, Final, Literal, TypeAlias

import dardar
from dardar.core.cards.photo.opening import PictureError
from dardar.core.cards.photo.picture import Picture

logger = logging.getLogger(__name__)

# Bytes of data that the child may hold. With the programs' own pages, which the limit does not
# count, it stays below 1 GB; twelve cards in a picture take 460 MB.
MOST_MEMORY: Final = 880 * 1024 * 1024
# Seconds for one picture; twelve cards take ten to twenty of them on a small machine.
LONGEST: Final = 120.0
# Seconds without a picture after which the child ends.
IDLE: Final = 300.0
_PATIENCE: Final = 2.0  # seconds for a child to end by itself
_THREADS: Final = 2
_NICER: Final = 5  # than the server, whose pages come first
_LENGTH: Final = struct.Struct(">Q")
_PROGRAM: Final = "from dardar.capture.reading import serve; serve()"
_PACKAGES: Final = ("cv2", "numpy", "onnxruntime", "rapidocr")
_OUT_OF_MEMORY: Final = 77  # how the child says that it ended for that

Cause: TypeAlias = Literal["memory", "crashed", "timeout"]


class ReadingError(RuntimeError):
    """A picture that could not be read, though it may be a good one.

    ``code`` is ``memory`` (it takes more than the child may hold), ``crashed`` or ``timeout``.
    """

    def __init__(self, code: Cause) -> None:
        """Keep the code, which faces translate."""
        super().__init__(code)
        self.code: Cause = code


def is_available() -> bool:
    """Return whether text can be read: the packages of the extra ``cards`` are there."""
    return all(find_spec(package) is not None for package in _PACKAGES)


class ReadingProcess:
    """The child and what is said to it. Threads take turns."""

    def __init__(
        self, *, most_memory: int = MOST_MEMORY, longest: float = LONGEST, idle: float = IDLE
    ) -> None:
        """Prepare.

        Args:
            most_memory: bytes that the child may hold.
            longest: seconds for one picture.
            idle: seconds without a picture after which the child ends.

        """
        self._most_memory = most_memory
        self._longest = longest
        self._idle = idle
        self._turn = Lock()
        self._child: subprocess.Popen[bytes] | None = None
        self._end: Timer | None = None

    @property
    def pid(self) -> int | None:
        """Return the number of the child's process, None while there is none."""
        return self._child.pid if self._child else None

    def read(self, data: bytes) -> Picture:
        """Return what is seen in a picture; a child that ended meanwhile is begun again once.

        Raises:
            PictureError: no picture can be made of these bytes.
            ReadingError: the child ended twice, or took too long.

        """
        with self._turn:
            self._stay()
            try:
                return self._asked(data)
            except ReadingError as error:
                if error.code == "timeout":
                    raise
                logger.warning("reading a picture failed (%s), once more", error.code)
                return self._asked(data)
            finally:
                self._end_later()

    def stop(self) -> None:
        """End the child, if there is one; it will begin again when needed."""
        with self._turn:
            self._stay()
            self._over()

    def _asked(self, data: bytes) -> Picture:
        child = self._running()
        is_late = Event()

        def too_late() -> None:
            is_late.set()
            child.kill()

        bell = _started(Timer(self._longest, too_late))
        try:
            _send(child.stdin, data)
            answer: Picture | PictureError = pickle.loads(_receive(child.stdout))  # noqa: S301 - ours
        except (OSError, EOFError):
            self._over()
            if is_late.is_set():
                raise ReadingError("timeout") from None
            is_memory = child.returncode == _OUT_OF_MEMORY
            raise ReadingError("memory" if is_memory else "crashed") from None
        finally:
            bell.cancel()
        if isinstance(answer, PictureError):
            raise answer
        return answer

    def _running(self) -> subprocess.Popen[bytes]:
        if self._child is None or self._child.poll() is not None:
            path = [str(Path(dardar.__file__).parents[1]), os.environ.get("PYTHONPATH", "")]
            # Numpy's own threads would only take memory.
            more = {"PYTHONPATH": os.pathsep.join(filter(None, path)), "OPENBLAS_NUM_THREADS": "1"}
            self._child = subprocess.Popen(  # noqa: S603 - a fixed command line
                [sys.executable, "-P", "-c", _PROGRAM, str(self._most_memory)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                env=os.environ | more,
            )
        return self._child

    def _stay(self) -> None:
        if self._end:
            self._end.cancel()
            self._end = None

    def _end_later(self) -> None:
        self._end = _started(Timer(self._idle, self._end_if_idle))

    def _end_if_idle(self) -> None:
        if self._turn.acquire(blocking=False):
            try:
                self._over()
            finally:
                self._turn.release()

    def _over(self) -> None:
        """Let the child end, at once if it does not by itself."""
        child, self._child = self._child, None
        if child is None:
            return
        # At the end of its input it ends by itself; closing it writes nothing that waits.
        with contextlib.suppress(OSError), child:
            try:
                child.communicate(timeout=_PATIENCE)
            except subprocess.TimeoutExpired:
                child.kill()


_process: Final = ReadingProcess()


def read(data: bytes) -> Picture:
    """Return what is seen in a picture: its cards with their text, and its codes.

    Where the packages of the extra ``cards`` are missing, it is one card of which nothing but codes
    was read. Takes about a second a card; the first picture a second more.

    Raises:
        PictureError: no picture can be made of these bytes.
        ReadingError: it took too much memory or time, or the child ended twice.

    """
    return _process.read(data)


def stop() -> None:
    """End the child of this process, if there is one."""
    _process.stop()


def serve() -> None:
    """Be the child: answer each picture on standard input until that is closed.

    The first argument is the bytes of data that may be held.
    """
    _be_modest(int(sys.argv[1]))
    pictures, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a library prints is no answer
    look = _looking()
    while True:
        try:
            data = _receive(pictures)
        except EOFError:
            return
        try:
            answer: Picture | PictureError = look(data)
        except PictureError as error:
            answer = error
        except Exception as error:
            if _is_of_memory(error):
                raise SystemExit(_OUT_OF_MEMORY) from error
            raise
        try:
            _send(answers, pickle.dumps(answer))
        except BrokenPipeError:
            return


def _be_modest(most_memory: int) -> None:
    """Take no more memory than allowed, and the processor only after the server.

    Ctrl-C is for the server: its child ends with it.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform != "win32":
        import resource  # noqa: PLC0415 - is nowhere else

        resource.setrlimit(resource.RLIMIT_DATA, (most_memory, most_memory))
        os.nice(_NICER)


def _looking() -> Callable[[bytes], Picture]:
    """Return what looks at a picture here, with all that is installed."""
    if not is_available():
        from dardar.core.cards.photo.plain import read_codes_only  # noqa: PLC0415 - the child's

        return read_codes_only
    import cv2  # noqa: PLC0415 - the server must not hold what only the child needs

    from dardar.core.cards.photo.engine import PaddleReader  # noqa: PLC0415
    from dardar.core.cards.photo.passes import read_picture  # noqa: PLC0415

    cv2.setNumThreads(_THREADS)
    reader = PaddleReader(_THREADS)
    return lambda data: read_picture(data, reader)


def _is_of_memory(error: Exception) -> bool:
    """Return whether memory gave out; libraries in C++ say so in words only."""
    return isinstance(error, MemoryError) or "alloc" in str(error).lower()


def _started(timer: Timer) -> Timer:
    timer.daemon = True
    timer.start()
    return timer


def _send(pipe: IO[bytes] | None, data: bytes) -> None:
    if pipe is None:
        raise EOFError
    pipe.write(_LENGTH.pack(len(data)) + data)
    pipe.flush()


def _receive(pipe: IO[bytes] | None) -> bytes:
    """Return the next message.

    Raises:
        EOFError: there is none, or the other process ended in the middle.

    """
    header = pipe.read(_LENGTH.size) if pipe else b""
    if len(header) < _LENGTH.size:
        raise EOFError
    length = _LENGTH.unpack(header)[0]
    data = pipe.read(length) if pipe else b""
    if len(data) < length:
        raise EOFError
    return data
