"""The examination of a Word template to lines for people, and to values for programs."""

from collections.abc import Iterator
from dataclasses import asdict

from briefgen.builder.examine_template import Examination, LaidOut
from briefgen.commands.diagnostics_output import as_json, counted
from briefgen.errors import Diagnostic


def lines(examined: Examination) -> Iterator[str]:
    """Yield what to change, in the order of worth, then how documents come out."""
    known = (
        "" if examined.measured else "; its widths are not known, pages are estimates"
    )
    yield f"{examined.path}, set in {examined.face}{known}"
    for number, finding in enumerate(examined.findings, start=1):
        yield ""
        yield from _numbered(number, finding)
    if examined.documents:
        yield ""
        wide = max(len(each.name) for each in examined.documents)
        for each in examined.documents:
            yield f"{each.name:{wide}}  {_pages(each)}"
    yield ""
    yield _summary(examined)


def values(examined: Examination) -> dict[str, object]:
    """Return the examination as JSON has it."""
    return {
        "template": examined.path,
        "face": examined.face,
        "measured": examined.measured,
        "findings": [asdict(each) for each in examined.findings],
        "documents": [asdict(each) for each in examined.documents],
        "diagnostics": as_json(examined.mistakes),
    }


def _numbered(number: int, finding: Diagnostic) -> Iterator[str]:
    yield f"{number:>2}. {finding.message}"
    if finding.hint is not None:
        yield f"    {finding.hint}"


def _pages(document: LaidOut) -> str:
    pages = counted(document.pages, "page")
    if document.lines:
        promised = counted(document.promised or 0, "page")
        too_many = counted(document.lines, "line")
        return f"{pages} in this template, {promised} promised: {too_many} too long"
    return f"{pages} in this template"


def _summary(examined: Examination) -> str:
    documents = counted(len(examined.documents), "document")
    if not examined.findings:
        return f"nothing to change found in the template, with {documents} laid out"
    count = counted(len(examined.findings), "thing")
    return f"{count} to look at in the template, with {documents} laid out"
