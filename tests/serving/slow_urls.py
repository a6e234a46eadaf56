"""A page that takes its time."""

import time

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import path


def slow(_request: HttpRequest) -> HttpResponse:
    """Answer after a while, with more than fits into the buffers of the system."""
    (settings.DATA_FOLDER / "under-way").touch()
    time.sleep(1)
    return HttpResponse("x" * 20_000_000)


urlpatterns = [path("slow/", slow)]
