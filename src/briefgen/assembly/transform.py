"""A part of a document's tree to the same with some of its nodes changed."""

import dataclasses
from collections.abc import Callable
from typing import Any

from briefgen import tree


def rewritten(part: Any, change: Callable[[Any], Any]) -> Any:
    """Return a part of a tree with each node replaced by `change`, inner before outer."""
    match part:
        case tuple():
            return tuple(rewritten(each, change) for each in part)
        case _ if type(part).__module__ == tree.__name__:
            names = [field.name for field in dataclasses.fields(part)]
            parts = {name: rewritten(getattr(part, name), change) for name in names}
            return change(dataclasses.replace(part, **parts))
        case _:
            return part
