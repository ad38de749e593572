"""The YAML layers of a page design to its page, band and design."""

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any, TypeAlias

from briefgen.reading import Composed, compose
from briefgen.reading.fields import (
    At,
    Field,
    Reader,
    boolean,
    choice,
    integer,
    list_of,
    optional,
    record,
)
from briefgen.style import (
    HEAD,
    LETTER,
    Design,
    FootDesign,
    HeadDesign,
    NumberingDesign,
    PageSetup,
)
from briefgen.style_file.points import points

Fields: TypeAlias = Mapping[str, Any]  # by field, what is given of a design

SHIPPED = ("factsheet", "note", "backgrounder", "dashboard")
USUAL = {"public": "factsheet", "internal": "note"}  # by who reads it
LEAST_MEASURE = 144  # points that margins leave in each direction: two inches
LARGEST_PAGE = 1584  # points: Word knows no page above 22 inches
MOST_COLUMNS = 4
MOST_SHARE = 12  # of a paragraph at the foot
LETTER_SIDES = {"width": LETTER[0], "height": LETTER[1]}
PAPERS = ("letter", "a4")  # that an office prints on
AS_GIVEN = "as given"  # how a page lies whose width or height is given
SIZES = {  # of upright pages, in points
    "letter": LETTER,
    "legal": (612.0, 1008.0),
    "tabloid": (792.0, 1224.0),
    "a3": (841.89, 1190.55),
    "a4": (595.28, 841.89),
    "a5": (419.53, 595.28),
}


def design_field(texts: Field[Any]) -> Field[Fields]:
    """Declare a page design; `texts` is what it may change of the type of roles."""
    head = list_of(choice(HEAD), least=1)
    order: Field[Fields] = record(
        dict,
        optional("order", head, "kicker, title and subtitle, the first one first"),
        optional("rule", boolean(), "a short rule of the accent colour above them"),
        optional("organization", boolean(), "its name stands above the first page"),
        optional("logo", boolean(), "the style's logo stands above the first page"),
        optional("masthead", points(0), "white above a band, for kicker and dateline"),
        optional("height", points(0), "of the band; else as high as its words are"),
        check=_judge_order,
    )
    foot: Field[Fields] = record(
        dict,
        optional(
            "at", choice(("page", "body")), "at the page's foot, or after the body"
        ),
        optional("title", boolean(), "each page ends with the document's title"),
        optional(
            "columns",
            list_of(integer(1, MOST_SHARE), least=1),
            "the shares of its paragraphs in its width",
        ),
    )
    names = ("figures", "tables", "pages")
    numbering: Field[Fields] = record(
        dict, *(optional(name, boolean()) for name in names)
    )
    overflow = choice(("refuse", "warn"))
    return record(
        dict,
        optional("page", _page_field(), "its size and margins, in points"),
        optional("band", boolean(), "the head stands on a band of the accent colour"),
        optional("head", order, "what stands before the body"),
        optional("foot", foot, "what pages and documents end with"),
        optional("columns", integer(1, MOST_COLUMNS), "of the body"),
        optional("numbering", numbering, "what has a number"),
        optional("overflow", overflow, "of documents longer than they promise"),
        optional(
            "maps",
            choice(("natural", "fill")),
            "how high: as places ask, or as promised pages leave room",
        ),
        optional("texts", texts, "what differs from `texts` of the style"),
    )


@cache
def shipped_designs() -> Mapping[str, Composed]:
    """Read the page designs that come with briefgen, by name."""
    folder = Path(__file__).parent / "designs"
    files = {name: folder / f"{name}.yaml" for name in SHIPPED}
    return {name: compose(at.read_text("utf-8"), at.name) for name, at in files.items()}


def read_designs(
    own: Mapping[str, Composed], field: Field[Fields], reader: Reader
) -> dict[str, Fields]:
    """Read all page designs by name; one of the workspace's `own` replaces ours."""
    designs: dict[str, Fields] = {}
    for name, composed in {**shipped_designs(), **own}.items():
        judge = reader if name in own else Reader()
        node = judge.take(composed)
        fields = None if node is None else field.take(node, judge.at("designs") / name)
        designs[name] = fields or {}
    return designs


def laid_over(below: Fields, above: Fields) -> Fields:
    """Let a layer replace fields of the one below it."""
    below, above = _sized(below), _sized(above)
    return {
        name: _over(below.get(name), above.get(name)) for name in {**below, **above}
    }


def on_paper(design: Fields, paper: str) -> Fields:
    """Return a design whose letter-sized pages have another size, lying as they did."""
    page = _sized(design)["page"]
    sides = sorted(page.get(side, length) for side, length in LETTER_SIDES.items())
    if sides != sorted(LETTER):
        return design
    lies = page.get("orientation")
    if lies in {None, AS_GIVEN}:
        across = page.get("width", LETTER[0]) > page.get("height", LETTER[1])
        lies = "landscape" if across else "portrait"
    others = {name: page[name] for name in page if name not in LETTER_SIDES}
    return {**design, "page": {**others, "size": paper, "orientation": lies}}


def page_setup(fields: Fields) -> PageSetup:
    """Return the page, turned as it is to lie."""
    lengths = dict(fields.get("page", {}))
    orientation = lengths.pop("orientation", None)
    page = PageSetup(**lengths)
    across = page.width > page.height
    if orientation in {None, AS_GIVEN, "landscape" if across else "portrait"}:
        return page
    return replace(page, width=page.height, height=page.width)


def design(fields: Fields) -> Design:
    """Return the design."""
    head = dict(fields.get("head", {}))
    return Design(
        HeadDesign(**head),
        FootDesign(**fields.get("foot", {})),
        NumberingDesign(**fields.get("numbering", {})),
        fields.get("columns", 1),
        fields.get("overflow", "refuse"),
        fields.get("maps", "natural"),
    )


def judge_page(page: PageSetup, columns: int, at: At) -> None:
    """Collect the mistake of a page whose margins or columns leave too little."""
    deep = page.height - page.top - page.bottom
    if page.measure < LEAST_MEASURE or deep < LEAST_MEASURE:
        message = f"the margins leave {page.measure:g} by {deep:g} points"
        at.tell(f"{message}; expected {LEAST_MEASURE} or more", "page")
    elif page.measure < LEAST_MEASURE * columns:
        message = f"the margins leave {page.measure:g} points for {columns} columns"
        at.tell(f"{message}; expected {LEAST_MEASURE} or more for each", "page")


def _page_field() -> Field[Fields]:
    edge, side = points(0), points(0, LARGEST_PAGE)
    return record(
        dict,
        optional("size", choice(SIZES), "in place of width and height"),
        optional("orientation", choice(("portrait", "landscape"))),
        *(optional(name, side) for name in ("width", "height")),
        *(optional(name, edge) for name in ("left", "right", "top", "bottom")),
        check=_judge_size,
    )


def _judge_size(page: Fields, at: At) -> None:
    if "size" in page and ("width" in page or "height" in page):
        at.tell(
            "a size, and a width or height", "page", "give the size, or both others"
        )


def _judge_order(head: Fields, at: At) -> None:
    if sorted(head.get("order", HEAD)) != sorted(HEAD):
        message = f"expected {', '.join(HEAD)}, each once and in any order"
        (at / "order").tell(message, "order")


def _sized(layer: Fields) -> Fields:
    """Word a size as width and height; a layer that gives these lies as they say."""
    page = dict(layer.get("page", {}))
    if "size" in page:
        sides = SIZES[page.pop("size")]
        lies = page.get("orientation") == "landscape"
        page["width"], page["height"] = sides[::-1] if lies else sides
    elif "width" in page or "height" in page:
        page.setdefault("orientation", AS_GIVEN)
    return {**layer, "page": page}


def _over(below: Any, above: Any) -> Any:
    """Replace the fields of the layer below with those given in the layer above."""
    if isinstance(below, Mapping) and isinstance(above, Mapping):
        names = {**below, **above}
        return {name: _over(below.get(name), above.get(name)) for name in names}
    return below if above is None else above
