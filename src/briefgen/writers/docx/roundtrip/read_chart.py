"""A chart of a Word file, and its embedded workbook, to rows of text."""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import field
from decimal import Decimal, InvalidOperation

from lxml.etree import _Element as Element

from briefgen.value_classes import dataclass
from briefgen.word_template import Unusable, parsed, unpacked
from briefgen.writers.docx.charts.row_scale import AFTER, BEFORE
from briefgen.writers.docx.parts.markup import BARE, A, C

DIGITS = 6  # of the number of a string; a chart of ours has a few dozen
SHEETS = "xl/worksheets/"
PLACES = 30  # that a number is written with; one of eight letters may have a million
LONGEST = 100_000  # characters of a row: many cells may share one text
LARGEST = 128 * 2**20  # bytes of all workbooks of a file, unpacked
TOO_LARGE = "the file cannot be read back: its charts hold too much"


def chart_rows(chart: Element) -> Iterator[str]:
    """Yield each point of a chart: its name, its series and its number.

    What only keeps room for words follows from the rest.
    """
    rooms = {*_bare_ends(chart)}
    for series in chart.iter(f"{{{C}}}ser"):
        if _keeps_room(series) or series in rooms:
            continue
        (name, *_) = (*_points(series, "tx").values(), "")
        names, amounts = _points(series, "cat"), _points(series, "val")
        for number in dict.fromkeys((*names, *amounts)):
            yield _row(names.get(number, ""), name, plain(amounts.get(number, "")))


def _bare_ends(chart: Element) -> Iterator[Element]:
    """Yield what keeps room in a chart that LibreOffice saved, which drops its cells.

    Before and after the bars of each row stands a series without colour.
    """
    for bars in chart.iter(f"{{{C}}}barChart"):
        listed = bars.findall(f"{{{C}}}ser")
        ends = (listed[0], listed[-1]) if listed[1:-1] else ()
        if all(_is_bare(each) for each in ends):
            yield from ends


def _is_bare(series: Element) -> bool:
    cells = series.findtext(f"{{{C}}}val/{{{C}}}numRef/{{{C}}}f", "")
    return "!" not in cells and series.find(f"{{{C}}}spPr/{{{A}}}noFill") is not None


def _keeps_room(series: Element) -> bool:
    cells = series.findtext(f"{{{C}}}val/{{{C}}}numRef/{{{C}}}f", "")
    return any(f"!${column}$" in cells for column in (BEFORE, AFTER))


@dataclass(slots=True)
class Workbooks:
    """The rows of the workbooks of one file, each read once.

    `size` is their number of bytes, unpacked.
    """

    size: int = 0
    known: dict[bytes, tuple[str, ...]] = field(default_factory=dict)

    def rows(self, data: bytes | None) -> tuple[str, ...]:
        """Return the rows of a workbook; no rows if it cannot be read.

        Raises ValueError if all of them together are too large.
        """
        if data is None:
            return ()
        if data not in self.known:
            self.known[data] = tuple(self._read(data))
        return self.known[data]

    def _read(self, data: bytes) -> Iterator[str]:
        with suppress(Unusable):
            members = unpacked(data)
            self.size += sum(map(len, members.values()))
            if self.size > LARGEST:
                raise ValueError(TOO_LARGE)
            yield from _rows(members)


def _rows(members: Mapping[str, bytes]) -> Iterator[str]:
    listed = members.get("xl/sharedStrings.xml")
    strings = [] if listed is None else [*_strings(parsed(listed))]
    for name in sorted(members):
        if name.startswith(SHEETS) and name.endswith(".xml"):
            for row in parsed(members[name]).iter(f"{{{BARE['sheet']}}}row"):
                cells = (each for each in row if not _is_room(each))
                yield _row(*(_cell(each, strings) for each in cells))


def _is_room(cell: Element) -> bool:
    """Return whether a cell keeps room for words, which follows from the other cells."""
    computed = cell.find(f"{{{BARE['sheet']}}}f") is not None
    return computed and cell.get("r", "")[:1] in (BEFORE, AFTER)


def _row(*cells: str) -> str:
    if sum(map(len, cells)) > LONGEST:
        raise ValueError(TOO_LARGE)
    return " | ".join(cells)


def plain(number: str) -> str:
    """Return a number in one form, whichever program wrote it."""
    try:
        decimal = Decimal(number.strip()).normalize()
        return format(decimal, "f") if abs(decimal.adjusted()) < PLACES else number
    except (InvalidOperation, ValueError):
        return number


def _points(series: Element, name: str) -> Mapping[str, str]:
    """Return the values of the cells that a series shows, by their number."""
    values = {}
    for part in series.findall(f"{{{C}}}{name}"):
        for point in part.iter(f"{{{C}}}pt"):
            value = point.find(f"{{{C}}}v")
            values[point.get("idx", "")] = "" if value is None else value.text or ""
    return values


def _strings(listed: Element) -> Iterator[str]:
    for string in listed.iter(f"{{{BARE['sheet']}}}si"):
        yield "".join(run.text or "" for run in string.iter(f"{{{BARE['sheet']}}}t"))


def _cell(cell: Element, strings: list[str]) -> str:
    value = cell.find(f"{{{BARE['sheet']}}}v")
    text = "" if value is None else value.text or ""
    if cell.get("t") == "s":
        known = int(text) if text.isdecimal() and len(text) <= DIGITS else len(strings)
        return strings[known] if known < len(strings) else ""
    if cell.get("t") == "inlineStr":
        return "".join(run.text or "" for run in cell.iter(f"{{{BARE['sheet']}}}t"))
    return plain(text)
