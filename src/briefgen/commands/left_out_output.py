"""Turn documents that their kinds leave out into lines, or into values for JSON."""

import datetime
from collections.abc import Iterable, Iterator
from itertools import groupby

from briefgen.commands.diagnostics_output import counted
from briefgen.commands.document_json import document_as_json
from briefgen.languages import facts
from briefgen.planning.plan import DRAFT, EMPTY, INTERNAL, Embargo, Planned

# Why what no moment releases is left out.
FOR_GOOD = {
    INTERNAL: "internal",
    EMPTY: "it has no initiatives",
    DRAFT: "a draft: `languages` in data/portfolio.yaml does not name it",
}


def left_out(documents: Iterable[Planned]) -> Iterator[str]:
    """Yield what is left out, and until when; one line for all languages of a subject.

    Of a language that is a draft, there is one line for all its documents.
    """
    every = [*documents]
    drafts = [each.language for each in every if each.held == DRAFT]
    for language in dict.fromkeys(drafts):
        number, name = drafts.count(language), facts(language).name
        yield f"left out {counted(number, 'document')} in {name}: {FOR_GOOD[DRAFT]}"
    others = (each for each in every if each.held != DRAFT)
    for what, group in groupby(others, key=_reason):
        languages = ", ".join(document.language for document in group)
        name, why = what
        yield f"left out {name} ({languages}): {why}"


def held_back(
    documents: Iterable[Planned],
    refused: Iterable[tuple[str, str]],
    coming: Iterable[Embargo],
) -> Iterator[str]:
    """Yield one line that says what is held back, and until when.

    `documents` are left out; `refused` are outputs that were not made, or were
    withdrawn, by the names of their documents and their paths.
    """
    held = [each.held for each in documents if each.held not in {EMPTY, DRAFT}]
    parts = [f"{held.count(until)} {_when(until)}" for until in dict.fromkeys(held)]
    clauses, outputs = [], dict.fromkeys(refused)
    names = {name for name, _ in outputs}
    if names:
        parts.append(f"{len(names)} refused ({counted(len(outputs), 'output')})")
    number = len(held) + len(names)
    if number:
        verb = "is" if number == 1 else "are"
        clauses.append(f"{counted(number, 'document')} {verb} held back: ")
        clauses[-1] += ", ".join(parts)
    untils = [each.until for each in coming]
    data = [f"{untils.count(until)} {_when(until)}" for until in dict.fromkeys(untils)]
    if data:
        clauses.append(f"embargoes in the data: {', '.join(data)}")
    if clauses:
        yield "; ".join(clauses)


def released_when(coming: Iterable[Embargo]) -> Iterator[str]:
    """Yield what is released when, with the place of its label."""
    for until, group in groupby(coming, key=lambda embargo: embargo.until):
        yield f"released on {_moment(until)}:"
        yield from (f"  {embargo.path} ({embargo.place})" for embargo in group)


def coming_as_json(embargo: Embargo) -> dict[str, str]:
    """Return an embargo as values for JSON."""
    return {"path": embargo.path, "until": embargo.until, "place": embargo.place}


def _when(until: str) -> str:
    return "as internal" if until == INTERNAL else f"until {_moment(until)}"


def _moment(until: str) -> str:
    from briefgen.languages.plain_instant import plain_instant

    return plain_instant(datetime.datetime.fromisoformat(until))


def _reason(document: Planned) -> tuple[str, str]:
    held = document.held
    why = FOR_GOOD.get(held) or f"embargoed until {_moment(held)}"
    return f"{document.kind}-{document.subject}", why


def as_json(document: Planned) -> dict[str, object]:
    """Return a document that is left out as values for JSON; `until` is null for ever."""
    return {
        **document_as_json(document),
        "until": None if document.held in FOR_GOOD else document.held,
    }
