"""How many people an initiative reaches."""

from typing import get_args

from briefgen.loading.declarations.texts import Texts, mapping
from briefgen.model import Bound, Reach
from briefgen.reading.fields import Field, choice, integer, optional, required

MOST_PEOPLE = 10**10  # more than there are


def reach(texts: Texts) -> Field[Reach]:
    """Declare a group of people that an initiative reaches."""
    return mapping(
        Reach,
        required("count", integer(0, MOST_PEOPLE), "of people", "2500"),
        required("bound", choice(get_args(Bound)), "what the count is", "at-least"),
        required(
            "who",
            texts.line,
            "the people, in the plural",
            "{en: girls and young women, fr: filles et jeunes femmes}",
        ),
        optional(
            "women_percent",
            integer(0, 100),
            "how many of a hundred are women or girls",
            "60",
        ),
    )
