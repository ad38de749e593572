"""A SQLite file to a connection that can only read it, and for a bounded time."""

import re

FILE_ADDRESS = re.compile(r"sqlite(?:\+\w+)?:///([^?]*)(?:\?.*)?", re.IGNORECASE)


def path_of_file(address: str) -> str:
    """Return the path that the address of a SQLite file names; empty for any other."""
    match = FILE_ADDRESS.fullmatch(address)
    return match[1] if match else ""
