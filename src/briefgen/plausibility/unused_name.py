"""Templates to warnings about names of headings and tables that nothing refers to.

`Table: Sums {name=sums}` is told if no `[](#sums)` stands in any template.
"""

import re
from collections.abc import Iterator

from briefgen.errors import Diagnostic
from briefgen.plausibility.material import Material

RULE = "unused-name"
NAMED = re.compile(r"\{name=([\w-]+)\}")


def check(material: Material) -> Iterator[Diagnostic]:
    """Yield a warning for each name that nothing refers to."""
    templates = material.templates
    text = "\n".join(each.script.text for each in templates)
    if "](#{{" in text:  # names are computed
        return
    for template in templates:
        for words in template.words:
            for name in NAMED.findall(words.text):
                if f"](#{name})" not in text:
                    message = f"nothing refers to the name '{name}'"
                    hint = f"refer to it with [](#{name}), or remove {{name={name}}}"
                    yield Diagnostic(words.place, message, RULE, hint, "warning")
