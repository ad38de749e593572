"""Copies of the sample: as it is, or in one of its languages alone."""

import shutil
from pathlib import Path
from typing import Any

import yaml

from tests.sample_documents import ROOT

PARTS = ("briefgen.yaml", "data", "templates", "charts")


def workspace(folder: Path) -> Path:
    """Copy the sample."""
    folder.mkdir()
    for part in PARTS:
        copy = shutil.copytree if (ROOT / part).is_dir() else shutil.copy
        copy(ROOT / part, folder / part)
    return folder


def in_one_language(folder: Path, language: str, other: str) -> Path:
    """Copy the sample without a word in the other language."""
    made = workspace(folder)
    for path in made.rglob("*.yaml"):
        said = _without(yaml.safe_load(path.read_text("utf-8")), other)
        if path.name == "briefgen.yaml":
            said["languages"] = [language]
        if path.name == "portfolio.yaml":  # what the sample accepts in a comment
            del said["edition"]["label"]
        text = yaml.safe_dump(said, allow_unicode=True, sort_keys=False)
        path.write_text(text, "utf-8")
    return made


def _without(value: Any, language: str) -> Any:
    match value:
        case dict():
            return {
                key: _without(each, language)
                for key, each in value.items()
                if key != language
            }
        case list():
            return [_without(each, language) for each in value]
        case _:
            return value
