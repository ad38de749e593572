"""What a person does in a spreadsheet: open a file, change cells, sort, save it.

LibreOffice's own Python runs this: it gets its work on standard input.
"""

# Its imports belong to LibreOffice, which no type checker knows.
# mypy: ignore-errors
# ruff: noqa: FBT003
import json
import sys
import time
from typing import Any

import uno
from com.sun.star.beans import PropertyValue

NAMES = 3  # the row with the names of columns, from 0


def connected(pipe: str) -> Any:
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext(
        "com.sun.star.bridge.UnoUrlResolver", local
    )
    address = f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext"
    for _ in range(300):
        try:
            context = resolver.resolve(address)
        except Exception:  # noqa: BLE001 - it is not there yet
            time.sleep(0.1)
        else:
            manager = context.ServiceManager
            return manager.createInstanceWithContext(
                "com.sun.star.frame.Desktop", context
            )
    raise SystemExit("LibreOffice does not answer")


def option(name: str, value: Any) -> PropertyValue:
    made = PropertyValue()
    made.Name, made.Value = name, value
    return made


def columns(sheet: Any) -> dict[str, int]:
    names = {}
    for at in range(200):
        text = sheet.getCellByPosition(at, NAMES).String
        if not text:
            break
        names[text] = at
    return names


def row_of(sheet: Any, key: dict[str, Any], names: dict[str, int]) -> int:
    for at in range(NAMES + 1, 2000):
        cells = {name: sheet.getCellByPosition(names[name], at).String for name in key}
        if cells == key:
            return at
    raise SystemExit(f"no row has {key}")


def last_row(sheet: Any) -> int:
    at = NAMES + 1
    while sheet.getCellByPosition(0, at).String:
        at += 1
    return at


def write(cell: Any, value: Any) -> None:
    if isinstance(value, str):
        cell.String = value
    else:
        cell.Value = value


def edit(document: Any, change: dict[str, Any]) -> None:
    sheet = document.Sheets.getByName(change["sheet"])
    names = columns(sheet)
    if change.get("sort"):
        sheet.unprotect("")
        cursor = sheet.createCursor()
        cursor.gotoEndOfUsedArea(False)
        last = cursor.RangeAddress.EndRow
        area = sheet.getCellRangeByPosition(0, NAMES + 1, len(names) - 1, last)
        field = uno.createUnoStruct("com.sun.star.table.TableSortField")
        field.Field, field.IsAscending = 0, False
        fields = uno.Any("[]com.sun.star.table.TableSortField", (field,))
        area.sort((option("SortFields", fields),))
        sheet.protect("")
        return
    new = "key" not in change
    at = last_row(sheet) if new else row_of(sheet, change["key"], names)
    for name, value in change["values"].items():
        write(sheet.getCellByPosition(names[name], at), value)


def main() -> None:
    work = json.loads(sys.stdin.read())
    desktop = connected(work["pipe"])
    for step in work["steps"]:
        hidden = (option("Hidden", True),)
        address = uno.systemPathToFileUrl(step["file"])
        document = desktop.loadComponentFromURL(address, "_blank", 0, hidden)
        for change in step["changes"]:
            edit(document, change)
        saved = (option("FilterName", "Calc MS Excel 2007 XML"),)
        document.storeToURL(uno.systemPathToFileUrl(step["out"]), saved)
        document.close(True)
    desktop.terminate()


main()
