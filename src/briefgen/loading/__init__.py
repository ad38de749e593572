"""The data files of a workspace to a validated portfolio, or every mistake at once."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from functools import partial
from typing import Any, TypeAlias

from briefgen.configuration import ORGANIZATION, Configuration
from briefgen.errors import BriefgenError, Diagnostic, Place
from briefgen.files import MANY
from briefgen.languages import facts
from briefgen.loading import declarations
from briefgen.loading.declarations import FIELDS
from briefgen.loading.file_values import Memory, Nothing, Values
from briefgen.loading.gaps import gaps_of
from briefgen.loading.ids import ids_of_files
from briefgen.loading.labels import MARKING, resolve
from briefgen.loading.own_declarations import (
    NOTHING_OWN,
    OwnDeclarations,
    own_declarations,
)
from briefgen.loading.places import Places
from briefgen.loading.plain_values import digest_of
from briefgen.loading.read_files import Files, uncollected
from briefgen.loading.surroundings import jurisdiction_of
from briefgen.loading.themes import THEME_FOLDER, THEMES, Ids, themes_of
from briefgen.model import CANADA, DeclaredFields, Initiative, Jurisdiction, Portfolio
from briefgen.reading import Mapping as MappingNode
from briefgen.reading import Node, Scalar, compose
from briefgen.reading.fields import Field, Reader, Schema, list_of, with_examples
from briefgen.workspace import Workspace

PORTFOLIO = "data/portfolio.yaml"
INITIATIVES = "data/initiatives"
FIRST = f"{INITIATIVES}/first-project.yaml"
EXAMPLE = (
    "{{theme: {}, title: First project, funding: {{kind: new, amount: 250000}},"
    " description: What it does and for whom.}}"
)
VALUES = 3_000_000  # of all data files: 10,000 initiatives have a tenth of it
MISTAKES = 10_000  # that are told of all data files

Named: TypeAlias = Callable[[str], Initiative]  # an initiative, once it has its id


def load(workspace: Workspace, memory: Memory | None = None) -> Portfolio:
    """Return the portfolio of a workspace; `memory` knows files that were read before.

    Raises BriefgenError with every mistake of every data file, each once, by place. A
    text that only some languages lack is no mistake here, but one of the portfolio's
    `gaps`.
    """
    places = Places()
    places.update(_of_organization(workspace.configuration))
    jurisdiction = workspace.configuration.jurisdiction
    reader = Reader(places, jurisdiction)
    files = Files(reader, places, workspace, memory or Nothing())
    with uncollected():
        return _portfolio(files, workspace, reader)


def _portfolio(files: Files, workspace: Workspace, reader: Reader) -> Portfolio:
    languages = {code: facts(code).name for code in workspace.configuration.languages}
    own = own_declarations(workspace, languages, reader)
    head = _head(reader, workspace, languages, own)
    money = head.currency if head else ""
    ids, themes = themes_of(files, workspace, languages, own, money)
    paths = _paths(reader, workspace, ids or ())
    member = own.member("initiative", languages, money)
    field = declarations.initiative(languages, ids, money, member)
    context = own.context(jurisdiction_of(reader), languages, money)
    initiatives = _initiatives(files, paths, field, context, ids)
    releases = resolve(reader)
    gaps = gaps_of(reader, languages, head)
    assert head is not None
    assert ids is not None
    rank = {theme: place for place, theme in enumerate(ids)}
    initiatives.sort(key=lambda at: (rank[at.theme], at.order, at.id))
    return replace(
        head,
        themes=themes,
        initiatives=tuple(initiatives),
        gaps=gaps,
        languages=(*languages,),
        jurisdiction=jurisdiction_of(reader),
        places=reader.places,
        releases=releases,
        digests={**files.digests, "portfolio": digest_of(head)},
    )


def _of_organization(configuration: Configuration) -> dict[str, Place]:
    """Return the places of the one text of the configuration that templates print."""
    return {
        path: place
        for path, place in configuration.places.items()
        if path.split(".")[0] == ORGANIZATION
    }


def declared(
    languages: tuple[str, ...], own: OwnDeclarations = NOTHING_OWN
) -> dict[str, Field[object]]:
    """Return the type of each data file, by the path of the file or folder.

    `own` are the fields that the office declares.
    """
    names = {code: facts(code).name for code in languages}
    whole, theme, initiative = (
        own.member(owner, names) for owner in ("portfolio", "theme", "initiative")
    )
    return {
        PORTFOLIO: declarations.portfolio(names, whole),
        THEMES: list_of(declarations.theme(names, theme), least=1),
        THEME_FOLDER: declarations.theme_file(names, theme),
        INITIATIVES: declarations.initiative(names, None, "", initiative),
        FIELDS: declarations.own_fields(names),
    }


def schemas(
    languages: tuple[str, ...],
    own: OwnDeclarations = NOTHING_OWN,
    place: Jurisdiction = CANADA,
) -> dict[str, Schema]:
    """Return the JSON Schema of each data file, by the path of the file or folder.

    It has the markings of one place alone.
    """
    return {
        path: _with_markings(with_examples(field.schema), place)
        for path, field in declared(languages, own).items()
    }


def _with_markings(schema: Any, place: Jurisdiction) -> Any:
    if isinstance(schema, dict) and schema.get("enum") == MARKING["enum"]:
        return {**schema, "enum": [*place.markings]}
    if isinstance(schema, dict):
        return {name: _with_markings(part, place) for name, part in schema.items()}
    if isinstance(schema, list):
        return [_with_markings(part, place) for part in schema]
    return schema


def _head(
    reader: Reader,
    workspace: Workspace,
    languages: Mapping[str, str],
    own: OwnDeclarations,
) -> Portfolio | None:
    try:
        text = workspace.read_text(PORTFOLIO)
    except BriefgenError as error:
        reader.collect(error.diagnostics)
        return None
    node = reader.take(compose(text, PORTFOLIO))
    if node is None:
        return None
    money = node.get("currency") if isinstance(node, MappingNode) else None
    member = own.member(
        "portfolio", languages, money.text if isinstance(money, Scalar) else ""
    )
    field = declarations.portfolio(languages, member)
    head = field.take(node, reader.at("portfolio"))
    known = own.fields or DeclaredFields()
    return None if head is None else replace(head, declared=known)


def _initiatives(
    files: Files,
    paths: tuple[str, ...],
    field: Field[Named],
    context: str,
    ids: Ids,
) -> list[Initiative]:
    known = None if ids is None else {*ids}
    initiatives: list[Initiative] = []
    for path, name in ids_of_files(files.reader, paths).items():
        if _too_much(files.reader, path):
            break
        values = files.values(
            path, context, partial(_named, name, field), partial(_belongs, known)
        )
        initiatives += (each for each in values or () if isinstance(each, Initiative))
    return initiatives


def _named(
    name: str, field: Field[Named], node: Node, reader: Reader
) -> tuple[Initiative, ...]:
    build = field.take(node, reader.at("initiatives") / name)
    return () if build is None else (build(name),)


def _belongs(themes: Collection[str] | None, values: Values) -> bool:
    """Return whether the themes of an initiative that is remembered are still there."""
    return themes is None or all(
        isinstance(each, Initiative) and all(map(themes.__contains__, _themes(each)))
        for each in values
    )


def _themes(initiative: Initiative) -> tuple[str, ...]:
    return initiative.theme, *initiative.also_in


def _too_much(reader: Reader, path: str) -> bool:
    """Collect the mistake that a limit is reached before a file; return whether it is."""
    if len(reader.places) > VALUES:
        message = f"the data files before this one have more than {VALUES:,} values"
        reader.tell(Place(path), message, "too-large", "keep part of them elsewhere")
        return True
    if len(reader.diagnostics) > MISTAKES:
        message = f"there are more than {MISTAKES:,} mistakes before this file"
        reader.tell(Place(path), message, "too-many", "mend those first")
        return True
    return False


def _paths(
    reader: Reader, workspace: Workspace, themes: tuple[str, ...]
) -> tuple[str, ...]:
    hint = f"put the file of each initiative into {INITIATIVES} itself"
    try:
        for folder in workspace.folders(INITIATIVES):
            if not folder.endswith(".yaml"):  # which is told as no file
                reader.tell(Place(folder), "this folder is not read", "folder", hint)
        return workspace.files(INITIATIVES, ".yaml", most=MANY)
    except BriefgenError as error:
        reader.collect(_first(diagnostic, themes) for diagnostic in error.diagnostics)
        return ()


def _first(diagnostic: Diagnostic, themes: tuple[str, ...]) -> Diagnostic:
    """Return a mistake with an example of a first initiative as its hint."""
    if diagnostic.rule not in {"missing", "empty-folder"}:
        return diagnostic
    hint = (
        f"put the first initiative into {FIRST} and write there, for example: {EXAMPLE}"
    )
    return replace(diagnostic, hint=hint.format(next(iter(themes), "id-of-a-theme")))
