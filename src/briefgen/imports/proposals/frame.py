"""What a proposal knows of the workspace that a source is to be imported into."""

from collections.abc import Mapping
from dataclasses import field

from briefgen.model import OwnField
from briefgen.value_classes import dataclass

MOST_THEMES = 40  # that a source is thought to have
FIELDS = "initiatives.fields."  # before the path of a field, in reasons and questions


@dataclass(frozen=True, slots=True)
class ProposalFrame:
    """The workspace around a mapping that is to be proposed.

    `name` is that of the mapping, `imports/NAME.yaml`. `source` is the path of the source
    in the workspace, or None if it lies elsewhere. `languages` are the codes of the
    workspace's languages, the first one first. `themes` has the title of each theme in
    the first language, by its id; `other_titles` has the id by each title in another.
    `currency` is the portfolio's. `own` has the fields of initiatives that the office
    declares, by their ids.
    """

    name: str
    source: str | None
    languages: tuple[str, ...]
    themes: Mapping[str, str] = field(default_factory=dict)
    currency: str = ""
    other_titles: Mapping[str, str] = field(default_factory=dict)
    own: Mapping[str, OwnField] = field(default_factory=dict)

    @property
    def theme_names(self) -> dict[str, str]:
        """The id of each theme by whatever it is called: a title in any language, its id."""
        titles = {title: name for name, title in self.themes.items() if title}
        return {**titles, **self.other_titles, **{name: name for name in self.themes}}
