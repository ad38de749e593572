"""A document with hyphens fits its pages also in a Word that divides no words."""

import shutil
from pathlib import Path

from briefgen.assembly import open_project
from briefgen.assembly.fitting_steps import Means
from briefgen.assembly.fitting_trials import Trials
from briefgen.workspace import open_workspace
from briefgen.writers.pdf import measure
from tests.sample_documents import NOON, ROOT, project

WORKERS = "creating-opportunities-for-and-protecting-workers"


def test_hyphens_spare_no_step_that_whole_words_need(tmp_path: Path) -> None:
    for name in ("templates", "charts", "data"):
        shutil.copytree(ROOT / name, tmp_path / name)
    shutil.copyfile(ROOT / "briefgen.yaml", tmp_path / "briefgen.yaml")
    style = tmp_path / "templates/style.yaml"
    style.write_text(f"hyphenation: true\n{style.read_text('utf-8')}", "utf-8")
    divided = open_project(open_workspace(tmp_path), {})
    whole, parted = [
        Trials(each, kind, WORKERS, "fr", NOON, "public")
        for each in (project(), divided)
        for kind in each.kinds
        if kind.name == "factsheet"
    ]
    assert whole.extent(Means()).over == parted.extent(Means()).over > 0
    measured = [
        measure(each.document(Means()).document, each.document(Means()).look)
        for each in (whole, parted)
    ]
    assert measured[0].over > measured[1].over, "hyphens take fewer lines"
