"""A text to the number that it most likely is, to tell headings and totals from values.

No value of the data is read here: where a text has two readings, people are asked.
"""

import re
from decimal import Decimal

from briefgen.sources.grids.grid import GridCell

SIGNS = re.compile(r"^\((.*)\)$")
AROUND = re.compile(
    r"^[-+\u2212]?\s*(?:CAD|USD|EUR|GBP|CA\$|US\$|C\$|[$€£])?\s*"
    r"|\s*(?:CAD|USD|EUR|GBP|[$€£%])$"
)
DIGITS = re.compile(r"\d{1,3}(?:[,.'’\s]\d{3})+(?:[.,]\d+)?|\d+(?:[.,]\d+)?")
PLAINEST, DIGIT = re.compile(r"-?\d+(?:\.\d{1,2})?"), re.compile(r"\d")
YEAR = re.compile(r"(?:19|20)\d\d")
DATE = re.compile(
    r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?:[T ].*)?|\d{1,2}[-/.]\d{1,2}[-/.](?:\d{4}|\d{2})"
)
LONGEST = 40  # characters of a number


def plain_number(text: str) -> Decimal | None:
    """Return the number that a text most likely is, or None."""
    if len(text) > LONGEST or not DIGIT.search(text):
        return None
    if PLAINEST.fullmatch(text):
        return Decimal(text)
    inner = AROUND.sub("", SIGNS.sub(r"\1", text.strip())).strip()
    if not DIGITS.fullmatch(inner):
        return None
    grouped = re.sub(r"[,.'’\s](?=\d{3}(?:\D|$))", "", inner)
    value = Decimal(grouped.replace(",", "."))
    return -value if text.lstrip()[0] in "-\u2212(" else value


def is_value(cell: GridCell) -> bool:
    """Return whether a cell is a number, date or truth value, which no heading is.

    The number of a year may be a heading.
    """
    if cell.fault or cell.kind in {"date", "truth"}:
        return True
    text = cell.text.strip()
    if YEAR.fullmatch(text):
        return False
    return plain_number(text) is not None or DATE.fullmatch(text) is not None


def plain_text(number: Decimal) -> str:
    """Return a number with digits, a point and a sign alone."""
    text = f"{number:f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text
