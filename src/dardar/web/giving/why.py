"""Why an offer answers a need, and how well I know who offers it, in words."""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from django.utils.functional import Promise
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dardar.core.matching.conflicts import Common, Conflict
from dardar.core.matching.taste import SAME_LANGUAGE, SAME_PLACE, Because
from dardar.giving.matching import Reasons
from dardar.giving.tastes import MINE, TIE
from dardar.giving.ties import Strength

Words = str | Promise
COMMON: Final[Mapping[Common, Words]] = {
    Common.PLACE: gettext_lazy("the same place"),
    Common.LANGUAGE: gettext_lazy("the same language"),
    Common.MONTH: gettext_lazy("the same month"),
}
AGAINST: Final[Mapping[Conflict, Words]] = {
    Conflict.SIDE: gettext_lazy("one of the two may be worded the other way round"),
    Conflict.DENIED: gettext_lazy("one of the two rules it out"),
    Conflict.PLACE: gettext_lazy("they are about different places"),
    Conflict.LANGUAGE: gettext_lazy("they are about different languages"),
    Conflict.MONTH: gettext_lazy("they are about different months"),
}
TIES: Final[Mapping[Strength, Words]] = {
    Strength.CLOSE: gettext_lazy("close to you"),
    Strength.LOOSE: gettext_lazy("you know each other"),
    Strength.FAINT: gettext_lazy("you have lost touch a little"),
    Strength.NONE: gettext_lazy("not met yet"),
}
# What taste looks at besides words.
_TASTES: Final[Mapping[str, tuple[Words, Words]]] = {
    SAME_LANGUAGE: (
        gettext_lazy("you often say yes when both speak one language"),
        gettext_lazy("you often say no when both speak one language"),
    ),
    SAME_PLACE: (
        gettext_lazy("you often say yes when both are in one place"),
        gettext_lazy("you often say no when both are in one place"),
    ),
    TIE: (
        gettext_lazy("you often say yes to people close to you"),
        gettext_lazy("you often say no to people close to you"),
    ),
    MINE: (
        gettext_lazy("you often say yes to what you can do yourself"),
        gettext_lazy("you often say no to what you can do yourself"),
    ),
}


@dataclass(frozen=True)
class Why:
    """What speaks for an offer and against it."""

    reasons: Reasons
    because: Because | None = None

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """Words of the need and of the offer that mean alike."""
        return [(need, offer) for need, offer, is_same in self.reasons["words"] if not is_same]

    @property
    def shared(self) -> list[str]:
        """Words both say, as the offer says them."""
        return [offer for _need, offer, is_same in self.reasons["words"] if is_same]

    @property
    def common(self) -> list[Words]:
        """What else they share."""
        return [words for code, words in COMMON.items() if code in self.reasons["common"]]

    @property
    def against(self) -> list[Words]:
        """What speaks against it."""
        return [words for code, words in AGAINST.items() if code in self.reasons["conflicts"]]

    @cached_property
    def taste(self) -> str:
        """What of the owner's own yes and no moves it, "" if nothing does."""
        if self.because is None:
            return ""
        if (word := self.because.word) is not None:
            liked = _("you often say yes to “%(word)s”")
            disliked = _("you often say no to “%(word)s”")
            return (liked if self.because.raised else disliked) % {"word": word}
        raised, lowered = _TASTES[self.because.feature]
        return str(raised if self.because.raised else lowered)

    @property
    def is_meant(self) -> bool:
        """Whether nothing but the meaning of the whole speaks for it."""
        return not (self.pairs or self.shared or self.common)


def marked(text: str, words: Collection[str]) -> SafeString:
    """Return a text in which some of its words are marked."""
    if not words:
        return conditional_escape(text)
    longest = sorted({re.escape(word) for word in words if word}, key=len, reverse=True)
    parts = re.split(rf"(?<!\w)({'|'.join(longest)})(?!\w)", text, flags=re.IGNORECASE)
    shown = (
        format_html("<mark>{}</mark>", part) if place % 2 else conditional_escape(part)
        for place, part in enumerate(parts)
    )
    return mark_safe("".join(shown))  # noqa: S308 # nosec B308 - each part is escaped above


def need_words(some: Iterable[Reasons]) -> set[str]:
    """Return the words of a need that any of some offers answers."""
    return {need for reasons in some for need, _offer, _is_same in reasons["words"]}


def offer_words(reasons: Reasons) -> set[str]:
    """Return the words of an offer that answer a need."""
    return {offer for _need, offer, _is_same in reasons["words"]}
