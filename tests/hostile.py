"""A workspace in which every module that could be imported leaves a trace when it is."""

import os
import subprocess
import sys
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.metadata import packages_distributions
from pathlib import Path

from tests.commands import small

TRACE = "BRIEFGEN_TRACE"  # names the file to which planted code writes its name
PLANTED = (
    f"import os\nwith open(os.environ['{TRACE}'], 'a') as f: f.write(__name__ + ' ')\n"
)
CHART = "kind: bar\nof: initiatives\n"
OWN_CHART = "kind: own\nof: initiatives\n"
OWN_KIND = """\
def draw(axes, series):
    axes.bar([row.label for row in series.rows], [float(row.last) for row in series.rows])
    axes.set_title(series.finding)
"""
# What Python, ReportLab and others import where it is there.
ASKED = ("sitecustomize", "usercustomize", "reportlab_mods", "reportlab_settings")
SETTINGS = {
    "matplotlibrc": b"\xff not a setting",
    ".matplotlib/matplotlibrc": b"\xff",
    "~/.reportlab_settings": PLANTED.encode(),
    "~/.reportlab_mods": PLANTED.encode(),
    ".reportlab_settings": PLANTED.encode(),
    ".reportlab_mods": PLANTED.encode(),
    "~/.config/matplotlib/matplotlibrc": b"\xff",
    "fonts.conf": b"\xff",
    "setup.cfg": b"\xff",
    "pyproject.toml": b"\xff",
    "pyvenv.cfg": b"home = /nowhere\n",
}
IMPORTS = """\
import sys
names = set()
sys.addaudithook(lambda event, found: event == "import" and names.add(found[0]))
from briefgen import cli
assert cli.run(["build", "--jobs", "1"]) == 0
print(*{name.partition(".")[0] for name in {*names, *sys.modules}})
"""
# The scripts that pip (distlib) and uv write for an entry point.
PIP = """\
import re
import sys
from {module} import {verb}
if __name__ == '__main__':
    sys.argv[0] = re.sub(r'(-script\\.pyw|\\.exe)?$', '', sys.argv[0])
    sys.exit({verb}())
"""
UV = """\
# -*- coding: utf-8 -*-
import sys
from {module} import {verb}
if __name__ == "__main__":
    if sys.argv[0].endswith("-script.pyw"):
        sys.argv[0] = sys.argv[0][:-11]
    elif sys.argv[0].endswith(".exe"):
        sys.argv[0] = sys.argv[0][:-4]
    sys.exit({verb}())
"""
# The same with matplotlib, which only a kind of chart of a trusted workspace needs.
PLOTTING = """\
from {module} import {verb}
from briefgen import import_path
import_path.close()
from briefgen.charts import matplotlib_marks
if __name__ == "__main__":
    {verb}()
"""
# The same with another way to start workers than ours.
METHOD = """\
from briefgen.entry import main
from briefgen import import_path
import_path.close()
from briefgen.builder import process_pool
process_pool.METHOD = "{method}"
if __name__ == "__main__":
    main()
"""


def make(root: Path) -> Path:
    """Make a workspace that draws a chart, in Word and PDF."""
    small.make(root)
    small.write(root, "charts/wells.yaml", CHART)
    text = (root / "templates/overview.md").read_text("utf-8")
    text = text.replace("formats: [pdf]", "formats: [docx, pdf]")
    small.write(root, "templates/overview.md", f"{text}\n![Funds](chart:wells)\n")
    return root


def make_trusted(root: Path, configuration: Path) -> Path:
    """Make one that draws its chart by a kind of its own, with matplotlib."""
    make(root)
    small.write(root, "charts/wells.yaml", OWN_CHART)
    small.write(root, "charts/own.py", OWN_KIND)
    subprocess.run(
        [sys.executable, "-m", "briefgen", "trust", "--yes"],
        cwd=root,
        env={**unmeasured(), "BRIEFGEN_CONFIG": str(configuration)},
        capture_output=True,
        check=True,
    )
    return root


def unmeasured() -> dict[str, str]:
    """Give this environment without what lets coverage begin in every process.

    It imports modules before the program begins, which is none of the program's doing.
    """
    return {name: text for name, text in os.environ.items() if "COV" not in name}


@cache
def importable(folder: Path) -> frozenset[str]:
    """Name what a build imports or asks for, and all else that there is to import."""
    configuration = folder / "configuration"
    root = make_trusted(folder / "clean", configuration)
    done = subprocess.run(
        [sys.executable, "-c", IMPORTS],
        cwd=root,
        env={**unmeasured(), "BRIEFGEN_CONFIG": str(configuration)},
        capture_output=True,
        text=True,
        check=True,
    )
    used = done.stdout.splitlines()[-1].split()
    libraries = {name for name in packages_distributions() if name.isidentifier()}
    return frozenset({*used, *libraries, *sys.stdlib_module_names, *ASKED})


def plant(folder: Path, names: Iterable[str], *, packages: bool) -> None:
    """Put code under each name into a folder, and settings of every library."""
    for name in names:
        inner = folder / name / "__init__.py" if packages else folder / f"{name}.py"
        if not (folder / name).exists():
            inner.parent.mkdir(exist_ok=True)
            inner.write_text(PLANTED, "utf-8")
    for name, content in SETTINGS.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)


def script(path: Path, text: str) -> Path:
    """Write the script of the program's entry point, as an installer does."""
    checkout = Path(__file__).parents[1]
    project = tomllib.loads((checkout / "pyproject.toml").read_text("utf-8"))
    module, _, verb = project["project"]["scripts"]["briefgen"].partition(":")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text.format(module=module, verb=verb), "utf-8")
    return path


def loaded_before(command: list[str], cwd: Path) -> set[str]:
    """Name what Python itself loads before a program begins."""
    done = subprocess.run(
        command, cwd=cwd, env=unmeasured(), capture_output=True, text=True, check=True
    )
    return set(done.stdout.split())


def run(
    command: list[str], cwd: Path, trace: Path, **environment: str
) -> tuple[subprocess.CompletedProcess[str], str]:
    """Run a command, and give what planted code ran meanwhile."""
    trace.write_text("")
    given = {**unmeasured(), TRACE: str(trace), **environment}
    done = subprocess.run(
        command, cwd=cwd, env=given, capture_output=True, text=True, check=False
    )
    return done, trace.read_text()
