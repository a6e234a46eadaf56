"""What the history says of the verbs of value."""

from django.utils.translation import gettext_lazy as _

from dardar.people.history import SENTENCES

SENTENCES.update(
    {
        "result_noted": _("You wrote down what came of it with %(name)s."),
        "result_edited": _("You changed what came of it with %(name)s."),
        "result_deleted": _("You deleted what came of it with %(name)s."),
        "came_of": _("You said what something with %(names)s came of."),
        "came_of_nothing": _("You took back what something with %(names)s came of."),
        "gathering_judged": _("You said what “%(title)s” took and whether it was worth it."),
        "space_judged": _(
            "You said what “%(title)s” took in %(year)s and whether it was worth it."
        ),
    }
)
