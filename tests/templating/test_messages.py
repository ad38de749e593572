"""A mistake names what is wrong, and what to write instead."""

import pytest

from briefgen.errors import BriefgenError
from tests.templating.conftest import Render


@pytest.mark.parametrize(
    ("template", "message"),
    [
        ('{{ portfolio.edition.date | date("%Y") }}', "wrong arguments for 'date'"),
        ("{{ portfolio.edition.date | percent(1) }}", "wrong arguments for 'percent'"),
        (
            "{{ theme.initiatives.funding.new_money / 2 | money }}",
            "there is no arithmetic in templates: sums and shares come from the data",
        ),
        ("{{ theme.initiatives | join(', ') }}", "write `| listing`"),
        ("{{ theme.title | upper }}", "capital letters are set by the style"),
    ],
)
def test_a_message_says_what_to_do(render: Render, template: str, message: str) -> None:
    with pytest.raises(BriefgenError) as found:
        render(template)
    assert message in str(found.value)
    assert "<locals>" not in str(found.value)
