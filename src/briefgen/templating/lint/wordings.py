"""Jinja's own complaints to messages that whoever writes a template can act on."""

import re

from briefgen.value_classes import dataclass

LOOK = "check the braces, brackets and quotation marks of this line"
JOIN = "a field begins with a dot, a filter with |; words to print stand in quotes"
LOOP = "write {% for initiative in theme.initiatives %}"
VALUE = "write a value there, or remove the sign that waits for one"
BRACKET = "close each bracket with its like: ( with ), [ with ]"


@dataclass(frozen=True, slots=True)
class SyntaxWording:
    """The message and hint for a complaint that matches `pattern`, with its groups."""

    pattern: str
    message: str
    hint: str | None = None


# What Jinja calls its tokens, before the rows below are asked.
TOKENS = {
    "end of statement block": "the end",
    "end of print statement": "the end",
    "template data / text": "text",
    "end of template": "the end of the template",
    "string": "words in quotes",
    "integer": "a number",
    "float": "a number",
    "name": "a name",
}
TOKEN = re.compile("'(" + "|".join(TOKENS) + ")'")

# The first row whose pattern matches is used. `\1` is what stands in its first brackets.
WORDINGS = (
    SyntaxWording("the end, got '='", "one '=' cannot compare", "write == to compare"),
    SyntaxWording(
        "'(AND|OR|NOT|IF|ELSE|IN|IS)'",
        r"'\1' cannot follow here",
        "write and, or, not, in, is, if, else in small letters",
    ),
    SyntaxWording(
        "the end, got '(et|ou|non|est|sinon)'",
        r"'\1' cannot follow here",
        "write and, or, not, is, else",
    ),
    SyntaxWording(
        "the end, got 'then'",
        "'then' cannot follow here",
        "end the tag after the condition: {% if initiative.funding %}",
    ),
    SyntaxWording(
        "the end, got 'not'",
        "'not' cannot follow here",
        "write `is not`, as in {% if theme.lead is not none %}",
    ),
    SyntaxWording(
        "the end, got '=='",
        "'==' cannot follow here",
        "write one = to set a name, and == to compare in {% if … %}",
    ),
    SyntaxWording("the end, got '(.)'", r"'\1' cannot follow here", JOIN),
    SyntaxWording("the end, got (.+)", r"\1 cannot follow here", JOIN),
    SyntaxWording("expected token 'in'", "a loop without 'in' after the name", LOOP),
    SyntaxWording(
        "a name, got '\\|'",
        "a second '|' where a filter's name is expected",
        "one | begins a filter; for one of two conditions write or",
    ),
    SyntaxWording(
        "a name, got the end",
        "a name is missing at the end",
        "write it, or remove the |, `is` or `import` that waits for it",
    ),
    SyntaxWording(
        "a name, got (.+)",
        r"\1 where a name is expected",
        "names of filters and tests stand without quotes",
    ),
    SyntaxWording(
        "',', got ':'",
        "':' cannot stand within these brackets",
        "write an argument with =, as in money(exact=true)",
    ),
    SyntaxWording(
        "'\\(', got the end", "a macro without brackets", "write {% macro name() %}"
    ),
    SyntaxWording("expected token '(.)', got (.+)", r"\2 where '\1' is expected", LOOK),
    SyntaxWording(
        "expected token '(.+)', got (.+)",
        r"\2 where the word '\1' is expected",
        'write {% import "sections/name.md" as name %}, {% from "sections/name.md" import name %}',
    ),
    SyntaxWording(
        "expected an expression|unexpected the end$",
        "a value is missing at the end",
        VALUE,
    ),
    SyntaxWording(
        "unexpected '[}%]', expected '(.)'",
        r"a '\1' is missing before the end",
        BRACKET,
    ),
    SyntaxWording(
        "unexpected '(.)', expected '(.)'", r"'\1' where '\2' is expected", BRACKET
    ),
    SyntaxWording("unexpected '([)\\]])'", r"'\1' closes nothing", BRACKET),
    SyntaxWording(
        "unexpected '='",
        "'=' cannot stand here",
        "write == to compare, and {% set name = … %} to keep a value",
    ),
    SyntaxWording(
        "unexpected '>'",
        "'>' cannot stand here",
        "write != for unequal; a field begins with a dot: initiative.title",
    ),
    SyntaxWording(
        "unexpected char '([&|])'", r"'\1' cannot be read here", "write and, or"
    ),
    SyntaxWording(
        "unexpected char '!'", "'!' cannot be read here", "write not, or != for unequal"
    ),
    SyntaxWording(
        "unexpected char '\\?'",
        "'?' cannot be read here",
        "write {{ words if condition else other }}",
    ),
    SyntaxWording(
        "unexpected char '([$@#])'",
        r"'\1' cannot be read here",
        "write names without signs: initiative.title",
    ),
    SyntaxWording("unexpected char '([^'])'", r"'\1' cannot be read here", JOIN),
    SyntaxWording(r"unexpected char '\\\\'", r"'\\' cannot be read here", JOIN),
    SyntaxWording("unexpected char", "a sign that cannot be read here", JOIN),
    SyntaxWording("unexpected (.+)", r"\1 cannot stand here", VALUE),
    SyntaxWording(
        "expected name or number",
        "a dot without the name of a field after it",
        "write one dot, then the name: initiative.title",
    ),
    SyntaxWording(
        "special loop variable",
        "'loop' is the name of the loop itself",
        f"choose another: {LOOP.removeprefix('write ')}",
    ),
    SyntaxWording(
        "can't assign to",
        "only a name can be given a value",
        "a name has letters, digits and _, and no quotes; none, true and false are taken",
    ),
    SyntaxWording(
        "block ('\\w+') defined twice",
        r"block \1 stands here twice",
        "give one of them another name",
    ),
    SyntaxWording("block names", "a block whose name has a hyphen", "write _ instead"),
    SyntaxWording(
        "Required blocks", "a block that is 'required' holds text", "remove 'required'"
    ),
    SyntaxWording(
        "names starting with an underline",
        "a name that begins with _ cannot be imported",
    ),
    SyntaxWording(
        "non-default argument",
        "an argument without a value follows one with a value",
        "put arguments such as exact=true last",
    ),
    SyntaxWording(
        "function call expression",
        "a plain argument follows one with a name",
        "put arguments such as exact=true last",
    ),
    SyntaxWording("expected call", "'call' without a macro", "write {% call name() %}"),
    SyntaxWording(
        "expected subscript",
        "a field or a number is missing here",
        "write the name of a field after a dot",
    ),
    SyntaxWording(
        "multiple tests with is", "two 'is' in a row", "join conditions with and"
    ),
    SyntaxWording(
        "caller", "'caller' cannot be an argument of a macro", "give it another name"
    ),
    SyntaxWording(
        "extend from", "'extends' stands within a block", "put it at the top"
    ),
    SyntaxWording(
        "identifier",
        "a name with a sign that no name has",
        "a name has letters, digits and _",
    ),
    SyntaxWording(
        "escape|Unicode|end of string",
        "a backslash that begins no known sign",
        r"write \\ for a backslash",
    ),
)


def wording(complaint: str) -> tuple[str, str | None]:
    """Return the message and the hint for a complaint of Jinja's."""
    complaint = complaint[:1].lower() + complaint[1:].removesuffix(".")
    complaint = TOKEN.sub(lambda match: TOKENS[match[1]], complaint)
    for row in WORDINGS:
        if match := re.search(row.pattern, complaint):
            return match.expand(row.message), row.hint
    return "this cannot be read", LOOK
