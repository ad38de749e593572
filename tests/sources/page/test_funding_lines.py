"""Lines of funding, and what is read of each: a table that people can read."""

from collections.abc import Callable
from pathlib import Path

from briefgen.sources.page.funding_text import FundingPart, funding_reading

LINES = Path(__file__).with_name("funding_lines.txt")


def shown(language: str, line: str) -> str:
    reading = funding_reading(line, language)
    parts = "".join(
        f"    {name}: {said(each)}\n" for name, each in reading.parts.items()
    )
    return parts + "".join(f"    ! {each}\n" for each in reading.doubts)


def said(part: FundingPart) -> str:
    return f"{part.text} REFUSED: {part.fault}".strip() if part.fault else part.text


def test_funding_lines_are_read_as_accepted(golden: Callable[[str, str], None]) -> None:
    lines = LINES.read_text("utf-8").splitlines()
    parts = [line.partition(" ") for line in lines]
    golden(
        "sources/page/funding_lines.txt",
        "\n".join(f"{code} {line}\n{shown(code, line)}" for code, _, line in parts),
    )


def test_an_amount_is_never_taken_beside_a_number_that_is_not_understood() -> None:
    reading = funding_reading("$2 million over three years, with 40 wells", "en")
    assert not reading.parts["amount"].text
    assert "40 wells" in reading.parts["amount"].fault


def test_a_sum_with_two_currencies_is_in_neither() -> None:
    parts = funding_reading("US$3 million euros", "en").parts
    assert "two currencies" in parts["amount"].fault
    assert "currency" not in parts
