"""What the history says of the verbs of giving."""

from django.utils.translation import gettext_lazy as _

from dardar.giving.models import Matching, Pairing, Proposal, Vector
from dardar.people.history import SENTENCES
from dardar.people.journal import FOLLOWING

FOLLOWING.update({Matching, Pairing, Proposal, Vector})
SENTENCES.update(
    {
        "offer_added": _("You wrote down what %(name)s can give."),
        "need_added": _("You wrote down what %(name)s is looking for."),
        "my_offer_added": _("You wrote down what you can give."),
        "my_need_added": _("You wrote down what you are looking for."),
        "wish_edited": _("You changed the words of an offer or a need of %(name)s."),
        "my_wish_edited": _("You changed the words of an offer or a need of yours."),
        "wish_met": _("You marked what %(name)s was looking for as met."),
        "my_wish_met": _("You marked what you were looking for as met."),
        "wish_withdrawn": _("You marked an offer or a need of %(name)s as no longer so."),
        "my_wish_withdrawn": _("You marked an offer or a need of yours as no longer so."),
        "wish_reopened": _("You took up an offer or a need of %(name)s again."),
        "my_wish_reopened": _("You took up an offer or a need of yours again."),
        "wish_deleted": _("You deleted an offer or a need of %(name)s."),
        "my_wish_deleted": _("You deleted an offer or a need of yours."),
        "proposal_accepted": _("You took up an offer or a need that was proposed of %(name)s."),
        "proposal_dismissed": _("You dismissed what was proposed of %(name)s."),
        "verdict": _("You said whether an offer answers what %(name)s is looking for."),
        "my_verdict": _("You said whether an offer answers what you are looking for."),
        "gave": _("You gave something to %(name)s."),
        "received": _("%(name)s gave you something."),
        "give_edited": _("You changed something given between you and %(name)s."),
        "give_deleted": _("You deleted something given between you and %(name)s."),
        "thanked": _("You thanked %(name)s."),
        "was_thanked": _("%(name)s thanked you."),
        "asked_wishes": _("You asked %(name)s what they offer and need."),
        "asking_closed": _("You closed the link at which %(name)s could say what they need."),
        "not_these": _("You said that %(names)s need not be introduced."),
        "introduction_requested": _("You were asked to introduce %(names)s."),
        "introduction_refused": _("You kindly refused to introduce %(names)s."),
        "introduction_drafted": _("You began to introduce %(names)s."),
        "introduction_edited": _("You changed how you introduce %(names)s."),
        "introduction_discarded": _("You dropped the idea of introducing %(names)s."),
        "introduction_asked": _("You asked %(names)s whether they want to be introduced."),
        "introduction_asked_again": _("You asked %(name)s once more about an introduction."),
        "mail_came_back": _("You noted that a mail to %(name)s came back."),
        "introduction_called_off": _("You called off the introduction of %(names)s."),
        "introduction_answered": _("You wrote down what %(name)s answered to an introduction."),
        "introduction_met": _("You noted that %(names)s have met."),
        "introduction_outcome": _("You wrote down what came of introducing %(names)s."),
        "introduction_quiet": _("You put off the reminder about %(names)s."),
    }
)
