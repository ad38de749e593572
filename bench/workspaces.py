"""A number of initiatives and a seed to a workspace with as many, in two languages.

Themes have four initiatives each, so that a document about a theme has pages of the same
size in a portfolio of any size. The factsheets of most themes fit their page with little
less space, and those of every third theme need their summaries. Every text is another one,
and the same seed gives the same bytes. `python -m bench.workspaces 1000 FOLDER` writes one.
"""

import random  # noqa: TID251 - from a seed: the same texts each time
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
PER_THEME = 4
# Factsheets of the two largest themes compare all themes, and have little room for more:
# of equal initiatives there is no second chart, and these say little.
LARGEST = {1: 20_000_000, 2: 15_000_000}
SHORT = {"en": "All of it is new.", "fr": "Tout est nouveau."}
LONG = 3  # every so many themes have long texts
SEED = 2024

Text = dict[str, str]  # by language

# English and French, side by side: what sentences are made of.
ACTIONS = (
    ("strengthen", "renforcer"),
    ("extend", "élargir"),
    ("support", "soutenir"),
    ("modernize", "moderniser"),
    ("measure", "mesurer"),
    ("protect", "protéger"),
    ("improve", "améliorer"),
)
THINGS = (
    ("local water services", "les services d’eau locaux"),
    ("the training of nurses", "la formation du personnel infirmier"),
    ("small fishing ports", "les petits ports de pêche"),
    ("rural schools", "les écoles rurales"),
    ("clean power grids", "les réseaux d’électricité propre"),
    ("digital public services", "les services publics numériques"),
    ("the health of forests", "la santé des forêts"),
    ("women’s enterprises", "les entreprises de femmes"),
    ("early warning of floods", "l’alerte précoce aux inondations"),
)
WAYS = (
    ("with provincial partners", "avec des partenaires provinciaux"),
    ("through shared standards", "au moyen de normes communes"),
    ("in remote communities", "dans les collectivités éloignées"),
    ("over several seasons", "sur plusieurs saisons"),
    ("together with universities", "avec les universités"),
    ("at lower cost", "à moindre coût"),
    ("under independent review", "sous examen indépendant"),
)
COUNTRIES = ("PE", "VN", "PH", "MY", "ID", "TH", "CL", "MX")


def write(folder: Path, initiatives: int, seed: int = SEED) -> None:
    """Write a workspace with that many initiatives into a folder that is new."""
    for name in ("templates", "charts"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "briefgen.yaml", folder)
    (folder / "data" / "initiatives").mkdir(parents=True)
    shutil.copy(ROOT / "data" / "portfolio.yaml", folder / "data")
    source = random.Random(seed)  # noqa: S311 - texts, no secrets
    themes = -(-initiatives // PER_THEME)
    listed = "".join(_theme(source, number) for number in range(themes))
    (folder / "data" / "themes.yaml").write_text(listed, "utf-8")
    for number in range(initiatives):
        path = folder / "data" / "initiatives" / f"initiative-{number:05}.yaml"
        path.write_text(_initiative(source, number), "utf-8")


def _theme(source: random.Random, number: int) -> str:
    points = [_sentence(source, number) for _ in range(9)]
    lead = _lead(source)
    if number in LARGEST:
        lead = {"en": "to help", "fr": "visant à aider"}
    lines = [
        f"- id: theme-{number:05}",
        *_text(2, "title", _title(source, number)),
        *_text(2, "lead", lead),
        *_text(2, "introduction", points[0]),
        "  advice:",
        *_text(4, "issue", points[1]),
        *_text(4, "background", _joined(points[2:5])),
        *_text(4, "considerations", _joined(points[5:7])),
        *_text(4, "risks", points[7]),
        "    recommendations:",
        "      - en: approve the follow-up set out in this note",
        "        fr: approuviez le suivi décrit dans la présente note",
        *_text(4, "next_steps", points[8]),
        "  note: {due_date: 2024-12-01}",
    ]
    return "\n".join(lines) + "\n"


def _initiative(source: random.Random, number: int) -> str:
    theme = number // PER_THEME
    texts = [_sentence(source, number) for _ in range(6)]
    if theme % LONG:  # one that needs no summaries
        texts = [_clause(text) for text in (texts[0], texts[4])]
    start, years = 2024 + number % 3, 1 + number % 4
    period = f"duration: {years} years, fiscal_years: {start}-{(start + years) % 100}"
    amount = source.randrange(100, 9_000) * 1000
    title, short = _title(source, number), _short(source, number)
    lines = [
        *_text(0, "title", title),
        *(() if theme % LONG else _text(0, "short_title", short)),
        f"funding: {{kind: new, amount: {amount}, {period}}}",
        *_facts(source, number),
        *_text(0, "description", _joined(texts[:-1])),
        *_text(0, "summary", texts[-1]),
    ]
    if theme in LARGEST:
        lines = [*_large(number, LARGEST[theme])]
    place = [f"theme: theme-{theme:05}", f"order: {number % PER_THEME}"]
    return "\n".join([*place, *lines, "source: https://example.org/"]) + "\n"


def _large(number: int, amount: int) -> Iterator[str]:
    yield from _text(0, "title", {"en": f"Part {number}", "fr": f"Partie {number}"})
    yield f"funding: {{kind: new, amount: {amount}}}"
    yield from _text(0, "description", SHORT)


def _facts(source: random.Random, number: int) -> Iterator[str]:
    yield "partners:"
    yield f"  - name: {{en: Partner {number} Canada, fr: Partenaire {number} Canada}}"
    yield "    role: partner"
    yield "places:"
    yield f"  - country: {source.choice(COUNTRIES)}"
    count = source.randrange(100, 90_000)
    if number // PER_THEME % LONG:
        return
    yield "reach:"
    yield f"  - count: {count}"
    yield "    bound: at-least"
    yield "    who: {en: participants, fr: participants}"


def _text(indent: int, name: str, text: Text) -> Iterator[str]:
    space = " " * indent
    yield f"{space}{name}:"
    for language, words in text.items():
        yield f'{space}  {language}: "{words}"'


def _title(source: random.Random, number: int) -> Text:
    return {name: f"{words} ({number})" for name, words in _deed(source, 2).items()}


def _short(source: random.Random, number: int) -> Text:
    english, french = source.choice(THINGS)
    names = {"en": english, "fr": french}
    return {
        name: f"{words[0].upper()}{words[1:]} {number}" for name, words in names.items()
    }


def _lead(source: random.Random) -> Text:
    action, thing, way = (source.choice(each) for each in (ACTIONS, THINGS, WAYS))
    english, french = (
        " ".join(words) for words in zip(action, thing, way, strict=True)
    )
    return {"en": f"to {english}", "fr": f"visant à {french}"}


def _deed(source: random.Random, parts: int) -> Text:
    chosen = [source.choice(each) for each in (ACTIONS, THINGS, WAYS)[:parts]]
    english, french = (" ".join(words) for words in zip(*chosen, strict=True))
    return {"en": english.capitalize(), "fr": french.capitalize()}


def _sentence(source: random.Random, number: int) -> Text:
    deed, share = _deed(source, 3), source.randrange(2, 90)
    return {
        "en": f"{deed['en']}, which concerns {share} communities of group {number}.",
        "fr": f"{deed['fr']}, ce qui touche {share} collectivités du groupe {number}.",
    }


def _clause(sentence: Text) -> Text:
    """Return what a sentence says after its comma, as one of its own."""
    ends = {name: words.split(", ")[1] for name, words in sentence.items()}
    return {
        "en": ends["en"].replace("which", "This", 1),
        "fr": ends["fr"].replace("ce qui", "Cela", 1),
    }


def _joined(texts: list[Text]) -> Text:
    return {name: " ".join(each[name] for each in texts) for name in texts[0]}


if __name__ == "__main__":
    write(Path(sys.argv[2]), int(sys.argv[1]), *map(int, sys.argv[3:]))
