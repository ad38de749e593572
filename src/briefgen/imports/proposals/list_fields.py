"""Columns of lists to partners, places, reach, sectors, results and milestones."""

from collections.abc import Sequence
from dataclasses import replace

from briefgen.imports.mapping import ListRule, ValueRule
from briefgen.imports.proposals.column_facts import ColumnFacts, separator_of, split
from briefgen.imports.proposals.frame import FIELDS
from briefgen.imports.proposals.guesses import Guess, by_values
from briefgen.imports.proposals.list_items import is_complete, item_rules, put_list
from briefgen.imports.proposals.sketch import Sketch
from briefgen.imports.proposals.words import quoted_name

ROLES = ("implementing", "recipient", "partner", "funder", "leading")
PLACES = ("places.name", "places.country", "places.region")
DAC = 5  # digits of a purpose code of the OECD
SURE = (";", "\n", "|")  # which few names of organizations have
FAIR = 0.25  # of the names are cut by a mark: fewer may have it in them
DOUBTFUL = (";", "|", ", ", " / ", "/")  # which some have
LISTS = {  # the field whose cell is one item, and the others
    "results": (
        "results.indicator",
        *(f"results.{name}" for name in ("target", "baseline", "actual")),
        *(f"results.{name}" for name in ("unit", "as_of")),
    ),
    "milestones": ("milestones.text", "milestones.date", "milestones.done"),
}


def propose_lists(sketch: Sketch) -> None:
    """Propose the lists whose items stand in columns of the table itself."""
    _propose_partners(sketch)
    _propose_places(sketch)
    _propose_reach(sketch)
    _propose_sectors(sketch)
    for field, names in LISTS.items():
        _propose_beside(sketch, field, names)
    _propose_also_in(sketch)


def _propose_partners(sketch: Sketch) -> None:
    likely = [
        (role, guess)
        for role in ROLES
        for guess in sketch.each_guess(f"partners.{role}")
        if guess.language in sketch.frame.languages
    ]
    kept: list[tuple[str, Guess]] = []
    for role, guess in likely:
        first = kept[0][1] if kept else guess
        if guess.language != first.language:
            reason = "it names partners in another language; give it a place by hand"
            sketch.leave([guess.column.name], reason)
        elif any(_overlap(guess.column, each.column) for _, each in kept):
            reason = "it has organizations that another column of partners has too"
            sketch.leave([guess.column.name], reason)
        else:
            kept.append((role, guess))
    if kept:
        _put_partners(sketch, kept)


def _overlap(one: ColumnFacts, other: ColumnFacts) -> bool:
    """Return whether two columns have a name in common."""
    names = [
        {part.casefold() for text in each.counts for part in split(text, mark)}
        for each in (one, other)
        for mark in (_mark(each),)
    ]
    return not names[0].isdisjoint(names[1])


def _mark(column: ColumnFacts) -> str | None:
    """Return the mark between partners; one that few names have may be part of them."""
    mark = separator_of(column, marks=SURE)
    whole = [text for text in column.counts if mark is None or mark not in text]
    cut = [text for text in column.counts if text not in whole]
    if len(cut) >= FAIR * len(column.counts) or mark == "\n":
        return mark
    names = {text.casefold() for text in whole}
    parts = {part.casefold() for text in cut for part in split(text, mark)}
    return None if names.isdisjoint(parts) else mark


def _put_partners(sketch: Sketch, likely: Sequence[tuple[str, Guess]]) -> None:
    rules = [_partners(role, guess) for role, guess in likely]
    first, *others = rules
    several = len(rules) > 1
    reason = "each of these headings names partners" if several else ""
    put_list(sketch, "partners", replace(first, more=tuple(others)), reason)
    for number, (rule, (_, guess)) in enumerate(zip(rules, likely, strict=True)):
        path = f"partners.{number}" if several else "partners"
        why = guess.reason + _between(rule.split)
        sketch.reasons[f"{FIELDS}{path}"] = why
        _ask_for_marks(sketch, path, guess.column, rule.split)


def _partners(role: str, guess: Guess) -> ListRule:
    mark = _mark(guess.column)
    name = f"name.{guess.language}"
    item = {name: ValueRule(), "role": ValueRule(always=role)}
    return ListRule(item, name, column=guess.column.name, split=mark)


def _ask_for_marks(
    sketch: Sketch, field: str, column: ColumnFacts, mark: str | None
) -> None:
    examples = (
        (sign, text) for sign in DOUBTFUL for text in column.counts if sign in text
    )
    sign, example = next(examples, ("", ""))
    if mark is None and example:
        question = (
            f'is {quoted_name(example)} one, or several? Write "{sign.strip()}" to cut'
            " there, or remove the line."
        )
        sketch.ask(f"{field}.split", question)


def _propose_places(sketch: Sketch) -> None:
    likely = [guess for name in PLACES for guess in sketch.each_guess(name)]
    if not any(guess.field == "places.country" for guess in likely):
        unnamed = [each for each in sketch.free() if not each.names]
        guess = by_values(unnamed, "places.country", "")
        likely += [] if guess is None else [guess]
    lists = [guess for guess in likely if separator_of(guess.column)]
    if lists and len(likely) > 1:  # which place is in which country is not said
        countries = [each for each in likely if each.field == "places.country"]
        likely = countries or lists[:1]
    _propose_beside(sketch, "places", (), likely)


def _propose_beside(
    sketch: Sketch,
    field: str,
    names: Sequence[str],
    likely: Sequence[Guess] | None = None,
) -> None:
    """Propose a list of one item a cell, with the columns beside it."""
    if likely is None:
        likely = [guess for name in names for guess in sketch.each_guess(name)]
    if not likely:
        return
    first = likely[0]
    rules = item_rules(sketch, field, likely, whole=first.column)
    if not is_complete(field, rules):
        return
    mark = separator_of(first.column) if len(likely) == 1 else None
    rule = ListRule(rules, column=first.column.name, split=mark)
    put_list(sketch, field, rule, first.reason + _between(mark))


def _propose_reach(sketch: Sketch) -> None:
    count = sketch.guess("reach.count")
    if count is None:
        return
    who = [*sketch.each_guess("reach.who")]
    women = [*sketch.each_guess("reach.women_percent")]
    rules = item_rules(sketch, "reach", [count, *who, *women], whole=count.column)
    if not who:
        language = sketch.frame.languages[0]
        named = [each.language for each in count.column.names if each.language]
        code = next(
            (each for each in named if each in sketch.frame.languages), language
        )
        words = " ".join(count.column.heading.text.split()).lower()
        rules[f"who.{code}"] = ValueRule(always=words)
        sketch.reasons[f"{FIELDS}reach.item.who.{code}"] = (
            "the words of the heading: say whom, in the plural"
        )
    rule = ListRule(rules, column=count.column.name)
    put_list(sketch, "reach", rule, count.reason)


def _propose_sectors(sketch: Sketch) -> None:
    likely = [
        guess
        for name in ("sectors.code", "sectors.name")
        for guess in sketch.each_guess(name)
    ]
    if not likely:
        return
    first = likely[0].column
    rules = item_rules(sketch, "sectors", likely, whole=first)
    if all(len(text) == DAC and text.isdigit() for text in first.counts):
        rules["vocabulary"] = ValueRule(always="oecd-dac")
        reason = "codes of five digits are those of the OECD"
        sketch.reasons[f"{FIELDS}sectors.item.vocabulary"] = reason
    rule = ListRule(rules, column=first.name)
    put_list(sketch, "sectors", rule, likely[0].reason)


def _propose_also_in(sketch: Sketch) -> None:
    guess = sketch.guess("also_in")
    if guess is not None:
        mark = separator_of(guess.column)
        rule = ListRule({"": ValueRule()}, column=guess.column.name, split=mark)
        sketch.take(guess, "also_in", rule)


def _between(mark: str | None) -> str:
    """Return the mark between the parts of a cell, for the end of a reason."""
    if mark is None:
        return ""
    name = "a new line" if mark == "\n" else quoted_name(mark)
    return f"; {name} stands between them"
