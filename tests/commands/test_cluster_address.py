"""Tests of the addresses to which a build may send its work."""

import click
import pytest

from briefgen.commands.cluster_address import check_cluster


def check(
    address: str | None, *, insecure: bool = False, jobs: int | None = None
) -> None:
    check_cluster({"cluster": address, "insecure_cluster": insecure, "jobs": jobs})


@pytest.mark.parametrize(
    "address",
    [
        None,
        "tcp://127.0.0.1:8786",
        "tcp://localhost:8786",
        "tcp://[::1]:8786",
        "tls://scheduler.example:8786",
    ],
)
def test_this_machine_and_tls_are_free(address: str | None) -> None:
    check(address)


@pytest.mark.parametrize(
    "address",
    [
        "tcp://10.0.0.1:8786",
        "tcp://scheduler.example:8786",
        "tcp://localhost.example:8786",
        "ws://[2001:db8::1]:8786",
    ],
)
def test_another_machine_needs_tls_or_the_users_word(address: str) -> None:
    with pytest.raises(click.UsageError, match="needs TLS"):
        check(address)
    check(address, insecure=True)


@pytest.mark.parametrize(
    "address", ["", "8786", "host:8786", "inproc://1", "tcp://a b:1"]
)
def test_anything_else_is_no_address(address: str) -> None:
    with pytest.raises(click.UsageError, match="needs an address"):
        check(address, insecure=True)


def test_options_that_contradict_each_other_are_refused() -> None:
    with pytest.raises(click.UsageError, match="exclude each other"):
        check("tcp://127.0.0.1:8786", jobs=2)
    with pytest.raises(click.UsageError, match="--cluster alone"):
        check(None, insecure=True)
