"""Addresses of taking along and erasing."""

from django.urls import path

from dardar.web.archive import views

urlpatterns = [
    path("", views.archive, name="archive"),
    path("download/", views.download, name="archive_download"),
    path("upload/", views.upload, name="archive_upload"),
    path("erase/", views.erase_everything, name="erase_everything"),
]
