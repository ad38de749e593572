import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.imports.date_forms import date_readings

ONE = {
    "2025-04-03": "2025-04-03",
    "2025/4/3": "2025-04-03",
    "13/04/2025": "2025-04-13",
    "04/13/2025": "2025-04-13",
    "5/5/2025": "2025-05-05",
    "3 April 2025": "2025-04-03",
    "April 3, 2025": "2025-04-03",
    "3rd of April 2025": "2025-04-03",
    "1er avril 2025": "2025-04-01",
    "le 3 août 2025": "2025-08-03",
    "Monday, 3 March 2025": "2025-03-03",
    "Avr. 2025": "2025-04",
    "2025-04": "2025-04",
    "2025-04-03T00:00:00Z": "2025-04-03",
    "2025-04-03 14:05:00": "2025-04-03",
}
NONE = (
    "",
    "soon",
    "31/02/2025",
    "03-04-25",
    "jui 2025",
    "ma 2025",
    "04/2025",
    "2025",
    "2025-13",
)


@pytest.mark.parametrize(("text", "day"), ONE.items())
def test_a_date_has_one_reading(text: str, day: str) -> None:
    assert [each.text for each in date_readings(text)] == [day]


def test_day_and_month_that_may_be_swapped_are_two_readings() -> None:
    read = {each.form: each.text for each in date_readings("03/04/2025")}
    assert read == {"day-month-year": "2025-04-03", "month-day-year": "2025-03-04"}


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_date_has_no_reading(text: str) -> None:
    assert date_readings(text) == ()


FORMS = {
    "year-month-day": "%Y-%m-%d",
    "day-month-year": "%d/%m/%Y",
    "month-day-year": "%m/%d/%Y",
}


@given(
    st.dates(datetime.date(1900, 1, 1), datetime.date(2200, 12, 31)),
    st.sampled_from(sorted(FORMS)),
)
def test_what_is_written_in_a_form_is_read_in_it(day: datetime.date, form: str) -> None:
    read = date_readings(day.strftime(FORMS[form]))
    assert {each.text for each in read if each.form in {None, form}} == {str(day)}
