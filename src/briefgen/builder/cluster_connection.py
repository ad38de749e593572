"""Turn the address of a Dask scheduler into its workers, or into a plain message."""

import asyncio
import logging
import time
import warnings
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import field
from typing import Any

from briefgen.errors import BriefgenError, Place, mistake
from briefgen.value_classes import dataclass

PLACE = Place("--cluster", 1, None)
RULE = "cluster"
ENCRYPTED = ("tls:", "wss:")
TIMEOUT = 10  # seconds in which a scheduler answers, or the first worker is there
PATIENCE = 60.0  # seconds in which another worker may come when the last is gone
FRESH = 1.0  # seconds for which the list of workers is taken to be true
START = "start workers: dask worker ADDRESS --nthreads 1 (docs/scaling.md)"


@dataclass(slots=True)
class Members:
    """The workers of a cluster, as its scheduler knows them."""

    client: Any
    _known: Collection[str] = ()
    _asked: float = -FRESH
    _last: float = field(default_factory=time.monotonic)  # when there was any

    def now(self) -> Collection[str]:
        """Return the addresses of the workers.

        Raises BriefgenError if the scheduler is gone.
        """
        at = time.monotonic()
        if at - self._asked >= FRESH:
            try:
                self._known = tuple(_threads(self.client, PATIENCE))
            except (OSError, ValueError, RuntimeError) as error:
                raise lost() from error
            self._asked = at
            self._last = at if self._known else self._last
        return self._known

    def watch(self) -> None:
        """Raise BriefgenError if no worker has been there for too long."""
        if not self.now() and time.monotonic() - self._last > PATIENCE:
            message = "the last worker of the cluster is gone"
            raise refusal(message, f"{START}, and build again: what was made stands")


@contextmanager
def connected(address: str) -> Iterator[Members]:
    """Connect to a scheduler; raise BriefgenError if it has no fitting worker."""
    client = _client(address)
    try:
        _check(client)
        yield Members(client)
    finally:
        with suppress(OSError, RuntimeError):
            client.close(timeout=TIMEOUT)


def _client(address: str) -> Any:
    try:
        from distributed import Client, Security
    except ImportError as error:
        hint = 'run: pip install "briefgen[cluster]"'
        raise refusal("a cluster needs Dask, which is not installed", hint) from error
    _silence_loggers()
    security: Any = Security()  # type: ignore[no-untyped-call]
    if address.startswith(ENCRYPTED):
        _check_certificates(security)
    try:
        asyncio.run(_greet(address, security))
        with warnings.catch_warnings(action="ignore"):  # versions are compared by us
            return Client(address, timeout=TIMEOUT, set_as_default=False)  # type: ignore[no-untyped-call]
    except (OSError, ValueError, TypeError, RuntimeError) as error:
        raise _unreachable() from error


def _silence_loggers() -> None:
    """Let Dask and its libraries log nothing below critical: cli alone prints.

    Dask gives a level to loggers below these too, so each that exists is set.
    """
    libraries = {"distributed", "tornado", "asyncio"}
    for name in libraries.union(logging.root.manager.loggerDict):
        if name.partition(".")[0] in libraries:
            logging.getLogger(name).setLevel(logging.CRITICAL)


async def _greet(address: str, security: Any) -> None:
    """Wait for the answer of a scheduler: a client of Dask would wait for ever."""
    from distributed.comm.core import connect

    arguments = security.get_connection_args("client")
    greeting = connect(address, **arguments)  # type: ignore[no-untyped-call]
    comm = await asyncio.wait_for(greeting, TIMEOUT)
    comm.abort()


def _check_certificates(security: Any) -> None:
    """Raise BriefgenError if Dask's configuration names none that can be used."""
    hint = (
        "name its files in Dask's configuration: distributed.comm.tls.ca-file and"
        " distributed.comm.tls.client.cert and .key (docs/scaling.md)"
    )
    try:
        known = security.get_connection_args("client").get("ssl_context")
    except (OSError, ValueError, TypeError) as error:  # an SSLError is an OSError
        reason = getattr(error, "strerror", None) or type(error).__name__
        message = f"the certificates for tls cannot be used: {reason}"
        raise refusal(message, hint) from error
    if known is None:
        raise refusal("tls needs certificates, and Dask knows none", hint)


def _unreachable() -> BriefgenError:
    hint = (
        "start one with `dask scheduler`, or correct the address; one that speaks tls"
        " has an address tls://…, and needs certificates that it trusts"
    )
    return refusal(f"no scheduler answers there within {TIMEOUT} seconds", hint)


def _check(client: Any) -> None:
    try:
        client.wait_for_workers(1, timeout=TIMEOUT)
        counts = _threads(client, TIMEOUT)
    except TimeoutError as error:
        message = f"no worker has joined the cluster within {TIMEOUT} seconds"
        raise refusal(message, START) from error
    except (OSError, ValueError, RuntimeError) as error:
        raise lost() from error
    several = sorted(address for address, count in counts.items() if count > 1)
    if several:
        message = f"{len(several)} of {len(counts)} workers have several threads"
        hint = "one thread makes documents; start as many workers, each --nthreads 1"
        raise refusal(message, hint)


def _threads(client: Any, timeout: float) -> Mapping[str, int]:
    """Return the threads of each worker, by its address.

    Raises TimeoutError if the scheduler does not answer within `timeout` seconds.
    """
    counts: Mapping[str, int] = client.sync(
        client.scheduler.ncores, callback_timeout=timeout
    )
    return counts


def lost() -> BriefgenError:
    """Return the error that the scheduler is gone."""
    hint = "build again when it is back: what was made stands"
    return refusal("the connection to the cluster was lost", hint)


def refusal(message: str, hint: str) -> BriefgenError:
    """Return the error that a cluster cannot be used."""
    return mistake(PLACE, message, RULE, hint)
