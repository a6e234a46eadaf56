"""Addresses of Today, of meeting people and of sealing."""

from django.urls import path

from dardar.web.encounters import (
    encounters,
    follow_ups,
    gatherings,
    meeting,
    promises,
    sealing,
    today,
)

urlpatterns = [
    path("", today.today, name="today"),
    path("today/<slug:part>/", today.part, name="today_part"),
    path("meet/", meeting.meet, name="meet"),
    path("meet/known/", meeting.known, name="meet_known"),
    path("people/<uuid:person>/talked/", encounters.talked, name="talked"),
    path("people/<uuid:person>/timeline/", encounters.timeline, name="timeline"),
    path("encounters/<uuid:pk>/", encounters.encounter, name="encounter"),
    path("encounters/<uuid:pk>/delete/", encounters.delete, name="encounter_delete"),
    path("people/<uuid:person>/follow-ups/", follow_ups.add, name="follow_up_add"),
    path("people/<uuid:person>/let-go/", follow_ups.let_go_person, name="person_let_go"),
    path("follow-ups/<uuid:pk>/done/", follow_ups.done, name="follow_up_done"),
    path("follow-ups/<uuid:pk>/later/", follow_ups.later, name="follow_up_later"),
    path("follow-ups/<uuid:pk>/let-go/", follow_ups.let_go, name="follow_up_let_go"),
    path("follow-ups/<uuid:pk>/reopen/", follow_ups.reopen, name="follow_up_reopen"),
    path("people/<uuid:person>/promises/", promises.add, name="promise_add"),
    path("promises/<uuid:pk>/kept/", promises.kept, name="promise_kept"),
    path("promises/<uuid:pk>/dropped/", promises.dropped, name="promise_dropped"),
    path("sealing/", sealing.sealing, name="sealing"),
    path("sealing/<slug:what>/", sealing.unsealed, name="unsealed"),
    path("gatherings/", gatherings.gatherings, name="gatherings"),
    path("gatherings/<uuid:pk>/", gatherings.gathering, name="gathering"),
]
