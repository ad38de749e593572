"""More data than any register has is told before it is read, or where it is too much."""

from pathlib import Path

import pytest

from briefgen import loading
from tests.loading.cases import told

INITIATIVE = """\
theme: water
title: Mill
funding: {kind: new, amount: 100}
description: A mill.
"""


def initiatives(number: int, text: str = INITIATIVE) -> dict[str, str]:
    return {f"data/initiatives/i{each:05}.yaml": text for each in range(number)}


def test_more_files_than_any_register_has_are_told(tmp_path: Path) -> None:
    folder = tmp_path / "data/initiatives"
    folder.mkdir(parents=True)
    for number in range(50_001):
        (folder / f"i{number}.yaml").touch()
    found = told(tmp_path, {})
    assert "data/initiatives:1:1: error: expected at most 50,000 .yaml files" in found


def test_more_text_than_any_register_has_is_told_unread(tmp_path: Path) -> None:
    folder = tmp_path / "data/initiatives"
    folder.mkdir(parents=True)
    for number in range(21):
        with (folder / f"i{number}.yaml").open("wb") as file:
            file.truncate(10_000_000)  # of which the disk keeps nothing
    found = told(tmp_path, {})
    message = "expected at most 200 MB of text in this folder, found 210"
    assert f"data/initiatives:1:1: error: {message} [too-large]" in found
    assert "i0.yaml" not in found


def test_values_without_end_are_told_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(loading, "VALUES", 100)
    found = told(tmp_path, initiatives(30))
    message = "the data files before this one have more than 100 values"
    assert found.count(message) == 1


def test_mistakes_without_end_are_told_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(loading, "MISTAKES", 100)
    found = told(tmp_path, initiatives(300, "a: b\nc: d\n"))
    assert found.count("there are more than 100 mistakes before this file") == 1
    assert found.count("error") < 120


def test_themes_without_end_are_told(tmp_path: Path) -> None:
    themes = "".join(f"- {{id: t{each}, title: T}}\n" for each in range(10_001))
    found = told(tmp_path, {"data/themes.yaml": themes})
    assert "data/themes.yaml:1:1: error: more than 10,000 themes: 10,001" in found


@pytest.mark.parametrize(
    ("text", "most"),
    [
        (f"title: {'x' * 10_001}", "a text of one line of more than 10,000 characters"),
        (
            f"source: {{title: A, url: 'https://a.b/{'x' * 10_000}'}}",
            "an address of more than 10,000",
        ),
        (f"contact: {{email: {'x' * 10_000}@a.b}}", "an address of more than 10,000"),
        (f"introduction: {'word ' * 20_001}", "a text of more than 100,000 characters"),
    ],
)
def test_a_text_without_end_is_told(tmp_path: Path, text: str, most: str) -> None:
    name = text.partition(":")[0]
    sound = """\
title: Rivers
event: {name: Summit, place: Lima, starts: 2024-11-15, ends: 2024-11-16}
introduction: Rivers matter.
currency: CAD
edition: {date: 2024-11-16}
"""
    lines = [line for line in sound.split("\n") if not line.startswith(name)]
    found = told(tmp_path, {"data/portfolio.yaml": "\n".join([text, *lines])})
    assert "data/portfolio.yaml:1:" in found
    assert most in found
