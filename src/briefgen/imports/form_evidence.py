"""The texts of a column to the forms that read them all, and to the doubt that remains."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from itertools import islice
from typing import Generic, TypeVar

from briefgen.sources.source_content import SourceCell
from briefgen.value_classes import dataclass

F = TypeVar("F")
ENOUGH = 2_000  # different texts: others are read only where these leave a doubt


@dataclass(frozen=True, slots=True)
class FormEvidence(Generic[F]):
    """What the texts of a column say of the form that they were written in.

    `readable` is what part of the cells can be read in some form, and `odd` are the texts
    that no form reads. `forms` read all others;
    `meanings` are those of them that differ in what they read, the first of each.
    `decisive` is the first text that only some forms can read, and in one way; `doubtful`
    the first that the meanings read differently.
    """

    readable: float
    forms: tuple[F, ...]
    meanings: tuple[F, ...]
    decisive: SourceCell | None = None
    doubtful: SourceCell | None = None
    odd: tuple[str, ...] = ()


def form_evidence(
    cells: Sequence[SourceCell],
    forms: Sequence[F],
    readings: Callable[[str], Mapping[F, object]],
) -> FormEvidence[F]:
    """Return what texts say of their form; `readings` has what each form reads."""
    first: dict[str, SourceCell] = {}
    for cell in cells:
        first.setdefault(cell.text, cell)
    counts = Counter(cell.text for cell in cells)
    few = dict(islice(first.items(), ENOUGH))
    evidence = _evidence(few, counts, forms, readings)
    if len(few) == len(first) or len(evidence.meanings) == 1:
        return evidence
    return _evidence(first, counts, forms, readings)


def _evidence(
    first: Mapping[str, SourceCell],
    counts: Mapping[str, int],
    forms: Sequence[F],
    readings: Callable[[str], Mapping[F, object]],
) -> FormEvidence[F]:
    read = {text: readings(text) for text in first}
    odd = tuple(text for text, values in read.items() if not values)
    every = sum(counts[text] for text in read)
    readable = 1 - sum(counts[text] for text in odd) / every if every else 0
    sound = {text: values for text, values in read.items() if values}
    fitting = [form for form in forms if all(form in each for each in sound.values())]
    kept: dict[tuple[object, ...], F] = {}
    for form in fitting:
        kept.setdefault(tuple(values[form] for values in sound.values()), form)
    meanings = tuple(kept.values())
    narrow = (
        text
        for text, values in sound.items()
        if len(values) < len(forms) and len({*values.values()}) == 1
    )
    doubtful = (
        text
        for text, values in sound.items()
        if len({values[form] for form in meanings}) > 1
    )
    decisive, doubt = next(narrow, None), next(doubtful, None)
    return FormEvidence(
        readable,
        tuple(fitting),
        meanings,
        None if decisive is None else first[decisive],
        None if doubt is None else first[doubt],
        odd,
    )
