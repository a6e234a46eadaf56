"""Spanish words that sound alike."""

import pytest

from dardar.core.matching.sounds import sound


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("rejistrar", "registrar"),
        ("jestor", "gestor"),
        ("sertificado", "certificado"),
        ("ensallo", "ensayo"),
        ("ornear", "hornear"),
        ("kiosko", "quiosco"),
        ("combersasion", "conversacion"),
    ],
)
def test_words_written_as_heard_sound_as_they_are_meant(written: str, meant: str) -> None:
    assert sound(written) == sound(meant)


@pytest.mark.parametrize(("one", "other"), [("gato", "jato"), ("chico", "cico"), ("guia", "jia")])
def test_words_that_sound_otherwise_are_kept_apart(one: str, other: str) -> None:
    assert sound(one) != sound(other)
