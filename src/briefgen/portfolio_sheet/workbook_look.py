"""What cells are for to how they look: colours, borders and numbers of a workbook."""

from typing import Any, Literal, TypeAlias

from briefgen.value_classes import dataclass

CellLook: TypeAlias = Literal[
    "title", "banner", "about", "heading", "names", "key", "context", "text", "prose",
    "choice", "number", "amount", "cents", "date", "plain", "strong", "link", "sum", "mark",
    "step",
]  # fmt: skip
INK, NAVY, RED, GREY = "#1A1A1A", "#1F3A5F", "#8B1A1A", "#6B7280"
PALE, RULE, WHITE = "#F3F4F6", "#D1D5DB", "#FFFFFF"
LACKING, INCOMPLETE, DIFFERENT, RIGHT = "#FFD9C7", "#FFF3C4", "#F8B4B4", "#D8F0DC"
TAB_OF_DATA, TAB_OF_TEXTS, TAB_OF_OTHERS = NAVY, "#2E7D6B", "#9CA3AF"
TEXT_FORM, DAY_FORM = "@", "yyyy-mm-dd"
WRAPPED = {"text_wrap": True, "valign": "top"}
BASE: dict[str, Any] = {"font_name": "Arial", "font_size": 10, "font_color": INK}
AS_TEXT: dict[str, Any] = {**WRAPPED, "num_format": TEXT_FORM}
NUMBER: dict[str, Any] = {"valign": "top", "align": "right", "indent": 1}
# What each look has besides the base.
LOOKS: dict[CellLook, dict[str, Any]] = {
    "title": {"bold": True, "font_size": 18, "font_color": NAVY, "valign": "vcenter"},
    "banner": {"bold": True, "font_size": 11, "font_color": WHITE, "valign": "vcenter"},
    "about": {"italic": True, "font_color": GREY, "valign": "vcenter"},
    "heading": {"bold": True, "font_color": WHITE, "bg_color": NAVY, "text_wrap": True,
                "valign": "vcenter", "right": 1, "right_color": "#4B6584"},
    "names": {"font_size": 7, "font_color": GREY, "bg_color": PALE, "valign": "vcenter",
              "bottom": 1, "bottom_color": RULE},
    "key": {**AS_TEXT, "bg_color": PALE, "font_color": NAVY},
    "context": {"valign": "top", "bg_color": PALE, "font_color": GREY, "italic": True},
    "text": AS_TEXT,
    "prose": AS_TEXT,
    "choice": AS_TEXT,
    "number": {**NUMBER, "num_format": "General"},
    "amount": {**NUMBER, "num_format": "#,##0"},
    "cents": {**NUMBER, "num_format": "#,##0.00"},
    "date": {"valign": "top", "num_format": DAY_FORM, "align": "left"},
    "plain": WRAPPED,
    "strong": {**WRAPPED, "bold": True, "font_color": NAVY},
    "step": {**WRAPPED, "bold": True, "font_color": NAVY, "align": "center"},
    "link": {**WRAPPED, "font_color": "#1D4ED8", "underline": 1},
    "sum": {**NUMBER, "num_format": "#,##0.00", "bg_color": PALE},
    "mark": {"valign": "top", "align": "center", "bold": True},
}  # fmt: skip
UNLOCKED: frozenset[CellLook] = frozenset(
    {"text", "prose", "choice", "number", "amount", "cents", "date"}
)


@dataclass(frozen=True, slots=True)
class Looks:
    """The formats of one workbook, each made when it is first used."""

    book: Any
    kept: dict[tuple[CellLook, bool], Any]

    def of(self, look: CellLook, *, grave: bool = False) -> Any:
        """Return the format of a look; a `grave` banner is that of internal data."""
        key = look, grave
        if key not in self.kept:
            more: dict[str, Any] = {}
            if look == "banner":
                more["bg_color"] = RED if grave else NAVY
            locked = look not in UNLOCKED
            self.kept[key] = self.book.add_format(
                {**BASE, **LOOKS[look], **more, "locked": locked}
            )
        return self.kept[key]

    def tint(self, colour: str) -> Any:
        """Return the format that a condition gives a cell."""
        return self.book.add_format({"bg_color": colour})

    def line(self) -> Any:
        """Return the format of the thin line below each row."""
        return self.book.add_format({"bottom": 1, "bottom_color": RULE})
