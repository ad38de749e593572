"""Turn a workspace's sources into one archive, and an archive into a folder."""

import io
import os
import stat
from collections.abc import Iterator
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from briefgen.errors import BriefgenError, Place, mistake
from briefgen.files import MEGABYTE, MOST, content, inside
from briefgen.state.source_stamps import CONFIGURATION, paths
from briefgen.value_classes import dataclass

LARGEST = 1_000 * MEGABYTE  # bytes of all sources that one build sends
LEVEL = 1  # of compression: YAML gets a sixth as long, in a second for 50 MB
LINK = (stat.S_IFLNK | 0o777) << 16
FILE = (stat.S_IFREG | 0o600) << 16


@dataclass(frozen=True, slots=True)
class Bundle:
    """The sources of a workspace as a zip archive, and its digest."""

    digest: str
    data: bytes


def bundled(root: Path, style: str) -> Bundle:
    """Return the sources of a workspace: equal sources give equal bytes.

    Raises BriefgenError if they are too large to be sent.
    """
    buffer, total = io.BytesIO(), 0
    with ZipFile(buffer, "w", ZIP_DEFLATED, compresslevel=LEVEL) as archive:
        for entry, data in _entries(root, style):
            total += len(data)
            if total > LARGEST:
                raise _too_large()
            archive.writestr(entry, data)
    data = buffer.getvalue()
    return Bundle(sha256(data).hexdigest(), data)


def unpack(data: bytes, folder: Path) -> None:
    """Write the files of a bundle into an empty folder, and nothing beside it.

    Raises ValueError for a name that leads out of the folder, and OSError.
    """
    with ZipFile(io.BytesIO(data)) as archive:
        entries = archive.infolist()
        if sum(entry.file_size for entry in entries) > LARGEST:
            raise ValueError("this bundle is too large")
        for entry in sorted(entries, key=_is_link):  # nothing is written through a link
            _write(folder, entry, archive.read(entry))


def _write(folder: Path, entry: ZipInfo, data: bytes) -> None:
    if not inside(folder, entry.filename):
        raise ValueError(f"a name leads out of the bundle: {entry.filename!r}")
    path = folder / entry.filename
    path.parent.mkdir(parents=True, exist_ok=True)
    if _is_link(entry):
        with suppress(OSError):  # as where nobody may make links: the file is missing
            path.symlink_to(os.fsdecode(data))
    else:
        with path.open("xb") as file:
            file.write(data)


def _is_link(entry: ZipInfo) -> bool:
    return stat.S_ISLNK(entry.external_attr >> 16)


def _entries(root: Path, style: str) -> Iterator[tuple[ZipInfo, bytes]]:
    """Yield every source that can be read; of a link that leads out, where it leads."""
    for path in paths(root, style):
        entry = ZipInfo(path)  # of 1980, on every machine
        entry.compress_type, entry.create_system = ZIP_DEFLATED, 3
        with suppress(OSError, ValueError):  # whoever reads the file tells the mistake
            path.encode()
            data, entry.external_attr = _source(root, path)
            yield entry, data


def _source(root: Path, path: str) -> tuple[bytes, int]:
    if inside(root, path):
        with suppress(OSError):
            return content(root / path, MOST), FILE
    return os.fsencode(os.readlink(root / path)), LINK  # noqa: PTH115 - a text


def _too_large() -> BriefgenError:
    message = f"the sources have more than {LARGEST // MEGABYTE:,} MB"
    hint = "build on one machine, with --jobs"
    return mistake(Place(CONFIGURATION), message, "too-large", hint)
