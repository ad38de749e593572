"""Sample values for fixtures: `{{ name }}` in a fixture's Markdown prints one."""

import re
from collections.abc import Iterator

from briefgen import tree
from briefgen.drawing import Drawing
from briefgen.errors import BriefgenError, Place, mistake
from briefgen.markdown import Placed, Prose, RenderedTemplate, parse, parse_prose
from briefgen.writers.tree import lines

DATA = Place("data/puna.yaml", 7, 3)


def value(text: str, path: str) -> tree.ValueText:
    return tree.ValueText(text, path, DATA)


VALUES: dict[str, Placed] = {
    "title": value("Resilient Puna", "puna.title"),
    "hostile": value("# *a* | [b](c) <i> ::: \U00040000", "puna.hostile"),
    "slug": value("all-sums", "theme.id"),
    "braces": value("{name=risks}", "puna.braces"),
    "total": tree.ValueText("$35.05\u00a0million"),
    "empty": value("", "puna.empty"),
    "code": value("mi", "puna.quote.language"),
    "url": value("https://www.example.org/a b", "puna.url"),
    "script": value("javascript:alert(1)", "puna.script"),
    "summary": Prose(parse_prose("Helps *all*.", DATA, "puna.summary"), "puna.summary"),
    "advice": Prose(parse_prose("First.\n\n- One\n- Two", DATA, "advice"), "advice"),
    "nothing": Prose(()),
    "unnamed": Prose(parse_prose("One.\n\nTwo.", DATA, "")),
}
PLACEHOLDERS = {name: chr(0x40000 + at) for at, name in enumerate(VALUES)}


def source(text: str) -> RenderedTemplate:
    """Make a source of a template's text, its `{{ name }}` printed as placeholders."""
    printed = re.sub(r"\{\{ (\w+) \}\}", lambda found: PLACEHOLDERS[found[1]], text)
    return RenderedTemplate(
        printed,
        lambda line: Place("t.md", line + 1, None),
        {PLACEHOLDERS[name]: placed for name, placed in VALUES.items()},
        figure,
        answers=lambda _: ("Agreed", "Not agreed"),
        sign_off_head=lambda: ("Office", "Date"),
        picture=picture,
        decisions_head=lambda: ("Recommendation",),
        accent=accent,
        measure=400,
        gutter=16,
        language="en",
    )


def accent(theme: str, place: Place) -> str:
    """Give the colour of a theme, or of the document, or tell that there is none."""
    if theme not in {"", "all-sums"}:
        raise mistake(place, f"unknown theme '{theme}'", "unknown-theme")
    return "#611685" if theme else "#1a5dc0"


def figure(name: str, label: str, place: Place, width: float) -> tree.Blocks:
    """Make a figure of a quarter of its width, or tell that there is no such chart."""
    if name == "silent":
        return ()
    if name != "funding":
        raise mistake(place, f"no chart is called `{name}`", "unknown-chart")
    data = tree.Table(((tree.Text("Theme"),),), (), ("left",))
    drawing = Drawing(width / 4, 50, ())
    title = (tree.Text("One leads"),)
    return (tree.Figure(name, title, drawing, label, "All.", data),)


def picture(name: str, words: str, place: Place) -> tree.Picture:
    """Make a small picture, or tell that there is no such file."""
    if name != "logo.png":
        raise mistake(place, f"no picture is called `{name}`", "picture")
    return tree.Picture(name, words, b"", 96, 48, "png")


def shown(text: str) -> str:
    """Show what a template's text becomes: its blocks and notes, or its mistakes."""
    try:
        body, notes = parse(source(text))
    except BriefgenError as error:
        return f"{error}\n"
    return "".join(f"{line}\n" for line in _document(body, notes))


def shown_prose(text: str) -> str:
    """Show what a text of the data becomes."""
    try:
        blocks = parse_prose(text, DATA, "puna.text")
    except BriefgenError as error:
        return f"{error}\n"
    return "".join(f"{line}\n" for line in lines(blocks))


def _document(body: tree.Blocks, notes: tuple[tree.Blocks, ...]) -> Iterator[str]:
    yield from lines(body)
    for number, note in enumerate(notes, 1):
        yield f"note {number}"
        yield from (f"  {line}" for line in lines(note))
