"""Generated portfolios: a different canary in every field, under every label.

What may be shown is worked out here, beside the data, and not by what is tested.
"""

import datetime
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path
from typing import Any

from tests.disclosure.kinds import charts, kinds
from tests.disclosure.seeded import LETTERS, Seeded

STYLE = (Path(__file__).parents[2] / "templates/style.yaml").read_text("utf-8")
NOW = datetime.datetime(2024, 11, 1, tzinfo=datetime.UTC)
PAST, FUTURE = "2024-10-01T12:00:00-04:00", "2024-11-16T12:00:00-05:00"
LATER = "2025-07-02T09:30:00-04:00"
SCALES = (
    ("protected-a", "protected-b", "protected-c"),
    ("confidential", "secret", "top-secret"),
)
MARKINGS = tuple(marking for scale in SCALES for marking in scale)
COUNTRIES = {
    "PE": ("Peru", "Pérou"),
    "JP": ("Japan", "Japon"),
    "NO": ("Norway", "Norvège"),
    "BR": ("Brazil", "Brésil"),
    "EG": ("Egypt", "Égypte"),
    "TH": ("Thailand", "Thaïlande"),
    "IE": ("Ireland", "Irlande"),
    "HU": ("Hungary", "Hongrie"),
}


@dataclass(frozen=True)
class Label:
    """What a mapping carries; `default` says that it is advice's own."""

    internal: bool = False
    marking: str | None = None
    embargo: str | None = None
    default: bool = False

    @property
    def held(self) -> str:
        """Say in a word why it may not be public now; empty if it may."""
        if self.marking or self.internal:
            return self.marking or "internal"
        return "embargo" if self.embargo in {FUTURE, LATER} else ""


@dataclass
class Planted:
    """A workspace's data and what was planted in it, by why it is held back.

    `words` and `numbers` map a canary to the reason; an empty one may be shown.
    """

    seed: int
    labelled: bool = True
    words: dict[str, str] = field(default_factory=dict)
    numbers: dict[int, str] = field(default_factory=dict)
    amounts: dict[int, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._choose = Seeded(self.seed)
        self._names = 0
        self._countries = list(COUNTRIES)

    def write(self, root: Path, formats: str) -> None:
        """Write the workspace."""
        files: dict[str, Any] = {
            "briefgen.yaml": {
                "organization": {"en": "Department", "fr": "Ministère"},
                "languages": ["en", "fr"],
            },
            **dict(self._data()),
        }
        texts = {path: json.dumps(data) for path, data in files.items()}  # is YAML
        texts |= kinds(Seeded(self.seed + 1000), formats) | charts()
        for path, text in texts.items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_text(text, "utf-8", newline="\n")
        (root / "templates/style.yaml").write_text(STYLE, "utf-8", newline="\n")

    def held(self) -> Mapping[str, str]:
        """Give the words that no public output may hold, with the reason."""
        return {word: why for word, why in self.words.items() if why}

    def held_numbers(self) -> Mapping[int, str]:
        """Give the numbers that none may hold: amounts in every sum, too."""
        found = {number: why for number, why in self.numbers.items() if why}
        open_ = {amount for amount, why in self.amounts.items() if not why}
        for size in range(1, len(self.amounts) + 1):
            for amounts in combinations(self.amounts, size):
                why = next(
                    (self.amounts[each] for each in amounts if each not in open_), ""
                )
                if why:
                    found[sum(amounts)] = why
        return found

    def _data(self) -> Iterator[tuple[str, Any]]:
        themes = [self._theme() for _ in range(2 + self._choose.below(2))]
        yield "data/portfolio.yaml", self._portfolio()
        yield "data/themes.yaml", themes
        for _ in range(3 + self._choose.below(2)):
            label = self._label(Label(), 35)
            name = self._word(label).lower()
            theme = self._choose.one(themes)["id"]
            yield f"data/initiatives/{name}.yaml", self._initiative(label, theme)

    def _portfolio(self) -> dict[str, Any]:
        root = self._label(Label(), 4)
        event, edition = self._label(root, 10), self._label(root, 4)
        contact, source = self._label(root, 25), self._label(root, 25)
        note = self._label(root, 40)
        return self._mapping(
            root,
            title=self._text(root, 6),
            short_title=self._text(root, 20),
            event=self._mapping(
                event,
                name=self._text(event, 10),
                short_name=self._text(event, 20),
                place=self._text(event, 10),
                starts="2024-11-15",
                ends="2024-11-16",
            ),
            introduction=self._text(root, 10),
            currency="CAD",
            edition=self._mapping(
                edition, date="2024-11-16", label=self._text(edition, 20)
            ),
            contact=self._mapping(
                contact,
                name=self._text(contact, 20),
                email=f"{self._word(contact).lower()}@example.org",
            ),
            source=self._mapping(
                source,
                title=self._text(source, 20),
                url=f"https://example.org/{self._word(source)}",
            ),
            notice=self._text(root, 20),
            note=self._mapping(
                note,
                action_required="decision",
                addressee=self._text(note, 20),
                tracking_number=self._word(note),
                advice_notice=self._text(note, 20),
                sign_off=[self._text(note, 20) for _ in range(2)],
            ),
            advice=self._advice(root),
        )

    def _theme(self) -> dict[str, Any]:
        label = self._label(Label(), 15)
        return self._mapping(
            label,
            id=self._word(label).lower(),
            title=self._text(label, 10),
            lead=self._text(label, 20),
            introduction=self._text(label, 20),
            advice=self._advice(label),
        )

    def _advice(self, above: Label) -> dict[str, Any]:
        marking = above.marking or "protected-a"
        default = Label(
            internal=True, marking=marking, embargo=above.embargo, default=True
        )
        if above.held in {"", "embargo"} and self._choose.maybe(15):
            label = Label(embargo=above.embargo)  # the default may be lowered
            return self._mapping(label, "public", issue=self._text(label, 0))
        return self._mapping(
            default,
            issue=self._text(default, 0),
            risks=self._text(default, 0),
            recommendations=[self._text(default, 0) for _ in range(2)],
            next_steps=self._text(default, 0),
        )

    def _initiative(self, label: Label, theme: str) -> dict[str, Any]:
        funding = self._label(label, 25)
        return self._mapping(
            label,
            theme=theme,
            order=self._choose.below(9),
            title=self._text(label, 15),
            short_title=self._text(label, 20),
            funding=self._mapping(
                funding,
                kind="new",
                amount=self._number(funding, self.amounts, 100_000),
                duration=f"{2 + self._choose.below(7)} years",
                fiscal_years=f"20{24 + self._choose.below(5)}-{31 + self._choose.below(9)}",
            ),
            partners=[self._partner(self._label(label, 30)) for _ in range(2)],
            places=[self._place(self._label(label, 30))],
            reach=[self._reach(self._label(label, 30)) for _ in range(2)],
            description=self._text(label, 15),
            summary=self._text(label, 20),
            source=f"https://example.org/{self._word(label)}",
            advice=self._advice(label),
        )

    def _partner(self, label: Label) -> dict[str, Any]:
        return self._mapping(label, name=self._text(label, 20), role="partner")

    def _place(self, label: Label) -> dict[str, Any]:
        if not self._countries:
            return self._mapping(label, name=self._text(label, 20))
        country = self._countries.pop()
        for name in COUNTRIES[country]:
            self.words[name] = label.held
        return self._mapping(label, country=country, name=self._text(label, 20))

    def _reach(self, label: Label) -> dict[str, Any]:
        count = self._number(label, self.numbers, 10_000)
        return self._mapping(
            label, count=count, bound="at-least", who=self._text(label, 20)
        )

    def _mapping(
        self, label: Label, audience: str = "", /, **fields: Any
    ) -> dict[str, Any]:
        """Make a mapping that carries what its label says."""
        release = {
            "audience": audience or ("internal" if label.internal else None),
            "marking": label.marking,
            "embargo": label.embargo,
        }
        given = {name: value for name, value in release.items() if value}
        if given and self.labelled and not label.default:
            fields["release"] = given
        return fields

    def _text(self, above: Label, percent: int) -> dict[str, Any]:
        label = self._label(above, percent)
        words = {language: self._word(label) for language in ("en", "fr")}
        return self._mapping(label, **words)

    def _word(self, label: Label) -> str:
        number, letters = self._names, ""
        self._names += 1
        for _ in range(4):
            number, digit = divmod(number, len(LETTERS))
            letters = LETTERS[digit] + letters
        self.words[f"Zq{letters}x"] = label.held
        return f"Zq{letters}x"

    def _number(self, label: Label, among: dict[int, str], least: int) -> int:
        number = least + self._choose.below(least)
        among[number] = label.held
        return number

    def _label(self, above: Label, percent: int) -> Label:
        """Choose a label that lowers nothing of what encloses it."""
        if not self._choose.maybe(percent):
            return Label(above.internal, above.marking, above.embargo)
        embargo, marking = above.embargo, above.marking
        match self._choose.one(("internal", "marking", "past", "future", "later")):
            case "internal":
                return Label(internal=True, marking=marking, embargo=embargo)
            case "marking":
                scale = next((each for each in SCALES if marking in each), MARKINGS)
                least = scale.index(marking) if marking else 0
                chosen = self._choose.one(scale[least:])
                return Label(internal=True, marking=chosen, embargo=embargo)
            case "past":
                return Label(above.internal, marking, embargo or PAST)
            case "future":
                embargo = embargo if embargo == LATER else FUTURE
                return Label(above.internal, marking, embargo)
            case _:
                return Label(above.internal, marking, LATER)
