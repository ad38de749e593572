"""Records of a source become values of fields, and nothing doubtful is taken."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

import pytest

from briefgen.imports.field_path import ItemKey, shown_path
from briefgen.imports.import_frame import ImportFrame
from briefgen.imports.incoming_values import Incoming
from briefgen.imports.mapping import (
    ImportMapping,
    ListRule,
    NumberForm,
    Rule,
    SubjectMapping,
    Suggestion,
    ValueRule,
)
from briefgen.imports.read_incoming import read_incoming
from briefgen.imports.target_fields import target_fields
from briefgen.sources.source_content import (
    ReadingOptions,
    RecordMark,
    SourceCell,
    SourceContent,
    SourceRecord,
    SourceTable,
)

FIELDS = target_fields(("en", "fr"))
FRAME = ImportFrame(
    FIELDS, {"clean-water": ("Clean water", "Eau potable")}, currency="CAD"
)
Row = Mapping[str, str]


def table(
    name: str, *rows: Row, marks: frozenset[RecordMark] = frozenset()
) -> SourceTable:
    columns = tuple(dict.fromkeys(column for row in rows for column in row))
    records = [
        SourceRecord(
            f"row {number}",
            number,
            {
                column: SourceCell(text, f"sheet {name}, row {number}, {column}")
                for column, text in row.items()
            },
            marks if number == 2 else frozenset(),
        )
        for number, row in enumerate(rows, 2)
    ]
    return SourceTable(name, columns, tuple(records))


def read(
    rules: Mapping[str, Rule], *tables: SourceTable, frame: ImportFrame = FRAME
) -> Incoming:
    content = SourceContent("projects.xlsx", tables)
    subject = SubjectMapping("initiatives", rules, tables[0].name, "No", "Title")
    mapping = ImportMapping("projects", None, ReadingOptions(), (subject,))
    return read_incoming(mapping, content, frame)


def values(incoming: Incoming) -> dict[str, str | None]:
    assert not incoming.mistakes, [each.message for each in incoming.mistakes]
    (subject,) = incoming.subjects
    return {shown_path(path): each.text for path, each in subject.values.items()}


def mistakes(incoming: Incoming) -> str:
    return "\n".join(map(str, incoming.mistakes))


SAID: list[tuple[str, Rule, str, str | None]] = [
    ("title.en", ValueRule("A"), "  Wells \n for Puna ", "Wells for Puna"),
    ("title", ValueRule("A"), "CARE", "CARE"),
    (
        "description.en",
        ValueRule("A"),
        "It *digs*.\n• one\n• two",
        "It \\*digs\\*.\n\n- one\n- two",
    ),
    ("funding.amount", ValueRule("A"), "$2,000,000", "2000000"),
    ("funding.amount", ValueRule("A", times=Decimal(1000)), "1 234,5", "1234500"),
    ("funding.amount", ValueRule("A", numbers=NumberForm(",", " ")), "1,25", "1.25"),
    ("funding.amount", ValueRule("A"), "5 000 CAD", "5000"),
    ("funding.kind", ValueRule("A"), "New", "new"),
    ("funding.kind", ValueRule("A", values={"Neu": "new"}), "NEU ", "new"),
    ("funding.duration", ValueRule("A"), "36 mois", "36 months"),
    ("funding.fiscal_years", ValueRule("A"), "FY 2024/25", "2024-25"),
    ("starts", ValueRule("A"), "3 avril 2025", "2025-04-03"),
    ("starts", ValueRule("A", dates="day-month-year"), "03/04/2025", "2025-04-03"),
    ("starts", ValueRule("A", dates="month-day-year"), "13/04/2025", "2025-04-13"),
    ("status.state", ValueRule("A"), "Under way", "under-way"),
    ("theme", ValueRule("A"), "Eau potable", "clean-water"),
    ("theme", ValueRule("A"), "clean-water", "clean-water"),
    ("theme", ValueRule("A", values={"W": "clean-water"}), "w", "clean-water"),
    ("title.en", ValueRule("A"), "!clear", None),
    ("funding.currency", ValueRule(always="CAD"), "", "CAD"),
]


@pytest.mark.parametrize(("path", "rule", "text", "value"), SAID)
def test_a_cell_becomes_a_value(
    path: str, rule: Rule, text: str, value: str | None
) -> None:
    incoming = read({path: rule}, table("P", {"No": "1", "Title": "T", "A": text}))
    assert values(incoming) == {path: value}


WRONG: list[tuple[str, Rule, str, str]] = [
    ("funding.amount", ValueRule("A"), "1,234", "may be 1234 or 1.234"),
    ("funding.amount", ValueRule("A"), "1.234", "may be 1234 or 1.234"),
    ("funding.amount", ValueRule("A"), "TBD", "expected a number"),
    ("funding.amount", ValueRule("A"), "-5", "cannot be negative"),
    (
        "funding.amount",
        ValueRule("A"),
        "5 000 €",
        "is in EUR, and the currency here is CAD",
    ),
    (
        "funding.amount",
        ValueRule("A", numbers=NumberForm(".", ",")),
        "1.234,5",
        "reads it",
    ),
    ("funding.amount", ValueRule("A"), "50%", "expected an amount; found '50%'"),
    (
        "funding.amount",
        ValueRule("A", times=Decimal(1000)),
        "1.5M",
        "'1.5M' has a unit of its own, and the mapping multiplies",
    ),
    (
        "results",
        ListRule(
            {"indicator.en": ValueRule("Title"), "target": ValueRule("A")},
            key="indicator.en",
            each="rows",
        ),
        "300 m",
        "'300 m' may be millions, or metres",
    ),
    ("starts", ValueRule("A"), "03/04/2025", "may be 2025-04-03 or 2025-03-04"),
    ("starts", ValueRule("A"), "31/02/2025", "expected a date"),
    ("theme", ValueRule("A"), "Trade", "there is no theme 'Trade'"),
    ("funding.kind", ValueRule("A"), "Grant", "expected one of new, increase, renewal"),
    ("title.en", ValueRule("B"), "x", "'P' has no column 'B'"),
    ("source", ValueRule("A"), "not an address", "expected"),
]


@pytest.mark.parametrize(("path", "rule", "text", "words"), WRONG)
def test_what_is_doubtful_or_wrong_is_told(
    path: str, rule: Rule, text: str, words: str
) -> None:
    incoming = read({path: rule}, table("P", {"No": "1", "Title": "T", "A": text}))
    assert words in mistakes(incoming)


def test_a_mistake_names_the_cell() -> None:
    row = {"No": "1", "Title": "T", "A": "TBD"}
    incoming = read({"funding.amount": ValueRule("A")}, table("P", row))
    (told,) = incoming.mistakes
    assert "sheet P, row 2, A, for funding.amount" in told.message
    assert str(told.place) == "projects.xlsx:2"


def test_an_empty_cell_says_nothing() -> None:
    row = {"No": "1", "Title": "T", "A": "  "}
    assert values(read({"title.en": ValueRule("A")}, table("P", row))) == {}


PARTNERS = ListRule(
    {"name.en": ValueRule(), "role": ValueRule(always="partner")},
    key="name.en",
    column="A",
    split=";",
)


def test_parts_of_a_cell_become_items() -> None:
    row = {"No": "1", "Title": "T", "A": "CARE; UNHCR ;"}
    incoming = read({"partners": PARTNERS}, table("P", row))
    assert values(incoming) == {
        "partners[CARE].name.en": "CARE",
        "partners[CARE].role": "partner",
        "partners[UNHCR].name.en": "UNHCR",
        "partners[UNHCR].role": "partner",
    }
    assert incoming.list_keys == {("initiatives", ("partners",)): "name.en"}


def test_rows_of_another_table_and_rows_with_one_key_become_items() -> None:
    steps = table(
        "Steps",
        {"P": "1", "Step": "Begin", "Due": "2025-04-03"},
        {"P": "2", "Step": "x", "Due": "2025-04-03"},
    )
    item: Mapping[str, Rule] = {"text.en": ValueRule("Step"), "date": ValueRule("Due")}
    rules: Mapping[str, Rule] = {
        "title.en": ValueRule("Title"),
        "milestones": ListRule(item, "text.en", table="Steps", match="P"),
        "partners": ListRule({"name.en": ValueRule("A")}, "name.en", each="rows"),
    }
    rows = [{"No": "1", "Title": "T", "A": name} for name in ("CARE", "UNHCR")]
    assert values(read(rules, table("P", *rows), steps)) == {
        "title.en": "T",
        "milestones[Begin].text.en": "Begin",
        "milestones[Begin].date": "2025-04-03",
        "partners[CARE].name.en": "CARE",
        "partners[UNHCR].name.en": "UNHCR",
    }


def test_rows_with_one_key_agree_or_are_told() -> None:
    rows = [{"No": "1", "Title": title} for title in ("T", "U")]
    told = mistakes(read({"title.en": ValueRule("Title")}, table("P", *rows)))
    assert "title.en is 'T' in sheet P, row 2, Title and 'U' in sheet P, row 3" in told


def test_items_that_are_alike_but_differ_are_told() -> None:
    item: Mapping[str, Rule] = {"name.en": ValueRule("A"), "role": ValueRule("R")}
    rules = {"partners": ListRule(item, "name.en", each="rows")}
    rows = [
        {"No": "1", "Title": "T", "A": "CARE", "R": role}
        for role in ("partner", "funder")
    ]
    assert "two of partners are 'CARE', and they differ" in mistakes(
        read(rules, table("P", *rows))
    )
    rows = [rows[0], rows[0]]
    assert len(values(read(rules, table("P", *rows)))) == 2


def test_a_list_of_texts_has_each_as_its_own_key() -> None:
    row = {"No": "1", "Title": "T", "A": "Clean water"}
    rule = ListRule({"": ValueRule()}, column="A", split=",")
    assert values(read({"also_in": rule}, table("P", row))) == {
        "also_in[clean-water]": "clean-water"
    }


def test_a_row_that_looks_odd_must_be_decided() -> None:
    odd = table("P", {"No": "Total", "Title": "T"}, marks=frozenset({"total"}))
    incoming = read({"title.en": ValueRule("Title")}, odd)
    assert "looks like a total of other rows" in mistakes(incoming)
    assert "`totals: leave`" in mistakes(incoming)
    assert not incoming.subjects


def test_a_row_without_key_is_told() -> None:
    incoming = read(
        {"title.en": ValueRule("Title")}, table("P", {"No": "", "Title": "T"})
    )
    assert "row 2 has nothing in 'No'" in mistakes(incoming)


def test_columns_that_go_nowhere_are_told() -> None:
    row = {"No": "1", "Title": "T", "Officer": "X"}
    incoming = read({"title.en": ValueRule("Title")}, table("P", row))
    assert [each.message for each in incoming.remarks] == [
        "these go nowhere: 'Officer'"
    ]


def test_a_theme_of_the_same_import_has_its_id() -> None:
    rows = table("P", {"No": "1", "Title": "T", "Theme": "Fair trade"})
    themes = SubjectMapping(
        "themes", {"title.en": ValueRule("Theme")}, "P", "Theme", "Theme"
    )
    subject = SubjectMapping(
        "initiatives", {"theme": ValueRule("Theme")}, "P", "No", "Title"
    )
    mapping = ImportMapping("projects", None, ReadingOptions(), (themes, subject))
    content = SourceContent("projects.xlsx", (rows,))
    first, second = read_incoming(mapping, content, FRAME).subjects
    assert (first.proposed_id, second.values["theme",].text) == (
        "fair-trade",
        "fair-trade",
    )
    frame = ImportFrame(FIELDS, ids={"themes": {"Fair trade": "trade"}})
    first, second = read_incoming(mapping, content, frame).subjects
    assert (first.proposed_id, second.values["theme",].text) == ("trade", "trade")


SENTENCE = "This project, implemented by CARE, reaches over 2,500 women."
SUGGESTED = Suggestion(
    "initiatives",
    "1",
    "partners",
    [{"name": {"en": "CARE"}, "role": "implementing"}],
    SENTENCE,
)


def suggested(*suggestions: Suggestion) -> Incoming:
    rows = table("P", {"No": "1", "Title": "T"})
    rules: Mapping[str, Rule] = {"title.en": ValueRule("Title")}
    subject = SubjectMapping("initiatives", rules, "P", "No", "Title")
    mapping = ImportMapping(
        "projects", None, ReadingOptions(), (subject,), suggestions=suggestions
    )
    return read_incoming(mapping, SourceContent("projects.xlsx", (rows,)), FRAME)


def test_a_suggestion_counts_once_it_is_accepted() -> None:
    for accept in (None, False):
        waiting = suggested(replace(SUGGESTED, accept=accept))
        assert values(waiting) == {"title.en": "T"}
        assert len(waiting.remarks) == (accept is None)
    incoming = suggested(replace(SUGGESTED, accept=True))
    assert values(incoming) == {
        "title.en": "T",
        "partners[CARE].name.en": "CARE",
        "partners[CARE].role": "implementing",
    }
    assert incoming.list_keys["initiatives", ("partners",)] == "name.en"
    (subject,) = incoming.subjects
    where = subject.values["partners", ItemKey("CARE"), "role"].where
    assert where == f"the sentence {SENTENCE}"


def test_a_suggestion_that_is_no_value_is_told() -> None:
    wrong = [{"name": {"en": "CARE"}, "role": "boss"}]
    told = mistakes(suggested(replace(SUGGESTED, value=wrong, accept=True)))
    assert "expected one of leading" in told
    told = mistakes(suggested(replace(SUGGESTED, key="2", accept=True)))
    assert "the source has no '2' among the initiatives" in told


def test_a_text_that_says_nothing_counts_as_an_empty_cell() -> None:
    nothing = {"TBC": "", "none": "!clear"}
    rules: dict[str, Rule] = {
        "title.en": ValueRule("Title"),
        "funding.kind": ValueRule(always="new"),
        "funding.amount": ValueRule("A", values=nothing),
        "starts": ValueRule("B", values=nothing),
        "reach": ListRule(
            {
                "count": ValueRule("C", values=nothing),
                "bound": ValueRule(always="about"),
            },
            key="count",
            column="C",
        ),
    }
    row = {"No": "1", "Title": "Wells", "A": "tbc ", "B": "None", "C": "TBC"}
    assert values(read(rules, table("P", row))) == {"title.en": "Wells", "starts": None}


@pytest.mark.parametrize(
    ("field", "text", "hint"),
    [
        ("funding.amount", "TBC", 'say under `values:` what it means here, "" if'),
        ("starts", "TBD", 'say under `values:` what it means here, "" if'),
        ("starts", "03/04/25", "write it in the source, as in 2025-04-03"),
    ],
)
def test_a_text_that_is_no_value_is_told_with_a_way_out(
    field: str, text: str, hint: str
) -> None:
    row = {"No": "1", "Title": "Wells", "A": text}
    incoming = read({field: ValueRule("A")}, table("P", row))
    assert hint in mistakes(incoming)


def test_new_themes_that_differ_in_capitals_alone_are_a_mistake() -> None:
    source = SourceContent(
        "projects.xlsx",
        (
            table(
                "P",
                {"No": "1", "Title": "Wells", "Sector": "Food"},
                {"No": "2", "Title": "Seeds", "Sector": "food "},
            ),
        ),
    )
    themes = SubjectMapping(
        "themes", {"title.en": ValueRule("Sector")}, None, "Sector", "Sector"
    )
    mapping = ImportMapping("projects", None, ReadingOptions(), (themes,))
    (told,) = read_incoming(mapping, source, FRAME).mistakes
    assert told.message == "row 3: the theme 'food' is 'Food' in row 2"
    known = replace(FRAME, ids={"themes": {"Food": "food", "food": "food-2"}})
    assert read_incoming(mapping, source, known).mistakes == ()
