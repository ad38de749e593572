"""The sample's PDF files: judged, compared with their trees, structure as accepted."""

import shutil
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from briefgen.assembling import Assembled, assemble, open_project
from briefgen.workspace import open_workspace
from briefgen.writers import writer
from tests.sample_documents import DOCUMENTS, LANGUAGES, NOON, ROOT, made, printed
from tests.writers.pdf import reading, rules, structure

SOURCES = ("briefgen.yaml", "data", "templates", "charts")
CROWDED, EMPTY = "improving-climate-resilience", "building-security-capacity"
AMOUNT = "amount: 9200000"
EXTREMES = (
    ("factsheet", CROWDED),
    ("factsheet", EMPTY),
    ("briefing-note", CROWDED),
    ("briefing-note", EMPTY),
    ("backgrounder", "portfolio"),
)
EXTREME_DOCUMENTS = tuple(
    (kind, subject, language) for kind, subject in EXTREMES for language in LANGUAGES
)


@pytest.mark.parametrize("profile", ["ua1", "2a"])
@pytest.mark.parametrize("document", DOCUMENTS, ids="-".join)
def test_the_sample_is_accessible_and_archival(
    document: tuple[str, str, str], profile: str
) -> None:
    assert reading.failures(printed(*document), profile) == []


@pytest.mark.parametrize("document", DOCUMENTS, ids="-".join)
def test_the_sample_says_what_its_trees_say(document: tuple[str, str, str]) -> None:
    file = rules.File(printed(*document), made(*document).document)
    assert rules.complaints(file) == []


@pytest.mark.parametrize(
    ("kind", "subject"),
    [
        ("factsheet", "advancing-gender-equality"),
        ("briefing-note", "improving-climate-resilience"),
        ("backgrounder", "portfolio"),
    ],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_structure_is_as_accepted(
    kind: str, subject: str, language: str, golden: Callable[[str, str], None]
) -> None:
    found = structure.outline(reading.opened(printed(kind, subject, language)))
    golden(f"pdf/sample/{kind}.{language}.structure", found)


# ---- forty initiatives, nothing and ten billion dollars ------------------------------


@pytest.fixture(scope="module")
def extreme(
    tmp_path_factory: pytest.TempPathFactory,
) -> Callable[[str, str, str], Assembled]:
    """Give the sample's documents with forty initiatives in a theme, none in money."""
    folder = tmp_path_factory.mktemp("extreme")
    for source in SOURCES:
        path = ROOT / source
        (shutil.copytree if path.is_dir() else shutil.copy)(path, folder / source)
    crowd(folder / "data" / "initiatives")
    project = open_project(open_workspace(folder), {})
    kinds = {kind.name: kind for kind in project.kinds}

    @cache
    def assembled(kind: str, subject: str, language: str) -> Assembled:
        return assemble(project, kinds[kind], subject, language, NOON)

    assert project.mistakes == ()
    return assembled


def crowd(folder: Path) -> None:
    """Write forty initiatives of nothing and of ten billion; make the others free."""
    model = (folder / "resilient-puna.yaml").read_text("utf-8")
    for number in range(1, 41):
        amount = 10_000_000_000 if number % 2 else 0
        words = model.replace(AMOUNT, f"amount: {amount}").replace(
            "Resilient Puna", f"Resilient Puna {number}"
        )
        words = words.replace("Puna résiliente", f"Puna résiliente {number}")
        (folder / f"puna-{number}.yaml").write_text(words, "utf-8")
    (folder / "resilient-puna.yaml").unlink()
    (alone,) = [
        path
        for path in folder.iterdir()
        if f"theme: {EMPTY}" in path.read_text("utf-8")
    ]
    words = alone.read_text("utf-8").replace("amount: 3900000", "amount: 0")
    alone.write_text(words, "utf-8")


@pytest.mark.parametrize("document", EXTREME_DOCUMENTS, ids="-".join)
def test_forty_initiatives_and_extreme_amounts_pass_the_gates(
    document: tuple[str, str, str], extreme: Callable[[str, str, str], Assembled]
) -> None:
    found = extreme(*document)
    data = writer("pdf")(found.document, found.look)
    assert reading.failures(data, "ua1") + reading.failures(data, "2a") == []
    assert rules.complaints(rules.File(data, found.document)) == []
    assert reading.spilled(data) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_crowded_theme_prints_all_its_initiatives(
    language: str, extreme: Callable[[str, str, str], Assembled]
) -> None:
    found = extreme("briefing-note", CROWDED, language)
    words = reading.words(writer("pdf")(found.document, found.look))
    name = {"en": "Resilient Puna", "fr": "Puna résiliente"}[language]
    assert all(f"{name} {number} " in words for number in range(1, 41))
