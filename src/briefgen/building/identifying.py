"""Turn a file into the document of the plan that it is, or was made from."""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from briefgen.building.plan import Output, Plan, Planned
from briefgen.building.site import Site
from briefgen.building.storing import sha256
from briefgen.errors import BriefgenError, Diagnostic, Place, mistake
from briefgen.reading.characters import UNPRINTABLE
from briefgen.reading.fields import nearest

EDITED = re.compile(r"\.edited-\d+(?=\.[a-z]+$)")  # in the name of a file kept aside
RULE = "unknown-document"


@dataclass(frozen=True, slots=True)
class Identified:
    """An output of the plan that a file is; `notes` say in what it is not."""

    document: Planned
    output: Output
    notes: tuple[Diagnostic, ...] = ()


def identify(file: Path, plan: Plan, site: Site) -> Identified:
    """Find the output that a file is: by its bytes, or else by its name.

    Raises BriefgenError when it is none of the plan's.
    """
    shown = shown_as(file, site)
    if os.path.isdir(file):  # noqa: PTH112 - a name of any length
        told = "this is a folder"
        raise mistake(Place(shown), told, RULE, "name one of the documents in it")
    named = _named(file, plan, site)
    if not os.path.isfile(file):  # noqa: PTH113 - likewise
        return _missing(file, named, plan, site)
    found = _built(file, shown, plan, site)
    if found is not None:
        return Identified(*found)
    if named is None:
        told = "this is none of the documents of this workspace"
        raise mistake(Place(shown), told, RULE, _meant(file, plan))
    return Identified(*named, (_other(shown, *named, site),))


def shown_as(file: Path, site: Site) -> str:
    """Name a file that a user named as messages can."""
    return UNPRINTABLE.sub("\N{REPLACEMENT CHARACTER}", site.shown(file))


def _outputs(plan: Plan) -> Iterator[tuple[Planned, Output]]:
    return ((found, output) for found in plan.documents for output in found.outputs)


def _named(file: Path, plan: Plan, site: Site) -> tuple[Planned, Output] | None:
    """Find by name, which holds kind, subject, language and format."""
    name = EDITED.sub("", file.name)
    found = [each for each in _outputs(plan) if _name(each[1]) == name]
    here = [each for each in found if site.path(*each).parent == file.parent]
    return next(iter((*here, *found)), None)


def _name(output: Output) -> str:
    return PurePosixPath(output.path).name


def _built(
    file: Path, shown: str, plan: Plan, site: Site
) -> tuple[Planned, Output] | None:
    try:
        total = sha256(file)
    except OSError as error:
        told = f"this file cannot be read: {error.strerror or error}".lower()
        raise mistake(Place(shown), told, "unreadable") from error
    own = (each for each in _outputs(plan) if total in site.own(*each))
    return next(own, None)


def _missing(
    file: Path, named: tuple[Planned, Output] | None, plan: Plan, site: Site
) -> Identified:
    shown = shown_as(file, site)
    if named is None or file != site.path(*named):
        told = "there is no such file"
        raise mistake(Place(shown), told, RULE, _meant(file, plan))
    told = "this file is not there; listed is what it would print"
    hint = "`briefgen build` makes it"
    return Identified(*named, (Diagnostic(Place(shown), told, RULE, hint, "warning"),))


def _other(shown: str, document: Planned, output: Output, site: Site) -> Diagnostic:
    """Tell that a file has the name of an output, and not its bytes."""
    built = site.shown(site.path(document, output))
    told = f"this is not the file that was built as {built}"
    if not site.own(document, output):
        told = "it is not known whether this file was built here"
    told = f"{told}; listed is what the document prints as the data are now"
    hint = "what was changed in the file itself is not known"
    return Diagnostic(Place(shown), told, "other-file", hint, "warning")


def _meant(file: Path, plan: Plan) -> str:
    names = [_name(output) for _, output in _outputs(plan)]
    near = nearest(file.name, names)
    if near is not None:
        return f"did you mean '{near}'?"
    return "name a file that `briefgen build` makes, or a line of a data file"


def with_mistakes(error: BriefgenError, found: tuple[Diagnostic, ...]) -> BriefgenError:
    """Add what could not be read, and may be what was asked for."""
    return BriefgenError([*found, *error.diagnostics])
