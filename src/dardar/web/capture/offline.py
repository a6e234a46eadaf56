"""The phone's side: what makes Dardar an app that also works where there is no network.

A service worker keeps the *shell* (styles, scripts, letters, icons) and one page that holds nothing
of anybody; all else comes from the server or not at all. What is captured meanwhile waits in the
phone's own queue, ``static/dardar/js/queue.js``, until the server has it.
"""

import hashlib
import json
from functools import cache
from pathlib import Path
from typing import Any, Final

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.contrib.staticfiles import finders
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from dardar.accounts.models import Book

STATIC: Final = settings.PACKAGE / "static"
_HTMX: Final = ("django_htmx/htmx-2.min.js",)
_NO_SHELL: Final = frozenset({"LICENSE"})
# Colours of the paper by day: a manifest can't know the theme.
_PAPER: Final = "#fbf7ef"
_SHARED_FILES: Final = ["image/*", "text/vcard", "text/x-vcard", "text/directory", ".vcf"]
_ICONS: Final = [
    (f"{name}-{size}.png", f"{size}x{size}", purpose)
    for name, purpose in (("icon", "any"), ("maskable", "maskable"))
    for size in (192, 512)
]


@require_GET
@login_not_required
def manifest(request: HttpRequest) -> JsonResponse:
    """Describe the app to the phone that installs it, in the language of ``?language=``."""
    with translation.override(_language(request)):
        response = JsonResponse(_manifest(), content_type="application/manifest+json")
    response["Cache-Control"] = "no-cache"
    return response


@require_GET
@login_not_required
def service_worker(request: HttpRequest) -> HttpResponse:
    """Send the service worker, from the root so that it serves every page.

    Its text names all it keeps, by what that holds: a new release has another text, which is how
    browsers find out.
    """
    page = f"{reverse('capture_offline')}?language={_language(request)}"
    orders = {
        "cache": f"dardar-{_version(request)}",
        "shell": shell(),
        "offline": page,
        "meet": reverse("meet"),
        "share": reverse("capture_share"),
        "capture": reverse("capture"),
    }
    # As a module: what it imports comes from this server's files alone.
    script = (
        f'import {{ work }} from "{static("dardar/js/worker.js")}";\nwork({json.dumps(orders)});\n'
    )
    response = HttpResponse(script, content_type="text/javascript; charset=utf-8")
    response["Cache-Control"] = "no-cache"
    return response


@require_GET
@login_not_required
def offline(request: HttpRequest) -> HttpResponse:
    """Show what can be done without a network. The page is the same for everybody."""
    response = HttpResponse(_page(_language(request)))
    response["Cache-Control"] = "no-cache"
    return response


@never_cache
@require_GET
@login_not_required
def ticket(request: HttpRequest) -> JsonResponse:
    """Tell the phone whose book is open here, and the token its next forms need.

    ``account`` is the random id of the book; "" if nobody is signed in. Signing in renews the
    token, so what is sent with this one reaches this book or none.
    """
    book: Book | None = getattr(request, "book", None)
    token = get_token(request) if book else ""
    return JsonResponse({"account": str(book.pk) if book else "", "token": token})


def shell() -> list[str]:
    """Return the addresses of all that pages are made of besides their text."""
    return sorted(static(name) for name in _names())


@cache
def _names() -> tuple[str, ...]:
    files = (path for path in sorted(STATIC.rglob("*")) if path.is_file())
    ours = (path.relative_to(STATIC).as_posix() for path in files if path.name not in _NO_SHELL)
    return (*ours, *_HTMX)


def _version(request: HttpRequest) -> str:
    """Return a name for the state of the shell and of the offline page."""
    content = hashlib.sha256(_content())
    content.update(_page(_language(request)).encode())
    return content.hexdigest()[:16]


@cache
def _content() -> bytes:
    """Return a digest of the files of the shell; they do not change while the server runs."""
    digest = hashlib.sha256()
    for name in _names():
        digest.update(Path(str(finders.find(name))).read_bytes())
    return digest.digest()


def _page(language: str) -> str:
    """Return the offline page. Made without the request, it can hold nothing of whoever asks."""
    with translation.override(language):
        return render_to_string("capture/offline.html")


def _language(request: HttpRequest) -> str:
    wanted = request.GET.get("language", "")
    spoken = {code for code, _name in settings.LANGUAGES}
    return wanted if wanted in spoken else translation.get_language() or settings.LANGUAGE_CODE


def _manifest() -> dict[str, Any]:
    """Return the manifest (W3C, Web Application Manifest; Web Share Target)."""
    return {
        "id": "/",
        "name": "Dardar",
        "short_name": "Dardar",
        "description": _("Keep the people you meet, and seal each new relationship the next day."),
        "lang": translation.get_language(),
        "dir": "ltr",
        "start_url": "/",
        "scope": "/",
        "display": "standalone",
        "background_color": _PAPER,
        "theme_color": _PAPER,
        "icons": [
            {
                "src": static(f"dardar/icons/{name}"),
                "sizes": sizes,
                "type": "image/png",
                "purpose": purpose,
            }
            for name, sizes, purpose in _ICONS
        ],
        "shortcuts": [
            {"name": _("I met someone"), "url": reverse("meet")},
            {"name": _("Capture cards"), "url": reverse("capture")},
        ],
        "share_target": {
            "action": reverse("capture_share"),
            "method": "POST",
            "enctype": "multipart/form-data",
            "params": {
                "title": "title",
                "text": "text",
                "url": "url",
                "files": [{"name": "files", "accept": _SHARED_FILES}],
            },
        },
    }
