"""A factsheet as briefgen fits it to the words and numbers that its peers set."""

from collections.abc import Iterable, Iterator

from bench.facts import Bar, Chart, Factsheet, Line
from briefgen import tree
from briefgen.traversal import nested


def facts(document: tree.Document) -> Factsheet:
    """Return what a factsheet says; its charts have no pictures yet."""
    blocks = list(nested(document.body))
    figures = [each for each in blocks if isinstance(each, tree.Figure)]
    head = document.head
    return {
        "language": document.properties.language,
        "organization": document.properties.organization,
        "accent": document.accent,
        "kicker": tree.plain(head.kicker),
        "title": tree.plain(head.title),
        "subtitle": tree.plain(head.subtitle),
        "lead": [line["text"] for line in _lines(blocks) if line["role"] == "lead"],
        "key_figures": [*_key_figures(blocks)],
        "charts": [_chart(each) for each in figures],
        "columns": [[*_lines(column)] for column in _columns(document)],
        "foot": [line["text"] for line in _lines(document.furniture.foot)],
    }


def _key_figures(blocks: list[tree.Block]) -> Iterator[tuple[str, str]]:
    for block in blocks:
        if isinstance(block, tree.KeyFigures):
            for figure in block.figures:
                yield tree.plain(figure.value), tree.plain(figure.label)


def _chart(figure: tree.Figure) -> Chart:
    assert figure.plot is not None, "factsheets have charts of bars"
    bars: list[Bar] = [
        {
            "name": bar.name,
            "amount": float(bar.amount),
            "words": bar.words,
            "main": bar.main,
        }
        for bar in figure.plot.bars
    ]
    return {
        "title": tree.plain(figure.finding),
        "alternative": tree.alternative_text(figure),
        "bars": bars,
        "picture": "",
    }


def _columns(document: tree.Document) -> tuple[tree.Blocks, ...]:
    """Return the initiatives: side by side, or what follows the last chart."""
    for block in document.body:
        if isinstance(block, tree.Columns):
            return block.columns
    places = [
        n for n, each in enumerate(document.body) if isinstance(each, tree.Figure)
    ]
    return (document.body[max(places, default=-1) + 1 :],)


def _lines(blocks: Iterable[tree.Block]) -> Iterator[Line]:
    for block in blocks:
        match block:
            case tree.Heading(_, content):
                yield {"role": "heading", "text": tree.plain(content)}
            case tree.Paragraph([tree.Strong(content)]):
                yield {"role": "strong", "text": tree.plain(content)}
            case tree.Paragraph(content, role):
                yield {"role": role, "text": tree.plain(content)}
            case tree.Details(rows):
                for row in rows:
                    words = f"{tree.plain(row.label)}: {tree.plain(row.value)}"
                    yield {"role": "meta", "text": words}
            case _:
                pass
