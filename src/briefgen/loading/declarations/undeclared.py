"""A value under a name that nobody declared to the lines that would declare it."""

from collections.abc import Collection, Iterable

from briefgen.loading.declarations.own_field import FIELDS, ID
from briefgen.reading import Mapping, Node, Scalar, Sequence
from briefgen.reading.fields import DATE, Undeclared, nearest_slug

TOLD_BY = {
    "amount": "money",
    "file": "picture",
    "url": "link",
}  # the type of a mapping, by a name in it


def among_values(owner: str, languages: Iterable[str]) -> Undeclared:
    """Return what tells how a name under `fields` can be declared."""

    def hint(name: str, value: Node, _: bool) -> str | None:  # noqa: FBT001 - likewise
        line = _declaration(owner, name, value, languages)
        return f"declare it in {FIELDS}: {line}" if line else None

    return hint


def beside_values(
    owner: str, languages: Iterable[str], known: Collection[str]
) -> Undeclared:
    """Return what tells how a name beside `fields` can be one of the office's own.

    `known` are the names that are declared.
    """

    def hint(name: str, value: Node, alike: bool) -> str | None:  # noqa: FBT001 - asked so
        if name in known:
            return "write it under `fields`"
        line = None if alike else _declaration(owner, name, value, languages)
        own = f"write it under `fields`, and declare it in {FIELDS}: {line}"
        return own if line else None

    return hint


def _declaration(
    owner: str, name: str, value: Node, languages: Iterable[str]
) -> str | None:
    """Return the line of `data/fields.yaml` that declares a field, or None.

    Its type is there if the form of the value leaves no doubt.
    """
    own = name if ID.fullmatch(name) else nearest_slug(name).replace("-", "_")
    if not ID.fullmatch(own):
        return None
    label = ", ".join(f"{code}: …" for code in languages)
    kind = _type(value)
    return f"- {{id: {own}, of: {owner}, type: {kind}, label: {{{label}}}}}"


def _type(value: Node) -> str:
    match value:
        case Scalar(text):
            several = len(text.strip().splitlines()) > 1
            return "date" if DATE.fullmatch(text) else "prose" if several else "…"
        case Sequence(items):
            rows = any(isinstance(each, Mapping) for each in items)
            return "table" if rows else "list"
        case _:
            names = (name for name in TOLD_BY if value.get(name) is not None)
            return next((TOLD_BY[name] for name in names), "…")
