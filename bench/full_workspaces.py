"""A workspace of the bench to the same with every optional field, and fields of its own.

Each initiative has several lines of funding, dates, results, milestones, a quotation,
sectors, a note of its own and a value of each type of own field. `python -m
bench.full_workspaces 1000 FOLDER` writes one.
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from bench import workspaces

FIELDS = """\
- {id: question, of: initiative, type: text, label: {en: Question, fr: Question}}
- {id: reply, of: initiative, type: prose, label: {en: Reply, fr: Réponse}}
- {id: spent, of: initiative, type: number, label: {en: Spent, fr: Dépensé}, unit: "%"}
- {id: review, of: initiative, type: date, label: {en: Review, fr: Examen}}
- {id: ceiling, of: initiative, type: money, label: {en: Ceiling, fr: Plafond}}
- {id: keywords, of: initiative, type: list, label: {en: Keywords, fr: Mots-clés}}
- {id: page, of: initiative, type: link, label: {en: Page, fr: Page}}
- id: stage
  of: initiative
  type: choice
  label: {en: Stage, fr: Étape}
  choices:
    - {id: planned, label: {en: Planned, fr: Prévu}}
    - {id: approved, label: {en: Approved, fr: Approuvé}}
- id: reviews
  of: initiative
  type: table
  label: {en: Reviews, fr: Examens}
  columns:
    - {id: day, type: date, label: {en: Day, fr: Jour}}
    - {id: outcome, type: text, label: {en: Outcome, fr: Résultat}}
"""
LINE = re.compile(r"^funding: (\{.*\})$", re.MULTILINE)
AMOUNT = re.compile(r"amount: (\d+)")
MORE = """\
funding:
  - {line}
  - kind: increase
    amount: {amount}
    total_value: {total}
    source_of_funds: {{en: Budget 2024, fr: Budget de 2024}}
    fiscal_years: 2024-26
    profile:
      - {{fiscal_year: 2024-25, amount: {first}}}
      - {{fiscal_year: 2025-26, amount: {first}}}
  - {{kind: new, from: {first}, to: {amount}}}
"""
FACTS = """\
status: {{state: under-way, as_of: 2024-09-30}}
starts: 2024-04-01
ends: 2029-03-31
milestones:
  - {{date: 2024-11, text: {{en: First part of {n} begun, fr: Première partie de {n} entamée}}, done: true}}
  - {{date: 2026-27 Q2, text: {{en: All of {n} done, fr: Tout {n} terminé}}}}
results:
  - indicator: {{en: Places of group {n} reached, fr: Endroits du groupe {n} atteints}}
    unit: {{en: places, fr: endroits}}
    baseline: 0
    target: {target}
    actual: {actual}
    as_of: 2024-09-30
quote:
  words: {{en: This is what we asked for in {n}., fr: C’est ce que nous demandions en {n}.}}
  by: {{en: A mayor, fr: une mairesse}}
contact:
  name: {{en: Division {n}, fr: Division {n}}}
  email: division-{n}@example.org
links:
  - {{title: {{en: Map of {n}, fr: Carte de {n}}}, url: https://example.org/{n}}}
sectors:
  - {{vocabulary: oecd-dac, code: "41030", name: {{en: Biodiversity, fr: Biodiversité}}, percent: 60}}
  - {{vocabulary: oecd-dac, code: "41020", name: {{en: Biosphere, fr: Biosphère}}, percent: 40}}
markers:
  - {{vocabulary: oecd-dac, code: "5", name: {{en: Biodiversity, fr: Biodiversité}}, significance: principal}}
note:
  tracking_number: MIN-2024-{n:05}
  due_date: 2024-12-01
fields:
  question: {{en: Why does {n} come first?, fr: Pourquoi {n} vient-il en premier?}}
  reply:
    en: |
      - Group {n} asked for it.
      - It is **ready**.
    fr: |
      - Le groupe {n} l’a demandé.
      - C’est **prêt**.
  spent: {percent}
  review: 2024-09-30
  ceiling: {total}
  keywords: [{{en: shores of {n}, fr: rivages de {n}}}, {{en: dykes, fr: digues}}]
  page: {{url: https://example.org/{n}, title: {{en: Page of {n}, fr: Page de {n}}}}}
  stage: approved
  reviews:
    - {{day: 2024-06-12, outcome: {{en: On track, fr: En bonne voie}}}}
    - {{day: 2024-09-30, outcome: {{en: Late in {n}, fr: En retard en {n}}}}}
"""


def write(folder: Path, initiatives: int, seed: int = workspaces.SEED) -> None:
    """Write a workspace with that many initiatives, each with every field."""
    workspaces.write(folder, initiatives, seed)
    data = folder / "data"
    (data / "fields.yaml").write_text(FIELDS, "utf-8")
    for number, path in enumerate(sorted((data / "initiatives").iterdir())):
        text = "".join(_with_all(path.read_text("utf-8"), number, initiatives))
        path.write_text(text, "utf-8")


def _with_all(text: str, number: int, initiatives: int) -> Iterator[str]:
    amount = 2_000 * (50 + number % 900)
    total, first = 2 * amount, amount // 2
    line = LINE.search(text)
    assert line
    given = AMOUNT.search(line[1])
    assert given
    more = MORE.format(
        line=line[1], amount=amount, total=total + int(given[1]), first=first
    )
    yield LINE.sub(lambda _: more.rstrip(), text)
    yield FACTS.format(
        n=number,
        target=10 + number,
        actual=5 + number // 2,
        percent=number % 100,
        total=total,
    )
    other = (number // workspaces.PER_THEME + 1) * workspaces.PER_THEME
    if number % workspaces.PER_THEME == 0 and other < initiatives:
        yield f"also_in: [theme-{other // workspaces.PER_THEME:05}]\n"


if __name__ == "__main__":
    write(Path(sys.argv[2]), int(sys.argv[1]), *map(int, sys.argv[3:]))
