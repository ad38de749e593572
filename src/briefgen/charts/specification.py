"""A chart's YAML file to its specification."""

from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Literal

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


@dataclass(frozen=True, slots=True)
class Fields:
    """What the file says; `kind` may name a custom kind of a trusted workspace."""

    kind: str
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


def read(content: str, path: str) -> Chart:
    """Read the text of a chart's file.

    Raises BriefgenError with every mistake.
    """
    reader = Reader()
    node = reader.take(compose(content, path))
    found = None if node is None else FIELDS.take(node, reader.at())
    reader.finish()
    assert found is not None, "a file without mistakes has fields"
    return Chart(PurePosixPath(path).stem, reader.places["kind"], found)


FIELDS = record(
    Fields,
    required(
        "kind", slug(), "bar, stacked-bar, timeline, reach, or a kind of your own"
    ),
    optional("of", choice(("initiatives", "themes")), "what each bar stands for"),
    optional("order", choice(("largest-first", "as-listed")), "how bars are sorted"),
    optional("title", per_language(Text, {}, text()), "instead of the finding"),
    optional("only", choice(("released",)), "leave out what is not released yet"),
    optional("height", integer(40, 700), "in points; by default, what the bars need"),
)
