"""The colours of a style to a palette: each with enough contrast."""

from briefgen.reading.fields import At, Field, color, list_of, record, required
from briefgen.style import Palette, unreadable


def palette_field() -> Field[Palette]:
    """Declare the colours."""
    one = color()
    return record(
        Palette,
        required("ink", one, "text"),
        required("muted", one, "text of second rank"),
        required("rule", one, "hairlines"),
        required("tint", one, "quiet grounds"),
        required("paper", one, "the page"),
        required("neutral", one, "chart marks that are not the subject"),
        required("accents", list_of(one, least=1), "one a theme, in order"),
        check=_judge_palette,
    )


def _judge_palette(palette: Palette, at: At) -> None:
    for number, accent in enumerate(palette.accents):
        judge_contrast(accent, palette.paper, "paper", at / "accents" / number)
    for name in ("ink", "muted"):
        color = getattr(palette, name)
        judge_contrast(color, palette.paper, "paper", at / name)
        judge_contrast(color, palette.tint, "tint", at / name)


def judge_contrast(color: str, ground: str, name: str, at: At) -> None:
    """Tell a colour that cannot be read on a ground of this name."""
    if message := unreadable(color, ground, name):
        hint = "take a darker colour, or a lighter one on a dark ground"
        at.tell(message, "contrast", hint)
