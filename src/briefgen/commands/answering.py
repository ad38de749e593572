"""Turn values on a document into lines, or into values for JSON."""

from collections.abc import Iterable, Iterator

from briefgen.assembling.printing import Edit, Printed
from briefgen.building.explaining import Explained
from briefgen.building.identifying import Identified
from briefgen.commands.columns import Row, lines
from briefgen.commands.differing import both
from briefgen.commands.formulas import meaning
from briefgen.commands.telling import counted


def values(found: Explained, columns: int | None, *, whole: bool) -> str:
    """List values, each with where it stands or what it was derived from.

    With `whole` they are all those of a document, and long ones are cut; `columns` is
    the room for a line.
    """
    listed: set[Printed] = set()
    rows = [row for each in found.values for row in _rows(each, listed, 0)]
    what = counted(len(found.values), "value")
    told = f"{found.path}: {what if whole else f'printed by {what}'}"
    edits = sum(value.edit is not None for value in found.values)
    if edits:
        told = f"{told}, {edits} edited"
    return "\n".join([told, "", *lines(rows, columns, cut_words=whole)])


def _rows(value: Printed, listed: set[Printed], depth: int) -> Iterator[Row]:
    """Tell a value and, the first time that it is listed, its inputs."""
    if value.path is not None:
        place = "" if value.place is None else str(value.place)
        words, note = value.text, ""
        if value.edit is not None:
            words, note = _edited(value.text, value.edit)
        yield Row(depth, words, f"← {value.path}", place, note)
        return
    again = bool(value.inputs) and value in listed
    origin = f"= {meaning(value)}{', as above' if again else ''}"
    yield Row(depth, value.text, origin)
    listed.add(value)
    for each in () if again else value.inputs:
        yield from _rows(each, listed, depth + 1)


def _edited(text: str, edit: Edit) -> tuple[str, str]:
    """Give the words to show of a value that was edited, and what was done to it."""
    if edit.state == "deleted":
        return edit.was, "deleted in Word"
    was, now = both(edit.was, text)
    other = ", elsewhere in the file to other words" if edit.state == "conflict" else ""
    return text, f"edited in Word{other}: “{was}” → “{now}”"


def values_as_json(found: Explained) -> dict[str, object]:
    """Give the values on a document as JSON has them."""
    known = {} if found.document is None else _document(found.document)
    return {**known, "path": found.path, "values": _each(found.values)}


def _document(found: Identified) -> dict[str, object]:
    document = found.document
    return {
        "document": document.name,
        "kind": document.kind,
        "subject": document.subject,
        "language": document.language,
        "audience": document.audience,
        "format": found.output.format,
    }


def _each(values: Iterable[Printed]) -> list[dict[str, object]]:
    return [
        {
            "text": value.text,
            "path": value.path,
            "place": value.place and str(value.place),
            "formula": value.formula or None,
            "meaning": meaning(value) if value.formula else None,
            "state": value.edit and value.edit.state,
            "was": value.edit and value.edit.was,
            "inputs": _each(value.inputs),
        }
        for value in values
    ]
