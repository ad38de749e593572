"""The dialect that a data package declares for a file to the marks of its values."""

from briefgen.errors import Place, mistake
from briefgen.sources.csv_rows import CsvMarks
from briefgen.sources.data_package.json_parts import Part, items, text, truth
from briefgen.sources.source_file import RULE

TABS = (".tsv", ".tab")
UNUSABLE = "\r\n\0"


def csv_marks(name: str, dialect: Part, path: str) -> CsvMarks:
    """Return the marks of a file; raise BriefgenError if one cannot be used."""
    usual = "\t" if path.lower().endswith(TABS) else ","
    marks = CsvMarks(
        separator=text(dialect, "delimiter") or usual,
        quote=text(dialect, "quoteChar") or '"',
        escape=text(dialect, "escapeChar"),
        comment=text(dialect, "commentChar"),
        doubled=truth(dialect, "doubleQuote", otherwise=True),
        spaced=truth(dialect, "skipInitialSpace", otherwise=False),
    )
    used = [marks.separator, marks.quote, marks.escape or "\\"]
    alike = marks.separator in {marks.quote, marks.escape}
    if alike or any(len(mark) != 1 or mark in UNUSABLE for mark in used):
        message = "the dialect of this package has marks that cannot be used"
        hint = "`delimiter`, `quoteChar` and `escapeChar` are one character each"
        raise mistake(Place(name), message, RULE, hint)
    return marks


def heading_lines(dialect: Part) -> tuple[int, ...]:
    """Return the lines with the headings, from 1; none if a file has none."""
    if not truth(dialect, "header", otherwise=True):
        return ()
    lines = [line for line in items(dialect, "headerRows") if isinstance(line, int)]
    return tuple(line for line in lines if line > 0) or (1,)
