"""The chart kind that docs/charts.md gives as an example, in a real workspace."""

import html
import re
import shutil
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.writers.pdf.reading import spilled, words

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "docs/examples/charts"
NOTE = "build/internal/briefing-note/briefing-note-advancing-gender-equality"
SHOWN = {
    "en": ("Advancing gender equality", "17.95", "0.20"),
    "fr": ("Faire progresser l’égalité des genres", "17,95", "0,20"),
}


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Follow the page: copy the two files, name the chart in a template, trust, build."""
    root = tmp_path_factory.mktemp("example") / "my-briefs"
    for name in ("data", "templates", "charts"):
        shutil.copytree(ROOT / name, root / name)
    shutil.copy(ROOT / "briefgen.yaml", root)
    for path in EXAMPLE.glob("*.[py]*"):
        shutil.copy(path, root / "charts")
    template = root / "templates/sections/exhibits.md"
    text = template.read_text("utf-8")
    assert "(chart:funding-by-theme)" in text
    template.write_text(
        text.replace("(chart:funding-by-theme)", "(chart:funding-as-lollipop)"), "utf-8"
    )
    return root


def briefgen(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [Path(sys.executable).with_name("briefgen"), *arguments],
        cwd=root,
        env={"BRIEFGEN_CONFIG": str(root.parent / "configuration"), "LANG": "C.UTF-8"},
        capture_output=True,
        text=True,
        check=False,
        encoding="utf-8",
    )


BUILD = ("build", "--kind", "briefing-note", "--theme", "advancing-gender-equality")


def test_it_draws_in_both_languages_and_formats_once_it_is_trusted(
    workspace: Path,
) -> None:
    refused = briefgen(workspace, *BUILD)
    assert refused.returncode == 1
    assert "charts/lollipop.py" in refused.stderr + refused.stdout
    assert not (workspace / f"{NOTE}.en.pdf").exists()
    granted = briefgen(workspace, "trust", "--yes")
    assert "charts/lollipop.py: new: " in granted.stdout
    built = briefgen(workspace, *BUILD)
    assert (built.returncode, built.stderr) == (0, ""), built.stderr
    for language, shown in SHOWN.items():
        pdf = (workspace / f"{NOTE}.{language}.pdf").read_bytes()
        assert all(text in words(pdf) for text in shown)
        assert spilled(pdf) == []
        with ZipFile(workspace / f"{NOTE}.{language}.docx") as file:
            told = html.unescape(file.read("word/document.xml").decode())
            pictures = [name for name in file.namelist() if name.endswith(".svg")]
            drawn = "".join(file.read(name).decode() for name in pictures)
        (alternative,) = re.findall('descr="([^"]+)"', told)
        assert shown[0] in alternative
        assert all(text in " ".join(drawn.split()) for text in shown)
    assert briefgen(workspace, "check").returncode == 0
