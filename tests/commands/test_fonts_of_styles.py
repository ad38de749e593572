"""A font of a style in any form is used for what the face lacks, or refused and told."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests import made_fonts
from tests.commands.conftest import Run
from tests.commands.small import change


@pytest.fixture
def font(workspace: Path) -> Path:
    """Let the style name a font, and the data letters that only it has."""
    (workspace / "templates/fonts").mkdir()
    path = made_fonts.made(workspace / "templates/fonts", "中文")
    fallback = "faces:\n  fallback: [fonts/squares.ttf]\n"
    change(workspace, "templates/style.yaml", "faces:\n", fallback)
    change(workspace, "data/initiatives/wells.yaml", "It digs", f"It digs {'中文' * 2}")
    return path


@pytest.mark.parametrize(
    "form",
    [
        made_fonts.collected,
        made_fonts.variable,
        made_fonts.joined,
        made_fonts.widest,
    ],
    ids=lambda form: form.__name__,
)
def test_it_is_used(form: Callable[[Path], None], font: Path, run: Run) -> None:
    form(font)
    done = run("build", "--kind", "sheet", "--jobs", "1")
    assert done.code == 0, done.err
    assert "8 of 14 outputs: 8 written" in done.out


@pytest.mark.parametrize(
    ("form", "told"),
    [
        (made_fonts.packed, "it is packed for the web (WOFF)"),
        (made_fonts.packed_again, "it is packed for the web (WOFF)"),
        (
            lambda path: path.write_bytes(b"OTTO"),
            "its outlines are damaged, or take too much to be read",
        ),
    ],
)
@pytest.mark.parametrize("command", ["check", "build"])
def test_it_is_refused_and_told(
    form: Callable[[Path], None], told: str, command: str, font: Path, run: Run
) -> None:
    form(font)
    done = run(command)
    assert done.code == 1
    assert f"the font 'fonts/squares.ttf' cannot be embedded: {told}" in done.err
    assert "take a font (.ttf or .otf)" in done.err
