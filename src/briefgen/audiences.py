"""The audiences: whom a document is for, and whom it is made for."""

from typing import Literal, TypeAlias, get_args

Audience: TypeAlias = Literal["public", "internal"]
AUDIENCES: tuple[Audience, ...] = get_args(Audience)
# Whom a document is made for: a preview is what will be public after every embargo.
Readership: TypeAlias = Literal["public", "preview", "internal"]
