"""The bytes of a CSV file to its rows, however it is encoded and separated."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from briefgen.errors import Diagnostic, Place, mistake
from briefgen.files import MOST
from briefgen.sources.csv_rows import CsvMarks, csv_rows
from briefgen.sources.encodings import DecodedText, decoded
from briefgen.sources.grids.grid import GridRow
from briefgen.sources.remarks import Remarks
from briefgen.sources.separators import SEPARATORS, Separator, separator
from briefgen.sources.source_content import ReadingOptions
from briefgen.sources.source_file import RULE, SourceFile
from briefgen.value_classes import dataclass

NAMES = (".csv", ".tsv", ".tab")


@dataclass(frozen=True, slots=True)
class CsvContent:
    """The rows of a CSV file in which something stands, and how they were read.

    `options` have the encoding and the separator, found out or not; `reasons` say why they
    are these, `remarks` what people should know of that.
    """

    rows: tuple[GridRow, ...]
    options: ReadingOptions
    reasons: Mapping[str, str]
    remarks: tuple[Diagnostic, ...]


def csv_content(file: SourceFile, options: ReadingOptions) -> CsvContent:
    """Return the rows of a CSV file; raise BriefgenError if it cannot be read."""
    _judge(file.name, options.separator)
    text = decoded(file.name, file.whole(MOST), options.encoding)
    mark = separator(text.text, options.separator)
    return CsvContent(
        csv_rows(file.name, text.text, CsvMarks(mark.character, mark.lines)),
        replace(options, encoding=text.encoding, separator=mark.character),
        {"encoding": text.reason, "separator": mark.reason},
        tuple(_remarks(file.name, text, mark, options)),
    )


def whole_rows(
    rows: Iterable[GridRow], width: int, remarks: Remarks
) -> Iterator[tuple[int, list[str]]]:
    """Yield the line and the texts of each row that has a value for each heading.

    Other rows are left out, and added to the remarks; empty values at the end may be more.
    """
    for row in rows:
        texts = [cell.text.strip() for cell in row.cells]
        if len(texts) < width or any(texts[width:]):
            words = "a line has more or fewer values than there are headings: left out"
            remarks.add(row.line, words, example=f"{len(texts)}, not {width}")
        else:
            yield row.line, texts


def _judge(name: str, character: str | None) -> None:
    """Raise BriefgenError if values cannot be separated by what a mapping says."""
    if character is not None and (len(character) != 1 or character in '"\r\n\0'):
        message = f"values cannot be separated by {character!a}"
        hint = r'write one character: ",", ";", "|", or "\t" for a tab'
        raise mistake(Place(name), message, RULE, hint)


def _remarks(
    name: str, text: DecodedText, mark: Separator, options: ReadingOptions
) -> Iterator[Diagnostic]:
    """Yield what people should know of how a file was read."""
    if not options.encoding and text.encoding != "utf-8":
        message = f"read as {text.encoding}: {text.reason}"
        hint = "if these are no words of yours, save the file as UTF-8"
        yield Diagnostic(
            Place(name), message, RULE, hint if text.words else None, "warning"
        )
    if not options.separator and mark.character != ",":
        words = SEPARATORS.get(mark.character, mark.character)
        message = f"values are read as separated by {words}: {mark.reason}"
        yield Diagnostic(Place(name), message, RULE, None, "warning")
