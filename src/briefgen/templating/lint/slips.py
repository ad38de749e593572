"""The text of a template that Jinja refuses to the slip behind it, if a tag shows it."""

import re

from briefgen.reading.fields import meant
from briefgen.templating.lint.tags import BOTH, CLOSERS, Slip, TemplateTag, cut, tags

HOLDING = ("if", "for", "macro", "call", "block", "filter", "with", "autoescape", "set")
USUAL = (
    *("if", "elif", "else", "endif", "for", "endfor", "set", "endset", "include"),
    *("macro", "endmacro", "import", "from"),
)
TAGS = {
    *USUAL,
    *HOLDING,
    *(f"end{word}" for word in HOLDING),
    *("raw", "extends", "print"),
}
SET = re.compile(r"[-+]?\s*set\s[^=|]*=")  # a name and its value, in one tag
INSTEAD = {  # what people write for a tag, from other languages or in French
    **dict.fromkeys(("elseif", "elsif", "sinonsi"), "{% elif … %}"),
    **dict.fromkeys(("otherwise", "sinon", "autre"), "{% else %}"),
    **dict.fromkeys(("foreach", "each", "pour", "loop"), "{% for … in … %}"),
    **dict.fromkeys(("si", "when", "unless"), "{% if … %}"),
    **dict.fromkeys(("comment", "note", "rem"), "{# … #}"),
    **dict.fromkeys(("finsi", "fi"), "{% endif %}"),
    **dict.fromkeys(("finpour", "next"), "{% endfor %}"),
    **dict.fromkeys(("let", "assign", "var"), "{% set name = … %}"),
    **dict.fromkeys(("inclure", "insert"), '{% include "sections/name.md" %}'),
}


def slip(text: str) -> Slip | None:
    """Return the first slip in the tags of a template, or None."""
    nesting = Nesting(text)
    try:
        for tag in tags(text):
            if tag.opener == "{{":
                _value(tag)
            else:
                _word(tag, nesting)
                nesting.read(tag)
        nesting.end()
    except Slip as first:
        return first
    return None


def alone(tag: TemplateTag) -> str:
    """Return a template in which a tag stands alone, and whole."""
    whole = f"{tag.opener}{tag.inside}{CLOSERS[tag.opener]}"
    if tag.opener == "{{":
        return whole
    if tag.word in {"else", "elif"}:
        return f"{{% if true %}}{whole}{{% endif %}}"
    if tag.word.startswith("end"):
        return ""
    return f"{whole}{{% end{tag.word} %}}" if holds(tag) else whole


def holds(tag: TemplateTag) -> bool:
    """Return whether a tag begins a block, which another tag ends."""
    return tag.word in HOLDING and not SET.match(tag.inside)


class Nesting:
    """The blocks that are open where a template is read, each with its tag."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._open: list[TemplateTag] = []
        self._elses: set[TemplateTag] = set()  # the blocks whose `else` was read

    @property
    def innermost(self) -> str | None:
        """The word of the block that has to end first."""
        return self._open[-1].word if self._open else None

    def read(self, tag: TemplateTag) -> None:
        """Open or close a block; raise Slip if that cannot be done here."""
        if tag.word in {"else", "elif"}:
            self._branch(tag)
        elif tag.word.startswith("end"):
            self._close(tag)
        elif holds(tag):
            self._open.append(tag)

    def end(self) -> None:
        """Raise Slip if a block is still open at the end of the text."""
        if self._open:
            last = self._open[-1]
            hint = f"write {{% end{last.word} %}} after what it holds"
            raise Slip(last.start, f"`{last.text}` has no end", hint)

    def _branch(self, tag: TemplateTag) -> None:
        kinds = ("if",) if tag.word == "elif" else ("if", "for")
        if self.innermost not in kinds:
            raise self._nothing_open(tag, "if")
        if tag.word == "else" and tag.inside.strip(" \n\t-+:") != "else":
            hint = "write {% elif … %} for a further condition"
            raise Slip(tag.start, f"`{tag.text}`: 'else' has no condition", hint)
        if self._open[-1] in self._elses:
            message = f"'{tag.word}' comes after the 'else' of the same block"
            raise Slip(tag.start, message, "put one 'else' last")
        if tag.word == "else":
            self._elses.add(self._open[-1])

    def _close(self, tag: TemplateTag) -> None:
        ended = tag.word.removeprefix("end")
        if not any(each.word == ended for each in self._open):
            raise self._nothing_open(tag, ended)
        last = self._open.pop()
        if last.word != ended:
            message = f"'{tag.word}' comes before the end of '{last.word}'"
            hint = f"write {{% end{last.word} %}} before it, for `{last.text}`"
            raise Slip(tag.start, message, hint)

    def _nothing_open(self, tag: TemplateTag, wanted: str) -> Slip:
        message = f"'{tag.word}' stands where no '{wanted}' is open"
        hint = f"remove it, or begin with {{% {wanted} … %}}"
        if self._open:
            last = self._open[-1]
            hint = f"`{last.text}` is open: it ends with {{% end{last.word} %}}"
        return Slip(tag.start, message, hint)


def _value(tag: TemplateTag) -> None:
    """Raise Slip if a tag that prints a value prints none."""
    if not tag.inside.strip(" \n\t-+"):
        hint = "write what is printed: {{ initiative.title }}"
        raise Slip(tag.start, f"`{tag.text}` prints nothing", hint)
    if tag.word in TAGS and tag.word != "call":
        message = f"`{tag.text}`: '{tag.word}' cannot be printed"
        hint = f"write {{% {tag.word}{'' if _alone(tag.word) else ' …'} %}}"
        raise Slip(tag.start, message, hint)


def _alone(word: str) -> bool:
    return word == "else" or word.startswith("end")


def _word(tag: TemplateTag, nesting: Nesting) -> None:
    """Raise Slip if a tag does not begin with a word that tags begin with."""
    match tag.inside.strip("-+").split(maxsplit=2):
        case ["set", _, _] if not {"=", "|"} & {*tag.inside}:
            hint = "write {% set name = value %}"
            raise Slip(tag.start, f"`{tag.text}` has no `=`", hint)
    if tag.word in TAGS:
        return
    if not tag.inside.strip(" \n\t-+"):
        raise Slip(tag.start, f"`{tag.text}` is empty", "remove it, or write the tag")
    rest = tag.inside.strip(" \n\t-+%").removeprefix(tag.word)
    if not tag.word or rest[:1] == "." or rest.lstrip()[:1] == "|":
        message = f"`{tag.text}` is no tag, for it begins with a value"
        raise Slip(tag.start, message, BOTH)
    shown = cut(tag.word)
    raise Slip(tag.start, f"there is no tag '{shown}'", _instead(tag.word, nesting))


def _instead(word: str, nesting: Nesting) -> str:
    """Return what to write instead of a word that is no tag."""
    small, inner = word.lower(), nesting.innermost
    if small in TAGS:
        return f"write '{small}', in small letters"
    if inner and small in {"end", "fin", "done", "close", "stop"}:
        return f"write {{% end{inner} %}}"
    if small in INSTEAD:
        return f"write {INSTEAD[small]}"
    return meant(small, TAGS) or f"the usual tags are {', '.join(USUAL)}"
