"""What a mapping always says belongs to what a source says, and makes nothing alone."""

from pathlib import Path

from tests.imports.workspaces import MAPPING, WELLS, edit, made, run

FREE = "P-2,Fair trade,Markets,Marchés,,CARE,It helps farmers.\n"


def data(root: Path, name: str) -> str:
    edits = {each.path: each.after for each in run(root).edits}
    return (edits[f"data/initiatives/{name}.yaml"] or b"").decode()


def test_without_an_amount_there_is_no_funding_that_is_always_new(
    tmp_path: Path,
) -> None:
    root = made(tmp_path / "w", WELLS, FREE)
    assert [str(each) for each in run(root).mistakes] == []
    assert "funding:\n  kind: new\n  amount: 1200000" in data(root, "wells")
    assert "funding" not in data(root, "markets")


def test_an_item_is_not_made_of_what_is_always_the_same(tmp_path: Path) -> None:
    lines = (
        "{each: rows, key: kind, item: {kind: {always: new}, amount: {from: Budget}}}"
    )
    root = made(tmp_path / "w", WELLS, FREE)
    path = "imports/projects.yaml"
    edit(root, path, "    funding.kind: {always: new}\n", "")
    edit(root, path, "funding.amount: {from: Budget, times: 1000}", f"funding: {lines}")
    assert "amount: 1200" in data(root, "wells")
    assert "funding" not in data(root, "markets")


def test_what_is_always_said_whole_needs_no_column(tmp_path: Path) -> None:
    contact = (
        "    contact.name.en: {always: Unit}\n    contact.email: {always: a@b.ca}\n"
    )
    text = "description.en: {always: It helps.}"
    mapping = MAPPING.replace("description.en: {from: Description}", text) + contact
    root = made(tmp_path / "w", WELLS, FREE, mapping=mapping)
    for name in ("wells", "markets"):
        assert "email: a@b.ca" in data(root, name)
        assert "It helps." in data(root, name)
