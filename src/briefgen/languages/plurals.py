"""A language and a number to the form that words take beside it, as Unicode's CLDR has it."""

from functools import cache

from babel import Locale, UnknownLocaleError

from briefgen.languages import facts

OTHER = "other"  # the form of whatever has none of its own
FORMS = ("zero", "one", "two", "few", "many", OTHER)
COUNTED = 200  # up to here: what a list of initiatives may have
EXAMPLES = 3


def form(language: str, number: int) -> str:
    """Return the form for a number: in French, `one` for 0 and 1."""
    locale = _locale(language)
    return OTHER if locale is None else str(locale.plural_form(number))


@cache
def forms(language: str) -> tuple[str, ...]:
    """Return all forms that a language has."""
    locale = _locale(language)
    own = set() if locale is None else locale.plural_form.tags
    return tuple(each for each in FORMS if each in own or each == OTHER)


@cache
def counted(language: str) -> dict[str, tuple[int, ...]]:
    """Return the forms that numbers of initiatives take, each with its first numbers."""
    numbers: dict[str, tuple[int, ...]] = {}
    for number in range(COUNTED):
        first = numbers.setdefault(form(language, number), ())
        if len(first) < EXAMPLES:
            numbers[form(language, number)] = (*first, number)
    return numbers


@cache
def _locale(language: str) -> Locale | None:
    try:
        return Locale.parse(facts(language).locale)
    except (UnknownLocaleError, ValueError):
        return None
