"""Turn the blocks that were written, and those of a file, into pairs."""

from collections import Counter, defaultdict, deque
from collections.abc import Hashable, Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import TypeAlias

from briefgen.value_classes import dataclass
from briefgen.writers.read_words import Block

MOST = 50_000  # pairs that are equal, or that are compared; beyond, less is found
LIKENESS = 0.3  # of two blocks that are one, before and after an edit
# What stands in an order of its own, and what other programs order as they like.
STORIES = (
    ("text", "row"),
    *((kind,) for kind in ("contents", "footnote", "comment", "chart", "workbook")),
)
FURNITURE = ("header", "footer", "alternative", "picture", "vector")
# What some programs drop, or keep once where it was twice; that a picture is gone is
# told by the text that it stood in.
DROPPED = {"workbook", "alternative", "picture", "vector"}

Key: TypeAlias = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Pair:
    """A block as it was written and as it is now; one of them may be missing.

    A block that `moved` is elsewhere, with the same words.
    """

    before: Block | None
    after: Block | None
    moved: bool = False

    @property
    def kind(self) -> str:
        """What the block is."""
        block = self.after or self.before
        return "" if block is None else block.kind

    @property
    def same(self) -> bool:
        """Whether all words are the same, and in the same place."""
        return key(self.before) == key(self.after) and not self.moved


def squeezed(words: str) -> str:
    """Return words as they are compared: every space on a line is the same."""
    lines = (" ".join(line.split()) for line in words.split("\n"))
    return "\n".join(lines).strip()


def key(block: Block | None) -> Key:
    """Return what two blocks must share to be the same."""
    return ("", "") if block is None else (block.kind, squeezed(block.words))


def alike(written: Iterable[Block], present: Iterable[Block]) -> int:
    """Return how many blocks two files have in common."""
    both = Counter(map(key, written)) & Counter(map(key, present))
    return both.total()


def aligned(
    written: Sequence[Block], present: Sequence[Block], *, dropping: bool = False
) -> tuple[Pair, ...]:
    """Return the blocks of two files in pairs, in the order of the second.

    With `dropping`, a program saved the file that drops some: missing ones were not
    edited.
    """
    pairs: list[Pair] = []
    for kinds in STORIES:
        before, after = _of(written, kinds), _of(present, kinds)
        pairs += _in_order(before, after)
    for kind in FURNITURE:
        pairs += _in_any_order(_of(written, (kind,)), _of(present, (kind,)))
    dropped = DROPPED if dropping else set()
    return tuple(pair for pair in pairs if pair.after or pair.kind not in dropped)


def _of(blocks: Iterable[Block], kinds: Iterable[str]) -> list[Block]:
    return [block for block in blocks if block.kind in kinds]


def _in_any_order(before: list[Block], after: list[Block]) -> Iterator[Pair]:
    """Yield pairs of blocks that programs put in another order, or repeat."""
    known, now = (
        {key(each): each for each in before},
        {key(each): each for each in after},
    )
    for at, block in now.items():
        if at in known:
            yield Pair(known[at], block)
    olds = [block for at, block in known.items() if at not in now]
    news = [block for at, block in now.items() if at not in known]
    twice = [block for at, block in known.items() if at in now]  # one of two alike
    likely = dict(_likely(olds or twice, news))
    for place, block in enumerate(news):
        partner = likely.get(place)
        yield Pair(None if partner is None else (olds or twice)[partner], block)
    for place, block in enumerate(olds):
        if place not in likely.values():
            yield Pair(block, None)


def _in_order(before: list[Block], after: list[Block]) -> Iterator[Pair]:
    """Yield pairs of blocks in order: first equal ones, then moved ones, then similar."""
    olds, news = [key(each) for each in before], [key(each) for each in after]
    partners: dict[int, int] = {}  # by the place among those after
    regions: list[tuple[range, range]] = []
    for what, i1, i2, j1, j2 in opcodes(olds, news):
        if what == "equal":
            partners |= dict(zip(range(j1, j2), range(i1, i2), strict=True))
        else:
            regions.append((range(i1, i2), range(j1, j2)))
    moved = _moved(olds, news, regions)
    partners |= moved
    moved_from = set(moved.values())
    for olds_at, news_at in regions:
        left = [at for at in olds_at if at not in moved_from]
        new = [at for at in news_at if at not in moved]
        likely = _likely([before[at] for at in left], [after[at] for at in new])
        partners |= {new[j]: left[i] for j, i in likely}
    return _merged(before, after, partners, set(moved))


def opcodes(
    olds: Sequence[Hashable], news: Sequence[Hashable]
) -> Iterator[tuple[str, int, int, int, int]]:
    """Yield the differences of two lists as difflib does; equal ends cost nothing.

    Of lists that repeat the same items over and over, only the ends are compared.
    """
    least = min(len(olds), len(news))
    head = next((at for at in range(least) if olds[at] != news[at]), least)
    rest = least - head
    tail = next((at for at in range(rest) if olds[-1 - at] != news[-1 - at]), rest)
    i, j = len(olds) - tail, len(news) - tail
    yield "equal", 0, head, 0, head
    counts = Counter(olds[head:i]), Counter(news[head:j])
    if sum(count * counts[1][each] for each, count in counts[0].items()) > MOST:
        yield "replace", head, i, head, j
    else:
        matcher = SequenceMatcher(None, olds[head:i], news[head:j], autojunk=False)
        for what, i1, i2, j1, j2 in matcher.get_opcodes():
            yield what, i1 + head, i2 + head, j1 + head, j2 + head
    yield "equal", i, len(olds), j, len(news)


def _moved(
    olds: list[Key], news: list[Key], regions: Iterable[tuple[range, range]]
) -> dict[int, int]:
    """Return the blocks that are elsewhere with the same words: new index to old one."""
    gone: defaultdict[Key, deque[int]] = defaultdict(deque)
    come: list[int] = []
    for olds_at, news_at in regions:
        for at in olds_at:
            gone[olds[at]].append(at)
        come += news_at
    partners = {}
    for at in come:
        if places := gone.get(news[at]):
            partners[at] = places.popleft()
    return partners


def _likely(before: list[Block], after: list[Block]) -> Iterator[tuple[int, int]]:
    """Yield pairs of the most similar blocks, as (after, before).

    If equally many are left of both, they are paired in order, whatever they say.
    """
    if len(before) * len(after) > MOST:
        return
    olds, news = ([_words(each) for each in blocks] for blocks in (before, after))
    scored = sorted(
        (-score, abs(i - j), i, j)
        for i, old in enumerate(before)
        for j, new in enumerate(after)
        if (score := _likeness(old, new, olds[i], news[j])) >= LIKENESS
    )
    done_before: set[int] = set()
    done_after: set[int] = set()
    for _, _, i, j in scored:
        if i not in done_before and j not in done_after:
            done_before.add(i)
            done_after.add(j)
            yield j, i
    left = [at for at in range(len(before)) if at not in done_before]
    new = [at for at in range(len(after)) if at not in done_after]
    kinds = ([before[at].kind for at in left], [after[at].kind for at in new])
    if kinds[0] == kinds[1]:
        yield from zip(new, left, strict=True)


def _words(block: Block) -> Counter[str]:
    return Counter(block.words.split())


def _likeness(old: Block, new: Block, olds: Counter[str], news: Counter[str]) -> float:
    if old.kind != new.kind:
        return 0.0
    named = [held.tag for held in old.held if held.tag]
    if named and named == [held.tag for held in new.held]:
        return 1.0
    return 2 * (olds & news).total() / max(1, olds.total() + news.total())


def _merged(
    before: list[Block], after: list[Block], partners: dict[int, int], moved: set[int]
) -> Iterator[Pair]:
    """Yield all pairs, with missing blocks where they were."""
    paired = set(partners.values())
    gone = deque(at for at in range(len(before)) if at not in paired)
    for at, block in enumerate(after):
        partner = partners.get(at)
        if partner is not None and at not in moved:
            while gone and gone[0] < partner:
                yield Pair(before[gone.popleft()], None)
        yield Pair(None if partner is None else before[partner], block, at in moved)
    for left in gone:
        yield Pair(before[left], None)
