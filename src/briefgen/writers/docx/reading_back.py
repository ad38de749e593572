"""A Word file that was worked on to what its controls say now."""

import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain
from typing import Literal, TypeAlias

from lxml.etree import _Element as Element

from briefgen.writers.docx.markup import MC, W14, W
from briefgen.writers.docx.memory import Remembered, digest, node_at
from briefgen.writers.docx.opening import open_file
from briefgen.writers.docx.told import told

State: TypeAlias = Literal["same", "edited", "deleted", "conflict"]

CONTROL = f"{{{W}}}sdt"
# What was taken away, and what a program shows that cannot show the other.
GONE = {f"{{{W}}}del", f"{{{W}}}moveFrom", f"{{{MC}}}Fallback"}
TAKEN_OFF = f"{{{W}}}customXmlDelRangeStart"  # stands before a control
# Controls that never are ours, nor what is in them: boxes to tick, tables of contents
# (for which Word copies headings) and the like.
OTHERS = (f"{{{W14}}}checkbox", f"{{{W}}}docPartObj", f"{{{W}}}docPartList")


@dataclass(frozen=True, slots=True)
class Control:
    """What became of the value at a path: its words as written, and now.

    `now` is empty where the control was deleted. Where controls that were written
    alike were changed to different words, each of these is a conflict.
    """

    path: str
    original: str
    now: str
    state: State


@dataclass(frozen=True, slots=True)
class Found:
    """A control of the file, and what it was known to remember."""

    entry: Remembered | None
    now: str


def read_back(data: bytes) -> tuple[Control, ...]:
    """Say of each value that a file remembers what became of it, in the map's order.

    A control that was copied is told as often as it stands there. Changes that are
    tracked count as accepted. A file that remembers nothing gives nothing. Raises
    ValueError for bytes that are no Word file, or one that cannot be read.
    """
    entries, stories = open_file(data)
    known = {each.tag: each for each in entries}
    bound = {each.node: each for each in entries if each.node}
    elements = [list(_controls(story)) for story in stories]
    parts = [[_found(each, known, bound) for each in part] for part in elements]
    found = list(chain.from_iterable(parts))
    if not any(_tag(each) in known for each in chain.from_iterable(elements)):
        parts[1:] = sorted(parts[1:], key=_first)  # programs renumber the others
        found = _placed(list(chain.from_iterable(parts)), entries)
    said = defaultdict(list)
    for each in found:
        if each.entry is not None:
            said[each.entry.tag].append(each.now)
    controls = [told for entry in entries for told in _states(entry, said[entry.tag])]
    return tuple(_conflicts(controls))


def _controls(story: Element) -> Iterator[Element]:
    """Give the controls of a text that were not taken away in a tracked change."""
    for element in story.iter(CONTROL):
        around = (element, *element.iterancestors())
        passed = any(each.tag in GONE or _is_other(each) for each in around)
        if not passed and not _taken_off(element):
            yield element


def _is_other(element: Element) -> bool:
    described = element.find(f"{{{W}}}sdtPr")
    return described is not None and any(
        described.find(name) is not None for name in OTHERS
    )


def _taken_off(element: Element) -> bool:
    """Say whether a tracked change took a control off its words."""
    before = element.getprevious()
    return before is not None and before.tag == TAKEN_OFF


def _found(
    element: Element, known: Mapping[str, Remembered], bound: Mapping[int, Remembered]
) -> Found:
    entry = known.get(_tag(element)) or bound.get(_node(element))
    content = element.find(f"{{{W}}}sdtContent")
    empty = element.find(f"{{{W}}}sdtPr/{{{W}}}showingPlcHdr") is not None
    return Found(entry, "" if content is None or empty else told(content))


def _tag(element: Element) -> str:
    return _value(element, "tag", "val")


def _node(element: Element) -> int:
    store = _value(element, "dataBinding", "storeItemID")
    return node_at(store, _value(element, "dataBinding", "xpath"))


def _value(element: Element, name: str, attribute: str) -> str:
    found = element.find(f"{{{W}}}sdtPr/{{{W}}}{name}")
    return "" if found is None else found.get(f"{{{W}}}{attribute}", "")


def _first(part: list[Found]) -> int:
    """Give the number of a text's first bound value; texts without any come last."""
    nodes = (each.entry.node for each in part if each.entry is not None)
    return next(nodes, sys.maxsize)


def _placed(found: list[Found], entries: tuple[Remembered, ...]) -> list[Found]:
    """Know nameless controls by their place among the bound ones.

    Some programs drop the name of each control that is not bound, but not the control.
    """
    numbers = {entry.tag: number for number, entry in enumerate(entries)}
    placed: list[Found] = []
    nameless: list[Found] = []
    last = -1
    for each in (*found, None):
        if each is not None and each.entry is None:
            nameless.append(each)
            continue
        here = len(entries) if each is None else numbers[_tag_of(each)]
        between = [entry for entry in entries[last + 1 : here] if not entry.node]
        placed += _paired(nameless, between)
        nameless, last = [], max(here, last)
        if each is not None:
            placed.append(each)
    return placed


def _tag_of(found: Found) -> str:
    return "" if found.entry is None else found.entry.tag


def _paired(nameless: list[Found], entries: list[Remembered]) -> Iterator[Found]:
    """Pair controls with entries that stand between the same two bound controls.

    As many as there were are the same ones; else only those that kept their words are
    surely known.
    """
    if len(nameless) == len(entries):
        for each, entry in zip(nameless, entries, strict=True):
            yield replace(each, entry=entry)
        return
    left = list(entries)
    for each in nameless:
        kept = next((entry for entry in left if entry.words == each.now), None)
        if kept is not None:
            left.remove(kept)
            yield replace(each, entry=kept)


def _states(entry: Remembered, said: list[str]) -> Iterator[Control]:
    if len(said) > 1 and _squeezed("".join(said)) == _squeezed(entry.words):
        said = ["\n".join(said)]  # one control that was parted, not several
    if not said:
        yield Control(entry.path, entry.words, "", "deleted")
    for now in said:
        same = digest(entry.path, now) == entry.digest
        state: State = "same" if same else "edited"
        yield Control(entry.path, entry.words, now, state)


def _squeezed(words: str) -> str:
    return "".join(words.split())


def _conflicts(controls: Iterable[Control]) -> Iterator[Control]:
    told = list(controls)
    changed: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for control in told:
        if control.state == "edited":
            changed[control.path, control.original].add(control.now)
    for control in told:
        several = len(changed[control.path, control.original]) > 1
        if several and control.state == "edited":
            yield replace(control, state="conflict")
        else:
            yield control
