"""One activity of an IATI file to a record: its values, and the lists below them."""

from lxml import etree

from briefgen.sources.iati.classifications import add_markers, add_places, add_sectors
from briefgen.sources.iati.codelists import DATES, DESCRIPTIONS, OLD_DATES, STATUSES
from briefgen.sources.iati.money import add_budgets, add_transactions, day_of
from briefgen.sources.iati.narratives import (
    ElementParts,
    attribute_of,
    language_of,
    line_of,
    texts,
)
from briefgen.sources.iati.organisations import add_organisations
from briefgen.sources.iati.results import add_results
from briefgen.sources.record_cells import RecordCells
from briefgen.sources.remarks import Remarks
from briefgen.sources.source_content import SourceRecord

WEBSITE = "A12"  # what a document is
PARENT = "1"  # what a related activity is
LONGEST = 100  # characters of an identifier in a message
CONTACT = ("organisation", "department", "person-name", "job-title", "mailing-address")


def activity_record(element: etree._Element, remarks: Remarks) -> SourceRecord:
    """Return what an activity says, and add what is odd about it to the remarks."""
    activity = ElementParts(element)
    line = line_of(element)
    identifier = activity.text("iati-identifier")
    where = f"activity {identifier[:LONGEST] or f'in line {line}'}"
    values = RecordCells(where, line)
    language = _language(element)
    currency = attribute_of(element, "default-currency").upper()
    values.text("iati-identifier", identifier)
    _add_texts(values, activity, language, remarks)
    _add_dates(values, activity)
    add_organisations(values, activity, language, remarks)
    add_places(values, activity, language)
    add_sectors(values, activity, language, remarks)
    add_budgets(values, activity, currency, remarks)
    add_transactions(values, activity, currency, remarks)
    add_results(values, activity, language, remarks)
    add_markers(values, activity, language)
    _add_surroundings(values, activity, language)
    _add_documents(values, activity, language)
    values.text("hierarchy", attribute_of(element, "hierarchy"))
    values.text("default-currency", currency)
    values.date("last-updated", attribute_of(element, "last-updated-datetime"))
    return values.record()


def _language(element: etree._Element) -> str:
    """Return the language of an activity's texts, which may be said around it."""
    around: etree._Element | None = element
    while around is not None:
        if code := language_of(around):
            return code
        around = around.getparent()
    return ""


def _add_texts(
    values: RecordCells, activity: ElementParts, language: str, remarks: Remarks
) -> None:
    titles = texts(activity.all("title"), language)
    values.texts("title", titles)
    kinds: dict[str, list[etree._Element]] = {}
    for element in activity.all("description"):
        kind = attribute_of(element, "type") or "1"
        kinds.setdefault(DESCRIPTIONS.get(kind, "description.other"), []).append(
            element
        )
    for column, elements in kinds.items():
        values.texts(column, texts(elements, language, paragraphs=True))
    code = activity.attribute("activity-status", "code")
    values.text("activity-status", STATUSES.get(code, code))
    values.text("activity-status.code", code)
    if "" in titles:
        words = "a title says no language, and neither does its activity"
        remarks.add(values.line, words, example=values.where)


def _add_dates(values: RecordCells, activity: ElementParts) -> None:
    """Add the four dates, and start and end: the actual ones, or else as planned."""
    days: dict[str, str] = {}
    for element in activity.all("activity-date"):
        stated = attribute_of(element, "type").lower()
        name = DATES.get(OLD_DATES.get(stated, stated))
        if name is not None:
            text = attribute_of(element, "iso-date") or (element.text or "").strip()
            days.setdefault(name, text)
    for name, day in days.items():
        values.date(name, day)
    for end in ("start", "end"):
        values.date(end, days.get(f"actual-{end}") or days.get(f"planned-{end}"))


def _add_surroundings(
    values: RecordCells, activity: ElementParts, language: str
) -> None:
    """Add who reports, whom to ask, and what it is a part of."""
    values.texts("reporting-org", texts(activity.all("reporting-org"), language))
    values.text("reporting-org.ref", activity.attribute("reporting-org", "ref"))
    contact = activity.first("contact-info")
    if contact is not None:
        parts = ElementParts(contact)
        for name in CONTACT:
            values.texts(f"contact.{name}", texts(parts.all(name), language))
        for name in ("telephone", "email", "website"):
            values.text(f"contact.{name}", parts.text(name))
    for element in activity.all("related-activity"):
        if attribute_of(element, "type") == PARENT:
            values.text("parent", attribute_of(element, "ref"))


def _add_documents(values: RecordCells, activity: ElementParts, language: str) -> None:
    """Add what to read besides; the activity's own page is one of these since 2.01."""
    website = activity.text("activity-website")
    documents = []
    for number, element in enumerate(activity.all("document-link"), 1):
        one = values.below(f"document-link {number}", line_of(element))
        parts = ElementParts(element)
        address = attribute_of(element, "url")
        category = parts.attribute("category", "code")
        one.texts("title", texts(parts.all("title"), language))
        one.text("url", address)
        one.text("format", attribute_of(element, "format"))
        one.text("category", category)
        one.text("language", parts.attribute("language", "code"))
        one.date("date", day_of(parts, "document-date"))
        documents.append(one.record())
        if category == WEBSITE:
            website = website or address
    values.text("website", website)
    values.records("documents", documents)
