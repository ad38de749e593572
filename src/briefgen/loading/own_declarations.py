"""The file `data/fields.yaml` to the fields of the office's own, if there is one."""

import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import field

from briefgen.errors import BriefgenError
from briefgen.languages import facts
from briefgen.loading.declarations import FIELDS, OwnMember, OwnTypes, Texts, own_fields
from briefgen.loading.labels import DeclaredLabel
from briefgen.model import DeclaredFields, Jurisdiction
from briefgen.reading import compose
from briefgen.reading.fields import Reader
from briefgen.value_classes import dataclass
from briefgen.workspace import Workspace

DECLARED = "portfolio.declared"  # the path of all declarations


@dataclass(frozen=True, slots=True)
class OwnDeclarations:
    """The fields of the office's own; None if the file that declares them has mistakes.

    `labels` are theirs, by their paths in `fields`; `digest` is of everything that the
    file says, and empty only if there is no file.
    """

    fields: DeclaredFields | None = DeclaredFields()
    labels: Mapping[str, DeclaredLabel] = field(default_factory=dict)
    digest: str = ""

    def member(
        self, owner: str, languages: Mapping[str, str], money: str = ""
    ) -> OwnMember:
        """Return the field with the values of an initiative, a theme or the portfolio.

        `money` is the portfolio's currency.
        """
        own = None if self.fields is None else getattr(self.fields, owner)
        return OwnTypes(Texts(languages), money, self.labels).of(owner, own)

    def context(
        self, place: Jurisdiction, languages: Mapping[str, str], money: str
    ) -> str:
        """Return everything that the values of a data file depend on besides the file."""
        year = place.fiscal_year.begins
        return json.dumps([*languages, money, place.id, year, self.digest])


NOTHING_OWN = OwnDeclarations()


def declarations_of(workspace: Workspace) -> OwnDeclarations:
    """Return what `data/fields.yaml` declares; its mistakes are told when data is loaded."""
    languages = workspace.configuration.languages
    names = {code: facts(code).name for code in languages}
    return own_declarations(workspace, names, Reader())


def own_declarations(
    workspace: Workspace, languages: Mapping[str, str], reader: Reader
) -> OwnDeclarations:
    """Return what `data/fields.yaml` declares; `reader` collects its mistakes."""
    if not os.path.lexists(workspace.root / FIELDS):
        return NOTHING_OWN
    try:
        text = workspace.read_text(FIELDS)
    except BriefgenError as error:
        reader.collect(error.diagnostics)
        return OwnDeclarations(None, digest="unreadable")
    node = reader.take(compose(text, FIELDS))
    fields = None
    if node is not None:
        fields = own_fields(languages).take(node, reader.at(DECLARED))
    labels = {
        path.removeprefix(f"{DECLARED}."): label
        for path, label in reader.aside.items()
        if isinstance(label, DeclaredLabel)
    }
    digest = hashlib.sha256(text.encode()).hexdigest()
    return OwnDeclarations(fields, labels, digest)
