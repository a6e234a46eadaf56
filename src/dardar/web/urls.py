"""Every address, feature by feature."""

from django.urls import include, path

from dardar.web.capture import offline

urlpatterns = [
    path("", include("dardar.web.encounters.urls")),
    # From the root: a service worker serves the pages below its own address.
    path("service-worker.js", offline.service_worker, name="service_worker"),
    path("manifest.webmanifest", offline.manifest, name="manifest"),
    path("", include("dardar.web.capture.own_urls")),
    path("", include("dardar.web.ties.urls")),
    path("people/", include("dardar.web.people.urls")),
    path("", include("dardar.web.giving.urls")),
    path("", include("dardar.web.giving.introduction_urls")),
    path("", include("dardar.web.circles.urls")),
    path("", include("dardar.web.events.urls")),
    path("", include("dardar.web.insights.network.urls")),
    path("", include("dardar.web.insights.value.urls")),
    path("capture/", include("dardar.web.capture.urls")),
    path("imports/", include("dardar.web.imports.urls")),
    path("", include("dardar.web.accounts.urls")),
    path("archive/", include("dardar.web.archive.urls")),
    path("account/", include("allauth.urls")),
]

handler400 = "dardar.web.errors.bad_request"
handler403 = "dardar.web.errors.permission_denied"
handler404 = "dardar.web.errors.not_found"
handler500 = "dardar.web.errors.server_error"
