"""Why two may be one person, in words: what was compared, and how it came out."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from dardar.core.cards.fields import Kind
from dardar.core.cards.stored import StoredField
from dardar.core.identity import nicknames
from dardar.core.identity.text import fold

Words = str | Promise

# By comparison and level of the model, the most telling first.
_FOR: Final[Mapping[tuple[str, str], Words]] = {
    ("profile", "same"): gettext_lazy("same profile"),
    ("mail", "same"): gettext_lazy("same mail address"),
    ("phone", "mobile"): gettext_lazy("same mobile"),
    ("birthday", "same"): gettext_lazy("same birthday"),
    ("name", "same"): gettext_lazy("same name"),
    ("name", "families"): gettext_lazy("same surnames"),
    ("given", "same"): gettext_lazy("same given name"),
    ("given", "part"): gettext_lazy("%(longer)s may go by %(shorter)s"),
    ("given", "nickname"): gettext_lazy("%(nick)s is %(formal)s"),
    ("given", "initial"): gettext_lazy("%(shorter)s may be %(longer)s"),
    ("given", "sound"): gettext_lazy("%(ours)s sounds like %(theirs)s"),
    ("given", "slip"): gettext_lazy("%(ours)s and %(theirs)s differ by a letter"),
    ("given", "overlap"): gettext_lazy("a given name in common"),
    ("family1", "same"): gettext_lazy("same surname"),
    ("family1", "sound"): gettext_lazy("%(ours)s sounds like %(theirs)s"),
    ("family1", "slip"): gettext_lazy("%(ours)s and %(theirs)s differ by a letter"),
    ("family1", "crossed"): gettext_lazy("surnames in another order"),
    ("family2", "same"): gettext_lazy("same second surname"),
    ("family2", "sound"): gettext_lazy("%(ours)s sounds like %(theirs)s"),
    ("family2", "slip"): gettext_lazy("%(ours)s and %(theirs)s differ by a letter"),
    ("company", "same"): gettext_lazy("same company"),
    ("company", "firm"): gettext_lazy("same company, by the mail address"),
    ("company", "slip"): gettext_lazy("companies written alike"),
    ("phone", "landline"): gettext_lazy("same landline"),
    ("mail", "mailbox"): gettext_lazy("same shared mailbox"),
    ("place", "same"): gettext_lazy("same place"),
    ("family2", "missing"): gettext_lazy("one surname missing"),
}
_AGAINST: Final[Mapping[tuple[str, str], Words]] = {
    ("given", "different"): gettext_lazy("different given names"),
    ("family1", "different"): gettext_lazy("different surnames"),
    ("family2", "different"): gettext_lazy("different second surnames"),
    ("profile", "different"): gettext_lazy("different profiles"),
    ("birthday", "different"): gettext_lazy("different birthdays"),
}
# Levels that say something only where one of the two is silent.
_ONE_SIDED: Final = "missing"
_NAMES: Final = ("given", "family1", "family2")
MOST: Final = 5


@dataclass(frozen=True, slots=True)
class Likeness:
    """Why two may be one, the most telling first, and what speaks against it."""

    pro: tuple[str, ...]
    contra: tuple[str, ...]

    def __str__(self) -> str:
        """Return the reasons as a sentence without its stop."""
        text = "; ".join(self.pro)
        return text[:1].upper() + text[1:]


def likeness(evidence: Iterable[Sequence[str]], said: Iterable[StoredField]) -> Likeness:
    """Return the reasons of evidence in words.

    Args:
        evidence: lists of comparison, level and the two values that were compared, folded.
        said: what is known of both, from which names get their letters back.

    """
    found = _with_whole_names({name: _Said(*rest) for name, *rest in evidence})
    spelt = _spellings(said)
    return Likeness(
        tuple(
            str(words) % found[name].named(spelt)
            for (name, level), words in _FOR.items()
            if name in found and found[name].level == level and found[name].counts
        )[:MOST],
        tuple(
            str(words)
            for (name, level), words in _AGAINST.items()
            if name in found and found[name].level == level
        ),
    )


@dataclass(frozen=True, slots=True)
class _Said:
    """What one comparison found."""

    level: str
    ours: str = ""
    theirs: str = ""

    @property
    def counts(self) -> bool:
        """Whether it says something: what neither has is no reason."""
        return self.level != _ONE_SIDED or bool(self.ours) != bool(self.theirs)

    def named(self, spelt: Mapping[str, str]) -> dict[str, str]:
        """Return the two values as people write them, by the part each plays."""
        ours, theirs = (_spelt(text, spelt) for text in (self.ours, self.theirs))
        shorter, longer = sorted((ours, theirs), key=len)
        is_ours_formal = self.ours in nicknames.formal(self.theirs)
        nick, formal = (theirs, ours) if is_ours_formal else (ours, theirs)
        return {
            "ours": ours,
            "theirs": theirs,
            "shorter": shorter,
            "longer": longer,
            "nick": nick,
            "formal": formal,
        }


def _with_whole_names(said: Mapping[str, _Said]) -> dict[str, _Said]:
    """Say once what is true of the whole name, or of both surnames."""
    same = {name for name in _NAMES if name in said and said[name].level == "same"}
    others = {name for name in _NAMES if name in said and said[name].level != "missing"} - same
    if same >= {"given", "family1"} and not others:
        whole = {"name": _Said("same")}
    elif same >= {"family1", "family2"}:
        whole, same = {"name": _Said("families")}, same - {"given"}
    else:
        return dict(said)
    return {name: one for name, one in said.items() if name not in same} | whole


def _spellings(fields: Iterable[StoredField]) -> dict[str, str]:
    """Return words of names as they are written, by how they are compared."""
    named = (f["value"] for f in fields if f["kind"] in {Kind.NAME, Kind.NICKNAME})
    return {fold(word): word for name in named for word in name.replace(",", " ").split()}


def _spelt(text: str, spelt: Mapping[str, str]) -> str:
    return " ".join(spelt.get(word, word.capitalize()) for word in text.split())
