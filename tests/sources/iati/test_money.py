"""Amounts of one kind are added, those of two kinds never, and doubtful ones not at all."""

from pathlib import Path

import pytest

from tests.sources.iati.iati_files import activity, one, plain, read


def budget(kind: str, start: str, end: str, value: str, currency: str = "") -> str:
    return (
        f"<budget type='{kind}'><period-start iso-date='{start}'/>"
        f"<period-end iso-date='{end}'/><value {currency}>{value}</value></budget>"
    )


FIRST = budget("1", "2024-04-01", "2025-03-31", "100.50")
SECOND = budget("1", "2025-04-01", "2026-03-31", "200.50")
REVISED = budget("2", "2025-04-01", "2026-03-31", "150")


def totals(folder: Path, inside: str) -> dict[str, object]:
    values = plain(one(folder, inside))
    return {
        name: value
        for name, value in values.items()
        if "." in name and not isinstance(value, list)
    }


def test_budgets_of_different_periods_are_added(tmp_path: Path) -> None:
    assert totals(tmp_path, FIRST + SECOND) == {
        "budget.type": "original",
        "budget.value": "301",
        "budget.currency": "CAD",
        "budget.period-start": "2024-04-01",
        "budget.period-end": "2026-03-31",
        "budget.fiscal-years": "2024-26",
    }


def test_a_revised_budget_stands_for_the_original_of_its_period(tmp_path: Path) -> None:
    values = totals(tmp_path, FIRST + REVISED + SECOND)
    assert values["budget.value"] == "250.5"
    assert values["budget.original"] == "301"
    assert values["budget.type"] == "partly revised"
    content = read(tmp_path, activity(FIRST + REVISED + SECOND))
    assert "of each period the revised one counts" in str(content.remarks)


def test_revised_budgets_alone_have_no_original_total(tmp_path: Path) -> None:
    values = totals(tmp_path, REVISED)
    assert values["budget.value"] == "150"
    assert "budget.original" not in values


@pytest.mark.parametrize(
    ("inside", "fault"),
    [
        (
            FIRST + budget("1", "2025-04-01", "2026-03-31", "7", "currency='usd'"),
            "budgets in CAD and USD have no sum",
        ),
        (
            FIRST + FIRST,
            (
                "two original budgets from 2024-04-01 to 2025-03-31: is one of them to be "
                "left out?"
            ),
        ),
        (
            FIRST + budget("2", "2024-01-01", "2024-12-31", "90"),
            (
                "budgets whose periods overlap: from 2024-01-01 to 2024-12-31 and from "
                "2024-04-01 to 2025-03-31"
            ),
        ),
        (
            FIRST + budget("1", "2025-04-01", "2026-03-31", "1,000"),
            "the budget '1,000' is no plain number",
        ),
    ],
)
def test_what_cannot_be_added_has_a_fault_and_no_total(
    tmp_path: Path, inside: str, fault: str
) -> None:
    assert totals(tmp_path, inside)["budget.value"] == f"fault: {fault}"


def test_years_that_are_no_fiscal_years_are_not_named_so(tmp_path: Path) -> None:
    values = totals(tmp_path, budget("1", "2024-01-01", "2024-12-31", "5"))
    assert values["budget.period-end"] == "2024-12-31"
    assert "budget.fiscal-years" not in values


def test_a_budget_without_period_and_currency_has_its_value_alone(
    tmp_path: Path,
) -> None:
    values = plain(one(tmp_path, "<budget><value>5</value></budget>", ""))
    assert values["budget.value"] == "5"
    assert "budget.currency" not in values


def transaction(code: str, value: str, currency: str = "CAD") -> str:
    return (
        f"<transaction><transaction-type code='{code}'/>"
        f"<transaction-date iso-date='2024-05-01'/>"
        f"<value currency='{currency}' value-date='2024-05-02'>{value}</value></transaction>"
    )


def test_transactions_are_totalled_by_kind_and_never_with_budgets(
    tmp_path: Path,
) -> None:
    inside = FIRST + transaction("2", "100") + transaction("2", "-20")
    inside += transaction("3", "30") + transaction("4", "5") + transaction("1", "999")
    values = totals(tmp_path, inside)
    assert values["budget.value"] == "100.5"
    assert values["commitments.value"] == "80"
    assert values["disbursements.value"] == "30"
    assert values["expenditures.value"] == "5"
    assert not any(value == "999" for value in values.values())


def test_transactions_in_two_currencies_have_no_total(tmp_path: Path) -> None:
    inside = transaction("3", "1") + transaction("3", "2", "USD")
    values = totals(tmp_path, inside)
    assert values["disbursements.value"] == (
        "fault: disbursements in CAD and USD have no sum"
    )
    assert "disbursements.currency" not in values


def test_many_transactions_are_all_in_the_total_and_not_all_in_the_list(
    tmp_path: Path,
) -> None:
    record = one(tmp_path, transaction("3", "2") * 150)
    values = plain(record)
    assert values["disbursements.value"] == "300"
    assert len(values["transactions"]) == 100  # type: ignore[arg-type]
