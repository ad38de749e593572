"""Turn a selection into the documents and outputs of a plan that it asks for."""

import datetime
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, field, replace
from difflib import get_close_matches
from itertools import compress
from typing import Any
from unicodedata import normalize

from briefgen.errors import Diagnostic, Place
from briefgen.planning.shard import Shard, shard_of
from briefgen.value_classes import dataclass

INTERNAL = "internal"  # stands for an instant that never comes
EMPTY = "empty"  # stands for one that data have to bring: a first initiative
DRAFT = "draft"  # stands for one that people decide: their language is complete
FOR_GOOD = frozenset((INTERNAL, EMPTY, DRAFT))  # no time ends them


def instant(moment: datetime.datetime) -> str:
    """Return an instant as text; the order of texts is the order of time."""
    return moment.astimezone(datetime.UTC).isoformat(timespec="microseconds")


@dataclass(frozen=True, slots=True)
class Output:
    """One file: a document in a format; `path` is relative to its audience's folder."""

    format: str
    path: str


@dataclass(frozen=True, slots=True)
class Planned:
    """A document: a kind applied to a subject in a language.

    `theme` is the theme that the subject is or belongs to; `template` is the kind's
    file. A kind with `only: released` leaves it out until `held` (ISO 8601), if that is
    set, or for good. If it is due and `fitted` is set, it is only built if it would be fitted
    differently now.
    """

    kind: str
    subject: str
    language: str
    audience: str
    theme: str | None
    template: str
    outputs: tuple[Output, ...]
    held: str = ""
    fitted: str = ""

    @property
    def name(self) -> str:
        """The name of the document, as in its files."""
        return f"{self.kind}-{self.subject}.{self.language}"

    @property
    def of(self) -> str:
        """Whom and what the document is for, in whatever language."""
        return f"{self.audience} {self.kind} {self.subject}"

    def left_out(self, as_of: datetime.datetime) -> bool:
        """Return whether its kind leaves it out at an instant."""
        if not self.held or self.held in FOR_GOOD:
            return bool(self.held)
        return datetime.datetime.fromisoformat(self.held) > as_of


@dataclass(frozen=True, slots=True)
class Embargo:
    """Something under embargo: its path, until when (ISO 8601), and its place."""

    path: str
    until: str
    place: str


@dataclass(frozen=True, slots=True)
class Plan:
    """All documents of a workspace, and when they may change just because time passes.

    `embargoes` are instants (ISO 8601, UTC), in order; `labels` say what each holds
    back. `style` and `output` are those of the configuration: the file of the style,
    and the folder of each audience.
    """

    documents: tuple[Planned, ...]
    themes: tuple[str, ...]
    embargoes: tuple[str, ...] = ()
    style: str = ""
    output: Mapping[str, str] = field(default_factory=dict)
    labels: tuple[Embargo, ...] = ()

    def coming(self, as_of: datetime.datetime) -> tuple[Embargo, ...]:
        """Return what is still under embargo at an instant, by when it is released."""
        return tuple(
            label
            for label in self.labels
            if datetime.datetime.fromisoformat(label.until) > as_of
        )


@dataclass(frozen=True, slots=True)
class Selection:
    """The documents and formats that are asked for; an empty tuple means all.

    Of these, `shards` are parts, such as "2/4": the second of four. `subjects` are what
    documents are about, by their ids.
    """

    kinds: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()
    shards: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()

    @property
    def everything(self) -> bool:
        """Whether nothing is left out."""
        return self == Selection()


class WrongChoice(Exception):  # noqa: N818 - wrong usage; no mistake in the workspace
    """The error that an option names what the workspace does not have."""


def select(plan: Plan, selection: Selection) -> tuple[Planned, ...]:
    """Return the documents of a selection, each with the outputs asked for.

    Raises WrongChoice for an unknown name, for a shard that is none, or if nothing is
    left. A shard may be empty: it is one of many for programs.
    """
    subjects = tuple(name.lower() for name in selection.subjects)
    selection = replace(selection, subjects=subjects)
    _check_names(plan, selection)
    chosen = plan.documents if selection.everything else tuple(_chosen(plan, selection))
    if plan.documents and not chosen:
        raise WrongChoice("no document is all of this at once")
    if not selection.shards:
        return chosen
    shards = [*map(_shard, selection.shards)]
    parts = (any(one.has(each.kind, each.subject) for one in shards) for each in chosen)
    return tuple(compress(chosen, parts))


def _shard(text: str) -> Shard:
    shard = shard_of(text)
    if shard is None:
        raise WrongChoice(f"'{text}' is no shard; write 1/4, 2/4, 3/4 or 4/4 for four")
    return shard


def _chosen(plan: Plan, selection: Selection) -> Iterator[Planned]:
    for document in plan.documents:
        outputs = _outputs(document, selection.formats)
        if outputs and _selected(document, selection):
            yield replace(document, outputs=outputs)


def current(plan: Plan, as_of: datetime.datetime) -> Plan:
    """Return the plan without what kinds leave out at an instant."""
    kept = (document for document in plan.documents if not document.left_out(as_of))
    return replace(plan, documents=tuple(kept))


def _check_names(plan: Plan, selection: Selection) -> None:
    known = {document.kind for document in plan.documents}
    _check("kind", selection.kinds, known)
    _check("theme", selection.themes, plan.themes)
    about = {document.subject for document in plan.documents}
    for name in selection.subjects:
        if name not in about:
            near = get_close_matches(name, about, 1)
            hint = f"did you mean '{near[0]}'?" if near else ""
            message = f"no document is about '{name}'"
            raise WrongChoice(f"{message}; {hint}" if hint else message)
    spoken = {document.language for document in plan.documents}
    _check("language", selection.languages, spoken)
    written = {out.format for planned in plan.documents for out in planned.outputs}
    _check("format", selection.formats, written)


def _check(what: str, names: tuple[str, ...], known: Iterable[str]) -> None:
    for name in names:
        if name not in known:
            listed = ", ".join(sorted(known))
            raise WrongChoice(f"there is no {what} '{name}' here; there is: {listed}")


def _selected(document: Planned, selection: Selection) -> bool:
    return (
        document.kind in (selection.kinds or (document.kind,))
        and document.subject in (selection.subjects or (document.subject,))
        and document.theme in (selection.themes or (document.theme,))
        and document.language in (selection.languages or (document.language,))
    )


def _outputs(document: Planned, formats: tuple[str, ...]) -> tuple[Output, ...]:
    return tuple(
        out for out in document.outputs if not formats or out.format in formats
    )


def collisions(documents: Iterable[Planned]) -> tuple[Diagnostic, ...]:
    """Return the outputs that are one file on a disk that ignores case, as mistakes."""
    planned: dict[tuple[str, str], Planned] = {}
    mistakes = []
    for document in documents:
        for output in document.outputs:
            name = normalize("NFC", output.path).lower()  # as most disks compare names
            first = planned.setdefault((document.audience, name), document)
            if first is not document:
                mistakes.append(_collision(document, first))
    return tuple(dict.fromkeys(mistakes))


def _collision(document: Planned, first: Planned) -> Diagnostic:
    return Diagnostic(
        Place(document.template),
        f"'{document.name}' and '{first.name}' would be the same file",
        "same-output",
        "give one of them a name that differs in more than capitals",
    )


def encode(plan: Plan) -> str:
    """Return a plan as JSON."""
    return json.dumps(asdict(plan), ensure_ascii=False)


def decode(text: str) -> Plan:
    """Return the plan that `encode` wrote."""
    read = json.loads(text)
    return Plan(
        tuple(_planned(item) for item in read["documents"]),
        tuple(read["themes"]),
        tuple(read["embargoes"]),
        read["style"],
        read["output"],
        tuple(Embargo(**item) for item in read["labels"]),
    )


def _planned(read: dict[str, Any]) -> Planned:
    outputs = tuple(Output(**out) for out in read["outputs"])
    return Planned(**{**read, "outputs": outputs})
