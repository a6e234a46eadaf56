"""What the history says of each change."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.utils import translation

import dardar
from dardar.accounts.models import Book
from dardar.people.actions import add_note
from dardar.people.history import SENTENCES, sentence
from dardar.people.models import Change, Person


def verbs() -> Iterator[str]:
    """Yield every verb the program gives a change."""
    for path in Path(dardar.__file__).parent.rglob("*.py"):
        tree = ast.parse(path.read_text())
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "change":
                yield from _words(tree, node.args[1])


def _words(tree: ast.AST, verb: ast.expr) -> Iterator[str]:
    """Yield the verbs an expression can be; a name is looked up where it is set."""
    match verb:
        case ast.Constant(value=word):
            yield str(word)
        case ast.IfExp(body=one, orelse=other):
            yield from _words(tree, one)
            yield from _words(tree, other)
        case ast.Subscript(value=table):
            yield from _words(tree, table)
        case ast.Dict(values=values):
            for value in values:
                yield from _words(tree, value)
        case ast.Name(id=name):
            for value in _set_to(tree, name):
                yield from _words(tree, value)


def _set_to(tree: ast.AST, name: str) -> Iterator[ast.expr]:
    """Yield what a name is set to in a module, also as an argument of its functions."""
    for node in ast.walk(tree):
        match node:
            case ast.Assign(targets=[ast.Name(id=other)], value=value) if other == name:
                yield value
            case ast.AnnAssign(target=ast.Name(id=other), value=ast.expr() as value):
                if other == name:
                    yield value
            case ast.FunctionDef(name=function, args=ast.arguments(args=arguments)):
                places = [place for place, one in enumerate(arguments) if one.arg == name]
                yield from (
                    call.args[place]
                    for place in places
                    for call in ast.walk(tree)
                    if isinstance(call, ast.Call) and ast.unparse(call.func) == function
                )


def test_every_verb_has_its_sentence() -> None:
    used = set(verbs())
    assert {"added", "labelled_many"} <= used
    assert used <= SENTENCES.keys()


def test_every_sentence_has_its_verb() -> None:
    assert SENTENCES.keys() <= set(verbs())


def test_a_sentence_names_whom_it_is_about(book: Book, ana: Person) -> None:
    add_note(book, ana, "tea")
    assert sentence(Change.objects.latest("at")) == "You wrote a note about Ana Ruiz Soler."


@pytest.mark.parametrize(
    ("count", "expected"),
    [
        (1, "You gave 1 person the label “x”."),
        (3, "You gave 3 people the label “x”."),
    ],
)
def test_a_sentence_counts(count: int, expected: str) -> None:
    entry = Change(verb="labelled_many", words={"label": "x", "count": count})
    assert sentence(entry) == expected


@pytest.mark.parametrize(
    ("verb", "words"),
    [
        ("danced", {}),
        ("noted", {}),
        ("labelled_many", {"label": "x", "count": "many"}),
    ],
)
def test_a_change_of_another_version_is_told_without_its_words(
    verb: str, words: dict[str, str]
) -> None:
    with translation.override("en"):
        assert "does not know" in sentence(Change(verb=verb, words=words))
