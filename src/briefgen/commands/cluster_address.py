"""Turn the address of a cluster into a refusal, unless work may be sent there."""

import re
from collections.abc import Mapping
from ipaddress import ip_address
from typing import Any

import click

ADDRESS = re.compile(
    r"(tls|wss|tcp|ws)://(\[[0-9A-Fa-f:.]+\]|[^\s/:@\[\]]+):([0-9]{1,5})/?"
)
ENCRYPTED = ("tls", "wss")


def check_cluster(options: Mapping[str, Any]) -> None:
    """Raise click.UsageError if the options name a cluster that may not be used.

    Jobs are pickled: whoever changes one on its way runs a program there, and whoever
    changes a result runs one here.
    """
    address = options["cluster"]
    if address is None:
        if options["insecure_cluster"]:
            raise click.UsageError("--insecure-cluster is of use with --cluster alone")
        return
    if options["jobs"] is not None:
        raise click.UsageError("--jobs and --cluster exclude each other: use one")
    parts = ADDRESS.fullmatch(address)
    if parts is None:
        raise click.UsageError(
            "--cluster needs an address such as tls://scheduler.example:8786"
        )
    if (
        parts[1] in ENCRYPTED
        or _on_this_machine(parts[2])
        or options["insecure_cluster"]
    ):
        return
    raise click.UsageError(
        "a cluster on other machines needs TLS: without it, whoever is on the way there"
        " can run programs as you. Use a tls:// address (docs/scaling.md); or, in a"
        " network that you trust like this machine, add --insecure-cluster"
    )


def _on_this_machine(host: str) -> bool:
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host.lower() == "localhost"
