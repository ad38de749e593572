"""The table that stands instead of bars, and what it adds up to."""

from dataclasses import replace

from briefgen import tree
from briefgen.charts import ChartRequest
from briefgen.model import Release
from tests.charts.portfolios import initiative, portfolio, request, shown
from tests.charts.test_figure import in_euros


def total_row(asked: ChartRequest, specification: str = "kind: bar") -> str:
    """Give the last row of the table that stands instead of bars."""
    (table,) = shown(specification, asked)
    assert isinstance(table, tree.Table)
    assert table.total
    return " | ".join(tree.plain(cell) for cell in table.rows[-1])


def test_what_no_bars_compare_has_a_total() -> None:
    euros = in_euros(initiative("Roads", 7))
    of = portfolio(initiative("Wells", 5), initiative("Pumps", 2), euros)
    assert total_row(request(of)) == "Total | Can$7 and €7"
    assert total_row(request(of, language="fr")) == (
        "Total | 7\u00a0$\u00a0CA et 7\u00a0€"
    )
    apart = portfolio(initiative("Wells", 5), replace(euros, theme="roads"))
    assert total_row(request(apart), "kind: bar\nof: themes") == "Total | Can$5 and €7"


def test_a_total_counts_nothing_that_its_readers_may_not_know() -> None:
    of = portfolio(
        initiative("Wells", 5),
        initiative("Secret", 2),
        in_euros(initiative("Roads", 7)),
        releases={"initiatives.secret": Release("internal")},
    )
    released = "kind: bar\nonly: released"
    assert total_row(request(of), released) == "Total | Can$5 and €7"
    inside = request(of, audience="internal")
    assert total_row(inside, released) == "Total | Can$7 and €7"
