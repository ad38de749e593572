"""A page design is a file: of briefgen, or of a workspace, which needs no code for it."""

import ast
import json
import re
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pikepdf
import pytest
import yaml
from jsonschema import Draft202012Validator
from lxml import etree

from briefgen.style_file import design_schema, read_style
from briefgen.style_file.page_design import SHIPPED
from tests.commands.conftest import Run, run, workspace
from tests.commands.small import change, write
from tests.interop import word_rules
from tests.writers.docx.opened import values
from tests.writers.pdf import reading

__all__ = ["run", "workspace"]

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "briefgen"
DESIGNS = SOURCE / "style_file" / "designs"
PAGE = (ROOT / "docs" / "page-designs.md").read_text("utf-8")
SPREAD = PAGE.partition("```yaml\n")[2].partition("```")[0]
PATH = "templates/designs/spread.yaml"
KIND = """\
---
title: "{{ theme.title }}"
kicker: A kicker
subtitle: A subtitle
per: theme
audience: public
layout: spread
foot: A foot below both columns.
---
## First heading

{% for initiative in theme.initiatives %}{{ initiative.description }}{% endfor %}

Second paragraph, which is long enough for two lines, so that the columns have something to share.

Third paragraph.

Table: What it costs

| A | B |
|---|---|
| a | b |

::: callout
Last words, on a ground.
:::
"""
# The layouts of a style that `init` wrote before designs were files.
BEFORE = """\
layouts:
  factsheet:
    band: true            # the head stands on a band of the theme's colour
    page: {width: 612, height: 792, left: 50, right: 50, top: 32, bottom: 32}
    texts:
      kicker: {color: paper, bold: false, after: small}
      title: {size: display, color: paper, after: small}
      subtitle: {size: body, color: paper, after: 0}
      lead: {size: 13, leading: 1.3, after: small}
      finding: {before: tight, after: small}
      body: {leading: 1.36}
      heading-2: {size: body, before: 0, after: hair}
  note:
    page: {width: 612, height: 792, left: 66, right: 66, top: 54, bottom: 54}
    texts:
      heading-2: {before: medium}
      body: {leading: 1.32}
      list: {leading: 1.32, after: hair}
      decision: {leading: 1.32}
  backgrounder:
    page: {width: 612, height: 792, left: 48, right: 48, top: 54, bottom: 54}
    texts:
      title: {size: 27, leading: 1.11}
      subtitle: {after: large}
      lead: {size: 13, leading: 1.36}
      finding: {size: 13, color: ink}
      key-figure: {size: 15, leading: 1.2, color: ink}
      key-label: {leading: 1.3}
      heading-2: {size: lead, before: medium}
      heading-3: {before: small}
      body: {leading: 1.34}
"""


@pytest.fixture
def spread(workspace: Path) -> Path:
    write(workspace, PATH, SPREAD)
    write(workspace, "templates/spread.md", KIND)
    return workspace


def edges(data: bytes) -> list[float]:
    """Read the edges of the first page."""
    with pikepdf.open(BytesIO(data)) as file:
        return [float(edge) for edge in file.pages[0].MediaBox]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_fourth_design_is_two_columns_on_a_page_that_lies(
    spread: Path, run: Run, language: str
) -> None:
    done = run("build", "--kind", "spread")
    assert (done.code, done.err) == (0, "")
    data = (spread / f"build/public/spread/spread-water.{language}.pdf").read_bytes()
    assert edges(data) == [0, 0, 792, 612]
    title = reading.place(data, {"en": "Water", "fr": "Eau"}[language])
    subtitle, kicker = (
        reading.place(data, "A subtitle"),
        reading.place(data, "A kicker"),
    )
    assert title[1] > subtitle[1] > kicker[1]
    left, right = (
        reading.place(data, "First heading"),
        reading.place(data, "Last words"),
    )
    assert left[0] == pytest.approx(54, abs=2)
    assert right[0] > 792 / 2
    foot = reading.place(data, "A foot below")
    assert (foot[0], foot[3]) < (55, min(left[1], right[1]))
    assert "What it costs" in reading.words(data)
    assert "Table 1" not in reading.words(data).replace("\u00a0", " ")


def test_columns_within_columns_stand_below_one_another(spread: Path, run: Run) -> None:
    nested = "\n".join(
        f"::: column\nThe {number} begins.\n\n" + "Words and words. " * 120 + "\n:::"
        for number in ("first", "second")
    )
    change(
        spread,
        "templates/spread.md",
        "Third paragraph.",
        f":::: columns\n{nested}\n::::",
    )
    assert run("build", "--kind", "spread").code == 0
    data = (spread / "build/public/spread/spread-water.en.pdf").read_bytes()
    half = (792 - 2 * 54) / 2
    for number in ("first", "second"):
        lefts = [
            left
            for page in range(len(reading.pages(data)))
            for left, *_ in reading.places(data, f"The {number} begins.", page)
        ]
        assert len(lefts) == 1
        assert min(abs(lefts[0] - edge) for edge in (54, 54 + half)) < 20


def test_no_key_figure_is_cut_in_a_narrow_column(spread: Path, run: Run) -> None:
    figures = "\n".join(f"- $17.9{at} million | new funding" for at in range(4))
    panel = f"::: key-figures\n{figures}\n:::"
    change(spread, "templates/spread.md", "Third paragraph.", panel)
    assert run("build", "--kind", "spread").code == 0
    data = (spread / "build/public/spread/spread-water.en.pdf").read_bytes()
    said = reading.words(data).replace("\u00a0", " ")
    assert [f"$17.9{at} million" in said for at in range(4)] == [True] * 4
    heights = {round(reading.place(data, f"$17.9{at}")[1]) for at in range(4)}
    assert len(heights) > 1  # in several rows


def test_a_band_that_hides_a_text_is_told_where_it_is_asked_for(
    workspace: Path, run: Run
) -> None:
    write(workspace, "templates/designs/x.yaml", "band: true\n")
    done = run("check")
    assert done.code == 1
    assert "templates/designs/x.yaml:1:7: error: #1a5dc0 has a contrast" in done.err


def test_a_width_over_a_page_that_lies_leaves_it_so(spread: Path, run: Run) -> None:
    write(
        spread,
        "templates/designs/wide.yaml",
        "page: {size: a4, orientation: landscape}\n",
    )
    change(spread, "templates/spread.md", "layout: spread", "layout: wide")
    wider = "layouts:\n  wide: {page: {width: 800}}\n"
    style = (spread / "templates/style.yaml").read_text("utf-8")
    line = next(
        each for each in style.splitlines(keepends=True) if each.startswith("layouts:")
    )
    change(spread, "templates/style.yaml", line, wider)
    assert run("build", "--kind", "spread").code == 0
    data = (spread / "build/public/spread/spread-water.en.pdf").read_bytes()
    assert edges(data)[2:] == [800, pytest.approx(595.28, abs=0.01)]


def test_a_fourth_design_breaks_no_rule_of_word(spread: Path, run: Run) -> None:
    run("build", "--kind", "spread")
    archive = ZipFile(spread / "build/public/spread/spread-water.en.docx")
    parts = {name: archive.read(name) for name in archive.namelist()}
    assert word_rules.broken(parts) == []
    body = etree.fromstring(parts["word/document.xml"])
    assert values(body, "//w:sectPr/w:cols/@w:num") == ["2"]
    lying = "//w:pgSz[@w:w='15840' and @w:h='12240']/@w:orient"
    assert values(body, lying) == ["landscape"] * 3
    assert values(body, "//w:p/w:pPr/w:pStyle/@w:val")[:4] == [
        "AccentRule",
        "Heading1",
        "Subtitle",
        "Kicker",
    ]


def test_a_changed_design_makes_its_documents_stale_and_no_others(
    spread: Path, run: Run
) -> None:
    run("build")
    change(spread, PATH, "columns: 2", "columns: 1")
    told = run("status").out
    stale = [line for line in told.splitlines() if re.match(r"[\w-]+\.(en|fr)$", line)]
    assert stale
    assert all(line.startswith("spread-") for line in stale)
    assert "  the style of the layout 'spread' changed\n" in told
    assert run("build").out.count("written") == 1
    assert "everything is up to date" in run("status").out


def test_why_of_a_design_names_the_documents_that_use_it(
    spread: Path, run: Run
) -> None:
    run("build")
    told = run("why", PATH).out
    assert "spread-water" in told
    assert "memo" not in told
    assert (spread / PATH).exists()


def test_a_design_in_the_place_of_one_of_ours_is_used(
    workspace: Path, run: Run
) -> None:
    write(workspace, "templates/designs/note.yaml", "page: {size: a5}\n")
    assert run("build", "--kind", "memo").code == 0
    file = ZipFile(workspace / "build/internal/memo/memo-water.en.docx")
    body = etree.fromstring(file.read("word/document.xml"))
    assert values(body, "//w:pgSz/@w:w") == ["8391"]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("left: 54", "left: -5", ":2:52: error: expected 0 or more, found -5 [range]"),
        (
            "columns: 2",
            "columns: 9",
            ":5:10: error: expected 4 or less, found 9 [range]",
        ),
        ("columns:", "colums:", ":5:1: error: unknown field 'colums' [unknown-field]"),
        (
            "right: 54",
            "right: 700",
            ":2:7: error: the margins leave 38 by 504 points; expected 144 or more [page]",
        ),
        (
            "columns: 2",
            "columns: 4",
            None,
        ),
        (
            "size: letter",
            "width: 999999",
            ":2:15: error: expected 1584 or less, found 999999 [range]",
        ),
        (
            "size: letter",
            "size: letter, width: 500",
            ":2:7: error: a size, and a width or height [page]",
        ),
        (
            "[title, subtitle, kicker]",
            "[title, title]",
            ":3:15: error: expected kicker, title, subtitle, each once and in any order",
        ),
        ("landscape", "upright", ":2:35: error: expected one of portrait, landscape;"),
        ("display", "dispaly", ":8:17: error: expected a number or one of fine,"),
        (
            "color: muted",
            "color: paper",
            ":9:19: error: #ffffff has a contrast of 1.00:1",
        ),
    ],
)
def test_a_mistake_in_a_design_is_told_in_its_place(
    spread: Path, run: Run, old: str, new: str, told: str | None
) -> None:
    change(spread, PATH, old, new)
    done = run("check")
    if told is None:
        assert done.code == 0
    else:
        assert done.code == 1
        assert f"{PATH}{told}" in done.err


def test_columns_that_are_too_narrow_are_told(spread: Path, run: Run) -> None:
    change(spread, PATH, "size: letter, orientation: landscape", "size: a5")
    change(spread, PATH, "columns: 2", "columns: 3")
    told = (
        "the margins leave 311.53 points for 3 columns; expected 144 or more for each"
    )
    assert told in run("check").err


@pytest.mark.parametrize(
    "hostile",
    [
        "&a [*a, *a]\n",
        "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n",
        "!!python/object/apply:os.system [id]\n",
        "page: " + "{a: " * 2000 + "\n",
        "page: [1, 2\n",
        "- a\n",
        "",
        "page: {size: letter}\npage: {size: a4}\n",
        "columns: " + "9" * 5000 + "\n",
        "\x00",
    ],
)
def test_hostile_yaml_is_told_and_ends_nothing(
    spread: Path, run: Run, hostile: str
) -> None:
    write(spread, PATH, hostile)
    done = run("check")
    assert done.code == 1
    assert f"{PATH}:" in done.err
    assert "Traceback" not in done.err


def test_a_design_that_is_no_text_is_told_with_all_other_mistakes(
    spread: Path, run: Run
) -> None:
    (spread / PATH).write_bytes(b"\xff\xfe\x00")
    change(spread, "templates/style.yaml", "  body: 10.5", "  body: small")
    done = run("check")
    assert PATH in done.err
    assert "templates/style.yaml:" in done.err


def test_a_design_outside_of_the_workspace_is_not_read(
    spread: Path, run: Run, tmp_path: Path
) -> None:
    (tmp_path / "elsewhere.yaml").write_text("columns: 1\n", "utf-8")
    (spread / "templates/designs/linked.yaml").symlink_to(tmp_path / "elsewhere.yaml")
    told = "templates/designs/linked.yaml:1:1: error: this leads out of the workspace"
    assert told in run("check").err


def test_an_unknown_design_is_told_with_the_nearest_and_all(
    spread: Path, run: Run
) -> None:
    change(spread, "templates/spread.md", "layout: spread", "layout: spred")
    change(
        spread,
        "templates/style.yaml",
        "  note:",
        "  brochure:\n    band: true\n  note:",
    )
    told = run("check").err
    listed = "expected one of factsheet, note, backgrounder, dashboard, spread; found"
    assert f"{listed} 'spred' [choice]\n  hint: did you mean 'spread'?" in told
    assert f"{listed} 'brochure' [choice]" in told
    assert "contrast" not in told


def test_a_style_changes_fields_of_a_design(spread: Path, run: Run) -> None:
    layouts = "layouts:\n  spread: {page: {width: 500, height: 700}, columns: 1}"
    change(spread, "templates/style.yaml", "layouts:", layouts)
    assert run("build", "--kind", "spread").code == 0
    data = (spread / "build/public/spread/spread-water.en.pdf").read_bytes()
    assert edges(data) == [0, 0, 500, 700]
    assert reading.place(data, "Last words")[0] < 100


@pytest.mark.parametrize(("overflow", "code"), [("refuse", 1), ("warn", 0)])
def test_a_design_says_what_becomes_of_what_is_too_long(
    spread: Path, run: Run, overflow: str, code: int
) -> None:
    write(spread, PATH, f"{SPREAD}overflow: {overflow}\n")
    change(spread, "templates/spread.md", "per: theme", "per: theme\npages: 1")
    change(spread, "templates/spread.md", "Third paragraph.", "Words.\n\n" * 400)
    done = run("build", "--kind", "spread", "--language", "en")
    assert done.code == code
    assert ("warning: " in done.err, "error: " in done.err) == (not code, bool(code))
    written = (spread / "build/public/spread/spread-water.en.pdf").exists()
    assert written == (overflow == "warn")


def test_a_style_of_before_gives_the_same_looks() -> None:
    style = (ROOT / "templates/style.yaml").read_text("utf-8")
    now = read_style(style, "style.yaml")
    then = read_style(style.partition("layouts:")[0] + BEFORE, "style.yaml")
    assert [repr(now.look(name)) for name in ("note", "backgrounder")] == [
        repr(then.look(name)) for name in ("note", "backgrounder")
    ]
    before, after = then.look("factsheet"), now.look("factsheet")
    assert (before.design, before.band) == (after.design, after.band)
    # white words that stood on the band would be lost on the masthead
    assert before.text("kicker").color == after.text("kicker").color == "accent"


def test_a_style_without_layouts_has_them_all() -> None:
    style = (ROOT / "templates/style.yaml").read_text("utf-8")
    looks = read_style(style.partition("layouts:")[0], "style.yaml").looks
    assert [*looks] == [*SHIPPED]
    assert looks["factsheet"].band


def test_every_shipped_design_is_whole_and_fits_the_schema() -> None:
    schema = json.loads(json.dumps(design_schema()))
    validator = Draft202012Validator(schema)
    assert {path.stem for path in DESIGNS.iterdir()} == {*SHIPPED}
    for path in DESIGNS.iterdir():
        given = yaml.safe_load(path.read_text("utf-8"))
        validator.validate(given)
        assert given.keys() | {"texts"} == schema["properties"].keys()
        for name in ("head", "foot", "numbering"):
            assert given[name].keys() == schema["properties"][name]["properties"].keys()
    validator.validate(yaml.safe_load(SPREAD))


@pytest.mark.usefixtures("workspace")
def test_the_schema_is_printed(run: Run) -> None:
    schema = json.loads(run("schema", "design").out)
    Draft202012Validator.check_schema(schema)
    assert not Draft202012Validator(schema).is_valid({"columns": 9})


def test_every_field_of_a_design_is_in_its_page() -> None:
    properties = json.loads(json.dumps(design_schema()))["properties"]
    named = set(re.findall(r"\w+", " ".join(re.findall(r"`([^`\n]+)`", PAGE))))
    nested = {
        below
        for name in ("page", "head", "foot", "numbering")
        for below in properties[name]["properties"]
    }
    assert named >= {*properties} | nested


def test_no_module_names_a_shipped_design_but_where_they_are_declared() -> None:
    """`note` has other meanings, too: so it may be no side of a comparison."""
    for path in SOURCE.rglob("*.py"):
        if path == SOURCE / "style_file" / "page_design.py":
            continue
        module = ast.parse(path.read_text("utf-8"))
        constants = {
            each.value for each in ast.walk(module) if isinstance(each, ast.Constant)
        }
        assert constants.isdisjoint({"factsheet", "backgrounder"}), path
        for each in ast.walk(module):
            sides: list[ast.expr] = []
            match each:
                case ast.Compare(left, _, comparators):
                    sides = [left, *comparators]
                case ast.MatchValue(value):
                    sides = [value]
                case _:
                    pass
            assert "note" not in {getattr(side, "value", None) for side in sides}, path
            names = {getattr(side, "attr", None) for side in sides}
            assert "layout" not in names, path
