"""The file `data/fields.yaml`: the fields of the office's own, each declared once."""

import re
from collections.abc import Mapping
from typing import Any, Final, TypeVar, get_args

from briefgen.errors import Place
from briefgen.loading.declarations.texts import Texts, mapping
from briefgen.model import (
    ByName,
    DeclaredFields,
    OwnChoice,
    OwnField,
    OwnType,
    Simple,
)
from briefgen.reading import Mapping as MappingNode
from briefgen.reading import Node, Scalar, Sequence, quoted
from briefgen.reading.fields import (
    At,
    Field,
    Form,
    Member,
    Unreadable,
    boolean,
    choice,
    decimal,
    integer,
    list_of,
    nearest_slug,
    optional,
    required,
    scalar,
    slug,
)

T = TypeVar("T")

FIELDS = "data/fields.yaml"
OWNERS = ("initiative", "theme", "portfolio")  # what may have fields
MOST_FIELDS, MOST_COLUMNS, MOST_CHOICES = 200, 20, 300
LARGEST: Final = 10**15
MOST_DECIMALS = 6
LONGEST = 40  # characters of a field's id
ID = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")
# What means something else beside the values, or in templates.
RESERVED = frozenset({"at", "release"})
# What only some types have → these types.
PARTS: Mapping[str, str] = {
    "choices": "choice",
    "columns": "table",
    "items": "list",
    **dict.fromkeys(("unit", "decimals", "least", "most"), "number"),
}
ID_OF = ("id", "of")  # what the path of a field consists of


def own_fields(languages: Mapping[str, str]) -> Field[DeclaredFields]:
    """Declare `data/fields.yaml`."""
    texts = Texts(languages)
    field = mapping(
        _owned,
        required("id", _id(), "the name that data and templates use", "reply"),
        required("of", choice(OWNERS), "what has it", "initiative"),
        required("type", choice(get_args(OwnType)), "what a value is", "prose"),
        *_about(texts),
        optional(
            "items", choice(get_args(Simple)), "of a list; text, unless given", "number"
        ),
        optional("columns", _columns(texts), "of a table"),
        check=_judge_owned,
    )

    def read(node: Node, at: At) -> DeclaredFields | None:
        fields = _each(node, at, field, MOST_FIELDS, owned=True)
        if fields is None:
            return None
        return DeclaredFields(
            **{
                owner: ByName({each.id: each for of, each in fields if of == owner})
                for owner in OWNERS
            }
        )

    schema = {"type": "array", "items": field.schema, "maxItems": MOST_FIELDS}
    return Field(read, schema, Form("a list", item=field))


def _columns(texts: Texts) -> Field[ByName[OwnField]]:
    field = mapping(
        _built,
        required("id", _id(), "the name of the column", "day"),
        required("type", choice(get_args(Simple)), "what stands in it", "date"),
        *_about(texts),
        check=_judge,
    )

    def read(node: Node, at: At) -> ByName[OwnField] | None:
        columns = _each(node, at, field, MOST_COLUMNS, owned=False)
        return None if columns is None else ByName({each.id: each for each in columns})

    schema = {"type": "array", "items": field.schema, "maxItems": MOST_COLUMNS}
    return Field(read, schema, Form("a list", item=field))


def _about(texts: Texts) -> tuple[Member, ...]:
    """Return what is said of a field and of a column alike."""
    bound = decimal(-LARGEST, LARGEST)
    one = mapping(
        OwnChoice,
        required("id", slug(), "what data says", "planned"),
        required("label", texts.line, "what readers see", "{en: Planned, fr: Prévu}"),
    )
    return (
        required(
            "label", texts.line, "what readers call it", "{en: Reply, fr: Réponse}"
        ),
        optional(
            "hint",
            texts.line,
            "what to write there, for whoever fills it in",
            "{en: Two sentences., fr: Deux phrases.}",
        ),
        optional("required", boolean(), "whether each must have it", "true"),
        optional("choices", list_of(one, least=1), "of which a choice is one"),
        optional("unit", texts.line, "what stands after a number", "{en: km, fr: km}"),
        optional(
            "decimals", integer(0, MOST_DECIMALS), "of a number; 0 unless given", "1"
        ),
        optional("least", bound, "the smallest number that may be", "0"),
        optional("most", bound, "the largest number that may be", "100"),
    )


def _id() -> Field[str]:
    return scalar(_read_id, {"type": "string", "pattern": f"^{ID.pattern}$"}, "an id")


def _read_id(value: str) -> str:
    if len(value) > LONGEST:
        raise Unreadable(f"this id has more than {LONGEST} characters", "id")
    if not ID.fullmatch(value):
        near = nearest_slug(value).replace("-", "_")
        what = "an id of small letters, digits and single underscores"
        message = f"expected {what}, found {quoted(value)}"
        hint = f"did you mean '{near}'?" if ID.fullmatch(near) else None
        raise Unreadable(message, "id", hint)
    if value in RESERVED:
        message = f"the id '{value}' has a meaning of its own already"
        raise Unreadable(message, "id", f"write, for example, {value}_text")
    return value


def _owned(*, of: str, **fields: Any) -> tuple[str, OwnField]:
    return of, _built(**fields)


def _built(**fields: Any) -> OwnField:
    items = {"items": "text"} if fields["type"] == "list" else {}
    return OwnField(**(items | fields))


def _each(
    node: Node, at: At, field: Field[T], most: int, *, owned: bool
) -> list[T] | None:
    """Return the items of a list, each read at the path that its owner and id make."""
    if not isinstance(node, Sequence):
        at.expected("a list", node)
        return None
    if len(node.items) > most:
        at.tell(f"more than {most} in this list: {len(node.items):,}", "too-large")
        return None
    first: dict[str, Place] = {}
    read: list[T | None] = []
    for number, item in enumerate(node.items):
        path = _path(item, owned=owned) or str(number)
        place = first.setdefault(path, item.place)
        if place != item.place:
            message = f"duplicate field '{path.rpartition('.')[2]}', first at {place}"
            at.reader.tell(item.place, message, "duplicate-id", "give each its own id")
        read.append(field.take(item, at / path))
    whole = [each for each in read if each is not None]
    return whole if len(whole) == len(read) else None


def _path(item: Node, *, owned: bool) -> str:
    """Return the path of an item by its id, or an empty one if that is not known."""
    names = [
        item.get(name) if isinstance(item, MappingNode) else None for name in ID_OF
    ]
    own, of = (each.text if isinstance(each, Scalar) else "" for each in names)
    if not ID.fullmatch(own) or (owned and of not in OWNERS):
        return ""
    return f"{of}.{own}" if owned else own


def _judge_owned(owned: tuple[str, OwnField], at: At) -> None:
    _judge(owned[1], at)


def _judge(field: OwnField, at: At) -> None:
    """Collect what does not belong to the type of a field, and what it lacks."""
    for part, kind in PARTS.items():
        own = field.type if part in {"columns", "items"} else field.simple
        if kind != own and at.reader.places.get((at / part).path) is not None:
            message = f"'{part}' belongs to a {kind}, and this is a {own}"
            (at / part).tell(
                message, "field-type", f"remove it, or write `type: {kind}`"
            )
    if field.simple == "choice" and not field.choices:
        hint = "add `choices: [{id: planned, label: {en: Planned, fr: Prévu}}]`"
        at.tell(f"'{field.id}' has no choices", "missing-field", hint)
    if field.type == "table" and not field.columns.values:
        hint = "add `columns: [{id: day, type: date, label: {en: Day, fr: Jour}}]`"
        at.tell(f"the table '{field.id}' has no columns", "missing-field", hint)
    if None not in (low := field.least, high := field.most) and low > high:  # type: ignore[operator]
        (at / "most").tell(f"{high} is less than {low}, the least", "range")
    _judge_choices(field.choices, at / "choices")


def _judge_choices(choices: tuple[OwnChoice, ...], at: At) -> None:
    if len(choices) > MOST_CHOICES:
        at.tell(f"more than {MOST_CHOICES} choices: {len(choices):,}", "too-large")
    known: set[str] = set()
    for number, each in enumerate(choices):
        if each.id in known:
            (at / number).tell(f"the choice '{each.id}' stands here twice", "duplicate")
        known.add(each.id)
