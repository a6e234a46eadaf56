"""Addresses of this feature."""

from django.urls import path

from dardar.web.imports import views

urlpatterns = [
    path("", views.imports, name="imports"),
    path("new/", views.new, name="import_new"),
    path("<uuid:pk>/", views.one, name="import"),
    path("<uuid:pk>/columns/", views.mapping, name="import_mapping"),
    path("<uuid:pk>/source/", views.source, name="import_source"),
    path("<uuid:pk>/run/", views.step, {"verb": "run"}, name="import_run"),
    path("<uuid:pk>/cancel/", views.step, {"verb": "cancel"}, name="import_cancel"),
    path("<uuid:pk>/undo/", views.step, {"verb": "undo"}, name="import_undo"),
    path("<uuid:pk>/retry/", views.step, {"verb": "retry"}, name="import_retry"),
    path("<uuid:pk>/perhaps/", views.perhaps, name="import_perhaps"),
    path("<uuid:pk>/rejected/", views.rejections, name="import_rejections"),
]
