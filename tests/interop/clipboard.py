"""Copies and pastes in LibreOffice, through its own clipboard; run by the system's Python.

Reads a list of steps as JSON from standard input: [{source, what, target, where, out}].
`what` is words to find in the source, of which the `unit` (paragraph, row or cell) is
copied; `where` words of the target behind which it is pasted, or `over` whose unit.
"""

# Its imports belong to LibreOffice, which no type checker knows.
# mypy: ignore-errors
# ruff: noqa: FBT003
import contextlib
import json
import sys
import time
from pathlib import Path

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException


def value(name, content):
    made = PropertyValue()
    made.Name, made.Value = name, content
    return made


def connected(pipe):
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext(
        "com.sun.star.bridge.UnoUrlResolver", local
    )
    for _ in range(600):
        try:
            return resolver.resolve(
                f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext"
            )
        except NoConnectException:
            time.sleep(0.1)
    raise SystemExit("no connection")


class Office:
    def __init__(self, context):
        self.manager, self.context = context.ServiceManager, context
        self.desktop = self.make("com.sun.star.frame.Desktop")
        self.dispatcher = self.make("com.sun.star.frame.DispatchHelper")

    def make(self, name):
        return self.manager.createInstanceWithContext(name, self.context)

    def open(self, path):
        address = Path(path).as_uri()
        return self.desktop.loadComponentFromURL(address, "_blank", 0, ())

    def do(self, document, command, **arguments):
        frame = document.CurrentController.Frame
        told = tuple(value(name, said) for name, said in arguments.items())
        self.dispatcher.executeDispatch(frame, f".uno:{command}", "", 0, told)


def found(document, words, unit):
    """Find words, in a table where a row or a cell is asked for."""
    search = document.createSearchDescriptor()
    search.SearchString, search.SearchCaseSensitive = words, True
    match = document.findFirst(search)
    while match is not None and unit in {"row", "cell"} and not match.TextTable:
        match = document.findNext(match, search)
    if match is None:
        raise SystemExit(f"not there: {words}")
    return match


def select(office, document, words, unit):
    """Select a paragraph, a cell or a row by words in it."""
    match = found(document, words, unit)
    cursor = document.CurrentController.ViewCursor
    if unit == "words":
        document.CurrentController.select(match)
        return
    cursor.gotoRange(match.Start, False)
    if unit in {"paragraph", "cell"}:
        office.do(document, "GoToStartOfPara")
        office.do(document, "EndOfParaSel")
        return
    table, row = cursor.TextTable, cursor.Cell.CellName[1:]
    last = chr(ord("A") + len(table.Columns) - 1)
    document.CurrentController.select(table.getCellRangeByName(f"A{row}:{last}{row}"))


def paste(office, step):
    source = office.open(step["source"])
    select(office, source, step["what"], step["unit"])
    office.do(source, "Copy")
    target = office.open(step["target"])
    select(office, target, step["where"], step.get("over", "words"))
    if step.get("over", "words") == "words":
        office.do(target, "GoToEndOfPara")
    office.do(target, "Paste")
    target.storeToURL(
        Path(step["out"]).as_uri(), (value("FilterName", "MS Word 2007 XML"),)
    )
    target.close(True)
    source.close(True)


def main():
    told = json.load(sys.stdin)
    office = connected(told["pipe"])
    office = Office(office)
    for step in told["steps"]:
        paste(office, step)
    with contextlib.suppress(RuntimeError):  # it ends before it answers
        office.desktop.terminate()


main()
