"""The workbook of an office, with all that offices do in one."""

import datetime
from pathlib import Path

import xlsxwriter
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet


def written(path: Path, sheets: dict[str, list[list[object]]]) -> Path:
    """Write a workbook with these sheets of plain values."""
    book = xlsxwriter.Workbook(str(path), {"strings_to_formulas": False})
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        for line, values in enumerate(rows):
            sheet.write_row(line, 0, values)
    book.close()
    return path


def office_workbook(path: Path) -> Path:
    """Write a workbook with notes, merged headings, formats, faults and hidden parts."""
    book = xlsxwriter.Workbook(str(path))
    _projects(book)
    book.add_worksheet("Read me").write("A1", "Ask Ana before you change anything")
    old = book.add_worksheet("Old")
    old.hide()
    old.write_row("A1", ["Title", "Budget"])
    old.write_row("A2", ["Before", 1])
    book.add_worksheet("Empty")
    book.close()
    return path


def _projects(book: Workbook) -> None:
    sheet = book.add_worksheet("Projects")
    sheet.merge_range("A1:H1", "Projects of 2025")
    sheet.write("A2", "as of 3 May")
    for column, heading in {"A": "No.", "B": "Project\ntitle", "E": "Share"}.items():
        sheet.merge_range(f"{column}4:{column}5", heading)
    sheet.merge_range("C4:D4", "2024-25")
    sheet.write_row("C5", ["Planned", "Actual"])
    for column, heading in {"F": "Start", "G": "Open?", "H": "Officer"}.items():
        sheet.merge_range(f"{column}4:{column}5", heading)
    sheet.set_column("H:H", None, None, {"hidden": True})
    _records(book, sheet)
    sheet.set_row(6, None, None, {"hidden": True})
    sheet.write_formula("D7", "=1/0", None, "#DIV/0!")
    sheet.write_formula("C8", "=Old!B2", None, "")
    sheet.write("F8", 45_000)
    sheet.write_string("F9", "3 avril 2025")
    for column in "CD":
        sheet.write_formula(f"{column}10", f"=SUM({column}6:{column}9)", None, 5)
    sheet.write("A12", "* estimates")


def _records(book: Workbook, sheet: Worksheet) -> None:
    share = book.add_format({"num_format": "0.0%"})
    number = book.add_format({"num_format": "0000"})
    day = book.add_format({"num_format": "dd/mm/yyyy"})
    for n in range(4):
        line = n + 6
        sheet.write(f"A{line}", n + 7, number)
        sheet.write(f"B{line}", f"Title {n}\nin two lines" if n else "'=1+1")
        sheet.write(f"C{line}", 1000.5 * (n + 1))
        sheet.write_formula(f"D{line}", f"=C{line}*2", None, 2001 * (n + 1))
        sheet.write(f"E{line}", 0.125 * n, share)
        sheet.write_datetime(f"F{line}", datetime.date(2025, 4, n + 1), day)
        sheet.write_boolean(f"G{line}", bool(n % 2))
        sheet.write_string(f"H{line}", "0012")
