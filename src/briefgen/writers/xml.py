"""Any text to text that is legal in XML 1.0."""

import re

# What XML 1.0 may not hold, not even as a reference.
ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def legal(text: str) -> str:
    """Drop the characters that XML cannot hold: controls and lone surrogates."""
    # What can be printed is legal, and most text can be.
    return text if text.isprintable() else ILLEGAL.sub("", text)
