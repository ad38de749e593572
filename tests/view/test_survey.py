"""What documents tell without printing it tells nothing of what is held back."""

from typing import Any

from briefgen import view
from briefgen.view import Trace
from tests.view.test_record import NOON, PORTFOLIO

_, PONDS = PORTFOLIO.initiatives


def test_a_public_file_tells_no_number_that_may_count_what_is_held_back() -> None:
    path = "initiatives.ponds.partners.1.name.en"
    for readers, told in (("public", None), ("internal", path), ("preview", path)):
        asked = Trace(PORTFOLIO, "en", readers, NOON)  # type: ignore[arg-type]
        ponds: Any = view.initiative(asked, PONDS)
        name = ponds.partners[1].name
        assert name.path == path
        assert view.safe_path(name) == told
        assert view.safe_path(ponds.title) == "initiatives.ponds.title.en"
        assert view.safe_path(ponds.initiatives.funding.new_money) is None
