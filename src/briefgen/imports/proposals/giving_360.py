"""The grants of 360Giving data to a proposed mapping."""

from collections.abc import Mapping

from briefgen.imports.mapping import ValueRule
from briefgen.imports.proposal import Proposal
from briefgen.imports.proposals.frame import ProposalFrame
from briefgen.imports.proposals.known_columns import KnownColumns
from briefgen.imports.proposals.theme_columns import propose_theme
from briefgen.sources.source_content import SourceContent

KEY = "id"
# What some of the values are that go nowhere.
ABOUT: Mapping[str, str] = {
    "amountAppliedFor": "what was applied for, not what was awarded",
    "amountDisbursed": "what was paid: another amount of the same money",
    "awardDate": "when it was decided, not when the work begins",
    "classifications": "the funder's own",
}


def propose(content: SourceContent, frame: ProposalFrame) -> Proposal:
    """Return the mapping of grants, with reasons and questions."""
    known = KnownColumns(content, frame)
    themes = propose_theme(known, "programme", "the grant programme")
    known.put_texts("title", "title")
    known.put_texts("description", "description")
    known.put("starts", "start")
    known.put("ends", "end")
    known.put("source", "url")
    known.put("funding.amount", "amountAwarded", "what was awarded")
    reason = "360Giving does not say whether money is new: is it?"
    known.put_always("funding.kind", "new", reason)
    known.put("funding.currency", "currency")
    known.put("funding.duration", "duration")
    name = {"name": ValueRule("name")}
    role = ValueRule("role", values={"recipient": "recipient", "funder": "funder"})
    reason = "recipients and funders; their names are the same in every language"
    known.put_list("partners", "organisations", "name", {**name, "role": role}, reason)
    country = {"country": ValueRule("country")}
    if not known.put_list("places", "locations", "name", {**name, **country}, ""):
        known.put_list("places", "locations", "country", country, "")
    ids = "title" if "title" in known.filled else KEY
    return known.proposal(KEY, ids, themes, ABOUT)
