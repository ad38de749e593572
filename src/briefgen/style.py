"""How documents look: one palette, one type scale, one spacing scale, for all formats.

Lengths are points, colours `#rrggbb`. The values come from `templates/style.yaml`.
"""

from collections.abc import Mapping
from dataclasses import field, replace
from math import floor
from types import MappingProxyType
from typing import Any, Literal, TypeAlias

from briefgen import fonts
from briefgen.value_classes import dataclass

HeadPart: TypeAlias = Literal["kicker", "title", "subtitle"]

GUTTER = 14.0  # points between columns of text: with less, programs read across them
LETTER = (612.0, 792.0)
HEAD: tuple[HeadPart, ...] = ("kicker", "title", "subtitle")
TALLEST = 0.85  # of a page's body: a picture, so that its title stands above it
READABLE = 4.5  # contrast of text (WCAG 2.1, 1.4.3)
LINEAR = 0.04045  # below it sRGB is linear (IEC 61966-2-1)


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours; `accents` go to the themes in order."""

    ink: str
    muted: str
    rule: str
    tint: str
    paper: str
    accents: tuple[str, ...]
    neutral: str

    def named(self, name: str, accent: str) -> str:
        """Return the colour called `name`; `accent` is the document's own."""
        if name == "accent":
            return accent
        return name if name.startswith("#") else str(getattr(self, name))


@dataclass(frozen=True, slots=True)
class TextStyle:
    """A role's type: size and space in points, leading as a multiple of the size.

    `color` is a palette name, or `accent`. `keep` holds the block on the page of the
    block that follows it.
    """

    size: float
    leading: float = 1.3
    bold: bool = False
    color: str = "ink"
    before: float = 0.0
    after: float = 0.0
    keep: bool = False
    uppercase: bool = False


@dataclass(frozen=True, slots=True)
class PageSetup:
    """A page's size and margins in points; `foot` is where its last line is."""

    width: float = LETTER[0]
    height: float = LETTER[1]
    left: float = 54.0
    right: float = 54.0
    top: float = 54.0
    bottom: float = 54.0

    @property
    def measure(self) -> float:
        """The width between the margins, in points."""
        return self.width - self.left - self.right

    @property
    def body(self) -> float:
        """The height between the margins, in points."""
        return self.height - self.top - self.bottom


@dataclass(frozen=True, slots=True)
class HeadDesign:
    """The parts of the head in their `order`, below a short `rule` of the accent colour.

    The name of the `organization` stands above the first page, unless a band does.
    `masthead` is how much stays white above a band, in points, for kicker and dateline.
    `height` is that of the band; 0 is as high as its words are.
    """

    order: tuple[HeadPart, ...] = HEAD
    rule: bool = False
    organization: bool = False
    masthead: float = 0.0
    height: float = 0.0
    logo: bool = True


@dataclass(frozen=True, slots=True)
class FootDesign:
    """Where a document's foot stands: at the foot of a page, or below its body.

    With `title`, each page ends with the document's title. `columns` are the shares of
    its paragraphs in its width: the first in one, the next beside it.
    """

    at: Literal["page", "body"] = "body"
    title: bool = True
    columns: tuple[int, ...] = (1,)


@dataclass(frozen=True, slots=True)
class NumberingDesign:
    """What is numbered in a page design."""

    figures: bool = True
    tables: bool = True
    pages: bool = True


@dataclass(frozen=True, slots=True)
class Design:
    """The arrangement of pages, besides their size, band and type.

    `overflow` says what becomes of a document that is longer than it promises, `maps`
    whether maps are as high as places ask or as pages leave room.
    """

    head: HeadDesign = HeadDesign()
    foot: FootDesign = FootDesign()
    numbering: NumberingDesign = NumberingDesign()
    columns: int = 1
    overflow: Literal["refuse", "warn"] = "refuse"
    maps: Literal["natural", "fill"] = "natural"


@dataclass(frozen=True, slots=True)
class Faces:
    """The families: the one that Word names, and the one embedded in PDF.

    `fallback` holds faces of the workspace's own, which set what that one lacks; `own`
    has its cuts if it is not shipped.
    """

    word: str
    pdf: str
    fallback: tuple[fonts.Face, ...] = ()
    own: fonts.Cuts | None = None

    def face(self, *, bold: bool = False, italic: bool = False) -> fonts.Face:
        """Return a cut of the family that is embedded, with its fallback."""
        return fonts.face(
            self.pdf, bold=bold, italic=italic, further=self.fallback, own=self.own
        )


# The roles that every style defines; a writer asks for no other.
ROLES = (
    *("kicker", "title", "subtitle"),
    "heading-2",
    "heading-3",
    "heading-4",
    "body",
    "lead",
    "meta",
    "list",
    "quote",
    "caption",
    "finding",
    "chart-unit",
    *("table", "table-head", "table-figure"),
    *("key-figure", "key-label"),
    "detail",
    "decision",
    "choice",
    "callout",
    "note",
    "foot",
    "marking",
    "chart",
    "chart-source",
)

# Roles that came later, and whose type a style without them takes.
LATER: Mapping[str, str] = MappingProxyType(
    {"chart-unit": "meta", "chart-source": "note", "table-figure": "table-head"}
)


@dataclass(frozen=True, slots=True)
class Look:
    """A style with one page design: what a writer and a chart are given.

    `band` says that the head stands on a band of the accent colour. `reference` is the organisation's own Word template; `styles` names styles of it, by the ids of ours, and `theme_remarks` what of its theme is not used; with `hyphenation` words are divided.
    """

    faces: Faces
    palette: Palette
    page: PageSetup
    texts: Mapping[str, TextStyle] = field(hash=False)
    spaces: Mapping[str, float] = field(hash=False)
    band: bool
    design: Design
    reference: bytes | None = field(default=None, repr=False)
    reference_path: str = "templates/reference.docx"
    logo: str = ""
    styles: Mapping[str, str] = field(default_factory=dict, hash=False)
    theme_remarks: tuple[str, ...] = ()
    hyphenation: bool = False

    @property
    def gutter(self) -> float:
        """Return the space between columns."""
        return max(self.spaces["large"], GUTTER)

    @property
    def measure(self) -> float:
        """Return the width of the body's text: that of one column."""
        count = self.design.columns
        return (self.page.measure - self.gutter * (count - 1)) / count

    @property
    def tallest(self) -> float:
        """Return how high a picture may be, so that its title stands above it."""
        return self.page.body * TALLEST

    def text(self, role: str) -> TextStyle:
        """Return the type of a role."""
        return self.texts[role]

    @property
    def on_band(self) -> tuple[HeadPart, ...]:
        """The parts of the head that stand on the band, in their order."""
        if not self.band:
            return ()
        above = ("kicker",) if self.design.head.masthead else ()
        return tuple(part for part in self.design.head.order if part not in above)

    def color(self, name: str, accent: str) -> str:
        """Return a palette colour by name."""
        return self.palette.named(name, accent)


@dataclass(frozen=True, slots=True)
class Style:
    """All looks of a workspace, by page design."""

    looks: Mapping[str, Look]

    def look(self, layout: str) -> Look:
        """Return the look of a page design."""
        return self.looks[layout]

    def accent(self, number: int) -> str:
        """Return the accent of the theme with this number, from 0; they repeat."""
        return self.accents[number % len(self.accents)]

    @property
    def accents(self) -> tuple[str, ...]:
        """The accents of all themes, as far as they do not repeat."""
        return next(iter(self.looks.values())).palette.accents

    def changed(self, **fields: Any) -> "Style":
        """Return the same style with other fields in all of its looks."""
        looks = self.looks.items()
        return Style({name: replace(look, **fields) for name, look in looks})


def channels(color: str) -> tuple[float, float, float]:
    """Return red, green and blue of `#rrggbb`, each from 0 to 1."""
    red, green, blue = (int(color[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue


def contrast(first: str, second: str) -> float:
    """Return the contrast ratio of two colours, from 1 to 21 (WCAG 2.1, 1.4.3)."""
    light, dark = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def unreadable(color: str, ground: str, name: str) -> str | None:
    """Return why text cannot be read on a ground of this name, if it cannot."""
    ratio = contrast(color, ground)
    if ratio >= READABLE:
        return None
    shown = floor(ratio * 100) / 100  # never as if it were enough
    contrasted = f"{color} has a contrast of {shown:.2f}:1 with the {name} {ground}"
    return f"{contrasted}; text needs {READABLE}:1"


def linear(part: float) -> float:
    """Return how much light a part of a colour stands for, both from 0 to 1."""
    return part / 12.92 if part <= LINEAR else float(((part + 0.055) / 1.055) ** 2.4)


def _luminance(color: str) -> float:
    red, green, blue = map(linear, channels(color))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
