"""Modules that decide what is disclosed → what no test notices when they are broken.

Cosmic Ray makes each small change (`<` to `<=`, `and` to `or`, a number to the next) in
a copy of the checkout, and runs the tests that judge the module. What survives is either
a test that is missing, or a change that changes nothing: a person decides.

    make mutate                      all modules of the table: hours
    make mutate MODULES="zones"      some of them, by name
"""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Collection, Mapping
from pathlib import Path

ROOT = Path(__file__).parents[1]
WORK = ROOT / "build" / "mutate"  # the copy, and a session of each module
BIN = Path(sys.executable).parent
# What judges a module, quickest first: at the first failure the others are not run.
JUDGES: Mapping[str, tuple[str, ...]] = {
    "languages.zones": ("tests/languages/test_zones.py",),
    "languages.rounding": (
        "tests/languages/test_rounding.py",
        "tests/languages/test_en.py",
        "tests/languages/test_fr.py",
    ),
    "view.released": ("tests/view",),
    "view.trace": ("tests/view", "tests/disclosure/test_totals.py"),
    "view.values": ("tests/view", "tests/disclosure/test_totals.py"),
    "view.root_digests": ("tests/builder/test_suspects.py",),
    "loading.labels": ("tests/view/test_labels.py", "tests/loading"),
    "publishing.manifest": (
        "tests/publishing/test_manifest.py",
        "tests/publishing/test_public_folders.py",
    ),
    "state.fingerprints": (
        "tests/state/test_fingerprints.py",
        "tests/publishing/test_embargo_on_pages.py",
    ),
}
CONFIGURATION = """\
[cosmic-ray]
module-path = "{module}"
timeout = {timeout}
test-command = "{command}"
distributor.name = "local"

# Of types: `int | None` to `int + None` is an error at import, and shows nothing.
[cosmic-ray.filters.operators-filter]
exclude-operators = ["core/ReplaceBinaryOperator_BitOr_.*"]
"""


def main(names: Collection[str]) -> None:
    """Mutate the modules of these names, or all."""
    known = {module.rpartition(".")[2]: module for module in JUDGES}
    if unknown := set(names) - set(known):
        sys.exit(f"no module of the table: {', '.join(sorted(unknown))}")
    _copy(WORK / "checkout")
    for name in names or known:
        _mutate(known[name])


def _copy(folder: Path) -> None:
    """Copy what is tracked, as it stands now: a run that is broken off breaks no file."""
    shutil.rmtree(folder, ignore_errors=True)
    listed = subprocess.check_output(["git", "ls-files", "-z"], cwd=ROOT, text=True)
    for name in filter(None, listed.split("\0")):
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, folder / name)


def _mutate(module: str) -> None:
    """Mutate one module to its end, and show what survived."""
    path = f"src/briefgen/{module.replace('.', '/')}.py"
    command = f"{sys.executable} -m pytest -qx -p no:cacheprovider"
    command = " ".join((command, *JUDGES[module]))
    configuration = WORK / f"{module}.toml"
    session = configuration.with_name(f"{module}.sqlite")
    session.unlink(missing_ok=True)
    begin = time.monotonic()
    _run(*command.split())
    timeout = 60 + 5 * (time.monotonic() - begin)  # an endless loop counts as noticed
    configuration.write_text(
        CONFIGURATION.format(module=path, timeout=timeout, command=command), "utf-8"
    )
    _run(BIN / "cosmic-ray", "init", configuration, session)
    _run(BIN / "cr-filter-operators", session, configuration)
    _run(BIN / "cosmic-ray", "exec", configuration, session)
    _run(BIN / "cr-report", "--surviving-only", "--show-diff", session)


def _run(*command: str | Path) -> None:
    """Run a command in the copy, which imports its own modules."""
    environment = {**os.environ, "PYTHONPATH": "src"}
    subprocess.run(command, cwd=WORK / "checkout", env=environment, check=True)


if __name__ == "__main__":
    main(sys.argv[1:])
