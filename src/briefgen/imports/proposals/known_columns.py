"""The known columns of a form to rules: what is proposed so far, and what goes nowhere.

Where a form says what its columns mean, no heading has to be understood: a rule is
proposed if the source has anything in its column.
"""

from collections.abc import Iterable, Mapping

from briefgen.imports.mapping import (
    ImportMapping,
    ListRule,
    Rule,
    SubjectMapping,
    ValueRule,
)
from briefgen.imports.proposal import Proposal
from briefgen.imports.proposals.frame import FIELDS, ProposalFrame
from briefgen.sources.record_cells import columns_of
from briefgen.sources.source_content import SourceContent, SourceRecord, SourceTable


class KnownColumns:
    """The mapping of one table while it is thought out.

    `mark` stands before the code of a language in the names of columns.
    """

    def __init__(
        self, content: SourceContent, frame: ProposalFrame, mark: str = "."
    ) -> None:
        self.content, self.frame, self.mark = content, frame, mark
        self.table: SourceTable = content.tables[0]
        self.filled = frozenset(columns_of(self.table.records))
        self.rules: dict[str, Rule] = {}
        self.reasons: dict[str, str] = {}
        self.questions: dict[str, str] = {}
        self._used: set[str] = set()

    @property
    def records(self) -> tuple[SourceRecord, ...]:
        """The records of the table."""
        return self.table.records

    def put(
        self,
        path: str,
        column: str,
        reason: str = "",
        values: Mapping[str, str] | None = None,
    ) -> bool:
        """Propose a column for a field, if it has anything; return whether it has."""
        if column not in self.filled:
            return False
        self._used.add(column)
        self.rules[path] = ValueRule(column, values=values or {})
        self.explain(path, reason)
        return True

    def put_always(self, path: str, text: str, reason: str) -> None:
        """Propose the same text for every record."""
        self.rules[path] = ValueRule(always=text)
        self.explain(path, reason)

    def put_texts(self, path: str, column: str, reason: str = "") -> bool:
        """Propose a text in each language of the workspace that the source has.

        One of no known language counts as the workspace's first.
        """
        for code in self.frame.languages:
            self.put(f"{path}.{code}", f"{column}{self.mark}{code}", reason)
        first = f"{path}.{self.frame.languages[0]}"
        if first not in self.rules:
            self.put(first, column, "the source says no language: is it this one?")
        return any(name.startswith(f"{path}.") for name in self.rules)

    def put_list(
        self, path: str, each: str, key: str, item: Mapping[str, ValueRule], reason: str
    ) -> bool:
        """Propose a list below the record; rules of items stay that have anything."""
        kept = {
            name: rule
            for name, rule in item.items()
            if rule.always is not None or f"{each}.{rule.column}" in self.filled
        }
        if key not in kept:
            return False
        self._used |= {f"{each}.{rule.column}" for rule in kept.values()}
        self.rules[path] = ListRule(kept, key=key, each=each)
        self.explain(path, reason)
        return True

    def texts(self, column: str) -> dict[str, ValueRule]:
        """Return the rules of a text of items, in each language of the workspace."""
        return {
            f"{column}.{code}": ValueRule(f"{column}{self.mark}{code}")
            for code in self.frame.languages
        }

    def filled_in(self, column: str) -> dict[str, str]:
        """Return the column of each language of the workspace that has anything.

        One of no known language counts as the workspace's first.
        """
        each = {
            code: f"{column}{self.mark}{code}"
            for code in self.frame.languages
            if f"{column}{self.mark}{code}" in self.filled
        }
        bare = {self.frame.languages[0]: column} if column in self.filled else {}
        return each or bare

    def language(self, column: str) -> str:
        """Return the first language of the workspace in which a column is filled."""
        languages = self.frame.languages
        filled = (
            each for each in languages if f"{column}{self.mark}{each}" in self.filled
        )
        return next(filled, languages[0])

    def explain(self, path: str, reason: str) -> None:
        """Say why a field is proposed so."""
        if reason:
            self.reasons[f"{FIELDS}{path}"] = reason

    def ask(self, path: str, question: str) -> None:
        """Leave a field, or a text of its values, to people."""
        self.questions[f"{FIELDS}{path}"] = question

    def use(self, *columns: str) -> None:
        """Note that columns are in use elsewhere in the mapping."""
        self._used.update(columns)

    def proposal(
        self,
        key: str,
        ids: str,
        themes: SubjectMapping | None,
        about: Mapping[str, str],
    ) -> Proposal:
        """Return the whole; `about` says what some of the other columns are."""
        self.use(key, ids)
        leave = tuple(_unused(self.table.columns, self._used))
        for name in leave:
            present = any(_is_in(each, name) for each in self.filled)
            reason = about.get(name, "") if present else "empty here"
            if reason:
                self.reasons[f"initiatives.leave.{name}"] = reason
        initiatives = SubjectMapping(
            "initiatives", self.rules, key=key, id=ids, leave=leave
        )
        mapping = ImportMapping(
            self.frame.name,
            self.frame.source,
            self.content.options,
            (initiatives,) if themes is None else (themes, initiatives),
        )
        reasons = {**self.content.reasons, **self.reasons}
        return Proposal(mapping, reasons, self.questions)


def _unused(columns: Iterable[str], used: set[str]) -> dict[str, None]:
    """Return what goes nowhere, lists and groups of which nothing is used by one name."""
    unused: dict[str, None] = {}
    for column in columns:
        parts = column.split(".")
        for length in range(1, len(parts) + 1):
            name = ".".join(parts[:length])
            if column in used or column.startswith(tuple(f"{n}." for n in unused)):
                break
            if name == column or not any(_is_in(each, name) for each in used):
                unused[name] = None
                break
    return unused


def _is_in(column: str, name: str) -> bool:
    """Return whether a column is the one of a name, or in the list of that name."""
    return column == name or column.startswith(f"{name}.")
