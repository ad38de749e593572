import datetime
import re
from decimal import Decimal

import pytest

from briefgen.languages import funding_lines
from briefgen.languages.fr.phrases import PHRASES
from briefgen.languages.rounding import Unit
from briefgen.languages.words_of import words_of
from briefgen.model import (
    CANADA,
    Bound,
    Duration,
    FiscalYears,
    FundingLine,
    Gender,
    Money,
)

FR = words_of("fr", several_currencies=False)
BOTH = words_of("fr", several_currencies=True)


def spaced(text: str) -> str:
    """Make the no-break spaces of an example visible: `~`."""
    return text.replace("\u00a0", "~")


def cad(amount: str) -> Money:
    return Money(Decimal(amount), "CAD")


def test_our_words_begin_with_a_small_letter_after_a_colon() -> None:
    assert FR.after_colon("Augmentation de 2 $") == "augmentation de 2 $"
    assert FR.after_colon("2 $") == "2 $"
    english = words_of("en", several_currencies=False)
    assert english.after_colon("Increase of $2") == "Increase of $2"


@pytest.mark.parametrize(
    ("amount", "prose", "exact"),
    [
        ("600000", "600~000~$", "600~000~$"),
        ("1250.5", "1~250,50~$", "1~250,50~$"),
        ("1000000", "1~million de dollars", "1~000~000~$"),
        ("1950000", "1,95~million de dollars", "1~950~000~$"),
        ("2000000", "2~millions de dollars", "2~000~000~$"),
        ("17950000", "17,95~millions de dollars", "17~950~000~$"),
        ("1200000000", "1,2~milliard de dollars", "1~200~000~000~$"),
        ("1005000", "environ 1~million de dollars", "1~005~000~$"),
        (
            "1520345675.50",
            "environ 1,52~milliard de dollars",
            "1~520~345~675,50~$",
        ),
        ("2e12", "2~000~milliards de dollars", "2~000~000~000~000~$"),
    ],
)
def test_the_plural_of_million_begins_at_two(
    amount: str, prose: str, exact: str
) -> None:
    assert spaced(FR.money(cad(amount))) == prose
    assert spaced(FR.money_exact(cad(amount))) == exact


@pytest.mark.parametrize(
    ("currency", "alone", "among_others", "prose"),
    [
        ("CAD", "20~$", "20~$~CA", "2~millions de dollars canadiens"),
        ("USD", "20~$~US", "20~$~US", "2~millions de dollars américains"),
        ("EUR", "20~€", "20~€", "2~millions d’euros"),
        ("GBP", "20~£", "20~£", "2~millions de livres sterling"),
    ],
)
def test_a_currency_is_named_where_it_could_be_mistaken(
    currency: str, alone: str, among_others: str, prose: str
) -> None:
    money = Money(Decimal(20), currency)
    assert spaced(FR.money_exact(money)) == alone
    assert spaced(BOTH.money_exact(money)) == among_others
    assert spaced(BOTH.money(Money(Decimal(2000000), currency))) == prose


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        ("600000", "600~000~$"),
        ("1000000", "1~M$"),
        ("17950000", "17,95~M$"),
        ("2150000000", "2,15~G$"),
        ("1005000", "environ 1~M$"),
    ],
)
def test_a_compact_amount_has_a_letter_for_its_unit(amount: str, words: str) -> None:
    assert spaced(FR.money_compact(cad(amount))) == words


def test_compact_euros_have_their_symbol() -> None:
    assert spaced(FR.money_compact(Money(Decimal(2500000), "EUR"))) == "2,5~M€"
    assert spaced(BOTH.money_compact(cad("2500000"))) == "2,5~M$~CA"


@pytest.mark.parametrize(
    ("amount", "unit", "words"),
    [
        ("200000", "million", "0,2~M$"),
        ("1234567", "million", "environ 1,23~M$"),
        ("2150000000", "million", "2~150~M$"),
    ],
)
def test_a_chart_has_one_unit(amount: str, unit: Unit, words: str) -> None:
    assert spaced(FR.within(unit).money_compact(cad(amount))) == words


def test_one_agrees_with_a_feminine_noun() -> None:
    assert FR.count(1, feminine=True) == "une"
    assert FR.count(1, feminine=False) == "un"
    assert FR.count(2, feminine=True) == "deux"
    assert spaced(FR.count(2500, feminine=True)) == "2~500"


@pytest.mark.parametrize(
    ("fraction", "words"),
    [
        ("0", "0~%"),
        ("0.001", "moins de 1~%"),
        ("0.512", "51~%"),
        ("0.999", "plus de 99~%"),
        ("1", "100~%"),
    ],
)
def test_per_cent_stands_after_a_no_break_space(fraction: str, words: str) -> None:
    assert spaced(FR.percent(Decimal(fraction))) == words


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2024-11-01", "2024-11-01", "1er~novembre 2024"),
        ("2024-11-15", "2024-11-16", "les 15 et 16~novembre 2024"),
        ("2024-11-15", "2024-11-18", "du 15 au 18~novembre 2024"),
        ("2024-03-29", "2024-04-01", "du 29~mars au 1er~avril 2024"),
        ("2024-12-30", "2025-01-02", "du 30~décembre 2024 au 2~janvier 2025"),
    ],
)
def test_a_range_of_dates_names_a_common_month_once(
    first: str, last: str, words: str
) -> None:
    begin, end = map(datetime.date.fromisoformat, (first, last))
    assert spaced(FR.dates(begin, end)) == words


def test_fiscal_years_are_written_in_full() -> None:
    assert FR.fiscal_years(FiscalYears(2024, 2025)) == "2024-2025"
    assert FR.fiscal_years(FiscalYears(2024, 2024)) == "2024"
    assert FR.fiscal_years(FiscalYears(2024, 2031)) == "2024-2025 à 2030-2031"
    assert FR.fiscal_years(FiscalYears(2024, 2025)) == "2024-2025"
    assert FR.stated(FiscalYears(2025, 2027), Duration(3, "years")) == "2025-2027"
    assert FR.fiscal_years(FiscalYears(2024, 2024)) == "2024"


@pytest.mark.parametrize(
    ("duration", "words"),
    [
        (Duration(1, "years"), "un an"),
        (Duration(3, "years"), "trois ans"),
        (Duration(18, "months"), "18 mois"),
        (Duration(1, "months"), "un mois"),
        (Duration(12, "months"), "un an"),
        (Duration(24, "months"), "deux ans"),
    ],
)
def test_a_duration_is_a_number_and_its_unit(duration: Duration, words: str) -> None:
    assert FR.duration(duration) == words


def test_a_list_ends_with_et() -> None:
    assert FR.listing(["A", "B", "C"]) == "A, B et C"


THREE_YEARS, PERIOD = Duration(3, "years"), FiscalYears(2025, 2027)


@pytest.mark.parametrize(
    ("funding", "line"),
    [
        (
            FundingLine("new", cad("2000000"), None, THREE_YEARS, PERIOD),
            "2~000~000~$ sur trois ans (2025-2027)",
        ),
        (
            FundingLine(
                "increase",
                cad("1200000"),
                cad("2000000"),
                Duration(2, "years"),
                FiscalYears(2024, 2026),
            ),
            (
                "Augmentation de 1~200~000~$ sur deux ans (2024-2026), "
                "pour une valeur totale de 2~000~000~$"
            ),
        ),
        (FundingLine("renewal", cad("50000")), "Renouvellement de 50~000~$"),
        (
            FundingLine("new", cad("50000"), None, Duration(1, "months")),
            "50~000~$ pendant un mois",
        ),
        (FundingLine("new", cad("0"), None, THREE_YEARS), "Aucun nouveau financement"),
    ],
)
def test_a_funding_line_leaves_out_what_is_not_given(
    funding: FundingLine, line: str
) -> None:
    assert spaced(funding_lines.funding(FR, funding)) == line


def test_reach_keeps_the_bound_of_its_source() -> None:
    reach = FR.reach(2500, "at-least", "professionnels vénézuéliens", 50)
    assert (
        spaced(reach)
        == "au moins 2~500 professionnels vénézuéliens, dont la moitié de femmes"
    )
    reach = FR.reach(40000, "more-than", "filles et jeunes femmes", None)
    assert spaced(reach) == "plus de 40~000 filles et jeunes femmes"


@pytest.mark.parametrize(
    ("count", "bound", "who", "women", "words"),
    [
        (0, "exact", "filles", None, "aucune fille"),
        (0, "exact", "filles et jeunes femmes", None, "aucune fille ni jeune femme"),
        (
            0,
            "exact",
            "professionnels vénézuéliens de la santé",
            50,
            "aucun professionnel vénézuélien de la santé",
        ),
        (0, "exact", "travailleurs ruraux", None, "aucun travailleur rural"),
        (
            0,
            "exact",
            "leaders communautaires",
            None,
            "aucune personne du groupe «~leaders communautaires~»",
        ),
        (0, "at-least", "handicapés", None, "un nombre inconnu de handicapés"),
        (0, "more-than", "agriculteurs", None, "un nombre inconnu d’agriculteurs"),
        (0, "up-to", "filles", None, "aucune fille"),
        (0, "about", "filles", None, "un nombre inconnu de filles"),
        (5000, "up-to", "élèves", 30, "jusqu’à 5~000 élèves, dont 30~% de femmes"),
        (5000, "about", "agriculteurs", None, "environ 5~000 agriculteurs"),
        (1000000, "up-to", "élèves", None, "jusqu’à 1~million d’élèves"),
        (1, "up-to", "femme", None, "jusqu’à une femme"),
        (1, "exact", "femme", 100, "une femme"),
        (1, "at-least", "agriculteur", None, "au moins un agriculteur"),
        (1, "more-than", "femme", None, "plus d’une femme"),
        (1, "more-than", "leader", None, "plus de 1 leader"),
        (1, "exact", "leader communautaire", None, "1 leader communautaire"),
        (8, "more-than", "femmes", None, "plus de huit femmes"),
        (11, "more-than", "femmes", None, "plus de 11 femmes"),
        (10, "exact", "femmes", 100, "10 femmes"),
        (10, "exact", "élèves", 0, "10 élèves"),
        (10, "exact", "élèves", 50, "10 élèves, dont la moitié de femmes"),
        (10, "exact", "élèves", 30, "10 élèves, dont 30~% de femmes"),
        (1000000, "exact", "agriculteurs", None, "1~million d’agriculteurs"),
        (2000000, "exact", "agricultrices", None, "2~millions d’agricultrices"),
        (1250000, "exact", "handicapés", None, "1,25~million de handicapés"),
        (3000000, "exact", "Hongrois", None, "3~millions de Hongrois"),
        (1234567, "exact", "agriculteurs", None, "1~234~567 agriculteurs"),
        (
            1000000,
            "more-than",
            "Ontariens",
            None,
            "plus de 1~million d’Ontariens",
        ),
    ],
)
def test_reach_agrees_with_its_number(
    count: int, bound: Bound, who: str, women: int | None, words: str
) -> None:
    assert spaced(FR.reach(count, bound, who, women)) == words


def test_a_place_is_a_name_in_a_country() -> None:
    assert FR.location("PE", "La Libertad") == "La Libertad (Pérou)"


def test_markings_are_translated() -> None:
    assert FR.marking(("protected-a",)) == "PROTÉGÉ A"
    assert FR.marking(("secret", "protected-b")) == "SECRET // PROTÉGÉ B"
    assert FR.marking(("top-secret",)) == "TRÈS SECRET"
    assert all(FR.marking((label,)) for label in CANADA.markings)


def test_a_sentence_starts_with_an_accented_capital() -> None:
    assert FR.capital("étude") == "Étude"


def test_a_phrase_is_translated_or_missing() -> None:
    assert FR.phrase("Briefing note") == "Note d’information"
    assert FR.phrase("Page {page} of {pages}") == "Page {page} sur {pages}"
    assert FR.phrase("no such phrase") is None


def test_a_mark_at_the_end_of_a_phrase_takes_its_space() -> None:
    assert FR.phrase("Reach:") == "Bénéficiaires\u00a0:"
    assert FR.phrase(":") == "\u00a0:"
    assert FR.phrase(";") == ";"
    assert FR.phrase("Summary;") == "Sommaire;"
    assert FR.phrase("Summary?") == "Sommaire?"
    assert FR.phrase("no such phrase:") is None
    assert FR.phrase("") is None


@pytest.mark.parametrize(("english", "french"), PHRASES.items())
def test_phrases_follow_the_typography_of_french(english: str, french: str) -> None:
    assert not re.search(r"[^\u00a0][:%$»]|\s[;!?]|«[^\u00a0]|['\"]|\s$|^\s", french)
    assert re.findall(r"\{\w+\}", english) == re.findall(r"\{\w+\}", french)


@pytest.mark.parametrize(
    ("office", "gender", "article"),
    [
        ("ministre du Développement international", "masculine", "du "),
        ("ministre associée", "feminine", "de la "),
        ("honorable ministre", "feminine", "de l’"),
        ("ministre", None, "du "),
    ],
)
def test_an_addressee_has_the_article_of_its_gender(
    office: str, gender: Gender | None, article: str
) -> None:
    assert FR.article(office, gender) == article


@pytest.mark.parametrize(
    ("before", "mark"),
    [("Puna résiliente", "~:"), ("Puna~: une adaptation", "~—"), ("Qui paie?", "")],
)
def test_a_line_has_one_colon(before: str, mark: str) -> None:
    assert spaced(FR.colon(before)) == mark
