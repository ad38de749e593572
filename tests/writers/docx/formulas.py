"""Counts the formulas of a chart's workbook as Excel does, with its user's decimal mark."""

import re
from collections.abc import Callable, Mapping
from decimal import ROUND_HALF_UP, Decimal
from math import floor
from typing import TypeAlias

Value: TypeAlias = str | Decimal | bool
TOKEN = re.compile(r'"(?:[^"]|"")*"|[A-Z]+(?=\()|[A-Z]\d+|[\d.]+|>=|[-<&*/(),]')


class Counter:
    """Counts one formula; `cells` holds the amounts, `point` the user's decimal mark."""

    def __init__(self, formula: str, cells: Mapping[str, Decimal], point: str) -> None:
        self.tokens = TOKEN.findall(formula)
        assert "".join(self.tokens) == formula, formula
        self.cells, self.point, self.at = cells, point, 0

    def counted(self) -> str:
        found = self._text(self._compared())
        assert self.at == len(self.tokens)
        return found

    def _next(self, *wanted: str) -> str:
        if self.at < len(self.tokens) and (
            not wanted or self.tokens[self.at] in wanted
        ):
            self.at += 1
            return str(self.tokens[self.at - 1])
        return ""

    def _compared(self) -> Value:
        found = self._joined()
        sign = self._next("<", ">=")
        if not sign:
            return found
        other = self._joined()
        assert isinstance(found, Decimal)
        assert isinstance(other, Decimal)
        return found < other if sign == "<" else found >= other

    def _joined(self) -> Value:
        found = self._difference()
        while self._next("&"):
            found = self._text(found) + self._text(self._difference())
        return found

    def _difference(self) -> Value:
        found = self._product()
        while self._next("-"):
            other = self._product()
            assert isinstance(found, Decimal)
            assert isinstance(other, Decimal)
            found -= other
        return found

    def _product(self) -> Value:
        found = self._atom()
        while sign := self._next("*", "/"):
            other = self._atom()
            assert isinstance(found, Decimal)
            assert isinstance(other, Decimal)
            found = found * other if sign == "*" else found / other
        return found

    def _atom(self) -> Value:
        token = self._next()
        if token.startswith('"'):
            return token[1:-1].replace('""', '"')
        if token in self.cells:
            return self.cells[token]
        if token == "(":
            found = self._compared()
            assert self._next(")")
            return found
        if token.isalpha():
            return FUNCTIONS[token](self, self._arguments())
        return Decimal(token)

    def _arguments(self) -> list[Value]:
        assert self._next("(")
        found = [self._compared()]
        while self._next(","):
            found.append(self._compared())
        assert self._next(")")
        return found

    def _text(self, value: Value) -> str:
        if not isinstance(value, Decimal):
            return str(value)
        told = format(value, "f")
        told = told.rstrip("0").rstrip(".") if "." in told else told
        return told.replace(".", self.point)


def _round(_: Counter, given: list[Value]) -> Value:
    number, places = given
    assert isinstance(number, Decimal)
    assert isinstance(places, Decimal)
    return number.quantize(Decimal(1).scaleb(-int(places)), ROUND_HALF_UP)


FUNCTIONS: Mapping[str, Callable[[Counter, list[Value]], Value]] = {
    "IF": lambda _, given: given[1] if given[0] else given[2],
    "ROUND": _round,
    "INT": lambda _, given: Decimal(floor(Decimal(given[0]))),
    "MOD": lambda _, given: Decimal(given[0]) % Decimal(given[1]),
    "TEXT": lambda _, given: str(int(Decimal(given[0]))).zfill(len(str(given[1]))),
    "CHAR": lambda _, given: chr(int(Decimal(given[0]))),
    "SUBSTITUTE": lambda told, given: told._text(given[0]).replace(
        str(given[1]), str(given[2])
    ),
}
