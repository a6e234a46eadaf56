"""What the history says of the verbs of ties, and what of a tie comes and goes with its person."""

from django.utils.translation import gettext_lazy as _

from dardar.circles.models import Circle
from dardar.people.history import SENTENCES
from dardar.people.journal import FOLLOWING
from dardar.people.undo import SHARED
from dardar.ties.models import CircleRhythm, OwnSilence, Tie

FOLLOWING.update({CircleRhythm, OwnSilence, Tie})
SHARED.add(Circle)
SENTENCES.update(
    {
        "tie_said": _("You said how close %(name)s is to you, and how often you want contact."),
        "tie_paused": _("You let the tie with %(name)s rest for a while."),
        "tie_pause_ended": _("You ended a pause of the tie with %(name)s."),
        "tie_fine": _("You said that all is well with %(name)s without contact."),
        "tie_not_fine": _("You no longer say that all is well with %(name)s without contact."),
        "label_rhythm": _("You said how often you want contact with those labelled “%(label)s”."),
        "circle_rhythm": _("You said how often you want contact with the circle “%(name)s”."),
        "skipped": _("You skipped %(name)s on Today."),
    }
)
