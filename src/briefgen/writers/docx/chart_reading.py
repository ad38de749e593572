"""A chart of a Word file, and the workbook behind it, to the rows of words they hold."""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from decimal import Decimal, InvalidOperation

from lxml.etree import _Element as Element

from briefgen.reference import Unusable, parsed, unpacked
from briefgen.writers.docx.chart_markup import C
from briefgen.writers.docx.workbook import MAIN

DIGITS = 6  # of the number of a string; a chart of ours has a few dozen
SHEETS = "xl/worksheets/"


def chart_rows(chart: Element) -> Iterator[str]:
    """Tell each point of a chart: its name, its series and its number."""
    for series in chart.iter(f"{{{C}}}ser"):
        (name, *_) = (*_points(series, "tx").values(), "")
        names, amounts = _points(series, "cat"), _points(series, "val")
        for number in dict.fromkeys((*names, *amounts)):
            said = names.get(number, ""), name, plain(amounts.get(number, ""))
            yield " | ".join(said)


def workbook_rows(data: bytes | None) -> Iterator[str]:
    """Tell the rows of a workbook's sheets; nothing of one that cannot be read."""
    if data is None:
        return
    with suppress(Unusable):
        members = unpacked(data)
        listed = members.get("xl/sharedStrings.xml")
        strings = [] if listed is None else [*_strings(parsed(listed))]
        for name in sorted(members):
            if name.startswith(SHEETS) and name.endswith(".xml"):
                for row in parsed(members[name]).iter(f"{{{MAIN}}}row"):
                    cells = (_cell(each, strings) for each in row)
                    yield " | ".join(cells)


def plain(number: str) -> str:
    """Write a number as every program would."""
    try:
        return format(Decimal(number.strip()).normalize(), "f")
    except (InvalidOperation, ValueError):
        return number


def _points(series: Element, name: str) -> Mapping[str, str]:
    """Give what a series keeps of the cells that it shows, by their number."""
    found = {}
    for part in series.findall(f"{{{C}}}{name}"):
        for point in part.iter(f"{{{C}}}pt"):
            value = point.find(f"{{{C}}}v")
            found[point.get("idx", "")] = "" if value is None else value.text or ""
    return found


def _strings(listed: Element) -> Iterator[str]:
    for each in listed.iter(f"{{{MAIN}}}si"):
        yield "".join(told.text or "" for told in each.iter(f"{{{MAIN}}}t"))


def _cell(cell: Element, strings: list[str]) -> str:
    value = cell.find(f"{{{MAIN}}}v")
    said = "" if value is None else value.text or ""
    if cell.get("t") == "s":
        known = int(said) if said.isdecimal() and len(said) <= DIGITS else len(strings)
        return strings[known] if known < len(strings) else ""
    if cell.get("t") == "inlineStr":
        return "".join(told.text or "" for told in cell.iter(f"{{{MAIN}}}t"))
    return plain(said)
