"""What the phone's side needs of the server: manifest, service worker, offline page, ticket."""

import json
import re

import pytest
from django.contrib.staticfiles import finders
from django.test import Client
from django.urls import reverse

from dardar.accounts.models import Book
from dardar.encounters.models import Encounter
from dardar.ids import new_id
from dardar.people.models import Person
from dardar.web.capture.offline import shell

JSON = {"accept": "application/json"}


@pytest.fixture
def visitor(book: Book) -> Client:  # noqa: ARG001 - somebody must be here
    """Return a browser in which nobody is signed in."""
    return Client()


def text_of(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def meet(client: Client, **fields: object) -> dict[str, str]:
    """Send whom I met as a phone's queue does."""
    filled = {"when": "another", "on": "2026-09-10", "kind": "meeting", **fields}
    answer = client.post(reverse("meet"), filled, headers=JSON)
    said: dict[str, str] = json.loads(answer.content)
    return {**said, "status": str(answer.status_code)}


@pytest.mark.parametrize(
    ("language", "shortcut"), [("en", "I met someone"), ("es", "He conocido a alguien")]
)
def test_the_manifest_speaks_the_language_of_the_page(
    visitor: Client, language: str, shortcut: str
) -> None:
    answer = visitor.get(reverse("manifest"), {"language": language})
    assert answer["Content-Type"] == "application/manifest+json"
    said = json.loads(answer.content)
    assert said["lang"] == language
    assert said["shortcuts"][0]["name"] == shortcut
    assert (said["id"], said["start_url"], said["scope"]) == ("/", "/", "/")


def test_every_icon_of_the_manifest_is_there_in_its_size(visitor: Client) -> None:
    icons = json.loads(visitor.get(reverse("manifest")).content)["icons"]
    assert {(icon["sizes"], icon["purpose"]) for icon in icons} == {
        (f"{size}x{size}", purpose) for size in (192, 512) for purpose in ("any", "maskable")
    }
    for icon in icons:
        assert finders.find(icon["src"].removeprefix("/static/"))


def test_the_phone_may_share_pictures_contacts_and_words(visitor: Client) -> None:
    target = json.loads(visitor.get(reverse("manifest")).content)["share_target"]
    assert target["action"] == reverse("capture_share")
    assert set(target["params"]) == {"title", "text", "url", "files"}
    assert {"image/*", "text/vcard", ".vcf"} <= set(target["params"]["files"][0]["accept"])


def test_a_language_nobody_speaks_here_is_that_of_the_browser(visitor: Client) -> None:
    answer = visitor.get(
        reverse("manifest"), {"language": "../x"}, headers={"accept-language": "es"}
    )
    assert json.loads(answer.content)["lang"] == "es"


def test_the_service_worker_serves_from_the_root_and_is_asked_for_each_time(
    visitor: Client,
) -> None:
    answer = visitor.get("/service-worker.js", {"language": "es"})
    assert answer["Content-Type"].startswith("text/javascript")
    assert answer["Cache-Control"] == "no-cache"
    assert "worker-src 'self'" in answer["Content-Security-Policy"]
    assert "/capture/offline/?language=es" in answer.content.decode()


def test_the_shell_is_what_pages_are_made_of_and_nothing_else() -> None:
    kept = shell()
    assert all(address.startswith("/static/") for address in kept)
    assert all(finders.find(address.removeprefix("/static/")) for address in kept)
    assert {"/static/dardar/css/tokens.css", "/static/dardar/js/queue.js"} <= set(kept)


def test_whatever_a_page_loads_is_in_the_shell(client: Client) -> None:
    loaded = re.findall(r'(?:src|href)="(/static/[^"#]+)', text_of(client, reverse("today")))
    assert set(loaded) <= set(shell())


def test_the_worker_has_another_text_in_another_language(visitor: Client) -> None:
    address = reverse("service_worker")
    names = {
        re.findall(r"dardar-[0-9a-f]{16}", text_of(visitor, f"{address}?language={language}"))[0]
        for language in ("en", "es")
    }
    assert len(names) == 2


def test_the_offline_page_is_the_same_for_everybody(client: Client, visitor: Client) -> None:
    address = f"{reverse('capture_offline')}?language=en"
    page = text_of(client, address)
    assert page == text_of(visitor, address)
    for private in ("Alma", "alma@example.org", "csrf", "data-account"):
        assert private not in page


def test_the_offline_page_speaks_the_language_asked_for(client: Client) -> None:
    page = text_of(client, f"{reverse('capture_offline')}?language=es")
    assert '<html lang="es"' in page
    assert "He conocido a alguien" in page


def test_the_ticket_tells_whose_book_is_open(client: Client, book: Book) -> None:
    said = json.loads(text_of(client, reverse("capture_ticket")))
    assert said["account"] == str(book.pk)
    assert "alma" not in json.dumps(said)


def test_there_is_no_ticket_for_nobody(visitor: Client) -> None:
    answer = visitor.get(reverse("capture_ticket"))
    assert json.loads(answer.content) == {"account": "", "token": ""}
    assert "no-store" in answer["Cache-Control"]


def test_a_ticket_is_good_for_the_sign_in_it_was_given_to_alone(
    book: Book, strangers_book: Book
) -> None:
    phone = Client(enforce_csrf_checks=True)
    phone.force_login(book.owner)
    token = json.loads(text_of(phone, reverse("capture_ticket")))["token"]
    fields = {"who": "Ana Gil", "when": "today", "kind": "meeting"}

    def send() -> int:
        headers = {**JSON, "X-CSRFToken": token}
        return phone.post(reverse("meet"), {**fields, "key": new_id()}, headers=headers).status_code

    assert send() == 200
    sign_in = {"login": strangers_book.owner.email, "password": "a long pass word"}
    phone.post(reverse("account_logout"), headers={"X-CSRFToken": token})
    phone.get(reverse("account_login"))
    sign_in["csrfmiddlewaretoken"] = phone.cookies["csrftoken"].value
    assert phone.post(reverse("account_login"), sign_in).status_code == 302
    assert send() == 403
    assert not Encounter.objects.filter(book=strangers_book).exists()


def test_whom_i_met_comes_from_the_phone_once(client: Client, book: Book) -> None:
    fields = {"key": new_id(), "who": "Nora Quintana", "phone": "612 345 679"}
    said = meet(client, **fields)
    assert said["key"] == str(fields["key"])
    assert said["url"] == reverse("encounter", args=[fields["key"]])
    assert meet(client, **fields) == said
    assert Person.objects.get(book=book).name == "Nora Quintana"
    assert Encounter.objects.count() == 1


def test_what_came_is_known_even_if_its_name_means_two_people_by_now(
    client: Client, book: Book
) -> None:
    fields = {"key": new_id(), "who": "Ana Gil"}
    meet(client, **fields)
    Person.objects.create(book=book, name="Ana Gil")
    assert meet(client, **fields)["status"] == "200"


def test_a_question_goes_back_to_the_phone(client: Client, book: Book) -> None:
    said = meet(client, key=new_id(), who="")
    assert said["status"] == "422"
    assert said["error"] == "unclear"
    assert said["text"] == "Say whom you met."
    assert not Encounter.objects.filter(book=book).exists()


def test_the_key_of_somebody_else_tells_nothing(client: Client, stranger: Client) -> None:
    key = new_id()
    meet(client, key=key, who="Nora Quintana")
    fields = {"key": key, "who": "Eva Sol", "when": "today", "kind": "meeting"}
    assert stranger.post(reverse("meet"), fields, headers=JSON).status_code == 403
    assert Encounter.objects.count() == 1


def test_signed_out_the_phone_is_led_to_sign_in(visitor: Client) -> None:
    fields = {"key": new_id(), "who": "Nora Quintana"}
    assert visitor.post(reverse("meet"), fields, headers=JSON).status_code == 302
