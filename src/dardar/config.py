"""Every setting a keeper can make, each an environment variable with a default.

The handbook lists them all; a test fails when one is missing there.
"""

import os
import secrets
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urlsplit

from platformdirs import user_data_path


class KeeperError(Exception):
    """Something the keeper of this server must mend; the message is one sentence that says how."""


@dataclass(frozen=True, slots=True)
class Variable:
    """One environment variable: its name, its default as text and what it is for."""

    name: str
    default: str
    purpose: str

    def get(self) -> str:
        """Return the value from the environment, else the default."""
        return os.environ.get(self.name, "").strip() or self.default


DATA: Final = Variable(
    "DARDAR_DATA",
    "",
    "Folder that holds the database and the secret key; by default the platform's data folder.",
)
HOST: Final = Variable(
    "DARDAR_HOST", "localhost", "Name or address to listen on; 0.0.0.0 is every IPv4 address."
)
PORT: Final = Variable("DARDAR_PORT", "8600", "Port to listen on.")
URL: Final = Variable(
    "DARDAR_URL",
    "",
    "Public address of this server, as in https://dardar.example.org; used in mails and to trust "
    "its host and origin behind a reverse proxy.",
)
PROXY: Final = Variable(
    "DARDAR_PROXY",
    "127.0.0.1",
    "Address from which the reverse proxy connects; its X-Forwarded headers are believed, and "
    "nobody else's. Counts only with DARDAR_URL.",
)
MAIL: Final = Variable(
    "DARDAR_MAIL_URL",
    "",
    "How to send mail, as in smtp://user:password@host:587 or smtps://user:password@host:465; "
    "without it no mail is sent.",
)
MAIL_FROM: Final = Variable(
    "DARDAR_MAIL_FROM", "Dardar <dardar@localhost>", "Sender of the mails Dardar sends."
)
EMBEDDINGS: Final = Variable(
    "DARDAR_EMBEDDINGS_URL",
    "",
    "Address of an OpenAI-compatible interface, as in https://models.example.org/v1. The words of "
    "all offers and needs are sent there to be matched; without it they stay on this machine.",
)
EMBEDDINGS_MODEL: Final = Variable(
    "DARDAR_EMBEDDINGS_MODEL", "", "Name of the model of that interface that makes vectors."
)
EMBEDDINGS_KEY: Final = Variable(
    "DARDAR_EMBEDDINGS_KEY", "", "Key that the interface wants to see, if it wants one."
)
VARIABLES: Final = (
    DATA,
    HOST,
    PORT,
    URL,
    PROXY,
    MAIL,
    MAIL_FROM,
    EMBEDDINGS,
    EMBEDDINGS_MODEL,
    EMBEDDINGS_KEY,
)

LOOPBACK: Final = frozenset({"localhost", "127.0.0.1", "::1"})
EVERY_ADDRESS: Final = frozenset({"0.0.0.0", "::"})  # noqa: S104 - compared, not bound


@dataclass(frozen=True, slots=True)
class MailServer:
    """Where mail is handed in. An empty host: nowhere."""

    host: str = ""
    port: int = 0
    user: str = ""
    password: str = ""
    implicit_tls: bool = False


@dataclass(frozen=True, slots=True)
class EmbeddingServer:
    """Where a model turns texts into vectors. An empty address: nowhere but on this machine."""

    url: str = ""
    model: str = ""
    key: str = field(default="", repr=False)


def port() -> int:
    """Return the port to listen on; 0 lets the system choose one.

    Raises:
        KeeperError: it is no port.

    """
    text = PORT.get()
    if not text.isascii() or not text.isdigit() or int(text) > 65535:  # noqa: PLR2004 - the last port
        raise KeeperError(f"A port is a number from 1 to 65535, not {text!r}.")
    return int(text)


def public_url() -> str:
    """Return the public address without a slash at its end, "" if there is none.

    Raises:
        KeeperError: it is no address of a whole server.

    """
    text = URL.get().rstrip("/")
    parts = urlsplit(text)
    if text and (parts.scheme not in {"http", "https"} or not parts.hostname or parts.path):
        raise KeeperError(
            f"{URL.name} is the address of the server alone, as in https://dardar.example.org, "
            f"not {text!r}."
        )
    return text


def mail_server() -> MailServer:
    """Return where mail is handed in.

    Raises:
        KeeperError: the variable can't be understood.

    """
    text = MAIL.get()
    if not text:
        return MailServer()
    try:
        parts = urlsplit(text)
        number = parts.port
    except ValueError:
        parts, number = urlsplit(""), None
    if parts.scheme not in {"smtp", "smtps"} or not parts.hostname:
        raise KeeperError(f"{MAIL.name} is written as smtp://user:password@host:587.")
    implicit_tls = parts.scheme == "smtps"
    return MailServer(
        host=parts.hostname,
        port=number or (465 if implicit_tls else 587),
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        implicit_tls=implicit_tls,
    )


def embedding_server() -> EmbeddingServer:
    """Return where else texts are turned into vectors.

    Raises:
        KeeperError: the variables can't be understood, or one is missing.

    """
    text, model, key = EMBEDDINGS.get().rstrip("/"), EMBEDDINGS_MODEL.get(), EMBEDDINGS_KEY.get()
    if not text:
        return EmbeddingServer()
    try:
        parts = urlsplit(text)
        is_good = bool(parts.hostname) and not (parts.query or parts.fragment or parts.username)
        is_good = is_good and parts.scheme in {"http", "https"} and parts.port != 0
    except ValueError:
        is_good = False
    if not is_good:
        raise KeeperError(f"{EMBEDDINGS.name} is written as https://models.example.org/v1.")
    if not model:
        raise KeeperError(f"{EMBEDDINGS.name} needs {EMBEDDINGS_MODEL.name}: the model to ask for.")
    if not (key.isascii() and key.isprintable()):
        raise KeeperError(f"{EMBEDDINGS_KEY.name} holds characters that no key has.")
    return EmbeddingServer(text, model, key)


def data_folder() -> Path:
    """Return the folder of the real data, made if it is missing, readable by its owner only."""
    chosen = DATA.get()
    folder = Path(chosen).expanduser() if chosen else user_data_path("dardar")
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def scratch_folder(folder: Path) -> Path:
    """Return where uploads lie while they arrive: on the disk of the data, never in memory."""
    scratch = folder / "tmp"
    scratch.mkdir(mode=0o700, exist_ok=True)
    return scratch


def secret_key(folder: Path) -> str:
    """Return the server's secret key, made on first use.

    The key is written to a new file and moved into place, so that two processes starting at once
    agree on one key and a crash leaves none or a whole one.
    """
    path = folder / "secret.key"
    if not path.exists():
        draft = folder / f"secret.{os.getpid()}.new"
        try:
            draft.touch(mode=0o600)
            draft.write_text(secrets.token_urlsafe(50), encoding="ascii")
            os.link(draft, path)
        except FileExistsError:
            pass  # another process was first: its key counts
        finally:
            draft.unlink(missing_ok=True)
    return path.read_text(encoding="ascii").strip()
