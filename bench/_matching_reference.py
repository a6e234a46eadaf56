"""Makes the vectors of the reference texts: ``python -m bench._matching_reference``.

They are kept in sixteen bits, which changes no cosine by a thousandth.
"""

from pathlib import Path
from typing import Final

import numpy as np

from dardar.core.matching import reference
from dardar.core.matching.embedding import Embedder, Vectors, available

OUT: Final = Path("src/dardar/core/matching/reference.npz")


def main() -> None:
    kept = {}
    for embedder in available():
        made = reference.made_with(embedder)
        kept[embedder.id] = np.vstack([made.vectors[cell] for cell in reference.CELLS]).astype(
            np.float16
        )
        means = _means_of_words(embedder)
        kept[f"{embedder.id}{reference.OF_WORDS}"] = means.astype(np.float16)
        print(embedder.id, kept[embedder.id].shape)
    np.savez_compressed(OUT, allow_pickle=False, **kept)


def _means_of_words(embedder: Embedder) -> Vectors:
    found = reference.words()
    return np.vstack([embedder.encode(found[one]).mean(axis=0) for one in reference.LANGUAGES])


if __name__ == "__main__":
    main()
