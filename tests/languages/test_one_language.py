"""A workspace of one language is asked for nothing in another."""

import datetime
import subprocess
import sys
from pathlib import Path

import pytest

import briefgen
from tests.languages.sample import in_one_language

NOON = datetime.datetime(2024, 11, 16, 12, tzinfo=datetime.UTC)
ALONE = [("fr", "en"), ("en", "fr")]
LOADED = """\
import sys
import briefgen, datetime
noon = datetime.datetime(2024, 11, 16, 12, tzinfo=datetime.UTC)
assert not briefgen.check(briefgen.open_workspace(sys.argv[1]), as_of=noon).diagnostics
print(*(name for name in sys.modules if name.startswith("briefgen.languages.")))
"""


@pytest.mark.parametrize(("language", "other"), ALONE)
def test_one_language_is_enough(language: str, other: str, tmp_path: Path) -> None:
    folder = in_one_language(tmp_path / "sample", language, other)
    found = briefgen.open_workspace(folder)
    assert briefgen.check(found, as_of=NOON).diagnostics == ()
    report = briefgen.build(found, as_of=NOON)
    assert report.diagnostics == ()
    named = [
        path.name for path in (folder / "build").rglob("*.*") if path.suffix != ".json"
    ]
    assert len(named) == 28
    assert [name for name in named if f".{language}." not in name] == []


@pytest.mark.parametrize(("language", "other"), ALONE)
def test_words_of_another_language_are_not_loaded(
    language: str, other: str, tmp_path: Path
) -> None:
    folder = in_one_language(tmp_path / "sample", language, other)
    command = (sys.executable, "-c", LOADED, str(folder))
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    loaded = {*done.stdout.split()}
    modules = {f"briefgen.languages.{{}}.{name}" for name in ("words", "sentences")}
    assert loaded >= {name.format(language) for name in modules}
    assert loaded & {name.format(other) for name in modules} == set()


def test_a_language_that_is_misspelt_asks_for_no_other(tmp_path: Path) -> None:
    folder = in_one_language(tmp_path / "sample", "fr", "en")
    path = folder / "briefgen.yaml"
    text = path.read_text("utf-8")
    path.write_text(text.replace("- fr\n", "- fr\n- ne\n"), "utf-8")
    with pytest.raises(briefgen.BriefgenError) as caught:
        briefgen.open_workspace(folder)
    (told,) = caught.value.diagnostics
    assert "'ne'" in told.message
