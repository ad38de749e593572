"""Tests of how a status is told: what changed, cut to what can be read."""

from dataclasses import replace

from briefgen.commands.status_output import summary
from briefgen.planning.plan import Output, Planned
from briefgen.publishing.actions import Actions, Change, Keep, Write
from briefgen.publishing.report import Result

NOTE = Planned(
    *("note", "water", "fr", "internal", "water", "templates/note.md"),
    outputs=(Output("pdf", "note/note-water.fr.pdf"),),
)


FRESH = tuple(
    Keep(Result(replace(NOTE, subject=name), NOTE.outputs[0], name, "up to date"))
    for name in "abc"
)


def lines(*changes: Change) -> list[str]:
    stale = Write(NOTE, ("note-water.fr.pdf",), changes)
    return summary(Actions((stale, *FRESH))).splitlines()


def test_a_share_is_cut_after_what_differs() -> None:
    change = Change("value", "a|share(b)", "0.333333333333", "0.333444444444")
    assert lines(change)[1] == "  a, as a share of b: 0.333333… → 0.333444…"


def test_of_many_changes_those_of_the_data_come_first() -> None:
    sums = (Change("value", f"all|{at}", "1", "2") for at in range(7))
    found = lines(*sums, Change("value", "title", "“Old”", "“New”"))
    assert found[1] == "  title: “Old” → “New”"
    assert found[7:] == [
        "  and 2 other changes",
        "1 document is stale (1 output), 3 up to date",
    ]
