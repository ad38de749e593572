"""What a published page says to a mapping: its parts have names, so all of it is certain.

Only the currency of a plain "$" is a guess, and what sentences suggest counts once a person
accepts it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from briefgen.errors import Place, mistake
from briefgen.imports.mapping import (
    ImportMapping,
    Rule,
    Subject,
    SubjectMapping,
    ValueRule,
)
from briefgen.imports.proposal import Proposal
from briefgen.imports.proposals.frame import FIELDS, ProposalFrame
from briefgen.imports.suggestions import suggestions
from briefgen.languages import facts
from briefgen.sources.record_cells import text_of
from briefgen.sources.source_content import SourceContent, SourceTable

# Columns that go to a field of the same name, and those that go to one language of a text.
SAME = (
    *("event.starts", "event.ends", "theme", "funding.kind", "funding.amount"),
    *("funding.from", "funding.to", "funding.up_to", "funding.total_value"),
    *("funding.currency", "funding.duration", "funding.fiscal_years"),
)
TEXTS = (
    *("title", "event.name", "event.short_name", "event.place"),
    *("introduction", "description"),
)
ASIDE = "address"  # where the page is on the web: a source, which has a title too
UNTITLED = "the page has no title, and its event has a name"
DOLLARS: Mapping[str, str] = {
    "Canada": "CAD",
    "Australia": "AUD",
    "Australie": "AUD",
    "New Zealand": "NZD",
    "United States": "USD",
}


def propose(content: SourceContent, frame: ProposalFrame) -> Proposal:
    """Return the mapping of a page.

    Raises BriefgenError if the page is in no language of the workspace.
    """
    page, themes, initiatives = content.tables
    language = _language(content, page, frame)
    code, reason, question = _currency(initiatives, page, frame)
    portfolio = _subject(page, "portfolio", language)
    if untitled := _is_untitled(page):
        title = {f"title.{language}": ValueRule("event.name")}
        fields, leave = {**portfolio.fields, **title}, (*portfolio.leave, "title")
        portfolio = replace(portfolio, fields=fields, leave=leave)
    if code:
        currency = {"currency": ValueRule(always=code)}
        portfolio = replace(portfolio, fields={**portfolio.fields, **currency})
    listed = (_subject(themes, "themes", language),) if themes.records else ()
    subjects = (portfolio, *listed, _subject(initiatives, "initiatives", language))
    mapping = ImportMapping(
        frame.name,
        frame.source,
        content.options,
        subjects,
        suggestions=tuple(suggestions(initiatives, language)),
    )
    reasons = dict(content.reasons)
    reasons |= {"portfolio.fields.currency": reason} if reason else {}
    reasons |= {f"portfolio.fields.title.{language}": UNTITLED} if untitled else {}
    questions = {"portfolio.fields.currency": question} if question else {}
    questions |= _theme_question(initiatives, frame)
    return Proposal(mapping, reasons, questions)


def _language(content: SourceContent, page: SourceTable, frame: ProposalFrame) -> str:
    (record,) = page.records
    language = text_of(record, "language")
    if language not in frame.languages:
        message = f"this page is in {facts(language).name}, which the workspace has not"
        hint = f"add {language} to `languages:` in briefgen.yaml"
        raise mistake(Place(content.name), message, "source", hint)
    return language


def _subject(table: SourceTable, subject: Subject, language: str) -> SubjectMapping:
    """Return the mapping of a table; columns that are empty now may be filled later."""
    fields = dict(_rules(table, language))
    used = {rule.column for rule in fields.values()}
    leave = tuple(column for column in table.columns if column not in used)
    key = None if subject == "portfolio" else "title"
    rules: Mapping[str, Rule] = fields
    return SubjectMapping(subject, rules, table.name, key, key, leave=leave)


def _rules(table: SourceTable, language: str) -> Iterator[tuple[str, ValueRule]]:
    """Yield a rule for each column that has a field."""
    filled = {name for record in table.records for name in record.values}
    for column in table.columns:
        if column in SAME:
            yield column, ValueRule(column)
        elif column in TEXTS:
            yield f"{column}.{language}", ValueRule(column)
        elif column == "date":
            yield "edition.date", ValueRule(column)
        elif column == ASIDE and {ASIDE, "title"} <= filled:
            yield "source.url", ValueRule(column)
            yield f"source.title.{language}", ValueRule("title")


def _is_untitled(page: SourceTable) -> bool:
    """Return whether a page has no title of its own, but an event that names it."""
    (record,) = page.records
    return "title" not in record.values and "event.name" in record.values


def _theme_question(initiatives: SourceTable, frame: ProposalFrame) -> dict[str, str]:
    """Return the question which theme initiatives belong to, where the page has none."""
    if any("theme" in record.values for record in initiatives.records):
        return {}
    known = ", ".join(frame.themes) or "none yet"
    words = f"the page has no themes: write `{{always: ID}}`; themes here: {known}"
    return {f"{FIELDS}theme": words}


def _currency(
    initiatives: SourceTable, page: SourceTable, frame: ProposalFrame
) -> tuple[str, str, str]:
    """Return the currency of the portfolio, and why; or the question which one it is."""
    stated = [
        text_of(record, "funding.currency")
        for record in initiatives.records
        if "funding.kind" in record.values
    ]
    codes = set(stated)
    if frame.currency or not stated:
        return "", "", ""
    if len(codes) == 1 and "" not in codes:
        return stated[0], "all amounts of the page are in it", ""
    words = " ".join(
        text_of(record, column)
        for table in (page, initiatives)
        for record in table.records
        for column in record.values
    )
    named = {code for name, code in DOLLARS.items() if name in words}
    if len(named) == 1:
        country = next(name for name in DOLLARS if name in words)
        return named.pop(), f'the page writes "$" and names {country}', ""
    known = ", ".join(sorted(named)) or "CAD, USD"
    return "", "", f'"$" may be {known}: write `{{always: CODE}}`'
