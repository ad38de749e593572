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
    first = frame.languages[0]
    name = {f"name.{first}": ValueRule("name")}
    role = ValueRule("role", values={"recipient": "recipient", "funder": "funder"})
    words = "recipients and funders; names are in one language"
    known.put_list(
        "partners", "organisations", f"name.{first}", {**name, "role": role}, words
    )
    country = {"country": ValueRule("country")}
    if not known.put_list(
        "places", "locations", f"name.{first}", {**name, **country}, ""
    ):
        known.put_list("places", "locations", "country", country, "")
    ids = "title" if "title" in known.filled else KEY
    return known.proposal(KEY, ids, themes, ABOUT)
