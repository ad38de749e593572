from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.imports.mapping import NumberForm
from briefgen.imports.number_forms import fits, number_readings

ONE = {
    "1 234,5": "1234.5",
    "1,234.56": "1234.56",
    "1.234,56": "1234.56",
    "2000000": "2000000",
    "0,5": "0.5",
    "0.500": "0.5",
    "$2,000,000": "2000000",
    "3 900 000 $": "3900000",
    "2,5 M$": "2500000",
    "2.5 million": "2500000",
    "2,5 millions de dollars": "2500000",
    "$5,000 CAD": "5000",
    "-5": "-5",
    "\u22125,0": "-5",
    "85 %": "85",
    "1'000.5": "1000.5",
    "1,234,567": "1234567",
}
NONE = (
    "",
    "abc",
    "1..2",
    "12 34",
    "1,23,456",
    "USD 5 CAD",
    "5 ans",
    "01,234",
    "1e3",
    "=1+1",
    "k5",
)


@pytest.mark.parametrize(("text", "value"), ONE.items())
def test_a_number_has_one_value(text: str, value: str) -> None:
    assert {each.value for each in number_readings(text)[:1]} == {Decimal(value)}


@pytest.mark.parametrize("text", ["1,234", "1.234", "US$ 5,000"])
def test_a_number_of_one_group_has_two_readings_that_differ_a_thousandfold(
    text: str,
) -> None:
    first, second = (each.value for each in number_readings(text))
    assert first == second * 1000


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_number_has_no_reading(text: str) -> None:
    assert number_readings(text) == ()


def test_a_currency_beside_a_number_is_told() -> None:
    (euros,) = number_readings("5 000 €")
    assert euros.currency == "EUR"
    (dollars,) = number_readings("$5 000")
    assert dollars.currency is None


FORMS = [NumberForm(d, t) for d in ".," for t in (",", ".", " ", "'", "") if d != t]


@given(
    st.decimals(0, 10**9, places=2),
    st.sampled_from(FORMS),
)
def test_what_is_written_in_a_form_is_read_in_it(
    value: Decimal, form: NumberForm
) -> None:
    text = f"{value:,.2f}".replace(",", "t").replace(".", "d")
    text = text.replace("t", form.thousands).replace("d", form.decimal)
    read = {each.value for each in number_readings(text) if fits(each, form)}
    assert read == {value}


def test_a_product_has_every_digit() -> None:
    (read,) = number_readings(f"{'1234567890' * 3} k")
    assert f"{read.value:f}" == f"{'1234567890' * 3}000"
