"""Addresses of circles: each page of members twice, by account and by link."""

from typing import Any, Final

from django.urls import URLPattern, path

from dardar.web.circles import (
    circles,
    hosting,
    inviting,
    joining,
    meeting,
    members,
    own,
    page,
)
from dardar.web.circles.here import by_account, by_link, open_by_link
from dardar.web.pictures import MOST_BYTES_OF_GUESTS

# What a member opens, under whichever address: where, which view, what it is called.
_PAGES: Final[tuple[tuple[str, Any, str], ...]] = (
    ("edit/", hosting.edit, "edit"),
    ("hosting/", hosting.hosting, "hosting"),
    ("door/", hosting.door, "door"),
    ("end/", hosting.end, "end"),
    ("reports/<uuid:pk>/", hosting.settle, "settle"),
    ("invite/", inviting.invite, "invite"),
    ("code.<slug:kind>", inviting.code, "code"),
    ("members/<uuid:pk>/", members.member, "member"),
    ("members/<uuid:pk>/photo/", page.photo, "photo"),
    ("members/<uuid:pk>/gave/", members.give, "give"),
    ("members/<uuid:pk>/refuse/", members.refuse, "refuse"),
    ("members/<uuid:pk>/report/", members.report, "report"),
    ("members/<uuid:pk>/role/", hosting.role, "role"),
    ("members/<uuid:pk>/hand-over/", hosting.hand_over, "hand_over"),
    ("members/<uuid:pk>/remove/", hosting.remove, "remove"),
    ("members/<uuid:pk>/admit/", hosting.admit, "admit"),
    ("members/<uuid:pk>/again/", inviting.again, "again"),
    ("gifts/", members.given, "gifts"),
    ("gifts/<uuid:pk>/", members.take_back, "take_back"),
    ("me/", own.mine, "mine"),
    ("me/mail/", own.forget_mail, "forget_mail"),
    ("me/wishes/", own.add_wish, "add_wish"),
    ("me/wishes/<uuid:pk>/", own.edit_wish, "edit_wish"),
    ("me/rounds/", own.in_rounds, "in_rounds"),
    ("me/link/", own.link, "link"),
    ("me/leave/", own.leave, "leave"),
    ("one-to-ones/", meeting.one_to_ones, "rounds"),
    ("one-to-ones/propose/", meeting.propose, "propose"),
    ("one-to-ones/<uuid:pk>/", meeting.met, "met"),
    ("one-to-ones/<uuid:pk>/review/", meeting.review, "review"),
    ("lunch/", meeting.lunch, "lunch"),
)
_picture = by_link(own.picture)
_picture.signed_out_limit = MOST_BYTES_OF_GUESTS  # type: ignore[attr-defined] # see BodyLimitMiddleware

urlpatterns: Final[list[URLPattern]] = [
    path("circles/", circles.circles, name="circles"),
    path("circles/new/", circles.new, name="circle_new"),
    path("circles/lunch/", meeting.lunch_of_people, name="lunch_of_people"),
    path("circles/<uuid:circle>/resume/", circles.resume, name="circle_resume"),
    path("circles/<uuid:circle>/", by_account(page.page), name="circle"),
    path("circles/<uuid:circle>/me/picture/", by_account(own.picture), name="circle_picture"),
    path(
        "circles/<uuid:circle>/members/<uuid:pk>/person/",
        by_account(members.recognise),  # type: ignore[arg-type] # it has a book
        name="circle_recognise",
    ),
    *(
        path(f"circles/<uuid:circle>/{where}", by_account(view), name=f"circle_{name}")
        for where, view, name in _PAGES
    ),
    # What people without an account open: as short as can be, for text messages and codes.
    path("j/<str:token>/", joining.door, name="door"),
    path("j/<str:token>/lost/", joining.lost, name="door_lost"),
    path("m/<str:token>/", joining.open_place, name="place"),
    path("m/<str:token>/withdraw/", open_by_link(joining.withdraw), name="place_withdraw"),
    path("m/<str:token>/claim/", open_by_link(joining.claim), name="place_claim"),
    path("m/<str:token>/me/picture/", _picture, name="place_picture"),
    *(
        path(f"m/<str:token>/{where}", by_link(view), name=f"place_{name}")
        for where, view, name in _PAGES
    ),
]
