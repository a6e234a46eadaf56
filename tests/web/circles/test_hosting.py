"""What hosts do: invite, roles, take out, the door, what was told, reaching members."""

import pytest
from django.test import Client

from dardar.accounts.models import Book
from dardar.circles.actions import set_role
from dardar.circles.models import Circle, Member
from dardar.worker.sending import send_waiting
from tests.circles.scenes import invited, letters
from tests.web.circles.looking import rows, send, text
from tests.worker.conftest import MailServer, mail_server

__all__ = ["mail_server"]
EVA = {"name": "Eva Sanz", "mail": "eva@sanz.example", "language": "es"}


def test_an_invitation_goes_by_mail(client: Client, by_circle: str) -> None:
    page = send(client, f"{by_circle}invite/", **EVA)
    assert "Eva Sanz is invited by mail." in page
    [mail] = letters("eva@sanz.example")
    assert "/m/" in mail.body
    assert mail.reply_to == "alma@example.org"
    page = text(client, f"{by_circle}hosting/")
    assert "Eva Sanz" in page
    assert "eva@sanz.example" not in page


def test_or_by_a_link_that_is_shown_once(client: Client, by_circle: str) -> None:
    page = send(client, f"{by_circle}invite/", **EVA | {"mail": ""})
    assert "For Eva Sanz alone." in page
    path = "/m/" + page.partition("testserver/m/")[2].partition('"')[0]
    assert "Alma" in text(Client(), path)
    eva = Member.objects.get(name="Eva Sanz")
    page = send(client, f"{by_circle}members/{eva.pk}/again/")
    new = "/m/" + page.partition("testserver/m/")[2].partition('"')[0]
    assert new != path
    text(Client(), path, 404)
    text(Client(), new)


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"mail": "x"}, "That is no mail address."),
        ({"mail": "ana@circle.example"}, "in the circle already"),
        ({"language": "xx"}, "errorlist"),
    ],
)
def test_what_is_no_invitation_says_so(
    client: Client, by_circle: str, ana: Member, wrong: dict[str, str], words: str
) -> None:
    before = rows()
    response = client.post(f"{by_circle}invite/", EVA | wrong)
    assert response.status_code == 422
    assert words in response.content.decode()
    assert rows() == before
    assert ana


def test_a_circle_is_no_larger_than_circles_are(
    client: Client, by_circle: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dardar.circles.joining.MOST", 1)
    assert "as large as circles are" in send(client, f"{by_circle}invite/", **EVA)


def test_an_invitation_is_taken_back(client: Client, host: Member, by_circle: str) -> None:
    eva, token = invited(host, "Eva Sanz")
    page = send(client, f"{by_circle}members/{eva.pk}/remove/")
    assert "its link leads nowhere" in page
    text(Client(), f"/m/{token}/", 404)
    assert client.post(f"{by_circle}members/{eva.pk}/again/").status_code == 404


def test_the_door_opens_closes_and_changes(client: Client, by_circle: str, circle: Circle) -> None:
    assert "The door is closed" in text(client, f"{by_circle}invite/")
    page = send(client, f"{by_circle}door/", how="open")
    assert f"/j/{circle.token}/" in page
    assert "data:image/svg+xml;base64," in page
    assert Client().get(f"/j/{circle.token}/").status_code == 200
    send(client, f"{by_circle}door/", how="renew")
    assert Client().get(f"/j/{circle.token}/").status_code == 404
    assert "leads nowhere" in send(client, f"{by_circle}door/", how="close")
    assert client.post(f"{by_circle}door/", {"how": "x"}).status_code == 400


def test_the_code_can_be_printed(client: Client, by_circle: str) -> None:
    for kind, begins in (("svg", b"<svg"), ("png", b"\x89PNG")):
        response = client.get(f"{by_circle}code.{kind}")
        assert response.content.startswith(begins)
        assert "attachment" in response["Content-Disposition"]
        assert "sandbox" in response["Content-Security-Policy"]


def test_roles_are_given_taken_and_handed_over(
    client: Client, by_circle: str, ana: Member, bruno: Member, strangers_book: Book
) -> None:
    path = f"{by_circle}members/{ana.pk}/"
    assert "hosts the circle with you" in send(client, f"{path}role/", role="cohost")
    assert "like the others" in send(client, f"{path}role/", role="member")
    assert "somebody who has an account" in send(client, f"{path}hand-over/")
    page = send(client, f"{by_circle}members/{bruno.pk}/hand-over/")
    assert "is the host now" in page
    assert Circle.objects.get().book == strangers_book


def test_a_co_host_by_link_hosts_too_but_does_not_end_it(
    host: Member, ana: Member, by_ana: str, by_circle: str
) -> None:
    assert Client().get(f"{by_ana}invite/").status_code == 403
    set_role(host, ana, Member.Role.COHOST)
    page = send(Client(), f"{by_ana}edit/", name="Wine", approval="host", language="en")
    assert "The circle is changed." in page
    assert "undo" not in page.partition("toasts")[2].partition("<main")[0].lower()
    assert "End the circle" not in text(Client(), f"{by_ana}hosting/")
    assert Client().post(f"{by_ana}end/").status_code == 403
    assert by_circle


def test_taking_somebody_out(client: Client, by_circle: str, ana: Member) -> None:
    assert "no longer in the circle" in send(client, f"{by_circle}members/{ana.pk}/remove/")
    assert not Member.objects.filter(pk=ana.pk).exists()


def test_a_member_presses_no_button_of_hosts(by_ana: str, ana: Member, luis: Member) -> None:
    before = rows()
    for rest in (
        *("edit/", "invite/", "door/", "end/", "one-to-ones/propose/"),
        *(f"members/{luis.pk}/{act}/" for act in ("role", "hand-over", "remove")),
    ):
        fields = {
            "how": "open",
            "name": "x",
            "approval": "host",
            "language": "en",
            "role": "cohost",
        }
        assert Client().post(by_ana + rest, fields).status_code == 403, rest
    assert rows() == before
    assert ana


def test_where_a_mail_does_not_arrive_the_host_learns_who_and_never_the_address(
    client: Client, by_circle: str, by_ana: str, luis: Member, mail_server: MailServer
) -> None:
    mail_server.mailbox.refused.add("ana@circle.example")
    send(Client(), f"{by_ana}me/rounds/", **{"in": "1"})
    Member.objects.filter(pk=luis.pk).update(in_rounds=True)
    assert "proposed" in send(client, f"{by_circle}one-to-ones/propose/")
    send_waiting()
    page = text(client, f"{by_circle}hosting/")
    assert "Mails to Ana Ruiz do not arrive." in page
    for path in (by_circle, f"{by_circle}hosting/", "/", "/settings/"):
        assert "ana@circle.example" not in text(client, path), path


def test_an_invitation_that_does_not_arrive_is_said(
    client: Client, by_circle: str, mail_server: MailServer
) -> None:
    mail_server.mailbox.refused.add("eva@sanz.example")
    send(client, f"{by_circle}invite/", **EVA)
    send_waiting()
    page = text(client, f"{by_circle}hosting/")
    assert "the mail did not arrive" in page
    assert "eva@sanz.example" not in page
