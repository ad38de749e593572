"""An edit of a field makes stale the lists that a condition on it chooses, whatever they print."""

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from briefgen.loading import INITIATIVES
from briefgen.state.snapshot import copied
from tests.declared.leaves import put
from tests.declared.own_fields import OWN_FIELDS
from tests.declared.printing import HEAD
from tests.declared.test_edits import TURNS as COMPARED
from tests.declared.test_edits import Site, Stale
from tests.declared.workspaces import Workspace, workspaces

LISTED = "{{% for each in {0}.initiatives %}}\n- {{{{ each.title }}}}\n{{% endfor %}}"
CHOICES = next(
    [each["id"] for each in own["choices"]]
    for own in OWN_FIELDS
    if own["id"] == "initiative_choice"
)
# A condition that some fulfil, of the values that initiatives have.
CONDITIONS: Mapping[str, Callable[[list[Any]], Any]] = {
    "choice": lambda values: values[0],
    "number": lambda values: values,
    "date": lambda values: {"from": min(values)},
    "list": lambda values: [*dict.fromkeys(each for value in values for each in value)],
}
# A value that does not fulfil it, in place of one that does.
OUTSIDE: Mapping[str, Callable[[Any], Any]] = {
    "choice": lambda value: next(each for each in CHOICES if each != value),
    "number": lambda _: 23_456,
    "date": lambda _: "2001-02-03",
    "list": lambda _: [23_456],
}


def template(per: str, condition: str = "") -> str:
    body = LISTED.format(per)
    page = HEAD.format(
        per=per, audience="internal", layout="note", formats="tree", body=body
    )
    return page.replace("layout:", f"{condition}layout:")


def given(workspace: Workspace, kind: str) -> dict[str, Any]:
    """Give the value of an own field of each initiative that has one, by its file."""
    name = f"initiative_{kind}"
    return {
        path: file.data["fields"][name]
        for path, file in workspace.items()
        if path.startswith(INITIATIVES) and name in file.data["fields"]
    }


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    workspace = workspaces()[0]
    templates = {"templates/choice.md": template("initiative_choice")}
    for kind, condition in CONDITIONS.items():
        value = condition([*given(workspace, kind).values()])
        where = f"where: {json.dumps({f'fields.initiative_{kind}': value})}\n"
        for per in ("portfolio", "theme"):
            templates[f"templates/{kind}-{per}.md"] = template(per, where)
    return Site(tmp_path_factory.mktemp("conditions"), workspace, templates)


@pytest.mark.parametrize("kind", CONDITIONS)
def test_an_edit_makes_stale_what_lists_it_by_a_condition(
    site: Site, kind: str
) -> None:
    path, value = next(iter(given(site.workspace, kind).items()))
    title = f"initiatives.{Path(path).stem}.title"
    listed = {
        document
        for printed, documents in site.printing.items()
        for document in documents
        if printed.startswith(title) and document[0].split("-")[0] == kind
    }
    assert {document[0] for document in listed} >= {
        f"{kind}-portfolio",
        f"{kind}-theme",
    }
    keys, file = ("fields", f"initiative_{kind}"), site.workspace[path]
    edit = replace(file, data=put(file.data, keys, OUTSIDE[kind](value)))
    now = site.now({**site.workspace, path: edit})
    assert now is not None
    with copied(site.root) as state:
        stale = Stale(now, state)
        assert (f"{kind}-portfolio", "portfolio", "en") in stale.planned
        assert stale.missed(listed, "") == set()
        for turn in range(COMPARED):
            stale.compare_in_both_ways(turn)
