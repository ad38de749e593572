"""Texts of the data to warnings about examples that nobody has replaced yet.

`title: {en: Title of the portfolio}` is as `briefgen init --empty` wrote it.
"""

from collections.abc import Iterator

from briefgen.empty_workspace import example_texts
from briefgen.errors import Diagnostic
from briefgen.plausibility.material import DataMaterial

RULE = "example-text"
HINT = "write your own words there"
MOST_NAMES = 6  # that a message lists


def check(material: DataMaterial) -> Iterator[Diagnostic]:
    """Yield a warning for each file that has such texts, at the first of them."""
    by_file: dict[str, list[str]] = {}
    shown = {"", *material.languages}
    for each in material.texts:
        by_language = each.text.by_language.items()
        texts = {text for language, text in by_language if language in shown}
        if not example_texts().isdisjoint(texts):
            place = material.place(each.path)
            by_file.setdefault(place.path, []).append(each.path)
    for paths in by_file.values():
        names = [_short(path) for path in paths]
        listed = ", ".join(names[:MOST_NAMES]) + ", …" * (len(names) > MOST_NAMES)
        verb = "stands" if len(names) == 1 else "stand"
        message = f"{listed} {verb} as `briefgen init` wrote {'it' if len(names) == 1 else 'them'}"
        needless = paths[0].startswith("initiatives.")
        hint = f"{HINT}, or take the file away" if needless else HINT
        yield material.warning(paths[0], message, RULE, hint)


def _short(path: str) -> str:
    """Return a path as it stands in its file."""
    owner, _, rest = path.partition(".")
    if not rest:  # of briefgen.yaml
        return owner
    return rest if owner == "portfolio" else rest.partition(".")[2]
