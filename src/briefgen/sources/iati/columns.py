"""The names of all values that an activity may have, in the languages of a file.

They are the same for every file, so that a mapping of one fits the next, which may lack
what the first one had.
"""

from collections.abc import Iterator

from briefgen.sources.record_cells import columns_of
from briefgen.sources.source_content import SourceRecord

ANY = "*"  # stands for each language
OWN = ("en", "fr")  # those that names of codes have here
COLUMNS = (
    *("iati-identifier", "title.*", "description.*", "description.objectives.*"),
    *("description.target-groups.*", "description.other.*"),
    *("activity-status", "activity-status.code", "start", "end"),
    *("planned-start", "actual-start", "planned-end", "actual-end"),
    *("participating-orgs.name.*", "participating-orgs.role"),
    *("participating-orgs.type", "participating-orgs.ref"),
    *("organisations.name.*", "organisations.role", "organisations.type"),
    "organisations.ref",
    *("countries.code", "countries.vocabulary", "countries.name.*"),
    *("countries.percentage", "regions.code", "regions.vocabulary", "regions.name.*"),
    *("regions.percentage", "locations.name.*", "locations.latitude"),
    *("locations.longitude", "locations.country"),
    *("sectors.code", "sectors.vocabulary", "sectors.vocabulary.name"),
    *("sectors.name.*", "sectors.percentage", "sectors.category"),
    *("sectors.category.*", "categories.code", "categories.name.*"),
    *("categories.percentage", "main-category", "main-category.*"),
    *("budgets.type", "budgets.status", "budgets.value", "budgets.currency"),
    *("budgets.value-date", "budgets.period-start", "budgets.period-end"),
    *("budget.type", "budget.value", "budget.currency", "budget.period-start"),
    *("budget.period-end", "budget.fiscal-years", "budget.original"),
    *("transactions.type", "transactions.value", "transactions.currency"),
    *("transactions.value-date", "transactions.date"),
    *("commitments.type", "commitments.value", "commitments.currency"),
    *("disbursements.type", "disbursements.value", "disbursements.currency"),
    *("expenditures.type", "expenditures.value", "expenditures.currency"),
    *(
        f"{results}.{name}"
        for results in ("results", "results-in-words")
        for name in (
            *("title.*", "indicator.*", "measure", "unit", "baseline", "baseline-year"),
            *("periods.period-start", "periods.period-end", "periods.target"),
            *("periods.actual", "target", "target-date", "actual", "actual-date"),
        )
    ),
    *("policy-markers.code", "policy-markers.vocabulary", "policy-markers.name.*"),
    *("policy-markers.significance", "reporting-org.*", "reporting-org.ref"),
    *("contact.organisation.*", "contact.department.*", "contact.person-name.*"),
    *("contact.job-title.*", "contact.mailing-address.*", "contact.telephone"),
    *("contact.email", "contact.website", "website"),
    *("documents.title.*", "documents.url", "documents.format"),
    *("documents.category", "documents.language", "documents.date", "parent"),
    *("hierarchy", "default-currency", "last-updated"),
)


def columns_in(records: list[SourceRecord]) -> tuple[str, ...]:
    """Return the names of all values, texts in each language that the records have."""
    names = columns_of(records)
    fixed = {each for each in COLUMNS if ANY not in each}
    bases = {each.removesuffix(f".{ANY}") for each in COLUMNS if ANY in each}
    languages = dict.fromkeys(OWN)
    for name in names:
        base, _, language = name.rpartition(".")
        if name not in fixed and base in bases:
            languages[language] = None
    bare = {name for name in names if name in bases}
    return tuple(dict.fromkeys(_each([*languages], bare)))


def _each(languages: list[str], bare: set[str]) -> Iterator[str]:
    for column in COLUMNS:
        base = column.removesuffix(f".{ANY}")
        if base in bare:
            yield base
        if base == column:
            yield column
        else:
            yield from (f"{base}.{language}" for language in languages)
