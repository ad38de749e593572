"""Turn words that were pasted into a file into the document that they come from."""

from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

from briefgen.provenance.match_blocks import squeezed
from briefgen.provenance.nearest_version import edition_name, tagged_as
from briefgen.provenance.word_edits import Altered, EditedValue
from briefgen.state.word_versions import Version, all_kept
from briefgen.writers.tags import read_tag

ELSEWHERE = "another document or edition"
SHORTEST = 20  # characters of words that tell where they come from


class Sources:
    """The versions that are kept at `root`, except the one that a file was made as.

    `own` is the code and the language of that one.
    """

    def __init__(
        self, root: Path | None, own: tuple[str, str], version: Version | None
    ) -> None:
        self._root, self._own, self._version = root, own, version

    def of_value(self, kept: EditedValue) -> str:
        """Return the document that a value comes from; empty if that is the file's own.

        Its tag says so, or otherwise the words that it has now.
        """
        edition = kept.tag.code, kept.tag.language
        if edition != self._own:
            return self._codes.get(edition, ELSEWHERE)
        if kept.state in {"same", "deleted"}:
            return ""
        return self._values.get((kept.tag.path, squeezed(kept.now)), "")

    def of_block(self, altered: Altered) -> str:
        """Return the document that has the words which were added; empty if none has."""
        words = squeezed(altered.now)
        if altered.state not in {"added", "edited"} or len(words) < SHORTEST:
            return ""
        return self._blocks.get((altered.kind, words), "")

    @cached_property
    def _versions(self) -> tuple[Version, ...]:
        versions = () if self._root is None else tuple(all_kept(self._root))
        return tuple(each for each in versions if each != self._version)

    @cached_property
    def _codes(self) -> dict[tuple[str, str], str]:
        return {tagged_as(each): edition_name(each) for each in self._versions}

    @cached_property
    def _blocks(self) -> dict[tuple[str, str], str]:
        return {
            (kind, squeezed(words)): edition_name(version)
            for version in self._versions
            for kind, words, _ in version.rows
        }

    @cached_property
    def _values(self) -> dict[tuple[str, str], str]:
        return {
            (path, words): edition_name(version)
            for version in self._versions
            for path, words in _values(version)
        }


def _values(version: Version) -> Iterator[tuple[str, str]]:
    for _, words, held in version.rows:
        for tag, start, end in held:
            parsed = read_tag(tag)
            if parsed is not None:
                yield parsed.path, squeezed(words[start:end])
