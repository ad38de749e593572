"""A small workspace that can be edited in every way, for the property of the build.

Data are kept as values and written as YAML, in one order of keys or the other; texts
are kept as the number of one of their variants.
"""

import copy
import os
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeAlias

import yaml
from hypothesis.strategies import DataObject, integers, sampled_from

from tests.made_pictures import png

STYLE = (Path(__file__).parents[2] / "templates/style.yaml").read_text("utf-8")
THEMES = ("water", "trade", "health")
NAMES = ("wells", "ports", "roads", "clinics")
NAMES_OF_A_KIND = ("profile", "portrait")
AMOUNTS = (0, 1_000_000, 2_000_000, 3_500_000)
NOON = "2024-11-16T12:00:00-05:00"
INSTANTS = ("2024-11-15T00:00:00+00:00", "2024-11-17T00:00:00+00:00")

HEAD = "---\ntitle: '{title}'\nper: {per}\naudience: {audience}\nlayout: {layout}\n{more}---\n"


def head(per: str, audience: str, title: str, more: str = "") -> str:
    layout = "note" if audience == "internal" else "backgrounder"
    return HEAD.format(
        per=per, audience=audience, title=title, layout=layout, more=more
    )


ALL = "(theme.initiatives | released)"
NOTE = "".join(
    (
        "{{% if {0}.note %}}",
        *(
            f"{{{{% if {{0}}.note.{name} %}}}}{{{{{{{{ {{0}}.note.{name} }}}}}}}} {{{{% endif %}}}}"
            for name in ("tracking_number", "addressee", "addressee_gender", "gba_plus")
        ),
        "{{% for each in {0}.note.sign_off %}}{{{{ each }}}} {{% endfor %}}",
        "{{% for each in {0}.note.options %}}{{{{ each.title }}}} {{% endfor %}}",
        "{{% endif %}}\n",
    )
)
LISTED = (
    "{% for it in theme.initiatives %}## {{ it.title }}\n\n{{ it.description }}\n\n"
    "{% endfor %}::: optional\n{{ theme.title }}\n:::\n"
)
HALF = "It works, and this is how. " * 80  # of a page
LINK = "Read on [here](https://example.org)."  # of which briefgen warns
LONG = f"{HALF}\n\n" * 4


def text(words: str) -> dict[str, str]:
    return {"en": words, "fr": f"{words} (fr)"}


ALSO = (
    "{% for i in theme.also %}{{ i.title }} {{ i.theme.title }}\n{% endfor %}Words.\n"
)
# What an initiative may have besides its money: the values that edits choose from.
PARTICULAR: Mapping[str, tuple[Any, ...]] = {
    "status": ("planned", "completed", {"state": "planned", "as_of": "2024-11-16"}),
    "starts": ("2024-11", "2024-11-16"),
    "ends": ("2026-27 Q2", "2026-11"),
    "results": (
        [{"indicator": text("Wells"), "target": 5}],
        [{"indicator": text("Wells"), "baseline": 0, "target": 5, "actual": 2}],
    ),
    "milestones": (
        [{"date": "2025-03", "text": text("Begun"), "done": True}],
        [{"date": "2025-03", "text": text("Begun")}],
    ),
    "sectors": ([{"vocabulary": "own", "code": "1", "percent": 40}],),
    "markers": ([{"vocabulary": "own", "code": "1", "significance": "principal"}],),
    "quote": ({"words": text("Water."), "by": text("A minister")},),
    "contact": ({"name": text("A desk"), "email": "a@example.org"},),
    "links": ([{"title": text("A page"), "url": "https://example.org"}],),
    "picture": (
        {"file": "pictures/a.png", "alternative": text("A well")},
        {
            "file": "pictures/b.png",
            "alternative": text("A port"),
            "credit": text("The office"),
        },
    ),
}
# What an initiative may have in fields of the office's own.
OWN: tuple[Any, ...] = (
    None,
    {"stage": "planned"},
    {"stage": "approved", "spent": 5},
    {"spent": 7, "reply": text("It is *ready*.\n\n- Yes.")},
    {
        "stage": "planned",
        "reviews": [
            {"day": "2024-11-16", "outcome": text("Late")},
            {"day": "2025-01-31"},
        ],
    },
    {"keywords": [text("water"), text("wells")], "ceiling": 2_000_000},
)
FIELDS = """\
- {id: stage, of: initiative, type: choice, label: {en: Stage, fr: Étape}, choices: [
    {id: planned, label: {en: Planned, fr: Prévu}}, {id: approved, label: {en: Approved, fr: Approuvé}}]}
- {id: spent, of: initiative, type: number, label: {en: Spent, fr: Dépensé}, unit: "%"}
- {id: reply, of: initiative, type: prose, label: {en: Reply, fr: Réponse}}
- {id: ceiling, of: initiative, type: money, label: {en: Ceiling, fr: Plafond}}
- {id: keywords, of: initiative, type: list, label: {en: Keywords, fr: Mots-clés}}
- {id: reviews, of: initiative, type: table, label: {en: Reviews, fr: Examens}, columns: [
    {id: day, type: date, label: {en: Day, fr: Jour}},
    {id: outcome, type: text, label: {en: Outcome, fr: Résultat}}]}
"""
OWN_PRINTED = (
    "{% set own = initiative.fields %}{% set declared = portfolio.declared.initiative %}"
    "{% if own.stage %}{{ declared.stage.label }} {{ own.stage }}{% endif %}\n"
    "{% if own.spent is not none %}{{ own.spent }}{% endif %}\n"
    "{% if own.ceiling %}{{ own.ceiling | money }}{% endif %}\n"
    "{% if own.keywords %}{% for word in own.keywords %}{{ word }} {% endfor %}"
    "{% endif %}\n{% if own.reviews %}{% for row in own.reviews %}{{ row.day | date }}"
    "{% if row.outcome %} {{ row.outcome }}{% endif %}\n{% endfor %}{% endif %}\n"
    "{% if own.reply %}\n\n{{ own.reply }}\n\n{% endif %}\n"
)
PARTICULARS = (
    "{% set it = initiative %}"
    "{% if it.status %}{{ it.status | status }}{% endif %}\n"
    "{% if it.starts or it.ends %}{{ it | period }}{% endif %}\n"
    "{% for t in it.also_in %}{{ t.title }}{% endfor %}\n"
    "{% for r in it.results %}{{ r.indicator }} {{ r | result }}\n{% endfor %}"
    "{% for m in it.milestones %}{{ m.date }} {{ m.text }}"
    "{% if m.done %}.{% endif %}\n{% endfor %}"
    "{% if it.sectors %}{{ it.sectors | sectors }}{% endif %}\n"
    "{% if it.markers %}{{ it.markers | markers }}{% endif %}\n"
    "{% if it.quote %}{{ it.quote | quote }}{% endif %}\n"
    "{% if it.contact %}{{ it.contact.name }} {{ it.contact.email }}{% endif %}\n"
    "{% for l in it.links %}[{{ l.title }}]({{ l.url }})\n{% endfor %}"
    "{% if it.picture %}\n\n\n![{{ it.picture.alternative }}]({{ it.picture.file }})\n\n"
    "{% if it.picture.credit %}{{ it.picture.credit }}{% endif %}\n{% endif %}"
    "{% for p in it.places %}{{ p | place }} {% endfor %}\n"
    "{% for p in it.partners %}{{ p.name }}{% if p.share %} {{ p.share | number }}"
    "{% endif %} {% endfor %}\n"
)
VARIANTS: Mapping[str, tuple[str, ...]] = {
    "templates/sheet.md": (
        head("theme", "public", "{{ theme.title }}")
        + f"{{% for it in {ALL} %}}{{% include 'sections/one.md' %}}{{% endfor %}}\n",
        head("theme", "public", "{{ theme.title }}", "# said aside\n")
        + f"{{# and this #}}{{% for it in {ALL} %}}"
        "{% include 'sections/one.md' %}{% endfor %}\n",
        head("theme", "public", "{{ theme.title }}")
        + "{% for it in theme.initiatives %}{{ it.title }} {% endfor %}\n\n"
        f"{{% if {ALL} | length > 1 %}}\n\n![{{{{ 'Funding' | t }}}}](chart:bars)\n"
        "{% endif %}\n",
        head("theme", "public", "{{ theme.no_such }}"),
    ),
    "templates/share.md": (
        head("theme", "public", "{{ theme.title }}")
        + f"{{% set all = (portfolio.initiatives | released).funding.new_money %}}"
        f"{{% set part = {ALL}.funding.new_money | share(all) %}}"
        "{% if part %}{{ part | percent }}{% else %}{{ 'nothing' | t }}{% endif %}"
        "{% if theme.lead %} {{ theme.lead }}{% endif %}\n",
    ),
    "templates/plain.md": (
        head("theme", "public", "{{ theme.title }}")
        + "{{ theme.initiatives.funding.new_money | money }}\n",
        head("theme", "public", "{{ theme.title }}", "only: released\n")
        + "{{ theme.initiatives.funding.new_money | money }}\n",
        head("theme", "public", "{{ theme.title }}")
        + "{{ (theme.initiatives | released).funding.new_money | money }}\n",
        head("theme", "planned", "{{ theme.title }}") + "Cannot be read.\n",
    ),
    "templates/also.md": (
        head("theme", "public", "{{ theme.title }}") + ALSO,
        head("theme", "internal", "{{ theme.title }}") + ALSO,
    ),
    "templates/memo.md": (
        head("theme", "internal", "{{ theme.title }}")
        + "{% if theme.advice %}{{ theme.advice.issue }}{% endif %}\n\n"
        + f"{NOTE.format('theme')}\n"
        "{{ theme.initiatives.funding.new_money | money }}\n",
        head("theme", "internal", "{{ theme.title }}")
        + "{% set unused = portfolio.initiatives.funding.new_money %}None\n",
        head("theme", "internal", "{{ theme.title }}")
        + "{{ portfolio.initiatives.partners | listing }}\n",
        head("theme", "internal", "Memo", "marking: protected-a\n")
        + "{{ theme.initiatives | length }}"
        "{% if theme.initiatives.funding.fiscal_years is none %} never{% endif %}\n",
    ),
    "templates/overview.md": (
        head("portfolio", "public", "{{ portfolio.title }}")
        + "{{ (portfolio.initiatives | released).funding.new_money | money }}\n",
        head("portfolio", "public", "{{ portfolio.title }}")
        + "{% set unused = portfolio.initiatives.funding.new_money %}None\n",
        head("portfolio", "internal", "{{ portfolio.title }}")
        + "{% for it in portfolio.initiatives | sort(attribute='title') %}"
        "{{ it.title }} {{ it.theme.title }} {% endfor %}\n",
        head("portfolio", "internal", "Partners")
        + "{{ (portfolio.initiatives | released).partners | listing }}\n"
        "{{ portfolio.initiatives.funding.fiscal_years | span"
        " if portfolio.initiatives.funding.fiscal_years else '-' }}\n",
        head("portfolio", "public", "{{ portfolio.title }}")
        + "{% set kept = portfolio.initiatives | released('funding') %}"
        "{{ kept.funding.new_money | money }}\n"
        "{% for rate in kept.rates %}{{ rate.currency | currency }} {{ rate.value }}"
        "{% endfor %}{% for it in kept %}{% if it.funding.amount %}"
        " {{ it.funding.amount | money }}{% endif %}{% endfor %}\n",
        head("portfolio", "public", "{{ portfolio.title }}")
        + "{% set kept = portfolio.initiatives | released('funding') %}"
        "{{ kept.funding.own_part | money if kept.funding.own_part else '-' }}\n"
        "{% if kept | selectattr('funding.silent_payers') %}Silent.{% endif %}"
        "{% for it in kept if it.funding %} {{ it.funding | funding(converted=true) }}"
        "{% set own = it.funding.amount | converted %}"
        "{% if own %} {{ own | money(exact=true) }}{% endif %}{% endfor %}\n",
    ),
    "templates/visit.md": (
        head("country", "public", "{{ country.name }}")
        + "{{ country.initiatives.funding.new_money | money }}\n\n"
        "{% for it in country.initiatives %}{{ it.title }} {% endfor %}\n",
        head("country", "public", '{{ country | place("in") }}')
        + "{{ (country.initiatives | released('funding')).funding.new_money | money }}"
        " {{ country.initiatives | length }}\n\n![{{ 'Funding' | t }}](chart:bars)\n",
        head("country", "internal", "{{ country.name }}")
        + "{{ country.code }} {{ country.initiatives.partners | listing }}"
        " {{ country.initiatives.places | listing }}"
        "{% for it in country.initiatives %}{{ it.theme.title }} {% endfor %}\n",
    ),
    "templates/chosen.md": (
        head("theme", "public", "{{ theme.title }}", "where: {places.country: PE}\n")
        + "{% for it in theme.initiatives %}{{ it.title }} {% endfor %}\n",
        head("country", "public", "{{ country.name }}", "where: {order: {to: 1}}\n")
        + "{{ country.initiatives | length }}\n",
        head("initiative", "internal", "X", "where: {places.country: [PE, KE]}\n")
        + "{{ initiative.title }}\n",
        head("portfolio", "public", "X", "where: [{places.country: KE}, {order: 0}]\n")
        + "{{ (portfolio.initiatives | released('funding')).funding.new_money | money }}"
        "{% for it in portfolio.initiatives %}{{ it.title }} {% endfor %}\n",
        head("initiative", "public", "X", "where: {status.state: planned}\n")
        + "{{ initiative.title }}\n",
        head("theme", "internal", "X", "where: {fields.stage: [planned]}\n")
        + "{% for it in theme.initiatives %}{{ it.title }} {% endfor %}\n",
        head("partner", "public", "X", "where: {places.country: PE}\n")
        + "{{ partner.name }} {{ partner.initiatives | length }}\n",
    ),
    "templates/stage.md": (
        head("stage", "internal", "{{ stage.name }}")
        + "{% for it in stage.initiatives %}{{ it.title }} {{ it.fields.stage }} "
        "{% endfor %}\n",
        head("stage", "public", "{{ stage.name }}")
        + "{{ (stage.initiatives | released('funding')).funding.new_money | money }}\n",
        head("stage", "internal", "X", "where: {fields.spent: {from: 1}}\n")
        + "{{ stage.initiatives | length }}\n",
    ),
    "templates/own.md": (
        head("initiative", "internal", "{{ initiative.title }}") + OWN_PRINTED,
        head("initiative", "public", "{{ initiative.title }}") + OWN_PRINTED,
    ),
    "data/fields.yaml": (
        FIELDS,
        f"# aside\n{FIELDS}",
        FIELDS.replace("en: Planned", "en: Foreseen").replace("fr: Étape", "fr: Stade"),
        FIELDS.replace("id: spent,", "id: spent, release: {audience: internal},"),
    ),
    "templates/ally.md": (
        head("partner", "internal", "{{ partner.name }}")
        + "{{ partner.initiatives.funding.new_money | money }}\n\n"
        "{% for it in partner.initiatives %}{{ it.title }} {% endfor %}\n",
        head("sector", "public", "{{ sector.name }}")
        + "{% for it in sector.initiatives %}{{ it.title }} {% endfor %}\n",
        head("partner", "public", "{{ partner.title }}")
        + "{% for it in partner.initiatives %}{{ it.title }} {% endfor %}\n",
    ),
    "templates/profile.md": (
        head("initiative", "internal", "{{ initiative.title }}")
        + "{{ initiative.description }}\n\n{{ initiative.theme.title }}\n"
        f"{{{{ initiative.partners | listing }}}}\n\n{NOTE.format('initiative')}",
        head("initiative", "internal", "{{ initiative.title }}", "# aside\n")
        + PARTICULARS,
    ),
    "templates/promise.md": (
        head("theme", "internal", "{{ theme.title }}", "pages: 1\n") + LISTED,
        head("theme", "public", "{{ theme.title }}", "# aside\npages: 1\n")
        + LISTED.replace("theme.initiatives", "theme.initiatives | released"),
        head("theme", "internal", "{{ theme.title }}", "# aside\npages: 1\n")
        + LISTED.replace("{% for", "![{{ 'Funding' | t }}](chart:bars)\n\n{% for"),
        head("theme", "internal", "{{ theme.title }}", "pages: 2\n") + LISTED,
        head("theme", "internal", "{{ theme.title }}", "# aside\npages: 1\n") + LISTED,
    ),
    "templates/sections/one.md": (
        "## {{ it.title }}\n\n{{ it.funding | funding }}\n\n",
        "{# the same #}## {{ it.title }}\n\n{{ it.funding | funding }}\n\n",
        "{{ it.title }}{% if it.partners %}{% include 'sections/two.md' %}{% endif %}\n\n",
        (
            "{{ it.title }}{% for line in it.funding.lines | released %} {{ line | funding }}"
            "{% if line.source_of_funds %} {{ line.source_of_funds }}{% endif %}"
            "{% for y in line.profile %} {{ y.fiscal_year | period }} {{ y.amount }}"
            "{% endfor %}{% endfor %}\n\n"
        ),
    ),
    "templates/sections/two.md": (
        "Two.\n",
        "Zwei {{ 'nothing' | t }}.\n",
        "{% if language == 'fr' %}{{ it.no_such }}{% endif %}\n",
    ),
    "templates/phrases.yaml": (
        "Funding: {fr: Argent}\nnothing: {fr: rien}\n",
        "# aside\nnothing: {fr: rien}\nFunding: {fr: Argent}\n",
        "Funding: {fr: Argent}\nnothing: {fr: néant}\n",
        "Funding: {fr: Argent}\nnothing: [\n",
    ),
    "templates/style.yaml": (
        STYLE,
        f"# aside\n{STYLE}",
        STYLE.replace("neutral:", "neutral: '#555555' #", 1),
    ),
    "charts/bars.yaml": (
        "kind: bar\nonly: released\n",
        "# aside\nonly: released\nkind: bar\n",
        "kind: bar\norder: as-listed\n",
        "kind: bar\ntitle: {en: Bars, fr: Barres}\nonly: released\n",
    ),
}
# The variants that are mistakes: all others are built, whatever the data.
WRONG = {
    ("templates/sheet.md", 3),
    ("templates/plain.md", 3),
    ("templates/sections/two.md", 2),
    ("templates/phrases.yaml", 3),
}
Edit: TypeAlias = "Callable[[Edited, DataObject], None]"


def initiative(theme: str, name: str) -> dict[str, Any]:
    return {
        "theme": theme,
        "title": text(name.capitalize()),
        "funding": {"kind": "new", "amount": 1_000_000},
        "description": text("It works."),
    }


ONE = {"kind": "new", "amount": 1_000_000}
HELD = {"release": {"audience": "internal"}}
FUNDINGS: tuple[Any, ...] = (
    None,
    [ONE],
    [ONE, {"kind": "increase", "amount": 2_000_000, "total_value": 3_000_000}],
    [ONE, ONE | HELD],
    [ONE, {"kind": "new", "up_to": 2_000_000}],
    {"kind": "new", "from": 1_000_000, "to": 2_000_000},
    ONE | {"currency": "USD"},
    [ONE, ONE | {"currency": "USD"}],
    [ONE, ONE | {"currency": "USD"} | HELD],
    ONE
    | {
        "fiscal_years": "2024-26",
        "source_of_funds": text("Budget"),
        "profile": [
            {"fiscal_year": "2024-25", "amount": 400_000},
            {"fiscal_year": "2025-26", "amount": 600_000},
        ],
    },
)
RATE = {
    "currency": "USD",
    "value": 1.35,
    "date": "2024-11-15",
    "source": text("Bank"),
}
RATES: tuple[Any, ...] = (None, [RATE], [RATE | {"value": 1.4}], [RATE | HELD])


@dataclass
class Edited:
    """The workspace as it is now."""

    root: Path
    settings: dict[str, Any] = field(
        default_factory=lambda: {
            "organization": text("Department"),
            "languages": ["en", "fr"],
            "formats": ["docx", "pdf"],
        }
    )
    portfolio: dict[str, Any] = field(
        default_factory=lambda: {
            "title": text("Portfolio"),
            "event": {
                "name": text("Meeting"),
                "place": text("Lima"),
                "starts": "2024-11-15",
                "ends": "2024-11-16",
            },
            "introduction": text("Introduction."),
            "currency": "CAD",
            "edition": {"date": "2024-11-16"},
        }
    )
    themes: list[dict[str, Any]] = field(
        default_factory=lambda: [
            {"id": theme, "title": text(theme.capitalize())} for theme in THEMES[:2]
        ]
    )
    initiatives: dict[str, dict[str, Any]] = field(
        default_factory=lambda: {
            name: initiative(theme, name)
            for name, theme in zip(NAMES[:3], ("water", "trade", "water"), strict=True)
        }
    )
    variants: dict[str, int] = field(default_factory=lambda: dict.fromkeys(VARIANTS, 0))
    formats: str = "tree"
    as_of: str = INSTANTS[0]
    reversed: bool = False
    comment: int = 0
    renamed: bool = False
    deleted: set[str] = field(default_factory=set)
    drafted: bool = False  # English alone is complete
    lacking: set[str] = field(default_factory=set)  # initiatives without French then
    pictures: dict[str, int] = field(default_factory=lambda: {"a": 8, "b": 16})

    def write(self) -> None:
        """Write every file that is not as it should be, and remove what is gone."""
        wanted = {
            "briefgen.yaml": self._yaml(self.settings),
            "data/portfolio.yaml": self._yaml(self._edition()),
            "data/themes.yaml": self._yaml(self.themes),
        }
        for name, found in self.initiatives.items():
            listed = self._worded(name, self._listed(found))
            wanted[f"data/initiatives/{name}.yaml"] = self._yaml(listed)
        for path, at in self.variants.items():
            formats = f"formats: [{self.formats}]\nlayout:"
            wanted[path] = VARIANTS[path][at].replace("layout:", formats, 1)
        wanted["templates/style.yaml"] = VARIANTS["templates/style.yaml"][
            self.variants["templates/style.yaml"]
        ]
        named = {self._named(path): content for path, content in wanted.items()}
        for path, content in named.items():
            file = self.root / path
            file.parent.mkdir(parents=True, exist_ok=True)
            if not file.exists() or file.read_text("utf-8") != content:
                file.write_text(content, "utf-8", newline="\n")
        for name, width in self.pictures.items():
            self._draw(self.root / f"templates/pictures/{name}.png", width)
        for file in (self.root / "data/initiatives").iterdir():
            if file.stem not in self.initiatives:
                file.unlink()
        other = NAMES_OF_A_KIND[not self.renamed]
        (self.root / f"templates/{other}.md").unlink(missing_ok=True)

    def _listed(self, found: dict[str, Any]) -> dict[str, Any]:
        """Give an initiative that is listed in themes that there are, not in its own."""
        ids = {theme["id"] for theme in self.themes} - {found["theme"]}
        also = [each for each in found.get("also_in", ()) if each in ids]
        return found | {"also_in": also} if "also_in" in found else found

    def _edition(self) -> dict[str, Any]:
        edition = {**self.portfolio["edition"]}
        return {
            **self.portfolio,
            "edition": edition | {"languages": ["en"]} if self.drafted else edition,
        }

    def _worded(self, name: str, found: dict[str, Any]) -> dict[str, Any]:
        """Give an initiative without French, where French need not be complete."""
        if not self.drafted or name not in self.lacking:
            return found
        return found | {"description": {"en": found["description"]["en"]}}

    @staticmethod
    def _draw(file: Path, width: int) -> None:
        content = png(size=(width, 8))
        if not file.exists() or file.read_bytes() != content:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)

    def _named(self, path: str) -> str:
        """Give the present name of a file; one kind has two."""
        return path.replace(*NAMES_OF_A_KIND) if self.renamed else path

    def _yaml(self, data: Any) -> str:
        if self.reversed and isinstance(data, dict):
            data = dict(reversed(data.items()))
        return "# aside\n" * self.comment + yaml.safe_dump(data, sort_keys=False)

    def copy(self, to: Path) -> Path:
        """Copy the sources alone."""
        shutil.rmtree(to, ignore_errors=True)
        ignored = shutil.ignore_patterns(".briefgen", "build")
        return Path(shutil.copytree(self.root, to, ignore=ignored))


def outputs(root: Path) -> list[Path]:
    """Give what stands in the output folders, but for manifests."""
    found = (path for path in (root / "build").rglob("*.*") if path.is_file())
    return sorted(path for path in found if path.name != "briefgen.manifest.json")


def _one(edited: Edited, draw: DataObject) -> dict[str, Any]:
    return edited.initiatives[draw.draw(sampled_from(sorted(edited.initiatives)))]


def _line(edited: Edited, draw: DataObject) -> dict[str, Any]:
    """Give the only line of an initiative; another funding becomes one line first."""
    item = _one(edited, draw)
    funding = item.get("funding")
    if not isinstance(funding, dict) or "amount" not in funding or "profile" in funding:
        item["funding"] = {"kind": "new", "amount": AMOUNTS[1]}
    line: dict[str, Any] = item["funding"]
    return line


def amount(edited: Edited, draw: DataObject) -> None:
    _line(edited, draw)["amount"] = draw.draw(sampled_from(AMOUNTS))


def swap_amounts(edited: Edited, draw: DataObject) -> None:
    first, second = _line(edited, draw), _line(edited, draw)
    first["amount"], second["amount"] = second["amount"], first["amount"]


def lines(edited: Edited, draw: DataObject) -> None:
    """Give an initiative no line, a list, a range, another currency, a profile."""
    item = _one(edited, draw)
    item.pop("funding", None)
    if funding := draw.draw(sampled_from(FUNDINGS)):
        item["funding"] = copy.deepcopy(funding)


def rates(edited: Edited, draw: DataObject) -> None:
    """Declare rates, or others, or none, or one that is held back."""
    edited.portfolio.pop("rates", None)
    if declared := draw.draw(sampled_from(RATES)):
        edited.portfolio["rates"] = copy.deepcopy(declared)


def years(edited: Edited, draw: DataObject) -> None:
    funding = _line(edited, draw)
    if funding.pop("fiscal_years", None) is None:
        funding["fiscal_years"] = draw.draw(sampled_from(("2024-27", "2025-29")))


def words(edited: Edited, draw: DataObject) -> None:
    found = _one(edited, draw)[draw.draw(sampled_from(("title", "description")))]
    language = draw.draw(sampled_from(("en", "fr")))
    found[language] = draw.draw(sampled_from(("Water.", "Words", "Not given", LINK)))


def length(edited: Edited, draw: DataObject) -> None:
    found = _one(edited, draw)
    found["description"] = text(draw.draw(sampled_from((LONG, HALF, "It works."))))


def length_in_one_language(edited: Edited, draw: DataObject) -> None:
    found = _one(edited, draw)["description"]
    language = draw.draw(sampled_from(("en", "fr")))
    found[language] = draw.draw(sampled_from((LONG, HALF, "It works.")))


def summary(edited: Edited, draw: DataObject) -> None:
    found = _one(edited, draw)
    short = draw.draw(sampled_from(("In short.", HALF, None)))
    found.pop("summary", None)
    if short:
        found["summary"] = text(short)


def partners(edited: Edited, draw: DataObject) -> None:
    names = draw.draw(sampled_from((("A",), ("B", "A"), ("A", "B"), ())))
    found = _one(edited, draw)
    share = draw.draw(sampled_from(({}, {}, {"share": 25})))
    role = draw.draw(sampled_from(("partner", "funder")))
    found["partners"] = [{"name": text(name), "role": role, **share} for name in names]


def particular(edited: Edited, draw: DataObject) -> None:
    found, name = _one(edited, draw), draw.draw(sampled_from(sorted(PARTICULAR)))
    value = draw.draw(sampled_from((None, *PARTICULAR[name])))
    found.pop(name, None)
    if value is not None:
        found[name] = value


def own_fields(edited: Edited, draw: DataObject) -> None:
    found, values = _one(edited, draw), draw.draw(sampled_from(OWN))
    found.pop("fields", None)
    if values is not None:
        found["fields"] = copy.deepcopy(values)


def draft(edited: Edited, draw: DataObject) -> None:
    edited.drafted = draw.draw(sampled_from((True, True, False)))
    edited.lacking = set(draw.draw(sampled_from(((), NAMES[:1], NAMES))))


def picture(edited: Edited, draw: DataObject) -> None:
    name = draw.draw(sampled_from(sorted(edited.pictures)))
    edited.pictures[name] = draw.draw(sampled_from((8, 16, 24)))


def also_in(edited: Edited, draw: DataObject) -> None:
    found, ids = _one(edited, draw), [theme["id"] for theme in edited.themes]
    others = [each for each in ids if each != found["theme"]]
    found["also_in"] = draw.draw(sampled_from(([], others[:1], others)))


def places(edited: Edited, draw: DataObject) -> None:
    codes = draw.draw(sampled_from((("PE",), ("PE", "KE"), ("KE", "PE"), ())))
    found = _one(edited, draw)
    more = draw.draw(sampled_from(({}, {}, {"region": text("the South")})))
    found["places"] = [{"country": code, **copy.deepcopy(more)} for code in codes]


def release_of_a_part(edited: Edited, draw: DataObject) -> None:
    found = _one(edited, draw)
    parts = [*found.get("places", ()), *found.get("partners", ())]
    label = draw.draw(sampled_from(({"embargo": NOON}, {"audience": "internal"}, None)))
    if parts:
        part = draw.draw(sampled_from(parts))
        part.pop("release", None)
        part |= {"release": label} if label else {}


def move(edited: Edited, draw: DataObject) -> None:
    ids = [theme["id"] for theme in edited.themes]
    _one(edited, draw)["theme"] = draw.draw(sampled_from(ids))


def order(edited: Edited, draw: DataObject) -> None:
    _one(edited, draw)["order"] = draw.draw(integers(0, 3))


def add_or_remove(edited: Edited, draw: DataObject) -> None:
    name = draw.draw(sampled_from(NAMES))
    if name not in edited.initiatives:
        edited.initiatives[name] = initiative(edited.themes[0]["id"], name)
    elif len(edited.initiatives) > 1:
        del edited.initiatives[name]


def theme(edited: Edited, draw: DataObject) -> None:
    found = draw.draw(sampled_from(THEMES))
    listed = [theme["id"] for theme in edited.themes]
    if found not in listed:
        at = draw.draw(integers(0, len(listed)))
        edited.themes.insert(at, {"id": found, "title": text(found.capitalize())})
    elif len(listed) > 1:
        edited.themes.pop(listed.index(found))
        for item in edited.initiatives.values():
            if item["theme"] == found:
                item["theme"] = edited.themes[0]["id"]


def advice(edited: Edited, draw: DataObject) -> None:
    found = draw.draw(sampled_from(edited.themes))
    marking = draw.draw(sampled_from((None, "protected-b")))
    found["advice"] = {"issue": text(draw.draw(sampled_from(("Yes.", "No."))))}
    if marking:
        found["advice"]["release"] = {"marking": marking}


def lead(edited: Edited, draw: DataObject) -> None:
    found = draw.draw(sampled_from(edited.themes))
    words = draw.draw(sampled_from(("aimed", "seeking", None)))
    found.pop("lead", None)
    if words:
        forms = {"one": words, "other": "seek"}
        found["lead"] = draw.draw(
            sampled_from(
                (text(words), {"en": forms, "fr": words}, {"en": words, "fr": forms})
            )
        )


def note(edited: Edited, draw: DataObject) -> None:
    whole, places = edited.portfolio, [_one(edited, draw), *edited.themes]
    found = draw.draw(sampled_from([whole, *places, *places]))
    words = draw.draw(sampled_from(("One", "Two")))
    options: tuple[Any, ...] = (
        {"tracking_number": words},
        {"addressee": text(words)},
        {"addressee": text(words), "addressee_gender": "feminine"},
        {"gba_plus": text(words)},
        {"sign_off": [text(words)]},
        {"options": [{"title": text(words)}]},
        {"release": {"marking": "secret"}},
        None,
    )
    given = draw.draw(sampled_from(options))
    found.pop("note", None)
    if given is not None:
        needed = {"action_required": "decision", "addressee": text("Minister")}
        found["note"] = (needed if found is whole else {}) | given


def release(edited: Edited, draw: DataObject) -> None:
    found = draw.draw(sampled_from([_one(edited, draw), *edited.themes]))
    label = draw.draw(sampled_from(({"embargo": NOON}, {"marking": "secret"}, None)))
    found.pop("release", None)
    if label:
        found["release"] = label


def time(edited: Edited, draw: DataObject) -> None:
    edited.as_of = draw.draw(sampled_from(INSTANTS))


def variant(edited: Edited, draw: DataObject) -> None:
    path = draw.draw(sampled_from(sorted(VARIANTS)))
    edited.variants[path] = draw.draw(integers(0, len(VARIANTS[path]) - 1))


def setting(edited: Edited, draw: DataObject) -> None:
    edited.settings["organization"] = text(draw.draw(sampled_from(("Department", "D"))))
    languages = draw.draw(sampled_from((("en", "fr"), ("fr", "en"), ("en",))))
    edited.settings["languages"] = list(languages)


def rename(edited: Edited, _: DataObject) -> None:
    edited.renamed = not edited.renamed


def edit_by_hand(edited: Edited, draw: DataObject) -> None:
    content = draw.draw(sampled_from((b"edited", b"edited again")))
    for file in _some_outputs(edited, draw):
        file.write_bytes(content)


def delete(edited: Edited, draw: DataObject) -> None:
    for file in _some_outputs(edited, draw):
        file.unlink()
        edited.deleted.add(file.relative_to(edited.root).as_posix())


def _some_outputs(edited: Edited, draw: DataObject) -> list[Path]:
    """Choose all outputs of a kind, or one."""
    found = outputs(edited.root)
    kinds = sorted({path.parent.name for path in found})
    kind = draw.draw(sampled_from(kinds)) if kinds else ""
    chosen = [path for path in found if path.parent.name == kind]
    whole = draw.draw(sampled_from((True, False)))
    return chosen if whole or not chosen else [draw.draw(sampled_from(chosen))]


def appearance(edited: Edited, draw: DataObject) -> None:
    edited.comment = draw.draw(integers(0, 3))
    edited.reversed = draw.draw(sampled_from((True, False)))


def touch(edited: Edited, _: DataObject) -> None:
    for path in edited.root.glob("*/*.yaml"):
        os.utime(path)


EDITS: tuple[Edit, ...] = (
    amount,
    swap_amounts,
    lines,
    rates,
    years,
    words,
    length,
    length_in_one_language,
    summary,
    summary,
    partners,
    particular,
    particular,
    own_fields,
    own_fields,
    draft,
    picture,
    also_in,
    places,
    places,
    release_of_a_part,
    move,
    order,
    add_or_remove,
    theme,
    advice,
    note,
    note,
    lead,
    release,
    release,
    time,
    variant,
    variant,
    setting,
    rename,
    edit_by_hand,
    edit_by_hand,
    delete,
    appearance,
    touch,
)
