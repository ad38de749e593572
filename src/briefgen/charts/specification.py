"""A chart's YAML file to its specification."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Literal, TypeAlias

from briefgen.errors import Place
from briefgen.model import Text
from briefgen.reading import compose
from briefgen.reading.fields import (
    Reader,
    choice,
    integer,
    optional,
    per_language,
    record,
    required,
    slug,
    text,
)

What: TypeAlias = Literal["funding", "periods", "reach"]

# What each kind of ours shows; a kind of the workspace's own may show any.
SHOWS: Mapping[str, What] = {
    "bar": "funding",
    "stacked-bar": "funding",
    "timeline": "periods",
    "reach": "reach",
}


@dataclass(frozen=True, slots=True)
class Fields:
    """What the file says; `kind` may name a custom kind of a trusted workspace."""

    kind: str
    what: What | None = None
    of: Literal["initiatives", "themes"] = "initiatives"
    order: Literal["largest-first", "as-listed"] = "largest-first"
    title: Text | None = None
    only: Literal["released"] | None = None
    height: int | None = None


@dataclass(frozen=True, slots=True)
class Chart:
    """The specification of a chart and where it stands; `name` is its file's stem."""

    name: str
    place: Place
    fields: Fields

    @property
    def what(self) -> What:
        """Say what the chart shows: funding, where nothing else is said."""
        return self.fields.what or SHOWS.get(self.fields.kind, "funding")


def read(content: str, path: str) -> Chart:
    """Read the text of a chart's file.

    Raises BriefgenError with every mistake.
    """
    reader = Reader()
    node = reader.take(compose(content, path))
    found = None if node is None else FIELDS.take(node, reader.at())
    if found is not None:
        _judge(found, reader)
    reader.finish()
    assert found is not None, "a file without mistakes has fields"
    return Chart(PurePosixPath(path).stem, reader.places["kind"], found)


def _judge(found: Fields, reader: Reader) -> None:
    """Tell what a kind cannot show, and what no kind can."""
    shown = SHOWS.get(found.kind)
    if found.what and shown and found.what != shown:
        message = f"a {found.kind} chart cannot show {found.what}"
        hint = f"leave `what` out: it shows {shown}"
        reader.tell(reader.places["what"], message, "chart-kind", hint)
    elif found.of == "themes" and (found.what or shown or "funding") != "funding":
        message = "only funding can be shown of themes"
        reader.tell(reader.places["of"], message, "chart-kind", "leave `of` out")
    if found.height and shown:
        message = f"a {found.kind} chart is as high as its rows"
        reader.tell(reader.places["height"], message, "chart-kind", "leave it out")


FIELDS = record(
    Fields,
    required(
        "kind", slug(), "bar, stacked-bar, timeline, reach, or a kind of your own"
    ),
    optional(
        "what",
        choice(("funding", "periods", "reach")),
        "what a kind of your own shows; funding by default",
    ),
    optional("of", choice(("initiatives", "themes")), "what each bar stands for"),
    optional("order", choice(("largest-first", "as-listed")), "how bars are sorted"),
    optional("title", per_language(Text, {}, text()), "instead of the finding"),
    optional("only", choice(("released",)), "leave out what is not released yet"),
    optional("height", integer(40, 700), "of a kind of your own, in points"),
)
