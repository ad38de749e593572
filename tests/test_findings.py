import datetime
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen import findings, wording
from briefgen.model import Duration, FiscalYears, Money, Reach
from briefgen.view import Trace, Value
from tests.charts.portfolios import people, portfolio

TRACE = Trace(
    portfolio(), "en", "public", datetime.datetime(2024, 1, 1, tzinfo=datetime.UTC)
)
NAMES = "ABCDEFGH"
WORDS = {each: wording.of(each, several_currencies=False) for each in ("en", "fr")}
EN, FR = WORDS["en"], WORDS["fr"]


def value(raw: Any) -> Value:
    return Value(TRACE, raw, "a.path")


def moneys(*amounts: int) -> list[Value]:
    return [value(Money(Decimal(amount), "CAD")) for amount in amounts]


def shares(*amounts: int, noun: Any = "initiatives", words: Any = EN) -> str:
    names = [value(name) for name in NAMES[: len(amounts)]]
    found = findings.funding(noun, names, moneys(*amounts), TRACE, words)
    return plain(found)


def plain(found: Value) -> str:
    assert found.path is None
    assert found.formula == "finding"
    assert found.inputs
    return str(found.text).replace("\u00a0", " ")


def among(own: int, *amounts: int, words: Any = EN) -> str:
    return plain(findings.theme(own, moneys(*amounts), TRACE, words))


def runs(
    spans: Sequence[tuple[int, int]],
    lasting: Sequence[Duration | None],
    words: Any = EN,
) -> str:
    names = [value(name) for name in NAMES[: len(spans)]]
    years = [value(FiscalYears(*span)) for span in spans]
    given = [None if each is None else value(each) for each in lasting]
    return plain(findings.periods(names, years, given, TRACE, words))


def reached(names: str, *entries: Reach) -> str:
    said = [
        value(EN.reach(entry.count, entry.bound, entry.who.by_language[""], None))
        for entry in entries
    ]
    found = findings.reach([value(n) for n in names], entries, said, TRACE, EN)
    return plain(found)


def test_the_largest_of_several_is_named() -> None:
    assert shares(2_000_000, 9_200_000) == "The largest share goes to B: $9.2 million"
    assert shares(2_000_000, 9_200_000, words=FR) == (
        "La plus grande part revient à « B » : 9,2 millions de dollars"
    )


def test_the_only_one_receives_all() -> None:
    assert shares(9_200_000) == "All of the new funding goes to A: $9.2 million"
    assert shares(9_200_000, words=FR) == (
        "Tout le nouveau financement va à « A » : 9,2 millions de dollars"
    )


def test_equal_shares_are_said_to_be_equal() -> None:
    assert shares(2_000_000, 2_000_000, 2_000_000) == (
        "The three initiatives receive equal shares: $2 million each"
    )
    assert shares(2_000_000, 2_000_000, words=FR) == (
        "Les deux initiatives reçoivent des parts égales : 2 millions de dollars chacune"
    )
    assert shares(2_000_000, 2_000_000, noun="themes", words=FR) == (
        "Les deux thèmes reçoivent des parts égales : 2 millions de dollars chacun"
    )


def test_shares_within_two_per_cent_are_nearly_equal() -> None:
    assert shares(9_000_000, 8_950_000) == (
        "The two initiatives receive nearly equal shares: $9 million and $8.95 million"
    )
    assert shares(9_000_000, 8_950_000, words=FR) == (
        "Les deux initiatives reçoivent des parts presque égales :"
        " 9 millions de dollars et 8,95 millions de dollars"
    )
    assert shares(100, 98).startswith("The two")
    assert shares(100, 97) == "The largest share goes to A: $100"


def test_many_nearly_equal_shares_are_told_as_a_range() -> None:
    assert shares(100, 99, 98, 99, noun="themes") == (
        "The four themes receive nearly equal shares: $98 to $100"
    )
    assert shares(100, 99, 98, 99, words=FR) == (
        "Les quatre initiatives reçoivent des parts presque égales : de 98 $ à 100 $"
    )


def test_several_may_share_the_first_place() -> None:
    assert shares(9, 1, 9) == "The largest shares go to A and C: $9 each"
    assert shares(9, 1, 9, words=FR) == (
        "Les plus grandes parts reviennent à « A » et « C » : 9 $ chacune"
    )
    assert shares(9, 9, 9, 9, 1) == "The largest shares go to four initiatives: $9 each"
    assert shares(9, 9, 9, 9, 1, words=FR) == (
        "Les plus grandes parts reviennent à quatre initiatives : 9 $ chacune"
    )


@pytest.mark.parametrize("amounts", [(0,), (0, 0)])
def test_nothing_is_said_to_be_nothing(amounts: tuple[int, ...]) -> None:
    assert shares(*amounts) == "No new funding is announced"
    assert shares(*amounts, words=FR) == "Aucun nouveau financement n’est annoncé"


def test_a_theme_has_a_share_and_a_rank() -> None:
    assert among(0, 51, 26, 23) == (
        "This theme receives 51% of the new funding, the largest share"
    )
    assert among(1, 51, 26, 23) == (
        "This theme receives 26% of the new funding, the second largest share"
    )
    assert among(1, 51, 26, 23, words=FR) == (
        "Ce thème reçoit 26 % du nouveau financement, soit la deuxième part en importance"
    )


def test_themes_may_be_tied() -> None:
    assert among(1, 60, 20, 20) == (
        "This theme receives 20% of the new funding, tied for the second largest share"
    )
    assert among(0, 40, 40, 20, words=FR) == (
        "Ce thème reçoit 40 % du nouveau financement, soit la plus grande part, à égalité"
    )


def test_a_rank_that_has_no_word_is_left_out() -> None:
    amounts = (90, 80, 70, 60, 50, 40, 30, 20)
    assert among(7, *amounts) == "This theme receives 5% of the new funding"
    assert among(7, *amounts, words=FR) == "Ce thème reçoit 5 % du nouveau financement"


def test_a_theme_alone_receives_all() -> None:
    assert among(1, 0, 9) == "This theme receives all of the new funding"
    assert among(1, 0, 9, words=FR) == "Ce thème reçoit tout le nouveau financement"


@pytest.mark.parametrize("amounts", [(0, 9), (0, 0), (0,)])
def test_a_theme_may_receive_nothing(amounts: tuple[int, ...]) -> None:
    assert among(0, *amounts) == "No new funding is announced for this theme"
    assert among(0, *amounts, words=FR) == (
        "Aucun nouveau financement n’est annoncé pour ce thème"
    )


def test_a_period_alone_is_told_as_it_is_written() -> None:
    odd = [Duration(3, "years")]
    assert runs([(2025, 2027)], odd) == "The funding runs for three years (2025-27)"
    assert runs([(2025, 2027)], odd, FR) == (
        "Le financement s’étend sur trois ans (2025-2027)"
    )
    assert runs([(2025, 2027)], [None]) == "The funding runs from 2025–26 to 2026–27"


def test_the_longest_of_several_periods_is_named() -> None:
    spans = [(2024, 2031), (2024, 2026), (2024, 2026)]
    lasting = [Duration(7, "years"), Duration(18, "months"), Duration(2, "years")]
    assert runs(spans, lasting) == (
        "The funding runs from 2024–25 to 2030–31; the longest initiative is A, at seven years"
    )
    assert runs(spans, lasting, FR) == (
        "Le financement s’étend de 2024-2025 à 2030-2031 ;"
        " l’initiative la plus longue est « A » (sept ans)"
    )


def test_two_may_be_the_longest() -> None:
    spans = [(2024, 2026)] * 3
    lasting = [Duration(24, "months"), Duration(2, "years"), Duration(1, "years")]
    assert runs(spans, lasting).endswith(
        "the longest initiatives are A and B, at two years"
    )
    assert runs(spans, lasting, FR).endswith(
        "les initiatives les plus longues sont « A » et « B » (deux ans)"
    )


def test_all_may_last_as_long() -> None:
    spans, lasting = [(2024, 2026), (2025, 2027)], [Duration(2, "years")] * 2
    assert runs(spans, lasting) == (
        "The funding runs from 2024–25 to 2026–27; each initiative lasts two years"
    )
    assert runs(spans, lasting, FR) == (
        "Le financement s’étend de 2024-2025 à 2026-2027 ; chaque initiative s’étend sur deux ans"
    )


def test_nothing_is_the_longest_where_a_duration_is_missing_or_many_tie() -> None:
    spans = [(2024, 2026), (2025, 2029), (2024, 2027), (2024, 2027)]
    two, one = Duration(2, "years"), Duration(1, "years")
    assert (
        runs(spans, [two, None, one, one]) == "The funding runs from 2024–25 to 2028–29"
    )
    assert (
        runs(spans, [two, two, two, one]) == "The funding runs from 2024–25 to 2028–29"
    )


def test_the_largest_group_is_named_where_all_others_are_exact() -> None:
    top, other = people(40_000, "girls", "more-than"), people(10_000, "women")
    assert reached("AB", top, other) == (
        "The largest group is reached by A: over 40,000 girls"
    )


def test_only_the_number_is_the_largest_where_another_has_no_upper_bound() -> None:
    top, other = people(40_000, "girls"), people(10_000, "women", "at-least")
    assert reached("AB", top, other) == (
        "The largest number given is for A: 40,000 girls"
    )


def test_of_one_initiative_every_group_is_listed() -> None:
    groups = people(10_000, "women, girls"), people(600, "leaders")
    assert reached("A", *groups[:1]) == "Reach of A: 10,000 women, girls"
    assert reached("AA", *groups) == "Reach of A: 10,000 women, girls, and 600 leaders"


def test_equal_and_many_groups_are_counted_not_added() -> None:
    same = people(600, "leaders")
    assert reached("AB", same, people(600, "nurses")) == (
        "Reach is given for two groups of people"
    )
    assert "four groups" in reached("AAAA", same, same, same, same)


def test_a_share_is_a_fraction_of_what_there_is() -> None:
    part, whole, nothing = moneys(1, 4, 0)
    found = findings.share(part, whole)
    assert found is not None
    assert found.raw == Decimal("0.25")
    assert (found.formula, found.inputs) == ("share", (part, whole))
    assert findings.share(part, nothing) is None
    assert findings.share(part, value(Money(Decimal(4), "USD"))) is None


def test_equal_amounts_share_a_rank() -> None:
    amounts = moneys(5, 9, 5, 1)
    assert [findings.rank(each, amounts).raw for each in amounts] == [2, 1, 2, 4]


@pytest.mark.parametrize("language", ["en", "fr"])
@given(amounts=st.lists(st.integers(0, 10**12), min_size=1, max_size=8))
def test_a_finding_is_a_title(language: str, amounts: list[int]) -> None:
    words = WORDS[language]
    titles = [
        shares(*amounts, words=words),
        shares(*amounts, noun="themes", words=words),
        among(0, *amounts, words=words),
    ]
    for title in titles:
        assert title[0].isupper()
        assert not title.endswith((".", " ", ":"))
