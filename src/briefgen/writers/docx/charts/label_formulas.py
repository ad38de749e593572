"""The label of a bar to a formula that computes it from any amount a user types.

The formula keeps the text around the amount's numeral and computes the numeral from the
cell. Decimal and grouping marks are those of the document's language on every machine;
a number format would use those of the user's system.
"""

import re
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

from briefgen.languages import facts
from briefgen.value_classes import dataclass

NUMERAL = re.compile(r"\d+(?:[,\u00a0\u202f]\d{3})*(?:[.,]\d+)?")
SCALES = (1, 1000, 10**6, 10**9, 10**12)  # a numeral counts these
DECIMALS = 2  # that a scaled numeral has, at most, when the amount is another
MOST_DECIMALS = 6  # that any numeral has
EXACT = 10**12  # programs count larger amounts without their cents
LONGEST = 255  # characters of a text in a formula
LONGEST_FORMULA = 2000
GROUPS = re.compile("[\u00a0\u202f]")


@dataclass(frozen=True, slots=True)
class _Numeral:
    """A numeral in words: its position, its scale, and how it is written."""

    start: int
    end: int
    scale: int
    decimals: int
    point: str
    group: str
    fixed: bool  # whether it has all its decimals, also those that are 0


def formula(
    words: str, amount: Decimal, cell: str, language: str, scale: int | None = None
) -> str:
    """Return the formula; empty if the label does not contain the amount.

    The label counts the amount in steps of a scale; without one, in its own words.
    """
    if abs(amount) >= EXACT:
        return ""
    numeral = _numeral(words, amount, language, scale)
    if numeral is None:
        return ""
    before, after = words[: numeral.start], words[numeral.end :]
    parts = [
        *_text(before),
        _number(numeral, cell),
        *_after(after, numeral, cell, language),
    ]
    text = "&".join(parts)
    return text if len(text) <= LONGEST_FORMULA else ""


def share_formula(share: str, cell: str, whole: str) -> str:
    """Return the formula of a cell's part of a whole in per cent, written like `share`."""
    unit = re.sub("^[<>]?\\s*[0-9]+", "", share)
    between = unit.removesuffix("%")
    low = f'IF({cell}=0,"0","<{between}1")'
    most = f"AND({cell}<{whole},{cell}*100>{whole}*99)"
    percent = f'IF({most},">{between}99",ROUND({cell}*100/{whole},0))'
    return f'IF({cell}*100<{whole},{low},{percent})&"{unit}"'


def _numeral(
    words: str, amount: Decimal, language: str, scale: int | None
) -> _Numeral | None:
    """Return the first numeral equal to the amount, exactly or rounded, or None."""
    point, usual = facts(language).decimal_mark, facts(language).group_mark
    for match in NUMERAL.finditer(words):
        whole, _, part = match[0].partition(point)
        group = GROUPS.search(whole)
        digits = re.sub("[,\u00a0\u202f]", "", whole)
        if (part and not part.isdigit()) or len(part) > MOST_DECIMALS:
            continue
        number, mark = Decimal(f"{digits}.{part or 0}"), group[0] if group else usual
        if scale is not None:
            if abs(amount / scale - number) * 2 <= Decimal(1).scaleb(-len(part)):
                return _Numeral(
                    *match.span(), scale, len(part), point, mark, fixed=True
                )
            continue
        known = _known(amount, number, len(part))
        if known is not None:
            return _Numeral(*match.span(), *known, point, mark, fixed=known[0] == 1)
    return None


def _known(amount: Decimal, number: Decimal, decimals: int) -> tuple[int, int] | None:
    """Return the scale in which a number is the amount, and how many decimals it has."""
    for scale in SCALES:
        for places in (DECIMALS, decimals):
            if _rounded(amount / scale, places) == number:
                return scale, decimals if scale == 1 else places
    return None


def _rounded(number: Decimal, places: int) -> Decimal:
    return number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def _number(numeral: _Numeral, cell: str) -> str:
    """Return the numeral of a cell as part of a formula."""
    if not numeral.fixed:
        counted = f"ROUND({cell}/{numeral.scale},{numeral.decimals})"
        other = "." if numeral.point == "," else ","
        return f'SUBSTITUTE({counted},"{other}","{numeral.point}")'
    factor = 10**numeral.decimals
    steps = f"ROUND({cell}*{factor},0)" if factor > 1 else f"ROUND({cell},0)"
    if numeral.scale > 1:  # ties go toward zero, as on the page
        steps = f"(0-INT(0.5-{cell}*{factor}/{numeral.scale}))"
    whole = f"INT({steps}/{factor})" if factor > 1 else steps
    grouped = _grouped(whole, numeral.group)
    if factor == 1:
        return grouped
    zeros = "0" * numeral.decimals
    part = f'TEXT(MOD({steps},{factor}),"{zeros}")'
    return f'{grouped}&"{numeral.point}"&{part}'


def _grouped(whole: str, group: str) -> str:
    """Write a whole number with a mark before each three digits."""

    def three(count: int) -> str:
        return f'"{group}"&TEXT(MOD(INT({whole}/{count}),1000),"000")'

    thousands = f"INT({whole}/1000)&{three(1)}"
    millions = f"INT({whole}/1000000)&{three(1000)}&{three(1)}"
    return f"IF({whole}<1000,{whole},IF({whole}<1000000,{thousands},{millions}))"


def _after(words: str, numeral: _Numeral, cell: str, language: str) -> Iterator[str]:
    """Yield the text after the numeral; the word for its scale agrees in number."""
    known = facts(language)
    for stem, one, several in known.scales if numeral.scale > 1 else ():
        counted = re.match(rf"(\s*{stem})(?:{one}|{several})\b", words)
        if counted is not None:
            many = f"ROUND({cell}/{numeral.scale},{numeral.decimals}){known.many}"
            yield from _text(counted[1])
            yield f'IF({many},"{several}","{one}")'
            words = words[counted.end() :]
    yield from _text(words)


def _text(words: str) -> Iterator[str]:
    """Yield words as texts of a formula, and line breaks as numbers of a character."""
    for number, line in enumerate(words.split("\n")):
        if number:
            yield "CHAR(10)"
        for at in range(0, len(line), LONGEST // 2):
            part = line[at : at + LONGEST // 2].replace('"', '""')
            yield f'"{part}"'
