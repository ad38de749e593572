"""What a style file wants of its Word template, to looks that have it."""

from typing import Any

from briefgen.reading import Mapping as MappingNode
from briefgen.reading import Node
from briefgen.reading.fields import At, Reader
from briefgen.style import Style
from briefgen.style_file.find_template import Finder, reference_field, usual_reference
from briefgen.style_file.template_styles import names_of_styles, style_map
from briefgen.style_file.template_theme import theme_field, theme_in, themed


def in_template(style: Style, node: Node | None, at: At) -> Style:
    """Return a style with what it has of its template: named styles, and the theme."""
    look = next(iter(style.looks.values()))
    named = style_map(look.styles, look.reference, at / "styles")
    fields: dict[str, Any] = {"styles": named}
    if wanted := _wanted(node):
        fields |= themed(wanted, look, at / "from_template")
    return style.changed(**fields)


def judge_template(node: MappingNode, find: Finder, reader: Reader) -> None:
    """Tell what is wrong with named styles and theme, where there is no style."""
    if node.get("styles") is None and node.get("from_template") is None:
        return
    at, stated, before = reader.at(), node.get("reference"), len(reader.diagnostics)
    if stated is None:
        reference = usual_reference(find, reader)
        if len(reader.diagnostics) > before:
            return
    else:
        known = reference_field(find).take(stated, Reader().at())
        if known is None:
            return  # which is told already
        reference, _ = known
    style_map(names_of_styles(node.get("styles")), reference, at / "styles")
    if _wanted(node):
        theme_in(reference, at / "from_template")


def _wanted(node: Node | None) -> tuple[str, ...]:
    """Read again what is wanted of the template's theme; mistakes are told already."""
    field = node.get("from_template") if isinstance(node, MappingNode) else None
    return () if field is None else theme_field().take(field, Reader().at()) or ()
