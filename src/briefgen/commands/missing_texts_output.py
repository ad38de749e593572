"""Turn the texts that languages lack into lines, or into values for JSON."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from briefgen.builder.missing_texts import LanguageGaps, MissingText
from briefgen.commands.diagnostics_output import counted
from briefgen.languages import facts


def lines(languages: Iterable[LanguageGaps]) -> Iterator[str]:
    """Yield a line for each language, and below it what is missing, by owner."""
    for each in languages:
        draft = ", a draft" if each.draft else ""
        number = len(each.missing)
        verb = "is" if number == 1 else "are"
        lacks = f"{counted(number, 'text')} {verb} missing" if number else "no gaps"
        yield f"{facts(each.language).name}{draft}: {lacks}"
        for owner, missing in groupby(each.missing, key=lambda text: text.owner):
            yield f"  {owner}"
            yield from (f"    {_line(text)}" for text in missing)


def values(languages: Iterable[LanguageGaps]) -> list[dict[str, object]]:
    """Return what is missing as values for JSON."""
    return [
        {
            "language": each.language,
            "draft": each.draft,
            "count": len(each.missing),
            "missing": [
                {
                    "owner": text.owner,
                    "field": text.field,
                    "path": text.place.path,
                    "line": text.place.line,
                    "column": text.place.column,
                }
                for text in each.missing
            ],
        }
        for each in languages
    ]


def _line(text: MissingText) -> str:
    return f"{text.place}: {text.field}" if text.field else str(text.place)
