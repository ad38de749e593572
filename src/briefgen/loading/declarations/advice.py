"""What officials advise, of the portfolio, a theme or an initiative."""

from briefgen.loading.declarations.texts import Texts, mapping
from briefgen.loading.labels import kept_back
from briefgen.model import Advice
from briefgen.reading.fields import Field, list_of, optional


def advice(texts: Texts) -> Field[Advice]:
    """Declare advice, which is internal and protected-a by itself."""
    line, blocks = texts.line, texts.blocks
    return kept_back(
        "advice",
        mapping(
            Advice,
            optional("issue", blocks),
            optional("background", blocks),
            optional("considerations", blocks),
            optional("risks", blocks),
            optional("recommendations", list_of(line)),
            optional("next_steps", blocks),
        ),
    )
