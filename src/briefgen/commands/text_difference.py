"""Turn a text before and after into the parts of both that differ."""

import re

WIDEST = 48  # characters that are shown of a text
BEFORE = 12  # of them, before the first that differs
NUMBER = re.compile(r"\d\.\d{9,}")  # a share, which has no end
DIGITS = 3  # that are shown of it, from the first that differs


def both(old: str, new: str) -> tuple[str, str]:
    """Return both texts, each from shortly before the first difference."""
    pairs = enumerate(zip(old, new, strict=False))
    unlike = (at for at, pair in pairs if len({*pair}) > 1)
    first = next(unlike, min(len(old), len(new)))
    return _cut(old, first), _cut(new, first)


def _cut(text: str, first: int) -> str:
    if NUMBER.fullmatch(text):
        return f"{text[: first + DIGITS]}…"
    if len(text) <= WIDEST:
        return text
    start = max(0, first - BEFORE)
    begin, end = ("…" if start else ""), ("…" if len(text) > start + WIDEST else "")
    return f"{begin}{text[start : start + WIDEST]}{end}"
