"""Tests of trust: a workspace may do beyond its folder what its user granted, alone."""

import json
import os
import stat
import sys
from pathlib import Path
from subprocess import PIPE, Popen

import pytest

from briefgen import trust
from briefgen.errors import BriefgenError
from briefgen.files import FEW
from briefgen.workspace import open_workspace

CONFIGURATION = "organization: Department of Examples\nlanguages: [en]\n"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("BRIEFGEN_CONFIG", str(tmp_path / "configuration"))
    (tmp_path / "workspace" / "charts").mkdir(parents=True)
    configure(tmp_path / "workspace")
    return tmp_path / "workspace"


def configure(root: Path, output: str | None = None) -> None:
    more = "" if output is None else f"output: {output}\n"
    (root / "briefgen.yaml").write_text(CONFIGURATION + more, "utf-8")


def grant(root: Path) -> None:
    trust.grant(root, asked(root))


def asked(root: Path) -> trust.Grants:
    return trust.offered(root, open_workspace(root).configuration.output)


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
    grant(root)
    assert trust.custom_kinds(root)["lollipop"]("axes", (1, 2)) == ["axes", 1, 2]


def test_trust_is_taken_back(root: Path) -> None:
    grant(root)
    trust.grant(root.parent / "other", {})
    trust.revoke(root)
    assert not trust.is_trusted(root)
    assert trust.is_trusted(root.parent / "other")


def test_trust_holds_for_the_folder_a_link_leads_to(root: Path) -> None:
    link = root.parent / "link"
    link.symlink_to(root)
    grant(link)
    assert trust.is_trusted(root)


def test_a_damaged_register_trusts_nobody(root: Path) -> None:
    grant(root)
    trust.register(root).write_text("{", "utf-8")
    assert not trust.is_trusted(root)


@pytest.mark.parametrize(
    "nonsense",
    [
        b"",
        b"[[1],{}]",
        b"\xff",
        b"[" * 100_000,
        b"null",
        b'{"folder": "/elsewhere", "granted": {}}',
        b'{"folder": 1, "granted": {"chart code": ["charts/lollipop.py"]}}',
    ],
)
def test_a_damaged_register_is_told_where_it_matters(
    root: Path, nonsense: bytes
) -> None:
    write(root, "raise SystemExit('ran')")
    grant(root)
    trust.register(root).write_bytes(nonsense)
    assert not trust.is_trusted(root)
    assert trust.granted_outputs(root) == frozenset()
    assert "what you granted cannot be read: it is damaged" in failure(root)


def test_a_register_of_another_shape_is_damaged(root: Path) -> None:
    grant(root)
    held = json.loads(trust.register(root).read_bytes())
    shapes: tuple[object, ...] = ({"output": ["/"]}, {"output": {"a": 1}}, [], None)
    for kinds in shapes:
        trust.register(root).write_text(json.dumps(held | {"granted": kinds}))
        assert not trust.is_trusted(root)


def test_a_register_that_is_a_folder_or_a_pipe_trusts_nobody(root: Path) -> None:
    trust.register(root).mkdir(parents=True)
    assert not trust.is_trusted(root)
    trust.register(root).rmdir()
    if sys.platform != "win32":
        os.mkfifo(trust.register(root))
        assert not trust.is_trusted(root)


def test_what_is_granted_is_for_its_user_alone(root: Path) -> None:
    grant(root)
    kept = trust.register(root)
    if sys.platform != "win32":
        assert stat.S_IMODE(kept.stat().st_mode) == 0o600
        assert stat.S_IMODE(kept.parent.stat().st_mode) == 0o700
    assert [path.name for path in kept.parent.iterdir()] == [kept.name]


def test_many_may_grant_at_once(root: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from briefgen import trust\n"
        "for _ in range(50): trust.grant(Path(sys.argv[1]), {'output': {'a': '/a'}})"
    )
    folders = [root, root, root.parent / "b", root.parent / "c"]
    running = [
        Popen([sys.executable, "-c", script, str(each)], stderr=PIPE)
        for each in folders
    ]
    assert [process.communicate()[1] for process in running] == [b""] * len(running)
    for folder in folders:
        assert trust.granted_outputs(folder) == {Path("/a").resolve()}


def test_a_configuration_in_the_workspace_grants_nothing(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    grant(root)
    inside = root / "mine"
    trust.configuration().rename(inside)
    monkeypatch.setenv("BRIEFGEN_CONFIG", str(inside))
    assert not trust.is_trusted(root)
    with pytest.raises(BriefgenError, match="lies in the workspace"):
        grant(root)


def test_code_that_changed_does_not_run_until_it_is_granted_again(root: Path) -> None:
    write(root, "def draw(axes, series):\n    return 1\n")
    grant(root)
    write(root, "raise SystemExit('ran')")
    assert failure(root) == (
        "charts/lollipop.py:1:1: error: this code changed since you trusted this"
        " folder, and does not run [trust]\n"
        "  hint: look at charts/lollipop.py, then run `briefgen trust`"
    )
    write(root, "def draw(axes, series):\n    return 2\n")
    grant(root)
    assert trust.custom_kinds(root)["lollipop"](None, ()) == 2


def test_code_that_came_later_does_not_run(root: Path) -> None:
    grant(root)
    write(root, "raise SystemExit('ran')")
    assert "this code came here since you trusted this folder" in failure(root)


def test_code_beyond_a_link_is_not_granted(root: Path) -> None:
    (root.parent / "elsewhere.py").write_text("raise SystemExit('ran')", "utf-8")
    (root / "charts" / "lollipop.py").symlink_to(root.parent / "elsewhere.py")
    with pytest.raises(BriefgenError, match="leads out of the workspace"):
        grant(root)


def test_code_that_leads_out_since_it_was_granted_does_not_run(root: Path) -> None:
    write(root, "def draw(axes, series): ...\n")
    grant(root)
    there = (root / "charts" / "lollipop.py").rename(root.parent / "elsewhere.py")
    (root / "charts" / "lollipop.py").symlink_to(there)
    assert "leads out of the workspace" in failure(root)


def test_code_in_a_folder_that_leads_out_is_not_looked_at(root: Path) -> None:
    write(root, "def draw(axes, series): ...\n")
    grant(root)
    there = (root / "charts").rename(root.parent / "elsewhere")
    (root / "charts").symlink_to(there)
    assert trust.custom_names(root) == ()
    assert trust.custom_kinds(root) == {}
    assert not any(asked(root).values())


def test_code_with_another_name_elsewhere_is_granted_as_it_is(root: Path) -> None:
    """A file that stands elsewhere, too, is granted by what is in it, as any."""
    other = root.parent / "elsewhere.py"
    other.write_text("def draw(axes, series):\n    return 1\n", "utf-8")
    (root / "charts" / "lollipop.py").hardlink_to(other)
    grant(root)
    assert trust.custom_kinds(root)["lollipop"](None, ()) == 1
    other.write_text("raise SystemExit('ran')", "utf-8")
    assert "this code changed since you trusted this folder" in failure(root)


def test_code_within_the_workspace_may_be_linked_to(root: Path) -> None:
    (root / "code.txt").write_text("def draw(axes, series):\n    return 1\n", "utf-8")
    (root / "charts" / "lollipop.py").symlink_to("../code.txt")
    grant(root)
    assert trust.custom_kinds(root)["lollipop"](None, ()) == 1


def test_files_of_code_without_end_are_told(root: Path) -> None:
    grant(root)
    for number in range(FEW.files + 1):
        (root / "charts" / f"k{number}.py").touch()
    for use in (grant, trust.custom_kinds):
        with pytest.raises(BriefgenError, match=r"at most 1,000 \.py files"):
            use(root)
    trust.revoke(root)
    assert trust.custom_kinds(root) == {}


def test_outputs_outside_are_granted_as_they_lead_now(root: Path) -> None:
    configure(root, "../website")
    assert trust.granted_outputs(root) == frozenset()
    grant(root)
    place = root.parent.resolve() / "website"
    assert trust.granted_outputs(root) == {place / "public", place / "internal"}


def test_a_link_that_leads_out_is_asked_for_like_a_path(root: Path) -> None:
    (root.parent / "there").mkdir()
    (root / "build").symlink_to(root.parent / "there")
    offered = asked(root)["output"]
    there = root.parent.resolve() / "there"
    assert offered == {
        "build/public": str(there / "public"),
        "build/internal": str(there / "internal"),
    }


def test_outputs_inside_ask_for_nothing(root: Path) -> None:
    configure(root, "pages/../pages")
    assert not any(asked(root).values())


def test_code_that_cannot_be_read_is_told_with_its_line(root: Path) -> None:
    write(root, "\n\ndef draw(axes, series:\n")
    grant(root)
    assert failure(root) == (
        "charts/lollipop.py:3: error: the chart's code failed:"
        " SyntaxError: '(' was never closed [custom-chart]"
    )


def test_code_that_fails_as_it_is_read_is_told_with_its_line(root: Path) -> None:
    write(root, "import no_such_module_anywhere\n")
    grant(root)
    assert failure(root) == (
        "charts/lollipop.py:1: error: the chart's code failed: ModuleNotFoundError:"
        " No module named 'no_such_module_anywhere' [custom-chart]"
    )


def test_code_that_fails_as_it_draws_is_told_with_its_line(root: Path) -> None:
    write(root, "def draw(axes, series):\n    return 1 / len(series)\n")
    grant(root)
    assert failure(root) == (
        "charts/lollipop.py:2: error: the chart's code failed:"
        " ZeroDivisionError: division by zero [custom-chart]"
    )


def test_code_without_the_function_is_told(root: Path) -> None:
    write(root, "DRAW = 1\n")
    grant(root)
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
