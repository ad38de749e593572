"""A misspelt name to the nearest of the known ones, and to the hint that says it."""

from collections.abc import Iterable
from difflib import SequenceMatcher, get_close_matches

LONGEST_NAME = 60  # of what may be a misspelling
MOST_NAMES = 500  # that are compared with it
MEANT = "did you mean "  # begins the hint
CANDIDATES = 5  # of which the first of the most alike is taken


def nearest(name: str, known: Iterable[str]) -> str | None:
    """Return the known name most like this one, or None if none is like it."""
    by_fold = {each.casefold(): each for each in known}
    if len(name) > LONGEST_NAME or len(by_fold) > MOST_NAMES:
        return None
    close = get_close_matches(name.casefold(), by_fold, CANDIDATES)
    alike = SequenceMatcher(None, b=name.casefold())

    def likeness(candidate: str) -> float:
        alike.set_seq1(candidate)
        return alike.ratio()

    best = max((each for each in by_fold if each in close), key=likeness, default=None)
    return None if best is None else by_fold[best]


def meant(name: str, known: Iterable[str]) -> str | None:
    """Return the hint "did you mean …?" with the nearest known name, or None."""
    near = nearest(name, known)
    return f"{MEANT}'{near}'?" if near else None
