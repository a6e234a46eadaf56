"""What the history says of a change: a sentence for each verb.

Features further up add the sentences of their verbs to :data:`SENTENCES`.
"""

from collections.abc import Sequence
from typing import Final, cast

from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext_lazy
from django.utils.translation import gettext_lazy as _

from dardar.people.models import Change

# A line of the history names somebody; it does not tell their life.
LONGEST_NAME: Final = 200
# Of several people it names so many; dots stand for the rest.
NAMED: Final = 3

# By verb: a lazy translation with the change's words as named places, as %(name)s. Of a plural one
# the word named ``count`` decides.
SENTENCES: Final[dict[str, Promise | str]] = {
    "joined": _("You joined %(names)s: they are one person."),
    "told_apart": _("You told %(names)s apart: they are not the same."),
    "same_put_off": _("You put off whether %(names)s are the same."),
    "parted": _("You took somebody else out of %(name)s."),
    "added": _("You added %(name)s."),
    "edited": _("You edited %(name)s."),
    "noted": _("You wrote a note about %(name)s."),
    "note_edited": _("You changed a note about %(name)s."),
    "note_deleted": _("You deleted a note about %(name)s."),
    "pictured": _("You put in a picture of %(name)s."),
    "unpictured": _("You took away a picture of %(name)s."),
    "labelled": _("You gave %(name)s the label “%(label)s”."),
    "labelled_many": ngettext_lazy(
        "You gave %(count)d person the label “%(label)s”.",
        "You gave %(count)d people the label “%(label)s”.",
        "count",
    ),
    "unlabelled": _("You took the label “%(label)s” from %(name)s."),
    "unlabelled_many": ngettext_lazy(
        "You took the label “%(label)s” from %(count)d person.",
        "You took the label “%(label)s” from %(count)d people.",
        "count",
    ),
}


def named(names: Sequence[str]) -> str:
    """Return the names of several people as a sentence has them: the first few."""
    more = " …" if len(names) > NAMED else ""
    return ", ".join(name[:LONGEST_NAME] for name in names[:NAMED]) + more


def sentence(entry: Change) -> str:
    """Return what was done, in the language in use."""
    try:
        return cast("str", SENTENCES[entry.verb] % entry.words)
    except (KeyError, TypeError, ValueError):  # from an archive of another version, or a forged one
        return gettext("A change of a kind that this version does not know.")
