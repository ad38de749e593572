"""Fields of an office's own, of every type and every owner, as a workspace declares them."""

import json
from typing import Any, get_args

from briefgen.languages import facts
from briefgen.loading.declarations import own_fields
from briefgen.loading.declarations.own_field import OWNERS
from briefgen.loading.labels import DeclaredLabel
from briefgen.loading.own_declarations import OwnDeclarations
from briefgen.model import OwnType, Simple
from briefgen.reading import compose
from briefgen.reading.fields import Reader
from tests.declared.plants import word
from tests.declared.samples import LANGUAGES

OWN_ROOT = "portfolio.declared"


def _texts(name: str) -> dict[str, str]:
    return {code: word(name, code) for code in LANGUAGES}


def _parts(name: str, simple: str) -> dict[str, Any]:
    """Give what a field of a type has to declare besides, and may."""
    match simple:
        case "choice":
            ids = [word(name, each).lower() for each in ("first", "second")]
            choices = [{"id": each, "label": _texts(each)} for each in ids]
            return {"choices": choices}
        case "number":
            bounds = {"least": 10_000, "most": 99_999_999, "decimals": 1}
            return {"unit": _texts(f"{name} unit"), **bounds}
        case _:
            return {}


def _field(name: str, kind: str) -> dict[str, Any]:
    about = {"label": _texts(name), "hint": _texts(f"{name} hint")}
    return {"id": name, "type": kind, **about, **_parts(name, kind)}


def _fields() -> list[dict[str, Any]]:
    """Give a field of every type to all that may have fields."""
    fields = []
    for owner in OWNERS:
        for kind in get_args(OwnType):
            name = f"{owner}_{kind}"
            columns = [_field(f"{name}_{each}", each) for each in get_args(Simple)]
            own = {**_field(name, kind), "of": owner}
            if kind == "table":
                own["columns"] = columns
            if kind == "list":
                own["items"] = "number"
            fields.append(own)
    table = next(each for each in fields if each["type"] == "table")
    fields[0]["required"] = table["columns"][0]["required"] = True
    return fields


def declarations(data: Any) -> OwnDeclarations:
    """Give what a file declares, with the labels of fields and columns."""
    reader = Reader()
    node = compose(json.dumps(data), "fields.yaml").node
    assert node is not None
    names = {code: facts(code).name for code in LANGUAGES}
    fields = own_fields(names).take(node, reader.at(OWN_ROOT))
    reader.finish()
    labels = {
        path.removeprefix(f"{OWN_ROOT}."): label
        for path, label in reader.aside.items()
        if isinstance(label, DeclaredLabel)
    }
    return OwnDeclarations(fields, labels)


OWN_FIELDS = _fields()
OWN = declarations(OWN_FIELDS)
ROOTS = {"initiatives": "initiative", "themes": "theme", "portfolio": "portfolio"}


def declared_by(path: str) -> str:
    """Give the path of what declares the field at a path, or a column of it; or nothing."""
    before, _, after = path.partition(".fields.")
    names = [each for each in after.split(".") if not each.isdecimal()]
    if not after:
        return ""
    own = ".".join((OWN_ROOT, ROOTS[before.split(".")[0]], names[0]))
    is_table = names[0].endswith("_table") and len(names) > 1
    return f"{own}.columns.{names[1]}" if is_table else own


def path_of(data: Any, keys: tuple[str | int, ...]) -> str:
    """Give the path of something that is declared: it has ids where the data has lists."""
    steps = [OWN_ROOT]
    for at, key in enumerate(keys):
        data = data[key]
        names = (data["of"], data["id"]) if at == 0 else (str(key),)
        steps += (data["id"],) if at and keys[at - 1] == "columns" else names
    return ".".join(steps)
