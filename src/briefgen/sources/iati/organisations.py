"""Who takes part in an activity: each role as it stands, and each organisation once."""

from dataclasses import replace

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
        if not (one.name and one.role):
            if one.record.values:
                words = "without a name and a role it is not among `organisations`"
                remarks.add(one.record.line, words, example=one.record.where)
            continue
        known = once.setdefault(one.name, one)
        if _rank(one.role) < _rank(known.role):
            once[one.name] = one
    languages = [code for code in texts(activity.all("title"), language) if code]
    named = [_named(each.record, languages) for each in once.values()]
    values.records("organisations", named)
    if any(
        len(each.values) > len(one.record.values)
        for each, one in zip(named, once.values(), strict=True)
    ):
        words = "organisations named in one language keep that name in the other"
        remarks.add(values.line, words, example=values.where)
    if len(once) < sum(bool(one.name) for one in several):
        words = "organisations with several roles have the one nearest to the work"
        remarks.add(values.line, words, example=values.where)


def _named(record: SourceRecord, languages: list[str]) -> SourceRecord:
    """Return an organisation with a name in each language, if it has one at all."""
    names = {name: each for name, each in record.values.items() if _is_name(name)}
    wanted = {f"name.{code}" for code in languages}
    if not names or wanted <= names.keys():
        return record
    first = next(iter(names.values()))
    missing = dict.fromkeys(sorted(wanted - names.keys()), first)
    return replace(record, values={**names, **missing, **record.values})


def _is_name(name: str) -> bool:
    return name == "name" or name.startswith("name.")


def _participant(
    values: RecordCells, number: int, element: etree._Element, language: str
) -> Participant:
    one = values.below(f"participating-org {number}", line_of(element))
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
