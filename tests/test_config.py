"""Settings of the keeper are read, or said to be wrong."""

import multiprocessing
from pathlib import Path

import pytest

from dardar import config
from dardar.config import EmbeddingServer, KeeperError, MailServer


@pytest.fixture(autouse=True)
def nothing_set(monkeypatch: pytest.MonkeyPatch) -> None:
    """Begin with the defaults."""
    for variable in config.VARIABLES:
        monkeypatch.delenv(variable.name, raising=False)


def test_an_empty_variable_counts_as_not_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DARDAR_PORT", "  ")
    assert config.port() == 8600


@pytest.mark.parametrize("text", ["x", "-1", "65536", "8600.0", "²"])
def test_what_is_no_port_is_refused(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setenv("DARDAR_PORT", text)
    with pytest.raises(KeeperError, match="A port is a number"):
        config.port()


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("", ""),
        ("https://dardar.example.org", "https://dardar.example.org"),
        ("https://dardar.example.org/", "https://dardar.example.org"),
        ("http://192.168.1.5:8600", "http://192.168.1.5:8600"),
    ],
)
def test_the_public_address_is_read(monkeypatch: pytest.MonkeyPatch, text: str, url: str) -> None:
    monkeypatch.setenv("DARDAR_URL", text)
    assert config.public_url() == url


@pytest.mark.parametrize("text", ["dardar.example.org", "ftp://x", "https://", "https://x/dardar"])
def test_what_is_no_address_of_a_server_is_refused(
    monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    monkeypatch.setenv("DARDAR_URL", text)
    with pytest.raises(KeeperError, match="DARDAR_URL"):
        config.public_url()


@pytest.mark.parametrize(
    ("text", "server"),
    [
        ("", MailServer()),
        ("smtp://localhost:1025", MailServer("localhost", 1025)),
        ("smtp://mail.example.org", MailServer("mail.example.org", 587)),
        (
            "smtps://alma%40example.org:a%2Fb@mail.example.org",
            MailServer("mail.example.org", 465, "alma@example.org", "a/b", implicit_tls=True),
        ),
    ],
)
def test_the_mail_server_is_read(
    monkeypatch: pytest.MonkeyPatch, text: str, server: MailServer
) -> None:
    monkeypatch.setenv("DARDAR_MAIL_URL", text)
    assert config.mail_server() == server


@pytest.mark.parametrize(
    "text", ["u:secret@host", "http://u:secret@x", "smtp://u:secret@", "smtp://u:secret@x:port"]
)
def test_what_is_no_mail_server_is_refused_without_telling_its_password(
    monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    monkeypatch.setenv("DARDAR_MAIL_URL", text)
    with pytest.raises(KeeperError, match="DARDAR_MAIL_URL") as refused:
        config.mail_server()
    assert "secret" not in str(refused.value)


@pytest.mark.parametrize(
    ("url", "model", "key", "server"),
    [
        ("", "", "", EmbeddingServer()),
        ("", "m", "k", EmbeddingServer()),
        ("http://localhost:11434/v1/", "m", "", EmbeddingServer("http://localhost:11434/v1", "m")),
        ("https://x.org", "a/b", "k", EmbeddingServer("https://x.org", "a/b", "k")),
    ],
)
def test_the_embedding_server_is_read(
    monkeypatch: pytest.MonkeyPatch, url: str, model: str, key: str, server: EmbeddingServer
) -> None:
    monkeypatch.setenv("DARDAR_EMBEDDINGS_URL", url)
    monkeypatch.setenv("DARDAR_EMBEDDINGS_MODEL", model)
    monkeypatch.setenv("DARDAR_EMBEDDINGS_KEY", key)
    assert config.embedding_server() == server
    assert "key" not in repr(server)


@pytest.mark.parametrize(
    ("url", "model", "key", "words"),
    [
        ("models.example.org/v1", "m", "", "DARDAR_EMBEDDINGS_URL is written"),
        ("ftp://models.example.org", "m", "", "DARDAR_EMBEDDINGS_URL is written"),
        ("https:///v1", "m", "", "DARDAR_EMBEDDINGS_URL is written"),
        ("https://secret@x.org/v1", "m", "", "DARDAR_EMBEDDINGS_URL is written"),
        ("https://x.org/v1?key=secret", "m", "", "DARDAR_EMBEDDINGS_URL is written"),
        ("https://x.org:port/v1", "m", "", "DARDAR_EMBEDDINGS_URL is written"),
        ("https://x.org/v1", "", "", "needs DARDAR_EMBEDDINGS_MODEL"),
        ("https://x.org/v1", "m", "secret\nX: y", "DARDAR_EMBEDDINGS_KEY holds"),
        ("https://x.org/v1", "m", "sécret", "DARDAR_EMBEDDINGS_KEY holds"),
    ],
)
def test_what_is_no_embedding_server_is_refused_without_telling_its_key(
    monkeypatch: pytest.MonkeyPatch, url: str, model: str, key: str, words: str
) -> None:
    monkeypatch.setenv("DARDAR_EMBEDDINGS_URL", url)
    monkeypatch.setenv("DARDAR_EMBEDDINGS_MODEL", model)
    monkeypatch.setenv("DARDAR_EMBEDDINGS_KEY", key)
    with pytest.raises(KeeperError, match=words) as refused:
        config.embedding_server()
    assert "secret" not in str(refused.value)


def test_the_data_folder_is_made_for_its_owner_alone(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("DARDAR_DATA", str(tmp_path / "deep" / "folder"))
    folder = config.data_folder()
    assert folder == tmp_path / "deep" / "folder"
    assert folder.stat().st_mode & 0o777 == 0o700


def test_by_default_data_lie_where_the_platform_keeps_them(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setenv("HOME", str(tmp_path))
    assert tmp_path in config.data_folder().parents


def test_the_secret_key_is_made_once(tmp_path: Path) -> None:
    key = config.secret_key(tmp_path)
    assert len(key) > 50
    assert config.secret_key(tmp_path) == key
    assert [path.name for path in tmp_path.iterdir()] == ["secret.key"]


def test_of_two_who_make_a_key_at_once_the_first_one_counts(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "secret.key").write_text("of the first", encoding="ascii")
    monkeypatch.setattr(Path, "exists", lambda _path: False)
    assert config.secret_key(tmp_path) == "of the first"
    assert len(list(tmp_path.iterdir())) == 1


def test_processes_that_start_at_once_agree_on_one_key(tmp_path: Path) -> None:
    with multiprocessing.get_context("spawn").Pool(4) as pool:
        keys = pool.map(config.secret_key, [tmp_path] * 16, chunksize=1)
    assert len(set(keys)) == 1
