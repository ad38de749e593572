import datetime
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import pytest

from briefgen import findings
from briefgen.findings import Periods, Shares
from briefgen.languages.words_of import words_of
from briefgen.model import Duration, FiscalYears, Money, Reach
from briefgen.view import Trace, Value
from tests.charts.portfolios import people, portfolio

TRACE = Trace(
    portfolio(), "en", "public", datetime.datetime(2024, 1, 1, tzinfo=datetime.UTC)
)
NAMES = "ABCDEFGH"
WORDS = {each: words_of(each, several_currencies=False) for each in ("en", "fr")}
EN, FR = WORDS["en"], WORDS["fr"]
BOTH = pytest.mark.parametrize("words", [EN, FR], ids=["en", "fr"])


def value(raw: Any) -> Value:
    return Value(TRACE, raw, f"a.{raw}")


def moneys(*amounts: int) -> list[Value]:
    return [value(Money(Decimal(amount), "CAD")) for amount in amounts]


def compared(*amounts: int, noun: Any = "initiatives", whole: Any = "all") -> Shares:
    names = [value(name) for name in NAMES[: len(amounts)]]
    return Shares(noun, whole, names, moneys(*amounts))


def shares(
    *amounts: int, noun: Any = "initiatives", whole: Any = "all", words: Any = EN
) -> str | None:
    found = compared(*amounts, noun=noun, whole=whole)
    return plain(findings.funding(found, TRACE, words))


def plain(found: Value | None) -> str | None:
    if found is None:
        return None
    assert found.path is None
    assert found.formula == "finding"
    assert found.inputs
    return str(found.text).replace("\u00a0", " ")


def among(own: int, *amounts: int, words: Any = EN) -> str | None:
    return plain(findings.theme(own, compared(*amounts, noun="themes"), TRACE, words))


def runs(
    spans: Sequence[tuple[int, int]],
    lasting: Sequence[Duration | None],
    words: Any = EN,
    of: int = 0,
) -> str | None:
    names = [value(name) for name in NAMES[: len(spans)]]
    years = [value(FiscalYears(*span)) for span in spans]
    given = [None if each is None else value(each) for each in lasting]
    found = Periods(names, years, given, of or len(spans))
    return plain(findings.periods(found, TRACE, words))


def reached(names: str, *entries: Reach, words: Any = EN) -> str | None:
    bare = [Reach(e.count, e.bound, e.who.by_language[""]) for e in entries]  # type: ignore[arg-type]
    said = [value(f"{entry.count}") for entry in entries]
    found = findings.reach([value(n) for n in names], bare, said, TRACE, words)
    return plain(found)


def years(count: int) -> Duration:
    return Duration(count, "years")


@pytest.mark.parametrize(
    ("amounts", "english", "french"),
    [
        (
            (17_950_000, 9_200_000, 3_900_000, 2_000_000, 1_800_000, 200_000),
            "“A” receives just over half of the funding, $17.95 million",
            (
                "« A » reçoit un peu plus de la moitié du financement,"
                " soit 17,95 millions de dollars"
            ),
        ),
        (
            (5_000_000, 3_000_000, 2_000_000),
            "“A” receives half of the funding, $5 million",
            "« A » reçoit la moitié du financement, soit 5 millions de dollars",
        ),
        (
            (1_200_000, 600_000),
            "“A” receives two thirds of the funding, $1.2 million",
            ("« A » reçoit les deux tiers du financement, soit 1,2 million de dollars"),
        ),
        (
            (8_000, 1_000, 1_000),
            "“A” receives 80% of the funding, $8,000",
            "« A » reçoit 80 % du financement, soit 8 000 $",
        ),
        (
            (2_000_000, 3_000_000, 2_500_000),
            "“B” receives the largest share of the funding, $3 million",
            (
                "« B » reçoit la plus grande part du financement,"
                " soit 3 millions de dollars"
            ),
        ),
    ],
)
def test_the_largest_of_several_is_named_with_its_share(
    amounts: tuple[int, ...], english: str, french: str
) -> None:
    assert shares(*amounts) == english
    assert shares(*amounts, words=FR) == french


def test_of_a_theme_s_initiatives_the_share_is_of_its_funding() -> None:
    assert shares(3, 1, whole="theme") == (
        "“A” receives three quarters of this theme’s funding, $3"
    )
    assert shares(3, 1, whole="theme", words=FR) == (
        "« A » reçoit les trois quarts du financement de ce thème, soit 3 $"
    )


@BOTH
@pytest.mark.parametrize("amounts", [(), (9_200_000,)])
def test_of_none_and_of_one_nothing_is_found(
    amounts: tuple[int, ...], words: Any
) -> None:
    assert shares(*amounts, words=words) is None


@pytest.mark.parametrize(
    ("amounts", "noun", "english", "french"),
    [
        (
            (2_000_000, 2_000_000, 2_000_000),
            "initiatives",
            "The three initiatives receive $2 million each",
            "Les trois initiatives reçoivent 2 millions de dollars chacune",
        ),
        (
            (1_000_000, 1_001_000, 1_002_000, 1_003_000, 1_004_000),
            "themes",
            "The five themes receive about $1 million each",
            "Les cinq thèmes reçoivent environ 1 million de dollars chacun",
        ),
        (
            (9_000_000, 8_950_000),
            "initiatives",
            "The two initiatives receive about $9 million each",
            "Les deux initiatives reçoivent environ 9 millions de dollars chacune",
        ),
        (
            (956, 944, 950),
            "initiatives",
            "The three initiatives receive nearly equal shares, $944 to $956",
            (
                "Les trois initiatives reçoivent des parts presque égales,"
                " de 944 $ à 956 $"
            ),
        ),
    ],
)
def test_equal_shares_are_told_once(
    amounts: tuple[int, ...], noun: str, english: str, french: str
) -> None:
    assert shares(*amounts, noun=noun) == english
    assert shares(*amounts, noun=noun, words=FR) == french


def test_two_per_cent_are_no_difference_and_three_are() -> None:
    assert str(shares(100, 98)).startswith("The two")
    assert str(shares(100, 97)).startswith("“A” receives")


def test_several_may_share_the_first_place() -> None:
    assert (
        shares(9, 1, 9)
        == "The largest shares of the funding go to “A” and “C”, $9 each"
    )
    assert shares(9, 1, 9, words=FR) == (
        "Les plus grandes parts du financement vont à « A » et « C », soit 9 $ chacune"
    )
    assert shares(9, 9, 9, 9, 1) == (
        "The largest shares of the funding go to four initiatives, $9 each"
    )
    assert shares(9, 9, 9, 9, 1, words=FR, noun="themes") == (
        "Les plus grandes parts du financement vont à quatre thèmes, soit 9 $ chacun"
    )


@pytest.mark.parametrize(
    ("own", "amounts", "english", "french"),
    [
        (
            0,
            (51, 26, 23),
            "This theme receives just over half of the funding, $51",
            "Ce thème reçoit un peu plus de la moitié du financement, soit 51 $",
        ),
        (
            0,
            (40, 34, 26),
            "This theme receives 40% of the funding, the largest share",
            "Ce thème reçoit 40 % du financement, soit la plus grande part",
        ),
        (
            1,
            (51, 26, 23),
            "This theme receives 26% of the funding, the second largest share",
            (
                "Ce thème reçoit 26 % du financement,"
                " soit la deuxième part en importance"
            ),
        ),
        (
            1,
            (60, 15, 15, 10),
            (
                "This theme receives 15% of the funding,"
                " tied with “C” for the second largest share"
            ),
            (
                "Ce thème reçoit 15 % du financement,"
                " soit la deuxième part en importance, à égalité avec « C »"
            ),
        ),
        (
            0,
            (40, 40, 20),
            (
                "This theme receives 40% of the funding,"
                " tied with “B” for the largest share"
            ),
            (
                "Ce thème reçoit 40 % du financement,"
                " soit la plus grande part, à égalité avec « B »"
            ),
        ),
        (
            1,
            (18, 18, 18, 18, 18, 10),
            (
                "This theme receives 18% of the funding,"
                " tied with four other themes for the largest share"
            ),
            (
                "Ce thème reçoit 18 % du financement,"
                " soit la plus grande part, à égalité avec quatre autres thèmes"
            ),
        ),
        (
            1,
            (50, 50),
            "The two themes receive $50 each",
            "Les deux thèmes reçoivent 50 $ chacun",
        ),
    ],
)
def test_a_theme_is_first_or_second(
    own: int, amounts: tuple[int, ...], english: str, french: str
) -> None:
    assert among(own, *amounts) == english
    assert among(own, *amounts, words=FR) == french


@BOTH
@pytest.mark.parametrize(
    ("own", "amounts"),
    [
        (2, (51, 26, 23)),
        (2, (40, 30, 20, 10)),
        (5, (90, 80, 70, 60, 50, 40)),
        (1, (60, 40)),
        (0, (9,)),
    ],
    ids=["third", "third of four", "last of six", "last of two", "alone"],
)
def test_no_theme_is_ranked_low(own: int, amounts: tuple[int, ...], words: Any) -> None:
    assert among(own, *amounts, words=words) is None


def test_a_part_of_the_periods_is_told_as_a_part() -> None:
    spans, lasting = [(2024, 2026), (2025, 2029)], [years(2), None]
    assert runs(spans, lasting, of=9) == (
        "Periods are given for two of nine initiatives, from 2024–25 to 2028–29"
    )
    assert runs(spans, lasting, FR, of=9) == (
        "Les périodes sont précisées pour deux des neuf initiatives, de 2024-2025 à 2028-2029"
    )
    assert runs([(2024, 2025)] * 2, lasting, of=3) == (
        "Periods are given for two of three initiatives, all in 2024–25"
    )
    assert runs([(2024, 2025)] * 2, lasting, FR, of=3) == (
        "Les périodes sont précisées pour deux des trois initiatives,"
        " toutes en 2024-2025"
    )


@BOTH
@pytest.mark.parametrize("of", [1, 9])
def test_of_one_period_nothing_is_found(of: int, words: Any) -> None:
    assert runs([(2024, 2026)], [years(2)], words, of) is None


def test_the_longest_of_several_periods_is_named() -> None:
    spans = [(2024, 2031), (2024, 2026), (2024, 2026)]
    lasting = [years(7), Duration(18, "months"), years(2)]
    assert runs(spans, lasting) == (
        "The funding runs from 2024–25 to 2030–31; “A” runs longest, at seven years"
    )
    assert runs(spans, lasting, FR) == (
        "Le financement s’étend de 2024-2025 à 2030-2031;"
        " « A » dure le plus longtemps : sept ans"
    )


def test_two_may_be_the_longest() -> None:
    spans = [(2024, 2026)] * 3
    lasting = [Duration(24, "months"), years(2), years(1)]
    assert str(runs(spans, lasting)).endswith("“A” and “B” run longest, at two years")
    assert str(runs(spans, lasting, FR)).endswith(
        "« A » et « B » durent le plus longtemps : deux ans"
    )


def test_all_may_last_as_long() -> None:
    spans, lasting = [(2024, 2026), (2025, 2027)], [years(2)] * 2
    assert runs(spans, lasting) == (
        "The funding runs from 2024–25 to 2026–27; each initiative lasts two years"
    )
    assert runs(spans, lasting, FR) == (
        "Le financement s’étend de 2024-2025 à 2026-2027; chaque initiative dure deux ans"
    )
    one = [(2024, 2025)] * 2
    assert runs(one, [years(1)] * 2) == (
        "The funding runs in 2024–25; each initiative lasts one year"
    )
    assert runs(one, [None] * 2, FR) == "Le financement porte sur 2024-2025"


def test_nothing_is_the_longest_where_a_duration_is_missing_or_many_tie() -> None:
    spans = [(2024, 2026), (2025, 2029), (2024, 2027), (2024, 2027)]
    assert runs(spans, [years(2), None, years(1), years(1)]) == (
        "The funding runs from 2024–25 to 2028–29"
    )
    assert runs(spans, [years(2), years(2), years(2), years(1)]) == (
        "The funding runs from 2024–25 to 2028–29"
    )


def test_years_that_a_length_goes_beyond_are_not_said_to_hold_it() -> None:
    beyond = [years(3), years(2)]
    assert runs([(2025, 2027), (2025, 2027)], beyond) == (
        "“A” runs longest, at three years"
    )
    assert runs([(2025, 2027), (2024, 2028)], [years(3), years(4)]) == (
        "The funding runs from 2024–25 to 2027–28; “B” runs longest, at four years"
    )
    assert runs([(2025, 2027)] * 4, [*[years(3)] * 3, None]) is None


@pytest.mark.parametrize(
    ("entries", "english", "french"),
    [
        (
            (people(40_000, "people", "more-than"), people(600, "people")),
            "“A” reaches the most people: over 40,000",
            None,
        ),
        (
            (people(40_000, "personnes", "more-than"), people(600, "personnes")),
            None,
            "« A » vise le plus de personnes : plus de 40 000",
        ),
        (
            (people(40_000, "people"), people(600, "people", "up-to")),
            "“A” reaches the most people: 40,000",
            None,
        ),
        (
            (people(7, "écoles", "at-least"), people(6, "écoles")),
            "“A” reaches the most écoles: at least seven",
            "« A » vise le plus d’écoles : au moins sept",
        ),
    ],
)
def test_the_most_of_one_group_is_told_in_its_own_words(
    entries: tuple[Reach, ...], english: str | None, french: str | None
) -> None:
    if english:
        assert reached("AB", *entries) == english
    if french:
        assert reached("AB", *entries, words=FR) == french


@BOTH
def test_nothing_is_said_of_reach_where_there_is_doubt(words: Any) -> None:
    top, other = people(40_000), people(10_000, bound="at-least")
    assert reached("AB", top, other, words=words) is None
    for bound in ("about", "up-to"):
        unsure = people(40_000, bound=bound)
        assert reached("AB", unsure, people(10_000), words=words) is None
    assert reached("AB", top, people(10_000, bound="about"), words=words) is None
    assert reached("AB", people(600), people(600), words=words) is None
    assert reached("AA", people(600), people(700), words=words) is None
    assert reached("A", people(600), words=words) is None


def test_a_name_with_signs_in_it_is_told_apart() -> None:
    names = [value("Dams: phase 2"), value("Wells")]
    found = Shares("initiatives", "all", names, moneys(3, 1))
    assert plain(findings.funding(found, TRACE, EN)) == (
        "“Dams: phase 2” receives three quarters of the funding, $3"
    )


def test_a_share_is_a_fraction_of_what_there_is() -> None:
    part, whole, nothing = moneys(1, 4, 0)
    found = findings.share(part, whole)
    assert found is not None
    assert found.raw == Decimal("0.25")
    assert (found.formula, found.inputs) == ("share", (part, whole))
    assert findings.share(part, nothing) is None
    assert findings.share(part, value(Money(Decimal(4), "USD"))) is None


def test_equal_amounts_share_a_rank() -> None:
    among = compared(5, 9, 5, 1).compared
    assert [1 + among.larger(each) for each in among.moneys] == [2, 1, 2, 4]
    assert [tuple(among.equal(each)) for each in among.moneys[:2]] == [(0, 2), (1,)]
    assert (among.order, among.total) == ((1, 0, 2, 3), Money(Decimal(20), "CAD"))


def test_rounded_ends_of_a_range_elide_in_french() -> None:
    amounts = (9_444_123, 9_555_111)
    assert shares(*amounts) == (
        "The two initiatives receive nearly equal shares,"
        " about $9.44 million to about $9.56 million"
    )
    assert shares(*amounts, words=FR) == (
        "Les deux initiatives reçoivent des parts presque égales,"
        " d’environ 9,44 millions de dollars à environ 9,56 millions de dollars"
    )


def test_the_most_of_a_large_group_is_short() -> None:
    most, other = people(1_000_000, "people", "more-than"), people(600, "people")
    assert reached("AB", most, other) == "“A” reaches the most people: over 1 million"
