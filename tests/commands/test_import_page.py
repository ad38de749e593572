"""A published text becomes documents with no YAML typed, and again where it changed."""

from pathlib import Path

import pytest

from tests.commands.conftest import Run

APEC = Path(__file__).parents[1] / "portfolios/published_text/apec-2024.txt"
PUNA = "data/initiatives/resilient-puna-ecosystem-based-adaptation-for-sustainable.yaml"


def test_a_published_text_becomes_documents(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("init", "w", "--empty", "--languages", "en").code == 0
    root = tmp_path / "w"
    monkeypatch.chdir(root)
    for path in (root / "data/initiatives").iterdir():
        path.unlink()
    source, mapping = root / "apec.txt", root / "imports/apec.yaml"
    source.write_bytes(APEC.read_bytes())
    assert run("import", "apec.txt", "--draft", "apec").code == 0
    answers = mapping.read_text("utf-8").replace("accept:\n", "accept: yes\n")
    mapping.write_text(answers, "utf-8")
    assert run("import", "apec", "--yes", "--conflicts", "source").code == 0
    assert len([*(root / "data/initiatives").iterdir()]) == 8
    assert "no mistakes" in run("check").out
    assert run("build", "--jobs", "1").code == 0
    assert [*(root / "build/public").rglob("backgrounder*.docx")]

    by_hand = (root / PUNA).read_text("utf-8") + "order: 3  # by hand\n"
    (root / PUNA).write_text(by_hand, "utf-8")
    changed = source.read_text("utf-8").replace("$9,200,000", "$9,300,000")
    source.write_text(changed, "utf-8")
    before = {path: path.read_bytes() for path in (root / "data").rglob("*.yaml")}
    assert run("import", "apec", "--yes").code == 0
    after = {path: path.read_bytes() for path in (root / "data").rglob("*.yaml")}
    assert [path for path in after if after[path] != before[path]] == [root / PUNA]
    expected = by_hand.replace("amount: 9200000", "amount: 9300000")
    assert (root / PUNA).read_text("utf-8") == expected
