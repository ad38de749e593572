"""The tables and columns that a mapping names to those of a source, or to mistakes."""

from collections.abc import Iterator, Mapping

from briefgen.errors import Diagnostic, Place
from briefgen.imports.mapping import ImportMapping, ListRule, Rule, SubjectMapping
from briefgen.imports.mapping_file import mapping_path
from briefgen.reading import quoted
from briefgen.reading.fields import meant
from briefgen.sources.source_content import SourceContent, SourceTable

ROWS = "rows"  # the name of the list of all rows with one key
RULE = "import"
MOST_NAMES = 12  # that a hint lists


def table_of(content: SourceContent, name: str | None) -> SourceTable | None:
    """Return a table by its name, or the only one; None if that is not plain."""
    if name is None:
        return content.tables[0] if len(content.tables) == 1 else None
    return next((table for table in content.tables if table.name == name), None)


def name_of_table(mapping: ImportMapping, subject: SubjectMapping) -> str | None:
    """Return the name of the table that a subject comes from, or None for the only one."""
    return subject.table or mapping.reading.table


def mistaken_names(
    mapping: ImportMapping, content: SourceContent
) -> Iterator[Diagnostic]:
    """Yield a mistake for each table and column of a mapping that the source lacks."""
    for subject in mapping.subjects:
        name = name_of_table(mapping, subject)
        table = table_of(content, name)
        at = subject.subject
        if table is None:
            yield _no_table(mapping, content, name, f"{at}.table", at)
            continue
        for part, column in _named(subject):
            if column not in table.columns:
                yield _no_column(mapping, table, column, f"{at}.{part}", at)
        for path, rule in subject.fields.items():
            spot = f"{at}.fields.{path}"
            yield from _mistaken_rule(mapping, content, table, rule, spot)


def unused_columns(
    mapping: ImportMapping, content: SourceContent
) -> Iterator[Diagnostic]:
    """Yield a remark for each table in use that has columns which go nowhere."""
    used: dict[str, set[str]] = {}
    for subject in mapping.subjects:
        table = table_of(content, name_of_table(mapping, subject))
        if table is not None:
            own = used.setdefault(table.name, set())
            own |= {column for _, column in _named(subject)} | {*subject.leave}
            for rule in subject.fields.values():
                own |= set(_columns(rule, ""))
    for table in content.tables:
        if table.name in used:
            others = [
                column
                for column in table.columns
                if not _is_used(column, used[table.name]) and _has_values(table, column)
            ]
            if others:
                listed = ", ".join(map(quoted, others[:MOST_NAMES]))
                more = f" and {len(others) - MOST_NAMES} more"
                more = more if len(others) > MOST_NAMES else ""
                message = f"these go nowhere: {listed}{more}"
                hint = "give them a field, or list them under `leave:`"
                place = Place(mapping_path(mapping.name))
                yield Diagnostic(place, message, RULE, hint, "warning")


def _has_values(table: SourceTable, column: str) -> bool:
    """Return whether any record has something in a column, or in the list it is of."""
    above = column.partition(".")[0]
    values = (
        record.values.get(column) or record.values.get(above)
        for record in table.records
    )
    return any(
        value if isinstance(value, tuple) else value.text for value in values if value
    )


def _is_used(column: str, used: set[str]) -> bool:
    """Return whether a column, or a list that it is in, goes somewhere."""
    parts = column.split(".")
    return any(".".join(parts[:end]) in used for end in range(1, len(parts) + 1))


def _named(subject: SubjectMapping) -> Iterator[tuple[str, str]]:
    if subject.key:
        yield "key", subject.key
    if subject.id:
        yield "id", subject.id


def _columns(rule: Rule, prefix: str) -> Iterator[str]:
    """Yield the columns of its subject's table that a rule reads."""
    if not isinstance(rule, ListRule):
        if rule.column:
            yield f"{prefix}{rule.column}"
        return
    for more in rule.more:
        yield from _columns(more, prefix)
    if rule.table is not None:
        return
    if rule.column:
        yield f"{prefix}{rule.column}"
    inner = prefix if rule.each in {None, ROWS} else f"{prefix}{rule.each}."
    for each in rule.item.values():
        yield from _columns(each, inner)


def _mistaken_rule(
    mapping: ImportMapping,
    content: SourceContent,
    table: SourceTable,
    rule: Rule,
    spot: str,
) -> Iterator[Diagnostic]:
    for column in _columns(rule, ""):
        if column not in table.columns:
            yield _no_column(mapping, table, column, f"{spot}.from", spot)
    if not isinstance(rule, ListRule):
        return
    for each in rule.sources:
        if each.table is not None:
            yield from _mistaken_match(mapping, content, each, spot)


def _mistaken_match(
    mapping: ImportMapping, content: SourceContent, rule: ListRule, spot: str
) -> Iterator[Diagnostic]:
    """Yield a mistake for what a rule names of another table, and the source lacks."""
    whole = spot.partition(".fields.")[0]
    assert rule.table is not None
    other = table_of(content, rule.table)
    if other is None:
        yield _no_table(mapping, content, rule.table, f"{spot}.table", whole)
        return
    assert rule.match is not None
    columns = [(f"{spot}.match", rule.match)]
    for path, each in rule.item.items():
        columns += ((f"{spot}.item.{path}.from", name) for name in _columns(each, ""))
    for at, column in columns:
        if column not in other.columns:
            yield _no_column(mapping, other, column, at, spot)


def _no_table(
    mapping: ImportMapping,
    content: SourceContent,
    name: str | None,
    part: str,
    otherwise: str,
) -> Diagnostic:
    known = [table.name for table in content.tables]
    listed = ", ".join(map(quoted, known[:MOST_NAMES])) or "none"
    if name is None:
        message = f"it is not said which table is meant; there are {listed}"
        hint = "write `table:` with one of them"
    else:
        message = f"{content.name} has no table {quoted(name)}"
        hint = meant(name, known) or f"there are {listed}"
    return Diagnostic(
        _place(mapping.places, part, otherwise, mapping), message, RULE, hint
    )


def _no_column(
    mapping: ImportMapping, table: SourceTable, column: str, part: str, otherwise: str
) -> Diagnostic:
    listed = ", ".join(map(quoted, table.columns[:MOST_NAMES])) or "none"
    more = " and others" if len(table.columns) > MOST_NAMES else ""
    hint = meant(column, table.columns) or f"there are {listed}{more}"
    message = f"{quoted(table.name)} has no column {quoted(column)}"
    return Diagnostic(
        _place(mapping.places, part, otherwise, mapping), message, RULE, hint
    )


def _place(
    places: Mapping[str, Place], part: str, otherwise: str, mapping: ImportMapping
) -> Place:
    file = Place(mapping_path(mapping.name))
    return places.get(part) or places.get(otherwise) or file
