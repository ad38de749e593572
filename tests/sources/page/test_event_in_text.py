"""The event of a page: its short name is made only of an abbreviation that it spells."""

import pytest

from briefgen.sources.page.event_in_text import short_name


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("World Trade Organization (WTO) Conference", "WTO Conference"),
        ("United Nations Climate Change Conference (COP29)", ""),
        ("World Trade Organization (WTO)", ""),
        ("Food Systems Forum (OECD) in Paris", ""),
        ("Our Ocean Conference", ""),
    ],
)
def test_a_name_that_spells_its_abbreviation_has_a_short_one(
    name: str, short: str
) -> None:
    assert short_name(name) == short
