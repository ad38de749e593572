"""A third language is a folder and no more: French under another code, in a copy of the house.

All that the house knows of French has to come from the folder, since `es` has the same:
where its name were looked for anywhere else, documents in `es` would not be as in French.
"""

import io
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

import pytest

import briefgen
from tests.languages.sample import workspace
from tests.sample_documents import DOCUMENTS
from tests.writers.pdf import reading

# What makes another language of a copy of French: its code, its name and its locale.
OTHER = {
    "languages.fr": "languages.es",
    "French": "Spanish",
    '"fr"': '"es"',
    "fr_CA": "es_PE",
}
# What then differs: codes, and the word that ends a list, which the locale gives.
SAME = (
    (re.compile(r"\b(?:es-PE|es|fr-CA|fr)\b"), "fr"),
    (re.compile(r"\b(?:y|et)\b"), "et"),
)
NAMED = re.compile(r"\bfr(?=: )")  # the language of a text, in YAML


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Copy the house, and add the folder."""
    top = tmp_path_factory.mktemp("house")
    source = Path(briefgen.__file__).parent
    unused = shutil.ignore_patterns("__pycache__")
    shutil.copytree(source, top / "briefgen", ignore=unused)
    languages = top / "briefgen" / "languages"
    shutil.copytree(languages / "fr", languages / "es")
    for path in (languages / "es").glob("*.py"):
        text = path.read_text("utf-8")
        for french, spanish in OTHER.items():
            text = text.replace(french, spanish)
        path.write_text(text, "utf-8")
    return top


def change(folder: Path, pattern: re.Pattern[str], words: str) -> None:
    for path in (*folder.rglob("*.yaml"), *folder.rglob("*.md")):
        text = path.read_text("utf-8")
        path.write_text(pattern.sub(words, text), "utf-8")


def built(folder: Path, house: Path) -> Path:
    """Check and build a workspace by a house; give its outputs."""
    # What a copy runs says nothing of what the tests reach in the house itself.
    unmeasured = {name: v for name, v in os.environ.items() if "COVERAGE" not in name}
    for asked in (("check", "--strict"), ("build",)):
        done = subprocess.run(
            (sys.executable, "-m", "briefgen", *asked),
            cwd=folder,
            env={**unmeasured, "PYTHONPATH": str(house)},
            check=False,
            capture_output=True,
            text=True,
        )
        assert done.returncode == 0, done.stdout + done.stderr
    return folder / "build"


def outputs(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


@pytest.fixture(scope="module")
def untouched(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the sample as it is."""
    folder = workspace(tmp_path_factory.mktemp("untouched") / "sample")
    return built(folder, Path(briefgen.__file__).parents[1])


def test_the_sample_is_built_the_same_and_without_a_mistake(
    house: Path, untouched: Path, tmp_path: Path
) -> None:
    made = outputs(built(workspace(tmp_path / "sample"), house))
    assert len(made) > 2 * len(DOCUMENTS)
    assert made == outputs(untouched)


def test_documents_in_the_language_are_worded_by_its_folder_alone(
    house: Path, untouched: Path, tmp_path: Path
) -> None:
    folder = workspace(tmp_path / "sample")
    change(folder, NAMED, "es")
    change(folder, re.compile(r"languages: \[en, fr\]"), "languages: [en, es]")
    change(folder, re.compile('language == "fr"'), 'language == "es"')
    made = outputs(built(folder, house))
    french = outputs(untouched)
    pairs = [(path, path.replace(".fr.", ".es.")) for path in french if ".fr." in path]
    assert len(pairs) == len(DOCUMENTS)
    for path, other in pairs:
        assert told(path, made[other]) == told(path, french[path]), path


def told(path: str, content: bytes) -> list[str]:
    """Give what a file says, whatever the code of its language is."""
    said = [reading.words(content)] if path.endswith(".pdf") else [*parts(content)]
    for pattern, words in SAME:
        said = [pattern.sub(words, each) for each in said]
    return said


def parts(content: bytes) -> Iterator[str]:
    """Give the parts of a Word file, and of the workbooks in it."""
    with ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            part = archive.read(name)
            if name.endswith(".xlsx"):
                yield from parts(part)
            else:
                yield f"{name}\n{part.decode('utf-8', 'replace')}"
