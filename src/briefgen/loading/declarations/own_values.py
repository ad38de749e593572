"""Declared fields of the office's own to the types that their values are read by."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import partial
from typing import Any, TypeAlias

from briefgen.loading.declarations.illustration import illustration
from briefgen.loading.declarations.link import link
from briefgen.loading.declarations.own_field import LARGEST
from briefgen.loading.declarations.texts import Texts, mapping
from briefgen.loading.declarations.undeclared import among_values, beside_values
from briefgen.loading.labels import DeclaredLabel, restricted
from briefgen.loading.quantities import amount, currency
from briefgen.model import NO_VALUES, ByName, Money, OwnField, OwnValue, blank
from briefgen.reading import Mapping as MappingNode
from briefgen.reading import Node
from briefgen.reading.fields import (
    At,
    Field,
    Form,
    Member,
    Undeclared,
    choice,
    date,
    decimal,
    list_of,
    optional,
    required,
)
from briefgen.value_classes import dataclass

Values: TypeAlias = ByName[OwnValue]
Declared: TypeAlias = ByName[OwnField] | None  # None: it has mistakes of its own


@dataclass(frozen=True, slots=True)
class OwnMember:
    """The field `fields` of a mapping, and what it is if the mapping has none.

    `undeclared` tells of a name beside it how it can be one of these fields.
    """

    member: Member
    blank: Values
    undeclared: Undeclared


class OwnTypes:
    """The types of the values of fields that an office declares.

    `money` is the portfolio's currency; `labels` are those that declarations have, by
    the path of each in all that is declared: every value has at least that label.
    """

    def __init__(
        self, texts: Texts, money: str, labels: Mapping[str, DeclaredLabel]
    ) -> None:
        self._texts, self._money, self._labels = texts, money, labels

    def of(self, owner: str, declared: Declared) -> "OwnMember":
        """Declare `fields`, with the values of an initiative, a theme or the portfolio.

        If what is declared is not known, any value may stand there.
        """
        about = "those that data/fields.yaml declares"
        if declared is None:
            unknown: Field[Values] = Field(lambda *_: NO_VALUES, {})
            member = optional("fields", unknown, about)
            return OwnMember(member, NO_VALUES, lambda *_: None)
        names, languages = (*declared.values,), (*self._texts.languages,)
        field = self._row(owner, declared, among_values(owner, languages))
        needed = any(each.required for each in declared.values.values())
        member = (required if needed else optional)("fields", field, about)
        beside = beside_values(owner, languages, names)
        return OwnMember(member, blank(declared), beside)

    def _row(
        self,
        path: str,
        declared: ByName[OwnField],
        undeclared: Undeclared | None = None,
    ) -> Field[Values]:
        every = declared.values.values()
        members = [self._declared(f"{path}.{each.id}", each) for each in every]
        build = partial(_values, (*declared.values,))
        return mapping(build, *members, undeclared=undeclared)

    def _declared(self, path: str, own: OwnField) -> Member:
        make = required if own.required else optional
        label = self._labels.get(path, DeclaredLabel())
        field = restricted(self._type(path, own), label)
        return make(own.id, field, _about(own), _example(own))

    def _type(self, path: str, own: OwnField) -> Field[object]:
        if own.type == "list":
            return list_of(self._simple(own), least=1)
        if own.type == "table":
            return list_of(self._row(f"{path}.columns", own.columns), least=1)
        return self._simple(own)

    def _simple(self, own: OwnField) -> Field[object]:
        return TYPES[own.simple](self._texts, self._money, own)


def number(own: OwnField) -> Field[Decimal]:
    """Return the type of a number within the bounds that its field declares."""
    low = -LARGEST if own.least is None else own.least
    high = LARGEST if own.most is None else own.most
    every = decimal(low, high)

    def read(node: Node, at: At) -> Decimal | None:
        value = every.read(node, at)
        if value is None or -int(value.as_tuple().exponent) <= own.decimals:
            return value
        most = f"at most {own.decimals}" if own.decimals else "no"
        hint = f"round it, or declare `decimals: {-int(value.as_tuple().exponent)}`"
        at.tell(f"this number has {most} decimals, found {value}", "number", hint)
        return None

    return Field(read, every.schema, Form("a number"))


def money(portfolio_currency: str) -> Field[Money]:
    """Return the type of money: digits in the portfolio's currency, or with another."""
    digits = amount()
    apart = mapping(Money, required("amount", digits), required("currency", currency()))

    def read(node: Node, at: At) -> Money | None:
        if isinstance(node, MappingNode):
            return apart.read(node, at)
        value = digits.read(node, at)
        return None if value is None else Money(value, portfolio_currency)

    return Field(read, {"anyOf": [digits.schema, apart.schema]}, Form("an amount"))


def _values(names: tuple[str, ...], **values: Any) -> Values:
    """Return what was read, and None for each name that has nothing."""
    return ByName({name: values.get(name) for name in names})


def _about(own: OwnField) -> str:
    """Return what an editor says of a field: its label, and the hint to fill it in."""
    texts = (own.label, own.hint) if own.hint else (own.label,)
    return ". ".join(next(iter(each.by_language.values()), "") for each in texts)


def _example(own: OwnField) -> str:
    """Return what may stand after the name of a field; empty if its parts say it."""
    simple = own.simple
    one = _some_number(own) if simple == "number" else EXAMPLES.get(simple, "")
    return f"[{one}]" if one and own.type == "list" else one


def _some_number(own: OwnField) -> str:
    """Return a number that a field takes, or an empty text if none is at hand."""
    low, high = own.least, own.most
    for each in (Decimal(1), low, high):
        if each is None or -int(each.as_tuple().exponent) > own.decimals:
            continue
        if (low is None or low <= each) and (high is None or each <= high):
            return str(each)
    return ""


EXAMPLES: Mapping[str, str] = {"date": "2025-03-31", "money": "2000000"}
# The types of single values.
TYPES: Mapping[str, Callable[[Texts, str, OwnField], Field[object]]] = {
    "choice": lambda _, __, own: choice([each.id for each in own.choices]),
    "date": lambda *_: date(),
    "link": lambda texts, *_: link(texts),
    "money": lambda _, currency, __: money(currency),
    "number": lambda _, __, own: number(own),
    "picture": lambda texts, *_: illustration(texts),
    "prose": lambda texts, *_: texts.blocks,
    "text": lambda texts, *_: texts.line,
}
