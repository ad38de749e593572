"""What is said of what: the rows of `golden/languages/sentences.md`, heading by heading."""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from briefgen.languages.sentences import sentences_of
from briefgen.languages.words_of import words_of
from briefgen.model import Action, FiscalYears, FundingLine, Money, Note, Release
from tests.languages import money_sayings
from tests.languages.by_hand import both, initiative, portfolio
from tests.languages.saying import (
    Saying,
    addressed,
    cad,
    considered,
    dates,
    figures,
    foot,
    headed,
    lead,
    line,
    months,
    most,
    own,
    partner,
    partnered,
    place,
    prose,
    reached,
    runs,
    shared,
    summary,
    title,
    with_forms,
    with_lead,
    with_notes,
    years,
)

EASTERN = datetime.timezone(datetime.timedelta(hours=-5))
HELD = Release(embargo=datetime.datetime(2030, 1, 1, 12, tzinfo=EASTERN))
ONE = portfolio(initiative("wells", "theme-0"))
TWO = portfolio(initiative("wells", "theme-0"), initiative("pumps", "theme-0"))
FOUR = portfolio(
    *(initiative(name, "theme-0") for name in ("wells", "pumps", "pipes", "taps"))
)
ONE_OF_TWO = portfolio(
    initiative("wells", "theme-0"), initiative("advice", "theme-0", "0")
)
UNFUNDED = portfolio(initiative("advice", "theme-0", "0"))
TWO_UNFUNDED = portfolio(
    *(initiative(name, "theme-0", "0") for name in ("advice", "help"))
)
TWO_THEMES = portfolio(
    initiative("wells", "theme-0", "1005000"),
    initiative("roads", "theme-1", "8000000"),
    themes=2,
)
ONE_HELD = replace(TWO, releases={"initiatives.pumps": HELD})
UNDATED = portfolio(
    initiative("wells", "theme-0"), initiative("pumps", "theme-0", years=None)
)
ONE_YEAR = portfolio(
    initiative("wells", "theme-0", "100000", years=FiscalYears(2024, 2025))
)
NOTHING = portfolio()
COLON = replace(
    ONE,
    themes=(replace(ONE.themes[0], title=both("Water: for all", "Eau\u00a0: à tous")),),
)
HELD_FORMS = with_forms(ONE_HELD)
GIRLS, WOMEN = ("girls", "filles"), ("women", "femmes")
WOMAN, FARMERS = ("woman", "femme"), ("farmers", "agriculteurs")
HUNGARIANS, DISABLED = ("Hungarians", "Hongrois"), ("disabled people", "handicapés")
LEADERS, SCHOOLS = (
    ("community leaders", "leaders communautaires"),
    ("schools", "écoles"),
)
AGENCY, FUND = ("Water Agency", "Agence de l’eau"), ("Global Fund", "Fonds mondial")
MINISTER = ("Minister of Trade", "ministre du Commerce")
ASSOCIATE = ("Associate Minister", "ministre associée")
HEAD = ("Chief Administrator", "administratrice en chef")
SIGNATURE: Action = "signature"
WHOLE = Note("decision", both(*MINISTER), "masculine")
ASSOCIATES = Note("information", both(*ASSOCIATE), "feminine")
HEADS = Note(addressee=both(*HEAD), addressee_gender="feminine")
CHIEFS = Note(addressee=both(*HEAD))

TABLE: Mapping[str, Sequence[Saying]] = {
    "Amounts in prose": (
        prose("$600,000", 600_000),
        prose("$999,999", 999_999),
        prose("$1 million", 1_000_000),
        prose("$1,005,000: more than two decimals", 1_005_000),
        prose("$1,015,000: a tie, toward zero", 1_015_000),
        prose("$1,950,000: French has the singular below two", 1_950_000),
        prose("$2 million", 2_000_000),
        prose("$17,950,000", 17_950_000),
        prose("$999,999,999", 999_999_999),
        prose("$1,520,345,675.50", "1520345675.50"),
        prose("$2 trillion", 2 * 10**12),
        prose("2.5 million euros", 2_500_000, "EUR"),
        prose("2 million US dollars", 2_000_000, "USD"),
    ),
    "Amounts in key figures, charts and tables": (
        Saying("$17,950,000, a key figure", lambda w: w.money_compact(cad(17_950_000))),
        Saying(
            "2.5 million euros, a key figure",
            lambda w: w.money_compact(Money(Decimal(2_500_000), "EUR")),
        ),
        Saying(
            "$200,000 in a chart of millions",
            lambda w: w.within("million").money_compact(cad(200_000)),
        ),
        Saying(
            "$1.55 billion in a chart of millions",
            lambda w: w.within("million").money_compact(cad(1_550_000_000)),
        ),
        Saying(
            "$1.55 billion in the title of that chart",
            lambda w: w.within("million").money(cad(1_550_000_000)),
        ),
        Saying("$17,950,000 in a table", lambda w: w.money_exact(cad(17_950_000))),
    ),
    "Shares of the new funding": (
        shared("one initiative of $9.2 million", 9_200_000),
        shared(
            "six themes, the first of which has 51%",
            *(17_950_000, 9_200_000, 3_900_000, 2_000_000, 1_800_000, 200_000),
            noun="themes",
        ),
        shared("three themes, one of which has half", 5, 3, 2, noun="themes"),
        shared(
            "two initiatives of a theme, two to one", 1_200_000, 600_000, whole="theme"
        ),
        shared("three initiatives, one of which has 80%", 8_000, 1_000, 1_000),
        shared(
            "three initiatives of $3, $2.5 and $2 million",
            3_000_000,
            2_500_000,
            2_000_000,
        ),
        shared("two of three initiatives tie for the first place", 9, 1, 9),
        shared("two of three themes tie for the first place", 9, 1, 9, noun="themes"),
        shared("four of five initiatives tie for the first place", 9, 9, 9, 9, 1),
        shared("three initiatives of $2 million each", *[2_000_000] * 3),
        shared(
            "two funded initiatives of $2 million each",
            *[2_000_000] * 2,
            noun="funded initiatives",
        ),
        shared(
            "five themes of $1,000,000 to $1,004,000",
            *range(1_000_000, 1_005_000, 1_000),
            noun="themes",
        ),
        shared("two initiatives of $9 million and $8.95 million", 9_000_000, 8_950_000),
        shared("three initiatives of $944 to $956", 944, 950, 956),
    ),
    "A theme on its own page": (
        own("the first of three, with 51%", 0, 51, 26, 23),
        own("the first of three, with 40%", 0, 40, 34, 26),
        own("the second of three, with 26%", 1, 51, 26, 23),
        own("tied with another for the first place", 0, 40, 40, 20),
        own("tied with another for the second place", 1, 60, 15, 15, 10),
        own("one of two that receive the same", 1, 50, 50),
        own("tied with four others", 1, 18, 18, 18, 18, 18, 10),
        own("the third of three: nothing is said", 2, 51, 26, 23),
        own("the last of six: nothing is said", 5, 90, 80, 70, 60, 50, 40),
        own("the second of two: nothing is said", 1, 60, 40),
    ),
    "Periods": (
        runs(
            "one of nine initiatives states a period: nothing is said",
            (2025, 2026, years(1)),
            of=9,
        ),
        runs(
            "two of nine initiatives state a period",
            (2024, 2026, years(2)),
            (2025, 2029, None),
            of=9,
        ),
        runs("two of three initiatives state 2024–25", *[(2024, 2025, None)] * 2, of=3),
        runs(
            "seven years and two years", (2024, 2031, years(7)), (2024, 2026, years(2))
        ),
        runs(
            "two initiatives of two years, later and earlier",
            (2024, 2026, years(2)),
            (2025, 2027, years(2)),
        ),
        runs(
            "two initiatives of 24 months and two years, one of one",
            (2024, 2026, months(24)),
            (2024, 2026, years(2)),
            (2024, 2026, years(1)),
        ),
        runs("two initiatives within 2024–25", *[(2024, 2025, years(1))] * 2),
        runs(
            "two initiatives in 2024–25, of unknown length", *[(2024, 2025, None)] * 2
        ),
    ),
    "Times": (
        Saying("12 months", lambda w: w.duration(months(12))),
        Saying("18 months", lambda w: w.duration(months(18))),
        Saying("one month", lambda w: w.duration(months(1))),
        Saying(
            "the fiscal year 2024 to 2025",
            lambda w: w.fiscal_years(FiscalYears(2024, 2025)),
        ),
        Saying(
            "the fiscal years 2024 to 2031, in prose",
            lambda w: w.fiscal_years(FiscalYears(2024, 2031)),
        ),
        dates("November 15 and 16, 2024", "2024-11-15", "2024-11-16"),
        dates("March 29 to April 1, 2024", "2024-03-29", "2024-04-01"),
        Saying(
            "an embargo until noon",
            lambda w: w.embargo(datetime.datetime(2024, 11, 16, 12, tzinfo=EASTERN)),
        ),
        Saying(
            "18 months within two fiscal years",
            lambda w: sentences_of(w).doubts["start"],
        ),
        Saying(
            "three years within two fiscal years",
            lambda w: sentences_of(w).doubts["longer"],
        ),
        Saying("a bar that is solid", lambda w: sentences_of(w).legend[0]),
        Saying("a bar that is hatched", lambda w: sentences_of(w).legend[1]),
        Saying("a bar that is dashed", lambda w: sentences_of(w).legend[2]),
    ),
    "Funding lines": (
        line(
            "$2 million, three years, 2025–27",
            FundingLine("new", cad(2_000_000), None, years(3), FiscalYears(2025, 2027)),
        ),
        line(
            "$600,000, 18 months, 2024–26",
            FundingLine("new", cad(600_000), None, months(18), FiscalYears(2024, 2026)),
        ),
        line("$50,000, one month", FundingLine("new", cad(50_000), None, months(1))),
        line("$50,000, 12 months", FundingLine("new", cad(50_000), None, months(12))),
        line(
            "$1.2 million more, for $2 million in all",
            FundingLine("increase", cad(1_200_000), cad(2_000_000)),
        ),
        line("a renewal of $50,000", FundingLine("renewal", cad(50_000))),
        line("amount 0", FundingLine("new", cad(0))),
        line(
            "amount 0, three years, 2025–27",
            FundingLine("new", cad(0), None, years(3), FiscalYears(2025, 2027)),
        ),
    ),
    "Reach": (
        reached("over 40,000 girls", 40_000, "more-than", GIRLS),
        reached("at least 2,500 farmers, 50% women", 2_500, "at-least", FARMERS, 50),
        reached("10 farmers, 30% women", 10, "exact", FARMERS, 30),
        reached("10 women, 100% women", 10, "exact", WOMEN, 100),
        reached("two women, 0% women", 2, "exact", WOMEN, 0),
        reached("zero girls", 0, "exact", GIRLS),
        reached("at least zero farmers", 0, "at-least", FARMERS),
        reached("one woman", 1, "exact", WOMAN),
        reached("more than one woman", 1, "more-than", WOMAN),
        reached("1,000,000 farmers", 1_000_000, "exact", FARMERS),
        reached(
            "over 1,250,000 disabled people: h aspiré", 1_250_000, "more-than", DISABLED
        ),
        reached("3,000,000 Hungarians: h aspiré", 3_000_000, "exact", HUNGARIANS),
        reached("1,234,567 farmers", 1_234_567, "exact", FARMERS),
        most(
            "over 40,000 girls and 2,500 girls",
            GIRLS,
            (40_000, "more-than"),
            (2_500, "exact"),
        ),
        most("600 and 20 community leaders", LEADERS, (600, "exact"), (20, "exact")),
        most("one school and three schools", SCHOOLS, (1, "exact"), (3, "exact")),
        most(
            "over 40,000 and at least 2,500 girls: nothing is said",
            GIRLS,
            (40_000, "more-than"),
            (2_500, "at-least"),
        ),
        most("one entry: nothing is said", GIRLS, (40_000, "exact")),
    ),
    "Titles of notes": (
        title("one initiative of $2 million", ONE),
        title("two initiatives of $2 million each", TWO),
        title("two initiatives, one of them without money", ONE_OF_TWO),
        title("one initiative without money", UNFUNDED),
        title("no initiatives", NOTHING),
        title("a theme whose title has a colon", COLON),
    ),
    "Notes of one theme": (
        headed("what the portfolio says", with_notes(ONE, WHOLE)),
        headed("a number alone", with_notes(ONE, WHOLE, Note(tracking_number="2"))),
        headed(
            "another action", with_notes(ONE, WHOLE, Note(action_required=SIGNATURE))
        ),
        headed("an office of one gender", with_notes(ONE, WHOLE, ASSOCIATES)),
        headed("an office without gender", with_notes(ONE, WHOLE, CHIEFS)),
        headed("an office that begins with a vowel", with_notes(ONE, WHOLE, HEADS)),
    ),
    "First sentences": (
        lead("one initiative of $2 million", ONE),
        lead(
            "two initiatives, with a lead",
            with_lead(TWO, "that bring water", "qui apportent de l’eau"),
        ),
        lead("one initiative, with a lead that has forms", with_forms(ONE)),
        lead("two initiatives, with a lead that has forms", with_forms(TWO)),
        lead("two, one of them under embargo, with a lead that has forms", HELD_FORMS),
        lead("two initiatives, one of them without money", ONE_OF_TWO),
        lead("two initiatives, one of them under embargo, in public", ONE_HELD),
        lead("an initiative without money", UNFUNDED),
        lead("no initiatives", NOTHING),
        summary("all of the new funding", ONE),
        summary("$1,005,000 of $9,005,000", TWO_THEMES),
        summary("two initiatives without money", TWO_UNFUNDED),
        Saying("before recommendations", lambda w: w.phrase("It is recommended:")),
        considered("a table of one initiative", ONE),
        considered("two initiatives, whose table stands in the note", TWO),
        considered("a table of four initiatives", FOUR),
        considered("no table, for want of money", TWO_UNFUNDED),
    ),
    "At the foot of a page": (
        foot("two initiatives", TWO),
        foot("one initiative: there is no total", ONE),
        foot("no money", TWO_UNFUNDED),
    ),
    "Key figures": (
        figures("one initiative, one theme", "backgrounder", ONE),
        figures("one initiative, within 2024–25", "backgrounder", ONE_YEAR),
        figures("two initiatives, two themes", "backgrounder", TWO_THEMES),
        figures(
            "two initiatives, one of which states no years", "backgrounder", UNDATED
        ),
        figures("an initiative without money", "backgrounder", UNFUNDED),
        figures("a theme's part of all", "factsheet", TWO_THEMES),
        figures("a theme that has all", "factsheet", TWO),
    ),
    "Names and places": (
        *(
            place(name, code)
            for name, code in (
                ("Peru", "PE"),
                ("the Philippines", "PH"),
                ("Egypt", "EG"),
                ("Cuba", "CU"),
                ("Israel", "IL"),
                ("Trinidad and Tobago", "TT"),
                ("the United States", "US"),
                ("Honduras: h aspiré", "HN"),
                ("the larger Congo", "CD"),
                ("Venezuela", "VE"),
                ("Hong Kong", "HK"),
                ("Haiti: an h that elides", "HT"),
            )
        ),
        Saying("La Libertad, in Peru", lambda w: w.location("PE", "La Libertad")),
        Saying(
            "Piura and Lima, in Peru, and Cuba",
            lambda w: w.places((("PE", ("Piura", "Lima")), ("CU", ()))),
        ),
        Saying("three names in a list", lambda w: w.listing(["A", "B", "C"])),
        Saying("protected B", lambda w: w.marking(["protected-b"])),
        addressed("a minister who is a man", MINISTER, "masculine"),
        addressed("a minister who is a woman", MINISTER, "feminine"),
        addressed("an associate minister who is a woman", ASSOCIATE, "feminine"),
        addressed("an office that begins with a vowel", HEAD, "feminine"),
        addressed("a minister of unknown gender", MINISTER, None),
        partnered("one implementing partner", partner(AGENCY, "implementing")),
        partnered(
            "a funder and an implementing partner",
            partner(AGENCY, "implementing"),
            partner(FUND, "funder"),
        ),
        partnered(
            "two of one role", partner(AGENCY, "partner"), partner(FUND, "partner")
        ),
    ),
    "Charts in words": (
        Saying(
            "a bar chart of one bar", lambda w: sentences_of(w).chart("bar", "A", 1)
        ),
        Saying(
            "a stacked bar of three parts",
            lambda w: sentences_of(w).chart("stacked-bar", "A", 3),
        ),
        Saying(
            "a timeline of 12 bars",
            lambda w: sentences_of(w).chart("timeline", "A", 12),
        ),
        Saying("a name and its words", lambda w: sentences_of(w).item("A", "B")),
        Saying("two findings in a row", lambda w: sentences_of(w).series(["a", "b"])),
    ),
    **money_sayings.TABLE,
}


def rows() -> list[tuple[str, Saying]]:
    """Give every saying with the heading that it stands under."""
    return [(heading, each) for heading, listed in TABLE.items() for each in listed]


def spoken(saying: Saying, language: str) -> str:
    """Say it in a language; nothing where nothing is said."""
    words = words_of(language, several_currencies=False)
    return saying.say(words) or ""
