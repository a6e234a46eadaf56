"""Addresses of taking cards and looking through them."""

from typing import Final

from django.urls import URLPattern, path

from dardar.web.capture import (
    cards,
    offline,
    review,
    samples,
    scanning,
    scans,
    sharing,
    taking,
    texts,
)

urlpatterns: Final[list[URLPattern]] = [
    path("", taking.capture, name="capture"),
    path("state/", taking.state, name="capture_state"),
    path("offline/", offline.offline, name="capture_offline"),
    path("ticket/", offline.ticket, name="capture_ticket"),
    path("share/", sharing.share, name="capture_share"),
    path("code/", scanning.code, name="capture_code"),
    path("samples/", samples.samples, name="capture_samples"),
    path("text/", texts.paste, name="capture_text"),
    path("review/", review.review, name="review"),
    path("cards/", cards.cards, name="cards"),
    path("cards/pair/", cards.pair, name="cards_pair"),
    path("cards/<uuid:pk>/", review.decide, name="card_decide"),
    path("cards/<uuid:pk>/take-up/", cards.take_up, name="card_take_up"),
    path("cards/<uuid:pk>/discard/", cards.discard, name="card_discard"),
    path("scans/<uuid:pk>/", scans.scan, name="scan"),
    path("<uuid:pk>/again/", taking.again, name="capture_again"),
    path("<uuid:pk>/drop/", taking.drop, name="capture_drop"),
]
