"""YAML text becomes nodes that keep their text and know their place."""

import subprocess
import sys

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from briefgen.errors import BriefgenError, Place
from briefgen.reading import (
    Mapping,
    Node,
    Scalar,
    Sequence,
    compose,
    kind,
    load,
    quoted,
    yaml_nodes,
)
from briefgen.reading.characters import LARGEST, MOST
from briefgen.reading.yaml_nodes import WIDEST

PATH = "data/mill.yaml"


@pytest.fixture(params=[yaml.CSafeLoader, yaml.SafeLoader])
def loader(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> type[yaml.SafeLoader]:
    """Read with libyaml, and as where it is not installed."""
    found: type[yaml.SafeLoader] = request.param
    monkeypatch.setattr(yaml_nodes, "LOADER", found)
    return found


def outline(node: Node) -> str:
    """Write a node on one line: texts in brackets of their kind, each with its place."""
    match node:
        case Scalar(text, place, plain):
            mark = "" if plain else "'"
            return f"{mark}{text}{mark}@{place.line}:{place.column}"
        case Sequence(items, place):
            inner = " ".join(outline(item) for item in items)
            return f"[{inner}]@{place.line}:{place.column}"
        case Mapping(entries, place):
            inner = " ".join(f"{outline(at.key)}={outline(at.value)}" for at in entries)
            return f"{{{inner}}}@{place.line}:{place.column}"


def told(text: str) -> list[str]:
    return [str(found) for found in compose(text, PATH).diagnostics]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: NO", "{a@1:1=NO@1:4}@1:1"),
        ("a: 010\nb: 1e3", "{a@1:1=010@1:4 b@2:1=1e3@2:4}@1:1"),
        ("a: 'x'", "{a@1:1='x'@1:4}@1:1"),
        ("- a\n- - b\n  - c", "[a@1:3 [b@2:5 c@3:5]@2:3]@1:1"),
        ("a: [b, {c: d}]", "{a@1:1=[b@1:5 {c@1:9=d@1:12}@1:8]@1:4}@1:1"),
        ("a:\n  b:\n", "{a@1:1={b@2:3=@2:5}@2:3}@1:1"),
        ("a: >-\n  one\n  two", "{a@1:1='one two'@1:4}@1:1"),
        ("\ufeffa: b", "{a@1:1=b@1:4}@1:1"),
        ("a: b\r\nc: d\r\n", "{a@1:1=b@1:4 c@2:1=d@2:4}@1:1"),
        ('"😀é": x', "{'😀é'@1:1=x@1:7}@1:1"),
        ("\n\n- a # why\n", "[a@3:3]@3:1"),
    ],
)
def test_nodes_keep_text_and_place(
    text: str, expected: str, loader: type[yaml.SafeLoader]
) -> None:
    assert yaml_nodes.LOADER is loader
    assert outline(load(text, PATH)) == expected


@pytest.mark.parametrize("text", ["~", "null", "Null", "NULL", "a:"])
def test_nothing_is_empty(text: str) -> None:
    node = load(text if text == "a:" else f"a: {text}", PATH)
    assert isinstance(node, Mapping)
    value = node.get("a")
    assert isinstance(value, Scalar)
    assert value.empty
    assert kind(value) == "nothing"


def test_quoted_text_is_not_nothing() -> None:
    node = load("'null'", PATH)
    assert isinstance(node, Scalar)
    assert not node.empty
    assert kind(node) == "text"


def test_a_name_that_is_not_there_has_no_value() -> None:
    node = load("a: b", PATH)
    assert isinstance(node, Mapping)
    assert node.get("b") is None


def test_load_raises_every_mistake() -> None:
    with pytest.raises(BriefgenError) as raised:
        load("a: *x\nb: !y z\n", PATH)
    assert [found.rule for found in raised.value.diagnostics] == ["alias", "tag"]


def test_what_can_be_read_is_read_despite_mistakes() -> None:
    composed = compose("a: 1\na: 2\nb: !x 3\n", PATH)
    assert composed.node is not None
    assert outline(composed.node) == "{a@1:1=1@1:4 b@3:1=3@3:4}@1:1"


def test_a_file_without_anything_is_empty() -> None:
    assert told("# only a comment\n") == [
        "data/mill.yaml:1:1: error: this file is empty [empty-file]"
    ]


def test_characters_that_cannot_be_printed_are_told_with_their_place() -> None:
    text = "a: x\x07y\nb: \u2028z\r\nc: '\U000f0000'\nd: 'x\n"
    first, second, third, last = compose(text, PATH).diagnostics
    assert str(first) == (
        "data/mill.yaml:1:5: error: character U+0007 cannot be printed"
        " [control-character]\n  hint: remove it"
    )
    assert second.place == Place(PATH, 2, 4)
    assert third.place == Place(PATH, 3, 5)
    assert last.rule == "yaml-syntax"


@pytest.mark.parametrize("text", ["[", "a: [\n\n", "a: {b: [c,\n# more\n"])
def test_a_file_that_ends_inside_brackets_is_told_at_its_end(text: str) -> None:
    (found,) = compose(text, PATH).diagnostics
    assert found.message == "the file ends inside brackets"
    assert found.place.line <= len(text.rstrip().splitlines())


@pytest.mark.parametrize(
    "escape", ["\\0", "\\x07", "\\u2028", "\\U000F0000", "\\uFFFE"]
)
def test_escapes_make_no_character_that_cannot_be_printed(escape: str) -> None:
    (found,) = compose(f'a: "x{escape}"', PATH).diagnostics
    assert found.rule == "control-character"
    assert found.place == Place(PATH, 1, 4)


def test_private_characters_that_no_template_uses_are_text() -> None:
    assert outline(load("a: \ue000", PATH)) == "{a@1:1=\ue000@1:4}@1:1"


@pytest.mark.parametrize(
    "text",
    ["[" * 100_000, "{" * 100_000, "- " * 100_000, "? " * 100_000, "a: " + "[" * 101],
    ids=["brackets", "braces", "items", "keys", "just too deep"],
)
@pytest.mark.usefixtures("loader")
def test_nesting_is_bounded(text: str) -> None:
    assert [found.rule for found in compose(text, PATH).diagnostics] == ["nesting"]


def test_a_hundred_levels_are_read() -> None:
    assert compose("[" * 100 + "]" * 100, PATH).diagnostics == ()


def test_a_hundred_thousand_brackets_crash_no_process() -> None:
    program = (
        "from briefgen.reading import compose;"
        "print(compose('[' * 100_000 + ']' * 100_000, 'x').diagnostics[0])"
    )
    run = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert run.stdout == "x:1:102: error: nested more than 100 deep [nesting]\n"


def test_the_number_of_values_is_bounded() -> None:
    (found,) = compose("- a\n" * (WIDEST + 1), PATH).diagnostics
    assert found.rule == "too-large"
    assert found.place == Place(PATH, WIDEST, 3)


def test_the_size_is_bounded() -> None:
    (found,) = compose("a" * (LARGEST + 1), PATH).diagnostics
    assert found.rule == "too-large"


def test_aliases_are_never_followed() -> None:
    bomb = "a: &a [x, x]\n" + "".join(
        f"b{level}: &b{level} [*a, *a]\n" for level in range(20)
    )
    assert {found.rule for found in compose(bomb, PATH).diagnostics} == {"alias"}


def test_so_many_mistakes_are_told_and_no_more() -> None:
    found = compose("\x01" * 1000, PATH).diagnostics
    assert len(found) == MOST + 1
    assert found[-1].rule == "too-many"


def test_a_long_text_is_cut_in_a_message() -> None:
    assert quoted("a  b\nc") == "'a b c'"
    assert quoted("x" * 41) == f"'{'x' * 40}…'"


@given(st.text())
def test_any_text_gives_a_node_or_mistakes_with_a_place(text: str) -> None:
    composed = compose(text, PATH)
    assert composed.node is not None or composed.diagnostics
    lines = text.count("\n") + text.count("\r") + 1
    for found in composed.diagnostics:
        assert found.place.path == PATH
        assert 1 <= found.place.line <= lines


@given(st.text("ab:-[]{}&*!|>'\"%@` \t\n#?,\\", max_size=60))
def test_any_marks_of_yaml_give_a_node_or_mistakes(text: str) -> None:
    composed = compose(text, PATH)
    assert composed.node is not None or composed.diagnostics
    assert all(found.rule for found in composed.diagnostics)
