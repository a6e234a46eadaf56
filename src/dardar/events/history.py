"""What the history says of the host's verbs on events. What guests do is in no history."""

from django.utils.translation import gettext_lazy as _

from dardar.events.models import Guest, GuestAnswer, GuestVector
from dardar.events.plan_models import Meeting
from dardar.people.history import SENTENCES
from dardar.people.journal import FOLLOWING
from dardar.people.undo import SHARED

FOLLOWING.update({GuestAnswer, GuestVector, Meeting})
SHARED.add(Guest)
SENTENCES.update(
    {
        "event_created": _("You created the event “%(name)s”."),
        "event_edited": _("You changed the event “%(name)s”."),
        "event_opened": _("You opened the sign-up of the event “%(name)s”."),
        "event_closed": _("You closed the sign-up of the event “%(name)s”."),
        "event_links_renewed": _("You gave the event “%(name)s” other links."),
        "event_finished": _("You ended the event “%(name)s”."),
        "card_swapped": _("You swapped cards with %(name)s."),
        "guest_known": _("You said which guest of an event %(name)s is."),
        "guest_unknown": _("You said that a guest of an event is not %(name)s."),
        "tables_laid": _("You laid the tables of the event “%(name)s”."),
    }
)
