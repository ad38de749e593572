"""The sample driven to extremes: forty initiatives, nothing and ten billion dollars."""

import shutil
from pathlib import Path

from briefgen.assembly import Assembled, assemble, open_project
from briefgen.workspace import open_workspace
from tests.sample_documents import LANGUAGES, NOON, ROOT

SOURCES = ("briefgen.yaml", "data", "templates", "charts")
CROWDED, FREE = "improving-climate-resilience", "building-security-capacity"
AMOUNT = "amount: 9200000"
DOCUMENTS = tuple(
    (kind, subject, language)
    for kind, subject in (
        ("factsheet", CROWDED),
        ("factsheet", FREE),
        ("briefing-note", CROWDED),
        ("briefing-note", FREE),
        ("backgrounder", "portfolio"),
    )
    for language in LANGUAGES
)


def extremes(folder: Path) -> dict[tuple[str, str, str], Assembled]:
    """Write the workspace to a folder, and assemble its documents."""
    for source in SOURCES:
        path = ROOT / source
        (shutil.copytree if path.is_dir() else shutil.copy)(path, folder / source)
    crowd(folder / "data" / "initiatives")
    project = open_project(open_workspace(folder), {})
    assert project.mistakes == ()
    kinds = {kind.name: kind for kind in project.kinds}
    return {
        (kind, subject, language): assemble(
            project, kinds[kind], subject, language, NOON
        )
        for kind, subject, language in DOCUMENTS
    }


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
        path for path in folder.iterdir() if f"theme: {FREE}" in path.read_text("utf-8")
    ]
    words = alone.read_text("utf-8")
    assert "amount: 3900000" in words
    alone.write_text(words.replace("amount: 3900000", "amount: 0"), "utf-8")
