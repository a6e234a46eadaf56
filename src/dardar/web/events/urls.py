"""Addresses of events: the host's, and those of guests beside."""

from typing import Final

from django.urls import URLPattern, path

from dardar.web.events import (
    events,
    guest_list,
    guest_urls,
    inviting,
    mine,
    plans,
    printing,
    room,
    rosters,
)

_OF_EVENT: Final = "events/<uuid:event>/"

urlpatterns: Final[list[URLPattern]] = [
    path("events/", events.events, name="events"),
    path("events/new/", events.new, name="event_new"),
    path("events/new/<slug:template>/", events.create, name="event_create"),
    path(_OF_EVENT, events.one, name="event"),
    path(f"{_OF_EVENT}edit/", events.edit, name="event_edit"),
    path(f"{_OF_EVENT}tables/", events.tables, name="event_tables"),
    path(f"{_OF_EVENT}doors/", events.doors, name="event_doors"),
    path(f"{_OF_EVENT}take-part/", events.take_part, name="event_take_part"),
    path(f"{_OF_EVENT}finish/", events.finish, name="event_finish"),
    path(f"{_OF_EVENT}delete/", events.delete, name="event_delete"),
    path(f"{_OF_EVENT}invite/", inviting.invite, name="event_invite"),
    path(f"{_OF_EVENT}poster/<slug:which>/", inviting.poster, name="event_poster"),
    path(f"{_OF_EVENT}code/<slug:which>.<slug:kind>", inviting.code, name="event_code"),
    path(f"{_OF_EVENT}roster/", rosters.upload, name="event_roster_new"),
    path(f"{_OF_EVENT}roster/circle/", rosters.circle, name="event_roster_circle"),
    path(f"{_OF_EVENT}roster/<uuid:pk>/", rosters.mapping, name="event_roster"),
    path(f"{_OF_EVENT}roster/<uuid:pk>/done/", rosters.taken, name="event_roster_done"),
    path(f"{_OF_EVENT}guests/", guest_list.listed, name="event_guests"),
    path(f"{_OF_EVENT}guests/add/", guest_list.add, name="event_guest_add"),
    path(f"{_OF_EVENT}guests/invite/", guest_list.invite_all, name="event_invite_all"),
    path(f"{_OF_EVENT}guests/missing/", guest_list.miss_the_rest, name="event_miss_the_rest"),
    path(f"{_OF_EVENT}guests/<uuid:pk>/", guest_list.act, name="event_guest_act"),
    path(f"{_OF_EVENT}guests/<uuid:pk>/invite/", guest_list.invite, name="event_guest_invite"),
    path(f"{_OF_EVENT}reports/<uuid:pk>/", guest_list.settle, name="event_settle"),
    path(f"{_OF_EVENT}scan/", guest_list.scan, name="event_scan"),
    path(f"{_OF_EVENT}plan/", plans.plan, name="event_plan"),
    path(f"{_OF_EVENT}plan/make/", plans.make, name="event_plan_make"),
    path(f"{_OF_EVENT}plan/<uuid:pk>/stop/", plans.stop, name="event_plan_stop"),
    path(f"{_OF_EVENT}plan/<uuid:pk>/use/", plans.use, name="event_plan_use"),
    path(f"{_OF_EVENT}pins/", plans.pin, name="event_pin"),
    path(f"{_OF_EVENT}pins/<uuid:pk>/", plans.unpin, name="event_unpin"),
    path(f"{_OF_EVENT}room/", room.room, name="event_room"),
    path(f"{_OF_EVENT}room/clock/", room.clock, name="event_clock"),
    path(f"{_OF_EVENT}room/clear/", room.clear, name="event_clear"),
    path(f"{_OF_EVENT}board/", room.board, name="event_board"),
    path(f"{_OF_EVENT}wall/", room.wall, name="event_wall"),
    path(f"{_OF_EVENT}badges.pdf", printing.badges, name="event_badges"),
    path(f"{_OF_EVENT}event.ics", printing.calendar, name="event_calendar"),
    path(f"{_OF_EVENT}tables.pdf", printing.signs, name="event_signs"),
    path(f"{_OF_EVENT}brief/", mine.my_brief, name="event_brief"),
    path(f"{_OF_EVENT}brief/known/", mine.recognise_all, name="event_recognise_all"),
    path(f"{_OF_EVENT}brief/<uuid:pk>/", mine.recognise, name="event_recognise"),
    path(f"{_OF_EVENT}debrief/", mine.debrief, name="event_debrief"),
    path(f"{_OF_EVENT}debrief/write/", mine.write_to_all, name="event_write_to_all"),
    # Short: it is in the code of a badge, which is small.
    path("b/<str:code>/", guest_list.badge, name="event_badge"),
    *guest_urls.urlpatterns,
]
