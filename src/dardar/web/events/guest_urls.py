"""Addresses of what guests open: each page twice, by link and by account."""

from typing import Any, Final

from django.urls import URLPattern, path

from dardar.web.events import door, guest_own, guest_people, guest_place, guest_room
from dardar.web.events.here import by_account, by_link
from dardar.web.pictures import MOST_BYTES_OF_GUESTS

# What a guest opens, under whichever address: where, which view, what it is called.
_PAGES: Final[tuple[tuple[str, Any, str], ...]] = (
    ("state/", guest_place.state, "state"),
    ("plan.ics", guest_place.plan_file, "calendar"),
    ("cards.vcf", guest_place.cards, "cards"),
    ("met/", guest_place.met, "met"),
    ("people/", guest_people.people, "people"),
    ("people/<uuid:pk>/", guest_people.person, "person"),
    ("people/<uuid:pk>/photo/", guest_people.photo, "photo"),
    ("people/<uuid:pk>/want/", guest_people.want, "want"),
    ("people/<uuid:pk>/report/", guest_people.report, "report"),
    ("people/<uuid:pk>/swap/", guest_people.swap, "swap"),
    ("people/<uuid:pk>/note/", guest_people.note, "note"),
    ("wants/<uuid:pk>/", guest_people.take_back, "take_back"),
    ("answer/", guest_own.answer, "answer"),
    ("coming/", guest_own.coming, "coming"),
    ("leaving/", guest_own.leaving, "leaving"),
    ("link/", guest_own.link, "link"),
    ("erase/", guest_own.erase, "erase"),
    ("room/", guest_room.room, "room"),
    ("room/down/", guest_room.take_down, "down"),
    ("room/<uuid:pk>/", guest_room.hand, "hand"),
    ("debrief/", guest_room.debrief, "debrief"),
)
_picture = by_link(guest_own.picture)
_picture.signed_out_limit = MOST_BYTES_OF_GUESTS  # type: ignore[attr-defined] # see BodyLimitMiddleware

urlpatterns: Final[list[URLPattern]] = [
    # As short as can be: for posters, text messages and codes.
    path("e/<str:token>/", door.door, name="event_door"),
    path("e/<str:token>/lost/", door.lost, name="event_door_lost"),
    path("e/<str:token>/here/", door.entrance, name="event_arrive"),
    path("g/<str:token>/", by_link(guest_place.place), name="guest"),
    path("g/<str:token>/claim/", by_link(guest_own.claim), name="guest_claim"),
    path("g/<str:token>/answer/picture/", _picture, name="guest_picture"),
    *(
        path(f"g/<str:token>/{where}", by_link(view), name=f"guest_{name}")
        for where, view, name in _PAGES
    ),
    path("events/<uuid:event>/mine/", by_account(guest_place.place), name="event_mine"),
    path(
        "events/<uuid:event>/mine/answer/picture/",
        by_account(guest_own.picture),
        name="event_mine_picture",
    ),
    *(
        path(f"events/<uuid:event>/mine/{where}", by_account(view), name=f"event_mine_{name}")
        for where, view, name in _PAGES
    ),
]
