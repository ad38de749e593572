"""A document with hyphens fits its pages also in a Word that divides no words."""

import shutil
from pathlib import Path

from briefgen.assembly import fit, open_project
from briefgen.assembly.fitting_steps import Means
from briefgen.assembly.fitting_trials import Trials
from briefgen.workspace import open_workspace
from tests.sample_documents import NOON, ROOT
from tests.writers.pdf import reading

WORKERS = "creating-opportunities-for-and-protecting-workers"


def test_a_document_is_fitted_with_whole_words(tmp_path: Path) -> None:
    for name in ("templates", "charts", "data"):
        shutil.copytree(ROOT / name, tmp_path / name)
    shutil.copyfile(ROOT / "briefgen.yaml", tmp_path / "briefgen.yaml")
    style = tmp_path / "templates/style.yaml"
    style.write_text(f"hyphenation: true\n{style.read_text('utf-8')}", "utf-8")
    divided = open_project(open_workspace(tmp_path), {})
    (kind,) = (each for each in divided.kinds if each.name == "factsheet")
    trials = Trials(divided, kind, WORKERS, "fr", NOON, "public")
    assert trials.document(Means()).look.hyphenation
    typeset = trials.extent(Means()).typeset
    assert typeset is not None
    said = "".join(page.text for page in reading.pages(typeset.write()))
    assert "\ufffe" not in said
    written = fit(divided, kind, WORKERS, "fr", NOON).written("pdf")
    assert "\ufffe" in "".join(page.text for page in reading.pages(written))
