"""The smallest Django site behind the same server: what Dardar's start is measured against."""

import socket
import sys

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, HttpResponse
from django.urls import path
from waitress.server import create_server


def hello(_request: HttpRequest) -> HttpResponse:
    """Say hello."""
    return HttpResponse("hello")


urlpatterns = [path("", hello)]

if __name__ == "__main__":
    settings.configure(ROOT_URLCONF=__name__, ALLOWED_HOSTS=["localhost"], SECRET_KEY="bare")  # noqa: S106 - guards nothing
    sock = socket.create_server(("127.0.0.1", 0))
    server = create_server(get_wsgi_application(), sockets=[sock])
    sys.stdout.write(f"Open http://localhost:{sock.getsockname()[1]}/\n")
    sys.stdout.flush()
    server.run()
