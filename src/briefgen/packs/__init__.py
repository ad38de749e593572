"""A government's name to the files with which `briefgen init --pack` begins there.

A pack lays files of its own over those of the sample: data, configuration and templates.
What several packs share is in `shared/`. `docs/packs.md` names the sources.
"""

from collections.abc import Mapping
from pathlib import Path

from briefgen.value_classes import dataclass

FOLDER = Path(__file__).parent
SHARED = FOLDER / "shared"


@dataclass(frozen=True, slots=True)
class Pack:
    """What a government has otherwise than the sample.

    `instead` are kinds of the sample that its own stand for. `paper` is that of its
    pages. With `phrases`, its documents are in the sample's languages, too.
    """

    name: str
    instead: tuple[str, ...] = ()
    paper: str = "letter"
    phrases: bool = False

    @property
    def folder(self) -> Path:
        """The folder of its files."""
        return FOLDER / self.name


OWN_NOTE = ("briefing-note",)
PACKS: Mapping[str, Pack] = {
    each.name: each
    for each in (
        Pack("canada", phrases=True),
        Pack("uk", OWN_NOTE, "a4"),
        Pack("australia", OWN_NOTE, "a4"),
        Pack("new-zealand", OWN_NOTE, "a4"),
        Pack("british-columbia", OWN_NOTE),
    )
}
