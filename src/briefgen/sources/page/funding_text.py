"""A line of funding as people write it to its parts, with every doubt about them.

"Increase of $1,200,000 over two years (2024-26), for a total value of $2,000,000" has a
kind, an amount, a duration, fiscal years and a total value. What is not understood is told.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import field, replace

from briefgen.sources.page.funding_words import (
    ABOUT,
    AND,
    BETWEEN,
    FILLER,
    INCREASE,
    LIMIT,
    MORE,
    NOTHING,
    RENEWAL,
    TO,
    TOTAL,
    UNDECIDED,
    YEAR,
    YEARLY,
)
from briefgen.sources.page.money_in_text import MoneyInText, money_in_text
from briefgen.sources.page.period_in_text import PeriodInText, durations, fiscal_years
from briefgen.value_classes import dataclass


@dataclass(frozen=True, slots=True)
class FundingPart:
    """A value of a funding line; `fault` says why it is not certain."""

    text: str
    fault: str = ""
    number: bool = False


@dataclass(frozen=True, slots=True)
class FundingReading:
    """The parts of a funding line by field (`amount`, `up_to`, `duration`), and doubts."""

    parts: Mapping[str, FundingPart] = field(default_factory=dict)
    doubts: tuple[str, ...] = ()


def funding_reading(text: str, language: str) -> FundingReading:
    """Return what a funding line says; it has no parts where no money is stated."""
    if not text.strip():
        return FundingReading({}, ("no amount stands after the label",))
    if NOTHING.fullmatch(text.strip()):
        return FundingReading()
    sums = sums_of(text, language)
    if not sums and UNDECIDED.search(text):
        return FundingReading({}, (f"no amount yet: “{text}”",))
    sums = sums or tuple(_plain(text, language))
    if not sums:
        return FundingReading({}, (f"no amount can be read in “{text}”",))
    reading = _Funding(text, language)
    reading.read(sums)
    return FundingReading(reading.parts, tuple(dict.fromkeys(reading.doubts)))


def sums_of(text: str, language: str) -> tuple[MoneyInText, ...]:
    """Return the sums of money of a text, also of a range whose unit stands once."""
    return tuple(_sums(text, language))


def _sums(text: str, language: str) -> Iterator[MoneyInText]:
    """Yield each sum with a sign of money, and the number that begins a range of it."""
    before: MoneyInText | None = None
    for each in money_in_text(text, language):
        if each.signed:
            if before is not None and _is_range(text, before, each):
                yield before
            yield each
        before = None if each.signed else each


def _is_range(text: str, low: MoneyInText, high: MoneyInText) -> bool:
    middle = text[low.end : high.start]
    both = AND.fullmatch(middle) and BETWEEN.search(text[: low.start])
    return bool(TO.fullmatch(middle) or both)


def _plain(text: str, language: str) -> Iterator[MoneyInText]:
    """Yield the only number of a line without a sign of money, if it must be the amount."""
    others = [*durations(text), *fiscal_years(text)]
    numbers = [
        each
        for each in money_in_text(text, language)
        if not any(_overlap(each, other) for other in others)
    ]
    if len(numbers) == 1 and (numbers[0].value or 0) >= 10_000:  # noqa: PLR2004 - no year
        yield numbers[0]


def _overlap(one: MoneyInText, other: PeriodInText) -> bool:
    return one.start < other.end and other.start < one.end


@dataclass(slots=True)
class _Funding:
    """What was read of one line so far; `spans` are the words that were understood."""

    text: str
    language: str
    parts: dict[str, FundingPart] = field(default_factory=dict)
    doubts: list[str] = field(default_factory=list)
    spans: list[tuple[int, int]] = field(default_factory=list)

    def read(self, sums: tuple[MoneyInText, ...]) -> None:
        """Read all parts of the line, whose sums of money are known."""
        self.spans += [(each.start, each.end) for each in sums]
        totals = [each for each in sums if TOTAL.search(self.text[: each.start])]
        others = tuple(each for each in sums if each not in totals)
        self._kind(totals, others)
        self._amounts(others or tuple(totals))
        if others and totals:
            self._total(totals)
        self._currency(sums)
        self._periods(sums)
        self._leftover(sums)

    def _kind(
        self, totals: list[MoneyInText], amounts: tuple[MoneyInText, ...]
    ) -> None:
        increase, more = INCREASE.search(self.text), MORE.search(self.text)
        renewal = RENEWAL.search(self.text)
        for match in (increase, more, renewal):
            if match is not None:
                self.spans.append(match.span())
        kind, fault = "new", ""
        if increase or more:
            kind = "increase"
        elif renewal:
            kind = "renewal"
        if more and not increase and not totals:
            self.doubts.append(f"“{more[0]}” is read as an increase")
        if totals and amounts and kind != "increase":
            fault = (
                "a total value stands beside an amount that is not called an increase"
            )
        self.parts["kind"] = FundingPart(kind, fault)

    def _amounts(self, sums: tuple[MoneyInText, ...]) -> None:
        match sums:
            case (one,):
                before = self.text[: one.start]
                name = "up_to" if self._marks(LIMIT, before) else "amount"
                self.parts[name] = self._part(one)
                self._certain(one)
            case (low, high) if _is_range(self.text, low, high):
                self._range(low, high)
            case _:
                words = " and ".join(each.words for each in sums)
                fault = f"the line has several amounts: {words}"
                self.parts["amount"] = FundingPart("", fault, number=True)

    def _certain(self, money: MoneyInText) -> None:
        before = self.text[: money.start]
        if (about := ABOUT.search(before)) is not None:
            self.spans.append(about.span())
            words = self.text[about.start() : money.end]
            self.doubts.append(f"“{words}” is no exact amount")
        if (yearly := YEARLY.match(self.text, money.end)) is not None:
            self.spans.append(yearly.span())
            words = self.text[money.start : yearly.end()]
            fault = f"“{words}” is an amount for each year, not in all"
            self.parts["amount"] = FundingPart("", fault, number=True)

    def _range(self, low: MoneyInText, high: MoneyInText) -> None:
        self.spans.append((low.end, high.start))
        small = low.value is not None and low.value < 1_000  # noqa: PLR2004 - as in 4 to 6 million
        if small and low.bare and not high.bare:
            unit = "".join(re.findall(r"[^\W\d]+", high.words)[:1])
            words = f"{low.words} {unit}"
            again = [*money_in_text(words, self.language)]
            low = replace(again[0], words=words)
            self.doubts.append(
                f"“{self.text[: high.end].strip()}” is read as from {words}"
            )
        first, last = self._part(low), self._part(high)
        if low.value is not None and high.value is not None and low.value >= high.value:
            fault = f"the range begins at {low.words} and ends at {high.words}"
            last = FundingPart(last.text, fault, number=True)
        self.parts["from"], self.parts["to"] = first, last

    def _total(self, totals: list[MoneyInText]) -> None:
        total = totals[-1]
        begins = TOTAL.search(self.text[: total.start])
        if begins is not None:
            self.spans.append(begins.span())
        part = self._part(total)
        amount = self.parts.get("amount")
        if len(totals) > 1:
            fault = "the line has several totals"
            part = FundingPart("", fault, number=True)
        elif amount and amount.text and part.text and _less(part, amount):
            fault = f"the total value {total.words} is below the increase"
            part = FundingPart(part.text, fault, number=True)
        self.parts["total_value"] = part

    def _part(self, money: MoneyInText) -> FundingPart:
        text = "" if money.value is None else f"{money.value.normalize():f}"
        return FundingPart(text, money.fault, number=True)

    def _currency(self, sums: tuple[MoneyInText, ...]) -> None:
        codes = sorted({each.currency for each in sums if each.currency})
        if len(codes) == 1:
            self.parts["currency"] = FundingPart(codes[0])
        elif codes:
            fault = f"the line has several currencies: {' and '.join(codes)}"
            self.parts["currency"] = FundingPart("", fault)
        if not any(each.signed for each in sums):
            self.doubts.append(f"“{sums[0].words}” has no sign of a currency")

    def _periods(self, sums: tuple[MoneyInText, ...]) -> None:
        lasting = [each for each in durations(self.text) if not _within(each, sums)]
        years = [each for each in fiscal_years(self.text) if not _within(each, sums)]
        self._period("duration", lasting)
        self._period("fiscal_years", years)
        if len(lasting) == len(years) == 1 and years[0].text:
            self._contradiction(lasting[0], years[0])

    def _period(self, name: str, periods: list[PeriodInText]) -> None:
        self.spans += [(each.start, each.end) for each in periods]
        texts = sorted({each.text for each in periods if each.text})
        self.doubts += [each.doubt for each in periods if each.doubt]
        if len(texts) == 1:
            self.parts[name] = FundingPart(texts[0])
        elif texts:
            fault = f"the line has several: {', '.join(texts)}"
            self.parts[name] = FundingPart("", fault)

    def _contradiction(self, lasting: PeriodInText, years: PeriodInText) -> None:
        """Tell of a duration that is not that of the years: three years in 2025-27."""
        count = years.months // 12
        if not years.months - 12 < lasting.months <= years.months:
            named = "one fiscal year" if count == 1 else f"{count} fiscal years"
            self.doubts.append(f"{lasting.text} beside {years.text}: that is {named}")

    def _marks(self, pattern: re.Pattern[str], before: str) -> bool:
        match = pattern.search(before)
        if match is not None:
            self.spans.append(match.span())
        return match is not None

    def _leftover(self, sums: tuple[MoneyInText, ...]) -> None:
        """Tell of words that were not understood."""
        left = [*self.text]
        for start, end in self.spans:
            left[start:end] = "\0" * (end - start)
        pieces = [" ".join(each.split()) for each in "".join(left).split("\0")]
        words = [
            each.strip(" ,;:.()")
            for each in pieces
            if re.search(r"\w", FILLER.sub(" ", each))
        ]
        numbers = [each for each in words if re.search(r"\d", YEAR.sub("", each))]
        if numbers and "amount" in self.parts:
            fault = f"another number stands beside the amount: “{numbers[0]}”"
            self.parts["amount"] = FundingPart("", fault, number=True)
        elif words and not any(each.signed for each in sums):
            fault = f"it may be no amount of money: “{self.text}”"
            for name in self.parts.keys() & {"amount", "up_to"}:
                self.parts[name] = FundingPart("", fault, number=True)
        elif words:
            shown = "”, “".join(words)
            self.doubts.append(f"not understood in the funding: “{shown}”")


def _less(one: FundingPart, other: FundingPart) -> bool:
    return float(one.text) < float(other.text)


def _within(period: PeriodInText, sums: tuple[MoneyInText, ...]) -> bool:
    return any(_overlap(each, period) for each in sums)
