"""How often words are hyphenated, alike in all formats; Word is told so."""

ZONE = 18.0  # points that may stay white at the end of a line, rather than a hyphen
MOST = 2  # lines in a row that end with a hyphen
