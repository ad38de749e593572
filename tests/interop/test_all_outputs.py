"""All PDF files of the sample, the second portfolio and the packs, by both standards."""

from pathlib import Path

import pytest

from briefgen import cli
from briefgen.formats import PDF_STANDARDS, PdfStandard
from tests import coasts_documents
from tests.interop import verapdf

pytestmark = pytest.mark.soak

PACKS = ("canada", "uk", "australia", "new-zealand", "british-columbia")
WORKSPACES = ("sample", "coasts", *PACKS)


def workspace(name: str, root: Path) -> None:
    """Put a workspace together that writes PDF files alone."""
    if name == "coasts":
        root.mkdir()
        coasts_documents.workspace(root)
    else:
        pack = ("--pack", name) if name in PACKS else ()
        assert cli.run(("init", str(root), *pack)) == 0


def profiles(data: bytes, standard: PdfStandard) -> tuple[str, ...]:
    if standard == "ua1":
        return ("ua1", "2a")
    return ("ua2", "4f" if b"/EmbeddedFile" in data else "4", "wt1a", "wt1r")


@pytest.mark.parametrize("standard", PDF_STANDARDS)
@pytest.mark.parametrize("name", WORKSPACES)
def test_verapdf_finds_nothing_in_any_output(
    name: str, standard: PdfStandard, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BRIEFGEN_CONFIG", str(tmp_path / "configuration"))
    root = tmp_path / name
    workspace(name, root)
    configuration = root / "briefgen.yaml"
    text = configuration.read_text("utf-8").replace("[docx, pdf]", "[pdf]")
    configuration.write_text(f"{text}\npdf: {standard}\n", "utf-8")
    monkeypatch.chdir(root)
    assert cli.run(("build",)) == 0
    files = sorted((root / "build").rglob("*.pdf"))
    assert len(files) > 4
    failures = {
        path.name: verapdf.failures(path, *profiles(path.read_bytes(), standard))
        for path in files
    }
    assert {name: failed for name, failed in failures.items() if failed} == {}
