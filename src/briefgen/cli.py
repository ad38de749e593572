"""Turn a command line into a command's exit code, as `commands/exit_codes.py` lists them."""

import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import click

from briefgen import __version__
from briefgen.commands.build import build
from briefgen.commands.check import check
from briefgen.commands.diagnostics_output import say, tell
from briefgen.commands.exit_codes import (
    DONE,
    INTERRUPTED,
    MISTAKES,
    STALE,
    with_exit_codes,
)
from briefgen.commands.fields import fields
from briefgen.commands.import_source import import_source
from briefgen.commands.init import init
from briefgen.commands.merge import merge
from briefgen.commands.new import new
from briefgen.commands.recover_edits import recover_edits
from briefgen.commands.schema import schema
from briefgen.commands.sheet import sheet
from briefgen.commands.status import status
from briefgen.commands.system_errors import refused
from briefgen.commands.trust import trust
from briefgen.commands.undo import undo
from briefgen.commands.watch import watch
from briefgen.commands.why import why
from briefgen.errors import BriefgenError

EXAMPLES = """\b
Examples:
  briefgen init my-briefs      start with the sample
  cd my-briefs
  briefgen build --open        build every document, and look at them
  briefgen check               find mistakes before you build
"""
OWN = {STALE: "documents are out of date: `briefgen status --exit-code`"}


@click.group(
    epilog=with_exit_codes(EXAMPLES, OWN),
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 88},
)
@click.version_option(__version__, prog_name="briefgen")
def program() -> None:
    """Make briefing notes, factsheets and backgrounders in Word and PDF.

    All documents come from one source: the data, templates and charts of a workspace, a
    folder with a briefgen.yaml. `briefgen COMMAND --help` explains each command.
    """


for command in (
    init,
    new,
    check,
    build,
    watch,
    merge,
    status,
    why,
    undo,
    import_source,
    fields,
    sheet,
    schema,
    trust,
):
    program.add_command(command)


def main() -> None:
    """Run the command line of this process, and end it."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:  # it was closed
            setattr(sys, name, Path(os.devnull).open("w"))  # noqa: SIM115 - to the end
        getattr(sys, name).reconfigure(errors="replace")  # what a terminal cannot show
    code = run(sys.argv[1:])
    try:
        sys.stdout.flush()
    except OSError:  # it was told; Python would tell it again
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    sys.exit(code)


def run(arguments: Sequence[str]) -> int:
    """Run a command line, and return its exit code."""
    try:
        recover_edits()
        code = program.main(list(arguments), "briefgen", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except click.Abort:
        say("stopped: what was written is whole, the rest is not begun", err=True)
        return INTERRUPTED
    except BriefgenError as error:
        tell(error.diagnostics)
        return MISTAKES
    except (OSError, MemoryError) as error:
        with suppress(OSError):  # no more can be told than can be written
            tell([refused(error)])
        return MISTAKES
    except Exception as error:
        if "BRIEFGEN_TRACEBACK" in os.environ:
            raise
        _fault(error)
        return MISTAKES
    return int(code or DONE)


def _fault(error: Exception) -> None:
    message = " ".join(str(error).split())
    say(
        f"briefgen: a fault in briefgen itself: {type(error).__name__}: {message}\n"
        "  hint: set BRIEFGEN_TRACEBACK=1, run this again, and report what it prints",
        err=True,
    )
