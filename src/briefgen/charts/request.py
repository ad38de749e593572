"""What a chart is made for: a subject, a reader, a place on a page."""

from collections.abc import Callable, Mapping
from dataclasses import field

from briefgen.charts.series_rows import Series
from briefgen.errors import Place
from briefgen.fonts import wrapped
from briefgen.languages.words import Words
from briefgen.style import Look, contrast
from briefgen.value_classes import dataclass
from briefgen.view import Record, Trace, theme_color


@dataclass(frozen=True, slots=True)
class ChartRequest:
    """What a chart is for; `width` is in points, `label` what the template calls it.

    `phrase` words what charts say besides, such as "Amount"; `place` is the template's line; `custom` holds the kinds of a trusted workspace;
    with `lower`, rows are set as close as they can be. A map is as high as it can be where
    `low_map` is 0, as low where it is 1, and as its places ask where it is None.
    With `source`, a chart says where its numbers come from, unless its file says no.
    `series` has what was derived for it, by chart and how many rows that may show.
    """

    subject: Record
    trace: Trace
    look: Look
    accent: str
    words: Words
    phrase: Callable[[str], str]
    label: str
    width: float
    place: Place
    custom: Mapping[str, Callable[..., object]]
    lower: bool = False
    low_map: float | None = None
    source: bool = False
    series: dict[object, Series] = field(default_factory=dict)

    @property
    def size(self) -> float:
        """The size of a chart's text in points."""
        return self.look.text("chart").size

    def color(self, name: str) -> str:
        """Return a colour of the palette, or the accent."""
        return self.look.color(name, self.accent)

    def fill(self, *, main: bool, own: str) -> str:
        """Return the colour of a mark: its theme's `own` or the accent; neutral if not main."""
        if not main:
            return self.color("neutral")
        return own or self.accent

    def written_on(self, ground: str) -> str:
        """Return the colour of text on a ground: ink or paper, what is read better."""
        both = (self.color("paper"), self.color("ink"))
        return max(both, key=lambda color: contrast(color, ground))

    def color_of(self, subject: Record) -> str:
        """Return the colour of a subject's theme, which all documents and charts share."""
        return theme_color(subject, self.look.palette.accents)

    def measure(self, text: str, *, bold: bool = False) -> float:
        """Return the width of chart text in points."""
        return self.look.faces.face(bold=bold).width(text, self.size)

    def wrap(self, text: str, width: float, *, bold: bool = False) -> tuple[str, ...]:
        """Return text as lines that fit a width; a word that is wider is broken, too.

        Lines break at spaces, never at no-break spaces.
        """
        words = (part for word in text.split(" ") for part in self._cut(word, width))
        return wrapped(words, lambda line: self.measure(line, bold=bold) <= width)

    def _cut(self, word: str, width: float) -> list[str]:
        """Return a word that is too wide as parts that fit even in bold."""
        if self.measure(word, bold=True) <= width:
            return [word]
        parts = [""]
        for letter in word:
            if parts[-1] and self.measure(parts[-1] + letter, bold=True) > width:
                parts.append("")
            parts[-1] += letter
        return parts
