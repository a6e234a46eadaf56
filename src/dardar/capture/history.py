"""What the history says of the verbs of looking through cards, and what it keeps of them."""

from django.utils.translation import gettext_lazy as _

from dardar.people.history import SENTENCES
from dardar.people.images import DERIVED

# What a card says stays out of the history: whoever is erased could not be taken out of a change
# that was made before anybody knew whom it is about.
DERIVED["card"] = frozenset({"findings", "is_of_somebody"})
SENTENCES.update(
    {
        "card_accepted": _("You took up %(name)s from a card."),
        "card_joined": _("You added a card to what you know of %(name)s."),
        "card_skipped": _("You set a card aside."),
        "card_taken_up": _("You took up a card again that you had set aside."),
        "card_paired": _("You put two pictures together as the sides of one card."),
        "own_card_saved": _("You changed your own card."),
        "own_card_pictured": _("You put a picture on your own card."),
        "own_card_unpictured": _("You took the picture off your own card."),
        "own_link_renewed": _("You gave your own card another link."),
        "own_link_off": _("You switched off the link of your own card."),
        "own_link_on": _("You switched on the link of your own card."),
    }
)
