"""Turn a file into the document of the plan that it is, or was made as."""

import os
import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from briefgen.atomic_write import sha256
from briefgen.errors import BriefgenError, Diagnostic, Place, mistake
from briefgen.planning.plan import Output, Planned
from briefgen.provenance.workspace_snapshot import Inquiry
from briefgen.publishing.previews import with_previews
from briefgen.reading.characters import UNPRINTABLE
from briefgen.reading.fields import nearest
from briefgen.value_classes import dataclass

EDITED = re.compile(r"\.edited-\d+(?=\.[a-z]+$)")  # in the name of a file kept aside
RULE = "unknown-document"


@dataclass(frozen=True, slots=True)
class NamedFile:
    """A file that a user named: how messages name it, and its digest.

    `sha256` is None if there is no such file.
    """

    path: Path
    shown: str
    sha256: str | None


@dataclass(frozen=True, slots=True)
class Identified:
    """An output of the plan: its document, and `built`, its path as users see it."""

    document: Planned
    output: Output
    built: str


@dataclass(frozen=True, slots=True)
class Claim:
    """What a file says that it was made as."""

    kind: str
    subject: str
    language: str
    audience: str


def named(file: Path, root: Path) -> NamedFile:
    """Return a file as users named it; messages show its path from `root`.

    Raises BriefgenError for what is not a file, or cannot be read.
    """
    shown = shown_as(file, root)
    if os.path.isdir(file):  # noqa: PTH112 - a name of any length
        message = "this is a folder"
        raise mistake(Place(shown), message, RULE, "name one of the files in it")
    if not os.path.exists(file):  # noqa: PTH110 - likewise
        return NamedFile(file, shown, None)
    if not os.path.isfile(file):  # noqa: PTH113 - likewise
        raise mistake(Place(shown), "this is no file", RULE)
    try:
        return NamedFile(file, shown, sha256(file))
    except OSError as error:
        message = f"this file cannot be read: {error.strerror or error}".lower()
        raise mistake(Place(shown), message, "unreadable") from error


def shown_as(file: Path, root: Path) -> str:
    """Return the name of a file as messages can show it."""
    path = file.relative_to(root) if file.is_relative_to(root) else file
    return UNPRINTABLE.sub("\N{REPLACEMENT CHARACTER}", path.as_posix())


def built(file: NamedFile, inquiry: Inquiry) -> Identified | None:
    """Return the output that a file is, byte for byte, or None."""
    likely = output_for(file, None, inquiry)
    if likely is not None and file.sha256 in inquiry.site.state.wrote(file.shown):
        return likely  # into another folder than the workspace's own
    own = (each for each in _outputs(inquiry) if file.sha256 in inquiry.site.own(*each))
    return next((_identified(each, inquiry) for each in own), None)


def output_for(
    file: NamedFile, claim: Claim | None, inquiry: Inquiry
) -> Identified | None:
    """Return the output that a file was made as, by its own claim or its name, or None.

    The name of a document alone means its first output.
    """
    name = EDITED.sub("", file.path.name)
    outputs = [
        each for each in _outputs(inquiry) if name in {_name(each[1]), each[0].name}
    ]
    if claim is not None:
        outputs = [each for each in _outputs(inquiry) if _is(claim, *each)] or outputs
    folder = file.path.parent
    here = [each for each in outputs if inquiry.site.path(*each).parent == folder]
    first = next(iter((*here, *outputs)), None)
    return None if first is None else _identified(first, inquiry)


def missing(file: NamedFile, inquiry: Inquiry) -> BriefgenError:
    """Return the error that there is no such file, and no such document."""
    message, hint = "there is no such file", _meant(file, inquiry)
    return _unknown(Diagnostic(Place(file.shown), message, RULE, hint), inquiry)


def stranger(
    file: NamedFile, what: str, hint: str | None, inquiry: Inquiry
) -> BriefgenError:
    """Return the error that a file is no document of the workspace but `what`."""
    message = f"this {what} is none of the documents of this workspace"
    near = _meant(file, inquiry)
    return _unknown(Diagnostic(Place(file.shown), message, RULE, hint or near), inquiry)


def _unknown(diagnostic: Diagnostic, inquiry: Inquiry) -> BriefgenError:
    """Return an error with the mistakes in what could not be read, and may be meant."""
    return BriefgenError([*inquiry.mistakes, diagnostic])


def _outputs(inquiry: Inquiry) -> Iterator[tuple[Planned, Output]]:
    plan = with_previews(inquiry.plan, inquiry.as_of)
    return (
        (document, output) for document in plan.documents for output in document.outputs
    )


def _identified(output: tuple[Planned, Output], inquiry: Inquiry) -> Identified:
    site = inquiry.site
    return Identified(*output, site.shown(site.path(*output)))


def _name(output: Output) -> str:
    return PurePosixPath(output.path).name


def _is(claim: Claim, document: Planned, output: Output) -> bool:
    """Return whether a Word file claims to be an output."""
    identity = (claim.kind, claim.subject, claim.language)
    public = document.audience == "public"
    return (
        identity == (document.kind, document.subject, document.language)
        and output.format == "docx"
        and public == (claim.audience == "public")
    )


def _meant(file: NamedFile, inquiry: Inquiry) -> str:
    names = [_name(output) for _, output in _outputs(inquiry)]
    near = nearest(file.path.name, names)
    if near is not None:
        return f"did you mean '{near}'?"
    return "name a file that `briefgen build` makes, or a line of a data file"
