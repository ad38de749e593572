"""The names of Word's elements that hold words, or say how they came there."""

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
VALUE = f"{{{W}}}val"
PARAGRAPH, RUN, CELL = f"{{{W}}}p", f"{{{W}}}r", f"{{{W}}}tc"
WORDS, SIMPLE, MARK = f"{{{W}}}t", f"{{{W}}}fldSimple", f"{{{W}}}fldChar"
CODES = {f"{{{W}}}instrText", f"{{{W}}}delInstrText"}
STYLE, STYLE_ID = f"{{{W}}}style", f"{{{W}}}styleId"
OFF = {"0", "false", "off", "none"}


def is_on(value: str | None) -> bool:
    """Return whether the value of an on/off property means on."""
    return value not in OFF
