"""Any text to text that is legal in XML 1.0."""

import re

# What XML 1.0 may not hold, not even as a reference.
ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def legal(text: str) -> str:
    """Drop the characters that XML cannot hold: controls and lone surrogates."""
    # What can be printed is legal, and most text can be.
    return text if text.isprintable() else ILLEGAL.sub("", text)
