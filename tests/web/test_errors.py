"""Error pages bear our look in both languages and need nothing that may be broken."""

from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.urls import path, reverse
from pytest_django import DjangoAssertNumQueries, Settings

from dardar.accounts.models import Book
from dardar.web import errors
from dardar.web.urls import urlpatterns as real_patterns


def fail(request: HttpRequest) -> HttpResponse:
    """Fail as the address asks."""
    raise {"400": SuspiciousOperation, "403": PermissionDenied, "404": Http404, "500": KeyError}[
        request.GET["code"]
    ]


urlpatterns = [*real_patterns, path("fail/", fail)]
handler400 = errors.bad_request
handler403 = errors.permission_denied
handler404 = errors.not_found
handler500 = errors.server_error


@pytest.mark.urls(__name__)
@pytest.mark.parametrize("code", ["400", "403", "404", "500"])
def test_every_fault_has_a_page_of_ours(client: Client, code: str) -> None:
    client.raise_request_exception = False
    response = client.get(f"/fail/?code={code}")
    page = response.content.decode()
    assert response.status_code == int(code)
    assert f'<p class="mishap-number">{code}</p>' in page
    assert "script-src 'self'" in response.headers["Content-Security-Policy"]


def test_signed_in_the_ways_on_are_there(client: Client) -> None:
    assert reverse("people").encode() in client.get("/nowhere/").content


def test_signed_out_a_missing_page_is_missing_too(book: Book) -> None:
    assert book.pk
    response = Client().get("/nowhere/")
    assert response.status_code == 404
    assert reverse("people").encode() not in response.content


def test_a_form_from_elsewhere_is_refused_with_a_way_on(book: Book) -> None:
    assert book.pk
    response = Client(enforce_csrf_checks=True).post(reverse("account_login"), {})
    assert response.status_code == 403
    assert "The page was too old" in response.content.decode()


def test_a_host_that_is_not_ours_is_refused(client: Client) -> None:
    response = client.get("/", headers={"host": "evil.example"})
    assert response.status_code == 400
    assert b"mishap" in response.content


@pytest.mark.django_db
def test_the_page_of_our_own_faults_does_without_the_database(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    with django_assert_num_queries(0):
        response = errors.server_error(RequestFactory().get("/"))
    assert b"Something broke" in response.content


def test_even_without_templates_something_is_said(settings: Settings, tmp_path: Path) -> None:
    settings.TEMPLATES = [
        {"BACKEND": "django.template.backends.django.DjangoTemplates", "DIRS": [tmp_path]}
    ]
    response = errors.server_error(RequestFactory().get("/"))
    assert response.status_code == 500
    assert "Something broke" in response.content.decode()
    assert "culpa nuestra" in response.content.decode()
