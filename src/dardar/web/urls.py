"""Every address, feature by feature."""

from django.urls import include, path

urlpatterns = [
    path("", include("dardar.web.encounters.urls")),
    path("people/", include("dardar.web.people.urls")),
    path("imports/", include("dardar.web.imports.urls")),
    path("", include("dardar.web.accounts.urls")),
    path("archive/", include("dardar.web.archive.urls")),
    path("account/", include("allauth.urls")),
]

handler400 = "dardar.web.errors.bad_request"
handler403 = "dardar.web.errors.permission_denied"
handler404 = "dardar.web.errors.not_found"
handler500 = "dardar.web.errors.server_error"
