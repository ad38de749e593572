"""A new file, or a new item of one, to a step that can be undone, and what to do next."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from briefgen.commands.as_of_option import now
from briefgen.commands.diagnostics_output import say
from briefgen.editing.transaction import FileEdit, make_step
from briefgen.errors import BriefgenError, Place, in_order, mistake
from briefgen.folder_names import unportable
from briefgen.loading.ids import id_for
from briefgen.reading import compose
from briefgen.reading.fields import Field, Reader, Unreadable, read_slug

LANGUAGES_LATER = "  missing: {} in {}: fill it in before you build that language"


def proposed_id(titles: Mapping[str, str]) -> str:
    """Return an id by a title, English if there is one; cut between words."""
    title = titles.get("en") or next(iter(titles.values()), "")
    return id_for(title)


def refuse_id(name: str) -> None:
    """Raise BriefgenError for what is no id, or no name of a file on all computers."""
    try:
        read_slug(name)
    except Unreadable as error:
        raise mistake(Place("--id"), error.message, error.rule, error.hint) from None
    if reasons := unportable(name):
        raise mistake(Place("--id"), *reasons)


def refuse_mistakes(field: Field[object], text: str, path: str, at: str) -> None:
    """Raise BriefgenError if a new file would have mistakes; gaps are none."""
    reader = Reader()
    node = reader.take(compose(text, path))
    if node is not None:
        field.take(node, reader.at(at))
    if reader.diagnostics:
        raise BriefgenError(in_order(reader.diagnostics))


def begin_file(root: Path, words: str, edits: Sequence[FileEdit]) -> None:
    """Write new files as one step, and say so; nothing is written over another file.

    Raises BriefgenError.
    """
    for edit in edits:
        if edit.before is None and (root / edit.path).exists():
            message = "this file stands here already; nothing was written"
            raise mistake(Place(edit.path), message, "duplicate-id", "open that one")
    make_step(root, words, now(), edits)
    for edit in edits:
        say(f"{'wrote' if edit.before is None else 'added to'} {edit.path}")


def say_next(*lines: str) -> None:
    """Say what a person may do now."""
    for line in lines:
        say(f"  {line}")
    say("  briefgen check           tells what is missing or wrong")
    say("  briefgen undo            takes it away again")


def say_gaps(
    what: str, titles: Mapping[str, str], languages: Mapping[str, str]
) -> None:
    """Say in which languages texts are missing."""
    missing = [name for code, name in languages.items() if code not in titles]
    if missing:
        say(LANGUAGES_LATER.format(what, " and ".join(missing)))
