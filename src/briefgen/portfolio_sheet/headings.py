"""The names of fields to the words that people read above columns and on tabs."""

from collections.abc import Mapping

from briefgen.reading.fields import Member

# Tables that people have a better word for than the name of the list.
TITLES: Mapping[tuple[str, ...], str] = {
    ("funding", "*"): "Funding",
    ("funding", "*", "profile", "*"): "Funding by year",
    ("note",): "Notes",
    ("note", "options", "*"): "Options",
    ("fields",): "Own fields",
}
FORMS: Mapping[str, str] = {
    "portfolio": "Portfolio",
    "texts": "Texts",
    "points": "Points",
}
LONGEST = 31  # characters of a sheet's name
UNUSABLE = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))


def heading(names: tuple[str, ...], member: Member) -> str:
    """Return the words above a column: those of its names, the outer ones first.

    >>> heading(("status", "as_of"), Member("as_of", Field(None, {})))
    'Status: as of'
    """
    if names and names[0] == "fields":  # one of the office's own, which has a label
        label = own_label(member)
        alone = names[1:] == (member.name,)
        names = (label or member.name,) if alone else names[1:]
    parts = [name.replace("_", " ") for name in names if name != "*"]
    return _capital(": ".join(parts))


def own_label(member: Member) -> str:
    """Return what an office calls a field of its own, without the hint that follows."""
    return member.about.partition(". ")[0]


def table_title(
    form: str,
    base: tuple[str, ...],
    subjects: tuple[str, ...],
) -> str:
    """Return the name of a table's sheet."""
    if form in FORMS:
        return FORMS[form]
    if not base:
        return _capital(subjects[0])
    names = [name for name in base if name not in {"*", "fields"}]
    title = TITLES.get(base) or _capital(" ".join(names).replace("_", " "))
    return title.translate(UNUSABLE)[:LONGEST].strip()


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
