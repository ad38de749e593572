"""Organizations, and what they do in an initiative."""

from collections.abc import Sequence
from typing import Any, get_args

from briefgen.loading.declarations.own_language import (
    judge_own_language,
    language_code,
    own_language,
)
from briefgen.loading.declarations.texts import Texts, mapping
from briefgen.loading.numbers import judge_sum, percentage
from briefgen.model import Language, LocalizedText, Partner, Role
from briefgen.reading.fields import At, Field, choice, list_of, optional, required


def partners(texts: Texts) -> Field[tuple[Partner, ...]]:
    """Declare the partners of an initiative."""
    role = choice(get_args(Role))
    partner = mapping(
        _partner,
        required(
            "name",
            texts.name,
            "of the organization",
            "{en: World Health Organization, fr: Organisation mondiale de la Santé}",
        ),
        required("role", role, "what it does in the initiative", "implementing"),
        optional("share", percentage(), "per cent of the funding", "40"),
        optional(
            "language", language_code(), "of the name, where it is not translated", "fr"
        ),
        check=_judge_name,
    )
    return list_of(partner, check=_judge)


def _partner(
    name: LocalizedText, language: Language | None = None, **fields: Any
) -> Partner:
    return Partner(own_language(name, language), language=language, **fields)


def _judge_name(partner: Partner, at: At) -> None:
    judge_own_language(partner.name, partner.language, "the name is", at)


def _judge(partners: Sequence[Partner], at: At) -> None:
    def tell(part: At, total: str) -> None:
        message = f"the shares of partners add up to {total} per cent, more than 100"
        (part / "share").tell(message, "percentages")

    judge_sum((("", each.share, at / n) for n, each in enumerate(partners)), tell)
