"""The pages on which people are brought in."""

import re
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from dardar.accounts.models import Book
from dardar.models import Import, Person
from dardar.people.imports import actions, storage
from dardar.people.imports.carrying import carry_on
from dardar.people.imports.state import State
from tests.people.imports.samples import HEADER, begin, bring, card, google

ANA = card("Ana García", mail="ana@altura.coffee", phone="600 11 22 33", company="Altura")
LUIS = card("Luis Prado", mail="luis@prado.example")
HTMX = {"HX-Request": "true"}


def shown(client: Client, work: Import, **headers: str) -> str:
    response = client.get(reverse("import", args=[work.pk]), headers=headers)
    assert response.status_code == 200
    return response.content.decode()


def upload(client: Client, *files: tuple[str, bytes], **more: str) -> object:
    uploads = [SimpleUploadedFile(name, content) for name, content in files]
    return client.post(reverse("import_new"), {"upload": uploads, **more}, follow=True)


def post(client: Client, name: str, work: Import, **data: str) -> None:
    response = client.post(reverse(name, args=[work.pk]), data)
    assert response.status_code == 302


def test_an_empty_list_teaches_and_offers_the_next_step(client: Client) -> None:
    page = client.get(reverse("imports")).content.decode()
    assert "Start with the address book of your phone" in page
    assert reverse("import_new") in page


def test_the_page_of_a_new_file_tells_where_each_source_keeps_it(client: Client) -> None:
    page = client.get(reverse("import_new")).content.decode()
    for source in ("Google Contacts", "iPhone", "LinkedIn", "Outlook", "Thunderbird", "Telegram"):
        assert source in page
    assert 'enctype="multipart/form-data"' in page
    assert re.search(r'<input type="file" name="upload"[^>]*multiple', page)


def test_from_a_file_to_people_and_back_without_script(client: Client, book: Book) -> None:
    upload(client, ("contacts.vcf", ANA + LUIS))
    work = Import.objects.get()
    page = shown(client, work)
    assert "2 new people wait in this file from vCard" in page
    assert "Ana García" in page
    assert "ana@altura.coffee" in page
    assert not Person.objects.exists()
    post(client, "import_run", work)
    assert "2 new people are in your book" in shown(client, work)
    assert Person.objects.filter(book=book).count() == 2
    post(client, "import_undo", work)
    assert "2 people went with it" in shown(client, work)
    assert not Person.objects.exists()


def test_several_files_at_once_are_each_an_import(client: Client) -> None:
    upload(client, ("a.vcf", ANA), ("b.vcf", LUIS), ("c.csv", google("Eva,Sol,,,,,,,,")))
    assert sorted(Import.objects.values_list("file_name", "source")) == [
        ("a.vcf", "vcard"),
        ("b.vcf", "vcard"),
        ("c.csv", "google"),
    ]
    page = client.get(reverse("imports")).content.decode()
    assert page.count("waits for your word") == 3


def test_a_pasted_card_is_an_import(client: Client) -> None:
    client.post(reverse("import_new"), {"text": ANA.decode()})
    work = Import.objects.get()
    assert (work.state, work.new, work.file_name) == (State.READY, 1, "pasted text")


def test_a_form_without_anything_asks_for_something(client: Client) -> None:
    response = client.post(reverse("import_new"), {"text": "  "})
    assert response.status_code == 400
    assert "Choose a file, or paste a card." in response.content.decode()
    assert not Import.objects.exists()


def test_the_owner_can_say_what_a_file_is_from_the_beginning(client: Client) -> None:
    upload(client, ("contacts.csv", google("Eva,Sol,,,,,,,,")), source="outlook")
    work = Import.objects.get()
    page = shown(client, work)
    assert "Nothing in this file looks like what it was taken for" in page
    post(client, "import_source", work, source="google")
    work.refresh_from_db()
    assert work.state == State.READY
    post(client, "import_source", work, source="a shoe box")
    work.refresh_from_db()
    assert work.source == "google"


def test_a_file_that_is_too_large_is_refused_with_its_bound(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dardar.web.imports.forms.LARGEST", 10)
    response = client.post(reverse("import_new"), {"upload": [SimpleUploadedFile("all.vcf", ANA)]})
    assert response.status_code == 400
    assert "all.vcf is larger than" in response.content.decode()
    assert not Import.objects.exists()


def test_a_full_disk_is_told_and_leaves_nothing(client: Client, uploads: Path) -> None:
    uploads.parent.joinpath("imports").write_text("a file where the folder should be")
    response = client.post(reverse("import_new"), {"upload": [SimpleUploadedFile("all.vcf", ANA)]})
    assert response.status_code == 400
    assert "its disk may be full" in response.content.decode()
    assert not Import.objects.exists()


def test_files_before_a_fault_are_kept_and_the_fault_is_told(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep = storage.keep

    def full_after_one(chunks: object) -> str:
        if Import.objects.exists():
            raise OSError(28, "No space left on device")
        return keep(chunks)  # type: ignore[arg-type] # passed on

    monkeypatch.setattr(storage, "keep", full_after_one)
    response = upload(client, ("a.vcf", ANA), ("b.vcf", LUIS))
    assert Import.objects.get().file_name == "a.vcf"
    page = client.get(response.request["PATH_INFO"]).content.decode()  # type: ignore[attr-defined]
    assert "a.vcf" in page


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("ana.png", b"\x89PNG\r\n\x1a\n" + bytes(400), "This is no text, but a picture"),
        ("page.html", b"<html><body>hello</body></html>", "looks like what it was taken for"),
    ],
)
def test_a_file_that_cannot_be_read_says_why_and_what_to_do(
    client: Client, name: str, content: bytes, words: str
) -> None:
    response = upload(client, (name, content))
    page = response.content.decode()  # type: ignore[attr-defined] # a response
    assert words in page
    assert "It is something else" in page
    assert "Leave it" in page


def test_an_unknown_table_asks_what_its_columns_hold(client: Client) -> None:
    content = "Nombre;Apellidos;Correo;Cuota;Domicilio calle\nAna;Gil;ana@gil.es;12;Mayor 3\n"
    upload(client, ("socios.csv", content.encode()))
    work = Import.objects.get()
    response = client.get(reverse("import", args=[work.pk]), follow=True)
    page = response.content.decode()
    assert response.redirect_chain == [(reverse("import_mapping", args=[work.pk]), 302)]
    assert "Cuota" in page
    assert "ana@gil.es" in page
    assert '<option value="name|given|" selected>' in page
    choices = {"column-0": "name|given|", "column-1": "name|family|", "column-2": "email||work"}
    more = {"column-3": "note||", "column-4": "shoe size||"}
    post(client, "import_mapping", work, **choices, **more)
    page = shown(client, work)
    assert "Ana Gil" in page
    assert "Name the columns anew" in page
    post(client, "import_run", work)
    person = Person.objects.get()
    assert [item["value"] for item in person.profile if item["kind"] == "note"] == ["12"]
    assert [i.get("label") for i in person.profile if i["kind"] == "email"] == ["work"]


def test_columns_that_name_nobody_are_asked_for_again(client: Client) -> None:
    upload(client, ("prendas.csv", b"Color;Talla\nrojo;3\nazul;4\n"))
    work = Import.objects.get()
    response = client.post(reverse("import_mapping", args=[work.pk]), {"column-0": "note||"})
    assert response.status_code == 400
    page = response.content.decode()
    assert "Say of one column at least" in page
    assert '<option value="note||" selected>' in page


def test_a_guess_that_is_none_of_the_choices_is_offered_too(client: Client) -> None:
    content = "Name;Home Street;Home City\nAna;Mayor 3;Vigo\n"
    upload(client, ("list.csv", content.encode()))
    work = Import.objects.get()
    page = client.get(reverse("import_mapping", args=[work.pk])).content.decode()
    assert '<option value="address|street|home" selected>Address (street, home)</option>' in page
    post(
        client, "import_mapping", work, **{"column-0": "name||", "column-1": "address|street|home"}
    )
    assert Import.objects.get().state == State.READY


def test_columns_are_asked_only_while_they_matter(client: Client, book: Book) -> None:
    known, ended = begin(book, ANA), bring(book, LUIS)
    for work in (known, ended):
        response = client.get(reverse("import_mapping", args=[work.pk]))
        assert response.headers["Location"] == reverse("import", args=[work.pk])
    gone = begin(book, b"A;B\nx;y\n", "list.csv")
    storage.discard(gone.stored_as)
    response = client.get(reverse("import_mapping", args=[gone.pk]))
    assert response.status_code == 302


def test_what_changes_is_shown_before_it_does(client: Client, book: Book) -> None:
    bring(book, ANA)
    newer = ANA.replace(b"Altura", b"Cumbre").replace(
        b"END", b"BDAY:1980-03-04\r\nX-COLOR:green\r\nEND"
    )
    work = begin(book, newer + card("Ana García", mail="ana@altura.coffee", role="CEO"))
    page = shown(client, work)
    assert "<del>Altura</del>" in page
    assert "<ins>Cumbre</ins>" in page
    assert "<dt>X-COLOR</dt>" in page
    assert "<ins>March 4, 1980</ins>" in page or "<ins>4 March 1980</ins>" in page
    assert "Nobody new, but something new about people you know." in page


def test_a_file_without_anything_new_says_so(client: Client, book: Book) -> None:
    bring(book, ANA)
    page = shown(client, begin(book, ANA))
    assert "Nothing new: all of this is in your book already." in page
    assert "import_run" not in page
    assert "There is nobody in this file." in shown(
        client, begin(book, HEADER.encode() + b"\r\n", "contacts.csv")
    )


def test_rejected_rows_are_listed_and_can_be_downloaded(client: Client, book: Book) -> None:
    work = begin(book, google("Ana,Gil,,,,,,,,", ",,,,,=1+1,,,,"), "contacts.csv")
    page = shown(client, work)
    assert "<td>3</td><td>Nothing in it says who this is" in page
    response = client.get(reverse("import_rejections", args=[work.pk]))
    assert b"".join(response.streaming_content) == google(",,,,,=1+1,,,,")  # type: ignore[attr-defined]
    assert response["Content-Type"] == "application/octet-stream"
    assert response["Content-Disposition"].startswith("attachment")
    assert "contacts.csv" in response["Content-Disposition"]


def test_markup_in_names_files_and_headers_is_shown_as_text(client: Client, book: Book) -> None:
    hostile = "<img src=x onerror=alert(1)>"
    work = begin(book, card(hostile, company=hostile), f"{hostile}.vcf")
    bring(book, ANA)
    changed = begin(book, ANA.replace(b"Altura", hostile.encode()))
    table = begin(book, f"{hostile};Nombre\n{hostile};x\n".encode(), "list.csv")
    pages = [
        shown(client, work),
        shown(client, changed),
        client.get(reverse("import_mapping", args=[table.pk])).content.decode(),
        client.get(reverse("imports")).content.decode(),
    ]
    for page in pages:
        assert hostile not in page
        assert "&lt;img src=x" in page


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take every file for a large one."""
    monkeypatch.setattr(actions, "QUICK_BYTES", 0)
    monkeypatch.setattr(actions, "QUICK_RECORDS", 0)


@pytest.mark.usefixtures("slow")
def test_progress_is_asked_for_again_with_script_and_without(client: Client, book: Book) -> None:
    work = begin(book, ANA)
    page = shown(client, work)
    assert 'hx-trigger="every 1s"' in page
    assert '<noscript><meta http-equiv="refresh" content="3"></noscript>' in page
    assert "<progress" in page
    fragment = shown(client, work, **HTMX)
    assert "<html" not in fragment
    assert 'hx-trigger="every 1s"' in fragment
    carry_on(work.pk)
    ready = shown(client, work, **HTMX)
    assert "hx-trigger" not in ready
    assert "1 new person waits" in ready
    post(client, "import_run", work)
    assert "Bringing them in: 0 of 1." in shown(client, work)
    carry_on(work.pk)
    post(client, "import_undo", work)
    assert "1 record left" in shown(client, work)


@pytest.mark.usefixtures("slow")
def test_a_running_import_can_be_stopped(client: Client, book: Book) -> None:
    work = begin(book, ANA)
    post(client, "import_cancel", work)
    carry_on(work.pk)
    assert "It was left aside. Nothing of it is in your book." in shown(client, work)


@pytest.mark.usefixtures("slow")
def test_work_that_stands_still_can_go_on(client: Client, book: Book) -> None:
    work = begin(book, ANA)
    assert "It stands still" not in shown(client, work)
    work_is_lost()
    assert "It stands still" in shown(client, work)
    post(client, "import_retry", work)
    assert "It stands still" not in shown(client, work)


def work_is_lost() -> None:
    from django_tasks_db.models import DBTaskResult  # noqa: PLC0415 - of this one test

    DBTaskResult.objects.all().delete()


def test_a_fault_of_ours_offers_to_try_again(client: Client, book: Book) -> None:
    work = begin(book, ANA)
    Import.objects.update(state=State.FAILED, error="unexpected", done=0)
    page = shown(client, work)
    assert "Something went wrong here" in page
    post(client, "import_retry", work)
    work.refresh_from_db()
    assert work.state == State.DONE


def test_who_stays_after_taking_out_is_told(client: Client, book: Book) -> None:
    work = bring(book, ANA + LUIS)
    client.post(
        reverse("note_add", args=[Person.objects.get(name="Ana García").pk]), {"text": "tea"}
    )
    post(client, "import_undo", work)
    page = shown(client, work)
    assert "1 person went with it" in page
    assert "1 person stays, because you have met them" in page


def test_photos_that_could_not_be_read_are_told(client: Client, book: Book) -> None:
    work = bring(book, card("Ana", more=["PHOTO;ENCODING=b;TYPE=JPEG:bm8gcGhvdG8="]))
    assert "1 picture could not be read" in shown(client, work)


def test_the_list_takes_as_many_queries_for_three_as_for_thirty(
    client: Client, book: Book, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    def add(count: int) -> None:
        Import.objects.bulk_create(
            Import(book=book, source="vcard", file_name="a.vcf", state=State.DONE)
            for _ in range(count)
        )

    add(3)
    client.get(reverse("imports"))
    with django_assert_num_queries(QUERIES):
        client.get(reverse("imports"))
    add(27)
    with django_assert_num_queries(QUERIES):
        client.get(reverse("imports"))


QUERIES = 7


def test_a_long_list_has_pages(client: Client, book: Book) -> None:
    Import.objects.bulk_create(
        Import(book=book, source="vcard", file_name=f"{n}.vcf", state=State.DONE) for n in range(60)
    )
    page = client.get(reverse("imports"), {"page": "2"}).content.decode()
    assert page.count(".vcf</a>") == 10


def test_an_erased_import_takes_its_upload_along(
    book: Book, uploads: Path, django_capture_on_commit_callbacks: object
) -> None:
    assert callable(django_capture_on_commit_callbacks)
    work = begin(book, ANA)
    Import.objects.create(book=book, source="vcard", file_name="b.vcf", state=State.DONE)
    assert storage.size(work.stored_as)
    with django_capture_on_commit_callbacks(execute=True):
        Import.objects.all().delete()
    assert list(uploads.iterdir()) == []
