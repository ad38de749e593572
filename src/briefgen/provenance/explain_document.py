"""Turn a document's file into the values on it, and where each comes from."""

import datetime
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

from briefgen.assembly.printed_values import Lines, Printed
from briefgen.builder.compare import ENGINE, Comparison
from briefgen.errors import BriefgenError, Diagnostic, Place, mistake
from briefgen.provenance.document_lines import read_now
from briefgen.provenance.edited_word_file import Word, remembered
from briefgen.provenance.identify_file import (
    Identified,
    NamedFile,
    built,
    missing,
    named,
    output_for,
    stranger,
)
from briefgen.provenance.nearest_version import Fit, version_name
from briefgen.provenance.text_search import alike, is_on, search
from briefgen.provenance.word_edits import Altered
from briefgen.provenance.workspace_snapshot import Inquiry, inquire
from briefgen.value_classes import dataclass

AS_NOW = "listed is what the document prints as the data are now"
AS_HELD = "listed is what its content controls hold"
NAMED = 3  # paths that are named of several


@dataclass(frozen=True, slots=True)
class Explained:
    """The values on a document in reading order, or those that were asked for.

    `path` is what users call their document: the output as it is built, or a file that
    was edited. `document` is None if it is not known. `diagnostics` say how the file
    differs from the output as it would be built now.
    """

    document: Identified | None
    path: str
    values: tuple[Printed, ...]
    diagnostics: tuple[Diagnostic, ...]
    altered: tuple[Altered, ...] = ()
    fit: Fit | None = None


def explain(
    file: Path, text: str | None, here: Path, as_of: datetime.datetime
) -> Explained:
    """Return the values on a document, or those that print a text.

    A Word file that was changed since it was built is read itself, which needs no
    workspace. Raises BriefgenError if it is not known what the file is, if its document
    has mistakes, and if nothing on it prints the text.
    """
    with ExitStack() as stack:
        try:
            inquiry = stack.enter_context(inquire(file, here, as_of))
        except BriefgenError as error:
            return _alone(named(file, here), text, error)
        return _explained(named(file, inquiry.site.root), text, inquiry)


def _alone(file: NamedFile, text: str | None, error: BriefgenError) -> Explained:
    """Return what is in a Word file; `error` says why there is no workspace to ask."""
    word = None if file.sha256 is None else remembered(file.path, {}, None)
    if word is None or not word.values:
        raise BriefgenError([*error.diagnostics, *_damage(file, word)])
    (first, *_), message = error.diagnostics, "the workspace has mistakes"
    hint: str | None = "`briefgen check` lists them"
    if first.rule == "no-workspace":
        message, hint = "there is no workspace here", first.hint
    message = f"{message}, so it is not known where its values stand; {AS_HELD}"
    note = Diagnostic(Place(file.shown), message, "no-places", hint, "warning")
    values = word.printing(text)
    if not values:
        raise _not_printed(file, word.now, text or "")
    return Explained(None, file.shown, values, (note,))


def _explained(file: NamedFile, text: str | None, inquiry: Inquiry) -> Explained:
    if file.sha256 is None:
        return _elsewhere(file, text, inquiry)
    exactly = built(file, inquiry)
    if exactly is not None and (text is None or not _stale(exactly, inquiry)):
        return _as_now(exactly, file, text, inquiry)
    site, places = inquiry.site, inquiry.project.portfolio.places
    word = remembered(file.path, places, site.root)
    likely = exactly or output_for(file, None if word is None else word.claim, inquiry)
    held, altered, fit = _read(word, text)
    if held or (altered and (text is not None or likely is None)):
        changed = _stale(exactly, inquiry, AS_HELD) if exactly else ()
        notes = changed or (_held_note(file, likely, inquiry),)
        notes = (*inquiry.diagnostics, *notes, *_gone(file, held), *_fitted(file, word))
        return Explained(likely, file.shown, held, notes, altered, fit)
    if likely is None:
        raise _unknown(file, word, text, inquiry)
    if exactly is not None:
        return _as_now(likely, file, text, inquiry)
    hint = None if fit else "what was changed in the file itself is not known"
    if word is not None and word.values:
        hint = f"none of its content controls holds “{text}”"
    other = _other(file, likely, AS_NOW, hint, inquiry)
    notes = (*_damage(file, word), other, *_fitted(file, word))
    explained = _as_now(likely, file, text, inquiry, *notes)
    return replace(explained, altered=altered, fit=fit)


def _read(
    word: Word | None, text: str | None
) -> tuple[tuple[Printed, ...], tuple[Altered, ...], Fit | None]:
    """Return what was asked for of a Word file: values, edits, its version."""
    if word is None:
        return (), (), None
    return word.printing(text), word.altering(text), word.fit


def _elsewhere(file: NamedFile, text: str | None, inquiry: Inquiry) -> Explained:
    """Return the output that a name means, if there is no such file."""
    identified = output_for(file, None, inquiry)
    if identified is None:
        raise missing(file, inquiry)
    site = inquiry.site
    there = named(site.path(identified.document, identified.output), site.root)
    if there.sha256 is not None:
        return _explained(there, text, inquiry)
    message = "this file is not there; listed is what it would print"
    hint = "`briefgen build` makes it"
    note = Diagnostic(Place(there.shown), message, "not-built", hint, "warning")
    return _as_now(identified, there, text, inquiry, note)


def _as_now(
    identified: Identified,
    file: NamedFile,
    text: str | None,
    inquiry: Inquiry,
    *notes: Diagnostic,
) -> Explained:
    """Return what a document prints as the workspace is now."""
    diagnostics = (*inquiry.diagnostics, *notes, *_stale(identified, inquiry))
    lines = read_now(identified.document, inquiry).lines
    values = tuple(value for line in lines for value in line.values)
    if text is not None:
        values = search(lines, text)
    if not values and text is not None:
        raise BriefgenError(
            [*diagnostics, *_not_printed(file, lines, text).diagnostics]
        )
    return Explained(identified, identified.built, values, diagnostics)


def _held_note(
    file: NamedFile, likely: Identified | None, inquiry: Inquiry
) -> Diagnostic:
    """Return how a file that was read itself differs from what was built."""
    if likely is None:
        message = f"this is none of the documents of this workspace; {AS_HELD}"
        return Diagnostic(Place(file.shown), message, "other-file", None, "warning")
    hint = f"totals and findings have none: ask for them in {likely.built}"
    return _other(file, likely, AS_HELD, hint, inquiry)


def _other(
    file: NamedFile,
    identified: Identified,
    listed: str,
    hint: str | None,
    inquiry: Inquiry,
) -> Diagnostic:
    """Return the warning that a file was made as an output, but has other bytes."""
    message = f"this is not the file that was built as {identified.built}"
    if not inquiry.site.own(identified.document, identified.output):
        message = "it is not known whether this file was built here"
    message = f"{message}; {listed}"
    return Diagnostic(Place(file.shown), message, "other-file", hint, "warning")


def _fitted(file: NamedFile, word: Word | None) -> tuple[Diagnostic, ...]:
    """Return a warning if it is not certain which version to compare with."""
    if word is None or word.damage:
        return ()
    place, several = Place(file.shown), "several versions fit this file equally"
    if word.fit is None:
        message = "its words were not kept when it was written, so edits are not known"
        hint = "they are kept in .briefgen/ of the workspace that it was built in"
        return (Diagnostic(place, message, "no-version", hint, "warning"),)
    if not word.fit.others:
        return ()
    others = ", ".join(map(version_name, word.fit.others))
    message = (
        f"{several}: it is compared with the latest of them, and not with {others}"
    )
    return (Diagnostic(place, message, "versions", None, "warning"),)


def _gone(file: NamedFile, held: tuple[Printed, ...]) -> tuple[Diagnostic, ...]:
    """Return a warning that names the values which are no longer in the data."""
    paths = list(dict.fromkeys(each.path or "" for each in held if each.place is None))
    if not paths:
        return ()
    message = ", ".join(paths[:NAMED]) + (" and others" if len(paths) > NAMED else "")
    message = f"no longer in the data: {message}"
    return (Diagnostic(Place(file.shown), message, "gone", None, "warning"),)


def _damage(file: NamedFile, word: Word | None) -> tuple[Diagnostic, ...]:
    if word is None or not word.damage:
        return ()
    message = f"this cannot be read as a Word file: {word.damage}"
    hint = "open it in Word, and save it as a Word document without a password"
    return (Diagnostic(Place(file.shown), message, "word-file", hint, "warning"),)


def _unknown(
    file: NamedFile, word: Word | None, text: str | None, inquiry: Inquiry
) -> BriefgenError:
    """Return the error that a file is not known, and what to ask instead."""
    if word is not None and word.values:
        return _not_printed(file, word.now, text or "")
    if word is not None and word.damage:
        return BriefgenError(
            replace(diagnostic, severity="error") for diagnostic in _damage(file, word)
        )
    what, hint = "file", None
    if file.path.suffix.lower() == ".pdf":
        what = "PDF"
    elif word is not None:
        what = "Word file"
    if what != "file":
        hint = "it remembers no values: name the document that it was made as"
    return stranger(file, what, hint, inquiry)


def _not_printed(file: NamedFile, lines: Lines, text: str) -> BriefgenError:
    place = Place(file.shown)
    if is_on(lines, text):
        message = (
            f"“{text}” is printed, but by the template: no value of the data is in it"
        )
        return mistake(place, message, "not-data")
    near = ", ".join(f"“{each}”" for each in alike(lines, text))
    hint = f"it prints {near}" if near else "without a text, all its values are listed"
    return mistake(place, f"no value here prints “{text}”", "not-printed", hint)


def _stale(
    identified: Identified, inquiry: Inquiry, listed: str = AS_NOW
) -> tuple[Diagnostic, ...]:
    """Return a warning if anything has changed that the document was made from."""
    site = inquiry.site
    known = site.remembered(site.path(identified.document, identified.output))
    if known is None or not known.record:
        return ()
    comparison = Comparison(inquiry.project, inquiry.as_of, site.state)
    changes = comparison.changes(identified.document, known)
    if all(change.kind == ENGINE for change in changes):
        return ()
    message = f"what this was made from has changed since; {listed}"
    hint = "`briefgen status` tells what changed, `briefgen build` makes it again"
    return (Diagnostic(Place(identified.built), message, "stale", hint, "warning"),)
