"""What the history says of the verbs of encounters."""

from django.utils.translation import gettext_lazy as _

from dardar.people.history import SENTENCES

SENTENCES.update(
    {
        "met": _("You met %(names)s."),
        "talked": _("You were in touch with %(name)s."),
        "encounter_edited": _("You changed an encounter with %(names)s."),
        "encounter_deleted": _("You deleted an encounter with %(names)s."),
        "sealed": _("You sealed the relationship with %(name)s."),
        "followed_up": _("You followed up with %(name)s."),
        "follow_up_added": _("You set a next step with %(name)s."),
        "put_off": _("You put off a next step with %(name)s."),
        "let_go": _("You let a next step with %(name)s go."),
        "taken_up": _("You took up again what you had let go with %(name)s."),
        "promised": _("You wrote down a promise between you and %(name)s."),
        "kept": _("You marked a promise between you and %(name)s as kept."),
        "promise_dropped": _("You dropped a promise between you and %(name)s."),
    }
)
