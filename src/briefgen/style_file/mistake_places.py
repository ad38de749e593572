"""What is wrong with a page design to the place in its files that decides it."""

from collections.abc import Iterable

from briefgen.reading.fields import At


def text_place(at: At, layout: str, role: str, name: str, *, band: bool = False) -> At:
    """Return the place that decides: the design's own, else that of all designs.

    Of a text on a `band` that is the band, if the design does not set the text.
    """
    layers = (at / "layouts" / layout, at / "designs" / layout)
    changed, own = (layer / "texts" / role for layer in layers)
    shared = at / "texts" / role
    others: tuple[At, ...] = (shared / name, changed, own)
    if band:
        others = (changed, own, *(layer / "band" for layer in layers), shared / name)
    return _first((changed / name, own / name, *others), shared)


def design_place(at: At, layout: str, name: str) -> At:
    """Return the place of what is told of a page design, or that of the whole style."""
    changed, own = at / "layouts" / layout, at / "designs" / layout
    return _first((changed / name, own / name, changed, own), at)


def _first(places: Iterable[At], other: At) -> At:
    """Return the first of some places where something stands."""
    return next((at for at in places if at.path in at.reader.places), other)
