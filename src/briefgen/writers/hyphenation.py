"""Which words are hyphenated, and how often, alike in all formats."""

PROSE = ("body", "lead", "list", "quote", "callout")  # roles of running text
ZONE = 18.0  # points that may stay white at the end of a line, rather than a hyphen
MOST = 2  # lines in a row that end with a hyphen
