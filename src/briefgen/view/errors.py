"""The errors for a value that a reader may not get: unreleased, or untranslated."""

from briefgen.errors import Place
from briefgen.model import Language, Release


class Unreleased(Exception):  # noqa: N818 - it says what was found, as a label does
    """The error for a public document that reads a value which may not be published.

    `labelled` is the path of the label: that of the value, or of its nearest parent.
    """

    def __init__(
        self, path: str, place: Place | None, release: Release, labelled: str
    ) -> None:
        super().__init__(path)
        self.path, self.place, self.release = path, place, release
        self.labelled = labelled


class Untranslated(Exception):  # noqa: N818 - likewise
    """The error for a text that has no words in the document's language."""

    def __init__(self, path: str, place: Place | None, language: Language) -> None:
        super().__init__(path)
        self.path, self.place, self.language = path, place, language
