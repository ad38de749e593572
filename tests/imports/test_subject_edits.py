"""Tests of changes of one subject: its file says what was compared, and nothing else changed."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.editing.edited_text import edited
from briefgen.imports.field_path import FieldPath, path_of, shown_path
from briefgen.imports.incoming_values import IncomingValue, ListKeys
from briefgen.imports.present_values import (
    NOBODY,
    PresentReader,
    PresentValues,
    twin_mistakes,
)
from briefgen.imports.same_values import same_values
from briefgen.imports.subject_edits import subject_edits
from briefgen.imports.target_fields import target_fields
from briefgen.imports.three_way import FieldChange, applied, compare, items_of, resolved
from briefgen.reading import load

FIELDS = target_fields(("en", "fr"))
DECLARED = FIELDS.by_subject["initiatives"]
KEYS: ListKeys = {
    ("initiatives", path_of("partners")): "name.en",
    ("initiatives", path_of("also_in")): None,
    ("initiatives", path_of("milestones")): "date",
    ("initiatives", path_of("funding")): "source_of_funds.en",
}
TEXTS = (
    """\
# An initiative.
theme: water  # its own
title:
  en: Wells
  fr: Puits
funding: {kind: new, amount: 2000000, source_of_funds: Budget}
partners:  # in this order
  - name: {en: CARE, fr: CARE}  # the first
    role: implementing
  - name: Oxfam
    role: funding
    share: 40
  - role: funding
description:
  en: >-
    It digs forty wells for all who live there, and shows
    them how to keep them.
  fr: Elle creuse des puits.
links:
  - title: A page
    url: https://www.example.org/
""",
    """\
{theme: water, title: Wells, also_in: [trade, work], partners: [{name: {en: CARE}, role: funding}]}
""",
    """\
title: {en: "Wells", fr: 'Puits'}
theme: water
also_in:
- trade
partners: []
funding:
- kind: new
  amount: 5
  source_of_funds: {en: Budget}
- kind: new
  amount: 6
  source_of_funds: {en: Other}
milestones:
""",
)


def present(text: str) -> PresentValues:
    reader = PresentReader("initiatives", FIELDS, KEYS)
    return reader.values(load(text, "data/initiatives/a.yaml"))


def after(text: str, changes: tuple[FieldChange, ...], *, prune: bool = False) -> str:
    edits = subject_edits(changes, present(text), DECLARED, prune=prune)
    return edited(text, "data/initiatives/a.yaml", edits.in_order())


def imported(text: str, base: dict[str, str], theirs: dict[str, str | None]) -> str:
    """Return a file after an import of values, of which numbers are bare."""
    values = {
        path_of(path): IncomingValue(text, "", bare=(text or "").isdigit())
        for path, text in theirs.items()
    }
    known = {path_of(path): text for path, text in base.items()}
    same = same_values(FIELDS, "initiatives")
    return after(text, compare(known, values, present(text).texts, same), prune=True)


def test_items_are_known_by_their_key() -> None:
    values = present(TEXTS[0])
    shown = {shown_path(path): text for path, text in values.texts.items()}
    assert shown["partners[Oxfam].share"] == "40"
    assert shown["partners[Oxfam].name.fr"] == "Oxfam"  # once for all languages
    assert shown[f"partners[{NOBODY}2].role"] == "funding"  # nobody's
    assert shown["links"].startswith('[{"title"')  # no source fills it
    assert values.paths[path_of("partners[Oxfam].share")] == ("partners", 1, "share")


def test_an_item_that_stands_twice_is_told() -> None:
    text = "partners:\n  - name: {en: CARE}\n  - name: {en: CARE}\n    role: funding\n"
    values = present(text)
    (mistake,) = twin_mistakes(
        values, [path_of("partners[CARE]"), path_of("partners[X]")]
    )
    assert (mistake.place.line, mistake.message) == (
        3,
        "partners[CARE] stands here a second time",
    )


def test_a_value_changes_and_what_stands_beside_it_stays() -> None:
    text = imported(
        TEXTS[0],
        {"title.en": "Wells", "partners[CARE].role": "implementing"},
        {"title.en": "New wells", "partners[CARE].role": "funding"},
    )
    assert text == TEXTS[0].replace("en: Wells", "en: New wells").replace(
        "role: implementing", "role: funding"
    )


def test_a_new_field_goes_to_its_declared_place() -> None:
    text = imported(
        TEXTS[0], {}, {"order": "3", "title.fr": "Puits", "summary.en": "S"}
    )
    assert text == TEXTS[0].replace("title:\n  en", "order: 3\ntitle:\n  en").replace(
        "links:", "summary: {en: S}\nlinks:"
    )


def test_a_text_that_is_given_once_is_given_for_each_language() -> None:
    base = {"partners[Oxfam].name.fr": "Oxfam"}
    text = imported(TEXTS[0], base, {"partners[Oxfam].name.fr": "Oxfam-Québec"})
    assert "- name: {en: Oxfam, fr: Oxfam-Québec}\n" in text


def test_new_items_come_last_and_those_that_are_gone_leave() -> None:
    base = {"partners[CARE].name.en": "CARE", "partners[CARE].name.fr": "CARE"}
    base |= {"partners[CARE].role": "implementing"}
    theirs = {"partners[MSF].name.en": "MSF", "partners[MSF].role": "funding"}
    text = imported(TEXTS[0], base, dict(theirs))
    shown = [shown_path(item) for item in items_of(present(text).texts)]
    keys = ("Oxfam", f"{NOBODY}1", "MSF")
    assert shown == ["funding[Budget]", *(f"partners[{key}]" for key in keys)]
    assert "CARE" not in text
    assert "- name: {en: MSF}\n    role: funding\n" in text


def test_a_line_of_funding_becomes_a_list_where_another_is_added() -> None:
    theirs = {
        "funding[Trust].source_of_funds.en": "Trust",
        "funding[Trust].amount": "7",
    }
    text = imported(TEXTS[0], {}, dict(theirs))
    assert present(text).texts[path_of("funding[Budget].amount")] == "2000000"
    assert present(text).texts[path_of("funding[Trust].amount")] == "7"


def test_what_is_emptied_leaves_with_all_that_nothing_is_left_of() -> None:
    base = {"description.fr": "Elle creuse des puits.", "title.en": "Wells"}
    text = imported(TEXTS[0], base, {"description.fr": None, "title.en": None})
    assert "Elle" not in text
    assert "title:\n  fr: Puits\n" in text


PATHS = [
    path_of(path)
    for path in (
        *("order", "title.en", "title.fr", "theme", "description.en", "summary.fr"),
        *("partners[CARE].role", "partners[Oxfam].role", "partners[Oxfam].name.fr"),
        *(
            "partners[New].role",
            "also_in[trade]",
            "also_in[new]",
            "milestones[2025-04-01].text.en",
        ),
        *("funding[Budget].amount", "funding[Other].amount", "funding[Third].amount"),
        *("places", "contact.name.en", "contact.email"),
    )
]
SOME = [
    "Wells",
    "1",
    "2025-04-01",
    "yes",
    "a: b",
    "It goes on. " * 12,
    "# no",
    "- x",
    "é",
]


def whole(values: dict[FieldPath, str | None]) -> dict[FieldPath, IncomingValue]:
    """Return values of a source: each item with its key, texts of lists as they are."""
    every: dict[FieldPath, IncomingValue] = {}
    for path, text in values.items():
        for item in items_of([path]):
            key = KEYS["initiatives", item[:-1]]
            name = item[-1]
            assert not isinstance(name, str)
            at = item if key is None else (*item, *key.split("."))
            every[at] = IncomingValue(name.text, "")
        if path not in items_of([path]):
            every[path] = IncomingValue(text, "", bare=text in {"1", "2025-04-01"})
    return every


@settings(deadline=None)
@given(
    text=st.sampled_from(TEXTS),
    theirs=st.dictionaries(
        st.sampled_from(PATHS), st.sampled_from(SOME) | st.none(), max_size=6
    ),
    data=st.data(),
    prune=st.booleans(),
)
def test_a_file_says_what_was_compared(
    text: str, theirs: dict[FieldPath, str | None], data: st.DataObject, *, prune: bool
) -> None:
    ours = present(text).texts
    base = {path: t for path, t in ours.items() if data.draw(st.booleans())}
    same = same_values(FIELDS, "initiatives")
    changes = compare(base, whole(theirs), ours, same)
    if data.draw(st.booleans()):
        changes = resolved(changes, {(): "source"})
    expected = applied(ours, changes, prune=prune)
    written = after(text, changes, prune=prune)
    assert visible(present(written).texts) == visible(expected)


def visible(texts: dict[FieldPath, str]) -> dict[str, str]:
    """Return texts by path; items without a key are numbered by where they stand."""
    shown = {shown_path(path): text for path, text in texts.items()}
    return {path.partition("\0")[0]: text for path, text in shown.items()}


@pytest.mark.parametrize("text", TEXTS)
def test_nothing_to_do_changes_nothing(text: str) -> None:
    assert imported(text, {}, {}) == text
