"""Labels and tables of the office's own fields: as declared, traced, and kept up to date."""

import shutil
from pathlib import Path

import pytest

from briefgen.loading.declarations import FIELDS
from tests.commands.conftest import Run
from tests.commands.test_own_fields import AS_OF, MILL, page, published, write
from tests.loading.cases import SOUND

DAM = "data/initiatives/dam.yaml"
SHEET = "templates/page.md"
DECLARED = """\
- {id: reply, of: initiative, type: prose, label: {en: Reply, fr: Réponse}}
- {id: stage, of: theme, type: text, label: {en: Stage, fr: Étape}}
- {id: goal, of: portfolio, type: number, label: {en: Goal, fr: But}}
- {id: site, of: initiative, type: link, label: {en: Site, fr: Toile}}
- {id: tags, of: initiative, type: list, label: {en: Tags, fr: Mots}}
- id: steps
  of: initiative
  type: table
  label: {en: Steps, fr: Étapes}
  columns:
    - {id: day, type: date, required: true, label: {en: Day, fr: Jour}}
    - {id: what, type: text, label: {en: What, fr: Quoi}}
    - {id: cost, type: money, label: {en: Cost, fr: Coût}}
    - {id: wells, type: number, label: {en: Wells, fr: Puits}}
    - {id: more, type: link, label: {en: More, fr: Suite}}
    - id: state
      type: choice
      label: {en: State, fr: État}
      choices: [{id: done, label: {en: Done, fr: Fait}}]
"""
VALUES = """\
fields:
  reply: {en: Because., fr: Parce que.}
  site: {title: {en: Here, fr: Ici}, url: https://example.org}
  tags: [water]
  steps:
    - day: 2024-12-01
      what: {en: "Dig | **deep**", fr: Creuser}
      cost: 1500000
      wells: 12
      more: {title: Plan, url: https://example.org/plan}
      state: done
    - day: 2025-01-31
"""
HEAD = """\
---
title: "{{ initiative.title }}"
per: initiative
audience: public
layout: note
formats: [tree]
---
"""
LABELS = """\
{{ portfolio.fields.goal | label }} {{ initiative.theme.fields.stage | label }}
{% set own = initiative.fields %}
{% if own.reply %}{{ own.reply | label }} {{ own.site | label }}{% endif %}
{% if own.tags %}{{ own.tags | label }} {{ own.steps | label }}{% endif %}
{% if own.steps %}{{ own.steps[0].day | label }}{% endif %}
"""
TABLE = """\
{% if initiative.fields.steps %}
Table: {{ initiative.fields.steps | label }}

{{ initiative.fields.steps | table }}
{% else %}
None.
{% endif %}
"""


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("BRIEFGEN_CONFIG", str(tmp_path / "configuration"))
    theme = SOUND["data/themes.yaml"].replace(
        "title: Water}", "title: Water, fields: {stage: First}}"
    )
    files = {
        FIELDS: DECLARED,
        MILL: SOUND[MILL] + VALUES,
        DAM: SOUND[MILL].replace("Mill", "Dam"),
        "data/themes.yaml": theme,
        "data/portfolio.yaml": SOUND["data/portfolio.yaml"] + "fields: {goal: 3}\n",
        SHEET: HEAD + TABLE,
    }
    write(tmp_path / "workspace", files)
    monkeypatch.chdir(tmp_path / "workspace")
    return tmp_path / "workspace"


def change(root: Path, path: str, old: str, new: str) -> None:
    text = (root / path).read_text("utf-8")
    assert old in text
    (root / path).write_text(text.replace(old, new), "utf-8")


def test_a_label_is_that_of_the_declaration(root: Path, run: Run) -> None:
    change(root, SHEET, TABLE, LABELS)
    done = run("build", *AS_OF)
    assert (done.code, done.err) == (0, "")
    for language, labels in (
        ("en", ("Goal", "Stage", "Reply", "Site", "Tags", "Steps", "Day")),
        ("fr", ("But", "Étape", "Réponse", "Toile", "Mots", "Étapes", "Jour")),
    ):
        assert all(f"<{label} = portf" in page(root, language) for label in labels)
    assert "Reply" not in page(root, "en", "page-dam")


def test_a_table_has_the_labels_and_every_value_in_its_words(
    root: Path, run: Run
) -> None:
    done = run("build", *AS_OF)
    assert (done.code, done.err) == (0, "")
    head = "= portfolio.declared.initiative.steps.columns"
    english, french = page(root, "en"), page(root, "fr")
    for text in (
        "columns left | left | right | right | left | left",
        f"<Day {head}.day.label.en>",
        "<December␣1, 2024>",
        "<Dig | **deep**>",
        "<$1,500,000>",
        "<12>",
        "[<Plan>](https://example.org/plan)",
        "<Done>",
        '"<January␣31, 2025>" | "" | "" | "" | "" | ""',
        "<Steps = portfolio.declared.initiative.steps.label.en>",
    ):
        assert text in english
    for text in ("<Coût ", "1␣500␣000␣$", "<Fait>", "1er␣décembre 2024", "<Étapes "):
        assert text in french
    assert 'paragraph "None."' in page(root, "en", "page-dam")


def test_some_rows_are_a_table_and_none_are_nothing(root: Path, run: Run) -> None:
    some = '{{ initiative.fields.steps | selectattr("wells") | table }}'
    none = '{{ initiative.fields.steps | selectattr("what", "eq", "x") | table }}'
    shown = f"{{% if initiative.fields.steps %}}\n{some}\n\n{none}\n\n{{% endif %}}x\n"
    change(root, SHEET, TABLE, shown)
    assert run("build", *AS_OF).code == 0
    text = page(root, "en")
    assert ("December␣1" in text, "January" in text) == (True, False)
    assert text.count("<Day ") == 1


EDITS = {
    "the label of the table": (FIELDS, "{en: Steps,", "{en: Phases,", True),
    "the label of a column": (FIELDS, "{en: Day,", "{en: Date,", True),
    "the label of a choice": (FIELDS, "{en: Done,", "{en: Over,", True),
    "a label that is not printed": (FIELDS, "{en: Tags,", "{en: Words,", False),
    "a cell": (MILL, "wells: 12", "wells: 13", True),
    "a cell that was empty": (MILL, "2025-01-31\n", "2025-01-31\n      wells: 0\n", True),
    "another row": (MILL, "    - day: 2025", "    - day: 2024-12-24\n    - day: 2025", True),
    "a column": (
        FIELDS,
        "    - id: state\n",
        "    - {id: who, type: text, label: Who}\n    - id: state\n",
        True,
    ),
    "the order of columns": (
        FIELDS,
        "    - {id: what, type: text, label: {en: What, fr: Quoi}}\n    - {id: cost, type: money, label: {en: Cost, fr: Coût}}\n",
        "    - {id: cost, type: money, label: {en: Cost, fr: Coût}}\n    - {id: what, type: text, label: {en: What, fr: Quoi}}\n",
        True,
    ),
    "a field that is not printed": (MILL, "Because.", "Why not.", False),
}  # fmt: skip


@pytest.mark.parametrize("edit", EDITS)
def test_what_was_edited_is_built_again_and_nothing_else(
    edit: str, root: Path, run: Run
) -> None:
    path, old, new, stale = EDITS[edit]
    run("build", *AS_OF)
    change(root, path, old, new)
    assert ('"page-mill.en"' in run("status", "--json", *AS_OF).out) >= stale
    done = run("build", *AS_OF)
    assert ("page-mill.en: tree\n" in done.out) == stale
    assert "page-dam" not in done.out
    after = published(root)
    shutil.rmtree(root / "build")
    shutil.rmtree(root / ".briefgen")
    run("build", *AS_OF)
    assert published(root) == after


@pytest.mark.usefixtures("root")
def test_why_leads_to_labels_and_cells_and_back(run: Run) -> None:
    run("build", *AS_OF)
    told = run("why", "build/public/page/page-mill.en.txt").out
    assert "portfolio.declared.initiative.steps.columns.day.label.en" in told
    assert "initiatives.mill.fields.steps.0.what.en" in told
    line = DECLARED.splitlines().index(
        next(each for each in DECLARED.splitlines() if "id: day" in each)
    )
    used = run("why", f"{FIELDS}:{line + 1}").out
    assert ("page-mill.en" in used, "page-dam.en" in used) == (True, False)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("id: steps\n", "id: steps\n  release: {audience: internal}\n"),
        ("{id: day,", "{id: day, release: {audience: internal},"),
    ],
)
def test_what_its_declaration_holds_back_is_not_published(
    root: Path, run: Run, old: str, new: str
) -> None:
    change(root, FIELDS, old, new)
    done = run("build", *AS_OF)
    assert done.code == 1
    assert f"{FIELDS}:" in done.err or f"{MILL}:" in done.err
    assert not [name for name in published(root) if "mill" in name]
    assert [name for name in published(root) if "dam" in name]


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (
            "initiative.title | label",
            "expected a field of data/fields.yaml, found text",
        ),
        ("initiative.fields.reply | label", "found nothing (test for it first)"),
        ("initiative.partners | label", "expected a field of data/fields.yaml"),
        ("initiative.fields.steps | table", "found nothing (test for it first)"),
        (
            "initiative.title | table",
            "expected a table of data/fields.yaml, found text",
        ),
        ("portfolio.initiatives | table", "expected a table of data/fields.yaml"),
        ("portfolio.initiatives.partners | table(1)", "'table' takes no argument"),
    ],
)
def test_what_is_no_own_field_is_told(
    root: Path, run: Run, asked: str, told: str
) -> None:
    (root / MILL).write_text(SOUND[MILL], "utf-8")
    change(root, SHEET, TABLE, f"{{{{ {asked} }}}}\n")
    assert told in run("check").err


def test_a_column_that_a_table_prints_is_no_unprinted_field(
    root: Path, run: Run
) -> None:
    told = run("check").err
    assert "'reply'" in told
    assert not [name for name in ("day", "what", "cost") if f"'{name}'" in told]
    loop = "{% for s in initiative.fields.steps or [] %}{{ s.day }}{% endfor %}\n"
    change(root, SHEET, TABLE, loop)
    assert "'what'" in run("check").err
