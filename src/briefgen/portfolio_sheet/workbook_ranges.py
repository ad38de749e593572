"""Rows and columns, counted from 0, to their names in formulas."""


def letters(column: int) -> str:
    """Return the letters of a column.

    >>> letters(27)
    'AB'
    """
    name, number = "", column + 1
    while number:
        number, rest = divmod(number - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def cell(row: int, column: int) -> str:
    """Return the name of a cell for a formula that goes down its column: `$C5`."""
    return f"${letters(column)}{row + 1}"


def column_range(sheet: str, column: int, first: int, last: int) -> str:
    """Return the name of a part of a column: `'Funding'!$C$5:$C$44`."""
    name = letters(column)
    return f"'{sheet}'!${name}${first + 1}:${name}${last + 1}"
