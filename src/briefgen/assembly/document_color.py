"""A document's subject to its colour, which has to be read on paper and on a band."""

from collections.abc import Iterator

from briefgen import view
from briefgen.assembly.dependency_digests import present
from briefgen.assembly.load_project import Project
from briefgen.errors import mistake
from briefgen.style import Look, unreadable
from briefgen.view import Record

HINT = "take a darker colour, or a lighter one for what stands on the band"


def accent_place(about: Record) -> str:
    """Return the place of a subject's theme among the accents; empty if it has its own.

    A theme with a colour of its own depends on no other.
    """
    return "" if view.own_color(about) else str(view.place_of(about))


def document_color(project: Project, about: Record, look: Look, place: str) -> str:
    """Return the colour of a document: its theme's own, or that of the theme's `place`.

    Raises BriefgenError if the theme's own cannot be read on paper, or text on a band of it.
    """
    own = view.own_color(about)
    if not own:
        return present(project, "", "accent", place)
    for message in _unreadable(own, look):
        raise mistake(view.theme_place(about, "color"), message, "contrast", HINT)
    return own


def _unreadable(own: str, look: Look) -> Iterator[str]:
    pairs = [(own, look.palette.paper, "paper")]
    if look.band:
        inks = dict.fromkeys(
            look.color(look.text(each).color, own) for each in look.on_band
        )
        pairs += [(ink, own, "band") for ink in inks]
    yield from filter(None, (unreadable(*pair) for pair in pairs))
