"""Static files under names that hold a hash of what is in them."""

from typing import Any, ClassVar, Final

from whitenoise.storage import CompressedManifestStaticFilesStorage

# Django's own patterns for modules also find what others' comments call an import.
_IMPORTS: Final = ((r"""(?P<matched>from "(?P<url>[.]/[\w-]+[.]js)")""", 'from "%(url)s"'),)


class HashedFiles(CompressedManifestStaticFilesStorage):  # type: ignore[misc] # whitenoise ships no types
    """Our scripts name the scripts they import by the hash, too: no page mixes two releases."""

    patterns: ClassVar[tuple[Any, ...]] = (
        *CompressedManifestStaticFilesStorage.patterns,
        ("dardar/js/*.js", _IMPORTS),
    )
