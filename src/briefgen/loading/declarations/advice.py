"""What officials advise, of the portfolio, a theme or an initiative."""

from briefgen.loading.declarations.texts import Texts, mapping
from briefgen.loading.labels import kept_back
from briefgen.model import Advice
from briefgen.reading.fields import Field, list_of, optional


def advice(texts: Texts) -> Field[Advice]:
    """Declare advice, which is internal, and marked by itself."""
    line, blocks = texts.line, texts.blocks
    return kept_back(
        "advice",
        mapping(
            Advice,
            optional(
                "issue",
                blocks,
                "what the reader has to decide, or should know",
                "{en: Whether to renew the fund., fr: Le renouvellement du fonds.}",
            ),
            optional(
                "background",
                blocks,
                "what led to it",
                "{en: The fund began in 2019., fr: Le fonds date de 2019.}",
            ),
            optional(
                "considerations",
                blocks,
                "what speaks for and against it",
                "{en: Two provinces ask for more., fr: Deux provinces demandent plus.}",
            ),
            optional(
                "risks",
                blocks,
                "what may go wrong",
                "{en: Costs may rise., fr: Les coûts peuvent augmenter.}",
            ),
            optional(
                "recommendations",
                list_of(line),
                "what officials propose, each after « It is recommended that you: »",
                "[{en: approve the fund, fr: approuviez le fonds}]",
            ),
            optional(
                "next_steps",
                blocks,
                "what happens then, and when",
                "{en: Agreements are signed in May., fr: Les accords seront signés en mai.}",
            ),
        ),
    )
