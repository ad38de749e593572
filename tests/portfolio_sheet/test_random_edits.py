"""Random edits of a workbook come back as exactly these edits, and as nothing else."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefgen.imports.field_path import shown_path
from tests.portfolio_sheet.editing import put, reverse_columns, reverse_rows
from tests.portfolio_sheet.test_apply_workbook import ready, run
from tests.portfolio_sheet.workbooks import COASTS, rows

WORDS = st.text("abcé=+-@'\"&<>ÿ€😀 (", min_size=1, max_size=12)
TEXTS = WORDS.map(lambda each: " ".join(each.split())).filter(bool)
ROLES = st.sampled_from(("leading", "implementing", "partner", "recipient", "funder"))
# Sheets, with columns, what may be written there, and the field that it is of.
COLUMNS: dict[str, dict[str, tuple[st.SearchStrategy[Any], str]]] = {
    "Initiatives": {
        "title.en": (TEXTS, "title.en"),
        "title.fr": (TEXTS, "title.fr"),
        "order": (st.integers(0, 999).map(float), "order"),
    },
    "Partners": {
        "name.en": (TEXTS, "partners[{}].name.en"),
        "role": (ROLES, "partners[{}].role"),
    },
    "Milestones": {"text.fr": (TEXTS, "milestones[{}].text.fr")},
    "Reach": {"count": (st.integers(0, 10**9).map(float), "reach[{}].count")},
}


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return ready(tmp_path_factory.mktemp("random") / "w", COASTS)


@st.composite
def edits(draw: st.DrawFn, data: bytes) -> dict[tuple[str, str], Any]:
    """Give new values by the place that they have in a change, and how they are put there."""
    chosen: dict[tuple[str, str], Any] = {}
    for _ in range(draw(st.integers(1, 6))):
        sheet = draw(st.sampled_from(sorted(COLUMNS)))
        row = draw(st.sampled_from(rows(data, sheet)))
        name = draw(st.sampled_from(sorted(COLUMNS[sheet])))
        values, path = COLUMNS[sheet][name]
        key = {each: row[each] for each in ("#id", "#1") if each in row}
        number = int(row.get("#1") or 0)  # type: ignore[call-overload]
        place = f"{row['#id']}.{path.format(number)}"
        value = draw(values)
        if value != row[name]:
            chosen[sheet, place] = key, name, value
    return chosen


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(choice=st.data())
def test_random_edits_come_back_as_exactly_these(
    root: Path, choice: st.DataObject
) -> None:
    data = (root / "as-written.xlsx").read_bytes()
    chosen = choice.draw(edits(data))
    cells = [
        put(sheet, key, name, value)
        for (sheet, _), (key, name, value) in chosen.items()
    ]
    moves = [reverse_rows, reverse_columns] if choice.draw(st.booleans()) else []
    done = run(root, *cells, *moves)
    expected = {
        place: f"{value:.0f}" if isinstance(value, float) else value
        for (_, place), (_, _, value) in chosen.items()
    }
    taken = {
        f"{each.id}.{shown_path(change.path)}": change.new.text
        for each in done.compared
        for change in each.changes
        if change.outcome == "taken" and change.new is not None
    }
    assert taken == expected
