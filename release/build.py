"""Turn the commit that is checked out into an sdist and a wheel that are known to work.

Run `make release`. The same commit gives the same bytes, with the build tools of the lock.
"""

import hashlib
import os
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
import venv
from pathlib import Path, PurePosixPath
from zipfile import ZipFile

ROOT = Path(__file__).parent.parent
SAMPLE = (
    "briefgen.yaml",
    "charts",
    "data",
    "templates",
)  # in a wheel: briefgen/sample/
DATED = re.compile(r"^## \[(\d+\.\d+\.\d+)\] - \d{4}-\d\d-\d\d$", re.MULTILINE)


def main() -> None:
    """Build and check both, and leave them in `dist/`."""
    if run("git", "status", "--porcelain", cwd=ROOT):
        sys.exit("commit first: a release is made of what is committed")
    with tempfile.TemporaryDirectory(prefix="briefgen-release-") as folder:
        stage = Path(folder)
        sdist, wheel = build(ROOT, stage / "first")
        again = build(ROOT, stage / "second")
        checks = [
            *unlike(sdist, wheel),
            *unannounced(wheel, (ROOT / "CHANGELOG.md").read_text("utf-8")),
            *(f"{e.name}: other bytes" for e in again if not same(e, sdist, wheel)),
        ]
        if checks:
            sys.exit("\n".join(checks))
        if works(sdist, stage / "from-sdist") != works(wheel, stage / "from-wheel"):
            sys.exit("what is installed from sdist and wheel makes other documents")
        shutil.rmtree(ROOT / "dist", ignore_errors=True)
        shutil.copytree(sdist.parent, ROOT / "dist")
    for each in sorted((ROOT / "dist").iterdir()):
        print(sha256(each), each.relative_to(ROOT))


def build(repository: Path, folder: Path) -> tuple[Path, Path]:
    """Build sdist and wheel of the commit that is checked out; give both."""
    clone, dist = folder / "clone", folder / "dist"
    run("git", "clone", "--quiet", str(repository), str(clone), cwd=repository)
    instant = run("git", "log", "-1", "--format=%ct", cwd=clone)
    asked = ("-m", "hatchling", "build", "--directory", str(dist))
    run(sys.executable, *asked, cwd=clone, SOURCE_DATE_EPOCH=instant)
    (sdist,), (wheel,) = dist.glob("*.tar.gz"), dist.glob("*.whl")
    return sdist, wheel


def unlike(sdist: Path, wheel: Path) -> list[str]:
    """Tell the package's files that only one holds, or that they hold otherwise."""
    one, other = of_sdist(sdist), of_wheel(wheel)
    names = sorted({*one, *other})
    return [
        f"{name}: not the same in sdist and wheel"
        for name in names
        if one.get(name) != other.get(name)
    ]


def of_sdist(sdist: Path) -> dict[str, str]:
    """Give the digest of each file that a wheel made of an sdist will hold."""
    found = {}
    with tarfile.open(sdist) as archive:
        for member in archive:
            path = PurePosixPath(*PurePosixPath(member.name).parts[1:])
            content = archive.extractfile(member)
            if content is None:
                continue
            if path.is_relative_to("src"):
                name = path.relative_to("src")
            elif path.parts[0] in SAMPLE:
                name = "briefgen/sample" / path
            else:
                continue
            found[str(name)] = hashlib.sha256(content.read()).hexdigest()
    return found


def of_wheel(wheel: Path) -> dict[str, str]:
    """Give the digest of each file of a wheel's package."""
    with ZipFile(wheel) as archive:
        return {
            name: hashlib.sha256(archive.read(name)).hexdigest()
            for name in archive.namelist()
            if name.startswith("briefgen/")
        }


def unannounced(wheel: Path, changelog: str) -> list[str]:
    """Tell when the newest dated section of the changelog is of another version."""
    version = wheel.name.split("-")[1]
    newest = DATED.search(changelog)
    if newest is not None and newest[1] == version:
        return []
    return [f"CHANGELOG.md: the newest dated section is not of {version}"]


def works(distribution: Path, folder: Path) -> dict[str, str]:
    """Install into a fresh environment, and give the digests of the sample's documents.

    Nothing is resolved: what it needs comes from the lock.
    """
    venv.create(folder / "environment", with_pip=True)
    programs = folder / "environment" / "bin"
    pip = (str(programs / "python"), "-m", "pip", "--disable-pip-version-check")
    install = (*pip, "install", "--quiet", "--no-deps")
    lock = str(ROOT / "requirements.lock")
    run(*install, "--require-hashes", "--requirement", lock, cwd=folder)
    run(*install, "--no-build-isolation", str(distribution), cwd=folder)
    run(*pip, "check", cwd=folder)
    briefs, own = folder / "briefs", {"BRIEFGEN_CONFIG": str(folder / "configuration")}
    run(str(programs / "briefgen"), "init", str(briefs), cwd=folder, **own)
    run(str(programs / "briefgen"), "build", cwd=briefs, **own)
    files = [each for each in (briefs / "build").rglob("*") if each.is_file()]
    assert files
    return {str(each.relative_to(briefs)): sha256(each) for each in files}


def run(*command: str, cwd: Path, **environment: str) -> str:
    """Run a command as in a fresh shell, and give what it prints; end where it fails."""
    hidden = ("PYTHONPATH", "VIRTUAL_ENV", "BRIEFGEN_")
    kept = {k: v for k, v in os.environ.items() if not k.startswith(hidden)}
    ended = subprocess.run(
        command,
        cwd=cwd,
        env={**kept, **environment},
        check=False,
        capture_output=True,
        text=True,
    )
    if ended.returncode:
        sys.exit(f"{' '.join(command)}\n{ended.stdout}{ended.stderr}")
    return ended.stdout.strip()


def same(file: Path, *others: Path) -> bool:
    """Say whether one of several files has the name and bytes of a file."""
    return any((file.name, sha256(file)) == (e.name, sha256(e)) for e in others)


def sha256(file: Path) -> str:
    """Give the digest of a file."""
    return hashlib.sha256(file.read_bytes()).hexdigest()


if __name__ == "__main__":
    main()
