"""Turn the sample in the package into a workspace of the user's own."""

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

import briefgen
from briefgen import empty_workspace
from briefgen.commands.chosen_languages import in_languages
from briefgen.commands.editor_support import SETTINGS, modeline, schema_files, settings
from briefgen.commands.lay_pack import lay_pack
from briefgen.errors import BriefgenError, Place, mistake
from briefgen.packs import Pack
from briefgen.workspace import open_workspace

PARTS = ("briefgen.yaml", "data", "templates", "charts")
FILLED_IN = ("briefgen.yaml", "data")  # what an empty workspace has of its own
IGNORED = "# What briefgen writes\n/build/\n/.briefgen/\n*.edited-*\n/portfolio-internal.xlsx\n"


def begin(folder: Path, *, empty: Sequence[str], pack: Pack | None = None) -> None:
    """Create a workspace in a folder that is new or empty, completely or not at all.

    It has the sample or a pack, or it is `empty` in these languages.

    Raises BriefgenError if the folder has content, or cannot be written.
    """
    new = not folder.exists()
    if not new and (not folder.is_dir() or any(folder.iterdir())):
        raise mistake(
            Place(folder.name),
            "there is something in this folder already; nothing was written",
            "not-empty",
            "name a folder that is new or empty",
        )
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _fill(folder, empty=empty, pack=pack)
    except OSError as error:
        if new:
            with suppress(OSError):
                folder.rmdir()
        raise _refused(folder, error) from error


def _fill(folder: Path, *, empty: Sequence[str], pack: Pack | None) -> None:
    """Gather all files first, then move them into the folder."""
    with tempfile.TemporaryDirectory(prefix=".briefgen-", dir=folder) as gathered:
        stage = Path(gathered)
        for part in PARTS:
            source = (
                empty_workspace.FOLDER if empty and part in FILLED_IN else _sample()
            ) / part
            _copy(source, stage / part)
        if empty:
            _say_in(empty, stage)
        if pack is not None:
            lay_pack(pack, stage)
        texts = {
            ".gitignore": IGNORED,
            "README.md": _readme(),
            **dict(_for_editors(stage)),
        }
        for path, text in texts.items():
            (stage / path).parent.mkdir(exist_ok=True)
            (stage / path).write_text(text, "utf-8", newline="\n")
        _move(stage, folder)


def _say_in(languages: Sequence[str], stage: Path) -> None:
    for file in (stage / "briefgen.yaml", *(stage / "data").rglob("*.yaml")):
        text = in_languages(file.read_text("utf-8"), languages)
        file.write_text(text, "utf-8", newline="\n")


def _readme() -> str:
    return (Path(__file__).parent / "readme_of_workspace.md").read_text("utf-8")


def _for_editors(stage: Path) -> Iterator[tuple[str, str]]:
    """Yield schemas, settings, and the data files with a line that names their schema."""
    languages = open_workspace(stage).configuration.languages
    yield from schema_files(languages).items()
    yield SETTINGS, settings()
    for file in sorted((stage / "data").rglob("*.yaml")):
        path = file.relative_to(stage).as_posix()
        yield path, modeline(path) + file.read_text("utf-8")


def _move(stage: Path, folder: Path) -> None:
    entries = list(stage.iterdir())
    try:
        for entry in entries:
            entry.rename(folder / entry.name)
    except BaseException:
        for entry in entries:
            if not entry.exists():
                (folder / entry.name).rename(entry)
        raise


def _copy(source: Path, target: Path) -> None:
    """Copy a file or folder, as files that their owner can change."""
    if source.is_file():
        target.write_bytes(source.read_bytes())
        return
    target.mkdir()
    for entry in sorted(source.iterdir()):
        if not entry.name.startswith((".", "__pycache__")):
            _copy(entry, target / entry.name)


def _sample() -> Path:
    """Return the folder of the sample: in the package, or at the top of a checkout."""
    package = Path(briefgen.__file__).parent
    carried = package / "sample"
    return carried if carried.is_dir() else package.parent.parent


def _refused(folder: Path, error: OSError) -> BriefgenError:
    message = f"cannot make a workspace here: {error.strerror or error}"
    return mistake(Place(folder.name), message, "not-writable")
