"""Tests of a workspace as one archive: all of it, and nothing beside its folder."""

import io
import os
import stat
from pathlib import Path
from zipfile import ZipFile, ZipInfo

import pytest

from briefgen.builder.bundle import bundled, unpack
from briefgen.configuration import STYLE
from tests.commands import small

posix = pytest.mark.skipif(os.name == "nt", reason="Windows has no such links")


def test_a_bundle_has_every_source_and_no_output(tmp_path: Path) -> None:
    root, there = small.make(tmp_path / "here"), tmp_path / "there"
    small.write(root, "build/public/old.pdf", "old")
    there.mkdir()
    unpack(bundled(root, STYLE).data, there)
    read = {str(path.relative_to(there)) for path in there.rglob("*") if path.is_file()}
    assert "briefgen.yaml" in read
    assert {each.split("/")[0] for each in read} <= {
        "briefgen.yaml",
        "data",
        "templates",
    }
    for path in read:
        assert (there / path).read_bytes() == (root / path).read_bytes()


def test_equal_sources_give_equal_bundles_wherever_they_are(tmp_path: Path) -> None:
    one, two = small.make(tmp_path / "one"), small.make(tmp_path / "two")
    assert bundled(one, STYLE) == bundled(two, STYLE)
    small.write(two, "data/initiatives/wells.yaml", "theme: water\n")
    assert bundled(one, STYLE).digest != bundled(two, STYLE).digest


@posix
def test_of_a_link_that_leads_out_the_link_alone_is_sent(tmp_path: Path) -> None:
    root, there = small.make(tmp_path / "here"), tmp_path / "there"
    secret = tmp_path / "secret"
    secret.write_text("secret")
    (root / "templates/logo.png").symlink_to(secret)
    there.mkdir()
    data = bundled(root, STYLE).data
    with ZipFile(io.BytesIO(data)) as archive:
        assert archive.read("templates/logo.png") == os.fsencode(secret)
    unpack(data, there)
    assert (there / "templates/logo.png").readlink() == secret


@pytest.mark.parametrize("name", ["../out", "/out", "a/../../out", "a\\b"])
def test_no_name_leads_out_of_the_folder(tmp_path: Path, name: str) -> None:
    there = tmp_path / "there"
    there.mkdir()
    with pytest.raises(ValueError, match="leads out"):
        unpack(archive_of(ZipInfo(name)), there)
    assert [path.name for path in tmp_path.rglob("*")] == ["there"]


@posix
def test_nothing_is_written_through_a_link(tmp_path: Path) -> None:
    out, there = tmp_path / "out", tmp_path / "there"
    out.mkdir()
    there.mkdir()
    link = ZipInfo("a")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    below = ZipInfo("a/b")
    below.external_attr = link.external_attr
    with pytest.raises(ValueError, match="leads out"):
        unpack(archive_of(link, below, data=str(out)), there)
    assert not list(out.iterdir())


def archive_of(*entries: ZipInfo, data: str = "data") -> bytes:
    buffer = io.BytesIO()
    with ZipFile(buffer, "w") as archive:
        for entry in entries:
            archive.writestr(entry, data)
    return buffer.getvalue()
