"""The file `data/portfolio.yaml`: what all documents share."""

from collections.abc import Mapping
from functools import partial

from briefgen.loading.declarations.advice import advice
from briefgen.loading.declarations.call_to_action import call_to_action
from briefgen.loading.declarations.link import link
from briefgen.loading.declarations.note import note
from briefgen.loading.declarations.own_values import OwnMember
from briefgen.loading.declarations.texts import Texts, mapping
from briefgen.loading.declarations.voices import contact, quote
from briefgen.loading.quantities import currency, rate
from briefgen.model import (
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
    distinct,
    list_of,
    optional,
    required,
    url,
)


def portfolio(languages: Mapping[str, str], own: OwnMember) -> Field[Portfolio]:
    """Declare `data/portfolio.yaml`, without themes and initiatives."""
    texts = Texts(languages)
    line, blocks = texts.line, texts.blocks
    source = mapping(
        Source,
        required(
            "title",
            texts.name,
            "of the page or document",
            "{en: Backgrounder, fr: Document d’information}",
        ),
        optional(
            "url",
            url(),
            "where it is on the web",
            "https://www.example.org/backgrounder",
        ),
    )
    edition = mapping(
        Edition,
        required("date", date(), "the date that documents carry", "2024-11-16"),
        optional(
            "label",
            line,
            "what stands beside the date",
            "{en: Second edition, fr: Deuxième édition}",
        ),
        optional(
            "languages",
            distinct(choice(languages)),
            "those that are complete; the documents of others are left out",
            "[en]",
        ),
    )
    return mapping(
        partial(Portfolio, themes=(), initiatives=(), fields=own.blank),
        required(
            "title",
            line,
            "of the whole portfolio",
            "{en: Water and health, fr: L’eau et la santé}",
        ),
        optional(
            "short_title",
            line,
            "the title where room is short",
            "{en: Water, fr: L’eau}",
        ),
        required("event", _event(line), "where and when it was announced"),
        required(
            "introduction",
            blocks,
            "a paragraph or more that open overviews; Markdown",
            "{en: What was announced., fr: Ce qui a été annoncé.}",
        ),
        required(
            "currency", currency(), "of amounts, unless they say otherwise", "CAD"
        ),
        required("edition", edition, "the date and label of the publication"),
        optional("contact", contact(texts), "whom a reader can write to"),
        optional(
            "source",
            source,
            "where the facts were published",
        ),
        optional(
            "notice",
            line,
            "what every public document says in its foot",
            "{en: Amounts are rounded., fr: Les montants sont arrondis.}",
        ),
        optional(
            "call_to_action",
            call_to_action(texts),
            "what public documents ask their readers to do",
        ),
        optional("media_contact", contact(texts), "whom journalists can call"),
        optional("quote", quote(texts), "what was said of the whole"),
        optional("links", list_of(link(texts)), "pages on the web"),
        optional("rates", _rates(line), "that convert amounts in other currencies"),
        optional("note", note(texts), "what briefing notes carry besides; internal"),
        optional(
            "advice",
            advice(texts),
            "internal and marked by itself: protected-a in Canada",
        ),
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
            required("date", date(), "of the rate", "2024-11-15"),
            required(
                "source",
                line,
                "who published it",
                "{en: Central bank, fr: Banque centrale}",
            ),
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
        required(
            "name",
            line,
            "of the event",
            "{en: Leaders’ meeting, fr: Réunion des dirigeants}",
        ),
        optional(
            "short_name",
            line,
            "the name where room is short",
            "{en: the meeting, fr: la réunion}",
        ),
        required(
            "place",
            line,
            "the city and the country",
            '{en: "Lima, Peru", fr: "Lima, Pérou"}',
        ),
        required("starts", date(), "its first day", "2024-11-15"),
        required(
            "ends",
            date(),
            "its last day; the first again if it has only one",
            "2024-11-16",
        ),
        check=_judge_event,
    )


def _judge_event(event: Event, at: At) -> None:
    if event.ends < event.starts:
        message = f"the event ends {event.ends}, before it starts {event.starts}"
        (at / "ends").tell(message, "date-order")
