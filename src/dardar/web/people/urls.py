"""Addresses of people, of what is known of them, and of the history."""

from typing import Final

from django.urls import URLPattern, path

from dardar.web.people import (
    bulk,
    editing,
    exporting,
    histories,
    knowing,
    labels,
    listing,
    notes,
    person,
    photos,
    same,
)

urlpatterns: Final[list[URLPattern]] = [
    path("", listing.people, name="people"),
    path("search/", listing.search, name="search"),
    path("suggest/", listing.suggest, name="suggest"),
    path("new/", editing.new, name="person_new"),
    path("known/", knowing.known, name="known"),
    path("same/", same.same, name="same"),
    path("same/decide/", same.decide, name="same_decide"),
    path("labels/", bulk.labels_apply, name="labels_apply"),
    path("erase/", bulk.erase, name="people_erase"),
    path("export/", exporting.export, name="people_export"),
    path("history/", histories.history, name="history"),
    path("history/<uuid:change>/undo/", histories.undo, name="undo"),
    path("photos/<uuid:pk>/", photos.photo, name="photo"),
    path("photos/<uuid:pk>/remove/", photos.remove, name="photo_remove"),
    path("notes/<uuid:pk>/", notes.edit, name="note_edit"),
    path("notes/<uuid:pk>/delete/", notes.delete, name="note_delete"),
    path("records/<uuid:pk>/", histories.raw, name="record_raw"),
    path("<uuid:pk>/", person.person, name="person"),
    path("<uuid:pk>/edit/", editing.edit, name="person_edit"),
    path("<uuid:pk>/use/", editing.use, name="person_use"),
    path("<uuid:pk>/part/", same.take_out, name="person_part"),
    path("<uuid:pk>/erase/", bulk.erase_one, name="person_erase"),
    path("<uuid:person>/notes/", notes.add, name="note_add"),
    path("<uuid:person>/labels/", labels.add, name="label_add"),
    path("<uuid:person>/labels/<uuid:label>/remove/", labels.remove, name="label_remove"),
    path("<uuid:person>/photo/", photos.put, name="photo_set"),
]
