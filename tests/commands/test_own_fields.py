"""Fields of the office's own in documents: printed, traced, held back, and kept up to date."""

import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest

from briefgen.loading.declarations import FIELDS
from tests.commands.conftest import Run
from tests.loading.cases import SOUND
from tests.loading.test_own_fields import DECLARED, VALUES
from tests.made_pictures import png
from tests.sample_documents import ROOT

PHOTO = "templates/pictures/mill.png"
MILL, DAM = "data/initiatives/mill.yaml", "data/initiatives/dam.yaml"
PAGE = """\
---
title: "{{ initiative.title }}"
per: initiative
audience: public
layout: note
formats: [tree]
---
{% set own = initiative.fields %}
{% set declared = portfolio.declared.initiative %}
{% if own.question %}{{ declared.question.label }}: {{ own.question }}{% endif %}

{% if own.reply %}
{{ own.reply }}
{% endif %}

{% if own.jobs is not none %}{{ own.jobs }}{% endif %}
{% if own.area is not none %}{{ own.area | number }}{% endif %}
{% if own.price %}{{ own.price | money }}{% endif %}
{% if own.asked %}{{ own.asked | date }}{% endif %}
{% if own.stage %}{{ own.stage | capital }}{% endif %}
{% if own.stage == "approved" %}ready{% endif %}
{% if own.jobs is not none and own.jobs > 1000 %}large{% endif %}
{% if own.area is not none and own.area < 13 %}small{% endif %}
{% if own.tags %}{{ own.tags | listing }}{% endif %}
{% if own.years %}{{ own.years | listing }}{% endif %}

{% if own.site %}[{{ own.site.title }}]({{ own.site.url }}){% endif %}


{% if own.photo %}

![{{ own.photo.alternative }}]({{ own.photo.file }})

{% if own.photo.credit %}{{ own.photo.credit }}{% endif %}

{% endif %}
{% for step in own.steps or [] %}
- {% if step.day %}{{ step.day }}: {% endif %}{{ step.what }}
{% endfor %}
"""
LIST = """\
---
title: List
per: portfolio
audience: public
layout: note
formats: [tree]
---
{% for each in portfolio.initiatives | released("fields.FIELD") %}
{% if each.fields.FIELD is not none %}
- {{ each.title }}: PRINTED
{% endif %}
{% endfor %}
"""
# A type → how it is printed, what a value is, and what of it is searched for.
CANARIES: Mapping[str, tuple[str, str, str]] = {
    "question": ("{{ each.fields.question }}", "Zqtext", "Zqtext"),
    "reply": ("{{ each.fields.reply }}", "Zqprose", "Zqprose"),
    "jobs": ("{{ each.fields.jobs }}", "87654", "87,654"),
    "area": ("{{ each.fields.area }}", "765.4", "765.4"),
    "price": ("{{ each.fields.price | money(exact=true) }}", "7654321", "7,654,321"),
    "asked": ("{{ each.fields.asked }}", "2061-03-04", "March 4, 2061"),
    "stage": ("{{ each.fields.stage }}", "planned", "Planned"),
    "tags": ("{{ each.fields.tags | listing }}", "[Zqlist]", "Zqlist"),
    "years": ("{{ each.fields.years | listing }}", "[9753]", "9,753"),
    "site": (
        "[{{ each.fields.site.title }}]({{ each.fields.site.url }})",
        "{title: Zqlink, url: https://zqurl.example}",
        "Zqlink",
    ),
    "photo": (
        "{{ each.fields.photo.file }}",
        "{file: pictures/Zqphoto.png, alternative: A mill}",
        "Zqphoto",
    ),
    "steps": (
        "{% for step in each.fields.steps %}{{ step.what }}{% endfor %}",
        "[{what: Zqcell}]",
        "Zqcell",
    ),
}
OTHERS = {
    "jobs": "87655",
    "area": "765.3",
    "price": "7654322",
    "asked": "2061-03-05",
    "stage": "approved",
    "years": "[9754, 3]",
}
HELD = {
    "by the initiative": ("release: {audience: internal}\n", "", ""),
    "by an embargo": ("release: {embargo: 2099-01-01T00:00:00Z}\n", "", ""),
    "beside the value": ("", "release: {audience: internal}, ", ""),
    "by its declaration": ("", "", "release: {marking: protected-a}, "),
}
AS_OF = ("--as-of", "2024-11-16T12:00:00Z")


def write(root: Path, files: Mapping[str, str]) -> None:
    every = {**SOUND, "templates/style.yaml": "", **files}
    every["briefgen.yaml"] = "organization: Waterways\nlanguages: [en, fr]\n"
    for path, text in every.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, "utf-8")
    shutil.copy(ROOT / "templates" / "style.yaml", root / "templates" / "style.yaml")


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("BRIEFGEN_CONFIG", str(tmp_path / "configuration"))
    folder = tmp_path / "workspace"
    files = {
        FIELDS: DECLARED,
        MILL: SOUND[MILL] + VALUES,
        DAM: SOUND[MILL].replace("Mill", "Dam"),
        "data/portfolio.yaml": SOUND["data/portfolio.yaml"],
        "templates/page.md": PAGE,
    }
    write(folder, files)
    (folder / "templates" / "pictures").mkdir()
    (folder / PHOTO).write_bytes(png())
    monkeypatch.chdir(folder)
    return folder


def change(root: Path, path: str, old: str, new: str) -> None:
    text = (root / path).read_text("utf-8")
    assert old in text
    (root / path).write_text(text.replace(old, new), "utf-8")


def page(root: Path, language: str, name: str = "page-mill") -> str:
    (file,) = (root / "build").rglob(f"{name}.{language}.txt")
    text = file.read_text("utf-8").translate({0x2039: "<", 0x203A: ">"})
    return " ".join(text.split())


def published(root: Path) -> dict[str, bytes]:
    files = (root / "build" / "public").rglob("*")
    return {file.name: file.read_bytes() for file in files if file.is_file()}


def test_every_type_is_printed_in_both_languages(root: Path, run: Run) -> None:
    assert run("build", *AS_OF).code == 0
    english, french = page(root, "en"), page(root, "fr")
    own = "= initiatives.mill.fields"
    label = "= portfolio.declared.initiative.question.label"
    for text in (
        f"<Question {label}.en>: <Why a mill? {own}.question.en>",
        f"<1,200 {own}.jobs><12.5␣km² {own}.area><US$5 {own}.price>",
        f"<November␣1, 2024 {own}.asked><Approved {own}.stage>readylargesmall",
        f"<water and mills><2,024 and 2,025> [<More {own}.site.title.en>]",
        "(https://example.org)",
        'item "<December␣1, 2024>: <Dig>"',
        'item "<Fill>"',
        "A mill",
    ):
        assert text in english
    for text in ("12,5␣km²", "Approuvé", "1er␣novembre 2024", "eau et mills"):
        assert text in french
        assert text not in english


@pytest.mark.usefixtures("root")
def test_why_leads_to_the_value_and_to_its_label(run: Run) -> None:
    run("build", *AS_OF)
    told = run("why", "build/public/page/page-mill.en.txt").out
    for value in ("stage", "jobs", "steps.0.day", "tags.1", "site.title.en"):
        assert f"initiatives.mill.fields.{value}" in told
    assert "portfolio.declared.initiative.question.label.en" in told
    line = DECLARED.splitlines().index(
        next(each for each in DECLARED.splitlines() if "id: question" in each)
    )
    assert f"{FIELDS}:{line + 1}:" in told


@pytest.mark.usefixtures("root")
def test_who_prints_a_label_is_known(run: Run) -> None:
    run("build", *AS_OF)
    told = run("why", f"{FIELDS}:3").out
    assert "portfolio.declared.initiative.question.label.en" in told
    assert "page-mill.en" in told
    assert "page-dam.en" not in told


EDITS = {
    "a text": (MILL, "Why a mill?", "Why not?", {"mill"}),
    "a number": (MILL, "jobs: 1200", "jobs: 1300", {"mill"}),
    "a choice": (MILL, "stage: approved", "stage: planned", {"mill"}),
    "words of a picture": (MILL, "{en: A mill,", "{en: The mill,", {"mill"}),
    "a row": (MILL, "{what: Fill}", "{what: Empty}", {"mill"}),
    "a label": (FIELDS, "{en: Question,", "{en: Asked,", {"mill"}),
    "the label of a choice": (FIELDS, "{en: Approved,", "{en: Agreed,", {"mill"}),
    "a label that nothing prints": (FIELDS, "{en: Area,", "{en: Size,", set()),
    "a unit": (FIELDS, "{en: km²,", "{en: sq. km,", {"mill"}),
    "decimals": (FIELDS, "decimals: 1", "decimals: 2", {"mill"}),
    "another field": (
        FIELDS,
        "- {id: budget",
        "- {id: more, of: initiative, type: text, label: More}\n- {id: budget",
        set(),
    ),
    "a restriction": (
        FIELDS,
        "{id: jobs,",
        "{id: jobs, release: {audience: internal},",
        {"mill"},
    ),
}


@pytest.mark.parametrize("edit", EDITS)
def test_what_was_edited_is_built_again_and_nothing_else(
    edit: str, root: Path, run: Run
) -> None:
    path, old, new, stale = EDITS[edit]
    run("build", *AS_OF)
    change(root, path, old, new)
    told = run("status", "--json", *AS_OF).out
    names = {name for name in ("mill", "dam") if f'"page-{name}.en"' in told}
    assert (names & stale) == stale
    incremental = run("build", *AS_OF)
    written = {name for name in ("mill", "dam") if f"page-{name}" in incremental.out}
    assert written == stale
    after = published(root)
    shutil.rmtree(root / "build")
    shutil.rmtree(root / ".briefgen")
    run("build", *AS_OF)
    assert published(root) == after


def restrict(root: Path, name: str, label: str) -> None:
    """Put a label into the declaration of a field, which is on one line or several."""
    own = label if f"{{id: {name}" in DECLARED else label.replace(", ", "\n  ")
    change(root, FIELDS, f"id: {name}", f"{own}id: {name}")


@pytest.mark.parametrize("how", HELD)
@pytest.mark.parametrize("name", CANARIES)
def test_what_is_held_back_is_not_published(
    name: str, how: str, root: Path, run: Run
) -> None:
    printed, value, canary = CANARIES[name]
    around, beside, declared = HELD[how]
    held = f"{around}fields: {{{beside}{name}: {value}}}\n"
    open_ = value.replace("Zq", "Open").replace("https://zq", "https://open")
    (root / MILL).write_text(SOUND[MILL] + held, "utf-8")
    shown = "" if declared else f"fields: {{{name}: {open_}}}\n"
    (root / DAM).write_text(SOUND[MILL].replace("Mill", "Dam") + shown, "utf-8")
    restrict(root, name, declared)
    listed = LIST.replace("FIELD", name).replace("PRINTED", printed)
    (root / "templates" / "list.md").write_text(listed, "utf-8")
    first = run("build", *AS_OF)
    assert first.code == 1
    assert "list-portfolio.en: tree" in first.out
    before = published(root)
    assert not [each for each in before if "mill" in each]
    outputs = b"".join(before.values()).decode()
    if "Zq" in canary or declared:
        assert canary not in outputs
    assert "Mill" not in outputs
    change(root, MILL, value, OTHERS.get(name, value.replace("Zq", "Zr")))
    run("build", *AS_OF)
    assert published(root) == before


def test_an_unknown_field_is_told_before_anything_is_printed(
    root: Path, run: Run
) -> None:
    text = PAGE + "{{ initiative.fields.qestion }} {{ initiative.fields.risk }}"
    text += (
        "{% for i in portfolio.initiatives | selectattr('fields.stag') %}{% endfor %}"
    )
    text += "{% for s in initiative.fields.steps %}{{ s.dya }}{% endfor %}"
    text += (
        "{{ initiative.fields.jobs.x }}{{ portfolio.declared.initiative.risk.label }}"
    )
    text += "{{ initiative.theme.fields.stage }}{{ portfolio.fields.budgte }}"
    (root / "templates" / "page.md").write_text(text, "utf-8")
    told = run("check").err
    for name, hint in (
        ("qestion", "did you mean 'question'?"),
        (
            "risk",
            "declare it in data/fields.yaml: - {id: risk, of: initiative, type: …",
        ),
        ("stag", "did you mean 'stage'?"),
        ("dya", "did you mean 'day'?"),
        ("stage", "declare it in data/fields.yaml: - {id: stage, of: theme, type: …"),
        ("budgte", "did you mean 'budget'?"),
    ):
        assert f"unknown field '{name}' [undefined-name]\n  hint: {hint}" in told
    assert "'x' asked of a value, which has no fields" in told


@pytest.mark.parametrize(
    "ask",
    [
        "fields.__class__",
        "fields['at']",
        "fields._record",
        "fields.values",
        "fields[0]",
    ],
)
def test_nothing_but_what_is_declared_can_be_asked_for(
    ask: str, root: Path, run: Run
) -> None:
    text = f"{PAGE}{{{{ initiative.{ask} }}}}\n"
    (root / "templates" / "page.md").write_text(text, "utf-8")
    ran = run("build", *AS_OF)
    assert ran.code == 1
    assert "undefined-name" in ran.err or "sandbox" in ran.err
    assert published(root) == {} or "briefgen.manifest.json" in published(root)


def test_a_declaration_that_is_gone_is_told_by_data_and_templates(
    root: Path, run: Run
) -> None:
    run("build", *AS_OF)
    (root / FIELDS).unlink()
    told = run("check").err
    assert "unknown field 'stage' [unknown-field]" in told
    assert "unknown field 'question' [undefined-name]" in told


@pytest.mark.usefixtures("root")
def test_the_schema_of_the_workspace_has_its_own_fields(run: Run) -> None:
    told = run("schema", "initiative").out
    assert '"Stage"' in told
    assert '"approved"' in told
    assert '"maxItems": 200' in run("schema", "fields").out
