"""What one document holds while it is made is held no longer."""

import gc
from contextlib import suppress
from pathlib import Path

import pytest

from briefgen import tree
from briefgen.assembly import Fitting, Project, document_size, open_project
from briefgen.errors import BriefgenError
from briefgen.templating.render_session import Session
from briefgen.workspace import open_workspace
from tests.assembly.told import NOON, SOUND, write

FREE = "---\ntitle: Title\nper: portfolio\naudience: internal\nlayout: note\n---\n"
PROMISING = FREE.replace("audience", "pages: 1\naudience")
BODY = "{% for each in portfolio.initiatives %}\n\n{{ each.title }}\n{% endfor %}\n"


def project(root: Path, front: str) -> Project:
    files = SOUND | {"templates/sheet.md": front + BODY}
    files["briefgen.yaml"] = "organization: Waterways\nlanguages: [en, fr]\n"
    write(root, files)
    return open_project(open_workspace(root), {})


def alive(kind: type) -> int:
    gc.collect()
    return sum(isinstance(each, kind) for each in gc.get_objects())


@pytest.mark.parametrize(("front", "both"), [(FREE, False), (PROMISING, True)])
def test_languages_are_held_together_where_they_are_fitted_together(
    tmp_path: Path,
    front: str,
    both: bool,  # noqa: FBT001 - a case
) -> None:
    opened, before = project(tmp_path, front), alive(tree.Document)
    fitting = Fitting(opened, opened.kinds[0], "portfolio", NOON)
    for language in ("en", "fr"):
        fitting.fitted(language)
    assert (alive(tree.Document) > before) == both


def test_no_rendering_is_held_after_it(tmp_path: Path) -> None:
    opened, before = project(tmp_path, FREE), alive(Session)
    fitted = Fitting(opened, opened.kinds[0], "portfolio", NOON).fitted("en")
    assert alive(Session) == before
    assert fitted.extent.pages == 1


def test_a_document_that_is_refused_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without a collection: what it took while it was made is in no cycle."""
    monkeypatch.setattr(document_size, "LONGEST", 1)
    opened, before = project(tmp_path, FREE), alive(Session)
    fitting = Fitting(opened, opened.kinds[0], "portfolio", NOON)
    gc.disable()
    try:
        with suppress(BriefgenError):
            fitting.fitted("en")
        left = sum(isinstance(each, Session) for each in gc.get_objects())
    finally:
        gc.enable()
    assert left == before
