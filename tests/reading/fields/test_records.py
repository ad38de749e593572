"""Mappings and lists are read field by field; every mistake is told, each once."""

from dataclasses import dataclass

import jsonschema
import pytest
import yaml

from briefgen.errors import BriefgenError, Diagnostic, Place, in_order
from briefgen.reading import compose
from briefgen.reading.characters import MOST
from briefgen.reading.fields import (
    At,
    Field,
    Reader,
    aside,
    choice,
    integer,
    list_of,
    mapping_of,
    meant,
    nearest,
    optional,
    per_language,
    record,
    required,
    slug,
    text,
)

LANGUAGES = {"en": "English", "fr": "French"}


@dataclass(frozen=True, slots=True)
class Mill:
    name: str
    wheels: int = 1


def judge(mill: Mill, at: At) -> None:
    if mill.wheels > 5:
        (at / "wheels").tell(f"{mill.name} has too many wheels", "wheels")


MILL: Field[Mill] = record(
    Mill,
    required("name", text(), "what it is called"),
    optional("wheels", integer(0, 10)),
    aside("label", choice(["old", "new"])),
    check=judge,
)


def read(field: Field[object], yaml_text: str) -> tuple[object, Reader]:
    reader = Reader()
    node = reader.take(compose(yaml_text, "x"))
    assert node is not None
    return field.take(node, reader.at("mill")), reader


def told(field: Field[object], yaml_text: str) -> list[str]:
    return [str(found) for found in in_order(read(field, yaml_text)[1].diagnostics)]


def test_a_mapping_becomes_a_record() -> None:
    assert read(MILL, "{name: Old mill, wheels: 2}")[0] == Mill("Old mill", 2)


def test_what_may_be_left_out_may_be_empty() -> None:
    assert read(MILL, "name: Old mill\nwheels:\n")[0] == Mill("Old mill")


def test_each_value_has_its_place() -> None:
    _, reader = read(list_of(MILL), "- name: Old mill\n  wheels: 2\n")
    assert reader.places == {
        "mill": Place("x", 1, 1),
        "mill.0": Place("x", 1, 3),
        "mill.0.name": Place("x", 1, 9),
        "mill.0.wheels": Place("x", 2, 11),
    }


def test_what_is_aside_stays_with_the_reader() -> None:
    found, reader = read(MILL, "{name: Old mill, label: old}")
    assert found == Mill("Old mill")
    assert reader.aside == {"mill": "old"}


def test_a_record_is_judged_once_it_is_whole() -> None:
    assert told(MILL, "{name: Old mill, wheels: 6}") == [
        "x:1:26: error: Old mill has too many wheels [wheels]"
    ]


def test_a_misspelt_field_is_told_once() -> None:
    assert told(MILL, "{nmae: Old mill}") == [
        (
            "x:1:2: error: unknown field 'nmae' [unknown-field]\n"
            "  hint: did you mean 'name'?"
        )
    ]


def test_mistakes_of_all_items_are_told() -> None:
    found = told(list_of(MILL), "- {name: a, wheels: b}\n- {name: [c]}\n- d\n- {}\n")
    assert found == [
        "x:1:21: error: expected a whole number, found 'b' [number]",
        "x:2:10: error: expected text, found a list [type]",
        "x:3:3: error: expected a mapping, found text [type]",
        "x:4:3: error: missing field 'name' [missing-field]",
    ]


def test_a_list_with_a_mistake_is_no_value() -> None:
    assert read(list_of(integer(0, 5)), "[1, two]")[0] is None


def test_a_list_may_need_an_item() -> None:
    assert told(list_of(text(), least=1), "[]") == [
        (
            "x:1:1: error: this list is empty [empty-list]\n"
            "  hint: give an item, or leave the field out"
        )
    ]


def test_a_mapping_of_free_names() -> None:
    assert read(mapping_of(integer(0, 9)), "{a: 1, b: 2}")[0] == {"a": 1, "b": 2}


def test_names_of_a_mapping_have_a_type() -> None:
    assert told(mapping_of(integer(0, 9), slug()), "{A b: 1, c: x}") == [
        (
            "x:1:2: error: expected an id of small letters, digits and hyphens,"
            " found 'A b' [id]\n  hint: did you mean 'a-b'?"
        ),
        "x:1:13: error: expected a whole number, found 'x' [number]",
    ]


def test_a_mapping_is_no_list() -> None:
    assert told(mapping_of(text()), "[a]") == [
        "x:1:1: error: expected a mapping, found a list [type]"
    ]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Mill", {"": "Mill"}),
        ("{en: Mill, fr: Moulin}", {"en": "Mill", "fr": "Moulin"}),
        (
            "{fr-CA: Moulin, en: Mill, fr: Moulin}",
            {"fr-CA": "Moulin", "en": "Mill", "fr": "Moulin"},
        ),
    ],
)
def test_a_text_is_given_once_or_by_language(
    written: str, expected: dict[str, str]
) -> None:
    assert read(per_language(dict, LANGUAGES, text()), written)[0] == expected


def test_a_text_may_carry_what_is_aside() -> None:
    field = per_language(dict, {"en": "English"}, text(), aside("label", text()))
    found, reader = read(field, "{en: Mill, label: old}")
    assert found == {"en": "Mill"}
    assert reader.aside == {"mill": "old"}


def test_what_yaml_could_not_read_is_told_once() -> None:
    assert told(MILL, "name: *x\nwheels: *y\n") == [
        (
            "x:1:7: error: alias '*x' is not allowed [alias]\n"
            "  hint: write the value out"
        ),
        (
            "x:2:9: error: alias '*y' is not allowed [alias]\n"
            "  hint: write the value out"
        ),
    ]


def test_so_many_mistakes_of_a_file_are_told_and_no_more() -> None:
    found = told(list_of(integer(0, 9)), "- x\n" * 1000)
    assert len(found) == MOST + 1
    assert found[-1].endswith("the rest is not listed [too-many]")


def test_ten_thousand_unknown_fields_are_told_up_to_the_bound() -> None:
    fields = "".join(f"wheel{number}: 1\n" for number in range(10_000))
    assert len(told(MILL, fields)) == MOST + 1


def test_reading_ends_with_all_mistakes_in_order() -> None:
    reader = Reader()
    reader.tell(Place("b", 2, 1), "second", "rule")
    reader.tell(Place("b", 1, None), "first", "rule")
    reader.tell(Place("a"), "first of all", "rule", "a hint")
    reader.tell(Place("b", 2, 1), "second", "rule")
    with pytest.raises(BriefgenError) as raised:
        reader.finish()
    assert raised.value.diagnostics == (
        Diagnostic(Place("a"), "first of all", "rule", "a hint"),
        Diagnostic(Place("b", 1, None), "first", "rule"),
        Diagnostic(Place("b", 2, 1), "second", "rule"),
    )


def test_reading_without_mistakes_ends_quietly() -> None:
    reader = Reader()
    reader.finish()
    assert reader.diagnostics == []


def test_the_nearest_name_is_the_first_of_the_most_alike() -> None:
    assert nearest("protected", ["secret", "protected-a", "protected-b"]) == (
        "protected-a"
    )
    assert nearest("AMOUNT", ["Amount", "total"]) == "Amount"
    assert nearest("zebra", ["amount", "total"]) is None
    assert nearest("a" * 1000, ["a" * 999]) is None
    assert meant("zebra", ["amount"]) is None


def test_a_schema_refuses_what_reading_refuses() -> None:
    schema = list_of(MILL, least=1).schema
    jsonschema.validate([{"name": "Old mill", "label": "new"}], schema)
    for wrong in ("[]", "[{}]", "[{name: a, wheels: 11}]", "[{name: a, wheel: 1}]"):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(yaml.safe_load(wrong), schema)


def test_a_schema_explains_fields() -> None:
    properties = MILL.schema["properties"]
    assert properties == {
        "name": {"type": "string", "description": "what it is called"},
        "wheels": {"type": "integer", "minimum": 0, "maximum": 10},
        "label": {"enum": ["old", "new"]},
    }
