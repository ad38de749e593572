"""A document in all its languages to the smallest steps with which it fits its pages.

Each step is taken on top of those before it. Once all languages fit, each is taken back as far
as possible, the last one first.
"""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from math import ceil
from typing import Any, TypeAlias

from briefgen import tree
from briefgen.assembly.fitting_steps import MAP_STEPS, Means
from briefgen.assembly.fitting_trials import Trials

LEGIBLE = 10.0  # points: the smallest body text that is legible in print
SPACINGS = (0.85, 0.7, 0.55)

# What can be done of one kind, each degree by the fields of Means that it sets, from
# nothing to the most.
Dial: TypeAlias = tuple[Mapping[str, Any], ...]
Together: TypeAlias = Sequence[Trials]  # the languages that take part in a decision


def search(together: Together) -> tuple[Means | None, Means]:
    """Return the smallest steps with which all languages fit, or None; and all steps."""
    if _fit(together, Means()):
        return Means(), Means()
    dials = _dials(together)  # asked first: whoever is likeliest to need more
    together = sorted(together, key=lambda each: -each.extent(Means()).over)
    return _least(dials, together), _means(dials, [len(dial) - 1 for dial in dials])


def spared(together: Together, means: Means) -> Means:
    """Return steps with closer spacing, if they spare a page that is nearly white.

    Without such a page, or where no spacing spares one, they are as they were.
    """
    if not any(each.extent(means).sparse for each in together):
        return means
    pages = sum(each.extent(means).pages for each in together)
    for spacing in SPACINGS:
        closer = replace(means, spacing=min(spacing, means.spacing))
        if sum(each.extent(closer).pages for each in together) < pages:
            return closer
    return means


def _dials(together: Together) -> tuple[Dial, ...]:
    """Return what can be done to a document, in the order of the steps.

    What one language may not read, or has no words for, is done in none.
    """
    closer = [{"spacing": spacing} for spacing in SPACINGS]
    look = together[0].document(Means()).look  # one for all languages
    sizes = _sizes(look.text("body").size)
    smaller = [{"size": size} for size in sizes]
    described = frozenset[str]().union(*(each.described for each in together))
    summaries = described.intersection(
        *(each.summarised(described) for each in together)
    )
    shorter = [{"summaries": summaries}] * bool(summaries)
    blocks = tuple(block for each in together for block in each.blocks())
    ranks = {each.priority for each in blocks if isinstance(each, tree.Optional)}
    priorities = tuple(sorted(ranks))
    fewer = [{"left_out": priorities[: at + 1]} for at in range(len(priorities))]
    lower = [{"lower_charts": True}] * any(isinstance(b, tree.Figure) for b in blocks)
    maps = [{"lower_maps": at + 1} for at in range(MAP_STEPS)]
    dials: tuple[list[dict[str, Any]], ...] = (
        maps * (look.design.maps == "fill" and bool(lower)),
        closer,
        shorter,
        smaller,
        fewer,
        lower,
    )
    return tuple(({}, *dial) for dial in dials if dial)


def _sizes(size: float) -> Iterator[float]:
    """Yield the legible sizes below a body's, in halves: Word knows no others."""
    halves = ceil(size * 2) - 1
    yield from (half / 2 for half in range(halves, int(LEGIBLE * 2) - 1, -1))


def _least(dials: Sequence[Dial], together: Together) -> Means | None:
    """Turn up one dial after the other until all fits, then back as far as possible."""
    degrees: list[int] = []
    for dial in dials:
        degrees.append(len(dial) - 1)
        if _fit(together, _means(dials, degrees)):
            break
    else:
        return None
    for number in reversed(range(len(degrees))):
        degrees[number] = _smallest(together, dials, tuple(degrees), number)
    return _means(dials, degrees)


def _smallest(
    together: Together,
    dials: Sequence[Dial],
    degrees: tuple[int, ...],
    number: int,
) -> int:
    """Return the smallest degree of a dial with which all languages fit.

    The first is searched; of the others most need no more, which is seen at once.
    """
    smallest, most = 0, degrees[number]
    for each in together:
        enough = partial(_enough, (each,), dials, degrees, number)
        if smallest < most and (smallest == 0 or not enough(smallest)):
            smallest = bisect_left(range(most), x=True, lo=smallest, key=enough)
    return smallest


def _fit(together: Together, means: Means) -> bool:
    """Return whether all languages fit their pages."""
    return all(each.fits(means) for each in together)


def _enough(
    together: Together,
    dials: Sequence[Dial],
    degrees: tuple[int, ...],
    number: int,
    degree: int,
) -> bool:
    """Return whether the document fits with one dial turned to another degree."""
    turned = (*degrees[:number], degree, *degrees[number + 1 :])
    return _fit(together, _means(dials, turned))


def _means(dials: Sequence[Dial], degrees: Sequence[int]) -> Means:
    """Return the steps for these degrees of the dials; further dials are at zero."""
    means = Means()
    for dial, degree in zip(dials, degrees, strict=False):
        means = replace(means, **dial[degree])
    return means
