"""Turn sources, and the documents that use them, into lines, or values for JSON."""

import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import PurePath
from textwrap import wrap

import click

from briefgen.commands import imported_words
from briefgen.commands.columns import INDENT, WIDEST, cut
from briefgen.commands.derivation_words import meaning
from briefgen.commands.diagnostics_output import counted
from briefgen.provenance.imported_values import ImportedValues
from briefgen.provenance.where_used import Answer, Located, Use

MOST = 6  # documents that are named of a value among others
LISTING = re.compile(r"initiatives\.[^.]+\.(theme|order)")  # lists are made by them
NAME = re.compile(r"themes\.[^.]+\.id")
HALF = INDENT[:2]


def uses(
    answer: Answer,
    columns: int | None,
    imported: ImportedValues,
    *,
    whole: bool,
) -> str:
    """Return lines of values, each with its documents, or of all documents of a source.

    With `whole`, they are all values of a file, and each is shown briefly; `columns` is
    the room for a line. `imported` knows where values were imported from.
    """
    if answer.values is None:
        lines = [_headline(answer)]
        lines += [HALF + name for name in _names(use for use in answer.uses)]
    else:
        tell = _shortly if whole else _fully
        lines = []
        for each in answer.values:
            lines.append(_head(each))
            origin = imported.of(each.value.path, each.value.place)
            lines += [HALF + imported_words.words(origin)] if origin else []
            lines += tell(each)
    return "\n".join(line for each in lines for line in _filled(each, columns))


def _filled(line: str, columns: int | None) -> list[str]:
    """Return a line as several, if it is longer than the room; later ones are indented."""
    if columns is None or len(click.unstyle(line)) <= columns:
        return [line]
    first = line[: len(line) - len(line.lstrip())]
    return wrap(
        line.strip(),
        columns,
        initial_indent=first,
        subsequent_indent=first + INDENT,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _headline(answer: Answer) -> str:
    number = len(answer.uses)
    if not number:
        return f"{answer.path}: no document is made with it"
    verb = "is" if number == 1 else "are"
    return f"{answer.path}: {counted(number, 'document')} {verb} made with it"


def _fully(located: Located) -> Iterator[str]:
    if len(located.uses) > MOST:
        counts = {verb: len(group) for verb, group in _groups(located)}
        parts = (
            f"{verb} {counted(number, 'document')}" for verb, number in counts.items()
        )
        yield HALF + ", ".join(parts)
    for use in located.uses:
        yield f"{HALF}{use.document.name} {_does(use, located)}"
        for value in use.derived:
            yield f"{INDENT}“{cut(value.text, WIDEST)}” = {meaning(value)}"
        first, *others = use.paths
        yield INDENT + ", ".join([first, *(PurePath(each).suffix for each in others)])
    if not located.uses:
        yield HALF + _unused(located)


def _does(use: Use, located: Located) -> str:
    words = ", ".join(f"“{cut(text, WIDEST)}”" for text in use.texts)
    verb, held = "prints", ""
    if use.held:
        verb, held = "would print", ", and is held back"
    if words:
        return f"{verb} {words}{held}"
    if located.label:
        return f"reads what it labels{held}"
    return f"{verb} what is derived from it{held}" if use.derived else f"reads it{held}"


def _shortly(located: Located) -> Iterator[str]:
    for verb, group in _groups(located):
        names = _names(group)
        more = len(names) - MOST
        others = f" and {counted(more, 'other')}" if more > 0 else ""
        yield f"{HALF}{verb} {', '.join(names[:MOST])}{others}"
    if not located.uses:
        yield HALF + _unused(located)


def _groups(located: Located) -> Iterator[tuple[str, list[Use]]]:
    for verb, holds in GROUPS:
        group = [use for use in located.uses if holds(use)]
        if group:
            yield verb, group


# How a value is used: in words → by whom.
GROUPS: tuple[tuple[str, Callable[[Use], bool]], ...] = (
    ("printed on", lambda use: bool(use.texts) and not use.held),
    ("goes into", lambda use: bool(use.derived) and not use.texts and not use.held),
    ("read by", lambda use: not (use.texts or use.derived or use.held)),
    ("held back:", lambda use: use.held),
)


def _unused(located: Located) -> str:
    path = located.value.path
    if LISTING.fullmatch(path):
        return "it decides where the initiative is listed"
    if NAME.fullmatch(path):
        return "it names the theme in the data, and its documents"
    return f"no document reads {'what it labels' if located.label else 'it'}"


def _head(located: Located) -> str:
    shown = click.style(cut(located.value.text, WIDEST), bold=True)
    return f"{located.value.path}: {shown} ({located.value.place})"


def _names(uses: Iterable[Use]) -> list[str]:
    """Return names of documents, one for several languages: note-water.en, .fr."""
    languages: dict[tuple[str, str], list[str]] = {}
    for use in uses:
        known = languages.setdefault((use.document.kind, use.document.subject), [])
        known.append(f".{use.document.language}")
    return [
        f"{kind}-{subject}{', '.join(suffixes)}"
        for (kind, subject), suffixes in languages.items()
    ]


def uses_as_json(answer: Answer, imported: ImportedValues) -> dict[str, object]:
    """Return values of the data, or a source, with their documents, as values for JSON."""
    if answer.values is None:
        return {"path": answer.path, "documents": [_use(each) for each in answer.uses]}
    return {
        "path": answer.path,
        "values": [_located(each, imported) for each in answer.values],
    }


def _located(located: Located, imported: ImportedValues) -> dict[str, object]:
    origin = imported.of(located.value.path, located.value.place)
    return {
        "path": located.value.path,
        "text": located.value.text,
        "place": str(located.value.place),
        "documents": [
            {
                **_use(use),
                "prints": use.texts,
                "derives": [
                    {"text": each.text, "meaning": meaning(each)}
                    for each in use.derived
                ],
            }
            for use in located.uses
        ],
        **imported_words.as_json(origin),
    }


def _use(use: Use) -> dict[str, object]:
    return {"document": use.document.name, "outputs": use.paths, "held": use.held}
