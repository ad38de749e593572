"""English: its facts. Templates and messages are written in it."""

from briefgen.languages.facts import LanguageFacts

FACTS = LanguageFacts(
    name="English",
    locale="en_CA",
    months=(
        *("January", "February", "March", "April"),
        *("May", "June", "July", "August"),
        *("September", "October", "November", "December"),
    ),
    inside="in {}",
    of="of {}",
    of_begins="of ",
    zones={
        -210: ("NST", "NDT"),
        -240: ("AST", "ADT"),
        -300: ("EST", "EDT"),
        -360: ("CST", "CDT"),
        -420: ("MST", "MDT"),
        -480: ("PST", "PDT"),
    },
    empty_links=(
        *("here", "click here", "this", "this link", "link", "more", "read more"),
        *("learn more", "see more", "this page", "website", "details", "more details"),
    ),
    placeholders=(
        r"\b(?:click|tap)(?: or (?:click|tap))? (?:here|to)\b",
        r"\b(?:insert|type|enter) (?:your|the|a|text|name|title|date)\b",
    ),
    markings={
        "unclassified": "unclassified",
        "protected a": "protected[- ]a",
        "protected b": "protected[- ]b",
        "protected c": "protected[- ]c",
        "top secret": "top[- ]secret",
        "secret": "secret",
        "confidential": "confidential",
        "restricted": "restricted",
        "internal": "(?:official|internal) use only",
    },
    ordinals=("st", "nd", "rd", "th"),
)
