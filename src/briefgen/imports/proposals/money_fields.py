"""Columns of money to a line of funding: amount, unit, currency, years, kind."""

from dataclasses import replace

from briefgen.imports.mapping import ListRule, ValueRule
from briefgen.imports.number_forms import LONGEST, number_readings
from briefgen.imports.proposals.column_facts import ColumnFacts
from briefgen.imports.proposals.guesses import Guess
from briefgen.imports.proposals.headings import value_meant
from briefgen.imports.proposals.list_items import REQUIRED, ask_for_unit, value_rule
from briefgen.imports.proposals.sketch import Sketch
from briefgen.imports.proposals.units import THOUSAND, currency_of
from briefgen.imports.proposals.words import quoted_name

BESIDE = ("funding.fiscal_years", "funding.duration", "funding.source_of_funds")
FEW = 5  # texts that are no amounts, of which each is asked about
ALONE = "a line of funding needs an amount, and no column has one"


def propose_money(sketch: Sketch) -> None:
    """Propose one line of funding for each initiative."""
    amount = sketch.guess("funding.amount")
    if amount is None:
        fields = (*BESIDE, "funding.kind", "funding.currency")
        for field in fields:
            sketch.leave((each.column.name for each in sketch.each_guess(field)), ALONE)
        sketch.leave((each.name for each in _years(sketch)), ALONE)
        return
    _propose_kind(sketch)
    sketch.take(_with_unit(amount), "funding.amount", value_rule(amount))
    if not amount.rivals:
        ask_for_unit(sketch, "funding.amount", amount.column)
        _ask_for_words(sketch, amount.column)
    _propose_years(sketch, amount)
    _propose_currency(sketch, amount.column)
    for field in BESIDE:
        for guess in sketch.each_guess(field):
            path = f"{field}.{guess.language}" if guess.language else field
            if not guess.language or guess.language in sketch.frame.languages:
                sketch.take(guess, path, ValueRule(guess.column.name))


def _ask_for_words(sketch: Sketch, column: ColumnFacts) -> None:
    """Ask what the few texts mean that are no amounts: `TBC`."""
    words = {
        cell.text
        for cell in column.cells
        if cell.kind == "text" and not cell.fault and not number_readings(cell.text)
    }
    for text in sorted(words) if len(words) <= FEW else ():
        if len(text) <= LONGEST and text == " ".join(text.split()):
            question = 'this is no amount. Write what it is, or "" if it says nothing.'
            sketch.ask(f"funding.amount.values.{text}", question)


def _years(sketch: Sketch) -> list[ColumnFacts]:
    """Return the columns that are a fiscal year each."""
    return [each for each in sketch.free() if each.heading.years and each.numeric]


def _propose_years(sketch: Sketch, amount: Guess) -> None:
    """Propose what belongs to each year, where there is a column for each."""
    columns = _years(sketch)
    if not columns or amount.rivals:
        return
    first, *others = [_year(column, amount.column) for column in columns]
    reason = f"each heading is a fiscal year{in_unit(amount.column)} here too"
    if amount.column.heading.times is None:
        reason = "each heading is a fiscal year"
    sketch.put("funding.profile", replace(first, more=tuple(others)), reason)


def _year(column: ColumnFacts, amount: ColumnFacts) -> ListRule:
    times = column.heading.times or amount.heading.times
    item = {
        "fiscal_year": ValueRule(always=column.heading.years),
        "amount": ValueRule(times=times),
    }
    return ListRule(item, "fiscal_year", column=column.name)


def in_unit(column: ColumnFacts) -> str:
    """Return the unit that a heading says, for the end of a reason."""
    if column.heading.times is None:
        return ""
    unit = "thousands" if column.heading.times == THOUSAND else "millions"
    return f"; {quoted_name(column.heading.unit)} is {unit}"


def _with_unit(guess: Guess) -> Guess:
    return replace(guess, reason=f"{guess.reason}{in_unit(guess.column)}")


def _propose_kind(sketch: Sketch) -> None:
    guess = sketch.guess("funding.kind")
    if guess is None:
        sketch.ask("funding.kind", REQUIRED["funding"]["kind"])
        return
    rule = value_rule(guess)
    sketch.take(guess, "funding.kind", rule)
    for text in guess.column.counts:
        if value_meant("funding.kind", text) is None:
            question = "what does it mean? Write new, increase or renewal."
            sketch.ask(f"funding.kind.values.{text}", question)


def _propose_currency(sketch: Sketch, amount: ColumnFacts) -> None:
    guess = sketch.guess("funding.currency")
    if guess is not None:
        sketch.take(guess, "funding.currency", ValueRule(guess.column.name))
        return
    code = currency_of(amount.heading.text)
    if code is not None and code != sketch.frame.currency:
        reason = f"the heading says {quoted_name(amount.heading.text)}"
        sketch.put("funding.currency", ValueRule(always=code), reason)
