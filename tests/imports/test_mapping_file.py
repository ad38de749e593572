"""A mapping as people write it, and what is wrong with others."""

from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator

from briefgen.commands.editor_support import mapping_schema
from briefgen.errors import BriefgenError
from briefgen.imports.mapping import ImportMapping, ListRule, NumberForm, ValueRule
from briefgen.imports.mapping_file import mapping_names, read_mapping
from briefgen.imports.target_fields import target_fields
from briefgen.workspace import open_workspace

EXAMPLE = """\
source: sheets/projects.xlsx
table: Projects
head: [3, 4]
separator: ";"
numbers: {decimal: ",", thousands: " "}
dates: day-month-year
portfolio:
  fields:
    event.name.en: {from: Event}
themes:
  key: Theme
  id: Theme
  fields:
    title.en: {from: Theme}
initiatives:
  key: Project No.
  id: Project title
  totals: leave
  fields:
    theme: {from: Theme, values: {Clean water: clean-water}}
    title.en: {from: Project title}
    funding.kind: {always: new}
    funding.amount: {from: "Budget (k$)", times: 1000}
    partners: {from: Partners, split: ";", key: name.en, item: {name.en: {}, role: {always: implementing}}}
    milestones: {table: Steps, match: Project No., key: text.en, item: {text.en: {from: Step}, date: {from: Due}}}
    also_in: {from: Also in, split: ",", item: {}}
  leave: [Officer]
suggestions:
  - {of: initiatives, key: P1, field: partners, value: [{role: partner}], sentence: "With CARE.", accept: no}
"""


def mapping_of(tmp_path: Path, text: str) -> ImportMapping:
    (tmp_path / "briefgen.yaml").write_text(
        "organization: {en: Office, fr: Bureau}\nlanguages: [en, fr]\n", "utf-8"
    )
    (tmp_path / "imports").mkdir()
    (tmp_path / "imports" / "projects.yaml").write_text(text, "utf-8")
    (tmp_path / "imports" / "projects.lock.yaml").write_text("", "utf-8")
    workspace = open_workspace(tmp_path)
    assert mapping_names(workspace) == ("projects",)
    return read_mapping(workspace, "projects", target_fields(("en", "fr")))


def test_the_example_is_read(tmp_path: Path) -> None:
    mapping = mapping_of(tmp_path, EXAMPLE)
    assert mapping.numbers == NumberForm(",", " ")
    assert mapping.reading.head == (3, 4)
    *_, initiatives = mapping.subjects
    assert [each.subject for each in mapping.subjects] == [
        "portfolio",
        "themes",
        "initiatives",
    ]
    assert initiatives.marked == {"total": "leave"}
    rules = initiatives.fields
    assert rules["theme"] == ValueRule("Theme", values={"Clean water": "clean-water"})
    partners = rules["partners"]
    assert isinstance(partners, ListRule)
    assert (partners.column, partners.split, partners.key) == (
        "Partners",
        ";",
        "name.en",
    )
    assert rules["also_in"] == ListRule({"": ValueRule()}, column="Also in", split=",")
    (suggestion,) = mapping.suggestions
    assert suggestion.accept is False
    assert mapping.places["initiatives.fields.title.en"].line == 21


WRONG = {
    "title: {en: a}": "unknown field",
    "initiatives: {key: A, fields: {titel.en: {from: A}}}": "did you mean 'title'",
    "initiatives: {key: A, fields: {title.de: {from: A}}}": "no language 'de'",
    "initiatives: {key: A, fields: {title.en: }}": "not decided yet",
    "initiatives: {key: A, fields: {title.en: {}}}": "not decided yet",
    "initiatives: {key: A, fields: {funding: {from: A}}}": "item:",
    "initiatives: {key: A, fields: {partners.name: {from: A}}}": "is in a list",
    "initiatives: {key: A, fields: {event: {from: A}}}": "unknown field 'event'",
    "initiatives: {key: A, fields: {quote: {from: A}}}": "has parts: words, by",
    "initiatives: {key: A, fields: {title.en: {from: A, always: B}}}": "keep one",
    "initiatives: {fields: {title.en: {from: A}}}": "missing field 'key'",
    "initiatives: {key: A, fields: {partners: {from: A, item: {name.en: {}}}}}": "known again",
    "initiatives: {key: A, fields: {partners: {key: name.en, item: {name.en: {from: A}}}}}": "not plain where",
    "initiatives: {key: A, fields: {partners: {each: a, key: nam, item: {name.en: {from: A}}}}}": "unknown field 'nam'",
    "numbers: {decimal: ','}": "fills nothing",
    "numbers: {decimal: ',', thousands: ','}": "the same mark",
    "form: sql": "missing field 'connection'",
    "form: word": "expected one of",
}


@pytest.mark.parametrize(("text", "words"), WRONG.items())
def test_a_mistake_is_told_where_it_stands(
    tmp_path: Path, text: str, words: str
) -> None:
    with pytest.raises(BriefgenError) as caught:
        mapping_of(tmp_path, text)
    assert words in str(caught.value)
    assert "imports/projects.yaml:1:" in str(caught.value)


def test_the_schema_for_editors_takes_the_example_and_refuses_misspelt_fields() -> None:
    schema = mapping_schema(("en", "fr"))
    validator = Draft202012Validator(schema)
    example = yaml.safe_load(EXAMPLE)
    assert [*validator.iter_errors(example)] == []
    example["initiatives"]["fields"]["titel.en"] = {"from": "A"}
    assert "titel.en" in str([*validator.iter_errors(example)])


@pytest.mark.parametrize(
    "rule",
    [
        "themes:\n  key: T\n  fields: {advice.release.audience: {always: public}}\n",
        "initiatives:\n  key: N\n  fields: {release.audience: {from: Audience}}\n",
        "initiatives:\n  key: N\n  fields: {title.release.marking: {always: x}}\n",
        (
            "initiatives:\n  key: N\n  fields:\n    partners: {from: P, split: ;, key: name.en,"
            " item: {name.en: {}, release.embargo: {always: 2020-01-01}}}\n"
        ),
    ],
)
def test_no_source_decides_who_may_see_what(tmp_path: Path, rule: str) -> None:
    with pytest.raises(BriefgenError, match="people decide who may see what"):
        mapping_of(tmp_path, f"source: a.csv\n{rule}")


def test_a_text_without_a_meaning_waits_for_one(tmp_path: Path) -> None:
    text = EXAMPLE.replace("Clean water: clean-water", "Clean water: ")
    with pytest.raises(BriefgenError) as caught:
        mapping_of(tmp_path, text)
    (told,) = caught.value.diagnostics
    assert (told.rule, told.hint) == (
        "undecided",
        'write what it means here, or "" if it says nothing',
    )
