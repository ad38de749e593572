"""Columns headed like a field of the office's own to that field: "Minister (EN)".

A heading names such a field if it is its id, or its label in any language.
"""

from collections.abc import Iterator, Sequence

from briefgen.imports.mapping import ListRule, Rule, ValueRule
from briefgen.imports.proposals.column_facts import (
    ColumnFacts,
    folded_name,
    separator_of,
    split,
)
from briefgen.imports.proposals.guesses import (
    COUNT,
    DATE,
    NUMBER,
    Guess,
    ValueKind,
    reason_of,
    usual_language,
)
from briefgen.imports.proposals.headings import language_of
from briefgen.imports.proposals.sketch import Sketch
from briefgen.imports.proposals.words import listed
from briefgen.model import OwnField

OWN = "fields."  # before the id of each
ANY = ValueKind("texts", lambda _: True)
TEXTS = frozenset({"text", "prose"})
SINGLE = frozenset({*TEXTS, "number", "money", "date", "choice"})


def propose_own_fields(sketch: Sketch) -> None:
    """Propose the fields that the office declares, before any that all offices have."""
    likely: dict[str, list[Guess]] = {}
    for column in sketch.columns:
        for own in _named(sketch, column):
            guess = _guess(sketch, own, column)
            if guess is not None:
                likely.setdefault(guess.field, []).append(guess)
    for path, (first, *others) in likely.items():
        own = sketch.frame.own[path.split(".")[1]]
        rivals = tuple(each.column for each in others)
        whole = Guess(path, first.column, first.language, first.reason, rivals)
        sketch.take(whole, path, _rule(own, first.column))
        if not rivals:
            sketch.own_kinds[path] = _kind(own)
            _ask_for_choices(sketch, path, own, first.column)


def _named(sketch: Sketch, column: ColumnFacts) -> Iterator[OwnField]:
    """Yield the one field whose id or label a heading is."""
    says = {folded_name(column.name), " ".join(column.heading.words)}
    fields = [
        own
        for own in sketch.frame.own.values()
        if says & {folded_name(own.id), *map(folded_name, _labels(own))}
    ]
    if len(fields) == 1:
        yield fields[0]


def _labels(own: OwnField) -> Sequence[str]:
    return [text for text in own.label.by_language.values() if text]


def _guess(sketch: Sketch, own: OwnField, column: ColumnFacts) -> Guess | None:
    """Return the field that a column is, or None with the reason why it is left."""
    kind, name = _kind(own), f"the field {own.id} of data/fields.yaml"
    if own.simple not in SINGLE or own.type == "table" or _is_worded_list(own):
        sketch.leave([column.name], f"{name}, which no single column fills")
        return None
    if column.cells and not kind.judge(column):
        sketch.leave([column.name], f"{name}, but these are no {kind.words}")
        return None
    language = _language(sketch, own, column) if own.type in TEXTS else ""
    if language and language not in sketch.frame.languages:
        sketch.leave(
            [column.name], f"its language, '{language}', is none of this workspace"
        )
        return None
    path = f"{OWN}{own.id}.{language}" if language else f"{OWN}{own.id}"
    reason = f"{reason_of(column, None if kind is ANY else kind)}: {name}"
    return Guess(path, column, language, reason)


def _is_worded_list(own: OwnField) -> bool:
    """Return whether the items of a list have a text in each language."""
    return own.type == "list" and own.simple in TEXTS


def _language(sketch: Sketch, own: OwnField, column: ColumnFacts) -> str:
    """Return the language of a column's texts."""
    spoken = [
        code
        for code, text in own.label.by_language.items()
        if text and folded_name(text) == " ".join(column.heading.words)
    ]
    return (
        column.heading.language
        or (spoken[0] if len(spoken) == 1 else None)
        or language_of(column.sample)
        or usual_language(sketch.columns, sketch.frame.languages)
    )


def _kind(own: OwnField) -> ValueKind:
    """Return what the values of a field are."""
    if own.type == "list":
        return ANY
    if own.simple == "number" and own.decimals == 0:
        return COUNT
    if own.simple == "choice":
        return ValueKind(
            f"choices: {listed([each.id for each in own.choices], 'or')}",
            lambda column: any(_chosen(own, text) for text in column.counts),
        )
    return {"number": NUMBER, "money": NUMBER, "date": DATE}.get(own.simple, ANY)


def _chosen(own: OwnField, text: str) -> str | None:
    """Return the id of the choice that a text is, by its id or its labels."""
    says = _alike(text)
    for each in own.choices:
        if says in map(_alike, (each.id, *each.label.by_language.values())):
            return each.id
    return None


def _alike(text: str) -> str:
    """Return a name without what people write in different ways; signs alone stay."""
    return folded_name(text) or text.strip()


def _rule(own: OwnField, column: ColumnFacts) -> Rule:
    mark = separator_of(column) if own.type == "list" else None
    parts = {part for text in column.counts for part in split(text, mark)}
    values = {
        text: chosen
        for text in sorted(parts)
        if (chosen := _chosen(own, text)) and text != chosen
    }
    times = column.heading.times if own.simple == "money" else None
    if own.type == "list":
        item = {"": ValueRule(times=times, values=values)}
        return ListRule(item, column=column.name, split=mark)
    return ValueRule(column.name, times=times, values=values)


def _ask_for_choices(
    sketch: Sketch, path: str, own: OwnField, column: ColumnFacts
) -> None:
    """Ask what the texts mean that are none of the choices."""
    if own.type != "choice":
        return
    ids = listed([each.id for each in own.choices], "or")
    for text in column.counts:
        if _chosen(own, text) is None:
            sketch.ask(f"{path}.values.{text}", f"what does it mean? Write {ids}.")
