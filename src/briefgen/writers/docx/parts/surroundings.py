"""A look and a language to the parts around a text: styles, lists, settings, faces."""

from collections.abc import Mapping
from functools import lru_cache

from lxml.etree import _Element as Element

from briefgen.style import Look
from briefgen.value_classes import dataclass
from briefgen.writers.docx.parts.numbering import numbering
from briefgen.writers.docx.parts.package import written
from briefgen.writers.docx.parts.settings import settings
from briefgen.writers.docx.parts.styles import CODE_FACE, styles
from briefgen.writers.docx.parts.theme import BOX_FACE, font_table, theme

KEPT = 64  # as many as a build has at a time: layouts, colours, languages, spacings


@dataclass(frozen=True, slots=True)
class Surroundings:
    """All that these parts depend on; `language` is the one that Word names.

    `starts` gives level and first number of each numbered list; `notes` says whether
    there are footnotes, and `protect` what alone can be done in the file.
    """

    look: Look
    accent: str
    language: str
    starts: tuple[tuple[int, int], ...]
    notes: bool
    protect: str | None = None

    def parts(self) -> Mapping[str, Element]:
        """Return the parts, which may still be changed."""
        return {
            "word/styles": styles(self.look, self.accent, self.language),
            "word/numbering": numbering(
                self.starts, nested=self.look.reference is None
            ),
            "word/settings": settings(self.language, self.protect, notes=self.notes),
            "word/fontTable": font_table(self.look, BOX_FACE, CODE_FACE),
            "word/theme/theme1": theme(self.look, self.accent),
        }


@lru_cache(maxsize=KEPT)
def finished(around: Surroundings) -> Mapping[str, bytes]:
    """Return the bytes of the parts, made once for all documents that have them alike."""
    return {name: written(part) for name, part in around.parts().items()}
