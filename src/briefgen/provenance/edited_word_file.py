"""Turn a Word file that is not as it was built into its values, and its edits."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from briefgen.assembly.printed_values import Edit, Lines, Printed, PrintedLine
from briefgen.errors import Place
from briefgen.provenance.identify_file import Claim
from briefgen.provenance.nearest_version import Fit, best, tagged_as
from briefgen.provenance.pasted_from import Sources
from briefgen.provenance.text_search import folded, search
from briefgen.provenance.word_edits import Altered, EditedValue, WordEdit, reviewed
from briefgen.value_classes import dataclass
from briefgen.writers.read_words import Block
from briefgen.writers.tags import code_of, read_tag, wholes

ENDINGS = (".docm", ".docx", ".dotm", ".dotx")
BEGINNINGS = (b"PK\x03\x04", bytes.fromhex("d0cf11e0a1b11ae1"))  # of zip, and of OLE
LARGEST = 64 * 2**20  # bytes


@dataclass(frozen=True, slots=True)
class Word:
    """The values in a Word file, its other edits, and what it was made as.

    `fit` is the version that it was compared with, or None; `damage` says why it cannot
    be read.
    """

    values: tuple[Printed, ...] = ()
    altered: tuple[Altered, ...] = ()
    claim: Claim | None = None
    fit: Fit | None = None
    damage: str = ""

    @property
    def now(self) -> Lines:
        """The lines of its values as they are now."""
        return tuple(PrintedLine(value.text, (value,)) for value in self.values)

    def printing(self, text: str | None) -> tuple[Printed, ...]:
        """Return the values that print a text, or that printed it before an edit.

        Without a text, all values are returned.
        """
        if text is None:
            return self.values
        before = {
            replace(value, text=value.edit.was): value
            for value in self.values
            if value.edit is not None
        }
        lines = (PrintedLine(each.text, (each,)) for each in before)
        was = (before[each] for each in search(lines, text))
        return search(self.now, text) or tuple(was)

    def altering(self, text: str | None) -> tuple[Altered, ...]:
        """Return the edits outside values that contain a text, or contained it before."""
        sought = folded(text or "")
        return tuple(
            each
            for each in self.altered
            if sought in folded(each.was) or sought in folded(each.now)
        )


def remembered(
    file: Path, places: Mapping[str, Place], root: Path | None
) -> Word | None:
    """Return what is in a Word file, or None for another sort of file.

    `places` are the present places of values in the data; the words that were written
    are kept at `root`. Raises OSError.
    """
    with file.open("rb") as opened:
        data = opened.read(len(BEGINNINGS[-1]))
        if not data.startswith(BEGINNINGS) and file.suffix.lower() not in ENDINGS:
            return None
        data += opened.read(LARGEST)
    if len(data) > LARGEST:
        return Word(damage="it is too large")
    try:
        return _read(data, places, root)
    except ValueError as error:
        *_, reason = str(error).rpartition(": ")
        return Word(damage=reason)


def _read(data: bytes, places: Mapping[str, Place], root: Path | None) -> Word:
    from briefgen.writers.docx.roundtrip.origin import drops, edition_of, origin
    from briefgen.writers.docx.roundtrip.read_back import read_back

    claim, blocks = Claim(*origin(data)), read_back(data)
    name = f"{claim.kind}-{claim.subject}"
    own = code_of(name, edition_of(data)), claim.language
    fit = best(blocks, f"{name}.{claim.language}", root)
    edits: tuple[WordEdit, ...] = tuple(_held(blocks))
    if fit is not None:
        edits = reviewed(fit.pairs(blocks, dropping=drops(data)))
        own = tagged_as(fit.version)
    sources = Sources(root, own, None if fit is None else fit.version)
    whole = wholes(places, own[1])
    values = (
        _printed(e, sources, whole, places) for e in edits if isinstance(e, EditedValue)
    )
    altered = (
        replace(e, source=sources.of_block(e)) for e in edits if isinstance(e, Altered)
    )
    return Word(tuple(values), tuple(altered), claim, fit)


def _held(blocks: Iterable[Block]) -> Iterator[EditedValue]:
    """Yield the values in the controls of a file, if nothing else is known of it."""
    for block in blocks:
        for held in block.held:
            tag = read_tag(held.tag)
            if tag is not None:
                words = block.words[held.start : held.end]
                yield EditedValue(tag, words, words, "same")


def _printed(
    kept: EditedValue,
    sources: Sources,
    whole: Mapping[str, str],
    places: Mapping[str, Place],
) -> Printed:
    path = whole.get(kept.tag.path, kept.tag.path)
    printed = Printed(kept.now, path, places.get(path))
    source = sources.of_value(kept)
    if kept.state == "same" and not source:
        return printed
    return replace(printed, edit=Edit(kept.state, kept.was, source))
