"""What the history says of the verbs of circles, and what of a circle comes and goes with it."""

from django.utils.translation import gettext_lazy as _

from dardar.circles.models import Member, MemberAnswer, MemberVector
from dardar.people.history import SENTENCES
from dardar.people.images import DERIVED
from dardar.people.journal import FOLLOWING
from dardar.people.undo import SHARED

DERIVED["circle"] = frozenset({"matched_by"})
FOLLOWING.update({MemberAnswer, MemberVector})
SHARED.add(Member)
SENTENCES.update(
    {
        "circle_founded": _("You founded the circle “%(name)s”."),
        "circle_edited": _("You changed the circle “%(name)s”."),
        "circle_opened": _("You opened the door of the circle “%(name)s”."),
        "circle_closed": _("You closed the door of the circle “%(name)s”."),
        "circle_link_renewed": _("You gave the circle “%(name)s” another link."),
        "circle_ended": _("You ended the circle “%(name)s”."),
        "circle_resumed": _("You let the circle “%(name)s” go on."),
        "member_known": _("You said which member of a circle %(name)s is."),
        "member_unknown": _("You said that %(name)s is not that member of a circle."),
    }
)
