"""What is proposed of one table so far: rules, reasons, questions, and columns in use."""

from collections.abc import Iterable, Iterator, Sequence

from briefgen.imports.mapping import Rule, ValueRule
from briefgen.imports.proposals.column_facts import LONG, ColumnFacts
from briefgen.imports.proposals.frame import FIELDS, ProposalFrame
from briefgen.imports.proposals.guesses import Guess, ValueKind, rivalry
from briefgen.imports.proposals.words import counted, examples
from briefgen.sources.source_content import SourceTable


class Sketch:
    """The mapping of initiatives while it is thought out.

    `guesses` has the best column for each field and language.
    """

    def __init__(
        self,
        frame: ProposalFrame,
        table: SourceTable,
        columns: Sequence[ColumnFacts],
        guesses: dict[tuple[str, str], Guess],
    ) -> None:
        self.frame, self.table, self.columns = frame, table, columns
        self.guesses = guesses
        self.rules: dict[str, Rule] = {}
        self.reasons: dict[str, str] = {}
        self.questions: dict[str, str] = {}
        self.own_kinds: dict[str, ValueKind] = {}  # of the office's own fields, by path
        self.used: dict[str, str] = {}  # columns, and what they hold
        self.aside: dict[str, str] = {}  # columns, and why they go nowhere

    def guess(self, field: str) -> Guess | None:
        """Return the best column for a field, whatever its language."""
        return next(self.each_guess(field), None)

    def each_guess(self, field: str) -> Iterator[Guess]:
        """Yield the best column for a field in each language."""
        for (name, _), guess in self.guesses.items():
            if name == field and self._is_free(guess):
                yield guess

    def put(self, path: str, rule: Rule, reason: str = "") -> None:
        """Propose where a field comes from."""
        self.rules[path] = rule
        if reason:
            self.reasons[f"{FIELDS}{path}"] = reason
        self.use(path, rule)

    def use(self, path: str, rule: Rule) -> None:
        """Note that the columns of a rule are in use."""
        if isinstance(rule, ValueRule):
            if rule.column:
                self.used.setdefault(rule.column, path)
        elif rule.table is None:
            if rule.column:
                self.used.setdefault(rule.column, path)
            for name, each in rule.item.items():
                self.use(f"{path}.item.{name}", each)
            for more in rule.more:
                self.use(path, more)

    def take(self, guess: Guess, path: str, rule: Rule) -> None:
        """Propose a guess; where others are as likely, it is asked for instead."""
        if not guess.rivals:
            self.put(path, rule, guess.reason)
            return
        self.ask(path, rivalry(guess))
        for each in (guess.column, *guess.rivals):
            self.used.setdefault(each.name, path)

    def drop(self, path: str) -> None:
        """Take back what is proposed for a field."""
        self.rules.pop(path, None)
        whole = f"{FIELDS}{path}"
        for notes in (self.reasons, self.questions):
            for name in [*notes]:
                if name == whole or name.startswith(f"{whole}."):
                    del notes[name]
        self.used = {name: own for name, own in self.used.items() if own != path}

    def ask(self, path: str, question: str) -> None:
        """Leave a field, or a part of its rule, to people."""
        self.questions[f"{FIELDS}{path}"] = question

    def free(self) -> list[ColumnFacts]:
        """Return the columns that are not in use."""
        return [each for each in self.columns if each.name not in self.used]

    def leave(self, names: Iterable[str], reason: str) -> None:
        """Say why columns go nowhere."""
        for name in names:
            self.aside.setdefault(name, reason)

    def _is_free(self, guess: Guess) -> bool:
        return guess.column.name not in self.used


def contents(column: ColumnFacts) -> str:
    """Return what a column that goes nowhere seems to hold."""
    if not column.cells:
        return "empty"
    count, distinct = len(column.cells), len(column.counts)
    if column.numeric:
        return counted(count, "number")
    if column.dated:
        return counted(count, "date")
    if column.length >= LONG:
        return counted(count, "long text")
    if distinct == count:
        return f"{counted(count, 'text')}, such as {examples([*column.counts][:1])}"
    return f"{counted(count, 'text')}: {examples([*column.counts])}"
