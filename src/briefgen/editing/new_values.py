"""A new value to the lines that say it: as a block, or within brackets."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from briefgen.editing.changes import Value, bare
from briefgen.editing.layout import FileLayout
from briefgen.editing.scalar_text import ScalarSpot, Token, scalar_text
from briefgen.value_classes import dataclass


@dataclass(frozen=True, slots=True)
class Hand:
    """How a file is written: its layout, and whether every new text gets quotes."""

    layout: FileLayout
    careful: bool = False

    def flow(self, value: Value) -> str:
        """Return a value on one line, as it stands within brackets."""
        match value:
            case Mapping():
                each = (f"{self.name(n)}: {self.flow(v)}" for n, v in value.items())
                return f"{{{', '.join(each)}}}"
            case str() | bool() | int():
                return self.token(value, ScalarSpot(0, 0, flow=True))[0]
            case Sequence():
                return f"[{', '.join(self.flow(each) for each in value)}]"
            case _:
                return self.token(value, ScalarSpot(0, 0, flow=True))[0]

    def name(self, name: str) -> str:
        """Return the name of a field."""
        return self.token(name, ScalarSpot(0, 0, flow=True))[0]

    def token(self, value: Value, spot: ScalarSpot) -> Token:
        """Return a text, number or date as it is written at a spot."""
        if value is None:
            return "", ()
        written = bare(value)
        if written is not None:
            return scalar_text(written, spot, self.layout, bare=True)
        assert isinstance(value, str)
        spot = replace(spot, careful=self.careful)
        return scalar_text(value, spot, self.layout)

    def below(
        self, value: Value, indent: int, used: int, spot: ScalarSpot | None
    ) -> Token:
        """Return what stands after a name or hyphen in column `indent`, and below it.

        `used` is the width of what stands before it; `spot` is that of a text there now.
        The lines below have their indentation.
        """
        if not is_collection(value):
            return self.token(value, spot or ScalarSpot(indent, used))
        if not value or self._is_short(value, used):
            return self.flow(value), ()
        if isinstance(value, Mapping):
            inner = indent + self.layout.step
            return "", tuple(_indented(self.lines(value, inner), inner))
        inner = indent + self.layout.dash
        return "", tuple(_indented(self.lines(value, inner), inner))

    def lines(self, value: Value, indent: int) -> list[str]:
        """Return a list or mapping as a block in a column; its first line begins there."""
        if isinstance(value, Mapping):
            parts = [self.entry(name, each, indent) for name, each in value.items()]
        else:
            assert isinstance(value, Sequence)
            parts = [self.item(each, indent) for each in value]
        first, *others = parts
        return [*first, *(line for part in others for line in _begun(part, indent))]

    def entry(self, name: str, value: Value, indent: int) -> list[str]:
        """Return the lines of a field in a column; the first without its indentation."""
        key = self.name(name)
        head, lines = self.below(value, indent, indent + len(key) + 2, None)
        return [f"{key}: {head}" if head else f"{key}:", *lines]

    def item(self, value: Value, indent: int) -> list[str]:
        """Return the lines of an item whose hyphen stands in a column."""
        used = indent + 2
        if is_collection(value) and value and not self._is_short(value, used):
            first, *others = self.lines(value, used)
            return [f"- {first}", *others]
        head, lines = self.below(value, indent, used, None)
        return [f"- {head}".rstrip(), *lines]

    def _is_short(self, value: Value, used: int) -> bool:
        """Return whether a list or mapping stands on one line, as others in the file do."""
        if isinstance(value, Mapping):
            usual, parts = self.layout.braces, [*value.values()]
        else:
            assert isinstance(value, Sequence)
            usual, parts = self.layout.brackets, [*value]
        nested = any(part is None or (is_collection(part) and part) for part in parts)
        if not usual or nested:
            return False
        return used + len(self.flow(value)) <= self.layout.width


def is_collection(value: Value) -> bool:
    """Return whether a value is a list or a mapping."""
    return isinstance(value, Mapping | Sequence) and not isinstance(value, str)


def _begun(lines: list[str], indent: int) -> Iterator[str]:
    """Yield the lines of a part, the first with its indentation."""
    yield " " * indent + lines[0]
    yield from lines[1:]


def _indented(lines: list[str], indent: int) -> Iterator[str]:
    yield from _begun(lines, indent)
