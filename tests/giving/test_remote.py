"""A model on another machine: asked as the interface says, and done without while it is away."""

import json
import socket
from collections.abc import Callable, Iterator
from threading import Thread

import numpy as np
import pytest
from pytest_django import Settings

from dardar.accounts.models import Book
from dardar.config import EmbeddingServer
from dardar.core.matching import reference
from dardar.core.matching.embedding import EmbedderError
from dardar.core.matching.preparation import LONGEST
from dardar.giving import matching, pairing, remote
from dardar.giving.actions import What, add_wish
from dardar.giving.models import Matching, Pairing, Role, Vector, Wish
from dardar.giving.queries import helpers, is_words_only, unreachable_model
from dardar.giving.remote import BATCH, LARGEST, REST, RemoteEmbedder
from dardar.people.models import Person
from tests.giving.endpoint import DIM, Answer, Endpoint, good, serving, vector


class Clock:
    """Seconds, as the test says."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock_of_rest() -> Clock:
    return Clock()


@pytest.fixture
def endpoint() -> Iterator[Endpoint]:
    with serving() as endpoint:
        yield endpoint


@pytest.fixture
def model(endpoint: Endpoint, clock_of_rest: Clock) -> RemoteEmbedder:
    return RemoteEmbedder(endpoint.place, clock=clock_of_rest)


class TestAsking:
    """What goes out, and what comes back."""

    def test_texts_become_vectors_of_length_one_in_their_order(
        self, model: RemoteEmbedder, endpoint: Endpoint
    ) -> None:
        found = model.encode(["Piano", "Clases de inglés"])
        for row, text in zip(found, ("piano", "clases de inglés"), strict=True):
            raw = np.array(vector(text), np.float32)
            assert np.allclose(row, raw / np.linalg.norm(raw), atol=1e-6)
        assert found.dtype == np.float32
        assert endpoint.keys == ["Bearer sk-secret"]
        assert endpoint.asked[0]["model"] == "tiny"

    def test_they_go_out_as_every_model_gets_them(
        self, model: RemoteEmbedder, endpoint: Endpoint
    ) -> None:
        model.encode(["  Clases  DE Inglés en Valencia ", "x" * 5000, "Valencia", "\ud800"])
        [first, long, town, nothing] = endpoint.texts
        assert first == "clases de inglés"
        assert len(long) == LONGEST
        assert town
        assert nothing

    def test_many_go_in_batches(self, model: RemoteEmbedder, endpoint: Endpoint) -> None:
        assert model.encode([f"text {n}" for n in range(BATCH + 1)]).shape == (BATCH + 1, DIM)
        assert [len(asked["input"]) for asked in endpoint.asked] == [BATCH, 1]

    def test_nothing_is_asked_for_nothing(self, model: RemoteEmbedder, endpoint: Endpoint) -> None:
        assert model.encode([]).shape == (0, 0)
        assert not endpoint.asked

    def test_how_many_numbers_is_asked_once(
        self, model: RemoteEmbedder, endpoint: Endpoint
    ) -> None:
        assert (model.dim, model.dim) == (DIM, DIM)
        assert len(endpoint.asked) == 1

    def test_without_a_key_none_is_sent(self, endpoint: Endpoint) -> None:
        RemoteEmbedder(EmbeddingServer(endpoint.place.url, "tiny")).encode(["tea"])
        assert endpoint.keys == [None]

    def test_its_name_tells_model_and_host_and_fits_a_row(self, model: RemoteEmbedder) -> None:
        assert model.id == f"tiny@{model.host}"
        longest = Vector._meta.get_field("embedder").max_length
        names = [
            RemoteEmbedder(EmbeddingServer("https://models.example.org/v1", f"{'x' * 70}{end}")).id
            for end in "ab"
        ]
        assert names[0] != names[1]
        assert [len(name) for name in names] == [longest, longest]

    def test_the_reference_is_made_once(self, model: RemoteEmbedder, endpoint: Endpoint) -> None:
        made = model.reference()
        count = len(endpoint.asked)
        assert model.reference() is made
        assert len(endpoint.asked) == count
        assert len(endpoint.texts) == len(reference.texts())


def answering(status: int, body: object) -> Answer:
    """Return what always answers the same."""
    said = body if isinstance(body, bytes) else json.dumps(body).encode()
    return lambda _texts: (status, said)


def rows(*vectors: object) -> dict[str, object]:
    return {"data": [{"index": n, "embedding": one} for n, one in enumerate(vectors)]}


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (answering(401, {"error": {"message": "bad key sk-secret"}}), "status 401"),
        (answering(429, b""), "status 429"),
        (answering(500, b"oops"), "status 500"),
        (answering(307, b""), "status 307"),
        (answering(200, b""), "no JSON"),
        (answering(200, b"<html>"), "no JSON"),
        (answering(200, b"\xff\xfe"), "no JSON"),
        (answering(200, b"[" * 200_000), "no JSON"),
        (answering(200, [1]), "no vectors"),
        (answering(200, {"error": "x"}), "no vectors"),
        (answering(200, rows()), "no vectors"),
        (answering(200, rows([1.0], [])), "no vectors"),
        (answering(200, rows([1.0, 2.0], ["x", "y"])), "no vectors"),
        (answering(200, rows([1.0, 2.0], [[1.0], [2.0]])), "no vectors"),
        (answering(200, {"data": [{"index": 0, "embedding": [1.0]}] * 2}), "no vectors"),
        (answering(200, rows([1.0], [1.0], [1.0])), "do not belong"),
        (answering(200, rows(1.0, 2.0)), "do not belong"),
        (answering(200, rows([], [])), "do not belong"),
        (answering(200, rows([1.0, 0.0], [0.0, 0.0])), "is none"),
        (answering(200, rows([1.0, 0.0], [float("nan"), 0.0])), "is none"),
        (answering(200, rows([1.0, 0.0], [1e39, 0.0])), "is none"),
        (answering(200, b" " * (LARGEST + 1)), "more than"),
    ],
)
def test_a_bad_answer_is_said_to_be_one_and_the_model_rests(
    model: RemoteEmbedder,
    endpoint: Endpoint,
    answer: Answer,
    words: str,
    caplog: pytest.LogCaptureFixture,
) -> None:
    endpoint.answer = answer
    with pytest.raises(EmbedderError, match=words):
        model.encode(["tea for two", "room"])
    assert model.problem
    assert words in caplog.text
    assert "tea" not in caplog.text
    assert "sk-secret" not in caplog.text
    asked = len(endpoint.asked)
    with pytest.raises(EmbedderError, match=words):
        model.encode(["tea"])
    assert len(endpoint.asked) == asked


def test_vectors_of_another_length_than_before_are_refused(
    model: RemoteEmbedder, endpoint: Endpoint
) -> None:
    model.encode(["tea"])
    endpoint.answer = lambda texts: good(texts, DIM + 1)
    with pytest.raises(EmbedderError, match="33 numbers instead of 32"):
        model.encode(["room"])


def test_after_its_rest_it_is_asked_again(
    model: RemoteEmbedder, endpoint: Endpoint, clock_of_rest: Clock
) -> None:
    endpoint.answer = answering(503, b"")
    with pytest.raises(EmbedderError):
        model.encode(["tea"])
    endpoint.answer = good
    clock_of_rest.now = REST
    assert model.problem is None
    assert len(model.encode(["tea"])) == 1


def test_where_nobody_listens_it_is_said(clock_of_rest: Clock) -> None:
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        place = EmbeddingServer(f"http://127.0.0.1:{sock.getsockname()[1]}/v1", "tiny")
        with pytest.raises(EmbedderError, match="cannot be reached"):
            RemoteEmbedder(place, clock=clock_of_rest).encode(["tea"])


def speaking(speak: Callable[[socket.socket], None]) -> EmbeddingServer:
    """Return the address of a server that does something to the first who comes."""
    listening = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        with listening, listening.accept()[0] as sock:
            sock.recv(1 << 16)
            speak(sock)

    Thread(target=serve, daemon=True).start()
    return EmbeddingServer(f"http://127.0.0.1:{listening.getsockname()[1]}/v1", "tiny")


def dripping(sock: socket.socket) -> None:
    """Send a byte at a time until the other has gone."""
    sock.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
    try:
        while True:
            sock.sendall(b" ")
    except OSError:
        return


def listening_on(sock: socket.socket) -> None:
    """Say nothing until the other has gone."""
    sock.recv(1)


def test_an_answer_that_never_ends_is_given_up() -> None:
    with pytest.raises(EmbedderError, match=r"too slowly|more than"):
        RemoteEmbedder(speaking(dripping), whole=0.2).encode(["tea"])


def test_whoever_says_nothing_is_given_up() -> None:
    place = speaking(listening_on)
    with pytest.raises(EmbedderError, match="cannot be reached"):
        RemoteEmbedder(place, whole=0.2).encode(["tea"])


@pytest.mark.parametrize(
    "said", [b"", b"no http\r\n\r\n", b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n[]"]
)
def test_whoever_hangs_up_is_given_up(said: bytes) -> None:
    with pytest.raises(EmbedderError):
        RemoteEmbedder(speaking(lambda sock: sock.sendall(said))).encode(["tea"])


@pytest.fixture
def configured(
    settings: Settings, endpoint: Endpoint, model: RemoteEmbedder, monkeypatch: pytest.MonkeyPatch
) -> RemoteEmbedder:
    """Let the keeper have configured it."""
    settings.EMBEDDINGS = endpoint.place
    monkeypatch.setattr(remote, "_at", lambda place: model if place == endpoint.place else None)
    return model


NEED = What(Role.NEED, "Somebody who mends the roof")
OFFER = What(Role.OFFER, "Arreglo tejados")


@pytest.fixture
def need(book: Book, ana: Person, luis: Person, configured: RemoteEmbedder) -> Wish:
    """Return what Ana needs, and Luis offers."""
    assert configured
    add_wish(book, luis, OFFER)
    return add_wish(book, ana, NEED)


def kept() -> dict[str, int]:
    """Return how many vectors of each model there are."""
    found: dict[str, int] = {}
    for embedder in Vector.objects.values_list("embedder", flat=True):
        found[embedder] = found.get(embedder, 0) + 1
    return found


class TestMatching:
    """With a model on another machine."""

    def test_none_is_configured_unless_the_keeper_does_so(self) -> None:
        assert remote.configured() is None
        assert unreachable_model() == ""

    def test_the_one_configured_is_the_same_each_time(self, settings: Settings) -> None:
        settings.EMBEDDINGS = EmbeddingServer("https://models.example.org/v1", "m")
        assert remote.configured() is remote.configured()

    def test_alone_it_finds_what_words_do_not(
        self,
        book: Book,
        need: Wish,
        configured: RemoteEmbedder,
        endpoint: Endpoint,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        monkeypatch.setattr(matching, "available", tuple)
        pairing.catch_up(book)
        assert [one.offer.words for one in helpers(book, need).people] == [OFFER.words]
        assert kept() == {configured.id: 2}
        assert not is_words_only()
        assert not pairing.waiting()
        assert not [text for text in endpoint.texts if "ana" in text.split()]

    def test_while_it_is_away_the_others_go_on_and_then_it_catches_up(
        self,
        book: Book,
        need: Wish,
        configured: RemoteEmbedder,
        endpoint: Endpoint,
        clock_of_rest: Clock,
    ) -> None:
        endpoint.answer = answering(503, b"")
        pairing.catch_up(book)
        assert configured.id not in kept()
        assert set(kept().values()) == {2}
        assert unreachable_model() == configured.host
        assert not helpers(book, need).is_waiting
        assert not pairing.waiting()
        asked = len(endpoint.asked)
        pairing.catch_up(book)
        assert len(endpoint.asked) == asked
        endpoint.answer = good
        clock_of_rest.now = REST
        assert pairing.waiting() == [book.pk]
        pairing.catch_up(book)
        assert kept()[configured.id] == 2
        assert Pairing.objects.get().need == need
        assert set(Matching.objects.values_list("by", flat=True)) == {matching.signature()}
        assert unreachable_model() == ""
        assert not pairing.waiting()

    @pytest.mark.usefixtures("need")
    def test_what_it_has_seen_is_kept_while_it_is_away(
        self,
        book: Book,
        configured: RemoteEmbedder,
        endpoint: Endpoint,
        clock_of_rest: Clock,
    ) -> None:
        pairing.catch_up(book)
        endpoint.answer = answering(503, b"")
        fresh = add_wish(book, None, What(Role.OFFER, "Clases de piano"))
        pairing.catch_up(book)
        assert kept()[configured.id] == 2
        assert not pairing.waiting()
        clock_of_rest.now = REST
        endpoint.answer = good
        pairing.catch_up(book)
        assert kept()[configured.id] == 3
        assert Matching.objects.get(wish=fresh).by == matching.signature()

    @pytest.mark.usefixtures("need")
    def test_where_another_model_answers_under_its_name_vectors_are_made_anew(
        self,
        book: Book,
        configured: RemoteEmbedder,
        endpoint: Endpoint,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        pairing.catch_up(book)
        endpoint.answer = lambda texts: good(texts, DIM * 2)
        after = RemoteEmbedder(endpoint.place)  # the server was started again
        monkeypatch.setattr(remote, "_at", lambda _place: after)
        add_wish(book, None, What(Role.OFFER, "Clases de piano"))
        pairing.catch_up(book)
        sizes = {len(v.data) for v in Vector.objects.filter(embedder=configured.id)}
        assert sizes == {DIM * 2 * 4}
        assert kept()[configured.id] == 3
        assert not pairing.waiting()

    @pytest.mark.usefixtures("need")
    def test_configured_no_longer_nothing_of_it_is_left(
        self,
        book: Book,
        configured: RemoteEmbedder,
        settings: Settings,
    ) -> None:
        pairing.catch_up(book)
        settings.EMBEDDINGS = EmbeddingServer()
        assert pairing.waiting() == [book.pk]
        pairing.catch_up(book)
        assert configured.id not in kept()
        assert not pairing.waiting()
