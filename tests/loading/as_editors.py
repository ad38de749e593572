"""A YAML file to what an editor reads in it: one that knows YAML 1.2, and takes dates for texts."""

from pathlib import Path
from typing import Any

import yaml


class _AsEditors(yaml.SafeLoader):
    """Read dates as texts."""


_AsEditors.yaml_implicit_resolvers = {
    letter: [(tag, rule) for tag, rule in rules if not tag.endswith("timestamp")]
    for letter, rules in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def as_editors_read(path: Path) -> Any:
    """Return the content of a file, with dates as texts."""
    return yaml.load(path.read_text("utf-8"), _AsEditors)
