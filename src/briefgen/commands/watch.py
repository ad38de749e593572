"""`briefgen watch`: build again whenever a source changes or an embargo ends."""

from typing import Any

import click

from briefgen.commands.build_options import preview, selection
from briefgen.commands.exit_codes import DONE, INTERRUPTED, with_exit_codes

EXAMPLES = """\b
Examples:
  briefgen watch                          every document, as soon as you save
  briefgen watch --kind factsheet --language en --format pdf
  briefgen watch --preview                also what is under embargo, marked so
  briefgen watch --poll                   on a network drive
"""
OWN = {DONE: "ended with Ctrl-C or SIGTERM; every file is whole", INTERRUPTED: ""}


@click.command(
    epilog=with_exit_codes(EXAMPLES, OWN),
    short_help="Build again whenever something changes.",
)
@selection
@preview
@click.option(
    "--poll",
    is_flag=True,
    help="Look at the files every second, as on network drives that announce no"
    " changes. Without it, this begins once a change was not announced.",
)
@click.option(
    "--no-bell",
    is_flag=True,
    help="Do not ring the terminal's bell when a build fails, nor when all is well again.",
)
def watch(**options: Any) -> int:
    """Build again whenever something changes, until you press Ctrl-C.

    Watched is all that a build reads: data, templates, charts, style, pictures, fonts,
    Word template, briefgen.yaml, and what you granted with `briefgen trust`. A document
    is built again once its files are saved, and at the moment when an embargo ends.

    Mistakes are shown until they are mended; meanwhile the last good files stay. On a
    terminal, the bell rings when a build fails, and when all is well again. If another
    build is at work here, this waits for it.

    It needs one more library: pip install "briefgen[watch]". Ctrl-C and SIGTERM end it
    with whole files and exit code 0.
    """
    from briefgen.commands.run_watch import carry_out

    return carry_out(options)
