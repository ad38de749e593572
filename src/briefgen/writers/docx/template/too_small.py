"""A template to what its page has too little of for any document."""

from briefgen.word_template import WordTemplate, body_mark, parsed
from briefgen.word_template.word_elements import local
from briefgen.writers.docx.template.insertion_point import cleared
from briefgen.writers.docx.template.page import LEAST, stated_room


def too_small(reference: WordTemplate) -> tuple[str, ...]:
    """Return how much width and height are left to the text, of what is too little."""
    for part in reference.parts.values():
        root = parsed(part.data) if part.kind.endswith("+xml") else None
        if root is not None and local(root) == "document":
            wide, high = stated_room(cleared(root, body_mark(root)))
            return tuple(
                f"{max(length, 0.0):.0f} pt of {side}"
                for side, length in (("width", wide), ("height", high))
                if length < LEAST
            )
    return ()
