"""`build --notify`: who is told what, and that no address gets out.

Servers are real, and so is Apprise.
"""

import json
import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.commands import mailboxes
from tests.commands.conftest import Ran, Run
from tests.commands.small import change, write

WELLS = "data/initiatives/wells.yaml"
SECRET = "geheim-7f3a"  # a canary in every address
PUBLIC = "build/public/sheet/sheet-water.en.pdf"
NOBODY = f"json://me:{SECRET}@127.0.0.1:9/{SECRET}"  # nobody listens there
# Names, titles, texts and files of what is internal, withheld or refused.
HIDDEN = ("memo", "To decide", "wells", "Wells", "digs")
RELEASE = "theme: water\nrelease: {audience: internal}"


def told(server: mailboxes.Hook) -> str:
    (sent,) = server.sent
    return f"{sent['title']}\n{sent['message']}"


def address(server: mailboxes.Hook) -> str:
    return f"json://me:{SECRET}@127.0.0.1:{server.server_port}/{SECRET}"


def program(
    root: Path, *arguments: str, environment: Mapping[str, str], first: str = ""
) -> Ran:
    """Run a build in a process of its own, where nothing holds back what is printed."""
    code = f"{first}\nimport sys\nfrom briefgen.entry import main\nmain()"
    done = subprocess.run(
        [sys.executable, "-c", code, "build", "--jobs", "1", *arguments],
        cwd=root,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    for part in (SECRET, "127.0.0.1"):
        assert part not in done.stdout + done.stderr
    return Ran(done.returncode, done.stdout, done.stderr)


def test_a_webhook_is_told_counts_and_published_files(
    workspace: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    with mailboxes.hook() as server:
        monkeypatch.setenv("BRIEFGEN_NOTIFY", address(server))
        done = run("build", "--notify")
        assert (done.code, done.err) == (0, "")
        assert SECRET in repr(server.sent) or server.heads != [""]
    (sent,) = server.sent
    assert sent["title"] == "briefgen: workspace: outputs: 14 written"
    assert sent["type"] == "success"
    lines = sent["message"].splitlines()
    assert lines[:4] == [
        "outputs: 14 written.",
        "All that is published was judged.",
        "",
        "Published:",
    ]
    files = {line.removeprefix("- ") for line in lines[4:]}
    every = (workspace / "build/public").rglob("*-*.*.*")
    assert files == {path.relative_to(workspace).as_posix() for path in every}
    assert "memo" not in told(server)


def test_of_a_merge_people_are_told_too(
    workspace: Path, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shards = [tmp_path / "first", tmp_path / "second"]
    for at, shard in enumerate(shards, 1):
        shutil.copytree(workspace, shard)
        monkeypatch.chdir(shard)
        assert run("build", "--shard", f"{at}/2").code == 0
    monkeypatch.chdir(workspace)
    with mailboxes.hook() as server:
        monkeypatch.setenv("BRIEFGEN_NOTIFY", address(server))
        assert run("merge", *map(str, shards), "--notify").code == 0
    assert server.sent[0]["title"] == "briefgen: workspace: outputs: 14 written"
    assert PUBLIC in told(server)


def test_nothing_is_sent_of_nothing_unless_always(
    workspace: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("build")
    with mailboxes.hook() as server:
        monkeypatch.setenv("BRIEFGEN_NOTIFY", address(server))
        run("build", "--notify")
        assert server.sent == []
        assert run("build", "--notify-always").code == 0
        assert server.sent[0]["title"].endswith("outputs: 14 up to date")
    assert (workspace / PUBLIC).exists()


@pytest.mark.usefixtures("workspace")
def test_mail_is_told_in_words_only(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    with mailboxes.smtp() as (mailbox, port):
        people = "from=briefs@example.org&to=minister@example.org"
        mail = f"mailto://me:{SECRET}@127.0.0.1:{port}/?{people}&mode=insecure"
        monkeypatch.setenv("BRIEFGEN_NOTIFY", f"{mail}\n")
        done = run("build", "--notify")
    assert (done.code, done.err) == (0, "")
    assert mailbox.logins == [SECRET.encode()]
    (message,) = mailbox.messages
    assert message["to"] == "minister@example.org"
    assert "outputs: 14 written" in mailbox.words
    assert PUBLIC in mailbox.words
    assert "memo" not in mailbox.words


@pytest.mark.skipif(shutil.which("openssl") is None, reason="no openssl here")
@pytest.mark.usefixtures("workspace")
def test_mail_is_sent_encrypted(
    tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    with mailboxes.smtp(mailboxes.certificate(tmp_path)) as (mailbox, port):
        people = "from=briefs@example.org&to=minister@example.org"
        mail = f"mailtos://me:{SECRET}@127.0.0.1:{port}/?{people}&mode=ssl"
        monkeypatch.setenv("BRIEFGEN_NOTIFY", f"{mail} {mail}&verify=no")
        done = run("build", "--notify")
    assert done.code == 0
    assert "BRIEFGEN_NOTIFY:1:1: warning: address 1 was not notified" in done.err
    assert "address 2" not in done.err
    assert "outputs: 14 written" in mailbox.words


def test_names_of_what_is_internal_held_back_or_refused_are_kept(
    workspace: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two documents are withdrawn and refused, and others fail: only counts are told."""
    run("build")
    change(workspace, WELLS, "theme: water", RELEASE)
    change(workspace, "templates/memo.md", "theme.advice.issue", "theme.advice.none")
    with mailboxes.hook() as server, mailboxes.hook() as other:
        monkeypatch.setenv("BRIEFGEN_NOTIFY", address(server))
        assert run("build", "--notify").code == 1
        monkeypatch.setenv("BRIEFGEN_NOTIFY", address(other))
        assert run("build", "--notify-internal").code == 1
    text = told(server)
    assert not [name for name in HIDDEN if name in text]
    assert "sheet-water" not in text
    assert "4 withdrawn" in text
    assert "mistake" in text
    assert server.sent[0]["type"] == "failure"
    named = told(other)
    assert "memo-water.en.docx: failed" in named
    assert "wells" in named


def test_mistakes_that_stop_a_build_are_counted(
    workspace: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("build")
    change(workspace, WELLS, "amount: 2000000", "amount: many")
    for ways in ((), ("--json",), ("--log-json",), ("--quiet",)):
        with mailboxes.hook() as server:
            monkeypatch.setenv("BRIEFGEN_NOTIFY", address(server))
            assert run("build", "--notify", *ways).code == 1
        assert server.sent[0]["title"].startswith("briefgen: workspace: 1 mistake")
        assert "Not all that is published could be judged" in told(server)
        assert not [name for name in HIDDEN if name in told(server)]


def test_a_fault_is_told_and_stays_a_fault(workspace: Path) -> None:
    first = (
        "import briefgen.builder.build as b\ndef broken(*_): raise KeyError('wells')\n"
    )
    first += "b.report_of = broken"
    with mailboxes.hook() as server:
        environment = {"BRIEFGEN_NOTIFY": address(server)}
        done = program(workspace, "--notify", environment=environment, first=first)
    assert done.code == 1
    assert "a fault in briefgen itself" in done.err
    assert "1 mistake" in told(server)
    assert "wells" not in told(server)


@pytest.mark.parametrize("ways", [(), ("--json",), ("--log-json",), ("--quiet",)])
def test_a_notification_that_fails_is_told_without_its_address(
    ways: tuple[str, ...], workspace: Path
) -> None:
    unknown, broken = f"nothing://{SECRET}", f"mailto://{SECRET}"
    with mailboxes.hook(500) as refusing, mailboxes.hook() as server:
        listed = [NOBODY, unknown, broken, address(refusing), address(server)]
        environment = {"BRIEFGEN_NOTIFY": " ".join(listed), "BRIEFGEN_TRACEBACK": "1"}
        logging = "import logging\nlogging.basicConfig(level=logging.DEBUG)"
        done = program(
            workspace, "--notify", *ways, environment=environment, first=logging
        )
    assert done.code == 0
    assert "urllib3" not in done.err
    text = done.out + done.err
    for number in (1, 2, 3, 4):
        assert f"address {number} " in text
    assert "address 5" not in text
    assert "address 2 is none that Apprise knows" in text
    assert len(server.sent) == 1


def test_a_server_that_never_answers_ends_nothing(workspace: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        environment = {"BRIEFGEN_NOTIFY": f"json://127.0.0.1:{port}/{SECRET}?rto=0.3"}
        done = program(workspace, "--notify", environment=environment)
    assert done.code == 0
    assert "address 1 was not notified" in done.err


def test_apprise_that_fails_is_not_quoted(workspace: Path) -> None:
    first = (
        "import apprise\n"
        "def broken(self, *_, **__): raise ValueError(repr(self.urls()) + 'geheim-7f3a')\n"
        "apprise.Apprise.notify = broken"
    )
    environment = {"BRIEFGEN_NOTIFY": NOBODY, "BRIEFGEN_TRACEBACK": "1"}
    done = program(workspace, "--notify", environment=environment, first=first)
    assert done.code == 0
    assert "address 1 was not notified: Apprise failed" in done.err


def test_without_apprise_it_is_told_what_to_install(workspace: Path) -> None:
    first = "import sys\nsys.modules['apprise'] = None"
    environment = {"BRIEFGEN_NOTIFY": NOBODY}
    done = program(workspace, "--notify", environment=environment, first=first)
    assert done.code == 0
    assert 'install it: pip install "briefgen[notify]"' in done.err
    assert (workspace / PUBLIC).exists()


@pytest.mark.usefixtures("workspace")
def test_without_an_address_it_is_told_where_they_go(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("BRIEFGEN_NOTIFY", raising=False)
    done = run("build", "--notify")
    assert done.code == 0
    assert "nobody was notified: there is no address [notify]" in done.err


@pytest.mark.usefixtures("workspace")
def test_addresses_stand_in_a_file_of_the_user(
    tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("BRIEFGEN_NOTIFY", raising=False)
    with mailboxes.hook() as server:
        lines = ("# the office", "", f"  {address(server)}", NOBODY, "")
        write(tmp_path / "configuration", "notify.txt", "\n".join(lines))
        done = run("build", "--notify")
    assert done.code == 0
    assert len(server.sent) == 1
    assert (
        "/configuration/notify.txt:4:1: warning: the address in this line " in done.err
    )
    assert SECRET not in done.out + done.err


def test_no_address_is_taken_from_a_workspace(
    workspace: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither from a configuration in it, nor through a link that leads there."""
    monkeypatch.delenv("BRIEFGEN_NOTIFY", raising=False)
    own = Path(os.environ["BRIEFGEN_CONFIG"])
    own.mkdir(exist_ok=True)
    with mailboxes.hook() as server:
        write(workspace, "mine/notify.txt", address(server))
        write(workspace, "notify.txt", address(server))
        write(workspace, ".env", f"BRIEFGEN_NOTIFY={address(server)}")
        (own / "notify.txt").symlink_to(workspace / "notify.txt")
        for folder in (own, workspace / "mine"):
            monkeypatch.setenv("BRIEFGEN_CONFIG", str(folder))
            done = run("build", "--notify-always")
            assert (
                "notify.txt:1:1: warning: the addresses to notify cannot be used: it"
                in (done.err)
            )
            assert SECRET not in done.out + done.err
        assert server.sent == []


def test_a_file_that_is_no_text_is_not_quoted(
    workspace: Path, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("BRIEFGEN_NOTIFY", raising=False)
    file = tmp_path / "configuration" / "notify.txt"
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(SECRET.encode() + b"\xff")
    done = run("build", "--notify")
    assert "it is not UTF-8" in done.err
    assert SECRET not in done.err
    assert (workspace / PUBLIC).exists()


@pytest.mark.usefixtures("workspace")
def test_warnings_of_notifications_are_values_too(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BRIEFGEN_NOTIFY", f"nothing://{SECRET}")
    values = json.loads(run("build", "--notify", "--json").out)
    assert [each["rule"] for each in values["diagnostics"]] == ["notify"]
    assert values["judged"]


@pytest.mark.usefixtures("workspace")
def test_a_rehearsal_notifies_nobody(run: Run) -> None:
    done = run("build", "--dry-run", "--notify")
    assert done.code == 2
    assert "--dry-run does nothing that --notify could tell" in done.err
