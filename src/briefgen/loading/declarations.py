"""What the data files may hold: each field with its type, and the record it becomes."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import partial
from typing import Any, TypeVar, get_args

from briefgen.languages.countries import country_meant, is_country
from briefgen.loading.labels import of_advice, release
from briefgen.loading.quantities import amount, currency, duration, fiscal_years
from briefgen.model import (
    Action,
    Advice,
    Bound,
    Contact,
    Edition,
    Event,
    Funding,
    FundingKind,
    Gender,
    Initiative,
    LocalizedText,
    Location,
    Money,
    Note,
    Partner,
    Portfolio,
    Reach,
    Role,
    Source,
    Theme,
)
from briefgen.reading import quoted
from briefgen.reading.fields import (
    At,
    Field,
    Member,
    Unreadable,
    choice,
    date,
    email,
    integer,
    known,
    list_of,
    meant,
    optional,
    per_language,
    prose,
    record,
    required,
    scalar,
    slug,
    text,
    url,
)

T = TypeVar("T")

MOST_PEOPLE = 10**10  # more than there are


def portfolio(languages: Mapping[str, str]) -> Field[Portfolio]:
    """Declare `data/portfolio.yaml`, without themes and initiatives."""
    line, blocks = _line(languages), _prose(languages)
    contact = _mapping(Contact, required("name", line), required("email", email()))
    source = _mapping(Source, required("title", line), optional("url", url()))
    edition = _mapping(Edition, required("date", date()), optional("label", line))
    return _mapping(
        partial(Portfolio, themes=(), initiatives=()),
        required("title", line),
        optional("short_title", line),
        required("event", _event(line), "where and when it was announced"),
        required("introduction", blocks),
        required("currency", currency(), "of amounts, unless they say otherwise"),
        required("edition", edition, "the date and label of the publication"),
        optional("contact", contact, "whom a reader can write to"),
        optional("source", source, "where the facts were published"),
        optional("notice", line, "what every public document says in its foot"),
        optional("note", _note(line), "what briefing notes carry besides"),
        optional("advice", _advice(line, blocks), "internal and protected-a by itself"),
    )


def theme(languages: Mapping[str, str]) -> Field[Theme]:
    """Declare one theme of `data/themes.yaml`."""
    own = required("id", slug(), "small letters, digits and hyphens")
    return _mapping(Theme, own, *_of_theme(languages))


def theme_file(languages: Mapping[str, str]) -> Field[Callable[[str], Theme]]:
    """Declare a file of `data/themes/`, which becomes a theme by its id."""
    place = optional("order", integer(0, 1_000_000), "its place; then by id")
    return _mapping(_named_theme, place, *_of_theme(languages))


def _of_theme(languages: Mapping[str, str]) -> tuple[Member, ...]:
    line, blocks = _line(languages), _prose(languages)
    return (
        required("title", line),
        optional("lead", line, "how the opening sentence goes on"),
        optional("introduction", blocks),
        optional("advice", _advice(line, blocks), "internal and protected-a by itself"),
    )


def _named_theme(**fields: Any) -> Callable[[str], Theme]:
    return partial(Theme, **fields)


def initiative(
    languages: Mapping[str, str], themes: tuple[str, ...] | None, money: str
) -> Field[Callable[[str], Initiative]]:
    """Declare a file of `data/initiatives/`, which becomes an initiative by its id.

    `themes` are the ids of the themes, or None if they are not known; `money` is the
    portfolio's currency.
    """
    line, blocks = _line(languages), _prose(languages)
    return _mapping(
        _initiative,
        required("theme", _theme_id(themes), "the id of its theme"),
        optional("order", integer(0, 1_000_000), "its place in the theme; then by id"),
        required("title", line),
        optional("short_title", line),
        required("funding", _funding(money)),
        optional("partners", list_of(_partner(line))),
        optional("places", list_of(_location(line))),
        optional("reach", list_of(_reach(line)), "groups of people; never added up"),
        required("description", blocks),
        optional("summary", blocks, "the description, shortened for one page"),
        optional("source", url(), "where its facts were published"),
        optional("advice", _advice(line, blocks), "internal and protected-a by itself"),
    )


def _mapping(
    build: Callable[..., T],
    *members: Member,
    check: Callable[[T, At], None] | None = None,
) -> Field[T]:
    """Declare a mapping of the data that may have a release label."""
    return record(build, *members, release(), check=check)


def _line(languages: Mapping[str, str]) -> Field[LocalizedText]:
    return per_language(LocalizedText, languages, text(), release())


def _prose(languages: Mapping[str, str]) -> Field[LocalizedText]:
    return per_language(
        partial(LocalizedText, prose=True), languages, prose(), release()
    )


def _event(line: Field[LocalizedText]) -> Field[Event]:
    return _mapping(
        Event,
        required("name", line),
        optional("short_name", line),
        required("place", line),
        required("starts", date()),
        required("ends", date()),
        check=_judge_event,
    )


def _judge_event(event: Event, at: At) -> None:
    if event.ends < event.starts:
        message = f"the event ends {event.ends}, before it starts {event.starts}"
        (at / "ends").tell(message, "date-order")


def _note(line: Field[LocalizedText]) -> Field[Note]:
    return _mapping(
        Note,
        required("action_required", choice(get_args(Action))),
        required("addressee", line, "an office, never a name"),
        optional("addressee_gender", choice(get_args(Gender)), "of who holds it"),
        optional("tracking_number", text()),
        optional("advice_notice", line, "what is said of all advice"),
        optional("sign_off", list_of(line), "offices, never names"),
    )


def _advice(line: Field[LocalizedText], blocks: Field[LocalizedText]) -> Field[Advice]:
    return of_advice(
        _mapping(
            Advice,
            optional("issue", blocks),
            optional("background", blocks),
            optional("considerations", blocks),
            optional("risks", blocks),
            optional("recommendations", list_of(line)),
            optional("next_steps", blocks),
        )
    )


def _initiative(**fields: Any) -> Callable[[str], Initiative]:
    return partial(Initiative, **fields)


def _theme_id(themes: tuple[str, ...] | None) -> Field[str]:
    if themes is None:
        return slug()

    known_ids = frozenset(themes)

    def parse(value: str) -> str:
        if value not in known_ids:
            hint = meant(value, themes) or f"known themes: {', '.join(themes)}"
            raise Unreadable(f"unknown theme {quoted(value)}", "unknown-theme", hint)
        return value

    return scalar(parse, {"enum": list(themes)}, "the id of a theme")


def _funding(money: str) -> Field[Funding]:
    return _mapping(
        partial(_funded, portfolio_currency=money),
        required("kind", choice(get_args(FundingKind))),
        required("amount", amount(), "new money, in digits"),
        optional("total_value", amount(), "of an increase: with what was there before"),
        optional("currency", currency(), "unless it is the portfolio's"),
        optional("duration", duration(), "such as 5 years, 18 months"),
        optional("fiscal_years", fiscal_years(), "such as 2024-29"),
        check=_judge_funding,
    )


def _funded(
    *,
    amount: Decimal,
    portfolio_currency: str,
    currency: str | None = None,
    total_value: Decimal | None = None,
    **fields: Any,
) -> Funding:
    money = partial(Money, currency=currency or portfolio_currency)
    total = None if total_value is None else money(total_value)
    return Funding(amount=money(amount), total_value=total, **fields)


def _judge_funding(funding: Funding, at: At) -> None:
    if funding.total_value is None:
        return
    total, new = funding.total_value.amount, funding.amount.amount
    if funding.kind != "increase":
        message = (
            f"a total value belongs to an increase; this funding is {funding.kind}"
        )
        hint = "remove it, or write `kind: increase`"
        (at / "total_value").tell(message, "total-value", hint)
    elif total < new:
        message = f"the total value {total} is below the increase {new}"
        (at / "total_value").tell(message, "total-value")


def _partner(line: Field[LocalizedText]) -> Field[Partner]:
    role = choice(get_args(Role))
    return _mapping(Partner, required("name", line), required("role", role))


def _location(line: Field[LocalizedText]) -> Field[Location]:
    what = "a country code such as PE"
    country = known(is_country, what, "unknown-country", country_meant)
    return _mapping(
        Location,
        optional("country", country, "ISO 3166, two letters"),
        optional("name", line),
        check=_judge_location,
    )


def _judge_location(location: Location, at: At) -> None:
    if location.country is None and location.name is None:
        at.tell("expected a country, a name, or both", "missing-field")


def _reach(line: Field[LocalizedText]) -> Field[Reach]:
    return _mapping(
        Reach,
        required("count", integer(0, MOST_PEOPLE)),
        required("bound", choice(get_args(Bound)), "whether the count is exact"),
        required("who", line),
        optional("women_percent", integer(0, 100)),
    )
