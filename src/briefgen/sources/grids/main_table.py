"""Several tables to the one that is meant, with the reason why."""

from collections.abc import Collection, Sequence

from briefgen.errors import Place, mistake
from briefgen.sources.source_content import SourceTable
from briefgen.sources.source_file import RULE


def main_table(
    tables: Sequence[SourceTable], named: str | None, unseen: Collection[str] = ()
) -> tuple[SourceTable, str]:
    """Return the table that a mapping names, or the longest that people see, and why."""
    for table in tables:
        if table.name == named:
            return table, "named"
    if len(tables) == 1:
        return tables[0], "it is the only table"
    visible = [table for table in tables if table.name not in unseen]
    longest = max(visible or tables, key=lambda table: len(table.records))
    return longest, f"it has the most rows: {len(longest.records):,}"


def judge_name(name: str, named: str | None, known: Sequence[str]) -> None:
    """Raise BriefgenError if a mapping names a table that the source does not have."""
    if named is not None and named not in known:
        hint = f"the tables: {', '.join(known)}"
        raise mistake(Place(name), f"no table is called {named}", RULE, hint)
