"""A file that says everything in several languages to one that says it in some of them."""

import re
from collections.abc import Collection

import click

BOTH = ("en", "fr")  # what the files of an empty workspace say
LIST = re.compile(r"(?m)^languages: \[[^]]*\]")


def chosen(text: str) -> tuple[str, ...]:
    """Return the languages that an option names, such as `en,fr`, the first one first.

    Raises click.BadParameter.
    """
    codes = tuple(code.strip() for code in text.split(","))
    for code in codes:
        if code not in BOTH:
            message = f"'{code}' is not known: there are {' and '.join(BOTH)}"
            raise click.BadParameter(message, param_hint="--languages")
        if codes.count(code) > 1:
            message = f"'{code}' stands here twice"
            raise click.BadParameter(message, param_hint="--languages")
    return codes


def in_languages(text: str, languages: Collection[str]) -> str:
    """Return a file of the empty workspace with texts in these languages alone.

    Each text there begins on a line of its own, after its language, in comments too.
    """
    for code in BOTH:
        if code not in languages:
            text = re.sub(rf"(?m)^(#? *){code}: .*\n(?:\1 +.*\n)*", "", text)
    listed = f"languages: [{', '.join(languages)}]"
    return LIST.sub(lambda match: listed.ljust(len(match[0])), text)
