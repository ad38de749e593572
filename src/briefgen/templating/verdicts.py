"""Templates to what is known of them: those without a mistake are not judged again."""

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import field
from typing import TypeAlias

from briefgen.errors import BriefgenError
from briefgen.templating.template_text import Script
from briefgen.value_classes import dataclass

Source: TypeAlias = Callable[[str], str | None]  # a template's name → its text


@dataclass(frozen=True, slots=True)
class Verdict:
    """What templates without a mistake include, each with its digest, and filters used."""

    sections: Mapping[str, str]
    filters: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Verdicts:
    """What was known of templates before (`known`), and those used since (`used`).

    Both are by the digest of the templates and the names that they are rendered with.
    """

    known: Mapping[str, Verdict] = field(default_factory=dict)
    used: dict[str, Verdict] = field(default_factory=dict)

    def recall(self, key: str, source: Source) -> Verdict | None:
        """Return the verdict of templates, if all that they include is unchanged."""
        verdict = self.known.get(key)
        if verdict is None or dict(verdict.sections) != sums(verdict.sections, source):
            return None
        self.used[key] = verdict
        return verdict

    def keep(self, key: str, verdict: Verdict) -> None:
        """Remember that templates have no mistake."""
        self.used[key] = verdict


def key_of(
    scripts: Iterable[Script], names: Mapping[str, object], *, alone: bool
) -> str:
    """Return the digest by which a verdict is known; `names` have their shapes."""
    parts = [[each.text, each.place.path, each.place.line] for each in scripts]
    shapes = [[name, repr(names[name])] for name in sorted(names)]
    return _sum(json.dumps([parts, shapes, alone]))


def sums(names: Iterable[str], source: Source) -> dict[str, str]:
    """Return the digests of templates by name; empty for those that cannot be read."""
    return {name: _sum_of(name, source) for name in names}


def _sum_of(name: str, source: Source) -> str:
    try:
        text = source(name)
    except BriefgenError:
        return ""
    return "" if text is None else _sum(text)


def _sum(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
