import pytest
from hypothesis import given
from hypothesis import strategies as st

from dardar.core.identity.mail import canonical, is_shared, person_form


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        (" Ana.Ruiz@ACME.mx ", "ana.ruiz@acme.mx"),
        ("Ana López <ana@acme.mx>", "ana@acme.mx"),
        ("Ana <b> <ana@acme.mx> ", "ana@acme.mx"),
        ("MAILTO:a%2Bb@acme.mx?subject=hola", "a+b@acme.mx"),
        ("mailto:ana@acme.mx", "ana@acme.mx"),
        ("'ana@acme.mx'", "ana@acme.mx"),
        ("ana@acme.mx.", "ana@acme.mx"),
        ("ana@niño.mx", "ana@xn--nio-8ma.mx"),
        ("ana@xn--nio-8ma.mx", "ana@xn--nio-8ma.mx"),
        ("José@acme.mx", "josé@acme.mx"),
        ("jose\u0301@acme.mx", "josé@acme.mx"),
        ("a.b+tag@gmail.com", "a.b+tag@gmail.com"),
        ("o'neil@acme.co.uk", "o'neil@acme.co.uk"),
    ],
)
def test_an_address_has_one_form(address: str, expected: str) -> None:
    assert canonical(address) == expected


@pytest.mark.parametrize(
    "address",
    [
        "",
        "ana",
        "@acme.mx",
        "ana@",
        "ana@localhost",
        "ana@@acme.mx",
        "ana ruiz@acme.mx",
        "ana@acme..mx",
        "ana@-acme.mx",
        "ana@[10.0.0.1]",
        "ana@\u2488.mx",
        "/o=Exchange/cn=ana",
        "x" * 250 + "@acme.mx",
        "a@" + "ñ" * 300 + ".mx",
        "x" * 100_000,
    ],
)
def test_what_is_no_address_has_no_form(address: str) -> None:
    assert canonical(address) is None


@given(st.text(max_size=300))
def test_no_text_raises_and_a_form_is_its_own_form(text: str) -> None:
    found = canonical(text)
    assert found is None or canonical(found) == found


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("Ana.Ruiz+feria@Gmail.com", "anaruiz@gmail.com"),
        ("ana.ruiz@googlemail.com", "anaruiz@gmail.com"),
        ("ana.ruiz+feria@acme.mx", "ana.ruiz@acme.mx"),
        ("ana-ruiz@outlook.com", "ana-ruiz@outlook.com"),
        ("+tag@acme.mx", "+tag@acme.mx"),
        ("...@gmail.com", "...@gmail.com"),
        ("ana@mygmail.com", "ana@mygmail.com"),
    ],
)
def test_addresses_that_likely_reach_one_mailbox_have_one_form(address: str, expected: str) -> None:
    assert person_form(address) == expected
    assert person_form(expected) == expected


@given(st.text(max_size=300))
def test_what_is_no_address_reaches_no_mailbox(text: str) -> None:
    assert (person_form(text) is None) == (canonical(text) is None)


@pytest.mark.parametrize(
    "address",
    "info@a.mx ventas@a.mx ventas1@a.mx ventas.mx@a.mx Info-ES@a.mx no-reply@a.mx "
    "atencion.clientes@a.mx contacto+web@a.mx hola@a.mx rh@a.mx".split(),
)
def test_an_address_of_a_function_is_shared(address: str) -> None:
    assert is_shared(address)


@pytest.mark.parametrize(
    "address", "ana@a.mx juan.info@a.mx hola.maria@a.mx informatico@a.mx +@a.mx 123@a.mx x".split()
)
def test_an_address_of_a_person_is_not_shared(address: str) -> None:
    assert not is_shared(address)
