"""Turn the texts of data files into nodes; those of the last time are not parsed again."""

from contextlib import suppress

from briefgen.reading import Composed, compose
from briefgen.reading.node_json import decode, encode
from briefgen.state.fingerprints import combined, made_by
from briefgen.state.state import State


class Parsing:
    """Parse texts, and remember in the state what came of them."""

    def __init__(self, state: State) -> None:
        self._known = state.parsed()
        self._used: dict[str, str] = {}
        self._state = state

    def compose(self, text: str, path: str) -> Composed:
        """Read a text as nodes, as `reading.compose` does."""
        name = combined([*made_by().values(), text])
        if name in self._known:
            with suppress(ValueError, TypeError, LookupError):  # damaged: parsed anew
                node = decode(self._known[name], path)
                self._used[name] = self._known[name]
                return Composed(node, ())
        composed = compose(text, path)
        if composed.node is not None and not composed.diagnostics:
            self._used[name] = encode(composed.node)
        return composed

    def keep(self) -> None:
        """Remember what was read this time, and forget the rest."""
        if self._used.keys() != self._known.keys():
            self._state.keep_parsed(self._used)
