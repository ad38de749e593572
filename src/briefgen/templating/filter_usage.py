"""A filter that was used wrongly to what it takes, each with an example."""

import re
from collections.abc import Mapping

WRONG = re.compile(r"wrong arguments for '(\w+)'")


def usage(message: str) -> str | None:
    """Say what a filter takes, where a message says that it was given something else."""
    found = WRONG.fullmatch(message)
    return TAKES.get(found[1]) if found else None


TAKES: Mapping[str, str] = {
    "article": "takes a gender or nothing: {{ theme.title | article }}",
    "capital": "takes nothing: {{ theme.title | capital }}",
    "colon": "takes nothing: {{ theme.title | colon }}",
    "count": "takes feminine or nothing:"
    " {{ theme.initiatives | length | count(feminine=true) }}",
    "date": "takes nothing: {{ portfolio.edition.date | date }}",
    "first": "takes nothing: {{ theme.initiatives | first }}",
    "funding": "takes nothing: {{ initiative.funding | funding }}",
    "last": "takes nothing: {{ theme.initiatives | last }}",
    "length": "takes nothing: {{ theme.initiatives | length }}",
    "listing": "takes nothing: {{ initiative.partners | listing }}",
    "map": "takes the name of a field:"
    ' {{ theme.initiatives | map(attribute="title") | listing }}',
    "money": "takes exact, compact or nothing:"
    " {{ initiative.funding.amount | money(exact=true) }}",
    "number": "takes nothing: {{ theme.initiatives | length | number }}",
    "percent": "takes nothing:"
    " {{ initiative.funding.amount | share(theme.initiatives.funding.new_money)"
    " | percent }}",
    "period": "takes nothing: {{ initiative.funding.duration | period }}",
    "place": "takes a preposition or nothing: {{ initiative.places | first | place }}",
    "reach": "takes nothing: {{ initiative.reach | first | reach }}",
    "rejectattr": "takes the name of a field:"
    ' {% for initiative in theme.initiatives | rejectattr("funding.amount") %}',
    "released": "takes the name of a field, or nothing:"
    ' {% for initiative in theme.initiatives | released("funding") %}',
    "reverse": "takes nothing: {% for initiative in theme.initiatives | reverse %}",
    "roles": "takes nothing: {{ initiative.partners | roles }}",
    "selectattr": "takes the name of a field:"
    ' {% for initiative in theme.initiatives | selectattr("funding.amount") %}',
    "share": "takes the whole:"
    " {{ initiative.funding.amount | share(theme.initiatives.funding.new_money)"
    " | percent }}",
    "sort": "takes attribute, reverse or nothing:"
    ' {% for initiative in theme.initiatives | sort(attribute="title") %}',
    "span": "takes compact or nothing:"
    " {{ initiative.funding.fiscal_years | span(compact=true) }}",
    "t": "takes nothing, or the phrase for several and what there is of it:"
    ' {{ "initiative" | t("initiatives", theme.initiatives) }}',
    "unique": "takes attribute or nothing:"
    ' {% for initiative in theme.initiatives | unique(attribute="theme") %}',
}
