"""Turn a folder in which a shard was built into its state and its verified outputs."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path, PurePath

from briefgen.atomic_write import refuse_links, sum_of
from briefgen.errors import BriefgenError, Diagnostic, Place
from briefgen.files import reason
from briefgen.state.output_record import Remembered
from briefgen.state.shard_state import RULE, shard_state
from briefgen.state.state import State
from briefgen.value_classes import dataclass


@dataclass(frozen=True, slots=True)
class BuiltShard:
    """A copy of a workspace in which a part of its documents was built.

    `shown` is the folder as users named it. `outputs` are those of the state that stand
    there as they were written.
    """

    folder: Path
    shown: str
    state: State
    outputs: Mapping[str, Remembered]

    def file(self, path: str) -> Path:
        """Return the file of an output by its path in the workspace."""
        return self.folder / path

    def place(self, path: str) -> Place:
        """Return the place of one of its files, as users see it."""
        return Place(f"{self.shown}/{path}")


@contextmanager
def built_shards(
    folders: Iterable[Path], root: Path, key: bytes
) -> Iterator[tuple[BuiltShard, ...]]:
    """Yield the shards in folders, but not the workspace at `root` itself.

    Raises BriefgenError with all mistakes if a state or an output is not as its build
    left it.
    """
    mistakes: list[Diagnostic] = []
    shards: list[BuiltShard] = []
    own = root.resolve()
    named = {folder.resolve(): folder.as_posix() for folder in folders}
    with ExitStack() as stack:
        for folder, shown in named.items():
            try:
                if folder != own:
                    state = stack.enter_context(shard_state(folder, shown, key))
                    shards.append(_verified(BuiltShard(folder, shown, state, {})))
            except BriefgenError as error:
                mistakes += error.diagnostics
        if mistakes:
            raise BriefgenError(mistakes)
        yield tuple(shards)


def _verified(shard: BuiltShard) -> BuiltShard:
    """Return a shard with its outputs, after the bytes of all of them were compared."""
    outputs, mistakes = dict[str, Remembered](), list[Diagnostic]()
    for path, record in shard.state.outputs.items():
        try:
            if record.record and _is_inside(path):
                refuse_links(shard.file(path), shard.folder)
                if sum_of(shard.file(path)) == record.sha256:
                    outputs[path] = record
                else:
                    mistakes.append(_edited(shard.place(path)))
        except FileNotFoundError:
            continue
        except OSError as error:
            text = f"this output cannot be read: {reason(error)}"
            mistakes.append(Diagnostic(shard.place(path), text, RULE))
    if mistakes:
        raise BriefgenError(mistakes)
    return BuiltShard(shard.folder, shard.shown, shard.state, outputs)


def _is_inside(path: str) -> bool:
    """Return whether an output is in the workspace: others are not brought with it."""
    pure = PurePath(path)
    return not pure.is_absolute() and ".." not in pure.parts


def _edited(place: Place) -> Diagnostic:
    message = "this output was edited, or is not whole: it is not what was built"
    hint = "`briefgen build --force` there makes it again, and keeps the edited one"
    return Diagnostic(place, message, RULE, hint)
