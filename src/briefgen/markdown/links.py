"""Link destinations, checked: only https, http and mailto lead out of a document."""

from functools import lru_cache
from urllib.parse import urlsplit

from markdown_it.common.normalize_url import normalizeLink

KEPT = 256  # addresses: those that all documents print are judged once
SHOWN = 60  # characters of a destination in a message


@lru_cache(maxsize=KEPT)
def judge(destination: str) -> str | None:
    """Return the mistake in a decoded destination, or None if it may be followed."""
    scheme, _, rest = destination.partition(":")
    match scheme.lower():
        case "https" | "http" if _host(destination):
            return None
        case "mailto" if "@" in rest:
            return None
        case "https" | "http" | "mailto":
            return f"a link with half an address: {_shown(destination)}"
        case _:
            return f"a link that is not https, http or mailto: {_shown(destination)}"


@lru_cache(maxsize=KEPT)
def written(destination: str) -> str:
    """Return a destination in the characters that an address may have."""
    return normalizeLink(destination)


def _host(destination: str) -> str | None:
    try:
        return urlsplit(destination).hostname
    except ValueError:
        return None


def _shown(destination: str) -> str:
    clear = "".join(char if char.isprintable() else "?" for char in destination)
    return f"`{clear if len(clear) <= SHOWN else clear[:SHOWN] + '…'}`"
