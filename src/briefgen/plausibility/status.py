"""Statuses to warnings where another date, year or choice of the initiative denies them.

"completed" as of March 2026 beside funding for 2026-28 is told: who reads both asks which one
is true. So is "under way" before the initiative starts, and "cancelled" beside a stage of the
office's own that offers "cancelled" and says another. Of what is cancelled, no money is told:
no total counts it.
"""

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from typing import get_args

from briefgen.errors import Diagnostic
from briefgen.model import ByName, Initiative, OwnField, State, Status
from briefgen.plausibility.material import DataMaterial

RULE = "status"
HINT = "one of the two is wrong, or of another day"
STATES = frozenset(get_args(State))
ENDED = frozenset(("completed", "cancelled"))


def check(material: DataMaterial) -> Iterator[Diagnostic]:
    """Yield a warning for each status that something else of its initiative denies."""
    stages = dict(_stages(material.portfolio.declared.initiative))
    for each in material.portfolio.initiatives:
        if each.status is None:
            continue
        for field, message in (
            *_times(each, each.status),
            *_stated(each, each.status, stages),
        ):
            path = f"initiatives.{each.id}.{field}"
            yield material.warning(path, message, RULE, HINT)


def _times(initiative: Initiative, status: Status) -> Iterator[tuple[str, str]]:
    """Yield what denies a status by its time: a field, and what is wrong."""
    starts, day = initiative.starts, status.as_of
    if status.state == "completed":
        ended = day or initiative.ends
        spans = [line.fiscal_years for line in initiative.funding.lines]
        years = [each for each in spans if each is not None]
        if ended is not None and years:
            first, last = (
                min(each.first for each in years),
                max(each.last for each in years),
            )
            if ended.fiscal_year < first:
                yield (
                    "status",
                    f"completed {ended}, before its funding begins in {first}",
                )
            elif ended.fiscal_year + 1 < last:
                yield "status", f"completed {ended}, with funding until {last}"
    if status.state == "under-way" and day and starts and day.last < starts.first:
        yield "status", f"under way {day}, before it starts {starts}"


def _stages(declared: ByName[OwnField]) -> Iterator[tuple[str, AbstractSet[str]]]:
    """Yield the choices that offer a state of ours, with which they offer."""
    for name, field in declared.values.items():
        offered = STATES & {each.id for each in field.choices}
        if field.type == "choice" and offered:
            yield name, offered


def _stated(
    initiative: Initiative, status: Status, stages: Mapping[str, AbstractSet[str]]
) -> Iterator[tuple[str, str]]:
    """Yield the choices of another state, or of none where the state has ended and is offered."""
    for name, offered in stages.items():
        chosen = initiative.fields.values.get(name)
        ended = status.state in ENDED & offered
        if chosen not in {None, status.state} and (chosen in ENDED or ended):
            yield f"fields.{name}", f"'{chosen}' beside the status '{status.state}'"
