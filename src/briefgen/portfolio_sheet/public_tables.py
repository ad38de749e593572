"""Tables that were read to what of them is shown: columns, and tables, with values."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from briefgen.audiences import Audience
from briefgen.portfolio_sheet.headings import own_label
from briefgen.portfolio_sheet.sheet_rows import FilledTable
from briefgen.portfolio_sheet.sheet_tables import ITEM, Pattern
from briefgen.reading.fields import Member

OWNERS = {"portfolio": "portfolio", "themes": "theme", "initiatives": "initiative"}
OF_ROW = 3  # `fields`, its name, its item: then comes a column of a table


def visible(
    tables: tuple[FilledTable, ...], may: Callable[[str], bool], audience: Audience
) -> tuple[FilledTable, ...]:
    """Return the tables of a workbook.

    Officials see every column that they may fill in; spare ones only with a value. The
    public sees columns and tables with values, and of the office's own fields those whose
    declaration may be shown.
    """
    shown = (_shown(each, may, audience) for each in tables)
    if audience == "internal":
        return tuple(shown)
    return tuple(each for each in shown if any(row.cells for row in each.rows))


def _shown(
    filled: FilledTable, may: Callable[[str], bool], audience: Audience
) -> FilledTable:
    used = {name for row in filled.rows for name in row.cells}
    kept = [
        each
        for each in filled.table.columns
        if each.pattern in used or (audience == "internal" and not each.spare)
    ]
    rows, spare = filled.rows, {e.pattern for e in filled.table.columns if e.spare}
    fields = {
        pattern: member
        for pattern, member in filled.table.fields.items()
        if pattern in used or pattern not in spare
    }
    if audience == "public":
        owner = OWNERS[filled.table.subjects[0]]
        kept = [each for each in kept if all(map(may, _labels(owner, each.pattern)))]
        if not all(map(may, _labels(owner, filled.table.base))):
            rows = ()
        rows = tuple(each for each in rows if each.cells)
        fields = {
            pattern: _named(member, pattern)
            for pattern, member in fields.items()
            if all(map(may, _labels(owner, pattern)))
        }
    return FilledTable(replace(filled.table, columns=(*kept,), fields=fields), rows)


def _named(member: Member, pattern: Pattern) -> Member:
    """Return a field with what the public may know of it: of an own one, its label."""
    if pattern[:1] != ("fields",):
        return member
    return replace(member, about=own_label(member))


def _labels(owner: str, pattern: Pattern) -> Iterator[str]:
    """Yield the paths of the labels by which readers know a field of the office's own."""
    if pattern[:1] == ("fields",) and len(pattern) > 1:
        declared = f"portfolio.declared.{owner}.{pattern[1]}"
        yield f"{declared}.label"
        if ITEM in pattern and len(pattern) > OF_ROW:
            yield f"{declared}.columns.{pattern[OF_ROW]}.label"
