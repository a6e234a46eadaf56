"""How tests look at what guests do."""

from dardar.events.models import Event, Guest, GuestReport, GuestWish, Want
from dardar.events.plan_models import Ask, GuestDebrief, Hand, Meeting, Plan, Seat, Swap
from dardar.people.models import Change

MODELS = (
    *(Event, Guest, GuestWish, Want, GuestReport, Plan, Meeting, Seat, Swap, Ask, Hand),
    *(GuestDebrief, Change),
)

EVA = {
    "name": "Eva Sanz",
    "company": "Sanz & Co",
    "languages": ["es", "en"],
    "language": "en",
    "offers": "cheese\nwine",
    "needs": "a cellar",
    "my_aim": "Three good cheesemongers",
    "there": ["0", "1", "2"],
}


def rows() -> list[object]:
    """Return all that an event is made of."""
    return [list(model._default_manager.order_by("pk").values()) for model in MODELS]
