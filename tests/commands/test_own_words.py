"""Words that briefgen prints itself are those of the workspace, in every language."""

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.commands.conftest import Run
from tests.commands.small import change, write

PHRASES = "templates/phrases.yaml"
BODY = """
::: decision
{{ "Recommendation:" | t }} {{ organization }} agrees.
:::

::: sign-off
- {{ "Director" | t }}
:::

![Money](chart:bars)

Table: Sums {name=sums}

| a | b |
| --- | --- |
| c | d |
"""
CHART = "kind: bar\nof: initiatives\ntitle: Funding\n"


@pytest.fixture
def full(workspace: Path) -> Path:
    """Make the memo hold all that briefgen words itself."""
    memo = (workspace / "templates/memo.md").read_text("utf-8")
    write(workspace, "templates/memo.md", memo + BODY)
    change(workspace, "templates/memo.md", "per: theme", "per: portfolio")
    change(workspace, "templates/memo.md", "theme.title", "portfolio.title")
    change(workspace, "templates/memo.md", "theme.advice", "portfolio.advice")
    write(workspace, "charts/bars.yaml", CHART)
    write(workspace, PHRASES, "Director: {fr: Directrice}\n")
    return workspace


def words(workspace: Path, language: str) -> str:
    """Return all words of the memo, with those of its header, footer and chart."""
    path = workspace / f"build/internal/memo/memo-portfolio.{language}.docx"
    with ZipFile(path) as package:
        text = [*parts(package)]
        for name in package.namelist():
            if name.endswith(".xlsx"):
                with ZipFile(BytesIO(package.read(name))) as workbook:
                    text += parts(workbook)
    return " ".join(re.sub(r"<[^>]*>", " ", " ".join(text)).split())


def parts(package: ZipFile) -> Iterator[str]:
    """Yield the text of each part of a package, with its markup."""
    for name in sorted(package.namelist()):
        if name.endswith(".xml"):
            yield package.read(name).decode()


REWORDED = """\
Director: {fr: Directrice}
Agreed: {en: Approved, fr: Approuvé}
Office: {fr: Service}
Name and signature: {en: Signature block}
Figure: {en: Chart, fr: Graphique}
Table: {en: List}
Initiative: {en: Project, fr: Projet}
Recommendation: {en: Advice, fr: Avis}
"""


@pytest.mark.usefixtures("full")
def test_built_in_words_are_reworded_in_every_language(
    workspace: Path, run: Run
) -> None:
    run("build")
    before = {each: words(workspace, each) for each in ("en", "fr")}
    for word in ("Agreed", "Name and signature", "Figure", "Recommendation:"):
        assert word in before["en"]
    write(workspace, PHRASES, REWORDED)
    assert "the phrase 'Agreed': not given → “Approved”" in run("status").out
    assert run("build").code == 0
    english, french = (words(workspace, each) for each in ("en", "fr"))
    for word in ("Approved", "Signature block", "Chart", "List", "Project", "Advice:"):
        assert word in english
    for word in ("Agreed", "Name and signature", "Figure 1", "Recommendation"):
        assert word not in english
    assert "Office" in english
    for word in ("Approuvé", "Service", "Graphique", "Projet", "Avis :"):
        assert word in french
    for word in ("D’accord", "Bureau", "Figure 1", "Recommandation"):
        assert word not in french
    assert "Nom et signature" in french


@pytest.mark.usefixtures("full")
def test_only_what_prints_a_word_is_made_again(workspace: Path, run: Run) -> None:
    run("build")
    write(workspace, PHRASES, "Director: {fr: Directrice}\nAgreed: {en: Approved}\n")
    done = run("build")
    assert done.code == 0
    assert ": 1 written, " in done.out


def test_a_language_that_briefgen_knows_need_not_be_given(
    workspace: Path, run: Run
) -> None:
    write(workspace, PHRASES, "Agreed: {en: Approved}\nBlue: {en: Azure}\n")
    done = run("check")
    assert done.code == 1
    assert "phrases.yaml:2:7: error: this text is missing in French" in done.err
    assert "phrases.yaml:1" not in done.err


@pytest.mark.usefixtures("full")
def test_the_organization_is_a_value_with_its_place(workspace: Path, run: Run) -> None:
    named = "organization: Department of Examples"
    both = "organization: {en: Department of Wells, fr: Ministère des Puits}"
    change(workspace, "briefgen.yaml", named, both)
    assert run("build").code == 0
    assert "Recommendation: Department of Wells agrees" in words(workspace, "en")
    assert "Ministère des Puits agrees" in words(workspace, "fr")
    memo = "build/internal/memo/memo-portfolio.fr.docx"
    told = run("why", memo, "Ministère des Puits")
    assert (told.code, told.err) == (0, "")
    assert "briefgen.yaml:1:45" in told.out


def test_the_organization_has_no_fields_and_no_other_name(
    workspace: Path, run: Run
) -> None:
    sheet = "{{ organization.name }} {{ organisation }}\n"
    change(workspace, "templates/sheet.md", "{% endfor %}\n", "{% endfor %}\n" + sheet)
    told = run("check").err
    assert "'name' asked of a value, which has no fields" in told
    assert "unknown name 'organisation'" in told
    assert "did you mean 'organization'?" in told
