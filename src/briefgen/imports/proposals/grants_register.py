"""The agreements of Canada's register of grants to a proposed mapping."""

from collections.abc import Mapping

from briefgen.imports.mapping import ValueRule
from briefgen.imports.proposal import Proposal
from briefgen.imports.proposals.frame import ProposalFrame
from briefgen.imports.proposals.known_columns import KnownColumns
from briefgen.imports.proposals.theme_columns import propose_theme
from briefgen.sources.source_content import SourceContent

KEY = "reference"
# What some of the values are that go nowhere.
ABOUT: Mapping[str, str] = {
    "amendments": "each one with its date and value",
    "agreement_value_once": "where recipients have lines of their own: counted once",
    "agreement_value_sum": "where recipients have lines of their own: added up",
    "agreement_type": "G grant, C contribution, O other transfer payment",
    "foreign_currency_type": "agreement_value is in Canadian dollars all the same",
    "recipients.country": "where the recipient is, which may not be where the work is",
}


def propose(content: SourceContent, frame: ProposalFrame) -> Proposal:
    """Return the mapping of agreements, with reasons and questions."""
    known = KnownColumns(content, frame, "_")
    themes = propose_theme(known, "prog_name", "the programme that pays")
    known.put_texts("title", "agreement_title")
    known.put_texts("description", "description")
    known.put("starts", "agreement_start_date")
    known.put("ends", "agreement_end_date")
    _propose_funding(known)
    known.put_list(
        "partners",
        "recipients",
        f"name.{known.frame.languages[0]}",
        {**known.texts("name"), "role": ValueRule(always="recipient")},
        "the recipients of the latest amendment",
    )
    names = (f"agreement_title_{known.language('agreement_title')}", KEY)
    ids = next(each for each in names if each in known.filled)
    return known.proposal(KEY, ids, themes, ABOUT)


def _propose_funding(known: KnownColumns) -> None:
    """Propose the value of the latest amendment, where no line of it is in doubt."""
    doubtful = [
        record
        for record in known.records
        if getattr(record.values.get("agreement_value"), "fault", "")
    ]
    if doubtful:
        question = (
            f"{len(doubtful)} agreements have a line for each recipient, such as"
            f" {doubtful[0].where}: write {{from: agreement_value_once}} if each line has"
            " the value of the whole, {from: agreement_value_sum} if its own part"
        )
        known.ask("funding.amount", question)
        known.use("agreement_value", "agreement_value_once", "agreement_value_sum")
    else:
        reason = "of the latest amendment: it is that of the whole, never added up"
        known.put("funding.amount", "agreement_value", reason)
    reason = "the register does not say whether money is new, an increase or a renewal"
    known.put_always("funding.kind", "new", f"{reason}: is it new?")
    known.put_always("funding.currency", "CAD", "the register is in Canadian dollars")
