"""The column by which records are known again, and what several records of one are."""

from collections.abc import Iterator, Mapping

from briefgen.imports.mapping import ListRule, Rule, ValueRule
from briefgen.imports.proposals.column_facts import ColumnFacts, without_totals
from briefgen.imports.proposals.headings import CLOSE, EXACT, names_key
from briefgen.imports.proposals.list_items import put_list
from briefgen.imports.proposals.row_lists import propose_row_lists
from briefgen.imports.proposals.sketch import Sketch
from briefgen.imports.proposals.words import counted, quoted_name
from briefgen.sources.source_content import SourceCell

KEY, ID = "initiatives.key", "initiatives.id"
OFTEN = 0.2  # of the keys with several rows: fewer are slips, which import tells
APART = "it differs between rows of one initiative"


def propose_key(sketch: Sketch) -> ColumnFacts | None:
    """Return the column by which initiatives are known again, with its reason."""
    named = [
        column
        for strength in (EXACT, CLOSE)
        for column in sketch.columns
        if names_key(column.heading) == strength
    ]
    titles = [*_titles(sketch)]
    for column in named:
        says = f"the heading says {quoted_name(column.name)}"
        if not sketch.table.records:
            return _key(sketch, column, f"{says}; there are no rows yet")
        if column.unique:
            count = counted(column.rows, "value")
            differ = "all differ" if column.rows > 1 else "is there"
            return _key(sketch, column, f"{says}, and its {count} {differ}")
    for column in titles:
        if column.unique or not sketch.table.records:
            reason = (
                "no column has numbers that are all there and all differ; titles do"
            )
            return _key(sketch, column, reason)
    return _repeated_key(sketch, named, titles)


def propose_id(sketch: Sketch, key: ColumnFacts | None) -> str | None:
    """Return the column that the ids of new initiatives follow."""
    titles = [*_titles(sketch)]
    if not titles:
        return None if key is None else key.name
    sketch.reasons[ID] = "the ids of new initiatives follow their titles"
    return titles[0].name


def propose_rows(sketch: Sketch, key: ColumnFacts) -> None:
    """Propose what the rows of one initiative are, where it has several."""
    groups = _groups(sketch, key)
    if len(groups) == key.rows:
        return
    most = max(map(len, groups.values()))
    sketch.reasons[KEY] += f"; up to {counted(most, 'row')} are one initiative"
    money = {path: rule for path, rule in sketch.rules.items() if _is_money(path)}
    if any(_varies(rule, groups) for rule in money.values()):
        _propose_lines(sketch, money)
    propose_row_lists(sketch, lambda column: _varies(ValueRule(column), groups))
    for path, rule in [*sketch.rules.items()]:
        if isinstance(rule, ValueRule) and _varies(rule, groups):
            sketch.drop(path)
            sketch.leave([rule.column], APART)


def _key(sketch: Sketch, column: ColumnFacts, reason: str) -> ColumnFacts:
    sketch.reasons[KEY] = reason
    return column


def _repeated_key(
    sketch: Sketch, named: list[ColumnFacts], titles: list[ColumnFacts]
) -> ColumnFacts | None:
    """Return a column that every row has a value in, and several rows the same."""
    for column in (*named, *titles):
        if len(column.cells) == column.rows:
            name, distinct = quoted_name(column.name), len(column.counts)
            return _key(
                sketch,
                column,
                f"{name} has {counted(distinct, 'value')} in {counted(column.rows, 'row')}",
            )
    sketch.questions[KEY] = (
        "no column has a value in each row that no other row has. Write the one by which"
        " an initiative is known again, and fill in what is missing there."
    )
    return None


def _titles(sketch: Sketch) -> Iterator[ColumnFacts]:
    """Yield the columns of titles, English first."""
    rules = {path: rule for path, rule in sketch.rules.items() if path[:6] == "title."}
    by_name = {column.name: column for column in sketch.columns}
    for _, rule in sorted(rules.items(), key=lambda each: each[0] != "title.en"):
        if isinstance(rule, ValueRule) and rule.column in by_name:
            yield by_name[rule.column]


Groups = Mapping[str, list[Mapping[str, str]]]


def _groups(sketch: Sketch, key: ColumnFacts) -> Groups:
    """Return the texts of the rows with each key."""
    groups: dict[str, list[Mapping[str, str]]] = {}
    for record in without_totals(sketch.table):
        texts = {
            name: cell.text.strip()
            for name, cell in record.values.items()
            if isinstance(cell, SourceCell) and cell.text.strip()
        }
        groups.setdefault(texts.get(key.name, ""), []).append(texts)
    return groups


def _varies(rule: Rule, groups: Groups) -> bool:
    """Return whether a column has several values for many of the keys."""
    if not isinstance(rule, ValueRule) or not rule.column:
        return False
    several = [rows for rows in groups.values() if len(rows) > 1]
    differ = sum(
        len({row[rule.column] for row in rows if rule.column in row}) > 1
        for rows in several
    )
    return differ > OFTEN * len(several)


def _is_money(path: str) -> bool:
    return path.startswith("funding.")


def _propose_lines(sketch: Sketch, money: Mapping[str, Rule]) -> None:
    """Propose a line of funding for each row, in place of one for each initiative."""
    for path in (*money, "funding.kind"):
        sketch.drop(path)
    item = {path.removeprefix("funding."): rule for path, rule in money.items()}
    rule = ListRule(item, each="rows")
    put_list(sketch, "funding", rule, "each row has its own amount")
    proposed = sketch.rules["funding"]
    if isinstance(proposed, ListRule) and proposed.key is None:
        question = (
            "what tells the amounts of one initiative apart? Write fiscal_years or"
            " source_of_funds.en, say, and give it a column below `item:`."
        )
        sketch.ask("funding.key", question)
