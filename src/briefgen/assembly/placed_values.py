"""A printed value to what stands for its placeholder: words, or the blocks of prose."""

from briefgen import markdown, tree
from briefgen.assembly.document_size import meter
from briefgen.document_limits import Budget
from briefgen.markdown import Placed, Prose, spoken
from briefgen.view import Value, computed_as, safe_path


def placed(value: Value, budget: Budget) -> Placed:
    """Return the replacement of a placeholder.

    Raises BriefgenError with the mistakes of prose, and Spent for too much of it.
    """
    if value.prose:
        text, place = str(value.raw), value.place
        assert place is not None, "prose comes from the data"
        meter(text, lambda _: place, budget)
        blocks = markdown.parse_prose(text, place, value.path or "")
        return Prose(blocks, value.path)
    words = tree.ValueText(
        value.text or "", safe_path(value), value.place, value, computed_as(value)
    )
    return spoken(words, value.language) if value.language else words
