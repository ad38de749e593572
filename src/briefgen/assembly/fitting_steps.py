"""A document and space-saving steps to the document with these steps taken."""

from dataclasses import replace

from briefgen.assembly.cross_references import cited
from briefgen.assembly.document_tree import Assembled
from briefgen.assembly.footnotes import renumbered
from briefgen.assembly.optional_blocks import without
from briefgen.style import Look, TextStyle
from briefgen.value_classes import dataclass

MAP_STEPS = 9  # from a map as high as it may be to the lowest
BODY = frozenset({"body", "list", "quote", "callout", "decision", "choice"})


@dataclass(frozen=True, slots=True)
class Means:
    """The steps taken so that a document fits; `size` is the body's, in points.

    `summaries` names the initiatives that show theirs as their description. `lower_maps`
    is by how many steps maps are lower that fill their page, from 0 to MAP_STEPS.
    """

    spacing: float = 1.0
    size: float | None = None
    summaries: frozenset[str] = frozenset()
    left_out: tuple[int, ...] = ()
    lower_charts: bool = False
    lower_maps: int = 0

    def words(self) -> tuple[str, ...]:
        """Return the steps in words."""
        blocks = len(self.left_out)
        uses = {
            f"spacing {self.spacing:.0%}": self.spacing < 1,
            f"body {self.size or 0:g} pt": self.size is not None,
            "summaries used": bool(self.summaries),
            f"optional blocks of priority {_listed(self.left_out)} left out": bool(
                blocks
            ),
            "charts lower": self.lower_charts,
        }
        return tuple(words for words, used in uses.items() if used)


def applied(assembled: Assembled, means: Means) -> Assembled:
    """Return a document with these steps taken."""
    if means.left_out:
        body = without(assembled.document.body, frozenset(means.left_out))
        document = cited(renumbered(replace(assembled.document, body=body)))
        assembled = replace(assembled, document=document)
    if means.spacing == 1 and means.size is None:
        return assembled
    return replace(assembled, look=_tightened(assembled.look, means))


def _tightened(look: Look, means: Means) -> Look:
    texts = {role: _text(text, role, means) for role, text in look.texts.items()}
    spaces = {name: space * means.spacing for name, space in look.spaces.items()}
    return replace(look, texts=texts, spaces=spaces)


def _text(text: TextStyle, role: str, means: Means) -> TextStyle:
    size = text.size
    if role in BODY and means.size is not None:
        size = min(size, means.size)
    before, after = text.before * means.spacing, text.after * means.spacing
    return replace(text, size=size, before=before, after=after)


def taller(look: Look, points: float) -> Look:
    """Return a look with this much more room at the foot of the pages."""
    return replace(look, page=replace(look.page, bottom=look.page.bottom - points))


def _listed(numbers: tuple[int, ...]) -> str:
    return ", ".join(map(str, numbers))
