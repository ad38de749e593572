"""A text to the country that it means, by its code or by its name in any language."""

from functools import cache, lru_cache

from babel.core import get_global

from briefgen.languages import CODES, TEMPLATES, every, facts
from briefgen.languages.cldr import cldr
from briefgen.languages.territories import territories
from briefgen.reading.characters import without_accents

# Groups and placeholders that CLDR lists beside the countries.
NO_COUNTRIES = frozenset({"EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"})


# Names of the United Nations and of offices, where CLDR has only the short one.
FORMAL = (
    ("Viet Nam", "VN"),
    ("Democratic Republic of the Congo", "CD"),
    ("Democratic Republic of Congo", "CD"),
    ("DR Congo", "CD"),
    ("DRC", "CD"),
    ("RDC", "CD"),
    ("République démocratique du Congo", "CD"),
    ("Republic of the Congo", "CG"),
    ("République du Congo", "CG"),
    ("Ivory Coast", "CI"),
    ("Cabo Verde", "CV"),
    ("Swaziland", "SZ"),
    ("Burma", "MM"),
    ("Turkey", "TR"),
    ("Czech Republic", "CZ"),
    ("East Timor", "TL"),
    ("Palestine", "PS"),
    ("West Bank and Gaza", "PS"),
    ("Cisjordanie et bande de Gaza", "PS"),
    ("Lao People's Democratic Republic", "LA"),
    ("Lao PDR", "LA"),
    ("Syrian Arab Republic", "SY"),
    ("United Republic of Tanzania", "TZ"),
    ("Bolivia (Plurinational State of)", "BO"),
    ("Plurinational State of Bolivia", "BO"),
    ("Venezuela (Bolivarian Republic of)", "VE"),
    ("Bolivarian Republic of Venezuela", "VE"),
    ("Iran (Islamic Republic of)", "IR"),
    ("Islamic Republic of Iran", "IR"),
    ("Micronesia (Federated States of)", "FM"),
    ("Republic of Moldova", "MD"),
    ("Republic of Korea", "KR"),
    ("Democratic People's Republic of Korea", "KP"),
    ("Russian Federation", "RU"),
    ("Fédération de Russie", "RU"),
    ("Brunei Darussalam", "BN"),
    ("United States of America", "US"),
    ("États-Unis d'Amérique", "US"),
    ("Holy See", "VA"),
    ("Republic of North Macedonia", "MK"),
)


def is_country(code: str) -> bool:
    """Return whether a code is a country's (ISO 3166 alpha-2)."""
    known = cldr(facts(TEMPLATES).locale).territories
    letters = len(code) == 2 and code.isalpha()  # noqa: PLR2004 - alpha-2
    return letters and code in known and code not in NO_COUNTRIES


@lru_cache(1_000)  # columns of sheets name the same few again and again
def country_meant(text: str) -> str | None:
    """Return the code of the country that is meant by a name or by another code."""
    upper, own = text.strip().upper(), territory_meant(text) or ""
    named, spelled = _codes_by_name()
    other = get_global("territory_aliases").get(upper, ())
    exact = named.get(text.strip().casefold(), ())
    alike = spelled.get(_spelled(text), ())
    codes = (upper, own, *exact, *other, *(alike if len(alike) == 1 else ()))
    return next((code for code in codes if is_country(code)), None)


@cache
def _codes_by_name() -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """Return the countries of each name: as it is written, and as others spell it."""
    named: dict[str, list[str]] = {}
    spelled: dict[str, list[str]] = {_spelled(name): [code] for name, code in FORMAL}
    for language in every():
        for code, name in cldr(language.locale).territories.items():
            named.setdefault(name.casefold(), []).append(code)
            codes = spelled.setdefault(_spelled(name), [])
            if is_country(code) and code not in codes:
                codes.append(code)
    return named, spelled


def _spelled(name: str) -> str:
    """Return the letters of a name: no accents, marks, or `the` in front of it."""
    plain = without_accents(name.casefold().replace("&", " and "))
    letters = "".join(each if each.isalnum() else " " for each in plain)
    return " ".join(letters.split()).removeprefix("the ")


def territory_meant(text: str) -> str | None:
    """Return the code of the country that is meant by one of our own names."""
    folded = text.strip().casefold()
    return next(
        (
            code
            for language in CODES
            for code, known in territories(language).items()
            if known.name.casefold() == folded
        ),
        None,
    )
