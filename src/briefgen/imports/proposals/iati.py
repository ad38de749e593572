"""The activities of an IATI file to a proposed mapping."""

from collections import Counter
from collections.abc import Mapping

from briefgen.imports.mapping import ValueRule
from briefgen.imports.proposal import Proposal
from briefgen.imports.proposals.frame import ProposalFrame
from briefgen.imports.proposals.known_columns import KnownColumns
from briefgen.imports.proposals.theme_columns import propose_theme
from briefgen.sources.record_cells import text_of
from briefgen.sources.source_content import SourceContent

STATUSES: Mapping[str, str] = {
    "planned": "planned",
    "under way": "under-way",
    "being closed": "completed",
    "closed": "completed",
    "cancelled": "cancelled",
}
SUSPENDED = "suspended"
ROLES: Mapping[str, str] = {
    "implementing": "implementing",
    "accountable": "leading",
    "extending": "partner",
    "funding": "funder",
}
SIGNIFICANCES: Mapping[str, str] = {
    "not targeted": "not-targeted",
    "significant": "significant",
    "principal": "principal",
    "principal, with a programme of action": "principal",
    "explicit primary objective": "principal",
}
VOCABULARIES: Mapping[str, str] = {
    "1": "oecd-dac",
    "2": "oecd-dac-categories",
    "7": "sdg-goals",
    "8": "sdg-targets",
    "98": "own-2",
    "99": "own",
}
POLICIES: Mapping[str, str] = {"1": "oecd-dac", "99": "own"}
KEY = "iati-identifier"
NEW = "IATI does not say whether money is new, an increase or a renewal: is it new?"
# What some of the values are that go nowhere.
ABOUT: Mapping[str, str] = {
    "participating-orgs": "every role; `organisations` has each organisation once",
    "sectors": "each one by its code; `categories` adds them up and has names",
    "budgets": "each one; `budget.value` adds those up that count",
    "budget.original": "before revision; it is never added to `budget.value`",
    "transactions": "each one; commitments and disbursements are totals of them",
    "commitments": "what was promised: other amounts of the same money",
    "disbursements": "what was paid: other amounts of the same money",
    "results-in-words": "indicators without numbers",
    "contact": "may name a person",
    "locations": "to list them, write `places: {each: locations, key: name.en, item: …}`",
    "documents": "to list them, write `links: {each: documents, key: title.en, item: …}`",
}


def propose(content: SourceContent, frame: ProposalFrame) -> Proposal:
    """Return the mapping of activities, with reasons and questions."""
    known = KnownColumns(content, frame)
    themes = propose_theme(
        known, "main-category", "the category with most of the sectors' percentages"
    )
    known.put_texts("title", "title")
    if not known.put_texts("description", "description"):
        words = "the source has no general description"
        known.put_texts("description", "description.objectives", words)
    _propose_status(known)
    known.put("starts", "start", "the actual start, else the planned one")
    known.put("ends", "end", "the actual end, else the planned one")
    known.put("source", "website")
    _propose_funding(known)
    _propose_lists(known)
    names = (f"title.{known.language('title')}", "title", KEY)
    ids = next(each for each in names if each in known.filled or each == KEY)
    return known.proposal(KEY, ids, themes, ABOUT)


def _propose_status(known: KnownColumns) -> None:
    known.put("status.state", "activity-status", values=STATUSES)
    if any(text_of(each, "activity-status") == SUSPENDED for each in known.records):
        question = "which of ours is it: planned, under-way, completed or cancelled?"
        known.ask(f"status.state.values.{SUSPENDED}", question)


def _propose_funding(known: KnownColumns) -> None:
    """Propose budgets or, where there are none at all, what is committed."""
    name = "budget" if "budget.value" in known.filled else "commitments"
    reason = (
        "of each period the revised budget, else the original; never both"
        if name == "budget"
        else "no activity has a budget: this is what is committed"
    )
    kinds = {text_of(each, f"{name}.type") for each in known.records} - {""}
    values = dict.fromkeys(sorted({*kinds, *TYPES[name]}), "new")
    if not known.put("funding.amount", f"{name}.value", _counted(known, reason)):
        return
    known.put("funding.kind", f"{name}.type", NEW, values)
    known.put("funding.currency", f"{name}.currency")
    whole = "all budgets are those of fiscal years from April to March"
    known.put("funding.fiscal_years", f"{name}.fiscal-years", whole)


TYPES = {
    "budget": ("original", "revised", "partly revised"),
    "commitments": ("commitments",),
}


def _counted(known: KnownColumns, reason: str) -> str:
    """Return a reason with how many activities it leaves without funding."""
    without = [
        record
        for record in known.records
        if "budget.value" not in record.values and "commitments.value" in record.values
    ]
    if "budget.value" not in known.filled or not without:
        return reason
    more = "activities have commitments and no budget: they get no funding"
    return f"{reason}; {len(without)} {more}"


def _propose_lists(known: KnownColumns) -> None:
    first = known.language("organisations.name")
    role = ValueRule("role", values=ROLES)
    known.put_list(
        "partners",
        "organisations",
        f"name.{first}",
        {**known.texts("name"), "role": role},
        "each organisation once, with the role nearest to the work",
    )
    _propose_places(known)
    _propose_sectors(known)
    known.put_list(
        "markers",
        "policy-markers",
        "code",
        {
            "vocabulary": ValueRule("vocabulary", values=POLICIES),
            "code": ValueRule("code"),
            **known.texts("name"),
            "significance": ValueRule("significance", values=SIGNIFICANCES),
        },
        "policies that it serves",
    )
    known.put_list(
        "results",
        "results",
        f"indicator.{known.language('results.indicator')}",
        {
            **known.texts("indicator"),
            "unit": ValueRule("unit"),
            "baseline": ValueRule("baseline"),
            "target": ValueRule("target"),
            "actual": ValueRule("actual"),
            "as_of": ValueRule("actual-date"),
        },
        "the target of the last period, and the last value that was measured",
    )


def _propose_places(known: KnownColumns) -> None:
    country = {"country": ValueRule("code")}
    reason = "their percentages have no place in our data"
    if not known.put_list("places", "countries", "country", country, reason):
        name = f"name.{known.language('regions.name')}"
        reason = "no activity names a country"
        known.put_list("places", "regions", name, known.texts("name"), reason)


def _propose_sectors(known: KnownColumns) -> None:
    """Propose categories, which have names in every language, or else sectors."""
    item = {
        "code": ValueRule("code"),
        **known.texts("name"),
        "percent": ValueRule("percentage"),
    }
    reason = (
        "categories of the sectors, which have names; `each: sectors` has their codes"
    )
    oecd = ValueRule(always="oecd-dac")
    if not known.put_list(
        "sectors", "categories", "code", {"vocabulary": oecd, **item}, reason
    ):
        own = ValueRule("vocabulary", values=_vocabularies(known))
        item = {"vocabulary": own, **item}
        known.put_list("sectors", "sectors", "code", item, "with their percentages")


def _vocabularies(known: KnownColumns) -> Mapping[str, str]:
    """Return a name for each vocabulary of sectors, those without one by their number."""
    counts: Counter[str] = Counter()
    for record in known.records:
        sectors = record.values.get("sectors", ())
        if isinstance(sectors, tuple):
            counts.update(text_of(each, "vocabulary") for each in sectors)
    own = {each: VOCABULARIES.get(each, f"iati-{each}") for each in sorted(counts)}
    return {**VOCABULARIES, **own}
