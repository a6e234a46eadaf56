"""Addresses of introductions, and of the links that people without an account are sent."""

from typing import Final

from django.urls import URLPattern, path

from dardar.web.giving import introductions, links, sides, starting

urlpatterns: Final[list[URLPattern]] = [
    path("introductions/", introductions.introductions, name="introductions"),
    path("introductions/new/", starting.new, name="introduction_new"),
    path("introductions/<uuid:pk>/", introductions.introduction, name="introduction"),
    path("introductions/<uuid:pk>/discard/", introductions.discard, name="introduction_discard"),
    path("introductions/<uuid:pk>/call-off/", introductions.call_off, name="introduction_call_off"),
    path("introductions/<uuid:pk>/reply/", starting.reply, name="introduction_reply"),
    path("introductions/<uuid:pk>/met/", sides.met, name="introduction_met"),
    path("introductions/<uuid:pk>/outcome/", sides.outcome, name="introduction_outcome"),
    path("introductions/<uuid:pk>/later/", sides.put_off, name="introduction_later"),
    path("introductions/sides/<uuid:pk>/again/", sides.ask_again, name="side_again"),
    path("introductions/sides/<uuid:pk>/came-back/", sides.came_back, name="side_came_back"),
    path("introductions/sides/<uuid:pk>/answer/", sides.record, name="side_answer"),
    path("introductions/sides/<uuid:pk>/thanked/", sides.thanked, name="side_thanked"),
    path("introductions/<slug:part>/", introductions.part, name="introductions_part"),
    path("people/<uuid:person>/ask/", sides.ask_wishes, name="wishes_ask"),
    path("askings/<uuid:pk>/close/", sides.close_asking, name="wishes_close"),
    path("askings/<uuid:pk>/came-back/", sides.asking_came_back, name="asking_came_back"),
    # What people without an account open: as short as can be, for text messages.
    path("i/<str:token>/", links.side, name="introduction_side"),
    path("w/thanks/<slug:language>/", links.thanks, name="wishes_thanks"),
    path("w/<str:token>/", links.wishes, name="wishes_page"),
]
