"""What a driver or server says to a mistake, without any part of the address."""

import re
from contextlib import suppress
from typing import Any
from urllib.parse import quote

from briefgen.errors import BriefgenError, mistake
from briefgen.reading.characters import UNPRINTABLE
from briefgen.sources.database.connections import RULE as CONNECTION
from briefgen.sources.database.connections import variable
from briefgen.sources.database.request import DatabaseRequest
from briefgen.sources.source_file import RULE

LONGEST = 300  # characters of what a server says
ENCODING = "the answer has a text that is not in the database's encoding"
READS = "ask with one statement that only reads: SELECT, VALUES, TABLE or WITH"
SHORTER = "ask for less, or have an index made for it"
PATH = re.compile(
    r"(?<![\w.:/\\])(?:[A-Za-z]:)?[/\\](?:[^\s\"'/\\]+[/\\])*[^\s\"'/\\]+"
)

# Also found before SQLite says it, by the files beside a database.
UNFINISHED = (
    "a program that wrote this SQLite file stopped before it was done",
    "open the file with that program and close it, then import again",
)
# Of PostgreSQL's states: words instead of the server's, and a hint.
STATES = {
    "22021": (ENCODING, None),
    "25006": ("this statement would change the database", READS),
    "0A000": ("this statement does more than read", READS),
    "42601": ("this is not one statement that reads", READS),
    "57014": ("the answer takes too long", SHORTER),
    "55P03": ("others have locked what this asks for", "try it again later"),
}
# Likewise of SQLite's results.
RESULTS = {
    "SQLITE_AUTH": ("this statement does more than read", READS),
    "SQLITE_READONLY": ("this statement would change the database", READS),
    "SQLITE_INTERRUPT": ("the answer takes too long", SHORTER),
    "SQLITE_BUSY": ("a program is writing this SQLite file", "try it again later"),
    "SQLITE_TOOBIG": ("a value of the answer is too large", "leave it out"),
    "SQLITE_READONLY_ROLLBACK": UNFINISHED,
}

# What a driver's words hold, where there is no connection, and what that means.
CAUSES = (
    ("timeout", "it takes too long"),
    ("password", "the user or the password is wrong"),
    ("pg_hba.conf", "this user may not come from here"),
    ("does not exist", "it has no such user or no such database"),
    ("no such file or directory", "no server listens there"),
    ("refused", "no server listens there"),
    ("resolve", "there is no such host"),
    ("name or service not known", "there is no such host"),
    ("closed the connection", "the connection broke"),
    ("terminated", "the connection broke"),
    ("eof", "the connection broke"),
    ("ssl", "no secure connection can be made"),
)
HIDDEN = "\N{HORIZONTAL ELLIPSIS}"


def driver_mistake(request: DatabaseRequest, error: Exception) -> BriefgenError:
    """Return the mistake for what a driver raised."""
    original = getattr(error, "orig", None) or error
    known = _known(original)
    if known is not None:
        return mistake(request.place, known[0], RULE, known[1])
    if getattr(original, "sqlstate", None):
        return server_mistake(request, original)
    if type(original).__module__.startswith("psycopg"):
        return _unconnected(request, original)
    message = f"the database says: {plain(request, str(original))}"
    return mistake(request.place, message, RULE)


def _known(error: Exception) -> tuple[str, str | None] | None:
    """Return the words and the hint for an error that says too little itself."""
    if isinstance(error, TimeoutError):
        return STATES["57014"]
    if isinstance(error, UnicodeError):
        return ENCODING, None
    if isinstance(error, MemoryError):
        return RESULTS["SQLITE_TOOBIG"]
    return RESULTS.get(getattr(error, "sqlite_errorname", ""))


def server_mistake(
    request: DatabaseRequest, error: Any, statement: str = ""
) -> BriefgenError:
    """Return the mistake for what PostgreSQL says.

    With the statement, its line is named, where it has several.
    """
    words, hint = STATES.get(error.sqlstate, ("the database refuses this", None))
    reply = plain(request, error.diag.message_primary or str(error))
    position = error.diag.statement_position
    line = ""
    if position and "\n" in statement:
        number = statement.count("\n", 0, int(position) - 1) + 1
        line = f", in line {number} of the statement"
    return mistake(request.place, f"{words}: {reply}{line}", RULE, hint)


def _unconnected(request: DatabaseRequest, error: Exception) -> BriefgenError:
    """Return why there is no connection, in words of ours: a driver's name the host."""
    reply = f"{type(error).__name__} {error}".lower()
    why = next(
        (words for part, words in CAUSES if part in reply), "it is not known why"
    )
    name = request.address.connection
    message = f"the database {name} does not answer: {why}"
    hint = f"look at its address, in {variable(name)} or connections.yaml"
    return mistake(request.place, message, CONNECTION, hint)


def plain(request: DatabaseRequest, reply: str) -> str:
    """Return what a database says on one line, without address and without paths."""
    text = UNPRINTABLE.sub("\N{REPLACEMENT CHARACTER}", " ".join(reply.split()))
    secrets, names = _parts(request.address.text)
    for secret in secrets:
        text = text.replace(secret, HIDDEN)
    for name in names:
        text = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", HIDDEN, text)
    text = PATH.sub(HIDDEN, text)
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}{HIDDEN}"


def _parts(address: str) -> tuple[list[str], list[str]]:
    """Return the parts of an address that no message may have: secrets, and names."""
    from sqlalchemy import make_url

    with suppress(Exception):
        url = make_url(address)
        secrets = _texts(address, url.password)
        return secrets, _texts(
            url.username, url.host, url.database, *url.query.values()
        )
    return [address], []


def _texts(*parts: object) -> list[str]:
    """Return texts as they are and as an address writes them, longest first."""
    texts = {str(part) for part in parts if part}
    return sorted({*texts, *map(quote, texts)}, key=len, reverse=True)
