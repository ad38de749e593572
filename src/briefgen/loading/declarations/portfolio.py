"""The file `data/portfolio.yaml`: what all documents share."""

from collections.abc import Mapping
from functools import partial

from briefgen.loading.declarations.advice import advice
from briefgen.loading.declarations.note import note
from briefgen.loading.declarations.own_values import OwnMember
from briefgen.loading.declarations.texts import Texts, mapping
from briefgen.loading.quantities import currency, rate
from briefgen.model import (
    Contact,
    Edition,
    Event,
    LocalizedText,
    Portfolio,
    Rate,
    Source,
)
from briefgen.reading.fields import (
    At,
    Field,
    choice,
    date,
    email,
    list_of,
    optional,
    required,
    url,
)
from briefgen.workspace import distinct


def portfolio(languages: Mapping[str, str], own: OwnMember) -> Field[Portfolio]:
    """Declare `data/portfolio.yaml`, without themes and initiatives."""
    texts = Texts(languages)
    line, blocks = texts.line, texts.blocks
    contact = mapping(Contact, required("name", line), required("email", email()))
    source = mapping(Source, required("title", line), optional("url", url()))
    edition = mapping(
        Edition,
        required("date", date()),
        optional("label", line),
        optional(
            "languages",
            distinct(choice(languages)),
            "those that are complete; the documents of others are left out",
            "[en]",
        ),
    )
    return mapping(
        partial(Portfolio, themes=(), initiatives=(), fields=own.blank),
        required("title", line),
        optional("short_title", line),
        required("event", _event(line), "where and when it was announced"),
        required("introduction", blocks),
        required("currency", currency(), "of amounts, unless they say otherwise"),
        required("edition", edition, "the date and label of the publication"),
        optional("contact", contact, "whom a reader can write to"),
        optional("source", source, "where the facts were published"),
        optional("notice", line, "what every public document says in its foot"),
        optional("rates", _rates(line), "that convert amounts in other currencies"),
        optional("note", note(texts), "what briefing notes carry besides; internal"),
        optional("advice", advice(texts), "internal and protected-a by itself"),
        own.member,
        undeclared=own.undeclared,
        check=_judge_rates,
    )


def _rates(line: Field[LocalizedText]) -> Field[tuple[Rate, ...]]:
    return list_of(
        mapping(
            Rate,
            required("currency", currency(), "which is converted", "USD"),
            required("value", rate(), "of one unit, in the portfolio's", "1.35"),
            required("date", date(), "of the rate"),
            required("source", line, "who published it"),
        )
    )


def _judge_rates(portfolio: Portfolio, at: At) -> None:
    known = [portfolio.currency]
    for number, each in enumerate(portfolio.rates):
        place = at / "rates" / number / "currency"
        if each.currency in known[1:]:
            place.tell(f"{each.currency} has two rates", "rate", "keep one")
        elif each.currency in known:
            message = f"{each.currency} is the portfolio's own currency"
            place.tell(message, "rate", "name the currency that is converted")
        known.append(each.currency)


def _event(line: Field[LocalizedText]) -> Field[Event]:
    return mapping(
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
