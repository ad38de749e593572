"""The texts of data files to nodes; unchanged ones are not parsed again."""

from contextlib import suppress

from briefgen.reading import Composed, compose
from briefgen.reading.node_json import decode, encode
from briefgen.state.fingerprints import combined, engine_versions
from briefgen.state.state import State


class Parsing:
    """A parser that stores its results in the state."""

    def __init__(self, state: State) -> None:
        self._known = state.parsed()
        self._used: dict[str, str] = {}
        self._state = state

    def compose(self, text: str, path: str) -> Composed:
        """Return a text as nodes, as `reading.compose` does."""
        name = combined([*engine_versions().values(), text])
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
        """Store what was parsed this time, and forget everything else."""
        if self._used.keys() != self._known.keys():
            self._state.keep_parsed(self._used)
