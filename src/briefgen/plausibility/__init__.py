"""A workspace's data and templates to warnings about what is hardly meant: a table of rules.

`checks` judges documents; these rules judge what documents are made from. Each looks at
everything once, so that what it costs grows with the data and no faster.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import TypeAlias

from briefgen.assembly import Project
from briefgen.errors import Diagnostic
from briefgen.model import Language, Portfolio
from briefgen.plausibility import (
    alike_colors,
    copied_initiative,
    example_text,
    language_of_texts,
    no_such_file,
    own_chart_kind,
    own_phrases,
    period,
    recommendation_stem,
    status,
    stray_markup,
    stray_template_markup,
    total_value,
    unprinted_field,
    unused_file,
    unused_name,
    unusual_amount,
    words_without_t,
)
from briefgen.plausibility.material import DataMaterial, Material

DataRule: TypeAlias = Callable[[DataMaterial], Iterator[Diagnostic]]
Rule: TypeAlias = Callable[[Material], Iterator[Diagnostic]]

OF_DATA: Mapping[str, DataRule] = {
    "copied-initiative": copied_initiative.check,
    "example-text": example_text.check,
    "language": language_of_texts.check,
    "period": period.check,
    "recommendation-stem": recommendation_stem.check,
    "status": status.check,
    "stray-markup": stray_markup.check,
    "total-value": total_value.check,
    "unusual-amount": unusual_amount.check,
}
OF_TEMPLATES: Mapping[str, Rule] = {
    "alike-colours": alike_colors.check,
    "no-such-file": no_such_file.check,
    "own-chart-kind": own_chart_kind.check,
    "own-phrase": own_phrases.check,
    "stray-template-markup": stray_template_markup.check,
    "unprinted-field": unprinted_field.check,
    "unused-file": unused_file.check,
    "unused-name": unused_name.check,
    "words-without-t": words_without_t.check,
}
RULES: Mapping[str, Rule] = {**OF_DATA, **OF_TEMPLATES}


def judge(project: Project) -> Iterator[Diagnostic]:
    """Yield what is hardly meant; of templates only if all could be read."""
    material = Material(project)
    broken = project.mistakes or any(kind.mistakes for kind in project.kinds)
    for rule in (OF_DATA if broken else RULES).values():
        yield from rule(material)


def judge_data(
    portfolio: Portfolio, languages: tuple[Language, ...]
) -> Iterator[Diagnostic]:
    """Yield what is hardly meant in data alone."""
    material = DataMaterial(portfolio, languages)
    for rule in OF_DATA.values():
        yield from rule(material)
