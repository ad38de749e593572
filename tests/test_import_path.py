"""Tests of the entry and of workers: nothing in a workspace is imported, or configures."""

import os
import sys
from pathlib import Path

import pytest

from briefgen import import_path
from tests import hostile

# In one worker, which imports all that any other would.
WORKERS = ("--jobs", "2")
BUILD = ("build", "--kind", "overview")
PROBE = "import sys\nprint(*{name.partition('.')[0] for name in sys.modules})\n"
EARLY = {"sitecustomize", "usercustomize"}  # Python imports these where it finds them


@pytest.fixture(scope="module")
def names(tmp_path_factory: pytest.TempPathFactory) -> frozenset[str]:
    return hostile.importable(tmp_path_factory.mktemp("importable"))


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a folder of the user's own, for configuration, scripts and traces."""
    monkeypatch.setenv("BRIEFGEN_CONFIG", str(tmp_path / "own" / "configuration"))
    for name in ("PYTHONPATH", "PYTHONSAFEPATH", "MPLCONFIGDIR", "MATPLOTLIBRC"):
        monkeypatch.delenv(name, raising=False)
    (tmp_path / "own").mkdir()
    return tmp_path / "own"


def nothing_runs(
    command: list[str],
    cwd: Path,
    own: Path,
    workers: tuple[str, ...] = WORKERS,
    **environment: str,
) -> None:
    done, ran = hostile.run(
        [*command, *BUILD, *workers], cwd, own / "trace", **environment
    )
    assert ran == ""
    assert done.returncode == 0, done.stderr
    assert "4 written" in done.stdout
    assert done.stderr == ""


@pytest.mark.parametrize("text", [hostile.PIP, hostile.UV])
def test_the_script_imports_nothing_from_a_workspace(
    text: str, tmp_path: Path, own: Path, names: frozenset[str]
) -> None:
    root = hostile.make_trusted(tmp_path / "workspace", own / "configuration")
    hostile.plant(root, names, packages=text == hostile.UV)
    script = hostile.script(own / "bin" / "briefgen", text)
    nothing_runs([sys.executable, str(script)], root, own)


def test_nor_from_a_folder_of_it(
    tmp_path: Path, own: Path, names: frozenset[str]
) -> None:
    root = hostile.make_trusted(tmp_path / "workspace", own / "configuration")
    for folder in (root, root / "data", root / "charts"):
        hostile.plant(folder, names, packages=False)
    script = hostile.script(own / "bin" / "briefgen", hostile.PIP)
    nothing_runs([sys.executable, str(script)], root / "data", own)


@pytest.mark.parametrize("options", [["-m"], ["-P", "-m"]])
def test_as_a_module_it_imports_nothing_after_it_began(
    options: list[str], tmp_path: Path, own: Path, names: frozenset[str]
) -> None:
    root = hostile.make_trusted(tmp_path / "workspace", own / "configuration")
    (own / "briefgen_probe.py").write_text(PROBE, "utf-8")
    command = [sys.executable, "-m", "briefgen_probe"]
    before = hostile.loaded_before(command, own)
    before = {"briefgen"} | before if "-P" not in options else set()
    hostile.plant(root, names - before, packages=False)
    nothing_runs([sys.executable, *options, "briefgen"], root, own)


def test_a_path_that_leads_into_the_workspace_is_closed(
    tmp_path: Path, own: Path, names: frozenset[str]
) -> None:
    root = hostile.make_trusted(tmp_path / "workspace", own / "configuration")
    probe = own / "probe.py"
    probe.write_text(PROBE, "utf-8")
    script = hostile.script(own / "bin" / "briefgen", hostile.PIP)
    before = hostile.loaded_before([sys.executable, str(probe)], own)
    late = names - before - EARLY - {"briefgen", "re"}  # the script itself imports re
    late -= hostile.loaded_before([sys.executable, "-c", f"import re\n{PROBE}"], own)
    for folder in (root, root / "data"):
        hostile.plant(folder, late, packages=False)
    nothing_runs(
        [sys.executable, str(script)], root, own, PYTHONPATH=":.:/nowhere:data"
    )


@pytest.mark.parametrize("method", ["forkserver", "fork"])
def test_no_way_to_start_workers_imports_from_a_workspace(
    method: str, tmp_path: Path, own: Path, names: frozenset[str]
) -> None:
    if sys.platform == "win32":
        pytest.skip("Windows spawns alone")
    root = hostile.make_trusted(tmp_path / "workspace", own / "configuration")
    hostile.plant(root, names, packages=False)
    text = hostile.METHOD.format(method=method)
    script = hostile.script(own / "bin" / "briefgen", text)
    nothing_runs([sys.executable, str(script)], root, own)


@pytest.mark.parametrize(
    "environment",
    [
        {"MATPLOTLIBRC": "matplotlibrc", "MPLBACKEND": "module://x", "HOME": "~"},
        {"MPLCONFIGDIR": ".", "RL_invariant": "perhaps", "FONTCONFIG_PATH": "."},
        {"XDG_DATA_HOME": ".", "XDG_CACHE_HOME": ".", "FONTCONFIG_FILE": "fonts.conf"},
    ],
)
def test_libraries_are_configured_by_nobody(
    environment: dict[str, str], tmp_path: Path, own: Path
) -> None:
    root = hostile.make_trusted(tmp_path / "workspace", own / "configuration")
    hostile.plant(root, (), packages=False)
    before = {
        path for path in root.rglob("*") if not path.is_relative_to(root / "build")
    }
    script = hostile.script(own / "bin" / "briefgen", hostile.PIP)
    nothing_runs([sys.executable, str(script)], root, own, WORKERS, **environment)
    after = {
        path for path in root.rglob("*") if not path.is_relative_to(root / "build")
    }
    assert {path.relative_to(root).parts[0] for path in after - before} <= {".briefgen"}


@pytest.mark.parametrize(
    ("environment", "folder"),
    [
        ({"BRIEFGEN_CONFIG": "mine"}, "mine"),
        ({"BRIEFGEN_CONFIG": "data/../data/mine"}, "data/mine"),
        ({"BRIEFGEN_CONFIG": "", "XDG_CONFIG_HOME": "{}/mine"}, "mine/briefgen"),
        (
            {"BRIEFGEN_CONFIG": "", "XDG_CONFIG_HOME": "", "HOME": "{}/home"},
            "home/.config/briefgen",
        ),
        (
            {"BRIEFGEN_CONFIG": "", "XDG_CONFIG_HOME": "{}/../linked"},
            "mine/briefgen",
        ),
    ],
)
@pytest.mark.skipif(sys.platform != "linux", reason="others keep it elsewhere")
def test_a_configuration_in_a_workspace_configures_no_library(
    environment: dict[str, str], folder: str, tmp_path: Path, own: Path
) -> None:
    root = hostile.make(tmp_path / "workspace")
    planted = root / folder / "matplotlib"
    planted.mkdir(parents=True)
    (root.parent / "linked").symlink_to(root / "mine")
    for name in ("matplotlibrc", "fontlist-v390.json", "fontlist-v3100.json"):
        (planted / name).write_bytes(b"\xff")
    before = {path: path.stat().st_mtime_ns for path in planted.parent.rglob("*")}
    script = hostile.script(own / "bin" / "briefgen", hostile.PLOTTING)
    given = {name: text.format(root) for name, text in environment.items()}
    nothing_runs([sys.executable, str(script)], root, own, (), **given)
    after = {path: path.stat().st_mtime_ns for path in planted.parent.rglob("*")}
    assert after == before


def test_a_folder_of_python_itself_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "briefgen.yaml").write_text("", "utf-8")
    site, mine = tmp_path / "environment" / "site-packages", tmp_path / "mine"
    monkeypatch.setattr(sys, "prefix", str(tmp_path / "environment"))
    monkeypatch.setattr(sys, "path", ["", ".", str(tmp_path), str(site), str(mine)])
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(["lib", "/elsewhere", str(mine)]))
    monkeypatch.delenv("PYTHONSAFEPATH", raising=False)
    (tmp_path / "data").mkdir()
    monkeypatch.chdir(tmp_path / "data")
    import_path.close()
    assert sys.path == [str(site)]
    assert os.environ["PYTHONPATH"] == "/elsewhere"
    assert os.environ["PYTHONSAFEPATH"] == "1"


def test_a_relative_part_is_closed_in_any_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where it leads is decided by the folder that is current then."""
    own = str(Path(import_path.__file__).parents[1])
    monkeypatch.setattr(sys, "path", ["lib", "..", str(tmp_path / "mine"), own])
    monkeypatch.setenv("PYTHONPATH", "")
    monkeypatch.chdir(tmp_path)
    import_path.close()
    assert sys.path == [str(tmp_path / "mine"), own]
