"""Tests of trust: no code of a workspace runs before its user said so."""

from pathlib import Path

import pytest

from briefgen import trust
from briefgen.errors import BriefgenError


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("BRIEFGEN_CONFIG", str(tmp_path / "configuration"))
    (tmp_path / "workspace" / "charts").mkdir(parents=True)
    return tmp_path / "workspace"


def write(root: Path, code: str) -> None:
    (root / "charts" / "lollipop.py").write_text(code, "utf-8")


def failure(root: Path) -> str:
    with pytest.raises(BriefgenError) as caught:
        trust.custom_kinds(root)["lollipop"](None, ())
    return str(caught.value)


def test_code_of_a_folder_that_nobody_trusted_does_not_run(root: Path) -> None:
    write(root, "raise SystemExit('ran')")
    assert trust.custom_names(root) == ("lollipop",)
    assert trust.custom_kinds(root) == {}


def test_a_trusted_kind_draws(root: Path) -> None:
    write(root, "def draw(axes, series):\n    return [axes, *series]\n")
    trust.trust(root)
    assert trust.custom_kinds(root)["lollipop"]("axes", (1, 2)) == ["axes", 1, 2]


def test_trust_is_taken_back(root: Path) -> None:
    trust.trust(root)
    trust.trust(root.parent)
    trust.distrust(root)
    assert not trust.is_trusted(root)
    assert trust.is_trusted(root.parent)


def test_trust_holds_for_the_folder_a_link_leads_to(root: Path) -> None:
    link = root.parent / "link"
    link.symlink_to(root)
    trust.trust(link)
    assert trust.is_trusted(root)


def test_a_damaged_register_trusts_nobody(root: Path) -> None:
    trust.trust(root)
    (trust.configuration() / trust.REGISTER).write_text("{", "utf-8")
    assert not trust.is_trusted(root)


def test_code_that_cannot_be_read_is_told_with_its_line(root: Path) -> None:
    write(root, "\n\ndef draw(axes, series:\n")
    trust.trust(root)
    assert failure(root) == (
        "charts/lollipop.py:3: error: the chart's code failed:"
        " SyntaxError: '(' was never closed [custom-chart]"
    )


def test_code_that_fails_as_it_is_read_is_told_with_its_line(root: Path) -> None:
    write(root, "import no_such_module_anywhere\n")
    trust.trust(root)
    assert failure(root) == (
        "charts/lollipop.py:1: error: the chart's code failed: ModuleNotFoundError:"
        " No module named 'no_such_module_anywhere' [custom-chart]"
    )


def test_code_that_fails_as_it_draws_is_told_with_its_line(root: Path) -> None:
    write(root, "def draw(axes, series):\n    return 1 / len(series)\n")
    trust.trust(root)
    assert failure(root) == (
        "charts/lollipop.py:2: error: the chart's code failed:"
        " ZeroDivisionError: division by zero [custom-chart]"
    )


def test_code_without_the_function_is_told(root: Path) -> None:
    write(root, "DRAW = 1\n")
    trust.trust(root)
    assert failure(root) == (
        "charts/lollipop.py:1:1: error: there is no function draw(axes, series)"
        " [custom-chart]\n  hint: the function draws the series on matplotlib axes"
    )


@pytest.mark.parametrize(
    ("platform", "variable", "expected"),
    [
        ("win32", "APPDATA", "home/briefgen"),
        ("linux", "XDG_CONFIG_HOME", "home/briefgen"),
        ("darwin", "HOME", "home/Library/Application Support/briefgen"),
    ],
)
def test_each_platform_has_its_folder(
    platform: str, variable: str, expected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("BRIEFGEN_CONFIG", raising=False)
    monkeypatch.setattr("sys.platform", platform)
    monkeypatch.setenv(variable, "home")
    assert trust.configuration().as_posix() == expected
