"""Workspaces whose factsheets are hard to fit: each seed gives the same one, always."""

import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random  # noqa: TID251 - seeded
from typing import TypeAlias

import yaml

from briefgen.assembly import Fitted, Project, fit, open_project
from briefgen.errors import BriefgenError, Diagnostic
from briefgen.workspace import open_workspace
from tests.sample_documents import LANGUAGES, NOON, ROOT

Outcomes: TypeAlias = dict[tuple[str, str], Fitted | list[Diagnostic]]

THEMES = 3
MOST_INITIATIVES = 12
MOST_WORDS = 400
MOST_LETTERS = 300
LONGEST_SHORT = 36  # of a title on a band
EXTREME = 0.25  # of the themes: nearly nothing or far too much
VOCABULARY = {
    "en": "water trade women and the of communities support funding security small "
    "Andean strengthening policy-making a in to coastal enterprises adaptation "
    "resilience (SRHR) fair, health. programs governments’ by-law $2.5 40% the",
    "fr": "eau commerce femmes et les d’un collectivités appui financement sécurité "
    "petites andines renforcement l’élaboration à en développement côtières « entreprises » "
    "adaptation résilience santé. programmes gouvernements œuvre 40 % de la",
}
REFUSAL = re.compile(
    r"factsheet-theme-\d\.(en|fr) is (1 line|\d+ lines) too long for one page,"
    r" even after every space-saving step"
    r"|the title is too long for its band: it takes \d+ lines,"
    r" and there is room for [12]"
    r"|the subtitle is too long for its band: it takes \d+ lines beside a title of \d"
    r"|the dateline runs into the organization.s name, which takes more than one line"
    r" above the band"
    r"|the dateline is too long for the room above the band: it takes 2 lines,"
    r" and there is room for 1"
)
UNBREAKABLE = "Interorganisationsentwicklungsfinanzierungsgesellschaft" * 2
AMOUNTS = (0, 1, 999, 50_000, 3_900_000, 9_200_000, 250_000_000, 10_000_000_000)
OPTIONAL = """
::::: optional {{priority={priority}}}
{block}
:::::
"""
BLOCKS = (
    "## More\n\n{{ portfolio.introduction }}",
    """\
| A | B |
|---|--:|
{% for each in initiatives %}
| {{ each.title }} | {{ each.funding.amount | money }} |
{% endfor %}""",
    """\
::: callout
{{ portfolio.title }}

- {{ portfolio.event.name }}
- {{ portfolio.event.place }}
:::""",
    """\
> {{ portfolio.event.name }}
> {{ portfolio.event.place }}

1. {{ portfolio.title }}[^note]
2. {{ portfolio.title }}

[^note]: {{ portfolio.event.name }}
""",
    """\
:::: columns
::: column
### {{ portfolio.title }}

| {{ portfolio.event.name }} | B |
|---|--:|
| {{ portfolio.title }} | C |
:::
::: column
![{{ 'Funding by theme' | t }}](chart:funding-by-theme)
:::
::::""",
    "![{{ 'Funding by theme' | t }}](chart:funding-by-theme)",
)


@dataclass(frozen=True, slots=True)
class Writer:
    """Writes texts by chance."""

    chance: Random

    def line(self, least: int, most: int) -> dict[str, str]:
        """Give a line of so many letters, in each language."""
        return {code: self._line(code, least, most) for code in VOCABULARY}

    def prose(self, words: int) -> dict[str, str]:
        """Give prose of so many words, in each language; French is longer."""
        return {
            code: self._prose(code, words + (words // 6 if code == "fr" else 0))
            for code in VOCABULARY
        }

    def _line(self, code: str, least: int, most: int) -> str:
        letters = self.chance.randint(least, most)
        told = "".join(f"{word} " for word in self._words(code, 5 + letters // 2))
        return f"W{told[: letters - 2].strip()}z"

    def _prose(self, code: str, words: int) -> str:
        parts: list[str] = []
        while words > 0:
            number = min(words, self.chance.choice((3, 20, 60, 150)))
            told = " ".join(self._words(code, number)).strip()
            if self.chance.random() < 0.15:
                told = f"- **W**{told}\n- w {told[: len(told) // 2].strip()}"
            parts.append(told if told.startswith("-") else f"W{told}")
            words -= number
        return "\n\n".join(parts)

    def _words(self, code: str, number: int) -> Iterator[str]:
        known = VOCABULARY[code].split(" ")
        for _ in range(number):
            rare = self.chance.random() < 0.004
            yield UNBREAKABLE if rare else self.chance.choice(known)


def open_stress(folder: Path, seed: int) -> Project:
    """Write the workspace of a seed to a folder, and open it."""
    chance = Random(seed)
    writer = Writer(chance)
    for source in ("briefgen.yaml", "charts", "templates"):
        path = ROOT / source
        (shutil.copytree if path.is_dir() else shutil.copy)(path, folder / source)
    for other in (folder / "templates").glob("*.md"):
        if other.stem != "factsheet":
            other.unlink()
    if chance.random() < 0.6:
        _lengthen(folder / "templates/factsheet.md", chance)
    (folder / "data/initiatives").mkdir(parents=True)
    portfolio = _portfolio(writer) | _short(Writer(Random(f"{seed} portfolio")))
    _dump(folder / "data/portfolio.yaml", portfolio)
    themes = [f"theme-{number}" for number in range(THEMES)]
    _dump(folder / "data/themes.yaml", [_theme(writer, name) for name in themes])
    for name in themes:
        more = Writer(Random(f"{seed} {name}"))  # apart: what seeds gave before stays
        for number, content in enumerate(_initiatives(writer, name)):
            often = (0, 0.1, 0.3)[(seed + int(name[-1])) % THEMES]
            path = folder / f"data/initiatives/{name}-{number}.yaml"
            _dump(path, content | _particulars(more, often))
    project = open_project(open_workspace(folder), {})
    assert project.mistakes == ()
    return project


def outcomes(project: Project) -> Outcomes:
    """Fit each factsheet, by theme and language; give what fits, or the mistakes."""
    (kind,) = project.kinds
    found: Outcomes = {}
    for theme in project.portfolio.themes:
        for language in LANGUAGES:
            try:
                fitted = fit(project, kind, theme.id, language, NOON)
                found[theme.id, language] = fitted
            except BriefgenError as error:
                mistakes = (
                    each for each in error.diagnostics if each.severity == "error"
                )
                found[theme.id, language] = [*mistakes]
    return found


def _lengthen(path: Path, chance: Random) -> None:
    """Add blocks of several kinds to a template: optional, of any priority, or not."""
    blocks = chance.sample(BLOCKS, chance.randint(1, 3))
    added = (
        OPTIONAL.format(priority=chance.randint(1, 3), block=block)
        if chance.random() < 0.7
        else f"\n{block}\n"
        for block in blocks
    )
    path.write_text(path.read_text("utf-8") + "".join(added), "utf-8")


def _dump(path: Path, content: object) -> None:
    path.write_text(yaml.safe_dump(content, allow_unicode=True), "utf-8")


def _portfolio(writer: Writer) -> dict[str, object]:
    return {
        "title": writer.line(5, 120),
        "event": {
            "name": writer.line(5, 90),
            "place": writer.line(4, 30),
            "starts": "2024-11-15",
            "ends": "2024-11-16",
        },
        "introduction": writer.prose(writer.chance.randint(10, 80)),
        "currency": "CAD",
        "edition": {"date": "2024-11-16"},
        **_some(writer.chance, notice=writer.line(20, 200)),
        **_some(
            writer.chance,
            contact={"name": writer.line(5, 60), "email": "briefings@example.org"},
            source={"title": writer.line(5, 90), "url": "https://example.org/"},
        ),
    }


def _short(writer: Writer) -> dict[str, object]:
    """Write what stands above the band; without it, a long title is refused."""
    return _some(writer.chance, short_title=writer.line(5, LONGEST_SHORT))


def _theme(writer: Writer, name: str) -> dict[str, object]:
    longest = writer.chance.choice((30, 50, 80, MOST_LETTERS))
    lead = _some(writer.chance, lead=writer.line(20, 200))
    title = writer.line(5, longest)
    short = writer.line(5, LONGEST_SHORT)
    return {"id": name, "title": title, "short_title": short, **lead}


def _initiatives(writer: Writer, theme: str) -> Iterator[dict[str, object]]:
    """Write a theme's initiatives: about as many words as a page holds, or far more."""
    chance = writer.chance
    if chance.random() < EXTREME:
        number, longest = chance.randint(1, MOST_INITIATIVES), MOST_LETTERS
        room = chance.randint(number, number * MOST_WORDS)
    else:
        number, longest = chance.choice((1, 1, 2, 2, 2, 3, 4)), 60
        room = chance.randint(30, 250) // (1 if number < 3 else 2)
    for order in range(number):
        share = room // number
        words = min(chance.randint(1 + share // 2, 1 + share + share // 2), MOST_WORDS)
        yield {
            "theme": theme,
            "order": order,
            "title": writer.line(5, longest),
            "funding": _funding(chance),
            "description": writer.prose(words),
            **_some(chance, summary=writer.prose(max(words // 2, 1))),
            **_some(chance, short_title=writer.line(3, 40)),
            **_some(chance, partners=_partners(writer)),
            **_some(chance, places=_places(writer)),
            **_some(chance, reach=_reach(writer)),
        }


def _particulars(writer: Writer, often: float) -> dict[str, object]:
    """Write what is known of an initiative besides its text, each so often."""
    chance = writer.chance
    every: dict[str, Callable[[], object]] = {
        "funding": lambda: [_funding(chance) for _ in range(chance.randint(1, 3))],
        "status": lambda: {"state": "under-way", "as_of": "2024-11-16"},
        "starts": lambda: chance.choice(("2024-11", "2024-11-16")),
        "ends": lambda: chance.choice(("2029-03-31", "2029-30 Q2")),
        "milestones": lambda: [
            {
                "date": "2025-03",
                "text": writer.line(5, 80),
                "done": chance.random() < 0.5,
            }
            for _ in range(chance.choice((1, 3)))
        ],
        "results": lambda: [
            {
                "indicator": writer.line(5, 80),
                "unit": writer.line(3, 12),
                "target": chance.choice((5, 320, 1_000_000)),
                "actual": 2,
            }
            for _ in range(chance.choice((1, 3)))
        ],
        "quote": lambda: {"words": writer.line(20, 200), "by": writer.line(5, 60)},
        "contact": lambda: {"name": writer.line(5, 60), "email": "a@example.org"},
        "links": lambda: [{"title": writer.line(5, 60), "url": "https://example.org/"}],
        "sectors": lambda: [
            {
                "vocabulary": "own",
                "code": "1",
                "name": writer.line(5, 60),
                "percent": 40,
            }
        ],
        "markers": lambda: [
            {"vocabulary": "own", "code": "1", "significance": "principal"}
        ],
    }
    return {name: made() for name, made in every.items() if chance.random() < often}


def _some(chance: Random, **fields: object) -> dict[str, object]:
    return fields if chance.random() < 0.5 else {}


def _funding(chance: Random) -> dict[str, object]:
    kind = chance.choice(("new", "increase", "renewal"))
    amount = chance.choice(AMOUNTS)
    total = {"total_value": amount * 2} if kind == "increase" else {}
    return {
        "kind": kind,
        "amount": amount,
        **total,
        **_some(chance, duration=chance.choice(("5 years", "18 months"))),
        **_some(chance, fiscal_years="2024-29"),
    }


def _partners(writer: Writer) -> list[object]:
    number = writer.chance.choice((1, 1, 1, 2, 2, 10))
    return [{"name": writer.line(5, 70), "role": "partner"} for _ in range(number)]


def _places(writer: Writer) -> list[object]:
    number = writer.chance.choice((1, 1, 1, 3, 3, 15))
    return [{"country": "PE", "name": writer.line(4, 25)} for _ in range(number)]


def _reach(writer: Writer) -> list[object]:
    return [
        {
            "count": writer.chance.choice((1, 40_000, 9_999_999_999)),
            "bound": writer.chance.choice(("exact", "at-least", "more-than")),
            "who": writer.line(5, 60),
        }
        for _ in range(writer.chance.choice((1, 3)))
    ]
