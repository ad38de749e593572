"""Generated portfolios: a canary in every field of the model, under every label.

What may be shown is worked out here, beside the data, and not by what is tested.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.disclosure.kinds import MONEY, charts, kinds
from tests.disclosure.labels import Label
from tests.disclosure.planting import Canaries
from tests.disclosure.seeded import Seeded

STYLE = (Path(__file__).parents[2] / "templates/style.yaml").read_text("utf-8")
INNER = {"audience": "internal"}
ROLES = ("leading", "implementing", "partner", "recipient", "funder")
BOUNDS = ("exact", "about", "at-least", "more-than", "up-to")
STATES = ("planned", "under-way", "completed", "cancelled")
ACTIONS = ("decision", "information", "signature")
ICONS = ("water", "home")
COLORS = ("#7a1f5c", "#35520f")  # of no accent of the style
GENDERS = ("feminine", "masculine")
ADVICE = ("issue", "background", "considerations", "risks", "next_steps")
MATTERS = ("consultations", "gba_plus", "official_languages", "communications")
ASKED = ("due_reason", "to_sign")
FURTHER = {name: {"en": "Zradvice", "fr": "Zradvice"} for name in ADVICE}


class Planted(Canaries):
    """A workspace's data; not `labelled`, nothing in it says what is held back."""

    labelled = True
    funded = 0  # initiatives

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
        texts["templates/money.md"] = MONEY.format(formats=formats)
        for path, text in texts.items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_text(text, "utf-8", newline="\n")
        (root / "templates/style.yaml").write_text(STYLE, "utf-8", newline="\n")

    def _data(self) -> Iterator[tuple[str, Any]]:
        labelled = [self._theme() for _ in range(2 + self.choose.below(2))]
        themes = [theme for _, theme in labelled]
        yield "data/portfolio.yaml", self._portfolio()
        for number in range(3 + self.choose.below(2)):
            label = self.label(Label(), 35)
            name = self.word(label).lower()
            above, theme = self.choose.one(labelled)
            own = "zr" if self._other(above) and number % 2 else theme["id"]
            others = [each["id"] for each in themes if each["id"] != theme["id"]]
            data = self._initiative(label, own)
            yield f"data/initiatives/{name}.yaml", data | self._also_in(label, others)
        if self.altered:
            yield "data/initiatives/a-further-one.yaml", self._further()
            texts = dict.fromkeys(("title", "lead", "introduction"), _both("Zrtheme"))
            held = {"id": "zr", **texts, "advice": FURTHER, "release": INNER}
            themes.insert(0, held)
        yield "data/themes.yaml", themes

    def _also_in(self, label: Label, others: list[str]) -> dict[str, Any]:
        with self.apart(f"also in {self._names}"):
            chosen = self.choose.some(others, 1) if self.choose.maybe(50) else []
        other = chosen and self._other(label)
        return {} if other or not chosen else {"also_in": chosen}

    def _further(self) -> dict[str, Any]:
        names = ("title", "short_title", "description", "summary")
        return {
            "theme": "zr",
            "order": 0,
            "funding": {
                "kind": "new",
                "amount": 999_999_999,
                "duration": "9 years",
                "fiscal_years": "2024-33",
            },
            "source": "https://example.org/Zrfurther",
            "advice": FURTHER,
            "release": INNER,
            **dict.fromkeys(names, _both("Zrfurther")),
        }

    def _portfolio(self) -> dict[str, Any]:
        root = self.label(Label(), 4)
        event, edition = self.label(root, 10), self.label(root, 4)
        contact, source = self.label(root, 25), self.label(root, 25)
        year = self.year(event)
        return self._mapping(
            root,
            title=self._text(root, 6),
            short_title=self._text(root, 20),
            event=self._mapping(
                event,
                name=self._text(event, 10),
                short_name=self._text(event, 20),
                place=self._text(event, 10),
                starts=f"{year}-11-15",
                ends=f"{self.year(event)}-11-16",
            ),
            introduction=self._text(root, 10),
            currency="CAD",
            edition=self._mapping(
                edition,
                date=f"{self.year(edition)}-11-16",
                label=self._text(edition, 20),
                languages=["fr", "en"] if self._other(edition) else ["en", "fr"],
            ),
            contact=self._mapping(
                contact,
                name=self._text(contact, 20),
                email=f"{self.word(contact).lower()}@example.org",
            ),
            source=self._mapping(
                source,
                title=self._text(source, 20),
                url=f"https://example.org/{self.word(source)}",
            ),
            notice=self._text(root, 20),
            call_to_action=self._call(self.label(root, 25)),
            rates=self._rates(root),
            note=self._note(root, "note"),
            advice=self._advice(root),
            **self._voices(root),
        )

    def _voices(self, root: Label) -> dict[str, Any]:
        with self.apart("voices"):
            media = self._contact(self.label(root, 25))
            return {
                "media_contact": {**media, "phone": self.word(root)},
                "quote": self._quote(self.label(root, 25)),
                "links": [self._link(self.label(root, 25))],
            }

    def _theme(self) -> tuple[Label, dict[str, Any]]:
        label = self.label(Label(), 15)
        name = self.word(label).lower()
        return label, self._mapping(
            label,
            id=name,
            title=self._text(label, 10),
            short_title=self._text(label, 20),
            lead=self._counted(label, 20),
            introduction=self._text(label, 20),
            color=self.either(label, COLORS),
            icon=self.either(label, ICONS),
            advice=self._advice(label),
            note=self._note(label, f"note {self._names}"),
        )

    def _kept_back(
        self, above: Label, marking: str | None = None
    ) -> tuple[Label, str, int]:
        """Choose the label of what is internal by itself, and how often its texts have one."""
        marking = above.marking or marking
        default = Label(
            internal=True, marking=marking, embargo=above.embargo, default=True
        )
        if above.held in {"", "embargo"} and self.choose.maybe(15):
            return Label(embargo=above.embargo), "public", 0
        return default, "", 10

    def _note(self, above: Label, name: str) -> dict[str, Any]:
        with self.apart(name):
            note, audience, percent = self._kept_back(above)
            year = self.year(note)
            return self._mapping(
                note,
                audience,
                action_required=self.either(note, ACTIONS),
                addressee=self._text(note, percent),
                addressee_gender=GENDERS[self._other(note) % len(GENDERS)],
                tracking_number=self.word(note),
                date=f"{year}-10-21",
                due_date=f"{year}-11-16",
                options=[self._option(note, percent) for _ in range(2)],
                **{name: self._text(note, percent) for name in (*ASKED, *MATTERS)},
                advice_notice=self._text(note, percent),
                sign_off=[self._text(note, percent) for _ in range(2)],
            )

    def _option(self, above: Label, percent: int) -> dict[str, Any]:
        label = self.label(above, percent)
        return self._mapping(
            label,
            title=self._text(label, percent),
            description=self._text(label, percent),
            advantages=[self._text(label, percent)],
            disadvantages=[self._text(label, percent)],
        )

    def _advice(self, above: Label) -> dict[str, Any]:
        label, audience, percent = self._kept_back(above, "protected-a")
        texts = {name: self._text(label, percent) for name in ADVICE}
        listed = [self._text(label, percent) for _ in range(2)]
        return self._mapping(label, audience, recommendations=listed, **texts)

    def _initiative(self, label: Label, theme: str) -> dict[str, Any]:
        partners = [self._partner(self.label(label, 30)) for _ in range(2)]
        if self.altered:
            further = {"name": _both("Zrpartner"), "role": "funder", "release": INNER}
            partners.insert(0, further)
        return self._mapping(
            label,
            theme=theme,
            order=self.number(label, 400_000, self.numbers),
            title=self._text(label, 15),
            short_title=self._text(label, 20),
            funding=self._lines(label, self._funding(self.label(label, 25))),
            partners=partners,
            places=[self._place(self.label(label, 30))],
            reach=[self._reach(self.label(label, 30)) for _ in range(2)],
            description=self._text(label, 15),
            summary=self._text(label, 20),
            source=f"https://example.org/{self.word(label)}",
            advice=self._advice(label),
            note=self._note(label, f"note {self._names}"),
            **self._particulars(label),
        )

    def _particulars(self, label: Label) -> dict[str, Any]:
        with self.apart(f"particulars {self._names}"):
            return {
                "starts": f"{self.year(label)}-04",
                "ends": f"{self.year(label)}-05-06",
                "status": self._status(self.label(label, 30)),
                "milestones": [self._milestone(self.label(label, 30))],
                "results": [self._result(self.label(label, 30)) for _ in range(2)],
                "sectors": [self._sector(self.label(label, 30))],
                "markers": [self._marker(self.label(label, 30))],
                "quote": self._quote(self.label(label, 30)),
                "contact": self._contact(self.label(label, 30)),
                "picture": self._picture(self.label(label, 30)),
                "links": [self._link(self.label(label, 30))],
            }

    def _milestone(self, label: Label) -> dict[str, Any]:
        year, text = self.year(label), self._text(label, 20)
        done = self.either(label, (True, False))
        return self._mapping(label, date=f"{year}-05", text=text, done=done)

    def _result(self, label: Label) -> dict[str, Any]:
        names = ("baseline", "target", "actual")
        numbers = {name: self.number(label, 10_000, self.numbers) for name in names}
        texts = {name: self._text(label, 20) for name in ("indicator", "unit")}
        return self._mapping(label, **texts, **numbers)

    def _sector(self, label: Label) -> dict[str, Any]:
        code, percent = self.word(label), self.small(label, 1, 90)
        name = self._text(label, 20)
        return self._mapping(
            label, vocabulary="own", code=code, percent=percent, name=name
        )

    def _marker(self, label: Label) -> dict[str, Any]:
        code, scale = self.word(label), self.either(label, ("principal", "significant"))
        return self._mapping(
            label,
            vocabulary="own",
            code=code,
            significance=scale,
            name=self._text(label, 20),
        )

    def _quote(self, label: Label) -> dict[str, Any]:
        words, by = self._text(label, 20), self._text(label, 20)
        return self._mapping(label, words=words, by=by)

    def _contact(self, label: Label) -> dict[str, Any]:
        email = f"{self.word(label).lower()}@example.org"
        return self._mapping(label, name=self._text(label, 20), email=email)

    def _picture(self, label: Label) -> dict[str, Any]:
        file, text = self.word(label), self._text(label, 20)
        credit = self._text(label, 20)
        return self._mapping(label, file=f"{file}.png", alternative=text, credit=credit)

    def _call(self, label: Label) -> dict[str, Any]:
        address = f"https://example.org/{self.word(label)}"
        return self._mapping(label, text=self._text(label, 20), address=address)

    def _link(self, label: Label) -> dict[str, Any]:
        address = f"https://example.org/{self.word(label)}"
        return self._mapping(label, title=self._text(label, 20), url=address)

    def _status(self, label: Label) -> dict[str, Any]:
        state, year = self.either(label, STATES), self.year(label)
        return self._mapping(label, state=state, as_of=f"{year}-05")

    def _funding(self, label: Label) -> dict[str, Any]:
        kind = self.either(label, ("new", "renewal", "increase"))
        amount = self.number(label, 100_000, self.amounts)
        total = self.number(label, 900_000, self.numbers)
        more = {"total_value": total} if kind == "increase" else {}
        last = self.small(label, 31, 8)
        return self._mapping(
            label,
            kind=kind,
            amount=amount,
            duration=f"{self.small(label, 2, 7)} years",
            fiscal_years=f"20{24 + self.choose.below(5)}-{last}",
            **more,
        )

    def _lines(self, above: Label, first: dict[str, Any]) -> Any:
        """Make a funding one line, or every second time the first of two.

        Half of the portfolios have single lines alone: where there are ranges or several
        currencies, no chart is drawn, and charts and their workbooks are searched, too.
        """
        self.funded += 1
        with self.apart(f"lines {self.funded}"):
            if self.seed // 2 % 2 == 0 or self.funded % 2:
                return first
            label = self.label(above, 40)
            return [first, self._line(label, self.funded // 2 % 3)]

    def _line(self, label: Label, form: int) -> dict[str, Any]:
        """Make a line with an upper limit, with a range, or in another currency."""
        amount = self.number(label, 100_000, self.amounts)
        forms: tuple[dict[str, Any], ...] = (
            {"amount": amount, "currency": "USD"},
            {"up_to": amount},
            {"from": amount, "to": self.number(label, 900_000, self.amounts)},
        )
        shown, year = (self.label(label, 30) for _ in range(2))
        profile = [self._mapping(year, fiscal_year="2024-25", amount=amount)]
        return self._mapping(
            label,
            kind="new",
            **forms[form],
            source_of_funds=self._text(shown, 20),
            profile=profile,
        )

    def _rates(self, above: Label) -> list[dict[str, Any]]:
        with self.apart("rates"):
            label = self.label(above, 40)
            value = 1.47 if self._other(label) else 1.35
            day = f"{self.year(label)}-11-15"
            source = self._text(label, 20)
            return [
                self._mapping(
                    label, currency="USD", value=value, date=day, source=source
                )
            ]

    def _partner(self, label: Label) -> dict[str, Any]:
        role = self.either(label, ROLES)
        name = self._text(label, 20)
        with self.apart(f"share {self._names}"):
            share = self.small(label, 1, 40)
            own = self.either(label, ({}, {"language": "es"}, {"language": "fr"}))
            once = self.word(label)
        named = once if own else name
        return self._mapping(label, name=named, role=role, share=share, **own)

    def _place(self, label: Label) -> dict[str, Any]:
        country = self.country(label)
        known: dict[str, Any] = {} if country is None else {"country": country}
        name = self._text(label, 20)
        with self.apart(f"coordinates {self._names}"):
            place = self.label(label, 30)
            names = "latitude", "longitude"
            degrees = {each: self.small(place, 1, 80) for each in names}
        known["coordinates"] = self._mapping(place, **degrees)
        return self._mapping(
            label, name=name, region=self._region(label, name), **known
        )

    def _region(self, label: Label, name: dict[str, Any]) -> dict[str, str]:
        """Plant a word beside a name's, so that those planted after it stay as they are."""
        first = "Zr" if self._other(label) else "Zq"
        words = {code: f"{first}{name[code][2:-1]}y" for code in ("en", "fr")}
        self.words |= dict.fromkeys(words.values(), label.held)
        return words

    def _reach(self, label: Label) -> dict[str, Any]:
        return self._mapping(
            label,
            count=self.number(label, 10_000, self.numbers),
            bound=self.either(label, BOUNDS),
            who=self._text(label, 20),
            women_percent=self.small(label, 1, 90),
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

    def _counted(self, above: Label, percent: int) -> dict[str, Any]:
        """Make a text that may have forms for numbers."""
        text = self._text(above, percent)
        if self._names % 2:
            return text
        label = Label(internal=True) if "release" in text else above
        forms = {
            language: {"one": self.word(label), "other": text[language]}
            for language in ("en", "fr")
        }
        return text | forms

    def _text(self, above: Label, percent: int) -> dict[str, Any]:
        label = self.label(above, percent)
        words = {language: self.word(label) for language in ("en", "fr")}
        return self._mapping(label, **words)


def _both(word: str) -> dict[str, str]:
    return {"en": word, "fr": word}
