"""A chart's YAML file to its specification."""

from collections.abc import Collection
from pathlib import PurePosixPath

from briefgen.charts.kinds import KINDS
from briefgen.charts.specification import Chart, Fields, What
from briefgen.languages.wrong_language import wrong_language
from briefgen.model import LocalizedText
from briefgen.reading import compose
from briefgen.reading.fields import (
    OtherLanguages,
    Reader,
    boolean,
    choice,
    integer,
    optional,
    per_language,
    record,
    required,
    slug,
    text,
)

OF_THEMES = ("funding", "profile")


def read(content: str, path: str, own: Collection[str] = ()) -> Chart:
    """Return the specification in the text of a chart's file.

    `own` are the kinds of the workspace's own, which may have the name of one of ours.
    Raises BriefgenError with every mistake.
    """
    reader = Reader()
    node = reader.take(compose(content, path))
    fields = None if node is None else FIELDS.take(node, reader.at())
    if fields is not None:
        _judge(fields, _shown(fields.kind, own), reader)
    reader.finish()
    assert fields is not None, "a file without mistakes has fields"
    what = fields.what or _shown(fields.kind, own) or "funding"
    return Chart(PurePosixPath(path).stem, reader.places["kind"], fields, what)


def _shown(kind: str, own: Collection[str]) -> What | None:
    """Return what a built-in kind shows, or None for one of the workspace's own."""
    return KINDS[kind].shows if kind in KINDS and kind not in own else None


def _judge(fields: Fields, shown: What | None, reader: Reader) -> None:
    """Collect mistakes: what this kind cannot show, and what none can."""
    if fields.what and shown and fields.what != shown:
        message = f"a {fields.kind} chart cannot show {fields.what}"
        hint = f"leave `what` out: it shows {shown}"
        reader.tell(reader.places["what"], message, "chart-kind", hint)
    elif fields.of == "themes" and (fields.what or shown or "funding") not in OF_THEMES:
        message = "only funding can be shown of themes"
        reader.tell(reader.places["of"], message, "chart-kind", "leave `of` out")
    if fields.others and (fields.what or shown or "funding") != "funding":
        message = f"a {fields.kind} chart adds nothing up"
        reader.tell(reader.places["others"], message, "chart-kind", "leave it out")
    if fields.height and shown:
        message = f"a {fields.kind} chart is as high as its rows"
        reader.tell(reader.places["height"], message, "chart-kind", "leave it out")


FIELDS = record(
    Fields,
    required("kind", slug(), f"{', '.join(KINDS)}, or a kind of your own"),
    optional(
        "what",
        choice(("funding", "periods", "reach", "places")),
        "what a kind of your own shows; funding by default",
    ),
    optional("of", choice(("initiatives", "themes")), "what each bar stands for"),
    optional("order", choice(("largest-first", "as-listed")), "how bars are sorted"),
    optional(
        "title",
        per_language(LocalizedText, {}, text(), foreign=OtherLanguages(wrong_language)),
        "instead of the finding",
    ),
    optional("only", choice(("released",)), "leave out what is not released yet"),
    optional(
        "others",
        choice(("together",)),
        "all but the three largest and the page's subject are summed",
    ),
    optional(
        "source",
        boolean(),
        "print the portfolio's source below the chart; else as its kind of document says",
    ),
    optional("height", integer(40, 700), "of a kind of your own, in points", "200"),
)
