"""The error message of a misused filter to the filter's usage, with an example."""

import re
from collections.abc import Mapping

WRONG = re.compile(r"wrong arguments for '(\w+)'")


def usage(message: str) -> str | None:
    """Return what a filter takes, if a message says that it was misused, or None."""
    match = WRONG.fullmatch(message)
    takes = TAKES.get(match[1]) if match else None
    return f"'{match[1]}' takes {takes}" if match and takes else None


TAKES: Mapping[str, str] = {
    "actual": "no argument: {{ initiative.results | first | actual }}",
    "article": "a gender or no argument: {{ theme.title | article }}",
    "by_role": "no argument: {% for partners in initiative.partners | by_role %}",
    "capital": "no argument: {{ theme.title | capital }}",
    "colon": "no argument: {{ theme.title | colon }}",
    "coordinates": "no argument:"
    " {{ (initiative.places | first).coordinates | coordinates }}",
    "converted": "no argument: {{ initiative.funding.amount | converted | money }}",
    "count": "feminine or no argument:"
    " {{ theme.initiatives | length | count(feminine=true) }}",
    "counted": "no argument: {{ initiative.reach | first | counted }}",
    "currency": "no argument: {{ portfolio.currency | currency }}",
    "date": "no argument: {{ portfolio.edition.date | date }}",
    "first": "no argument: {{ theme.initiatives | first }}",
    "funding": "converted, after_colon or no argument:"
    " {{ initiative.funding | funding(converted=true) }}",
    "headcount": "no argument: {{ initiative.reach | first | headcount }}",
    "in_country": "a country:"
    " {% for initiative in theme.initiatives | in_country(country.code) %}",
    "last": "no argument: {{ theme.initiatives | last }}",
    "label": "no argument: {{ initiative.fields.reply | label }}",
    "length": "no argument: {{ theme.initiatives | length }}",
    "listing": "no argument: {{ initiative.partners | listing }}",
    "majority": "no argument: {{ initiative.funding.amount"
    " | share(theme.initiatives.funding.new_money) | majority }}",
    "main_country": 'no argument: {{ theme.initiatives | main_country | place("in") }}',
    "map": "the name of a field:"
    ' {{ theme.initiatives | map(attribute="title") | listing }}',
    "markers": "no argument: {{ initiative.markers | markers }}",
    "money": "exact, compact or no argument:"
    " {{ initiative.funding.amount | money(exact=true) }}",
    "number": "no argument: {{ theme.initiatives | length | number }}",
    "other_language": "the name of a text: {{ theme | other_language('title') }}",
    "percent": "no argument:"
    " {{ initiative.funding.amount | share(theme.initiatives.funding.new_money)"
    " | percent }}",
    "period": "a duration or no argument: {{ initiative.funding.duration | period }}",
    "place": "a preposition or no argument: {{ initiative.places | first | place }}",
    "quote": "no argument: {{ initiative.quote | quote }}",
    "reach": "no argument: {{ initiative.reach | first | reach }}",
    "rejectattr": "the name of a field:"
    ' {% for initiative in theme.initiatives | rejectattr("funding.amount") %}',
    "released": "the name of a field, or no argument:"
    ' {% for initiative in theme.initiatives | released("funding") %}',
    "result": "no argument: {{ initiative.results | first | result }}",
    "reverse": "no argument: {% for initiative in theme.initiatives | reverse %}",
    "role": "no argument: {{ initiative.partners | role }}",
    "roles": "no argument: {{ initiative.partners | roles }}",
    "sectors": "no argument: {{ initiative.sectors | sectors }}",
    "selectattr": "the name of a field:"
    ' {% for initiative in theme.initiatives | selectattr("funding.amount") %}',
    "share": "the whole:"
    " {{ initiative.funding.amount | share(theme.initiatives.funding.new_money)"
    " | percent }}",
    "sort": "attribute, reverse or no argument:"
    ' {% for initiative in theme.initiatives | sort(attribute="title") %}',
    "span": "compact or no argument:"
    " {{ initiative.funding.fiscal_years | span(compact=true) }}",
    "status": "no argument: {{ initiative.status | status }}",
    "t": "no argument, or the phrase for several and what there is of it:"
    ' {{ "initiative" | t("initiatives", theme.initiatives) }}',
    "table": "no argument: {{ initiative.fields.reviews | table }}",
    "unconverted": "no argument:"
    " {{ theme.initiatives.funding.new_money | unconverted }}",
    "unique": "attribute or no argument:"
    ' {% for initiative in theme.initiatives | unique(attribute="theme") %}',
}
