"""Turn the words of a file into the kept version that they fit best."""

from collections.abc import Sequence
from pathlib import Path

from briefgen.provenance.match_blocks import Pair, aligned, alike
from briefgen.state.word_versions import Version, all_kept, kept
from briefgen.value_classes import dataclass
from briefgen.writers.read_words import Block, Held
from briefgen.writers.tags import code_of

LEAST = 0.5  # of a version's blocks, in a file that does not say what it was made as


@dataclass(frozen=True, slots=True)
class Fit:
    """The version that a file was compared with, and others that fit as well."""

    version: Version
    others: tuple[Version, ...] = ()

    def pairs(self, blocks: Sequence[Block], *, dropping: bool) -> tuple[Pair, ...]:
        """Return the blocks of the version paired with those of the file."""
        return aligned(blocks_of(self.version), blocks, dropping=dropping)


def best(blocks: Sequence[Block], document: str, root: Path | None) -> Fit | None:
    """Return the version with the most blocks of a file: of its document, if one fits.

    If several have as many, it is the latest.
    """
    if root is None:
        return None
    fit = _best(blocks, kept(root, document), 0.0)
    return fit or _best(blocks, tuple(all_kept(root)), LEAST)


def version_name(version: Version) -> str:
    """Return what messages call a version."""
    return f"{edition_name(version)}, version {version.number} of {version.of}"


def edition_name(version: Version) -> str:
    """Return what messages call a document in the edition of a version."""
    edition = f", edition of {version.edition}" if version.edition else ""
    return f"{version.document}{edition}"


def tagged_as(version: Version) -> tuple[str, str]:
    """Return the code and the language in the tags of a version."""
    name, _, language = version.document.rpartition(".")
    return code_of(name, version.edition), language


def blocks_of(version: Version) -> tuple[Block, ...]:
    """Return the blocks of a version."""
    return tuple(
        Block(kind, words, tuple(Held(*each) for each in held))
        for kind, words, held in version.rows
    )


def _best(
    blocks: Sequence[Block], versions: tuple[Version, ...], least: float
) -> Fit | None:
    scores = [alike(blocks_of(version), blocks) for version in versions]
    most = max(scores, default=0)
    if not most:
        return None
    *others, chosen = (v for v, s in zip(versions, scores, strict=True) if s == most)
    if most < least * len(chosen.rows):
        return None
    return Fit(chosen, tuple(others))
