"""Names that are no fields of a mapping, and codes of no language, to mistakes."""

import re
from collections.abc import Callable, Iterable, Mapping
from itertools import pairwise

from briefgen.errors import Place
from briefgen.reading.fields.nearest_name import MEANT, meant
from briefgen.reading.fields.reader import At, Member, Undeclared
from briefgen.reading.nodes import Mapping as MappingNode
from briefgen.reading.nodes import MappingEntry, Scalar, quoted
from briefgen.value_classes import dataclass

CODE = re.compile(r"[a-z]{2}(-[A-Z]{2})?")  # of a language


@dataclass(frozen=True, slots=True)
class OtherLanguages:
    """What a text may have in languages that are not the workspace's.

    `wrong` returns what is wrong with a code, and a hint; codes that `alone` fits may
    be the only one.
    """

    wrong: Callable[[str], tuple[str, str] | None]
    alone: str = ""

    def fit(self, codes: Iterable[str]) -> bool:
        """Return whether these codes are one that may be alone."""
        first, *more = codes
        alone = bool(self.alone) and not more and re.fullmatch(self.alone, first)
        return bool(alone) and self.wrong(first) is None


def wrong_codes(
    node: MappingNode, known: Mapping[str, Member], at: At, foreign: OtherLanguages
) -> set[str]:
    """Tell which names of a text are no codes of languages, and return them."""
    names: set[str] = set()
    for entry in node.entries:
        name = entry.key.text
        if name in known or after_comma(entry) or at.reader.full(at.place.path):
            continue
        wrong = foreign.wrong(name)
        if wrong and (CODE.fullmatch(name) or wrong[1].startswith(MEANT)):
            at.reader.tell(entry.key.place, wrong[0], "language", wrong[1])
            names.add(name)
    return names


def tell_unknown(
    entry: MappingEntry,
    by_name: Mapping[str, Member],
    at: At,
    undeclared: Undeclared | None,
) -> None:
    """Tell that a mapping has no field of this name, and which one may be meant."""
    name = entry.key.text
    near = meant(name, by_name)
    known = any(not each.aside for each in by_name.values())
    hint = near or (f"known fields: {', '.join(by_name)}" if known else None)
    more = undeclared(name, entry.value, near is not None) if undeclared else None
    if more:
        both = f"{near} otherwise {more}" if near else f"{hint}; or {more}"
        hint = both if hint else more
    message = f"unknown field {quoted(name)}"
    if after_comma(entry):
        message = f"a comma in braces ends a text: {quoted(name)} is taken for a field"
        hint = "put the whole text in quotes, with its comma"
        if name.strip().isdecimal():
            hint = "write a number without commas"
        if name.partition(":")[0] in by_name:
            message = f"a space is missing after the colon in {quoted(name)}"
            hint = "write a space after the colon"
    at.reader.tell(entry.key.place, message, "unknown-field", hint)


def after_comma(entry: MappingEntry) -> bool:
    """Return whether a name has no colon after it, as in `{en: Green, clean, fr: …}`."""
    name, value = entry.key.place, entry.value.place
    ends = name.line, (name.column or 0) + len(entry.key.text)
    empty = isinstance(entry.value, Scalar) and entry.value.empty
    return empty and (value.line, value.column) == ends


def cut_off(node: MappingNode, by_name: Mapping[str, Member]) -> set[Place]:
    """Return the names whose value a comma cut off: half an amount is none."""
    return {
        entry.key.place
        for entry, after in pairwise(node.entries)
        if after.key.text not in by_name and after_comma(after)
    }
