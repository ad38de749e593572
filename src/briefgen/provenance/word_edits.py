"""Turn pairs of blocks into what was edited: values of the data, and other words."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Literal, TypeAlias

from briefgen.provenance.match_blocks import Pair, opcodes, squeezed
from briefgen.value_classes import dataclass
from briefgen.writers.read_words import Block, Held
from briefgen.writers.tags import Tag, read_tag

State: TypeAlias = Literal["same", "edited", "deleted", "added", "moved", "conflict"]

TOKEN = re.compile(r"\s*\w+|\s*[^\w\s]|\s+")
HOLE = "\0"  # stands for a value among the words of a block


@dataclass(frozen=True, slots=True)
class EditedValue:
    """A value before and after; `tag` is that of its control now, or None."""

    tag: Tag
    was: str
    now: str
    state: State


@dataclass(frozen=True, slots=True)
class Altered:
    """An edit of a block outside its values; `kind` is what the block is.

    `source` names the document whose words it has now, if there is one.
    """

    kind: str
    was: str
    now: str
    state: State
    source: str = ""


@dataclass(frozen=True, slots=True)
class ValueSpan:
    """The position of a value in a block, before and after; both are cut out."""

    tag: Tag
    before: tuple[int, int] | None
    after: tuple[int, int] | None


WordEdit: TypeAlias = "EditedValue | Altered"


def reviewed(pairs: Sequence[Pair]) -> tuple[WordEdit, ...]:
    """Return the fate of each value, and all other edits."""
    edits = [each for pair in _parted(pairs) for each in _of(pair)]
    return tuple(_conflicts(edits))


def _parted(pairs: Sequence[Pair]) -> Iterator[Pair]:
    """Yield pairs in which a paragraph that was split in two is one edit."""
    last: Pair | None = None
    for pair in (*pairs, None):
        if last is not None and pair is not None and _is_rest(last, pair):
            last = replace(last, after=_joined(last.after, pair.after))
            continue
        if last is not None:
            yield last
        last = pair


def _is_rest(first: Pair, second: Pair) -> bool:
    if None in {first.before, first.after, second.after} or second.before is not None:
        return False
    words = f"{_words(first.after)}{_words(second.after)}"
    return _bare(words) == _bare(_words(first.before))


def _joined(first: Block | None, second: Block | None) -> Block:
    assert first is not None
    assert second is not None
    words = f"{first.words}\n{second.words}"
    at = len(first.words) + 1
    held = [*first.held]
    for value in second.held:
        if held and held[-1].tag == value.tag and held[-1].end == len(first.words):
            held[-1] = replace(held[-1], end=value.end + at)
        else:
            held.append(Held(value.tag, value.start + at, value.end + at))
    return replace(first, words=words, held=tuple(held))


def _of(pair: Pair) -> Iterator[WordEdit]:
    """Yield the fate of a pair's values, and the edits of the words around them."""
    spans = tuple(_spans(pair))
    for span in spans:
        was, now = _cut(pair.before, span.before), _cut(pair.after, span.after)
        yield EditedValue(span.tag, was, now, _state(span, was, now))
    olds = _around(pair.before, (span.before for span in spans))
    news = _around(pair.after, (span.after for span in spans))
    was, now = _words(pair.before), _words(pair.after)
    if pair.moved:
        yield Altered(pair.kind, was, now, "moved")
    elif pair.before is None:
        if _bare(news):
            yield Altered(pair.kind, "", now, "added")
    elif pair.after is None:
        if _bare(olds):
            yield Altered(pair.kind, was, "", "deleted")
    elif squeezed(olds) != squeezed(news):
        yield Altered(pair.kind, was, now, "edited")


def _state(span: ValueSpan, was: str, now: str) -> State:
    if span.before is None:
        return "added"
    if not now.strip():
        return "deleted"
    return "same" if squeezed(was) == squeezed(now) else "edited"


def _spans(pair: Pair) -> Iterator[ValueSpan]:
    """Yield the values of a block, each with its position now."""
    olds, news = _known(pair.before), _known(pair.after)
    named = () if pair.before is None else pair.before.held
    nameless = () if pair.after is None else pair.after.held
    if olds and not news and len(nameless) == len(named):
        both = zip(named, nameless, strict=True)  # some may have had no tag before
        news = [(tag, now) for old, now in both if (tag := read_tag(old.tag))]
    paths = [tag.path for tag, _ in olds], [tag.path for tag, _ in news]
    for what, i1, i2, j1, j2 in opcodes(*paths):
        if what == "equal":
            for (_, old), (tag, new) in zip(olds[i1:i2], news[j1:j2], strict=True):
                yield ValueSpan(tag, (old.start, old.end), (new.start, new.end))
            continue
        for tag, old in olds[i1:i2]:
            yield ValueSpan(tag, (old.start, old.end), _mapped(pair, old, news))
        for tag, new in news[j1:j2]:
            twin = next((o for t, o in olds if t.path == tag.path), None)
            before = None if twin is None else (twin.start, twin.end)
            yield ValueSpan(tag, before, (new.start, new.end))


def _known(block: Block | None) -> list[tuple[Tag, Held]]:
    held = () if block is None else block.held
    return [(tag, each) for each in held if (tag := read_tag(each.tag)) is not None]


def _mapped(
    pair: Pair, held: Held, others: Iterable[tuple[Tag, Held]]
) -> tuple[int, int] | None:
    """Return where the words of a value are now, if its control is gone.

    Words in another control belong to that one.
    """
    if pair.before is None or pair.after is None:
        return None
    olds, news = ([*TOKEN.finditer(_words(b))] for b in (pair.before, pair.after))
    texts = [token[0] for token in olds], [token[0] for token in news]
    inside = []
    for what, i1, i2, j1, j2 in opcodes(*texts):
        start, end = _reach(olds, i1), _reach(olds, i2)
        if what == "equal":
            inside += [
                news[j1 + at - i1].span()
                for at in range(i1, i2)
                if held.start <= olds[at].start() and olds[at].end() <= held.end
            ]
        elif _within(held, start, end, inserted=what == "insert"):
            inside += [token.span() for token in news[j1:j2]]
    inside = [
        (start, end)
        for start, end in inside
        if not any(o.start < end and start < o.end for _, o in others)
    ]
    return (inside[0][0], inside[-1][1]) if inside else None


def _within(held: Held, start: int, end: int, *, inserted: bool) -> bool:
    if inserted:
        return held.start < start < held.end
    return held.start < end and start < held.end


def _reach(tokens: list[re.Match[str]], at: int) -> int:
    if at < len(tokens):
        return tokens[at].start()
    return tokens[-1].end() if tokens else 0


def _words(block: Block | None) -> str:
    return "" if block is None else block.words


def _cut(block: Block | None, span: tuple[int, int] | None) -> str:
    return "" if span is None else _words(block)[slice(*span)].strip("\n")


def _around(block: Block | None, spans: Iterable[tuple[int, int] | None]) -> str:
    """Return the words of a block without its values."""
    words = _words(block)
    for start, end in sorted({span for span in spans if span}, reverse=True):
        words = f"{words[:start]}{HOLE}{words[end:]}"
    return words


def _bare(words: str) -> str:
    return "".join(words.replace(HOLE, "").split())


def _conflicts(edits: Iterable[WordEdit]) -> Iterator[WordEdit]:
    """Yield the edits; a value whose copies were changed to different words conflicts."""
    listed = list(edits)
    changed: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for edit in listed:
        if isinstance(edit, EditedValue) and edit.state == "edited":
            changed[edit.tag.path, edit.was].add(edit.now)
    for edit in listed:
        several = (
            isinstance(edit, EditedValue) and len(changed[edit.tag.path, edit.was]) > 1
        )
        if several and edit.state == "edited":
            yield replace(edit, state="conflict")
        else:
            yield edit
