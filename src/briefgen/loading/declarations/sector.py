"""What an initiative is counted under: sectors, and the policies that it serves."""

from collections.abc import Sequence
from typing import get_args

from briefgen.loading.declarations.texts import Texts, mapping
from briefgen.loading.numbers import judge_sum, percentage
from briefgen.model import Marker, Sector, Significance
from briefgen.reading import quoted
from briefgen.reading.fields import (
    At,
    Field,
    Member,
    Unreadable,
    list_of,
    meant,
    optional,
    required,
    scalar,
    slug,
    text,
)

SCORES = get_args(Significance)  # as the OECD counts them, from 0


def sectors(texts: Texts) -> Field[tuple[Sector, ...]]:
    """Declare the sectors of an initiative."""
    sector = mapping(Sector, *_of_vocabulary(texts), check=_judge_named)
    return list_of(sector, check=_judge_whole)


def markers(texts: Texts) -> Field[tuple[Marker, ...]]:
    """Declare the policies that an initiative serves."""
    significance = optional(
        "significance", _significance(), "how far it is an objective", "principal"
    )
    members = (*_of_vocabulary(texts), significance)
    return list_of(mapping(Marker, *members, check=_judge_named), check=_judge_whole)


def _of_vocabulary(texts: Texts) -> tuple[Member, ...]:
    return (
        required("vocabulary", slug(), "the list that the code is of", "oecd-dac"),
        optional("code", text(), "its code in the list", '"14030"'),
        optional(
            "name",
            texts.line,
            "its name in the list",
            "{en: Water supply, fr: Approvisionnement en eau}",
        ),
        optional("percent", percentage(), "its part of the funding", "40"),
    )


def _significance() -> Field[str]:
    def parse(value: str) -> str:
        if value in SCORES:
            return value
        message = f"expected one of {', '.join(SCORES)}; found {quoted(value)}"
        score = value.isdecimal() and value.isascii() and int(value) < len(SCORES)
        hint = f"{value} is {SCORES[int(value)]}" if score else meant(value, SCORES)
        raise Unreadable(message, "choice", hint)

    return scalar(parse, {"enum": list(SCORES)}, f"one of {', '.join(SCORES)}")


def _judge_named(item: Sector | Marker, at: At) -> None:
    if item.code is None and item.name is None:
        at.tell("expected a code, a name, or both", "missing-field")


def _judge_whole(items: Sequence[Sector | Marker], at: At) -> None:
    def tell(part: At, total: str) -> None:
        message = (
            f"percentages of {part_of[part.path]} add up to {total}, more than 100"
        )
        (part / "percent").tell(message, "percentages")

    part_of = {(at / n).path: each.vocabulary for n, each in enumerate(items)}
    parts = ((each.vocabulary, each.percent, at / n) for n, each in enumerate(items))
    judge_sum(parts, tell)
    first: dict[tuple[str, str], int] = {}
    for number, each in enumerate(items):
        if each.code is not None:
            twin = first.setdefault((each.vocabulary, each.code), number)
            if twin != number:
                place = (at / twin / "code").place
                message = f"{each.code} of {each.vocabulary} is listed twice, first at {place}"
                (at / number / "code").tell(message, "duplicate")
