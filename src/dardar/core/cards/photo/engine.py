"""The reader that ships: the networks in rapidocr's package, run by onnxruntime.

Of rapidocr only the networks are used. They lie in its package, so nothing is ever downloaded;
what surrounds them there is a frame for many networks of which we would use a tenth.
"""

from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from onnxruntime import GraphOptimizationLevel, InferenceSession, SessionOptions

from dardar.core.cards.photo.detector import Detector
from dardar.core.cards.photo.geometry import Corners, Pixels
from dardar.core.cards.photo.reader import Words
from dardar.core.cards.photo.recogniser import Recogniser

_FINDS: Final = "PP-OCRv6_det_small.onnx"
_READS: Final = "PP-OCRv6_rec_small.onnx"
_ONLY_FATAL: Final = 4


class PaddleReader:
    """PP-OCRv6 small, for Latin and most other scripts; begins in about half a second."""

    def __init__(self, threads: int) -> None:
        """Load both networks, which will use so many threads.

        Raises:
            FileNotFoundError: rapidocr is not there, or no longer ships these networks.

        """
        self._detector = Detector(_session(_FINDS, threads))
        self._recogniser = Recogniser(_session(_READS, threads))

    def find(self, picture: Pixels) -> list[Corners]:
        """Return where lines of text stand, along their longer sides."""
        return self._detector.find(picture)

    def read(self, picture: Pixels, places: Sequence[Corners]) -> list[Words]:
        """Return what stands in each place, read from its first corner to its second."""
        return self._recogniser.read(picture, places)


def _session(name: str, threads: int) -> InferenceSession:
    package = find_spec("rapidocr")
    folders = package.submodule_search_locations if package else None
    if not folders:
        raise FileNotFoundError(name)
    path = Path(folders[0]) / "models" / name
    if not path.is_file():
        raise FileNotFoundError(path)
    options = SessionOptions()
    options.log_severity_level = _ONLY_FATAL
    # An arena keeps what the largest picture took, for good.
    options.enable_cpu_mem_arena = False
    options.graph_optimization_level = GraphOptimizationLevel.ORT_ENABLE_ALL
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    # Threads that wait must not burn a processor the server needs.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    return InferenceSession(path, options, providers=["CPUExecutionProvider"])
