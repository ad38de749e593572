"""Organizations, and what they do in an initiative."""

from collections.abc import Sequence
from typing import get_args

from briefgen.loading.declarations.texts import Texts, mapping
from briefgen.loading.numbers import judge_sum, percentage
from briefgen.model import Partner, Role
from briefgen.reading.fields import At, Field, choice, list_of, optional, required


def partners(texts: Texts) -> Field[tuple[Partner, ...]]:
    """Declare the partners of an initiative."""
    role = choice(get_args(Role))
    partner = mapping(
        Partner,
        required(
            "name",
            texts.line,
            "of the organization",
            "{en: World Health Organization, fr: Organisation mondiale de la Santé}",
        ),
        required("role", role, "what it does in the initiative", "implementing"),
        optional("share", percentage(), "per cent of the funding", "40"),
    )
    return list_of(partner, check=_judge)


def _judge(partners: Sequence[Partner], at: At) -> None:
    def tell(part: At, total: str) -> None:
        message = f"the shares of partners add up to {total} per cent, more than 100"
        (part / "share").tell(message, "percentages")

    judge_sum((("", each.share, at / n) for n, each in enumerate(partners)), tell)
