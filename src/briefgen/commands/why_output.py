"""Turn values on a document into lines, or into values for JSON."""

from collections.abc import Iterable, Iterator

from briefgen.assembly.printed_values import Edit, Printed
from briefgen.commands import imported_words
from briefgen.commands.columns import OutputRow, lines
from briefgen.commands.derivation_words import meaning
from briefgen.commands.diagnostics_output import counted
from briefgen.commands.document_json import document_as_json
from briefgen.commands.text_difference import both
from briefgen.provenance.explain_document import Explained
from briefgen.provenance.identify_file import Identified
from briefgen.provenance.imported_values import ImportedValues
from briefgen.provenance.nearest_version import Fit, version_name
from briefgen.provenance.word_edits import Altered

KINDS = {  # of blocks of a Word file → what a user calls them, unless it is the same
    "row": "table row",
    "contents": "table of contents",
    "workbook": "numbers behind a chart",
    "alternative": "alternative text of a picture",
    "picture": "picture, by its bytes",
    "vector": "drawing of a picture, by its bytes",
}


def values(
    explained: Explained,
    columns: int | None,
    imported: ImportedValues,
    *,
    whole: bool,
) -> str:
    """Return lines of values, each with its place, or with what it was derived from.

    With `whole`, they are all values of a document, and long ones are cut; `columns` is
    the room for a line. Where a value was `imported` from is said once.
    """
    listed: set[Printed] = set()
    edited = [value for value in explained.values if value.edit is not None]
    others = [value for value in explained.values if value.edit is None]
    edits = [row for each in edited for row in _rows(each, listed, 0, imported)]
    edits += map(_altered, explained.altered)
    rest = [row for each in others for row in _rows(each, listed, 0, imported)]
    what = counted(len(explained.values), "value")
    head = f"{explained.path}: {what if whole else f'printed by {what}'}"
    head += _counts(len(edited), len(explained.altered))
    if whole and explained.fit is not None:
        nothing = "" if edits else "; nothing was edited"
        head += f"\ncompared with {version_name(explained.fit.version)}{nothing}"
    return "\n".join([head, "", *lines([*edits, *rest], columns, cut_words=whole)])


def _counts(edited: int, others: int) -> str:
    counts = f", {edited} edited" if edited else ""
    return f"{counts}, {counted(others, 'other edit')}" if others else counts


def _altered(altered: Altered) -> OutputRow:
    """Return the row of an edit outside the values."""
    edit = Edit(altered.state, altered.was, altered.source)
    words, note = _edited(altered.now, edit)
    return OutputRow(0, words, f"({KINDS.get(altered.kind, altered.kind)})", note=note)


def _rows(
    value: Printed, listed: set[Printed], depth: int, imported: ImportedValues
) -> Iterator[OutputRow]:
    """Yield the row of a value and, the first time it is listed, of its inputs."""
    if value.path is not None:
        place = "" if value.place is None else str(value.place)
        source = None if value in listed else imported.of(value.path, value.place)
        listed.add(value)
        words, note = value.text, imported_words.words(source)
        if value.edit is not None:
            words, note = _edited(value.text, value.edit)
        yield OutputRow(depth, words, f"← {value.path}", place, note)
        return
    again = bool(value.inputs) and value in listed
    origin = f"= {meaning(value)}{', as above' if again else ''}"
    yield OutputRow(depth, value.text, origin)
    listed.add(value)
    for part in () if again else value.inputs:
        yield from _rows(part, listed, depth + 1, imported)


def _edited(text: str, edit: Edit) -> tuple[str, str]:
    """Return the words to show of an edit, and what was done to them."""
    source = f", as in {edit.source}" if edit.source else ""
    match edit.state:
        case "deleted":
            return edit.was, "deleted in Word"
        case "added" | "moved":
            return text, f"{edit.state} in Word{source}"
        case "same":
            return text, f"pasted in Word{source}"
        case _:
            pass
    was, now = both(edit.was, text)
    other = ", elsewhere in the file to other words" if edit.state == "conflict" else ""
    return text, f"edited in Word{other}{source}: “{was}” → “{now}”"


def values_as_json(explained: Explained, imported: ImportedValues) -> dict[str, object]:
    """Return the values on a document, and where each comes from, as values for JSON."""
    known = {} if explained.document is None else _document(explained.document)
    values: dict[str, object] = {
        "path": explained.path,
        "values": _each(explained.values, imported),
    }
    if explained.fit is not None:
        values |= {
            "compared": _compared(explained.fit),
            "edits": _edits(explained.altered),
        }
    return {**known, **values}


def _compared(fit: Fit) -> dict[str, object]:
    version = fit.version
    return {
        "document": version.document,
        "edition": version.edition,
        "version": version.number,
        "versions": version.of,
        "equal": [each.number for each in fit.others],
    }


def _edits(altered: Iterable[Altered]) -> list[dict[str, object]]:
    """Return the edits of words that are not straight from the data, for JSON."""
    return [
        {
            "state": each.state,
            "what": each.kind,
            "was": each.was,
            "text": each.now,
            "source": each.source or None,
        }
        for each in altered
    ]


def _document(identified: Identified) -> dict[str, object]:
    return {**document_as_json(identified.document), "format": identified.output.format}


def _each(
    values: Iterable[Printed], imported: ImportedValues
) -> list[dict[str, object]]:
    return [
        {
            "text": value.text,
            "path": value.path,
            "place": value.place and str(value.place),
            "formula": value.formula or None,
            "meaning": meaning(value) if value.formula else None,
            "state": value.edit and value.edit.state,
            "was": value.edit and value.edit.was,
            "inputs": _each(value.inputs, imported),
            **_source(value.edit),
            **imported_words.as_json(imported.of(value.path, value.place)),
        }
        for value in values
    ]


def _source(edit: Edit | None) -> dict[str, str]:
    return {"source": edit.source} if edit is not None and edit.source else {}
