"""What is made again is what changed: documents with other bytes, and no other."""

import re
from collections.abc import Callable
from pathlib import Path

from bench.workspaces import write
from briefgen.builder.build import build
from briefgen.planning.plan import Selection
from briefgen.planning.request import BuildRequest
from tests.sample_documents import NOON

INITIATIVES = 32  # in 8 themes, of which few lead and most are behind
SELECTION = Selection(languages=("en",), formats=("docx",))

Edit = Callable[[Path], None]


def replaced(number: int, pattern: str, words: str) -> Edit:
    """Change an initiative, or the themes if there is no such number."""

    def edit(root: Path) -> None:
        path = root / f"data/initiatives/initiative-{number:05}.yaml"
        text = path.read_text("utf-8")
        changed = re.sub(pattern, words, text, count=1)
        assert changed != text
        path.write_text(changed, "utf-8")

    return edit


def amount(number: int, dollars: int) -> Edit:
    return replaced(number, r"amount: \d+", f"amount: {dollars}")


HELD = "source:", "release: {audience: internal}\nsource:"
EMBARGO = "source:", "release: {embargo: 2024-12-01T12:00:00Z}\nsource:"
MARKING = "theme:", "release: {audience: internal, marking: protected-b}\ntheme:"

# Edits, each after the one before it → the kinds of documents that are made again though
# they come out as they were.
EDITS: dict[str, tuple[Edit, set[str]]] = {
    "an amount": (amount(20, 5_000_000), set()),
    "the same amount, written otherwise": (
        replaced(20, "5000000", "5000000.00"),
        set(),
    ),
    "an amount by little": (amount(20, 5_000_100), set()),
    "an amount that makes its theme the largest": (amount(20, 100_000_000), set()),
    "an amount of the largest theme but one": (amount(4, 30_000_000), set()),
    "an amount that makes its theme most of all": (amount(4, 400_000_000), set()),
    "an amount that leaves it most of all": (amount(20, 101_000_000), set()),
    # Everyone counts the whole: what it counts is judged again with each of these.
    "no more funding": (amount(21, 0), {"factsheet"}),
    "a word of a description": (replaced(22, "communities", "towns"), set()),
    "one that is held back": (replaced(23, *HELD), {"factsheet"}),
    "an embargo": (replaced(24, *EMBARGO), {"factsheet"}),
    "a marking": (replaced(23, "release: .*\n", ""), {"factsheet"}),
}

# Of its own theme, of all themes, and notes that chart them; no theme has most of all.
OF_AN_AMOUNT = {
    ("backgrounder", "portfolio"),
    ("dashboard", "portfolio"),
    *(("briefing-note", f"theme-{theme:05}") for theme in (1, 2, 5)),
    ("factsheet", "theme-00005"),
}


def built(root: Path, *, force: bool) -> dict[str, set[tuple[str, str]]]:
    """Build, and return each outcome with the documents that have it."""
    request = BuildRequest(SELECTION, NOON, None, 1, force=force)
    outcomes: dict[str, set[tuple[str, str]]] = {}
    for result in build(root, request, lambda *_: None).results:
        document = result.document.kind, result.document.subject
        outcomes.setdefault(result.outcome, set()).add(document)
    return outcomes


def test_what_is_made_again_has_other_bytes(tmp_path: Path) -> None:
    root = tmp_path / "workspace"
    write(root, INITIATIVES)
    assert built(root, force=False).keys() == {"written"}
    for name, (edit, alike) in EDITS.items():
        edit(root)
        outcomes = built(root, force=False)
        assert outcomes.keys() <= {"written", "unchanged", "up to date"}, name
        kinds = {kind for kind, _ in outcomes.get("unchanged", ())}
        assert kinds == alike, name
        if name == "an amount":
            assert outcomes["written"] == OF_AN_AMOUNT
        assert built(root, force=True).keys() == {"unchanged"}, (
            name
        )  # nothing was missed
