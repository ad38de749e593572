"""The error for a workbook that cannot be read, before anybody knows its name."""

PROTECTED = "a password protects this workbook"
UNPROTECTED = "save a copy without a password, and import that"


class UnreadableWorkbook(Exception):  # noqa: N818 - says what the file is
    """The error for a workbook that is damaged or hostile: why, and what would help."""

    def __init__(self, message: str, hint: str | None = None) -> None:
        super().__init__(message)
        self.message, self.hint = message, hint


def damaged(what: str = "this workbook") -> UnreadableWorkbook:
    """Return the error that a workbook, or a part of it, is not whole."""
    hint = "open it in a spreadsheet program, and save it again"
    return UnreadableWorkbook(f"{what} is damaged or not whole", hint)


def protected() -> UnreadableWorkbook:
    """Return the error that a workbook opens with a password alone."""
    return UnreadableWorkbook(PROTECTED, UNPROTECTED)
