"""What a command needs to know to an answer: from its options, or asked on a terminal."""

import sys
from collections.abc import Iterable, Mapping, Sequence

import click

from briefgen.commands.diagnostics_output import say
from briefgen.reading import quoted
from briefgen.reading.fields import meant


def on_terminal() -> bool:
    """Return whether somebody can be asked: input and output are terminals."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def text(option: str | None, name: str, question: str, usual: str | None = None) -> str:
    """Return the value of an option, or what a person types; `usual` is proposed.

    Raises click.UsageError if nobody can be asked, and nothing is usual.
    """
    if option is not None:
        return option
    if on_terminal():
        return str(click.prompt(question, default=usual))
    if usual is not None:
        return usual
    raise click.UsageError(f"give {name}, or run this on a terminal")


def choice(
    option: str | None,
    name: str,
    question: str,
    known: Sequence[str],
    usual: str | None = None,
) -> str:
    """Return one of some names: the value of an option, or what a person chooses.

    It is the only one there is, and empty if there is none; `usual` is proposed. Raises
    click.UsageError for another name, and if nobody can be asked and none is usual.
    """
    if option is not None and known and option not in known:
        hint = meant(option, known) or f"there are: {', '.join(known)}"
        raise click.UsageError(f"{name} {quoted(option)} is not known: {hint}")
    if option is not None or len(known) <= 1:
        return option or next(iter(known), "")
    if not on_terminal():
        if usual is not None:
            return usual
        listed = ", ".join(known)
        raise click.UsageError(f"give {name}, or run this on a terminal: {listed}")
    for number, each in enumerate(known, 1):
        say(f"  {number}  {each}")
    numbers = click.IntRange(1, len(known))
    default = None if usual is None else known.index(usual) + 1
    return known[click.prompt(question, default=default, type=numbers) - 1]


def texts(
    options: Iterable[str], question: str, languages: Mapping[str, str]
) -> dict[str, str]:
    """Return a text by language: from options such as `fr=Eau`, or as a person types.

    An option without a language is in the first one. What is not given is left out.
    """
    first = next(iter(languages))
    by_code = dict[str, str]()
    for option in options:
        code, sign, words = option.partition("=")
        known = bool(sign) and code in languages
        by_code[code if known else first] = words if known else option
    if not by_code and on_terminal():
        for code, name in languages.items():
            later = "" if code == first else " (Enter: later)"
            usual = None if code == first else ""
            words = click.prompt(
                f"{question} in {name}{later}", default=usual, show_default=False
            )
            by_code |= {code: words} if words.strip() else {}
    return {code: words.strip() for code, words in by_code.items() if words.strip()}


def titles(options: Iterable[str], languages: Mapping[str, str]) -> dict[str, str]:
    """Return a title by language, of at least one; as `texts` otherwise."""
    by_code = texts(options, "Title", languages)
    if not by_code:
        raise click.UsageError("give --title, or run this on a terminal")
    return by_code
