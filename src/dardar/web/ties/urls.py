"""Addresses of ties."""

from django.urls import path

from dardar.web.ties import rhythms, tie, today

urlpatterns = [
    path("in-your-time/", today.everybody, name="ties_due"),
    path("rhythms/", rhythms.rhythms, name="rhythms"),
    path("rhythms/labels/<uuid:pk>/", rhythms.of_label, name="label_rhythm"),
    path("rhythms/circles/<uuid:pk>/", rhythms.of_circle, name="circle_rhythm"),
    path("people/<uuid:person>/tie/", tie.tie, name="tie"),
    path("people/<uuid:person>/tie/said/", tie.say, name="tie_say"),
    path("people/<uuid:person>/tie/pause/", tie.pause, name="tie_pause"),
    path("people/<uuid:person>/tie/fine/", tie.fine, name="tie_fine"),
    path("people/<uuid:person>/tie/taken/", tie.taken, name="tie_taken"),
    path("people/<uuid:person>/tie/skip/", tie.skip, name="tie_skip"),
    path("tie-pauses/<uuid:pk>/end/", tie.end_pause, name="tie_pause_end"),
]
