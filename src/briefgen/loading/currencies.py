"""Initiatives to a mistake for each amount in another currency than the rest."""

from collections.abc import Iterable

from briefgen.errors import Place
from briefgen.model import Initiative
from briefgen.reading.fields import Reader


def judge_currencies(
    reader: Reader, initiatives: Iterable[Initiative], own: str
) -> None:
    """Collect a mistake for each amount that is not in the currency of the others.

    That is `own`, the portfolio's currency, if any initiative uses it.
    """
    by_usage = sorted(
        initiatives, key=lambda at: at.funding.lines[0].amount.currency != own
    )
    for initiative in by_usage[1:]:
        usual, currency = (
            at.funding.lines[0].amount.currency for at in (by_usage[0], initiative)
        )
        if currency != usual:
            reader.tell(
                _place(reader, initiative),
                f"this amount is in {currency}, but {_place(reader, by_usage[0])}"
                f" is in {usual}",
                "mixed-currencies",
                "totals add one currency only: give all amounts in the same one",
            )


def _place(reader: Reader, initiative: Initiative) -> Place:
    funding = f"initiatives.{initiative.id}.funding"
    stated = reader.places.get(f"{funding}.currency")
    return stated or reader.places[f"{funding}.amount"]
