"""What `docs/own-fields.md` says can be followed to the letter, and makes its two documents."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest

from briefgen import traversal, tree
from briefgen.assembly import fit, open_project
from briefgen.loading.declarations.own_field import (
    MOST_CHOICES,
    MOST_COLUMNS,
    MOST_FIELDS,
    own_fields,
)
from briefgen.model import OwnType
from briefgen.workspace import open_workspace
from tests.commands.conftest import Run
from tests.sample_documents import NOON, ROOT

PAGE = (ROOT / "docs" / "own-fields.md").read_text("utf-8")
# A sentence that ends with the path of a file and a colon, and the code below it.
STEP = re.compile(
    r"^([^\n]*)`([\w./-]+)`:\n\n```\w+\n(.*?)^```$", re.MULTILINE | re.DOTALL
)


def steps() -> Iterator[tuple[str, str, str]]:
    """Give how each file is changed: what is said, its path, and what is written."""
    yield from STEP.findall(PAGE)


@pytest.fixture(scope="module")
def followed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Follow the page in a copy of the sample."""
    root = tmp_path_factory.mktemp("own") / "my-briefs"
    for name in ("data", "templates", "charts"):
        shutil.copytree(ROOT / name, root / name)
    shutil.copy(ROOT / "briefgen.yaml", root)
    for words, path, code in steps():
        file = root / path
        if "new file" in words:
            assert not file.exists()
        old = file.read_text("utf-8") if file.exists() else ""
        if "below `fields:`" in words:
            assert old.partition("\nfields:\n")[2]
        file.write_text(old + code, "utf-8")
    return root


def test_each_step_names_a_file() -> None:
    said = [(words, path) for words, path, _ in steps()]
    assert len(said) == PAGE.count("```") // 2 == 8
    assert all(
        any(how in words for how in ("new file", "at the end of", "below `fields:`"))
        for words, _ in said
    )


def test_what_was_followed_has_no_mistake(
    followed: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(followed)
    ran = run("check")
    assert ran.code == 0, ran.err
    # The sample accepts that no template prints a `label`, and one does so now.
    rules = re.findall(r"\[([\w-]+)\]$", ran.err, re.MULTILINE)
    assert set(rules) <= {"silence"}


def words(root: Path, kind: str, subject: str, language: str) -> str:
    """Give the words of the body of one of the documents."""
    project = open_project(open_workspace(root), {})
    found = next(each for each in project.kinds if each.name == kind)
    document = fit(project, found, subject, language, NOON).assembled.document
    blocks = traversal.nested(document.body)
    each = (part for block in blocks for part in traversal.contents(block))
    return " | ".join(filter(None, map(tree.plain, each)))


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", "Question | Why does Canada pay for pastures in the Andes? | Suggested"),
        ("fr", "Question | Pourquoi le Canada paie-t-il pour des pâturages dans les"),
    ],
)
def test_the_note_has_the_question_its_reply_and_its_background(
    language: str, expected: str, followed: Path
) -> None:
    text = words(followed, "question-period-note", "resilient-puna", language)
    assert text.startswith(expected)
    labels = ("Suggested reply", "Background"), ("Réponse suggérée", "Contexte")
    assert all(label in text for label in labels[language == "fr"])


def test_an_initiative_without_a_question_has_no_note(
    followed: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(followed)
    assert run("build", "--kind", "question-period-note").code == 0
    notes = (followed / "build/internal/question-period-note").iterdir()
    assert {each.name.partition(".")[0] for each in notes} == {
        "question-period-note-resilient-puna"
    }


FOLLOWED = {
    "en": """\
0 | Planned | 1 | Approved | 0 | At risk
Amount above which an initiative is reviewed: $5 million.
Initiative | Stage | Spent
Resilient Puna | Approved | 40%
Reviews: Resilient Puna
Day | Outcome
September 12, 2024 | On track
March 14, 2025""",
    "fr": """\
0 | Prévu | 1 | Approuvé | 0 | À risque
Montant au-delà duquel une initiative est examinée : 5 millions de dollars.
Initiative | Étape | Dépensé
Puna résiliente | Approuvé | 40 %
Examens : Puna résiliente
Jour | Résultat
12 septembre 2024 | En bonne voie
14 mars 2025""",
}


@pytest.mark.parametrize("language", FOLLOWED)
def test_the_follow_up_shows_what_was_filled_in(language: str, followed: Path) -> None:
    text = words(followed, "follow-up", "portfolio", language)
    expected = FOLLOWED[language].replace("\n", " | ")
    assert re.sub(r"\s", " ", text) == expected


def test_the_page_names_all_that_can_be_declared() -> None:
    named = set(re.findall(r"`([a-z_]+)`", PAGE))
    field = own_fields({"en": "English"}).form.item
    assert field is not None
    members = {each.name for each in field.form.members}
    assert named >= members | set(get_args(OwnType))
    bounds = (MOST_FIELDS, MOST_COLUMNS, MOST_CHOICES)
    assert all(f"{most} " in PAGE for most in bounds)
