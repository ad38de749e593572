"""Who takes part in an activity: each role as it stands, and each organisation once."""

from lxml import etree

from briefgen.sources.iati.codelists import OLD_ROLES, ORGANISATION_TYPES, ROLES
from briefgen.sources.iati.narratives import ElementParts, attribute_of, line_of, texts
from briefgen.sources.record_cells import RecordCells
from briefgen.sources.remarks import Remarks
from briefgen.sources.source_content import SourceRecord
from briefgen.value_classes import dataclass

ORDER = [*ROLES]  # of the roles of one organisation, the one that it is known by


@dataclass(frozen=True, slots=True)
class Participant:
    """An organisation in one role, by its code.

    The name, in small letters, tells organisations apart: references are often wrong.
    """

    record: SourceRecord
    name: str
    role: str


def add_organisations(
    values: RecordCells, activity: ElementParts, language: str, remarks: Remarks
) -> None:
    """Add the list of roles, and that of organisations, each with one of its roles."""
    numbered = enumerate(activity.all("participating-org"), 1)
    several = [_participant(values, n, each, language) for n, each in numbered]
    records = [each.record for each in several]
    values.records("participating-orgs", records)
    once: dict[str, Participant] = {}
    for one in several:
        if not one.name:
            if one.record.values:
                words = "an organisation without a name is not among `organisations`"
                remarks.add(one.record.line, words, example=one.record.where)
            continue
        known = once.setdefault(one.name, one)
        if _rank(one.role) < _rank(known.role):
            once[one.name] = one
    values.records("organisations", [each.record for each in once.values()])
    if len(once) < sum(bool(one.name) for one in several):
        words = "organisations with several roles have the one nearest to the work"
        remarks.add(values.line, words, example=values.where)


def _participant(
    values: RecordCells, number: int, element: etree._Element, language: str
) -> Participant:
    where = f"{values.where}, participating-org {number}"
    one = RecordCells(where, line_of(element), below=True)
    names = texts([element], language)
    stated = attribute_of(element, "role")
    role = OLD_ROLES.get(stated.lower(), stated)
    type_of = attribute_of(element, "type")
    one.texts("name", names)
    one.text("role", ROLES.get(role, role))
    one.text("type", ORGANISATION_TYPES.get(type_of, type_of))
    one.text("ref", attribute_of(element, "ref"))
    return Participant(one.record(), next(iter(names.values()), "").casefold(), role)


def _rank(role: str) -> int:
    return ORDER.index(role) if role in ORDER else len(ORDER)
